# SPDX-License-Identifier: MIT
"""Lazy exports (PEP 562): a package lists what it offers, and loads a module when a name of it is first used."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any

ERRORS = (  # of the module `errors`, exported by every client
    "APIConnectionError",
    "APIError",
    "APILocalError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConfigurationError",
    "ConflictError",
    "InternalServerError",
    "InvalidRequestError",
    "JobFailedError",
    "JobResultMissingError",
    "JobTimeoutError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "UnprocessableEntityError",
)
_OPTIONS = {"record": "--with-recorder"}  # of `vidspec vendor`, which leaves these names out without them


def lazy(
    package: str, exports: Mapping[str, Iterable[str]]
) -> tuple[list[str], Callable[[], list[str]], Callable[[str], Any]]:
    """`__all__`, `__dir__` and `__getattr__` of `package`; `exports` lists the names of each of its modules."""
    modules = {name: module for module, names in exports.items() for name in names}
    exported = sorted(modules)

    def load(name: str) -> Any:
        if name in modules:
            value = getattr(import_module(modules[name], package), name)
            setattr(sys.modules[package], name, value)
            return value
        if name in _OPTIONS:
            # Not an AttributeError: `from package import name` would lose its message.
            raise ImportError(f"{package} was copied without {name}; run `vidspec vendor` with `{_OPTIONS[name]}`")
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return exported, lambda: exported, load
