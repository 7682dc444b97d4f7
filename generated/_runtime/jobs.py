# SPDX-License-Identifier: MIT
"""Owns what a response says of its job: the id, the state, the results and the reason of a failure. Does no I/O."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from inspect import iscoroutinefunction
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from .errors import APIError, InvalidRequestError
from .job_fields import Conflict, Find, Role, bare_id, check_places, find, holds_something
from .messages import Hide, error_message, one_line
from .model import Model, plain
from .poll_errors import names_no_job
from .reading import lookup
from .reasons import message_of, reason, words_of_a_failure
from .request import Request, is_segment
from .results import find_results, find_urls, urls_of
from .states import SYNONYMS, State, check_states, meaning

T = TypeVar("T")

DEFAULT_TIMEOUT = 1800.0  # seconds that a job may take altogether
JobState: TypeAlias = Literal["queued", "running", "succeeded", "failed", "unknown"]


@dataclass(frozen=True, slots=True)
class Polling(Generic[T]):
    """How a caller wants a job to be followed."""

    timeout: float = DEFAULT_TIMEOUT
    interval: float | None = None
    on_update: Callable[[T], object] | None = None
    states: Mapping[str, State] | None = None
    places: Mapping[Role, Sequence[str]] | None = None

    def check(self, *, awaits: bool) -> None:
        """Raises InvalidRequestError for what makes no sense: before a job is started, since its id would be lost."""
        for seconds in (self.timeout, 0 if self.interval is None else self.interval):
            if not isinstance(seconds, (int, float)) or not seconds >= 0:
                raise InvalidRequestError("timeout and interval are seconds and not negative")
        if not awaits and _is_async(self.on_update):
            raise InvalidRequestError(
                "on_update cannot be an async function here: AsyncClient awaits it, Client cannot"
            )
        check_states(self.states)
        check_places(self.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Generic[T]):
    """Where a response says what about its job (JSON pointers), what statuses mean, and how to ask for more."""

    operation: str  # that asks for the job: "videos.retrieve"
    poll: Callable[[str], Request[T]]  # the call that asks for the job with an id
    file: Callable[[str], Request[Any]] | None = None  # the call that downloads its result
    id: str
    status: str
    states: Mapping[str, State]
    progress: str | None = None
    error: str | None = None
    results: tuple[str, ...] = ()
    spec: str = ""  # digest of the spec that says so

    def find_id(self, response: Any, polling: Polling[Any], hide: Hide | None = None) -> Find:
        """The id of a job that was just started. Raises APIError where the response holds none, or several."""
        hide = hide or Hide()
        body = hide.everywhere(plain(response))
        try:
            place = find(response, "id", (self.id,), polling.places, _id) or bare_id(response)
        except Conflict as conflict:
            message = f"the response holds more than one job id: {conflict.shown(hide)}; the job may be billed"
            raise APIError(message, body=body) from None
        if place is None:
            said = error_message(body)
            refusal = f". The server says: {one_line(hide(said))}" if said else ""
            message = f"the response holds no job id at {self.id}; the job may be billed{refusal}"
            raise APIError(message, body=body)
        return place

    def id_of(self, response: Any, polling: Polling[Any] | None = None) -> str:
        """The id of a job, from a response about it, or from the id itself. Raises APIError where there is none."""
        if isinstance(response, (Model, dict, list)):
            check_places(polling.places if polling else None)
            response = self.find_id(response, polling or Polling()).value
        job_id = _id(response)
        if job_id is None:
            raise InvalidRequestError("expected the id of a job or a response about it")
        return job_id

    def find_status(self, response: Any, polling: Polling[Any]) -> Find | None:
        """The status that counts. Raises Conflict where several places contradict each other."""
        documented = (self.states, polling.states or {})
        return find(
            response,
            "status",
            (self.status,),
            polling.places,
            lambda value: meaning(plain(value), *documented, SYNONYMS),
            lambda value: meaning(plain(value), *documented),
        )

    def find_unknown_status(self, response: Any, polling: Polling[Any]) -> Find | None:
        """A status that nobody knows, as text or a number. Raises Conflict where several places have others."""
        documented = self.documented_status(response)
        place = find(response, "status", (self.status,), polling.places, _word, lambda _: None)
        return place or (None if documented is None else Find(self.status, documented, documented=True))

    def is_absent(self, response: Any, polling: Polling[Any]) -> bool:
        """Whether a response says that there is no such job, as its status or in place of an id and a status."""
        try:
            if self.find_status(response, polling):
                return False
            status = self.find_unknown_status(response, polling)
            if status is None and find(response, "id", (self.id,), polling.places, _id):
                return False
        except Conflict:
            return False
        place = status or self.reason_of_a_failure(response, polling)
        said = message_of(place.value) if place else None
        return said is not None and names_no_job(said)

    def state(self, response: Any, polling: Polling[Any]) -> JobState:
        """What a response says of the state of its job."""
        try:
            status = self.find_status(response, polling)
        except Conflict:
            return "unknown"
        return (status and meaning(plain(status.value), self.states, polling.states or {}, SYNONYMS)) or "unknown"

    def documented_status(self, response: Any) -> Any:
        """What the response has at the documented place of the status."""
        return lookup(response, self.status)

    def documented_results(self, response: Any) -> tuple[Any, ...]:
        """What the response has at the documented places of the results."""
        results = (lookup(response, pointer) for pointer in self.results)
        return tuple(result for result in results if holds_something(plain(result)))

    def find_results(self, response: Any, polling: Polling[Any]) -> Find | None:
        """The results that a response holds. Raises Conflict."""
        return find_results(response, self.results, polling.places)

    def urls(self, response: Any, polling: Polling[Any]) -> tuple[str, ...]:
        """The URLs of the results. Raises APIError where places that nobody documents contradict each other."""
        if documented := urls_of([lookup(response, pointer) for pointer in self.results]):
            return documented
        try:
            place = find_urls(response, self.results, polling.places)
        except Conflict as conflict:
            raise APIError(f"the response names different results: {conflict}", body=plain(response)) from None
        return (place and urls_of(place.value)) or ()

    def reason(self, response: Any, polling: Polling[Any]) -> Find | None:
        """The error that a response holds, whatever its state."""
        return reason(response, (self.error,) if self.error else (), polling.places)

    def failure(self, response: Any, polling: Polling[Any]) -> str | None:
        """Why a job has failed; None for one that has not."""
        state = self.state(response, polling)
        if state not in ("failed", "unknown"):
            return None
        place = self.reason_of_a_failure(response, polling) if state == "failed" else self.reason(response, polling)
        said = place and message_of(place.value)
        return one_line(said) if said else "no reason given" if state == "failed" else None

    def reason_of_a_failure(self, response: Any, polling: Polling[Any]) -> Find | None:
        """Why a job has failed, in the words of the response."""
        place = self.reason(response, polling)
        if place is not None:
            return place
        try:
            status = self.find_status(response, polling)
        except Conflict:
            status = None
        holder = status.pointer.rpartition("/")[0] if status else ""
        return words_of_a_failure(response, (self.error or "/error",), holder)


def decoded(response: Any) -> Any:
    """A response about a job that was kept as a model, a dict or text. Raises InvalidRequestError for anything else."""
    value = response
    if isinstance(response, (str, bytes, bytearray)):
        import json

        with suppress(ValueError, RecursionError):
            value = json.loads(response)
    if not isinstance(value, (Model, dict, list)):
        raise InvalidRequestError(f"expected a response about a job, or its JSON; got {type(response).__name__}")
    return value


def _id(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, (str, int)) or not is_segment(str(value).strip()):
        return None
    return str(value).strip()


def _word(value: Any) -> str | None:
    scalar = isinstance(value, (str, int, float)) and not isinstance(value, bool)
    return str(value).strip().lower() or None if scalar else None


def _is_async(function: Callable[..., object] | None) -> bool:
    while isinstance(function, partial):
        function = function.func
    return iscoroutinefunction(function) or iscoroutinefunction(type(function).__call__)
