"""Owns what both kinds of clients share in how they wait."""

from __future__ import annotations

import asyncio
import socket
from importlib import import_module
from typing import Any

import pytest


def waiting() -> Any:
    return import_module("generated._runtime.waiting")


def test_coroutine_of_a_sync_client_ends_at_once() -> None:
    async def work() -> int:
        await waiting().BLOCKING.sleep(0)
        return 7

    assert waiting().finish(work()) == 7


def test_error_of_a_coroutine_arrives_as_it_is() -> None:
    error = KeyError("a")

    async def work() -> None:
        raise error

    with pytest.raises(KeyError) as caught:
        waiting().finish(work())
    assert caught.value is error
    assert error.__context__ is None


def test_coroutine_that_awaits_is_a_bug_and_is_closed() -> None:
    ended: list[bool] = []

    async def work() -> None:
        try:
            await asyncio.sleep(0)
        finally:
            ended.append(True)

    with pytest.raises(RuntimeError, match="nothing to await"):
        waiting().finish(work())
    assert ended == [True]


@pytest.mark.parametrize("has_poll", [True, False])
def test_idle_connection_is_readable_once_it_has_ended(has_poll: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    network = import_module("generated._runtime.network")
    if not has_poll:
        monkeypatch.delattr("select.poll", raising=False)
    ours, theirs = socket.socketpair()
    assert not network._is_readable(ours)
    theirs.close()
    assert network._is_readable(ours)
    ours.close()
    assert network._is_readable(ours)
