"""Owns the comparison of what a client as a whole needs and does: its address, its key, how it follows a job."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..diagnostics import Position
from ..ir import Job, Provider
from .difference import Difference, Effect, code, code_or

_SUBJECT = "client"


def _told(
    effect: Effect,
    aspect: str,
    text: str,
    values: tuple[str | None, str | None],
    at: tuple[Position, Position],
    subject: str = _SUBJECT,
) -> Difference:
    was, now = values
    return Difference(
        effect=effect, subject=subject, aspect=aspect, text=text, old=was, new=now, at=at[1], related=(at[0],)
    )


def compare_service(old: Provider, new: Provider, renamed: Mapping[str, str]) -> Iterator[Difference]:
    """`renamed` are the ids of operations: that of the old spec, and that of the new one."""
    yield from _server(old, new)
    yield from _auth(old, new)
    yield from _words(old, new)
    if old.job and new.job:
        yield from _job(old.job, new.job, renamed)
    elif old.job:
        text = "jobs can no longer be polled"
        yield _told(Effect.BREAKING, "job", text, (old.job.poll, None), (_top(new), old.job.provenance.at))
    elif new.job:
        text = f"jobs can be polled with {code(new.job.poll)}"
        yield _told(Effect.ADDITIVE, "job", text, (None, new.job.poll), (_top(old), new.job.provenance.at))


def _top(one: Provider) -> Position:
    return Position(one.file)


def _server(old: Provider, new: Provider) -> Iterator[Difference]:
    was, now = old.server, new.server
    places = tuple(one.server.provenance.at if one.server.provenance else _top(one) for one in (old, new))
    at = (places[0], places[1])
    if was.url and not now.url:
        yield _told(Effect.BREAKING, "base_url", "`base_url` has to be given", (was.url, now.template), at)
    elif now.url and not was.url:
        text = f"`base_url` may be left out: {code(now.url)}"
        yield _told(Effect.ADDITIVE, "base_url", text, (was.template, now.url), at)
    elif (was.url, was.template) != (now.url, now.template):
        before, after = was.url or was.template, now.url or now.template
        text = f"the address is {code_or(after, 'unknown')}, was {code_or(before, 'unknown')}"
        yield _told(Effect.COSMETIC, "base_url", text, (before, after), at)


def _auth(old: Provider, new: Provider) -> Iterator[Difference]:
    was, now = old.auth, new.auth
    if was and not now:
        text = "no key is needed any more"
        yield _told(Effect.ADDITIVE, "api_key", text, (was.name, None), (_top(new), was.provenance.at))
    elif now and not was:
        yield _told(Effect.BREAKING, "api_key", "a key is needed", (None, now.name), (_top(old), now.provenance.at))
    elif was and now:
        before, after = (f"{one.location} {one.name}: {one.prefix}<key>" for one in (was, now))
        if before != after:
            text = f"the key travels as {code(after)}, not as {code(before)}"
            yield _told(Effect.COSMETIC, "api_key", text, (before, after), (was.provenance.at, now.provenance.at))


def _words(old: Provider, new: Provider) -> Iterator[Difference]:
    was, now = (f"{one.title}\n{one.description}" for one in (old, new))
    if was != now:
        yield _told(Effect.COSMETIC, "description", "is described otherwise", (was, now), _info(old, new))
    ends = [one.lifecycle for one in (old, new)]
    said = [("deprecated" + (f", ends {end.shutdown}" if end.shutdown else "")) if end else None for end in ends]
    if said[0] != said[1]:
        places = [end.provenance.at if end else _top(one) for end, one in zip(ends, (old, new), strict=True)]
        text = f"the API is {said[1] or 'not deprecated'}, was {said[0] or 'not deprecated'}"
        yield _told(Effect.COSMETIC, "lifecycle", text, (said[0], said[1]), (places[0], places[1]))


def _info(old: Provider, new: Provider) -> tuple[Position, Position]:
    return old.document.keys.get("info", _top(old)), new.document.keys.get("info", _top(new))


def _job(old: Job, new: Job, renamed: Mapping[str, str]) -> Iterator[Difference]:
    at = (old.provenance.at, new.provenance.at)
    before = [renamed.get(id, id) for id in old.submit]
    # What is gone or new as a whole is told where operations are compared.
    for id in before:
        if id not in new.submit and id in renamed.values():
            yield _told(Effect.BREAKING, "and_poll", f"{code(f'{id}_and_poll')} is gone", (id, None), at, id)
    for id in new.submit:
        if id not in before and id in renamed.values():
            yield _told(Effect.ADDITIVE, "and_poll", f"new {code(f'{id}_and_poll')}", (None, id), at, id)
    if renamed.get(old.poll, old.poll) != new.poll:
        was, now = old.poll, new.poll
        text = f"jobs are polled with {code(now)}, not with {code(was)}"
        yield _told(Effect.BREAKING, "job poll", text, (was, now), at)
    places = (
        *(("id", old.id, new.id), ("status", old.status, new.status), ("progress", old.progress, new.progress)),
        *(("error", old.error, new.error), ("results", " ".join(old.results), " ".join(new.results))),
        ("download", old.download and renamed.get(old.download, old.download), new.download),
    )
    for aspect, was_at, now_at in places:
        if was_at != now_at:
            text = f"{aspect} of a job: {code_or(now_at, 'none')}, was {code_or(was_at, 'none')}"
            yield _told(Effect.COSMETIC, f"job {aspect}", text, (was_at, now_at), at)
    yield from _states(old, new, at)


def _states(old: Job, new: Job, at: tuple[Position, Position]) -> Iterator[Difference]:
    """Which words mean what. They are told apart as the client does: upper and lower case are one."""
    before, after = ({word.lower(): state for state, words in one.states for word in words} for one in (old, new))
    for word in sorted(before.keys() | after.keys()):
        was, now = before.get(word), after.get(word)
        aspect = f"job status {word}"
        if was == now:
            continue
        if was is None:
            yield _told(Effect.ADDITIVE, aspect, f"status {code(word)} means {now}", (was, now), at)
        elif now is None:
            yield _told(Effect.BREAKING, aspect, f"status {code(word)} is no longer known, meant {was}", (was, now), at)
        else:
            yield _told(Effect.BREAKING, aspect, f"status {code(word)} means {now}, meant {was}", (was, now), at)
