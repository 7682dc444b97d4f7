# SPDX-License-Identifier: MIT
"""Owns the errors of all clients, under the names that the OpenAI SDK uses."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator
from typing import Any, TypeVar

import httpx

from .messages import Hide, error_message, one_line, request_id_of

_OF_THE_NETWORK = frozenset(
    {*("aiohttp", "anyio", "h11", "h2", "hpack", "http", "httpcore", "requests", "socket", "ssl", "trio", "urllib3")}
)
_UNREACHABLE = {
    getattr(errno, name, None)
    for name in ("ENETDOWN", "ENETUNREACH", "ENETRESET", "EHOSTDOWN", "EHOSTUNREACH", "EADDRNOTAVAIL", "ENOBUFS")
} - {None}
# Headers with the id of a request, in order of preference.
_REQUEST_IDS = (
    *("x-request-id", "x-oneapi-request-id", "request-id", "x-amz-request-id", "x-amzn-requestid"),
    *("apim-request-id", "x-ms-request-id"),
)
_PROXY_ID = "cf-ray"  # the id that a proxy gives to whatever goes through it; anything of the server's own is better
_ID_LENGTH = 60  # characters of a code or an id in a message
# A note on what a request that starts something ended with.
NOT_AGAIN = "The request was not sent again: the server may have taken it, and what it started is paid for."
# What is said where it certainly started nothing.
NOT_SENT = "Nothing was sent."


class APIError(Exception):
    """Anything that goes wrong with a call.

    `body` is the decoded body of the answer, its text where it is not JSON, or None without an answer.
    `status_code` and `response` are None where no answer came. Where the call was about a job that had been accepted,
    `job_id` is its id and `job` the last response about it.
    """

    status_code: int | None = None
    response: httpx.Response | None = None
    job_id: str | None = None
    job: Any = None

    def __init__(self, message: str, *, body: Any = None) -> None:
        super().__init__(message)
        self.message = message
        self.body = body
        self._headers: list[tuple[str, str]] = []

    def attach(self, response: httpx.Response, body: Any, hide: Hide) -> None:
        """Tells which answer the error is about; what the server repeats of the key is not kept."""
        self.response = response
        self.status_code = response.status_code
        self.body = hide.everywhere(body)
        self._headers = [(name, hide(value)) for name, value in response.headers.multi_items()]

    def __reduce__(self) -> tuple[Any, ...]:
        state = {**self.__dict__}
        if self.response is not None:
            state["response"] = self._bare_response(self.response)
        return _restored, (type(self), self.args, state)

    def _bare_response(self, response: httpx.Response) -> httpx.Response:
        """The answer without its request, which holds the key, and without what the server repeats of it."""
        content = self.body.encode("utf-8", "replace") if isinstance(self.body, str) else json.dumps(self.body).encode()
        # The content is decoded already, and has another length than on the wire.
        dropped = ("content-encoding", "content-length", "transfer-encoding")
        headers = [(name.encode(), value.encode()) for name, value in self._headers if name.lower() not in dropped]
        return httpx.Response(response.status_code, headers=headers, content=content)


class ConfigurationError(APIError, ValueError):
    """A client lacks a setting; the message names the argument and the environment variable."""


class InvalidRequestError(APIError, ValueError):
    """The request breaks a documented rule; nothing was sent."""


class APIConnectionError(APIError):
    """No answer came, or it broke off."""


class APILocalError(APIConnectionError):
    """The call failed on this side, in a hook or a file that is sent, say. A job may have been started all the same."""


class APITimeoutError(APIConnectionError):
    """No answer came in time. A job may have been started all the same."""


class APIResponseError(APIError):
    """An answer came, and it is not what was asked for."""

    def __init__(self, message: str, *, response: httpx.Response, body: Any = None, hide: Hide | None = None) -> None:
        super().__init__(message)
        self.attach(response, body, hide or Hide())
        self.request_id = self._request_id(body, hide or Hide())
        whole: dict[str, Any] = self.body if isinstance(self.body, dict) else {}
        error = whole.get("error")
        details: dict[str, Any] = error if isinstance(error, dict) else {}
        self.code: Any = details.get("code", whole.get("code"))
        self.type: Any = details.get("type")
        self.param: Any = details.get("param")

    def _request_id(self, body: Any, hide: Hide) -> str | None:
        """The id of the request: of the headers, then of the body as it came, then that of a proxy."""
        headers = {name: value for name, value in self._headers if value.strip()}
        named = next((headers[name] for name in _REQUEST_IDS if name in headers), None)
        own = named or request_id_of(body)
        return hide(own) if own else headers.get(_PROXY_ID)


class APIStatusError(APIResponseError):
    """The server answered with an error: a status of 4xx or 5xx, or an error object in place of a result."""


class BadRequestError(APIStatusError):
    """Status 400."""


class AuthenticationError(APIStatusError):
    """Status 401."""


class PermissionDeniedError(APIStatusError):
    """Status 403."""


class NotFoundError(APIStatusError):
    """Status 404."""


class ConflictError(APIStatusError):
    """Status 409."""


class UnprocessableEntityError(APIStatusError):
    """Status 422."""


class RateLimitError(APIStatusError):
    """Status 429."""


class InternalServerError(APIStatusError):
    """Status 500 or above."""


class APIResponseValidationError(APIResponseError):
    """The answer departs from the spec and the client is strict; `body` holds the whole answer."""


class JobFailedError(APIError):
    """The job ended without a result. `job` is the last answer, `job_id` its id, `status` what it ended as.

    `results` are the results that the answer holds all the same: a job may be called failed although they are there.
    """

    def __init__(
        self, message: str, *, job: Any, job_id: str, status: Any = None, results: tuple[Any, ...] = ()
    ) -> None:
        super().__init__(message)
        self.job = job
        self.job_id = job_id
        self.status = status
        self.results = results


class JobResultMissingError(JobFailedError):
    """The job is said to have succeeded, and its result is not there. Poll `job_id` again, or ask the provider."""


class JobTimeoutError(APIError, TimeoutError):
    """The job had not ended in time. It goes on at the provider: poll `job_id` again to take it up.

    `status` is its last status and `job` the last answer; both are None where none came.
    """

    def __init__(self, message: str, *, job_id: str, status: Any, job: Any) -> None:
        super().__init__(message)
        self.job_id = job_id
        self.status = status
        self.job = job


def _restored(kind: type[APIError], args: tuple[Any, ...], state: dict[str, Any]) -> APIError:
    """A pickled error, without its constructor, which asks for more than the message."""
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


_BY_STATUS: dict[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def status_error(response: httpx.Response, body: Any, hide: Hide) -> APIStatusError:
    """The error for an answer, with the provider's own message. `body` is what could be decoded."""
    kind = _BY_STATUS.get(response.status_code)
    if kind is None:
        kind = InternalServerError if response.status_code >= 500 else APIStatusError
    return answer_error(kind, f"{response.status_code}", response, body, hide)


