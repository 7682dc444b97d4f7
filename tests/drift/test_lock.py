"""Owns the tests of locks that cannot be read."""

from __future__ import annotations

import json

import pytest
from vidspec.drift import read_lock

FACT = {"at": "3", "kind": "label", "name": "size"}
LOCK = {"version": 1, "document": "films.md", "lines": 9, "facts": [FACT]}


def _text(**changes: object) -> str:
    return json.dumps({**LOCK, **changes})


def test_a_whole_lock_has_no_fault() -> None:
    lock, faults = read_lock(_text(), "source.lock.json")
    assert lock is not None
    assert (lock.document, lock.length, len(lock.facts), faults) == ("films.md", 9, 1, ())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param('{"version": 1,', id="cut"),
        pytest.param('<<<<<<< ours\n{"version": 1}', id="conflict"),
        pytest.param('{"version": 1, "version": 1}', id="duplicate key"),
        pytest.param(_text(version=2), id="another version"),
        pytest.param(_text(document=None), id="no document"),
        pytest.param(_text(lines="nine"), id="lines are text"),
        pytest.param(_text(facts=[{**FACT, "kind": "rumour"}]), id="unknown kind"),
        pytest.param(_text(facts=[{**FACT, "at": "three"}]), id="malformed lines"),
        pytest.param(_text(facts=[FACT, {"at": "4"}]), id="incomplete fact"),
    ],
)
def test_a_malformed_lock_is_one_finding_and_gives_no_lock(text: str) -> None:
    lock, faults = read_lock(text, "source.lock.json")
    assert lock is None
    assert [(fault.code, fault.at.file) for fault in faults] == [("D101", "source.lock.json")]
