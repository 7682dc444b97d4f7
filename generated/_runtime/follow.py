# SPDX-License-Identifier: MIT
"""Following jobs: from a submit to its end, and to its file."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

import httpx

from .deadline import Bounding, Deadline
from .departures import tell
from .download import opened
from .errors import APIError
from .file_client import file_at
from .jobs import Job, Polling
from .messages import Hide, one_line
from .readiness import Readiness
from .request import Options, Request
from .saving import Tries, followed, identified, saved, target_of
from .transport import Sender
from .waiting import finish
from .watch import Update, Watch, first_pause

T = TypeVar("T")


class Follower(Generic[T]):
    """Follows the jobs of one operation. All but `updates` are coroutines, which never suspend for a sync client."""

    def __init__(self, sender: Sender, job: Job[T]) -> None:
        self.settings = sender.settings
        self.job = job
        self._sender = sender
        self._waiting = sender.waiting

    def _watch(
        self, polling: Polling[T], call: Request[Any] | None = None, id: str = "", *, strict: bool = False
    ) -> Watch[T]:
        """A job that is to be followed; `strict` says that not even a last query outlasts the deadline."""
        watch = Watch(
            job=self.job,
            polling=polling,
            report=partial(tell, self.settings),
            hide=self.settings.hide(call) if call else Hide(self.settings.api_key),
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

    async def poll(self, id: str, polling: Polling[T], options: Options) -> T:
        """The job, succeeded."""
        self._check(polling)
        return await self._polled(self._watch(polling, id=id), options)

    async def retrieve(self, id: str) -> T:
        """The job as it is now."""
        return await self._sender.result(self.job.poll(id), Options())

    def updates(self, id: str, polling: Polling[T], options: Options) -> Iterator[T]:
        """The job whenever anything in it has changed, until it has succeeded."""
        self._check(polling)
        return self._updates(self._watch(polling, id=id), options)

    def async_updates(self, id: str, polling: Polling[T], options: Options) -> AsyncIterator[T]:
        """`updates` for async clients."""
        self._check(polling)
        return self._async_updates(self._watch(polling, id=id), options)

    async def start_and_poll(self, call: Request[Any], polling: Polling[T], options: Options) -> T:
        """Starts a job; gives it when it has succeeded. The time of the job counts from when it was accepted."""
        self._check(polling)
        with identified(self.job):
            submitted, headers = await self._sender.exchange(call, options)
        return await self._started(self._watch(polling, call), call, submitted, headers, options)

    async def start_and_download(
        self, path: str | os.PathLike[str], call: Request[Any], polling: Polling[T], options: Options
    ) -> T:
        """Starts a job and writes its file; gives the job. All of it takes no longer than the polling may."""
        self._check(polling)
        target = target_of(path)
        watch = self._watch(polling, call, strict=True)
        with identified(self.job):
            submitted, headers = await self._sender.exchange(call, options, polling.timeout)
        response = await self._started(watch, call, submitted, headers, options)
        return await self._saved(watch, response, target, options)

    async def download(self, path: str | os.PathLike[str], id: str, polling: Polling[T], options: Options) -> T:
        """Follows a job and writes its file; gives the job."""
        self._check(polling)
        target = target_of(path)
        watch = self._watch(polling, id=id, strict=True)
        return await self._saved(watch, await self._polled(watch, options), target, options)

    def _check(self, polling: Polling[T]) -> None:
        polling.check(awaits=self._waiting.awaits)

    async def _polled(self, watch: Watch[T], options: Options) -> T:
        with followed(watch):
            return await self._end(watch, _Course(self._sender, watch, self.job.poll(watch.id), options))

    async def _saved(self, watch: Watch[T], response: T, target: Path, options: Options) -> T:
        tries = Tries(watch.until)
        with saved(watch, response), Bounding(watch.until), self._waiting.limit(watch.until):
            file, extras = self._file(watch, response, options)
            while True:
                try:
                    attempts = Readiness(self.settings.max_retries, watch.until)
                    await (await opened(self._sender, file, extras, attempts)).written(target)
                except APIError as error:
                    pause = tries.pause(error)
                else:
                    return response
                await self._waiting.sleep(pause)

    async def _started(
        self, watch: Watch[T], call: Request[Any], submitted: Any, headers: httpx.Headers, options: Options
    ) -> T:
        query = watch.begin(call, submitted)
        with followed(watch, submitted):
            if query is None:
                await self._tell(watch.polling, submitted)
                return cast(T, submitted)
            pause = first_pause(watch.polling, headers)
            return await self._end(watch, _Course(self._sender, watch, query, _extras(options), pause))

    async def _end(self, watch: Watch[T], course: _Course[T]) -> T:
        last: T | None = None
        with closing(course):
            while (update := await course.next()) is not None:
                last = update.response
                await self._tell(watch.polling, last)
        return cast(T, last)

    async def _tell(self, polling: Polling[T], update: T) -> None:
        if polling.on_update:
            await self._waiting.told(polling.on_update(update))

    def _updates(self, watch: Watch[T], options: Options) -> Iterator[T]:
        course = _Course(self._sender, watch, self.job.poll(watch.id), options)
        with followed(watch), closing(course):
            while (update := finish(course.next())) is not None:
                yield update.response

    async def _async_updates(self, watch: Watch[T], options: Options) -> AsyncIterator[T]:
        course = _Course(self._sender, watch, self.job.poll(watch.id), options)
        with followed(watch), closing(course):
            while (update := await course.next()) is not None:
                yield update.response


class _Course(Generic[T]):
    """The course of one job: queries and pauses, until there is something new."""

    def __init__(
        self, sender: Sender, watch: Watch[T], query: Request[T], options: Options, pause: float | None = None
    ) -> None:
        self._sender = sender
        self._watch = watch
        self._query = query
        self._options = options
        self._steps = watch.course(pause)
        self._outcome: tuple[T, httpx.Headers] | APIError | None = None

    async def next(self) -> Update[T] | None:
        """The next response in which something has changed; None once the job has succeeded."""
        while True:
            try:
                step = self._steps.send(self._outcome)
            except StopIteration:
                return None
            self._outcome = None
            if isinstance(step, Update):
                return step
            if step is None:
                self._outcome = await self._ask()
            else:
                await self._sender.waiting.sleep(step)

    async def _ask(self) -> tuple[T, httpx.Headers] | APIError:
        try:
            return await self._sender.exchange(self._query, self._options, self._watch.time_left())
        except APIError as error:
            return error

    def close(self) -> None:
        self._steps.close()


def _extras(options: Options) -> Options:
    """What goes with every request about a job."""
    return Options(options.extra_headers, options.extra_query)
