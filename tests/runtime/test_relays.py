"""Owns jobs of relays that answer in shapes of their own: followed from the submit to the end, by every client."""

from __future__ import annotations

import json

import pytest

from tests.support import wire
from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import answer
from tests.support.faults import FaultServer
from tests.support.jobs import BRIEF, resource, specs, submits
from tests.support.relay_bodies import BLOCKED, SHAPES, Shape

pytestmark = pytest.mark.usefixtures("no_proxy")


@pytest.fixture(params=[pytest.param(shape, id=name) for name, shape in SHAPES.items()])
def shape(request: pytest.FixtureRequest) -> Shape:
    found: Shape = request.param
    return found


@pytest.mark.parametrize("spec", specs())
def test_shape_of_a_relay_is_read_by_every_client(caller: Caller, spec: wire.Spec, shape: Shape) -> None:
    client, _ = caller.connect(spec.provider, {})
    jobs = resource(client, spec.content["x-job"]["poll"])
    assert jobs.job(shape.submitted).id == shape.id
    bodies = (shape.goes_on, shape.done, shape.failed)
    for body, stored in ((body, json.loads(json.dumps(body))) for body in bodies):
        assert (
            jobs.state(stored)
            in {
                id(shape.goes_on): ("queued", "running"),
                id(shape.done): ("succeeded",),
                id(shape.failed): ("failed",),
            }[id(body)]
        )
    assert jobs.result_urls(shape.done) == shape.urls
    assert jobs.result_urls(shape.goes_on) == ()
    assert [jobs.failure(body) for body in (shape.goes_on, shape.done)] == [None, None]
    assert BLOCKED in jobs.failure(shape.failed)


@pytest.mark.parametrize("spec", specs())
def test_job_of_a_relay_is_followed_to_its_end(
    caller: Caller, spec: wire.Spec, shape: Shape, pauses: list[float]
) -> None:
    client, server = caller.connect(spec.provider, shape.submitted, shape.goes_on, shape.done)
    definition = spec.content["x-job"]
    without_result = not shape.urls and "results" in definition and "download" not in definition
    for follow in submits(spec, client):
        server.requests.clear()
        if without_result:
            with pytest.raises(runtime().JobResultMissingError):
                caller.wait(follow(timeout=60))
        else:
            assert resource(client, definition["poll"]).state(caller.wait(follow(timeout=60))) == "succeeded"
        assert [request.method for request in server.requests] == ["POST", "GET", "GET"]
        assert all(shape.id in str(request.url) for request in server.requests[1:])


def test_failure_of_a_relay_is_raised_with_its_words(caller: Caller, shape: Shape) -> None:
    replies = [answer(json=body) for body in (shape.submitted, shape.goes_on, shape.failed)]
    with FaultServer(*replies) as server:
        client = caller.client_class("ephone")(api_key=wire.KEY, base_url=server.url)
        with pytest.raises(runtime().JobFailedError, match=BLOCKED) as caught:
            caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=30, interval=BRIEF))
        caller.wait(client.close())
    assert caught.value.job_id == shape.id
    assert [request.method for request in server.requests] == ["POST", "GET", "GET"]
