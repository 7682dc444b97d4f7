"""Owns a server on loopback that fails on purpose: real sockets, scripted answers, and a count of what arrived."""

from __future__ import annotations

import hashlib
import select
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Self
from urllib.parse import parse_qsl

from tests.support.fault_answers import BEFORE, Answer, Arrived, Script

KEPT = 8 * 2**20  # bytes of each body that are kept
_PIECE = 64 * 1024
_GONE = select.POLLHUP | select.POLLERR | getattr(select, "POLLRDHUP", 0)
_RESET = struct.pack("ii", 1, 0)  # close by RST
_LONG = 10.0  # seconds, for what takes milliseconds


class FaultServer:
    """Answers each request with the next script, and from then on with the last one; keeps the requests.

    A request counts from its first byte: then its script is taken. It is in `requests` once its head was read, in the
    order of arrival, whether its body comes or not, and always before the first byte of its answer.
    """

    def __init__(self, *scripts: Script, listens: bool = True) -> None:
        assert scripts, "a server needs something to answer"
        self.requests: list[Arrived] = []
        self.connections = 0
        self._scripts = scripts
        self._taken = 0
        self._changed = threading.Condition()
        self._closing = False
        self._open: dict[int, socket.socket] = {}
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=512) if listens else socket.socket()
        if not listens:
            self._listener.bind(("127.0.0.1", 0))
        self._listens = listens
        self._port: int = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}"

    @property
    def open(self) -> int:
        """How many connections are open now."""
        with self._changed:
            return len(self._open)

    def wait_for(self, condition: Callable[[FaultServer], bool], seconds: float = _LONG) -> bool:
        """Waits until the requests or the connections meet a condition; tells whether they did in time."""
        with self._changed:
            return self._changed.wait_for(lambda: condition(self), seconds)

    def __enter__(self) -> Self:
        if self._listens:
            self._start(self._accept)
        return self

    def listen(self) -> None:
        """Begins to listen, after connections were refused (`listens=False`)."""
        self._listener.listen(512)
        self._listens = True
        self._start(self._accept)

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._closing = True
            sockets = list(self._open.values())
        if self._listens:
            socket.create_connection(("127.0.0.1", self._port)).close()  # wakes the listener
        for connected in sockets:
            with suppress(OSError):
                connected.shutdown(socket.SHUT_RDWR)  # wakes whoever reads from it, writes to it or waits on it
        for thread in self._threads:
            thread.join(_LONG)
        self._listener.close()
        assert not any(thread.is_alive() for thread in self._threads), "a connection did not end"

    def _start(self, target: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            accepted, _ = self._listener.accept()
            with self._changed:
                if self._closing:
                    accepted.close()
                    return
                self.connections += 1
                number = self.connections
                self._open[number] = accepted
                self._changed.notify_all()
            self._start(self._serve, accepted, number)

    def _serve(self, accepted: socket.socket, number: int) -> None:
        try:
            accepted.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            _Connection(self, accepted, number).serve()
        except OSError:
            pass  # the client went away, or the server is being closed
        finally:
            with self._changed:
                del self._open[number]
                accepted.close()
                self._changed.notify_all()

    def next_script(self) -> Script:
        """The script of the request that begins to arrive."""
        with self._changed:
            self._taken += 1
            return self._scripts[min(self._taken, len(self._scripts)) - 1]

    def record(self, arrived: Arrived, place: int | None = None) -> int:
        """Keeps a request, or what more is known of it; returns its place."""
        with self._changed:
            if place is None:
                place = len(self.requests)
                self.requests.append(arrived)
            self.requests[place] = arrived
            self._changed.notify_all()
            return place


class _Connection:
    """One connection: reads requests and does to each what its script says."""

    def __init__(self, server: FaultServer, connected: socket.socket, number: int) -> None:
        self._server = server
        self._socket = connected
        self._number = number
        self._buffer = b""
        self._unread = False  # whether some of the request is still to come

    def serve(self) -> None:
        while self._buffer or self._socket.recv(1, socket.MSG_PEEK):
            script = self._server.next_script()
            self._unread = True
            if not (isinstance(script, Answer) and script.reads == BEFORE):
                arrived = self._read_request(script if isinstance(script, Answer) else Answer())
                self._unread = not arrived.complete
                if not isinstance(script, Answer):
                    script = script(arrived)
            if not self._send(script):
                return

    # Reading

    def _read_request(self, script: Answer) -> Arrived:
        """The request with as much of its body as the script reads."""
        head = self._until(b"\r\n\r\n").decode("latin-1")
        first, *lines = head.split("\r\n")
        method, target, _ = first.split(" ")
        path, _, query = target.partition("?")
        headers: dict[str, str] = {}
        for line in lines:
            name, _, value = line.partition(":")
            name, value = name.strip().lower(), value.strip()
            headers[name] = f"{headers[name]}, {value}" if name in headers else value
        arrived = Arrived(
            method=method,
            path=path,
            query=parse_qsl(query, keep_blank_values=True),
            headers=headers,
            body=b"",
            size=0,
            digest="",
            complete=False,
            connection=self._number,
        )
        return self._read_body(arrived, self._server.record(arrived), script)

    def _read_body(self, arrived: Arrived, place: int, script: Answer) -> Arrived:
        kept = bytearray()
        digest = hashlib.sha256()
        size = 0
        complete = False
        try:
            pieces = self._pieces(arrived)
            while not complete and (script.reads is None or size < script.reads):
                if script.pace and self._is_gone_after(script.pace):
                    raise ConnectionError("the client went away")
                piece = next(pieces, b"")
                size += len(piece)
                digest.update(piece)
                kept += piece[: KEPT - len(kept)]
                complete = not piece
        finally:  # if the client goes away, it is recorded as far as it came
            complete = complete or size == self._length(arrived)
            arrived = replace(arrived, body=bytes(kept), size=size, digest=digest.hexdigest(), complete=complete)
            self._server.record(arrived, place)
        return arrived

    @staticmethod
    def _length(arrived: Arrived) -> int | None:
        """The length of the body that its head tells; None if it comes in chunks."""
        if "chunked" in arrived.headers.get("transfer-encoding", ""):
            return None
        return int(arrived.headers.get("content-length", "0"))

    def _pieces(self, arrived: Arrived) -> Iterator[bytes]:
        length = self._length(arrived)
        if length is not None:
            yield from self._exactly(length)
            return
        while size := int(self._until(b"\r\n").partition(b";")[0], 16):
            yield from self._exactly(size)
            self._until(b"\r\n")
        while self._until(b"\r\n"):
            pass  # fields after the last chunk

    def _exactly(self, count: int) -> Iterator[bytes]:
        while count:
            self._fill()
            piece, self._buffer = self._buffer[:count], self._buffer[count:]
            count -= len(piece)
            yield piece

    def _until(self, end: bytes) -> bytes:
        while end not in self._buffer:
            self._fill(more=True)
        found, _, self._buffer = self._buffer.partition(end)
        return found

    def _fill(self, *, more: bool = False) -> None:
        if self._buffer and not more:
            return
        read = self._socket.recv(_PIECE)
        if not read:
            raise ConnectionError("the client went away")
        self._buffer += read

    # Answering

    def _send(self, answer: Answer) -> bool:
        """Sends an answer up to where it stops for good; tells whether the connection goes on."""
        position = 0
        for stop in answer.stops:
            self._send_part(answer, position, stop.at)
            position = stop.at
            if stop.action == "reset":
                self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                return False
            if stop.action == "drop":
                return self._end()
            if self._is_gone_after(stop.seconds):
                return False
        self._send_part(answer, position, len(answer))
        return self._end() if answer.closes or self._unread else True

    def _send_part(self, answer: Answer, start: int, stop: int) -> None:
        for position in range(start, stop, _PIECE):
            self._socket.sendall(answer[position : min(position + _PIECE, stop)])

    def _is_gone_after(self, seconds: float | None) -> bool:
        """Waits; tells whether the client went away, or the server was closed, before the time was over."""
        watched = select.poll()
        watched.register(self._socket, _GONE)
        return bool(watched.poll(None if seconds is None else seconds * 1000))

    def _end(self) -> bool:
        """Ends the connection by FIN: a close with bytes still unread would be a reset."""
        if self._unread:
            self._socket.shutdown(socket.SHUT_WR)
            while self._socket.recv(_PIECE):
                pass
        return False


@contextmanager
def refused() -> Iterator[str]:
    """A URL at which nobody listens, for as long as it is used."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
