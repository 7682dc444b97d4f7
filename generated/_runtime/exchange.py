"""Owns what sync and async sending share: everything between a call and its result that does no I/O."""

from __future__ import annotations

import json
import logging
import os
import random
import re
import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from time import time
from typing import Any

import httpx

from .body import AsyncFile, check_files, encode
from .errors import (
    APIConnectionError,
    APIResponseValidationError,
    APIStatusError,
    ConfigurationError,
    InvalidRequestError,
    error_message,
    status_error,
)
from .model import Departure, receive
from .request import Options, Request, given, text_of
from .response import wrapped

DEFAULT_TIMEOUT = httpx.Timeout(60.0, connect=10.0, write=300.0)
MAX_RETRY_AFTER = 60.0  # seconds; a server that asks for more gets its answer raised

_IDEMPOTENT = frozenset({"GET", "HEAD", "OPTIONS", "DELETE", "PUT"})
_NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.UnsupportedProtocol,
)
_RETRIED = frozenset({408, 429, 500, 502, 503, 504})
_log = logging.getLogger("vidspec")
_logged: set[tuple[str, str, str]] = set()
_MAX_LOGGED = 1000
_logged_lock = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """What a spec says of the whole API."""

    name: str
    base_url: str | None = None
    url_form: str | None = None  # what the document says of the URL where it leaves host or port open
    key_location: str | None = None  # "header" or "query"; None where no key is needed
    key_name: str = "Authorization"
    key_prefix: str = ""

    def setting(self, name: str) -> str:
        """The environment variable of a setting."""
        return f"{self.name}_{name}".upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a client sends; frozen, so that threads can share it."""

    provider: Provider
    api_key: str | None = field(repr=False)
    base_url: str
    timeout: Any
    max_retries: int
    default_headers: Mapping[str, str] = field(repr=False)
    strict: bool
    on_drift: Callable[[Departure], object] | None


def settings(
    provider: Provider,
    *,
    api_key: str | None,
    base_url: str | None,
    timeout: Any,
    max_retries: int,
    default_headers: Mapping[str, str] | None,
    strict: bool,
    on_drift: Callable[[Departure], object] | None,
) -> Settings:
    """Settings from arguments, then the environment, then the spec. Raises ConfigurationError where all are silent."""
    key = api_key or os.environ.get(provider.setting("api_key"))
    if not key and provider.key_location:
        raise ConfigurationError(_missing(provider, "api_key", "an API key"))
    if key and not _fits_header(key):
        raise ConfigurationError("api_key has characters that no header can hold")
    url = base_url or os.environ.get(provider.setting("base_url")) or provider.base_url
    if not url:
        form = f" of the form {provider.url_form}" if provider.url_form else ""
        raise ConfigurationError(_missing(provider, "base_url", f"a base URL{form}"))
    if not re.fullmatch(r"https?://[^/{}<>\s?#@]+(/[^{}<>\s?#]*)?", url):
        raise ConfigurationError("base_url must be http:// or https:// with a host and a path, without placeholders")
    if max_retries < 0:
        raise ConfigurationError("max_retries must not be negative")
    return Settings(
        provider=provider,
        api_key=key,
        base_url=url.rstrip("/"),
        timeout=timeout,
        max_retries=max_retries,
        default_headers=dict(default_headers or {}),
        strict=strict,
        on_drift=on_drift,
    )


def _missing(provider: Provider, argument: str, what: str) -> str:
    return f"{provider.name} needs {what}: pass {argument}=... or set {provider.setting(argument)}"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A request of the HTTP library, ready to be sent."""

    request: httpx.Request
    replayable: bool
    follow_redirects: bool


def attempts(
    client: httpx.Client | httpx.AsyncClient,
    settings: Settings,
    call: Request[Any],
    options: Options,
) -> Generator[Prepared | float, httpx.Response | httpx.HTTPError | None, httpx.Response]:
    """The course of one call, without its I/O: yields requests to be sent and seconds to be slept.

    It is sent what came of each request, an answer or an error of the HTTP library, and returns the answer of success.
    Raises what the caller gets when there is none.
    """
    attempt = 0
    while True:
        with ExitStack() as opened:
            prepared = prepare(client, settings, call, options, opened)
            outcome = yield prepared
        assert outcome is not None
        if isinstance(outcome, httpx.Response) and outcome.is_success:
            return outcome
        delay = retry_delay(settings, prepared, attempt, outcome)
        if delay is None:
            if isinstance(outcome, httpx.Response):
                raise status_error(outcome, decoded_body(outcome))
            raise connection_error(outcome, call.method) from outcome
        yield delay
        attempt += 1


