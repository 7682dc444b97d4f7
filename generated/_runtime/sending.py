"""Owns what the sync and the async transport share, which does no I/O.

What only some calls need is loaded with the first of them: a program that asks once for a job is to start fast.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

import httpx

from .answers import Answer
from .data_urls import is_data_url
from .deadline import NO_TIME, Bounding, Deadline, deadline, is_time, silence
from .errors import InvalidRequestError
from .model import begin_pages
from .request import Options, Request, asks_for_part
from .response import RawResponse
from .retry import Fault, Outcome
from .salvage import Kept, answered
from .settings import Settings

if TYPE_CHECKING:
    from .download import Source
    from .readiness import Readiness
    from .sse import Events

R = TypeVar("R", httpx.Response, Awaitable[httpx.Response])
T = TypeVar("T")


class Sending:
    """A transport without its I/O."""

    _awaits: ClassVar[bool]

    def __init__(self, settings: Settings, connections: Any, *, raw: bool = False) -> None:
        self.settings = settings
        self._connections = connections
        self._raw = raw

    def _timed(self, call: Request[Any], options: Options) -> Options:
        """The options with the timeout of each attempt."""
        if not is_time(options.timeout):
            raise InvalidRequestError(NO_TIME)
        return options.within(self.settings.timeout_of(call, options.timeout))

    def _deadline(self, options: Options, most: float | None = None) -> Deadline:
        return deadline(options.timeout, most)

    def _decoded(self, call: Request[T], response: httpx.Response, fetch: Callable[[Request[Any]], Any]) -> T:
        """The result of a call, or what gives it later; of a list, `fetch` gives the pages that follow."""

        def result() -> T:
            value = Answer(self.settings, call, response).result()
            if call.pages is not None:
                from .pages import Page

                begin_pages(value, Page(call.pages, call, fetch, self._awaits))
            return value

        return cast(T, RawResponse(response, result)) if self._raw else result()

    def _kept(self, response: httpx.Response, *, stream: bool) -> Kept | None:
        """What keeps an answer that cannot be had a second time, since its request started something."""
        return Kept(response) if response.is_success and not stream and response.request.method == "POST" else None

    def _failed(self, error: Exception, request: httpx.Request, bounds: Bounding, kept: Kept | None) -> Outcome:
        """What came of a request that raised, with as much of the response as there is."""
        response = answered(error, request)
        if response is not None:
            return response
        fault = Fault(error, request, bounds.written if self._connections.counts_writes else None)
        return kept.rest(fault) if kept else fault

    def _local(self, call: Request[Any]) -> httpx.Response | None:
        """The file that a URL holds itself."""
        if call.url is None or not is_data_url(call.url):
            return None
        from .data_urls import response_of

        return response_of(call.url)

    def _readiness(self, call: Request[Any], until: Deadline | None) -> Readiness:
        from .readiness import Readiness

        return Readiness(call, self.settings.max_retries, until)

    def _source(self, call: Request[Any], options: Options, again: Callable[[dict[str, str]], R]) -> Source[R]:
        from .download import Source

        resumable = call.method == "GET" and not asks_for_part(options.extra_headers)
        return Source(
            again=again,
            check=lambda response, content: Answer(self.settings, call, response).check_file(content),
            retries=self.settings.max_retries if resumable else 0,
            silence=silence(options.timeout),
        )

    def _events(self, answer: Answer[T], call: Request[T], options: Options, terminator: str | None) -> Events[T]:
        from .gate import gate
        from .sse import Events

        return Events[T](answer, gate(cast(Any, call.result)), terminator, silence(options.timeout))
