# SPDX-License-Identifier: MIT
"""Owns what a call is before it is sent: a frozen value without any I/O, the same for sync and async."""

from __future__ import annotations

import dataclasses
import logging
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, Generic, Literal, Protocol, TypeAlias, TypeVar, cast
from urllib.parse import quote
from uuid import uuid4

import httpx

from .errors import NOT_AGAIN, APIStatusError, InvalidRequestError
from .types import Body, Headers, Query, Timeout, omit

T = TypeVar("T")
E = TypeVar("E")
Encoding: TypeAlias = Literal["multipart", "json", "form", "raw"]

_SIGNATURE = re.compile(
    r"(.*[-_])?(sig|sign|signature|hmac)|x-(amz|goog|oss|cos|tos|obs|bce)-.*|q-(signature|ak)|key-pair-id"
    r"|(oss|aws|google|kss)?accesskey(id)?|googleaccessid|authorization|(ws|tx)secret|hdn(ea|ei|tl|ts)",
    re.IGNORECASE,
)
_log = logging.getLogger("vidspec")


@dataclass(frozen=True, slots=True)
class Options:
    """What any call may add to its request. Values are in no repr: they may be secret."""

    extra_headers: Headers | None = field(default=None, repr=False)
    extra_query: Query | None = field(default=None, repr=False)
    extra_body: Body | None = field(default=None, repr=False)
    timeout: Timeout | None = None

    def within(self, timeout: Timeout) -> Options:
        """The same with a timeout."""
        return replace(self, timeout=timeout)

    def with_headers(self, headers: Headers) -> Options:
        return replace(self, extra_headers={**(self.extra_headers or {}), **headers})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A documented rule on a field of the body, where the fields in `when` have one of the values named there."""

    field: str
    kind: Literal["values", "not_values", "pattern", "span", "exactly_one"]
    argument: tuple[Any, ...]
    message: str
    refuse: bool = True  # otherwise the document contradicts itself, and the rule is advice
    # `field` is an attribute here, so the function of that name needs its module.
    when: Mapping[str, tuple[Any, ...]] = dataclasses.field(default_factory=dict)
    defaults: Mapping[str, Any] = dataclasses.field(default_factory=dict)


class Paging(Protocol):
    """How a list goes on."""

    def begin(self, response: Any, call: Request[Any], fetch: Callable[[Request[Any]], Any], *, awaits: bool) -> None:
        """From now on the response can be iterated over; `fetch` gives the pages that follow."""


class Attempts(Protocol):
    """When a file that is not there yet is asked for again."""

    def pause(self, error: APIStatusError) -> float | None:
        """Seconds until the next attempt; None where there is no use in one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(Generic[T]):
    """A call of an operation. `body` holds the fields as given, or the one value that is the whole body."""

    operation: str
    method: str
    path: str = ""
    url: str | None = None  # in place of the path: where the file is that an answer names
    result: type[T] | Any = None  # what the JSON of the answer is read as
    query: Mapping[str, Any] = field(default_factory=dict, repr=False)
    headers: Mapping[str, Any] = field(default_factory=dict, repr=False)
    body: Any = field(default=None, repr=False)
    files: frozenset[str] = frozenset()  # fields that hold files
    encodings: tuple[Encoding, ...] = ()
    nullable: frozenset[str] = frozenset()  # fields in which None is sent as null
    rules: tuple[Rule, ...] = ()
    accept: str = "application/json"
    idempotency_header: str | None = None  # with it the provider carries a request out once, however often it comes
    blocking: bool = False  # the response is the work itself, and takes as long
    readiness: Callable[[int], Attempts] | None = None  # for a file that may not be there yet; takes the retries
    pages: Paging | None = None

    def fields(self, extra: Body | None) -> dict[str, Any]:
        """The fields of the body that are sent: what is not given is not there."""
        given = {k: v for k, v in self.body.items() if _is_given(v) or (v is None and k in self.nullable)}
        return {**given, **(extra or {})}

    def streamed(self, result: type[E]) -> Request[E]:
        """The same call, whose answer is a stream of events read as `result`."""
        return cast(Request[E], replace(self, result=result, accept="text/event-stream"))

    def identified(self, extra: Headers | None) -> Request[T]:
        """The same call with a value of its own in its idempotency header, if the caller gives none."""
        name = self.idempotency_header
        if not name or name.lower() in {other.lower() for other in (*given(self.headers), *(extra or {}))}:
            return self
        return replace(self, headers={**self.headers, name: str(uuid4())})

    def note_on(self, error: BaseException) -> None:
        """Notes on an error, once, that the server may have carried the call out, if that may be billed."""
        if self.method != "POST" or NOT_AGAIN in getattr(error, "__notes__", ()):
            return
        error.add_note(NOT_AGAIN)
        if self.blocking:
            error.add_note(
                f"{self.operation} responds with the finished work: it may be billed, and no other call can fetch it."
            )

    def check(self, fields: Mapping[str, Any]) -> None:
        """Raises InvalidRequestError where a documented rule forbids the request; advice only goes to the log."""
        for rule in self.rules:
            if broken(rule, fields):
                if rule.refuse:
                    raise InvalidRequestError(f"{self.operation}: {rule.message}")
                _log.warning("%s: %s", self.operation, rule.message)


