"""Owns the reading of where an API is and how a key is shown to it."""

from __future__ import annotations

import re

from ..core.spec import Auth, Server
from .extensions import provenance
from .reader import Reader

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", re.ASCII)  # RFC 9110, section 5.6.2


def server(reader: Reader) -> Server:
    """The first server. Variables take their default, unless it is marked as an assumption: then the URL is open."""
    servers = reader.sequence(reader.root, "servers")
    if not servers:
        return Server(url=None, template=None)
    first = reader.as_mapping(servers[0], "servers/0")
    template = reader.text(first, "url")
    url = template
    for name, variable in reader.mapping(first, "variables").items():
        default = reader.text(variable, "default")
        if variable.get("x-undocumented") is None and default:
            url = url.replace(f"{{{name}}}", default)
    complete = re.fullmatch(r"https?://[^/{}\s?#]+(/[^{}\s?#]*)?", url)
    return Server(
        url=url.rstrip("/") if complete else None,
        template=template or None,
        provenance=provenance(reader, first, at=first.at),
    )


def auth(reader: Reader) -> Auth | None:
    """The first scheme of the first security requirement; None where the spec requires none."""
    schemes = reader.mapping(reader.mapping(reader.root, "components"), "securitySchemes")
    for requirement in reader.sequence(reader.root, "security"):
        for name, _ in requirement.items():
            declared = schemes.get(name)
            if declared is None:
                at = requirement.keys.get(name, requirement.at)
                reader.report(at, "S124", f"security scheme {name!r} is not among the components")
                continue
            resolved = reader.resolve(declared, ("components", "securitySchemes", name))
            if resolved is None:
                continue
            node = reader.as_mapping(resolved[0], name)
            origin = provenance(reader, node, at=schemes.keys.get(name, node.at))
            kind = reader.text(node, "type")
            scheme = reader.text(node, "scheme").lower()
            if kind in ("oauth2", "openIdConnect") or (kind == "http" and scheme == "bearer"):
                return Auth(location="header", name="Authorization", prefix="Bearer ", provenance=origin)
            location = reader.text(node, "in")
            if kind == "apiKey" and location == "header":
                header = reader.text(node, "name")
                if not _TOKEN.fullmatch(header):
                    reader.report((node.get("name") or node).at, "S127", f"{header!r} cannot be the name of a header")
                return Auth(location="header", name=header, prefix="", provenance=origin)
            if kind == "apiKey" and location == "query":
                return Auth(location="query", name=reader.text(node, "name"), prefix="", provenance=origin)
            message = f"security scheme {name!r} is neither `http` with bearer nor `apiKey` in header or query"
            reader.report(node.at, "S126", message)
    return None
