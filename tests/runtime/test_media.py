"""Owns the media types that generated clients send files with: by their bytes, then by their names."""

from __future__ import annotations

import io
import mimetypes
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.support import wire
from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import answer
from tests.support.jobs import job
from tests.support.served import serving

pytestmark = pytest.mark.usefixtures("no_proxy")

PNG = b"\x89PNG\r\n\x1a\n" + bytes(90)
WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm"


def box(*brands: bytes) -> bytes:
    """The start of an MP4 or of one of its kin."""
    return (12 + 4 * len(brands)).to_bytes(4, "big") + b"ftyp" + brands[0] + bytes(4) + b"".join(brands[1:]) + bytes(90)


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


CONTENTS = {
    "png": (PNG, "image/png"),
    "jpeg": (b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(90), "image/jpeg"),
    "gif": (b"GIF89a" + bytes(90), "image/gif"),
    "old-gif": (b"GIF87a" + bytes(90), "image/gif"),
    "webp": (b"RIFF\x24\0\0\0WEBPVP8 " + bytes(90), "image/webp"),
    "avif": (box(b"avif"), "image/avif"),
    "avif-in-heif": (box(b"mif1", b"miaf", b"avif"), "image/avif"),
    "heic": (box(b"heic", b"mif1"), "image/heic"),
    "heic-in-heif": (box(b"mif1", b"heic"), "image/heic"),
    "heif": (box(b"mif1"), "image/heif"),
    "bmp": (b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28" + bytes(90), "image/bmp"),
    "tiff": (b"II*\0" + bytes(90), "image/tiff"),
    "mp4": (box(b"isom", b"iso2", b"mp41"), "video/mp4"),
    "mp4-of-a-camera": (box(b"XAVC"), "video/mp4"),
    "mov": (box(b"qt  "), "video/quicktime"),
    "old-mov": (b"\0\0\0\x08wide" + bytes(90), "video/quicktime"),
    "3gp": (box(b"3gp5"), "video/3gpp"),
    "m4a": (box(b"M4A ", b"mp42"), "audio/mp4"),
    "webm": (WEBM, "video/webm"),
    "mkv": (WEBM.replace(b"\x84webm", b"\x88matroska"), "video/x-matroska"),
    "avi": (b"RIFF\x24\0\0\0AVI LIST", "video/x-msvideo"),
    "mpeg": (b"\0\0\1\xba" + bytes(90), "video/mpeg"),
    "ts": ((b"G@\x11\x10" + bytes(184)) * 2, "video/mp2t"),
    "mp3": (b"\xff\xfb\x90\x64" + bytes(90), "audio/mpeg"),
    "tagged-mp3": (b"ID3\4\0" + bytes(90), "audio/mpeg"),
    "wav": (b"RIFF\x24\0\0\0WAVEfmt ", "audio/wav"),
    "aac": (b"\xff\xf1\x50\x80", "audio/aac"),
    "flac": (b"fLaC\0\0\0\x22", "audio/flac"),
    "ogg": (b"OggS" + bytes(24) + b"OpusHead", "audio/ogg"),
    "ogv": (b"OggS" + bytes(24) + b"\x80theora", "video/ogg"),
    "pdf": (b"%PDF-1.7\n", "application/pdf"),
}
SAYS_NOTHING = (b"", b"x", b"\0" * 600, b"a cat", b"RIFF\0\0\0\0ABCD", b"\xff", b"ftyp", b"The wide mdat")
FORMS: dict[str, Callable[[bytes, Path], Any]] = {
    "bytes": lambda content, _: content,
    "bytearray": lambda content, _: bytearray(content),
    "object": lambda content, _: io.BytesIO(content),
    "path": lambda content, path: written(path, content),
    "tuple": lambda content, _: ("a.txt", content),
    "pair-with-path": lambda content, path: ("a", written(path, content)),
}


class Pipe(io.BytesIO):
    """A file that can be read once; `reads` are the sizes that were asked for."""

    def __init__(self, content: bytes, name: str = "") -> None:
        super().__init__(content)
        self.name = name
        self.reads: list[int | None] = []

    def seekable(self) -> bool:
        return False

    def seek(self, *_: Any) -> int:
        raise io.UnsupportedOperation

    def read(self, size: int | None = -1) -> bytes:
        self.reads.append(size)
        return super().read(size)


def media_type(name: str, head: bytes) -> str:
    return str(import_module("generated._runtime.media").media_type(name, head))


def sent(caller: Caller, file: Any) -> wire.Part:
    """The part that a file is sent as, from a real socket."""
    with serving(caller, answer(json=job("pending"))) as (client, server):
        caller.wait(client.videos.create(prompt="a cat", input_reference=file))
        return next(part for part in server.requests[0].parts if part.name == "input_reference")


@pytest.fixture(autouse=True)
def no_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody asks the machine, whose tables may know other types, or wrong ones."""

    def wrong(*_: Any, **__: Any) -> tuple[str, None]:
        return "chemical/x-wrong", None

    monkeypatch.setattr(mimetypes, "guess_type", wrong)


@pytest.mark.parametrize("name", ["", "a", "a.xyz", "a.txt.xyz", "png", "a."])
@pytest.mark.parametrize("content", CONTENTS)
def test_bytes_say_what_a_file_is(content: str, name: str) -> None:
    head, expected = CONTENTS[content]
    assert media_type(name, head) == expected


@pytest.mark.parametrize("content", CONTENTS)
def test_bytes_decide_over_the_name(content: str) -> None:
    head, expected = CONTENTS[content]
    wrong = "a.jpg" if expected == "image/png" else "a.png"
    assert media_type(wrong, head) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.png", "image/png"),
        ("A.JPG", "image/jpeg"),
        ("a.jpeg", "image/jpeg"),
        ("a.webp", "image/webp"),
        ("a.b.mp4", "video/mp4"),
        ("a.MOV", "video/quicktime"),
        ("a.mp3", "audio/mpeg"),
        ("a.wav", "audio/wav"),
        ("a.srt", "application/x-subrip"),
        ("a", "application/octet-stream"),
        ("mp4", "application/octet-stream"),
        ("a.mp4 ", "application/octet-stream"),
        ("", "application/octet-stream"),
    ],
)
def test_name_decides_where_bytes_say_nothing(name: str, expected: str) -> None:
    assert {media_type(name, head) for head in SAYS_NOTHING} == {expected}


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("a.m4a", box(b"isom"), "audio/mp4"),
        ("a.mov", box(b"isom"), "video/mp4"),
        ("a.mov", box(b"XAVC"), "video/quicktime"),
        ("a.mp4", b"\0\0\1\0mdat", "video/mp4"),
        ("a.mp4", b"\1\0\0\0mdat", "video/mp4"),
        ("a.weba", WEBM, "audio/webm"),
        ("a.mkv", WEBM, "video/webm"),
        ("a.heic", box(b"mif1"), "image/heic"),
        ("a.ogv", b"OggS" + bytes(90), "video/ogg"),
        ("a.txt", b"BM and other words", "text/plain"),
        ("a.md", b"ID3 is a tag", "text/markdown"),
    ],
)
def test_name_says_what_the_bytes_leave_open(name: str, head: bytes, expected: str) -> None:
    assert media_type(name, head) == expected


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("content", ["png", "webp", "mp4"])
def test_part_has_the_type_of_its_bytes(caller: Caller, form: str, content: str, tmp_path: Path) -> None:
    whole, expected = CONTENTS[content]
    part = sent(caller, FORMS[form](whole, tmp_path / "a.txt"))
    assert (part.content_type, part.content) == (expected, whole)


def test_file_without_a_name_gets_one_that_fits(caller: Caller) -> None:
    for content, name in ((PNG, "upload.png"), (CONTENTS["jpeg"][0], "upload.jpg"), (b"a cat", "upload")):
        assert sent(caller, content).filename == name
        assert sent(caller, io.BytesIO(content)).filename == name
        assert sent(caller, ("", content)).filename == name
    assert sent(caller, ("", b"a cat", "Video/MP4; codecs=avc1")).filename == "upload.mp4"


@pytest.mark.parametrize("media", ["image/x-own", "application/octet-stream"])
def test_media_type_of_the_caller_is_not_touched(caller: Caller, media: str) -> None:
    part = sent(caller, ("a.png", PNG, media))
    assert (part.filename, part.content_type) == ("a.png", media)


def test_file_object_that_stands_elsewhere_is_sent_whole(caller: Caller) -> None:
    file = io.BytesIO(CONTENTS["gif"][0])
    file.seek(50)
    part = sent(caller, file)
    assert (part.content_type, part.content) == ("image/gif", CONTENTS["gif"][0])


@pytest.mark.parametrize(("name", "media"), [("", "application/octet-stream"), ("a.jpg", "image/jpeg")])
def test_pipe_is_not_read_to_find_out(caller: Caller, name: str, media: str) -> None:
    pipe = Pipe(PNG, name)
    body = import_module("generated._runtime.body")
    with body.ExitStack() as opened:
        encoded = body.encode({"file": pipe}, ("multipart",), opened)
    assert set(pipe.reads) <= {0}
    assert encoded.arguments["files"][0][1][2] == media
    part = sent(caller, Pipe(PNG, name))
    assert (part.content_type, part.content) == (media, PNG)


def test_file_object_of_texts_is_refused(caller: Caller) -> None:
    class Texts(io.BytesIO):
        def read(self, size: int | None = -1) -> Any:
            return super().read(size).decode() if size else b""

    client, server = caller.connect("ephone", job("pending"))
    with pytest.raises(runtime().InvalidRequestError, match="binary mode"):
        caller.wait(client.videos.create(prompt="a cat", input_reference=Texts(b"a secret")))
    assert server.requests == []


@pytest.mark.parametrize("form", ["bytes", "object", "path", "tuple"])
def test_body_that_is_a_file_has_its_type(form: str, tmp_path: Path) -> None:
    body = import_module("generated._runtime.body")
    for whole, expected in CONTENTS.values():
        with body.ExitStack() as opened:
            encoded = body.encode(FORMS[form](whole, tmp_path / "a.bin"), ("raw",), opened)
            content = encoded.arguments["content"]
            content = content if isinstance(content, bytes) else content.read()
        assert (encoded.content_type, content, encoded.size) == (expected, whole, len(whole))
    with body.ExitStack() as opened:
        assert body.encode(("a.png", b"x", "image/x-own"), ("raw",), opened).content_type == "image/x-own"
        assert body.encode(b"a cat", ("raw",), opened).content_type == "application/octet-stream"


@pytest.mark.parametrize("encoding", ["multipart", "raw"])
def test_file_stands_at_its_start_after_it_was_looked_at(encoding: str) -> None:
    body = import_module("generated._runtime.body")
    file = io.BytesIO(PNG)
    file.seek(50)
    with body.ExitStack() as opened:
        body.encode({"file": file} if encoding == "multipart" else file, (encoding,), opened)
    assert file.tell() == 0
