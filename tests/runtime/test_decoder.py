"""Owns the contract of the decoder of events: what the standard says, however the bytes are cut, in linear time."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from itertools import pairwise
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


def decoder() -> Any:
    return import_module("generated._runtime.sse").Decoder()


def reference(stream: bytes) -> list[str]:
    """The data of all events that end in a stream, by the rules of WHATWG HTML 9.2.6, one character at a time."""
    text = stream.decode("utf-8", "replace").removeprefix("\ufeff")
    found: list[str] = []
    buffer = line = ""
    previous = ""
    for character in text:
        if character not in "\r\n":
            line += character
        elif (previous, character) != ("\r", "\n"):
            name, colon, value = line.partition(":")
            if not line:
                if buffer:
                    found.append(buffer.removesuffix("\n"))
                buffer = ""
            elif name == "data":
                buffer += value.removeprefix(" ") + "\n" if colon else "\n"
            line = ""
        previous = character
    return found


PIECES = [
    "data",
    "data:",
    "data: ",
    "data:  x",
    " data: y",
    "datas: z",
    "DATA: u",
    ":",
    ": c",
    "event: e",
    "id",
    "retry: 1",
]
ENDS = ["\n", "\r", "\r\n", "\n\n", "\r\r", "\r\n\r\n", "\r\n\n"]
ODD = ["\ufeff", "猫", "\x00", "\u2028", "\x85", "a", "[DONE]", "{", "\udcff", "\udce7"]
BEGINNINGS = st.sampled_from(["", "\ufeff", "\ufeffdata: x\n\n", "\ufeff\ufeffdata: x\n\n"])
STREAMS = st.tuples(BEGINNINGS, st.lists(st.sampled_from([*PIECES, *ENDS, *ENDS, *ODD]), max_size=40)).map(
    lambda parts: (parts[0] + "".join(parts[1])).encode("utf-8", "surrogateescape")
)


@given(stream=STREAMS, cuts=st.lists(st.integers(0, 200), max_size=20))
@settings(derandomize=True, deadline=None, max_examples=1000, database=None)
def test_decoder_gives_what_the_standard_says_at_every_cut(stream: bytes, cuts: list[int]) -> None:
    found: list[str] = []
    fed = decoder()
    for start, stop in pairwise([0, *sorted(min(cut, len(stream)) for cut in cuts), len(stream)]):
        found += fed.feed(stream[start:stop])
        assert found == reference(stream[:stop]), (stream, stop)


def seconds(chunks: list[bytes]) -> float:
    """The processor time that decoding takes once."""
    fed = decoder()
    began = process_time()
    for chunk in chunks:
        fed.feed(chunk)
    return process_time() - began


SHAPES: dict[str, Callable[[int], list[bytes]]] = {
    "long line in small pieces": lambda size: [b"data: ", *[b"x"] * size, b"\n\n"],
    "long event in small lines": lambda size: [b"data: x\n"] * (size // 2) + [b"\n"],
    "lines cut in the middle": lambda size: [b"a\ndat", b"a: "] * (size // 4),
    "many events in one piece": lambda size: [b"data: x\n\n" * size],
    "many comments": lambda size: [b": x\r", b"\n\r\n"] * (size // 4),
    "carriage returns": lambda size: [b"\r" * size, *[b"\r"] * (size // 4)],
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_decoding_takes_linear_time(shape: Callable[[int], list[bytes]]) -> None:
    small, large = shape(20_000), shape(320_000)
    most = 16 * 6 * max(min(seconds(small) for _ in range(3)), 0.0005)
    # The best of three counts, so a first one that is quick enough needs no other.
    assert any(seconds(large) < most for _ in range(3)), (
        "sixteen times the input; squared it would take 256 times as long"
    )
