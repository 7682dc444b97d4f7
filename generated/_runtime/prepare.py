# SPDX-License-Identifier: MIT
"""Owns the way from a call to a request of the HTTP library, and from a redirect to the next one. Does no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import httpx

from .body import AsyncFile, Encoded, check_files, encode
from .deadline import Deadline
from .errors import InvalidRequestError
from .request import Options, Request, fits_header, given, is_address, is_signed, text_of
from .settings import Settings

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# What a server elsewhere may know: nothing that the caller, the settings or an `http_client` have put into headers.
_FOR_ANYBODY = frozenset({"accept", "accept-encoding", "if-range", "range", "user-agent"})
_KEY: Any = object()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A request that is ready to be sent. What is not `own` goes to another host and gets no authentication."""

    request: httpx.Request = field(repr=False)  # its URL may hold the key
    rewindable: bool = True
    own: bool = True

    @property
    def auth(self) -> Any:
        """What `send` of an httpx client is told: its own authentication is for the API only."""
        return httpx.USE_CLIENT_DEFAULT if self.own else None


def prepare(
    client: httpx.Client | httpx.AsyncClient,
    settings: Settings,
    call: Request[Any],
    options: Options,
    deadline: Deadline,
    opened: ExitStack,
) -> Prepared:
    """The HTTP request for a call. Files are opened on `opened`. Raises InvalidRequestError where a rule forbids it."""
    encoded = _encoded(call, options, opened)
    own = call.url is None or _is_own(settings, httpx.URL(call.url))
    headers = _headers(settings, call, options, encoded, own=own)
    extensions = {
        "timeout": deadline.bound(settings.timeout_of(call, options.timeout)),
        # For recordings: which operation it is, and where the key travels, which is in no recording.
        "vidspec": {
            "provider": settings.provider.name,
            "operation": call.operation,
            "key_name": settings.provider.key_name,
        },
    }
    # What goes to another host has nothing of the client in it, not even its cookies.
    build: Any = client.build_request if own else httpx.Request
    url = settings.base_url + call.path if call.url is None else call.url
    added = bool(client.params) and own
    try:
        request = build(
            call.method,
            url,
            params=_query(settings, call, options, own=own, added=added),
            headers=[(name, settings.bearer if value is _KEY else value) for name, value in headers.values()],
            extensions=extensions,
            **_arguments(client, encoded),
        )
    except UnicodeError:
        # The error of the HTTP library would show the text, which may be a prompt.
        raise InvalidRequestError(f"{call.operation}: a header or field holds text that cannot be sent") from None
    return Prepared(request, encoded.replayable, own)


def _encoded(call: Request[Any], options: Options, opened: ExitStack) -> Encoded:
    body, encodings = call.body, call.encodings
    if body is None and options.extra_body:
        body, encodings = options.extra_body, encodings or ("json",)
    elif isinstance(body, Mapping):
        body = call.fields(options.extra_body)
        call.check(body)
        check_files(call.files, body)
    elif options.extra_body:
        raise InvalidRequestError(f"{call.operation}: the body has no fields that extra_body could add to")
    return encode(body, encodings, opened)


def _arguments(client: httpx.Client | httpx.AsyncClient, encoded: Encoded) -> dict[str, Any]:
    arguments = dict(encoded.arguments)
    if isinstance(client, httpx.AsyncClient) and hasattr(arguments.get("content"), "read"):
        arguments["content"] = AsyncFile(arguments["content"])
    return arguments


def _headers(
    settings: Settings, call: Request[Any], options: Options, encoded: Encoded, *, own: bool
) -> dict[str, tuple[str, Any]]:
    """Names and values by name in lower case; what comes later has its way. In place of the key stands `_KEY`."""
    layers: list[Mapping[str, Any]] = [{"Accept": call.accept}]
    if encoded.content_type:
        layers.append({"Content-Type": encoded.content_type})
    if encoded.size is not None:
        layers.append({"Content-Length": str(encoded.size)})
    layers.append({name: text_of(value) for name, value in given(call.headers).items()})
    if own:
        # Not the type of the body, which only the body knows.
        layers.append({n: v for n, v in settings.default_headers.items() if n.lower() != "content-type"})
    if own and settings.provider.key_location == "header" and settings.api_key:
        layers.append({settings.provider.key_name: _KEY})
    layers.append(options.extra_headers or {})
    headers = {name.lower(): (name, value) for layer in layers for name, value in layer.items()}
    for name, value in headers.values():
        if value is not _KEY and (not isinstance(value, str) or not fits_header(value)):
            raise InvalidRequestError(f"{call.operation}: header {name!a} cannot be sent: not text, or not in ASCII")
    return headers


def _query(
    settings: Settings, call: Request[Any], options: Options, *, own: bool, added: bool
) -> httpx.QueryParams | None:
    """The query: that of the URL, then what is given, then the key; the client adds its own to it.

    None leaves the URL as it is: it may be signed, and written in another way it would be another one.
    """
    values = {**given(call.query), **given(options.extra_query or {})}
    keyed = own and settings.provider.key_location == "query" and settings.api_key
    if not values and not keyed and not (added and call.url):
        return None
    found = httpx.QueryParams() if call.url is None else httpx.URL(call.url).params
    found = found.merge(values)
    return found.set(settings.provider.key_name, settings.api_key) if keyed else found


def redirected(settings: Settings, prepared: Prepared, response: httpx.Response) -> Prepared | None:
    """The request that a redirect leads to, if it is one and may be followed: what starts a job is never sent on.

    Only the origin of the API gets what is in the headers; a server elsewhere, such as that of the files, gets nothing
    that could be a secret. Nor does a signed URL anywhere: storages refuse a second proof beside the signature.
    """
    request = prepared.request
    if response.status_code not in _REDIRECTS or request.method not in ("GET", "HEAD"):
        return None
    try:
        url = request.url.join(response.headers["location"])
    except (KeyError, httpx.InvalidURL):
        return None
    if not is_address(url):
        return None
    own = prepared.own and _is_own(settings, url)  # what was dropped once stays dropped
    if own and settings.provider.key_location == "query" and settings.api_key:
        url = url.copy_set_param(settings.provider.key_name, settings.api_key)
    headers = [
        (name, value)
        for name, value in request.headers.multi_items()
        if name != "host" and (own or name in _FOR_ANYBODY)
    ]
    return Prepared(httpx.Request(request.method, url, headers=headers, extensions=request.extensions), own=own)


def _is_own(settings: Settings, url: httpx.URL) -> bool:
    """Whether what is at a URL may know who asks: it is on the API's server, and asks for no other proof."""
    return same_origin(url, httpx.URL(settings.base_url)) and not is_signed(url)


def same_origin(one: httpx.URL, other: httpx.URL) -> bool:
    """Whether two URLs lead to the same server."""
    ports = {"http": 80, "https": 443}
    return (one.scheme, one.host, one.port or ports.get(one.scheme)) == (
        other.scheme,
        other.host,
        other.port or ports.get(other.scheme),
    )
