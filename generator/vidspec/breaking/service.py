"""Owns the comparison of what a client as a whole needs and does: its address, its key, how it follows a job."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..core.positions import Position
from ..core.spec import Job, Provider
from .difference import Difference, Effect, Subject, code, code_or


def compare_service(old: Provider, new: Provider, renamed: Mapping[str, str]) -> Iterator[Difference]:
    """`renamed` are the ids of operations: that of the old spec, and that of the new one."""
    yield from _server(old, new)
    yield from _auth(old, new)
    yield from _words(old, new)
    if old.job and new.job:
        yield from _job(old.job, new.job, renamed)
    elif old.job:
        gone = _client(old, new).at(old.job.provenance.at, None)
        yield gone.differs(Effect.BREAKING, "job", "jobs can no longer be polled", old.job.poll, None)
    elif new.job:
        fresh, text = _client(old, new).at(None, new.job.provenance.at), f"jobs can be polled with {code(new.job.poll)}"
        yield fresh.differs(Effect.ADDITIVE, "job", text, None, new.job.poll)


def _client(old: Provider, new: Provider) -> Subject:
    return Subject(name="client", was=Position(old.file), now=Position(new.file))


def _server(old: Provider, new: Provider) -> Iterator[Difference]:
    was, now = old.server, new.server
    places = [server.provenance.at if server.provenance else None for server in (was, now)]
    subject = _client(old, new).at(places[0], places[1])
    if was.url and not now.url:
        yield subject.differs(Effect.BREAKING, "base_url", "`base_url` has to be given", was.url, now.template)
    elif now.url and not was.url:
        text = f"`base_url` may be left out: {code(now.url)}"
        yield subject.differs(Effect.ADDITIVE, "base_url", text, was.template, now.url)
    elif (was.url, was.template) != (now.url, now.template):
        before, after = was.url or was.template, now.url or now.template
        text = f"the address is {code_or(after, 'unknown')}, was {code_or(before, 'unknown')}"
        yield subject.differs(Effect.COSMETIC, "base_url", text, before, after)


def _auth(old: Provider, new: Provider) -> Iterator[Difference]:
    was, now = old.auth, new.auth
    subject = _client(old, new).at(was.provenance.at if was else None, now.provenance.at if now else None)
    if was and not now:
        yield subject.differs(Effect.ADDITIVE, "api_key", "no key is needed any more", was.name, None)
    elif now and not was:
        yield subject.differs(Effect.BREAKING, "api_key", "a key is needed", None, now.name)
    elif was and now:
        before, after = (f"{auth.location} {auth.name}: {auth.prefix}<key>" for auth in (was, now))
        if before != after:
            text = f"the key travels as {code(after)}, not as {code(before)}"
            yield subject.differs(Effect.COSMETIC, "api_key", text, before, after)


def _words(old: Provider, new: Provider) -> Iterator[Difference]:
    subject = _client(old, new)
    was, now = (f"{provider.title}\n{provider.description}" for provider in (old, new))
    if was != now:
        info = subject.at(old.document.keys.get("info"), new.document.keys.get("info"))
        yield info.differs(Effect.COSMETIC, "description", "is described otherwise", was, now)
    ends = [provider.lifecycle for provider in (old, new)]
    said = [("deprecated" + (f", ends {end.shutdown}" if end.shutdown else "")) if end else None for end in ends]
    if said[0] != said[1]:
        places = [end.provenance.at if end else None for end in ends]
        text = f"the API is {said[1] or 'not deprecated'}, was {said[0] or 'not deprecated'}"
        yield subject.at(places[0], places[1]).differs(Effect.COSMETIC, "lifecycle", text, said[0], said[1])


def _job(old: Job, new: Job, renamed: Mapping[str, str]) -> Iterator[Difference]:
    client = Subject(name="client", was=old.provenance.at, now=new.provenance.at)
    before = [renamed.get(id, id) for id in old.submit]
    # What is gone or new as a whole is told where operations are compared.
    for id in before:
        if id not in new.submit and id in renamed.values():
            text = f"{code(f'{id}_and_poll')} is gone"
            yield replace(client, name=id).differs(Effect.BREAKING, "and_poll", text, id, None)
    for id in new.submit:
        if id not in before and id in renamed.values():
            text = f"new {code(f'{id}_and_poll')}"
            yield replace(client, name=id).differs(Effect.ADDITIVE, "and_poll", text, None, id)
    if renamed.get(old.poll, old.poll) != new.poll:
        was, now = old.poll, new.poll
        text = f"jobs are polled with {code(now)}, not with {code(was)}"
        yield client.differs(Effect.BREAKING, "job poll", text, was, now)
    places = (
        *(("id", old.id, new.id), ("status", old.status, new.status), ("progress", old.progress, new.progress)),
        *(("error", old.error, new.error), ("results", " ".join(old.results), " ".join(new.results))),
        ("download", old.download and renamed.get(old.download, old.download), new.download),
    )
    for aspect, was_at, now_at in places:
        if was_at != now_at:
            text = f"{aspect} of a job: {code_or(now_at, 'none')}, was {code_or(was_at, 'none')}"
            yield client.differs(Effect.COSMETIC, f"job {aspect}", text, was_at, now_at)
    yield from _states(old, new, client)


def _states(old: Job, new: Job, client: Subject) -> Iterator[Difference]:
    """Which words mean what. They are told apart as the client does: upper and lower case are one."""
    before, after = (
        {word.lower(): state for state, words in one.states.items() for word in words} for one in (old, new)
    )
    for word in sorted(before.keys() | after.keys()):
        was, now = before.get(word), after.get(word)
        aspect = f"job status {word}"
        if was == now:
            continue
        if was is None:
            yield client.differs(Effect.ADDITIVE, aspect, f"status {code(word)} means {now}", was, now)
        elif now is None:
            text = f"status {code(word)} is no longer known, meant {was}"
            yield client.differs(Effect.BREAKING, aspect, text, was, now)
        else:
            yield client.differs(Effect.BREAKING, aspect, f"status {code(word)} means {now}, meant {was}", was, now)