E = TypeVar("E", bound=APIResponseError)


def answer_error(kind: type[E], what: str, response: httpx.Response, body: Any, hide: Hide) -> E:
    """An error of a kind: what happened, what the provider said, its code and the id of the request."""
    error = kind(what, response=response, body=body, hide=hide)
    message = one_line(hide(error_message(body) or response.reason_phrase)) or "no message"
    named = [("code", error.code), ("request", error.request_id)]
    details = ", ".join(f"{name} {one_line(hide(str(value)), _ID_LENGTH)}" for name, value in named if value)
    error.message = f"{what}: {message}" + (f" ({details})" if details else "")
    error.args = (error.message,)
    return error


def wrapped(error: Exception, hide: Hide | None = None) -> APIError:
    """What was raised below as an error of ours; its text names no URL, and so no key in a query."""
    cause = _without_secrets(error, hide or Hide())
    if isinstance(error, APIError):
        return error
    kind, reason = APIConnectionError, "the connection failed or broke off"
    if isinstance(error, (httpx.TimeoutException, TimeoutError)):
        kind, reason = APITimeoutError, "no response in time"
    elif is_local(error):
        kind, reason = APILocalError, "the call failed on this side"
    ours = kind(f"{reason} ({type(error).__name__})")
    ours.__cause__ = cause
    return ours


def is_local(error: BaseException) -> bool:
    """Whether a fault lies on this side, so that trying again is of no use."""
    if isinstance(error, httpx.HTTPError):
        return isinstance(error, (httpx.LocalProtocolError, httpx.UnsupportedProtocol))
    if isinstance(error, BaseExceptionGroup):
        return any(map(is_local, error.exceptions))
    if isinstance(error, (ConnectionError, TimeoutError, EOFError)):
        return False
    # Transports that are not those of httpx, and what lies below it, have errors of their own.
    libraries = {kind.__module__.partition(".")[0] for kind in type(error).__mro__}
    unreachable = isinstance(error, OSError) and error.errno in _UNREACHABLE
    return not unreachable and libraries.isdisjoint(_OF_THE_NETWORK)


def _without_secrets(error: BaseException, hide: Hide) -> BaseException | None:
    """The error without the key and the prompt, which are in the frames of the HTTP library and may be in its words.

    None if it shows them all the same.
    """
    shown = False
    for part in _chain(error):
        part.__traceback__ = None
        part.args = tuple(hide(value) if isinstance(value, str) else value for value in part.args)
        if hasattr(part, "__notes__"):
            part.__notes__ = [hide(str(note)) for note in part.__notes__]
        shown = shown or _shows(part, hide)
    return None if shown else error


def _shows(error: BaseException, hide: Hide) -> bool:
    try:
        texts = (repr(error), str(error))
    except BaseException as fault:  # nobody knows what an error without words would show
        if not isinstance(fault, Exception):
            raise
        return True
    return any(hide(text) != text for text in texts)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error and all the errors that it came of."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        part = waiting.pop()
        if part is None or id(part) in seen:
            continue
        seen.add(id(part))
        yield part
        members = part.exceptions if isinstance(part, BaseExceptionGroup) else ()
        waiting += [part.__cause__, part.__context__, *members]
