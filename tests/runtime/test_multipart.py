"""Owns the contract of multipart bodies: whatever is in contents and names, each part arrives as the one it was."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support import wire
from tests.support.doubles import Caller, runtime

JOB = {"id": "video_1", "status": "pending", "progress": 0, "created_at": 1705123456}
HOSTILE = [
    "\r\n",
    "\r",
    "\n",
    '"',
    "'",
    "\\",
    "\x00",
    "--",
    "; ",
    "=",
    "/",
    "../",
    "\\..\\",
    "%22",
    "%0D",
    "é猫",
    "\u2028",
    "a",
]
LINES = [
    b"\r\n",
    b"--",
    b"--x--",
    b"Content-Disposition: form-data; name=x\r\n\r\n",
    b"\x00",
    b"\xff",
    b"0\r\n\r\n",
    b"a",
]
NAMES = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=3), min_size=1, max_size=8).map("".join)
TEXTS = NAMES | st.text(max_size=30) | st.just("x" * 200_000)
CONTENTS = st.lists(st.sampled_from(LINES) | st.binary(max_size=8), max_size=12).map(b"".join)


def sent(kind: str = "sync", **fields: Any) -> dict[str, wire.Part]:
    """The parts that a job is started with, by name."""
    with Caller(kind) as caller:
        client, server = caller.connect("ephone", JOB)
        caller.wait(client.videos.create(**{"prompt": "a cat", **fields}))
        parts = server.only.parts
    assert parts is not None
    found = {part.name: part for part in parts}
    assert len(found) == len(parts), "a part came twice"
    return found


def escaped(name: str) -> str:
    """A name in a header: quotes and line ends as browsers write them (WHATWG HTML 4.10.21.8), other controls alike."""
    controls = {number: f"%{number:02X}" for number in range(32) if number != 27}
    return name.translate({ord('"'): "%22", **controls})


def settled(examples: int) -> settings:
    return settings(derandomize=True, deadline=None, max_examples=examples, database=None)


@given(prompt=TEXTS.filter(str.strip), content=CONTENTS, other=NAMES)
@settled(200)
def test_contents_arrive_as_they_are(prompt: str, content: bytes, other: str) -> None:
    for kind in ("sync", "async"):
        found = sent(kind, prompt=prompt, input_reference=("a.png", content), extra_body={"other": other})
        assert {name: part.content for name, part in found.items()} == {
            "prompt": prompt.encode(),
            "input_reference": content,
            "other": other.encode(),
        }
        assert (found["prompt"].filename, found["input_reference"].filename) == (None, "a.png")


# Of the path of a Windows file the parser of the tests takes the last name.
@given(filename=NAMES.filter(lambda name: not re.match(r"(.:)?\\", name, re.DOTALL)))
@example("../../etc/passwd")
@example('a"; name="prompt')
@example("a\r\nContent-Type: text/html\r\n\r\nx")
@example("x" * 3000)
@settled(200)
def test_file_name_is_one_name_whatever_is_in_it(filename: str) -> None:
    found = sent(input_reference=(filename, wire.FILE, "image/png"))
    assert set(found) == {"prompt", "input_reference"}
    part = found["input_reference"]
    assert (part.content, part.content_type) == (wire.FILE, "image/png")
    assert part.filename == (escaped(filename) or "upload.png"), "without a name it would be a text"


@given(name=NAMES)
@example('a"; filename="b')
@example("a\r\nX: y\r\n\r\nb")
@settled(200)
def test_name_of_an_extra_field_is_one_name_whatever_is_in_it(name: str) -> None:
    found = sent(extra_body={f"x{name}": "value"})
    assert {part: found[part].content for part in found} == {"prompt": b"a cat", escaped(f"x{name}"): b"value"}
    assert found[escaped(f"x{name}")].filename is None


def test_content_that_holds_the_boundary_of_another_request_arrives(caller: Caller) -> None:
    boundaries: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        boundaries.append(request.headers["content-type"].partition("boundary=")[2].encode())
        bodies.append(wire.decode(request))
        return httpx.Response(200, json=JOB)

    bodies: list[wire.Sent] = []
    client, _ = caller.connect("ephone", answer)
    for number in range(5):
        content = b"".join(b"\r\n--%b--\r\n--%b\r\n" % (boundary, boundary) for boundary in boundaries)
        caller.wait(client.videos.create(prompt="a cat", input_reference=("a", content)))
        parts = {part.name: part.content for part in bodies[number].parts or ()}
        assert parts == {"prompt": b"a cat", "input_reference": content}
    assert len(set(boundaries)) == 5


class Named(io.BytesIO):
    """A file object that tells a name."""

    def __init__(self, name: Any) -> None:
        super().__init__(wire.FILE)
        self.name = name


@pytest.mark.parametrize(
    ("name", "expected"),
    [("/home/me/secret/first.png", "first.png"), (7, "upload.png"), ("", None), (b"first.png", None), ("../..", None)],
    ids=repr,
)
def test_name_of_a_file_object_holds_no_folder(caller: Caller, name: Any, expected: str | None) -> None:
    part = sent(caller.kind, input_reference=Named(name))["input_reference"]
    assert part.content == wire.FILE
    assert part.filename
    assert "/" not in part.filename
    assert expected in (None, part.filename)


def test_path_is_sent_with_its_last_name(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / 'a "cat"\n; x=\\猫.png'
    path.write_bytes(wire.FILE)
    part = sent(caller.kind, input_reference=path)["input_reference"]
    assert (part.filename, part.content) == (escaped(path.name), wire.FILE)


@pytest.mark.parametrize(
    "media", ["text/plain\r\nX: y", "text/plain\n\n<h1>", "image/png\x00", "image/\udcff"], ids=ascii
)
def test_media_type_that_is_no_header_is_refused(caller: Caller, media: str) -> None:
    client, server = caller.connect("ephone", JOB)
    with pytest.raises(runtime().InvalidRequestError):
        caller.wait(client.videos.create(prompt="a cat", input_reference=("a.png", wire.FILE, media)))
    assert server.requests == []


@pytest.mark.parametrize("place", ["prompt", "name", "filename"])
def test_text_that_cannot_be_sent_is_refused_and_not_shown(caller: Caller, place: str) -> None:
    client, server = caller.connect("ephone", JOB)
    text = "a secret \udcff"
    fields: dict[str, dict[str, Any]] = {
        "prompt": {"prompt": text},
        "name": {"prompt": "a cat", "extra_body": {text: "x"}},
        "filename": {"prompt": "a cat", "input_reference": (text, wire.FILE)},
    }
    with pytest.raises(runtime().InvalidRequestError) as caught:
        caller.wait(client.videos.create(**fields[place]))
    assert "a secret" not in str(caught.value)
    assert server.requests == []
