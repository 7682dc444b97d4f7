"""Owns what an answer means: a result, an error under any status, or something else; and who hears of departures."""

from __future__ import annotations

import logging
import re
import threading
from typing import Any

import httpx

from .content import NOT_JSON, decoded, parsed
from .errors import NOT_AGAIN, APIError, APIResponseValidationError, APIStatusError, answer_error
from .messages import error_message
from .model import Departure
from .prepare import hiding
from .reading import declared, receive
from .request import Request
from .salvage import broken
from .settings import Settings

_log = logging.getLogger("vidspec")
_logged: set[tuple[str, str, str]] = set()
_MAX_LOGGED = 1000
_logged_lock = threading.Lock()


def decode(settings: Settings, call: Request[Any], response: httpx.Response) -> Any:
    """The result of a call from an answer that has been read."""
    if call.result is None:
        return None
    body = parsed(response.content)
    if body is NOT_JSON:
        error: APIError = broken(response, hiding(settings, call)) or instead_of(
            settings, call, response, "JSON", response.content
        )
        if call.method == "POST":
            error.add_note(NOT_AGAIN)
        raise error
    if is_error_envelope(call.result, body):
        what = f"{response.status_code} with an error"
        raise answer_error(APIStatusError, what, response, body, hiding(settings, call))
    return received(settings, call, response, body)


def received(settings: Settings, call: Request[Any], response: httpx.Response, body: Any) -> Any:
    """The JSON of an answer, or of an event in it, as a value.

    Every departure from the spec goes to `on_drift`, and once to the log; if the client is strict, it raises.
    """
    value, departures = receive(call.result, body, call.operation)
    if departures:
        _tell(settings, call, response, body, departures)
    return value


def _tell(
    settings: Settings, call: Request[Any], response: httpx.Response, body: Any, departures: list[Departure]
) -> None:
    if settings.strict:
        first = departures[0]
        message = f"{call.operation}: {len(departures)} departure(s) from the spec, first at {_shown(first.pointer)}"
        raise APIResponseValidationError(f"{message}: {first.expected}", response=response, body=body)
    for departure in departures:
        _log_once(settings.provider.name, departure)
        if settings.on_drift is None:
            continue
        try:
            settings.on_drift(departure)
        except BaseException as error:
            if not isinstance(error, Exception):
                raise
            # What somebody does with departures must not lose the answer. The error's text may hold what was in it.
            _log.error("%s: on_drift raised %s", departure.operation, type(error).__name__)


def _shown(pointer: str) -> str:
    return ascii(pointer[:200])


def _log_once(provider: str, departure: Departure) -> None:
    # Elements of a list are one place. A server can make up names without end; they are not all kept or told.
    place = re.sub(r"/[0-9]+(?=/|$)", "/*", departure.pointer)
    key = (provider, departure.operation, place)
    with _logged_lock:
        if key in _logged or len(_logged) >= _MAX_LOGGED:
            return
        _logged.add(key)
    # Never the value: it may be a prompt.
    got = "nothing" if departure.got is None else type(departure.got).__name__
    _log.warning(
        "%s: %s: answer departs from the spec at %s: %s (got %s)",
        provider,
        departure.operation,
        _shown(place),
        departure.expected,
        got,
    )


def is_error_envelope(result: Any, body: Any) -> bool:
    """Whether an error came where a result is expected: a message, and nothing of what the result declares."""
    if not isinstance(body, dict) or not error_message(body):
        return False
    names = declared(result)
    if names is None or not (body.get("error") or names.isdisjoint(body)):
        return False
    # Servers fill in what they have nothing to say about: an empty text, zero, null.
    return not any(body.get(name) for name in names - {"error", "message"})


def check_file(settings: Settings, call: Request[Any], response: httpx.Response, content: bytes) -> None:
    """Raises if the whole content is no file but JSON, a page, or nothing: mostly an error under status 200."""
    body = decoded(content)
    is_json = not isinstance(body, str)
    wanted = "json" in call.accept and not (isinstance(body, dict) and body.get("error"))
    is_page = content.lstrip().startswith(b"<") and not re.search(r"text/|xml|html", call.accept)
    if not content.strip() or is_page or (is_json and not wanted):
        raise instead_of(settings, call, response, "a file", content)


def instead_of(
    settings: Settings, call: Request[Any], response: httpx.Response, expected: str, content: bytes
) -> APIStatusError:
    """The error for something else than was asked for."""
    came = "something else" if content.strip() else "nothing"
    what = f"{response.status_code} with {came} in place of {expected}"
    return answer_error(APIStatusError, what, response, decoded(content), hiding(settings, call))
