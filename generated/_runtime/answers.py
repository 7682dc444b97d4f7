"""Owns what an answer means: a result, an error under any status, or something else."""

from __future__ import annotations

import re
from typing import Any, Generic, TypeVar, cast

import httpx

from .content import NOT_JSON, begins_as_json, decoded, is_no_file, is_page, is_text, is_whole, media_type, parsed
from .departures import tell, told
from .errors import NOT_AGAIN, APIError, APIResponseValidationError, APIStatusError, answer_error
from .messages import error_message
from .prepare import hiding
from .reading import declared, receive
from .request import Request
from .salvage import broken
from .settings import Settings

E = TypeVar("E", bound=APIError)
T = TypeVar("T")

_SUCCESS = frozenset({"0", "200", "201", "202", "ok", "success"})  # codes that relays put beside a message
_ECHOED = frozenset({"error", "message", "object", "model", "created", "created_at"})
_TRACES = frozenset({"request_id", "requestid", "trace_id", "traceid", "log_id", "logid"})


class Answer(Generic[T]):
    """One answer to a call, under a status of success."""

    def __init__(self, settings: Settings, call: Request[T], response: httpx.Response) -> None:
        self.response = response
        self._settings = settings
        self._call = call

    def result(self) -> T:
        """The result of the call. The answer has been read."""
        if self._call.result is None:
            return cast(T, None)
        body = parsed(self.response.content)
        if body is NOT_JSON:
            error: APIError | None = broken(self.response, hiding(self._settings, self._call))
            raise self._noted(error or self._instead_of("JSON", self.response.content))
        if is_error_envelope(self._call.result, body):
            raise self._noted(self._error(f"{self.response.status_code} with an error", body))
        return self._received(body)

    def event(self, value: Any) -> T:
        """The value of an event. Raises APIStatusError if it reports an error."""
        if is_error_envelope(self._call.result, value):
            raise self.reported(value)
        return self._received(value)

    def reported(self, body: Any) -> APIStatusError:
        """The error for an event that reports one, as JSON or in plain words."""
        return self._error(f"{self.response.status_code}: the stream reports an error", body)

    def no_event(self, content: bytes) -> APIStatusError:
        """The error for something else than events."""
        return self._instead_of("a stream of events", content)

    def is_file(self, *, whole: bool) -> bool | None:
        """Whether the headers speak of a file, the `whole` one if that is wanted; None if they leave it open."""
        if is_no_file(self.response):
            return None
        return not whole or is_whole(self.response)

    def no_file(self) -> APIStatusError:
        """The error for an answer that is a part of a file only, or says that there is none yet."""
        return self._instead_of("the whole file", b"")

    def check_file(self, content: bytes) -> None:
        """Raises if the content, or its beginning, is no file but JSON, a page, words or nothing: mostly an error."""
        accept, body = self._call.accept, parsed(content)
        wanted = re.search(r"json|text/", accept) and not (isinstance(body, dict) and body.get("error"))
        page = is_page(content) and not re.search(r"text/|xml|html", accept)
        words = is_text(content) and media_type(self.response).startswith("text/") and "text/" not in accept
        if not content.strip() or page or words or ((body is not NOT_JSON or begins_as_json(content)) and not wanted):
            raise self._instead_of("a file", content)

    def _noted(self, error: E) -> E:
        """The error, with a note where the request started something."""
        if self._call.method == "POST":
            error.add_note(NOT_AGAIN)
        return error

    def _received(self, body: Any) -> T:
        value, departures = receive(self._call.result, body, self._call.operation)
        if departures and self._settings.strict:
            message = f"{self._call.operation}: {told(departures)}"
            hide = hiding(self._settings, self._call)
            raise self._noted(APIResponseValidationError(message, response=self.response, body=body, hide=hide))
        if departures:
            tell(self._settings, departures)
        return cast(T, value)

    def _instead_of(self, expected: str, content: bytes) -> APIStatusError:
        came = "something else" if content.strip() else "nothing"
        known = is_text(content) or parsed(content) is not NOT_JSON
        body = decoded(content) if known else None
        return self._error(f"{self.response.status_code} with {came} in place of {expected}", body)

    def _error(self, what: str, body: Any) -> APIStatusError:
        return answer_error(APIStatusError, what, self.response, body, hiding(self._settings, self._call))


def is_error_envelope(result: Any, body: Any) -> bool:
    """Whether an error came where a result is expected: an error or a message, and nothing that tells of the result."""
    names = declared(result)
    if names is None or not isinstance(body, dict):
        return False
    if body.get("object") == "error":
        return True
    for name in names:
        # Servers fill in what they have nothing to say about (empty texts, zeros) and repeat what they were sent.
        if body.get(name) and name not in _ECHOED:
            return False
    return bool(body.get("error")) or (names.isdisjoint(body) and _is_refusal(body))


def _is_refusal(body: dict[str, Any]) -> bool:
    """Whether an answer that has a message and nothing of the result refuses: it may as well wrap the result."""
    if not error_message(body) or body.get("success") is True or str(body.get("code")).lower() in _SUCCESS:
        return False
    ids = (name for name in body if name.lower().endswith("id") and name.lower() not in _TRACES)
    inner = (item for item in body.values() if isinstance(item, (dict, list)))
    return not any(body[name] for name in ids) and not any(inner)
