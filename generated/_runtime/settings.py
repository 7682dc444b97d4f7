# SPDX-License-Identifier: MIT
"""Owns the settings of a client: from arguments, the environment and the spec to one frozen value."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from inspect import iscoroutinefunction
from typing import Any

import httpx

from .deadline import NO_TIME, is_time
from .errors import ConfigurationError
from .logs import keep_out
from .messages import Hide
from .model import Departure
from .request import Request, fits_header, is_address
from .types import Timeout
from .written import written

DEFAULT_TIMEOUT = httpx.Timeout(60.0, connect=10.0, write=300.0)
_BLOCKING_TIMEOUT = httpx.Timeout(600.0, connect=10.0, write=300.0)  # where the response is the work


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """What a spec says of the whole API."""

    name: str
    base_url: str | None = None
    url_form: str | None = None  # what the document says of the URL where it leaves host or port open
    prefix: str = ""  # what all paths begin with, which a base URL may end with: "/v1/videos"
    key_location: str | None = None  # "header" or "query"; None where no key is needed
    key_name: str = "Authorization"
    key_prefix: str = ""

    def setting(self, name: str) -> str:
        """The environment variable of a setting."""
        return f"{self.name}_{name}".upper()


class _BaseURL(str):
    """A base URL as a client shows it. A copy of the client is made with it, and takes no more from its end."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a client sends; frozen, so that threads can share it."""

    provider: Provider
    api_key: str | None = field(repr=False)
    base_url: str
    timeout: Timeout
    max_retries: int
    default_headers: Mapping[str, str] = field(repr=False)
    strict: bool
    on_drift: Callable[[Departure], object] | None

    def timeout_of(self, call: Request[Any], timeout: Timeout | None) -> Timeout:
        """The timeout of each attempt of a call: its own, the client's, or the default for calls of its kind."""
        if timeout is not None:
            return timeout
        return _BLOCKING_TIMEOUT if call.blocking and self.timeout is DEFAULT_TIMEOUT else self.timeout

    def hide(self, call: Request[Any]) -> Hide:
        """What takes the key, and what was written for this call, out of the words of the server."""
        return Hide(self.api_key, written(call.body))

    @property
    def bearer(self) -> str:
        """The value of the header that holds the key."""
        return f"{self.provider.key_prefix}{self.api_key}"


def settings(
    provider: Provider,
    *,
    api_key: str | None,
    base_url: str | None,
    timeout: Timeout,
    max_retries: int,
    default_headers: Mapping[str, str] | None,
    strict: bool,
    on_drift: Callable[[Departure], object] | None,
) -> Settings:
    """Settings from arguments, then the environment, then the spec. Raises ConfigurationError where all are silent."""
    key = api_key or os.environ.get(provider.setting("api_key"))
    if not key and provider.key_location:
        raise ConfigurationError(_missing(provider, "api_key", "an API key"))
    if key and not fits_header(key):
        raise ConfigurationError("api_key has characters that no header can hold")
    url = base_url or os.environ.get(provider.setting("base_url")) or provider.base_url
    if not url:
        form = f" of the form {provider.url_form}" if provider.url_form else ""
        raise ConfigurationError(_missing(provider, "base_url", f"a base URL{form}"))
    if not re.fullmatch(r"https?://[^/{}<>\s?#@]+(/[^{}<>\s?#]*)?", url) or not is_address(url):
        raise ConfigurationError("base_url must be http:// or https:// with a host and a path, without placeholders")
    if not isinstance(max_retries, int) or max_retries < 0:
        raise ConfigurationError("max_retries is a whole number and not negative")
    if iscoroutinefunction(on_drift):
        raise ConfigurationError("on_drift is called and not awaited: it cannot be an async function")
    if not is_time(timeout):
        raise ConfigurationError(NO_TIME)
    if provider.key_location == "query":
        keep_out(provider.key_name)
    return Settings(
        provider=provider,
        api_key=key,
        base_url=url if isinstance(url, _BaseURL) else _BaseURL(_without_prefix(url.rstrip("/"), provider.prefix)),
        timeout=timeout,
        max_retries=max_retries,
        default_headers=dict(default_headers or {}),
        strict=strict,
        on_drift=on_drift,
    )


def _without_prefix(url: str, prefix: str) -> str:
    """A base URL without what the paths of all operations begin with, so that it is not sent twice.

    `https://host/api/v1` is as good as `https://host/api` where all paths begin with `/v1/videos`.
    """
    scheme, _, rest = url.partition("://")
    host, *segments = rest.split("/")
    shared = prefix.split("/")[1:]
    for length in range(min(len(shared), len(segments)), 0, -1):
        if segments[-length:] == shared[:length]:
            return f"{scheme}://{'/'.join((host, *segments[:-length]))}"
    return url


def _missing(provider: Provider, argument: str, what: str) -> str:
    return f"{provider.name} needs {what}: pass {argument}=... or set {provider.setting(argument)}"
