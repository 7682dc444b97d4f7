"""Owns following jobs: from a submit to its end, and to its file. The sync and the async half do the same."""

from __future__ import annotations

import os
import time
from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator
from contextlib import aclosing, closing
from functools import partial
from inspect import isawaitable, iscoroutine
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

import httpx

from .deadline import Bounding, Deadline
from .departures import tell
from .errors import APIError, InvalidRequestError
from .jobs import Job, Polling
from .messages import Hide, one_line
from .prepare import hiding
from .request import Options, Request, file_at
from .saving import Tries, followed, identified, saved, target_of
from .settings import Settings
from .transport import AsyncTransport, Transport
from .watch import Update, Watch, first_pause

T = TypeVar("T")


class _Base(Generic[T]):
    """What both halves share."""

    def __init__(self, settings: Settings, job: Job[T]) -> None:
        self.settings = settings
        self.job = job

    def _watch(
        self, polling: Polling[T], call: Request[Any] | None = None, id: str = "", *, strict: bool = False
    ) -> Watch[T]:
        """A job that is to be followed; `strict` says that not even a last query outlasts the deadline."""
        watch = Watch(
            job=self.job,
            polling=polling,
            report=partial(tell, self.settings),
            hide=hiding(self.settings, call) if call else Hide(self.settings.api_key),
            id=id,
            until=Deadline.after(polling.timeout),
        )
        if strict:
            watch.least = 0.0
        return watch

    def _file(self, watch: Watch[T], response: T, options: Options) -> tuple[Request[Any], Options]:
        """The call for the file of a job that has succeeded. Raises APIError unless one file is named.

        What a caller adds to calls of the API goes to no other address: it may be secret, and a signed URL is whole.
        """
        urls = self.job.urls(response, watch.polling) if not (self.job.file and watch.id) else ()
        if self.job.file and not urls:
            return self.job.file(watch.id or self.job.id_of(response)), _extras(options)
        if len(urls) == 1:
            return file_at(urls[0], self.settings.base_url), Options()
        names = "no file" if not urls else f"{len(urls)} files: {', '.join(map(one_line, urls))}"
        raise APIError(f"job {watch.id} has succeeded; expected one file, and the response names {names}")


class Follower(_Base[T]):
    """Follows jobs for a sync client."""

    def __init__(self, transport: Transport, job: Job[T]) -> None:
        super().__init__(transport.settings, job)
        self._transport = transport

    def poll(self, id: str, polling: Polling[T], options: Options) -> T:
        """The job, succeeded."""
        polling.check(awaits=False)
        return self._polled(self._watch(polling, id=id), options)

    def retrieve(self, id: str) -> T:
        """The job as it is now."""
        return self._transport.send(self.job.poll(id), Options())

    def updates(self, id: str, polling: Polling[T], options: Options) -> Iterator[T]:
        """The job whenever anything in it has changed, until it has succeeded."""
        polling.check(awaits=False)
        return self._noted(self._watch(polling, id=id), self.job.poll(id), options)

    def start_and_poll(self, call: Request[Any], polling: Polling[T], options: Options) -> T:
        """Starts a job; gives it when it has succeeded. The time of the job counts from when it was accepted."""
        polling.check(awaits=False)
        with identified(self.job):
            submitted, headers = self._transport.exchange(call, options)
        return self._started(self._watch(polling, call), call, submitted, headers, options)

    def start_and_download(
        self, path: str | os.PathLike[str], call: Request[Any], polling: Polling[T], options: Options
    ) -> T:
        """Starts a job and writes its file; gives the job. All of it takes no longer than the polling may."""
        polling.check(awaits=False)
        target = target_of(path)
        watch = self._watch(polling, call, strict=True)
        with identified(self.job):
            submitted, headers = self._transport.exchange(call, options, polling.timeout)
        response = self._started(watch, call, submitted, headers, options)
        return self._saved(watch, response, target, options)

    def download(self, path: str | os.PathLike[str], id: str, polling: Polling[T], options: Options) -> T:
        """Follows a job and writes its file; gives the job."""
        polling.check(awaits=False)
        target = target_of(path)
        watch = self._watch(polling, id=id, strict=True)
        return self._saved(watch, self._polled(watch, options), target, options)

    def _polled(self, watch: Watch[T], options: Options) -> T:
        with followed(watch):
            return self._end(watch, self.job.poll(watch.id), options)

    def _saved(self, watch: Watch[T], response: T, target: Path, options: Options) -> T:
        tries = Tries(watch.until)
        with saved(watch, response), Bounding(watch.until):
            file, extras = self._file(watch, response, options)
            while True:
                try:
                    self._transport.download(file, extras, until=watch.until).write_to_file(target)
                except APIError as error:
                    pause = tries.pause(error)
                else:
                    return response
                time.sleep(pause)

    def _started(
        self, watch: Watch[T], call: Request[Any], submitted: Any, headers: httpx.Headers, options: Options
    ) -> T:
        query = watch.begin(call, submitted)
        if query is None:
            with followed(watch, submitted):
                self._tell(watch.polling, submitted)
            return cast(T, submitted)
        with followed(watch, submitted):
            return self._end(watch, query, _extras(options), first_pause(watch.polling, headers))

    def _end(self, watch: Watch[T], query: Request[T], options: Options, pause: float | None = None) -> T:
        last: T | None = None
        with closing(self._updates(watch, query, options, pause)) as updates:
            for last in updates:
                self._tell(watch.polling, last)
        return cast(T, last)

    def _noted(self, watch: Watch[T], query: Request[T], options: Options) -> Iterator[T]:
        with followed(watch):
            yield from self._updates(watch, query, options)

    def _updates(
        self, watch: Watch[T], query: Request[T], options: Options, pause: float | None = None
    ) -> Generator[T, None, None]:
        with closing(watch.course(pause)) as course:
            step = next(course)
            while True:
                outcome = None
                if isinstance(step, Update):
                    yield step.response
                elif step is None:
                    outcome = self._ask(watch, query, options)
                else:
                    time.sleep(step)
                try:
                    step = course.send(outcome)
                except StopIteration:
                    return

    def _ask(self, watch: Watch[T], query: Request[T], options: Options) -> tuple[T, httpx.Headers] | APIError:
        try:
            return self._transport.exchange(query, options, watch.time_left())
        except APIError as error:
            return error

    def _tell(self, polling: Polling[T], update: T) -> None:
        given = polling.on_update(update) if polling.on_update else None
        if isawaitable(given):
            if iscoroutine(given):
                given.close()
            raise InvalidRequestError("on_update gave something to await, which only AsyncClient does")


