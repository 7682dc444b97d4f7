"""Owns who gets proofs of who asks: a URL that is signed gets none beside its signature, wherever it leads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import httpx
import pytest

from tests.support.doubles import Caller
from tests.support.fault_answers import Arrived, answer, redirect
from tests.support.faults import FaultServer

pytestmark = pytest.mark.usefixtures("no_proxy", "pauses")

KEY = "sk-SECRET-0123456789"
FILE = b"\0\0\0\x20ftypisom" + bytes(range(256))
PLACES: dict[str, dict[str, str]] = {
    "header": {"key_location": "header", "key_name": "x-api-key"},
    "query": {"key_location": "query", "key_name": "api_key"},
}
SIGNED = [
    *("X-Amz-Signature=1&X-Amz-Credential=k", "x-amz-security-token=1", "X-GOOG-SIGNATURE=1", "GoogleAccessId=1"),
    *("sv=1&sig=2", "OSSAccessKeyId=1", "x-oss-signature=1", "q-signature=2", "x-cos-security-token=1"),
    *("X-Tos-Signature=1", "Key-Pair-Id=1", "AWSAccessKeyId=1", "sign=1", "SIGNATURE=1", "hmac=1", "url-signature=1"),
    *("my_sig=1", "authorization=bce-auth-v1", "txSecret=1&txTime=2", "hdnts=exp=1~hmac=2"),
]
UNSIGNED = ["", "token=1", "key=1", "expires=1", "design=1", "assigned=me", "signed=1", "insight=2", "Policy=1"]


@contextmanager
def connected(caller: Caller, place: str, *scripts: Any) -> Iterator[tuple[Any, FaultServer]]:
    """A client with secrets wherever it may have some, and its server."""
    module = import_module("generated._runtime.file_client")
    base = module.FileClient if caller.kind == "sync" else module.AsyncFileClient
    kind = httpx.Client if caller.kind == "sync" else httpx.AsyncClient
    http = kind(
        headers={"X-Own": "SECRET"}, cookies={"session": "SECRET"}, params={"mine": "SECRET"}, auth=("me", "SECRET")
    )
    made = type(
        "Client",
        (base,),
        {"_provider": import_module("generated._runtime.settings").Provider(name="acme", **PLACES[place])},
    )
    with FaultServer(*scripts) as server:
        try:
            yield made(api_key=KEY, base_url=server.url, http_client=http, default_headers={"X-Team": "SECRET"}), server
        finally:
            if isinstance(http, httpx.AsyncClient):
                caller.wait(http.aclose())
            else:
                http.close()


def secrets_of(arrived: Arrived) -> int:
    """How many secrets came with a request. The password of the `http_client` stands in a header of its own."""
    shown = repr((arrived.path, arrived.query, arrived.headers))
    return shown.count("SECRET") + ("authorization" in arrived.headers)


def target(arrived: Arrived) -> str:
    return f"{arrived.path}?{'&'.join(f'{name}={value}' for name, value in arrived.query)}"


def read(caller: Caller, client: Any, url: str) -> bytes:
    content: bytes = caller.wait(caller.wait(client.download(url)).read())
    return content


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("query", SIGNED)
@pytest.mark.parametrize("how", ["download", "redirect"])
def test_signed_url_of_the_api_gets_no_other_proof(caller: Caller, place: str, query: str, how: str) -> None:
    def serve(arrived: Arrived) -> Any:
        return redirect(302, f"/files/v?{query}") if arrived.path == "/moved" else answer(body=FILE)

    with connected(caller, place, serve) as (client, server):
        path = f"/files/v?{query}" if how == "download" else "/moved"
        assert read(caller, client, f"{server.url}{path}") == FILE
        last = server.requests[-1]
        assert (target(last), secrets_of(last)) == (f"/files/v?{query}", 0)
        assert how == "download" or secrets_of(server.requests[0]) >= 4


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("query", UNSIGNED)
def test_other_url_of_the_api_gets_the_key(caller: Caller, place: str, query: str) -> None:
    with connected(caller, place, answer(body=FILE)) as (client, server):
        assert read(caller, client, f"{server.url}/files/v?{query}") == FILE
        assert KEY in repr((server.requests[0].headers, server.requests[0].query))


@pytest.mark.parametrize("place", PLACES)
def test_what_was_dropped_for_a_signed_url_stays_dropped(caller: Caller, place: str) -> None:
    def serve(arrived: Arrived) -> Any:
        return redirect(302, "/files/v") if dict(arrived.query).get("sig") else answer(body=FILE)

    with connected(caller, place, serve) as (client, server):
        assert read(caller, client, f"{server.url}/moved?sig=1") == FILE
        assert [arrived.path for arrived in server.requests] == ["/moved", "/files/v"]
        assert [secrets_of(arrived) for arrived in server.requests] == [0, 0]


def test_url_without_a_scheme_may_lead_elsewhere(caller: Caller) -> None:
    with FaultServer(answer(body=FILE)) as cdn, connected(caller, "header", answer(body=FILE)) as (client, server):
        for place in (cdn, server):
            assert read(caller, client, f"{place.url.removeprefix('http:')}/v.mp4?a=b") == FILE
            assert [arrived.path for arrived in place.requests] == ["/v.mp4"]
        assert secrets_of(cdn.requests[0]) == 0
        assert secrets_of(server.requests[0]) >= 4
