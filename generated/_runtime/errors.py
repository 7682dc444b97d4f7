"""Owns the errors of all clients, under the names that the OpenAI SDK uses."""

from __future__ import annotations

from typing import Any

import httpx


class APIError(Exception):
    """Anything that goes wrong with a call.

    `body` is the decoded body of the answer, its text where it is not JSON, or None without an answer.
    `status_code` and `response` are None where no answer came.
    """

    status_code: int | None = None
    response: httpx.Response | None = None

    def __init__(self, message: str, *, body: Any = None) -> None:
        super().__init__(message)
        self.message = message
        self.body = body

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (type(self), self.args, self.__dict__)


class ConfigurationError(APIError, ValueError):
    """A client lacks a setting; the message names the argument and the environment variable."""


class InvalidRequestError(APIError, ValueError):
    """The request breaks a documented rule; nothing was sent."""


class APIConnectionError(APIError):
    """No answer came, or it broke off."""


class APITimeoutError(APIConnectionError):
    """No answer came in time. A job may have been started all the same."""


class APIResponseError(APIError):
    """An answer came, and it is not what was asked for."""

    def __init__(self, message: str, *, response: httpx.Response, body: Any = None) -> None:
        super().__init__(message, body=body)
        self.response = response
        self.status_code = response.status_code
        self.request_id = response.headers.get("x-request-id")
        error = body.get("error") if isinstance(body, dict) else None
        details = error if isinstance(error, dict) else {}
        self.code: Any = details.get("code")
        self.type: Any = details.get("type")
        self.param: Any = details.get("param")


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
    """The job ended without a result. `job` is the last answer, `job_id` its id."""

    def __init__(self, message: str, *, job: Any, job_id: str) -> None:
        super().__init__(message)
        self.job = job
        self.job_id = job_id


class JobTimeoutError(APIError, TimeoutError):
    """The job had not ended in time. It goes on at the provider: poll `job_id` again to take it up."""

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


def status_error(response: httpx.Response, body: Any) -> APIStatusError:
    """The error for an answer, with the provider's own message. `body` is what could be decoded."""
    kind = _BY_STATUS.get(response.status_code)
    if kind is None:
        kind = InternalServerError if response.status_code >= 500 else APIStatusError
    message = error_message(body) or response.reason_phrase or "no message"
    return kind(f"{response.status_code}: {message}", response=response, body=body)


def error_message(body: Any) -> str | None:
    """The message of an error answer, wherever providers put it; shortened, since it may be a whole page."""
    if not isinstance(body, dict):
        return None
    error = body.get("error")
    for holder in (error, body):
        if isinstance(holder, str) and holder:
            return _one_line(holder)
        if isinstance(holder, dict):
            for key in ("message", "msg", "error_message", "detail"):
                if isinstance(holder.get(key), str) and holder[key]:
                    return _one_line(holder[key])
    return None


def _one_line(text: str) -> str:
    """Text of a server as it may stand in a message: short, and without characters that move the cursor."""
    return "".join(c if c.isprintable() else " " for c in text[:500])