def given(values: Mapping[str, Any]) -> dict[str, Any]:
    """Only the values that are given, each as text, or as a list of texts."""
    return {name: _texts(value, name) for name, value in values.items() if _is_given(value)}


def _texts(value: Any, name: str) -> str | list[str]:
    return [text_of(item, name) for item in value] if isinstance(value, (list, tuple)) else text_of(value, name)


def _is_given(value: Any) -> bool:
    return value is not None and value is not omit


def path(template: str, /, **parameters: Any) -> str:
    """`template` with its parameters filled in, each as one segment whatever is in it."""
    filled = template
    for name, value in parameters.items():
        text = text_of(value, name)
        if not is_segment(text):
            raise InvalidRequestError(f"{name} is {text!a:.100}: it cannot be sent, or leads to another operation")
        segment = quote(text, safe="")
        filled = filled.replace(f"{{{name}}}", segment)
    return filled


def is_segment(text: str) -> bool:
    """Whether a text can be one segment of a path, and stays one."""
    try:
        text.encode()
    except UnicodeError:
        return False
    return text not in ("", ".", "..")


def is_signed(url: httpx.URL) -> bool:
    """Whether a URL proves by itself who asks: storages refuse a second proof beside it."""
    return any(_SIGNATURE.fullmatch(name) for name in url.params)


def is_address(url: str | httpx.URL) -> bool:
    """Whether a URL names a server that can be asked."""
    try:
        found = httpx.URL(url)
    except (TypeError, httpx.InvalidURL, UnicodeError):
        return False
    return found.scheme in ("http", "https") and bool(found.host) and (found.port or 0) < 2**16


def text_of(value: Any, name: str = "a parameter") -> str:
    """A scalar as it goes into a path, a query, a header or a form, which is how JSON would have it.

    Raises InvalidRequestError for anything else. The message has the name of the field and no value, which may be a
    prompt.
    """
    text = _scalar(value)
    if text is None:
        kind = "not finite" if isinstance(value, float) else type(value).__name__
        raise InvalidRequestError(f"{name}: expected str, int, float, bool or an Enum of these, got {kind}")
    return text


def _scalar(value: Any) -> str | None:
    """The text of a scalar. An Enum that is a `str` or a number too is that, and any other Enum is its value."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float):
        return float.__repr__(value) if math.isfinite(value) else None
    return _scalar(value.value) if isinstance(value, Enum) else None


def fits_header(value: str) -> bool:
    """Whether a text can be the value of a header."""
    return value.isascii() and value.isprintable() and value == value.strip()


def broken(rule: Rule, fields: Mapping[str, Any]) -> bool:
    """Whether the fields break the rule. A field that is not given breaks none; in a condition it has its default."""
    value = fields.get(rule.field)
    if value is None:
        return False
    text = _scalar(value)
    for name, allowed in rule.when.items():
        actual = fields.get(name, rule.defaults.get(name))
        if actual is None or _scalar(actual) not in map(_scalar, allowed):
            return False
    match rule.kind:
        case "values":
            return text is None or text not in map(_scalar, rule.argument)
        case "not_values":
            return text is not None and text in map(_scalar, rule.argument)
        case "pattern":
            return text is None or not _matches(rule.argument[0], text)
        case "span":
            return text is None or not _span_holds(text, *rule.argument)
        case "exactly_one":
            return isinstance(value, Mapping) and sum(name in value for name in rule.argument) != 1


def _matches(pattern: str, text: str) -> bool:
    """As JSON Schema understands patterns: `$` is the end, where Python allows one more newline."""
    found = re.search(pattern, text)
    return found is not None and not (pattern.endswith("$") and text.endswith("\n") and found.end() < len(text))


def _span_holds(text: str, separator: str, minimum: float, maximum: float) -> bool:
    first, _, last = text.partition(separator)
    try:
        length = float(last) - float(first)
    except ValueError:
        return False
    return minimum <= length <= maximum
