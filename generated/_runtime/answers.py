"""Owns what an answer means: a result, an error under any status, or something else."""

from __future__ import annotations

import re
from typing import Any, Generic, TypeVar, cast

import httpx

from .content import NOT_JSON, decoded, is_json, is_no_file, is_page, parsed
from .departures import tell, told
from .errors import NOT_AGAIN, APIError, APIResponseValidationError, APIStatusError, answer_error
from .messages import error_message
from .prepare import hiding
from .reading import declared, receive
from .request import Request
from .salvage import broken
from .settings import Settings

T = TypeVar("T")


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
            error = error or self._instead_of("JSON", self.response.content)
            if self._call.method == "POST":
                error.add_note(NOT_AGAIN)
            raise error
        if is_error_envelope(self._call.result, body):
            raise self._error(f"{self.response.status_code} with an error", body)
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

    def is_doubtful(self, *, whole: bool) -> bool:
        """Whether an answer may be no file, so that it has to be read before it is handed on as one."""
        return is_no_file(self.response) or (whole and self.response.status_code != 200)

    def check_file(self, content: bytes, *, whole: bool = False) -> None:
        """Raises if the content, or its beginning, is no file but JSON, a page, or nothing: mostly an error under 200.

        If the `whole` file is wanted, an answer that is a part of it, or says that there is none yet, is none either.
        """
        accept, body = self._call.accept, parsed(content)
        wanted = re.search(r"json|text/", accept) and not (isinstance(body, dict) and body.get("error"))
        page = is_page(content) and not re.search(r"text/|xml|html", accept)
        if not content.strip() or page or (is_json(content) and not wanted):
            raise self._instead_of("a file", content)
        if whole and self.response.status_code != 200:
            raise self._instead_of("the whole file", content)

    def _received(self, body: Any) -> T:
        value, departures = receive(self._call.result, body, self._call.operation)
        if departures and self._settings.strict:
            message = f"{self._call.operation}: {told(departures)}"
            hide = hiding(self._settings, self._call)
            raise APIResponseValidationError(message, response=self.response, body=body, hide=hide)
        if departures:
            tell(self._settings, departures)
        return cast(T, value)

    def _instead_of(self, expected: str, content: bytes) -> APIStatusError:
        came = "something else" if content.strip() else "nothing"
        return self._error(f"{self.response.status_code} with {came} in place of {expected}", decoded(content))

    def _error(self, what: str, body: Any) -> APIStatusError:
        return answer_error(APIStatusError, what, self.response, body, hiding(self._settings, self._call))


def is_error_envelope(result: Any, body: Any) -> bool:
    """Whether an error came where a result is expected: an error or a message, and nothing that the result declares."""
    if not isinstance(body, dict) or not (body.get("error") or error_message(body)):
        return False
    names = declared(result)
    if names is None or not (body.get("error") or names.isdisjoint(body)):
        return False
    # Servers fill in what they have nothing to say about: an empty text, zero, null.
    return not any(body.get(name) for name in names - {"error", "message"})
