"""Tests of documented rules that are checked before anything is sent."""

from __future__ import annotations

import pytest

from tests.support.contract import JOB, OPENAI_JOB
from tests.support.doubles import Caller, runtime


@pytest.mark.parametrize(
    "body",
    [
        {"seconds": "25"},  # the model that is not given is sora-2
        {"seconds": "25", "model": "sora-2"},
        {"seconds": "5", "model": "sora-2"},
        {"seconds": "4", "model": "sora-2-pro"},
        {"seconds": "12", "model": "sora-2-pro"},
        {"character_timestamps": "1"},
        {"character_timestamps": "1-3"},
        {"character_timestamps": "a,b"},
        {"character_timestamps": "1,3\n"},
        {"character_timestamps": "0,4"},
        {"character_timestamps": "3,1"},
        {"character_timestamps": "1,1.5"},
    ],
    ids=str,
)
def test_documented_rule_refuses_before_anything_is_sent(caller: Caller, body: dict[str, str]) -> None:
    client, server = caller.connect("ephone", JOB)
    for call in (client.videos.create, client.videos.create_and_poll):
        with pytest.raises(runtime().InvalidRequestError, match=next(iter(body))):
            caller.wait(call(prompt="a cat", **body))
    assert server.requests == []


@pytest.mark.parametrize(
    "body",
    [
        {"seconds": "8"},
        {"seconds": "15", "model": "sora-2"},
        {"seconds": "25", "model": "sora-2-pro"},
        {"seconds": "7", "model": "sora-9"},  # no rule speaks of the model
        {"character_timestamps": "1,3"},
        {"character_timestamps": "0.5,3.5"},
        {"character_timestamps": "10,11"},
    ],
    ids=str,
)
def test_documented_rule_lets_pass(caller: Caller, body: dict[str, str]) -> None:
    client, server = caller.connect("ephone", JOB)
    caller.wait(client.videos.create(prompt="a cat", **body))
    parts = {part.name: part.content.decode() for part in server.only.parts or ()}
    assert parts == {"prompt": "a cat", **body}


@pytest.mark.parametrize(
    "reference", [{}, {"file_id": "f", "image_url": "https://x.example/i.png"}], ids=["none", "both"]
)
def test_reference_is_exactly_one_thing(caller: Caller, reference: dict[str, str]) -> None:
    client, server = caller.connect("openai", OPENAI_JOB)
    with pytest.raises(runtime().InvalidRequestError, match="input_reference"):
        caller.wait(client.videos.create(prompt="a cat", input_reference=reference))
    assert server.requests == []


def test_contradicted_rule_is_only_advice(caller: Caller, caplog: pytest.LogCaptureFixture) -> None:
    client, server = caller.connect("sora_web", {"id": "x"})
    caller.wait(client.videos.create(prompt="a cat", model="sora_video2-pro", duration=10, hd=True))
    assert "hd is documented" not in caplog.text
    caller.wait(client.videos.create(prompt="a cat", model="sora_video2", duration=25, hd=True))
    assert "hd is documented for sora_video2-pro only" in caplog.text
    assert "hd is documented as not available with a duration of 25 seconds" in caplog.text
    assert server.sent[1].json == {"prompt": "a cat", "model": "sora_video2", "duration": 25, "hd": True}
