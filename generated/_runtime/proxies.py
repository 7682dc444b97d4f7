# SPDX-License-Identifier: MIT
"""Owns the proxy settings of the environment, of which `httpx` cannot read all by itself."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from ipaddress import IPv4Address, IPv6Address
from typing import TypeVar

import httpx

from .errors import ConfigurationError

T = TypeVar("T")

_SCHEMES = ("http", "https", "socks5", "socks5h")


def mounts(settings: Mapping[str, str], transport: Callable[[httpx.Proxy], T]) -> dict[str, T | None]:
    """The transports of an `httpx` client by URL pattern; None stands for a host that is asked without a proxy.

    `settings` are those that `urllib.request.getproxies` gives. Raises ConfigurationError with the name of the variable
    that cannot be used.
    """
    names = [name for name in ("http", "https", "all") if settings.get(name)]
    entries = re.split(r"[\s,]+", settings.get("no", ""))
    if not names or "*" in entries:
        return {}
    if len(names) == 3:
        names.remove("all")  # the others serve all URLs
    proxies: dict[str, T | None] = {f"{name}://": _connect(settings, name, transport) for name in names}
    return proxies | {_pattern(settings, entry): None for entry in entries if entry}


def _connect(settings: Mapping[str, str], name: str, transport: Callable[[httpx.Proxy], T]) -> T:
    url = settings[name].strip()
    url = url if "://" in url else f"http://{url}"
    fault = "is malformed"
    try:
        proxy = httpx.Proxy(url)
        if proxy.url.host and (proxy.url.port is None or 0 < proxy.url.port < 2**16):
            return transport(proxy)
    except ImportError:
        fault = "needs the package socksio"
    except (ValueError, httpx.InvalidURL):
        if url.partition("://")[0].lower() not in _SCHEMES:
            fault = f"has a scheme other than {', '.join(_SCHEMES)}"
    # Outside of the handlers: the errors of `httpx` may show a password.
    raise ConfigurationError(
        f"{_variable(settings, name)}: expected the URL of a proxy such as http://host:3128, "
        f"got {_without_secrets(url)!a}, which {fault}"
    )


def _pattern(settings: Mapping[str, str], entry: str) -> str:
    """The URLs that an entry of NO_PROXY stands for. Raises ConfigurationError if that cannot be told."""
    pattern = entry if "://" in entry else _host_pattern(entry)
    if _is_url(pattern):
        return pattern
    shown = _without_secrets(entry) if "://" in entry or "@" in entry else entry
    raise ConfigurationError(
        f"{_variable(settings, 'no')}: expected host names and addresses separated by commas, got the entry {shown!a}"
    )


def _host_pattern(entry: str) -> str:
    """As `httpx` has it, but for IPv6 in brackets or as a range, and for `*.` before a name.

    Of a range only its first address counts, as in `httpx`.
    """
    bracketed = re.fullmatch(r"\[([^\]/]+)(?:/\d+)?\](?:/\d+)?(:\d+)?", entry)
    address, port = (bracketed[1], bracketed[2] or "") if bracketed else (entry.partition("/")[0], "")
    if _is_address(address, IPv6Address):
        return f"all://[{address}]{port}"
    if _is_address(address, IPv4Address):
        return f"all://{address}{port}"
    if entry.lower() == "localhost":
        return f"all://{entry}"
    return f"all://*{entry.removeprefix('*')}"


def _is_url(text: str) -> bool:
    try:
        httpx.URL(text)
    except (ValueError, httpx.InvalidURL):
        return False
    return True


def _is_address(text: str, kind: type[IPv4Address | IPv6Address]) -> bool:
    try:
        kind(text)
    except ValueError:
        return False
    return True


def _variable(settings: Mapping[str, str], name: str) -> str:
    """The name of the environment variable that a setting comes from, as it is written there."""
    wanted = f"{name}_proxy"
    written = [other for other in os.environ if other.lower() == wanted and os.environ[other] == settings[name]]
    if not written:
        return f"the setting {wanted} of the system"
    return wanted if wanted in written else written[0]


def _without_secrets(url: str) -> str:
    """Scheme and host of a URL. Whatever stands before or after the host may be a user name or a password."""
    before, _, rest = url.rpartition("://")
    host = re.match(r"\[[^\]]*\]|[^\s:/?#]*", rest.rpartition("@")[2])
    scheme = f"{before}://" if re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*", before) else ""
    return scheme + (host[0] if host else "")
