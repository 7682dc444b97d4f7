# SPDX-License-Identifier: MIT
"""Owns what an answer means: a result, an error under any status, or something else."""

from __future__ import annotations

from typing import Any, Generic, TypeVar, cast

import httpx

from .content import NOT_JSON, decoded, is_text, parsed
from .departures import tell, told
from .errors import APIError, APILocalError, APIResponseValidationError, APIStatusError, answer_error
from .messages import error_message
from .partial_body import broken
from .reading import declared, receive
from .request import Request
from .settings import Settings

E = TypeVar("E", bound=APIError)
T = TypeVar("T")

# Words for success that relays put into `code`, or into a message beside it.
_SUCCESS = frozenset({"0", "200", "201", "202", "ok", "success", "succeed", "succeeded"})
_CODES = frozenset({"code", "error_code", "errorcode", "err_code", "errcode", "errno", "status_code", "statuscode"})
_MESSAGES = frozenset({"message", "msg"})
_FAULTS = frozenset({"error", "errors", "error_message", "error_msg", "errmsg", "err_msg"})
_DETAILS = _FAULTS | {"detail", "details"}  # where lists and objects describe faults
_ECHOED = frozenset({"object", "model", "created", "created_at"})
_TRACES = frozenset({"request_id", "requestid", "req_id", "reqid", "trace_id", "traceid", "span_id", "spanid"}) | {
    *("log_id", "logid", "correlation_id", "correlationid", "x-request-id")
}
# What a response may hold and still say nothing of its result.
_SILENT = _CODES | _MESSAGES | _FAULTS | _ECHOED | _TRACES
_REFUSED = frozenset({"error", "fail"})  # statuses of a refused request; those of a failed job have its id beside them


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
            error: APIError | None = broken(self.response, self._settings.hide(self._call))
            raise self._noted(error or self._instead_of("JSON", self.response.content))
        if is_error_envelope(self._call.result, body):
            raise self._noted(self._error(f"{self.response.status_code} with an error", body))
        return self._received(body)

    def _noted(self, error: E) -> E:
        """The error, with a note where the request started something."""
        self._call.note_on(error)
        return error

    def _received(self, body: Any) -> T:
        try:
            value, departures = receive(self._call.result, body, self._call.operation)
        except Exception as error:  # such as MemoryError: the work was done all the same
            ours = APILocalError(f"the response could not be read ({type(error).__name__})")
            ours.attach(self.response, body, self._settings.hide(self._call))
            raise self._noted(ours) from error
        if departures and self._settings.strict:
            message = f"{self._call.operation}: {told(departures)}"
            hide = self._settings.hide(self._call)
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
        return answer_error(APIStatusError, what, self.response, body, self._settings.hide(self._call))


def is_error_envelope(result: Any, body: Any) -> bool:
    """Whether an error came where a result is expected: an error or a message, and nothing that tells of the result."""
    names = declared(result)
    if names is None or not isinstance(body, dict):
        return False
    if body.get("object") == "error":
        return True
    # Servers fill in what they have nothing to say about (empty texts, zeros) and repeat what they were sent.
    given = [name for name in names if name in body and name.lower() not in _TRACES]
    if any(_tells(name, body) for name in given):
        return False
    if body.get("error"):
        return True
    # A message alone is enough only where none of the result is there: it may also say that a job waits.
    return _is_refusal(body) and (not given or _fails(body))


def _tells(name: str, body: dict[str, Any]) -> bool:
    """Whether a declared field tells something of the result."""
    if name.lower() == "status" and _is_refused_status(body[name]):
        return _has_id(body)
    return bool(body[name]) and name.lower() not in _SILENT


def _is_refusal(body: dict[str, Any]) -> bool:
    """Whether a response that has a message and nothing of the result refuses: it may as well wrap the result."""
    message = error_message(body)
    if not message or _has_id(body) or (_succeeds(body, message) and body.get("success") is not False):
        return False
    inner = [(name, item) for name, item in body.items() if item and isinstance(item, (dict, list))]
    return all(name.lower() in _DETAILS and not (isinstance(item, dict) and _has_id(item)) for name, item in inner)


def _succeeds(body: dict[str, Any], message: str) -> bool:
    """Whether a response says of itself that it reports a success."""
    said = body.get("success") is True or message.strip().lower() in _SUCCESS
    return said or any(_word(code) in _SUCCESS for code in _codes(body))


def _fails(body: dict[str, Any]) -> bool:
    """Whether a response says of itself that it reports a failure."""
    if body.get("success") is False or _is_refused_status(body.get("status")):
        return True
    faults = (body[name] for name in body if name.lower() in _FAULTS)
    return any(map(_word, _codes(body))) or any(faults)


def _is_refused_status(status: Any) -> bool:
    """Whether a status is that of a refused request, in words or of HTTP."""
    if isinstance(status, int):
        return 400 <= status < 600
    return isinstance(status, str) and status.strip().lower() in _REFUSED


def _codes(body: dict[str, Any]) -> list[Any]:
    return [code for name, code in body.items() if name.lower() in _CODES]


def _word(code: Any) -> str:
    """A code as a word; empty for what is no code."""
    is_code = isinstance(code, (str, int)) and not isinstance(code, bool)
    return str(code).strip().lower() if is_code else ""


def _has_id(body: dict[str, Any]) -> bool:
    """Whether a response names something: a job, and not only the request."""
    return any(value for name, value in body.items() if name.lower().endswith("id") and name.lower() not in _TRACES)