def prepare(
    client: httpx.Client | httpx.AsyncClient,
    settings: Settings,
    call: Request[Any],
    options: Options,
    opened: ExitStack,
) -> Prepared:
    """The HTTP request for a call. Files are opened on `opened`. Raises InvalidRequestError where a rule forbids it."""
    body, encodings = call.body, call.encodings
    if body is None and options.extra_body:
        body, encodings = options.extra_body, encodings or ("json",)
    elif isinstance(body, Mapping):
        body = call.fields(options.extra_body)
        call.check(body)
        check_files(call.files, body)
    elif options.extra_body:
        raise InvalidRequestError(f"{call.operation}: the body has no fields that extra_body could add to")
    encoded = encode(body, encodings, opened)
    query = {**given(call.query), **(options.extra_query or {})}
    headers = {
        "Accept": call.accept,
        **({"Content-Type": encoded.content_type} if encoded.content_type else {}),
        **{name: text_of(value) for name, value in given(call.headers).items()},
        **settings.default_headers,
    }
    provider = settings.provider
    if provider.key_location == "header" and settings.api_key:
        headers[provider.key_name] = f"{provider.key_prefix}{settings.api_key}"
    elif provider.key_location == "query" and settings.api_key:
        query[provider.key_name] = settings.api_key
    headers |= options.extra_headers or {}
    for name, value in headers.items():
        if not isinstance(value, str) or not _fits_header(value):
            raise InvalidRequestError(f"{call.operation}: header {name!a} cannot be sent: not text, or not in ASCII")
    arguments = dict(encoded.arguments)
    if isinstance(client, httpx.AsyncClient) and hasattr(arguments.get("content"), "read"):
        arguments["content"] = AsyncFile(arguments["content"])
    try:
        request = client.build_request(
            call.method,
            settings.base_url + call.path,
            params={name: _query_value(value) for name, value in query.items()} or None,
            headers=headers,
            timeout=settings.timeout if options.timeout is None else options.timeout,
            **arguments,
        )
    except UnicodeError:
        # The error of the HTTP library would show the text, which may be a prompt.
        raise InvalidRequestError(f"{call.operation}: a header or field holds text that cannot be sent") from None
    # For recordings: which operation it is, and where the key travels, which is in no recording.
    request.extensions["vidspec"] = {
        "provider": provider.name,
        "operation": call.operation,
        "key_name": provider.key_name,
    }
    # On the way to another host the HTTP library takes `Authorization` off, and no other header.
    own_header = provider.key_location is None or provider.key_name.lower() == "authorization"
    return Prepared(request, encoded.replayable, follow_redirects=call.method in ("GET", "HEAD") and own_header)


def _fits_header(value: str) -> bool:
    return value.isascii() and value.isprintable() and value == value.strip()


def _query_value(value: Any) -> Any:
    return [text_of(item) for item in value] if isinstance(value, (list, tuple)) else text_of(value)


def retry_delay(
    settings: Settings, prepared: Prepared, attempt: int, outcome: httpx.Response | httpx.HTTPError
) -> float | None:
    """Seconds until the request is sent again, or None if it must not be: a job that was taken must not be paid twice.

    A request that starts something is only sent again when the server cannot have taken it: it was never reached, or
    it said so itself with 429 or 503 and Retry-After.
    """
    if attempt >= settings.max_retries or not prepared.replayable:
        return None
    backoff = min(0.5 * 2**attempt, 8.0) * random.uniform(0.75, 1.0)
    if isinstance(outcome, httpx.HTTPError):
        return backoff if isinstance(outcome, _NEVER_SENT) or prepared.request.method in _IDEMPOTENT else None
    asked = retry_after(outcome)
    if asked is not None and asked > MAX_RETRY_AFTER:
        return None
    if prepared.request.method in _IDEMPOTENT:
        return (backoff if asked is None else asked) if outcome.status_code in _RETRIED else None
    return asked if outcome.status_code in (429, 503) else None


