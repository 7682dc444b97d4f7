# SPDX-License-Identifier: MIT
"""Owns what the HTTP library may log: it writes down every URL, and some providers want the key in there."""

from __future__ import annotations

import logging
from typing import Any

import httpx


class _WithoutKeys(logging.Filter):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(self._bare(argument) for argument in record.args)
        return True

    def _bare(self, argument: Any) -> Any:
        if isinstance(argument, httpx.URL):
            for name in self.names & argument.params.keys():
                argument = argument.copy_set_param(name, "redacted")
        return argument


_without_keys = _WithoutKeys()


def keep_out(parameter: str) -> None:
    """From now on the query parameter of that name has no value in the log of `httpx`."""
    _without_keys.names.add(parameter)
    logging.getLogger("httpx").addFilter(_without_keys)  # once, however often