class AsyncFollower(_Base[T]):
    """Follows jobs for an async client."""

    def __init__(self, transport: AsyncTransport, job: Job[T]) -> None:
        import anyio

        super().__init__(transport.settings, job)
        self._transport = transport
        self._anyio = anyio

    async def poll(self, id: str, polling: Polling[T], options: Options) -> T:
        """The job, succeeded."""
        polling.check(awaits=True)
        return await self._polled(self._watch(polling, id=id), options)

    async def retrieve(self, id: str) -> T:
        """The job as it is now."""
        return await self._transport.send(self.job.poll(id), Options())

    def updates(self, id: str, polling: Polling[T], options: Options) -> AsyncIterator[T]:
        """The job whenever anything in it has changed, until it has succeeded."""
        polling.check(awaits=True)
        return self._noted(self._watch(polling, id=id), self.job.poll(id), options)

    async def start_and_poll(self, call: Request[Any], polling: Polling[T], options: Options) -> T:
        """Starts a job; gives it when it has succeeded. The time of the job counts from when it was accepted."""
        polling.check(awaits=True)
        with identified(self.job):
            submitted, headers = await self._transport.exchange(call, options)
        return await self._started(self._watch(polling, call), call, submitted, headers, options)

    async def start_and_download(
        self, path: str | os.PathLike[str], call: Request[Any], polling: Polling[T], options: Options
    ) -> T:
        """Starts a job and writes its file; gives the job. All of it takes no longer than the polling may."""
        polling.check(awaits=True)
        target = target_of(path)
        watch = self._watch(polling, call, strict=True)
        with identified(self.job):
            submitted, headers = await self._transport.exchange(call, options, polling.timeout)
        response = await self._started(watch, call, submitted, headers, options)
        return await self._saved(watch, response, target, options)

    async def download(self, path: str | os.PathLike[str], id: str, polling: Polling[T], options: Options) -> T:
        """Follows a job and writes its file; gives the job."""
        polling.check(awaits=True)
        target = target_of(path)
        watch = self._watch(polling, id=id, strict=True)
        return await self._saved(watch, await self._polled(watch, options), target, options)

    async def _polled(self, watch: Watch[T], options: Options) -> T:
        with followed(watch):
            return await self._end(watch, self.job.poll(watch.id), options)

    async def _saved(self, watch: Watch[T], response: T, target: Path, options: Options) -> T:
        tries = Tries(watch.until)
        with saved(watch, response), Bounding(watch.until), self._anyio.fail_after(watch.until.left()):
            file, extras = self._file(watch, response, options)
            while True:
                try:
                    binary = await self._transport.download(file, extras, until=watch.until)
                    await binary.write_to_file(target)
                except APIError as error:
                    pause = tries.pause(error)
                else:
                    return response
                await self._anyio.sleep(pause)

    async def _started(
        self, watch: Watch[T], call: Request[Any], submitted: Any, headers: httpx.Headers, options: Options
    ) -> T:
        query = watch.begin(call, submitted)
        if query is None:
            with followed(watch, submitted):
                await self._tell(watch.polling, submitted)
            return cast(T, submitted)
        with followed(watch, submitted):
            return await self._end(watch, query, _extras(options), first_pause(watch.polling, headers))

    async def _end(self, watch: Watch[T], query: Request[T], options: Options, pause: float | None = None) -> T:
        last: T | None = None
        async with aclosing(self._updates(watch, query, options, pause)) as updates:
            async for last in updates:
                await self._tell(watch.polling, last)
        return cast(T, last)

    async def _noted(self, watch: Watch[T], query: Request[T], options: Options) -> AsyncIterator[T]:
        with followed(watch):
            async with aclosing(self._updates(watch, query, options)) as updates:
                async for update in updates:
                    yield update

    async def _updates(
        self, watch: Watch[T], query: Request[T], options: Options, pause: float | None = None
    ) -> AsyncGenerator[T, None]:
        with closing(watch.course(pause)) as course:
            step = next(course)
            while True:
                outcome = None
                if isinstance(step, Update):
                    yield step.response
                elif step is None:
                    outcome = await self._ask(watch, query, options)
                else:
                    await self._anyio.sleep(step)
                try:
                    step = course.send(outcome)
                except StopIteration:
                    return

    async def _ask(self, watch: Watch[T], query: Request[T], options: Options) -> tuple[T, httpx.Headers] | APIError:
        try:
            return await self._transport.exchange(query, options, watch.time_left())
        except APIError as error:
            return error

    async def _tell(self, polling: Polling[T], update: T) -> None:
        given = polling.on_update(update) if polling.on_update else None
        if isawaitable(given):
            await given


def _extras(options: Options) -> Options:
    """What goes with every request about a job."""
    return Options(options.extra_headers, options.extra_query)