def retry_after(response: httpx.Response) -> float | None:
    """Seconds that the server asks to wait, from Retry-After as a number or a date."""
    text = response.headers.get("retry-after")
    if text is None:
        return None
    try:
        return max(0.0, float(text))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time())
    except (ValueError, OverflowError):
        return None


def decode(settings: Settings, call: Request[Any], response: httpx.Response) -> Any:
    """The result of a call from an answer that has been read."""
    if call.result is None:
        return None
    try:
        body = json.loads(response.content)
    except (ValueError, RecursionError):
        message = f"{response.status_code}: the answer is not JSON"
        raise APIStatusError(message, response=response, body=_text(response)) from None
    if _is_error_envelope(call.result, body):
        message = error_message(body) or "an error without a message"
        raise APIStatusError(f"{response.status_code} with an error: {message}", response=response, body=body)
    return received(settings, call, response, body)


def received(settings: Settings, call: Request[Any], response: httpx.Response, body: Any) -> Any:
    """The JSON of an answer, or of an event in it, as a value.

    Every departure from the spec goes to `on_drift`, and once to the log; if the client is strict, it raises.
    """
    value, departures = receive(call.result, body, call.operation)
    if departures and settings.strict:
        first = departures[0]
        message = f"{call.operation}: {len(departures)} departure(s) from the spec, first at {first.pointer!a}"
        raise APIResponseValidationError(f"{message}: {first.expected}", response=response, body=body)
    for departure in departures:
        _log_once(settings.provider.name, departure)
        if settings.on_drift is not None:
            settings.on_drift(departure)
    return value


def _log_once(provider: str, departure: Departure) -> None:
    # Elements of a list are one place. A server can make up names without end; they are not all kept or told.
    place = re.sub(r"/[0-9]+(?=/|$)", "/*", departure.pointer)
    key = (provider, departure.operation, place)
    with _logged_lock:
        if key in _logged or len(_logged) >= _MAX_LOGGED:
            return
        _logged.add(key)
    got = type(departure.got).__name__  # never the value: it may be a prompt
    _log.warning(
        "%s: %s: answer departs from the spec at %a: %s (got %s)",
        provider,
        departure.operation,
        place[:200],
        departure.expected,
        got,
    )


def decoded_body(response: httpx.Response) -> Any:
    """The body as JSON, or as text where it is none."""
    if not response.content:
        return ""
    try:
        return json.loads(response.content)
    except (ValueError, RecursionError):
        return _text(response)


def _text(response: httpx.Response) -> str:
    """The body as text; the character set that a server names may be none."""
    return response.content.decode("utf-8", "replace")


def is_no_file(response: httpx.Response) -> bool:
    """Whether the answer calls itself JSON, or a page, where something else was asked for."""
    media = str(response.headers.get("content-type", "")).partition(";")[0].strip().lower()
    return media in ("application/json", "text/html") or media.endswith("+json")


def check_download(call: Request[Any], response: httpx.Response) -> None:
    """Raises for JSON that came where a file is expected, unless the spec says that it may, and it is no error."""
    found = in_place_of("a file", response)
    is_error = isinstance(found.body, dict) and bool(found.body.get("error"))
    if is_error or "application/json" not in call.accept:
        raise found


def in_place_of(expected: str, response: httpx.Response) -> APIStatusError:
    """The error for JSON or a page where something else was asked for: mostly an error under status 200."""
    body = decoded_body(response)
    message = error_message(body) or "no message"
    return APIStatusError(
        f"{response.status_code} with something else in place of {expected}: {message}",
        response=response,
        body=body,
    )


def _is_error_envelope(result: Any, body: Any) -> bool:
    """Whether an error came where a result is expected: an error, and nothing else that the result declares."""
    if not isinstance(body, dict) or not isinstance(body.get("error"), (dict, str)) or not body["error"]:
        return False
    fields = getattr(result, "model_fields", None)
    if fields is None:
        return False
    declared = {field.alias or name for name, field in fields.items()} - {"error"}
    return not declared & body.keys()


def connection_error(error: Exception, method: str) -> APIConnectionError:
    """An error of the HTTP library as one of ours."""
    found = wrapped(error)
    if method not in _IDEMPOTENT and not isinstance(error, _NEVER_SENT):
        found.add_note("The request was not sent again: the server may have taken it.")
    return found
