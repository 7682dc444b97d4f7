"""JSON pointers: every step escaped wherever one is put together, so that a message and a place name one thing."""

from __future__ import annotations

import re

import pytest
from vidspec.core.pointers import dotted, fragment_steps, pointer_below, pointer_steps, pointer_to

from tests.support.project import PROJECT, generate_acme

STEPS = ("paths", "/v1/videos", "~", "a/b~c", "", "0")


def test_a_pointer_leads_back_to_its_steps() -> None:
    assert pointer_steps(pointer_to(STEPS)) == STEPS


def test_steps_are_escaped() -> None:
    assert pointer_to(("paths", "/v1/~x", 3)) == "/paths/~1v1~1~0x/3"
    assert pointer_below("/paths", "/v1") == "/paths/~1v1"
    assert pointer_to(()) == ""


def test_an_escaped_tilde_before_a_one_is_no_slash() -> None:
    assert pointer_steps("/~01") == ("~1",)


def test_steps_in_a_fragment_are_percent_encoded() -> None:
    assert fragment_steps("/paths/~1v1~1%7Bid%7D") == ("paths", "/v1/{id}")


def test_readers_see_dots() -> None:
    assert dotted("/output/urls") == "output.urls"


SPEC_TEXT = """\
openapi: 3.1.0
info: {title: Acme, version: "1"}
paths:
  /v1/videos:
    get:
      operationId: videos.list
      tags: 5
      %s
      responses:
        "200": {description: Videos}
"""


@pytest.mark.parametrize(
    ("extra", "pointer"),
    [
        ("x-unused: {}", "/paths/~1v1~1videos/get/tags"),
        ("externalDocs: {descriptions: none}", "/paths/~1v1~1videos/get/externalDocs"),
    ],
)
def test_message_and_place_show_the_same_pointer(extra: str, pointer: str) -> None:
    found = generate_acme(SPEC_TEXT % extra).diagnostics
    net = {finding.place: finding.message for finding in found if finding.code == "R104"}
    assert pointer in net
    assert all(message.startswith(f"not valid OpenAPI at {place}: ") for place, message in net.items())


BY_HAND = re.compile(r'["\']~1["\']|"/\{step\}" for step in \w+\.absolute_path')


def test_no_module_joins_pointers_by_hand() -> None:
    package = PROJECT / "generator" / "vidspec"
    texts = {path.relative_to(package).as_posix(): path.read_text("utf-8") for path in package.rglob("*.py")}
    assert [name for name, text in texts.items() if BY_HAND.search(text)] == ["core/pointers.py"]
