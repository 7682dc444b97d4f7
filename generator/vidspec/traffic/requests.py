"""Owns what a recorded request may hold: parameters, fields and parts that its operation declares."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.pointers import pointer_below
from ..core.spec import Anything, Array, Binary, Operation, Parameter, Provider, Type, options_of
from .bodies import BodyReader, NotReadable, json_of, redacted
from .exchange import Body, Exchange, Part
from .privacy import shown
from .shapes import Departure, Shapes, Wording, kind_of

_MEDIA = {
    "multipart": "multipart/form-data",
    "form": "application/x-www-form-urlencoded",
    "json": "application/json",
}


def request_departures(
    exchange: Exchange, provider: Provider, operation: Operation, reader: BodyReader
) -> Iterator[tuple[str, Departure]]:
    """Where a request departs from its operation; each departure with the part of the request that it is in."""
    models = {model.name: model for model in provider.params}
    shapes = Shapes(models=models, undeclared="D402", required=False)
    for departure in _query(exchange, provider, operation, shapes):
        yield "query", departure
    for departure in _body(exchange.sent, operation, shapes, reader):
        yield "body", departure


def _query(exchange: Exchange, provider: Provider, operation: Operation, shapes: Shapes) -> Iterator[Departure]:
    declared = {p.wire: p for p in operation.parameters if p.location == "query"}
    key = provider.auth.name if provider.auth and provider.auth.location == "query" else None
    for name, value in exchange.target.query:
        if name in declared:
            yield from shapes.text(value, declared[name].type, pointer_below("", shown(name)))
        elif name != key:
            yield Departure(
                code="D402",
                pointer=pointer_below("", shown(name)),
                expected=Wording.NO_PARAMETER,
                actual=Wording.PARAMETER,
            )


def _body(body: Body, operation: Operation, shapes: Shapes, reader: BodyReader) -> Iterator[Departure]:
    declared = [p for p in operation.parameters if p.location == "body"]
    if not body.kept and (body.size == 0 or not (body.size > 0 or body.media)):
        return
    sure = body.kept or body.size > 0  # else only its content type is there
    if not operation.encodings:
        if sure:
            yield Departure(code="D402", pointer="", expected=Wording.NO_BODY, actual=Wording.BODY)
        return
    encoding = _encoding(body)
    if encoding not in operation.encodings:
        if sure and body.media:
            expected = " or ".join(_MEDIA.get(encoding_name, Wording.A_FILE) for encoding_name in operation.encodings)
            yield Departure(code="D409", pointer="", expected=expected, actual=media_name(body))
        else:
            reader.lost += 1
        return
    if encoding == "raw":
        return
    try:
        if encoding == "json":
            yield from _json(body, declared, shapes, reader)
        else:
            for part in reader.form(body) or ():
                yield from _part(part, declared, shapes)
    except NotReadable as fault:
        yield Departure(code="D410", pointer="", expected=str(fault), actual=Wording.SOMETHING_ELSE)


def _encoding(body: Body) -> str:
    if body.is_json or (not body.media and (body.text or "").lstrip().startswith("{")):
        return "json"
    return next((encoding for encoding, media in _MEDIA.items() if media == body.media), "raw")


def _json(body: Body, declared: list[Parameter], shapes: Shapes, reader: BodyReader) -> Iterator[Departure]:
    text = reader.text(body, written=True)
    if text is None:
        return
    value = json_of(text)
    whole = next((parameter for parameter in declared if parameter.wire == ""), None)
    if whole is not None:
        yield from shapes.departures(value, whole.type)
    elif isinstance(value, dict):
        yield from shapes.fields(value, declared, "", 0)
    else:
        yield Departure(code="D407", pointer="", expected="object", actual=kind_of(value))


def _part(part: Part, declared: list[Parameter], shapes: Shapes) -> Iterator[Departure]:
    pointer = pointer_below("", shown(part.name))
    parameter = next((parameter for parameter in declared if parameter.wire == part.name), None)
    if parameter is None:
        if not any(parameter.wire == "" for parameter in declared):
            actual = Wording.A_FILE if part.file else Wording.FIELD
            yield Departure(code="D402", pointer=pointer, expected=Wording.NO_FIELD, actual=actual)
        return
    options = _items(parameter)
    takes_file = any(isinstance(option, (Binary, Anything)) for option in options)
    if part.file and not takes_file:
        yield Departure(code="D407", pointer=pointer, expected=Wording.TEXT, actual=Wording.FILE)
    elif not part.file and all(isinstance(option, Binary) for option in options):
        yield Departure(code="D407", pointer=pointer, expected=Wording.FILE, actual=Wording.TEXT)
    elif not part.file and part.text is not None and not redacted(part.text):
        yield from shapes.text(part.text, parameter.type, pointer)


def _items(parameter: Parameter) -> list[Type]:
    """What the parts of a field may be; several parts of one name are a list."""
    items: list[Type] = []
    for option in options_of(parameter.type):
        items += options_of(option.item) if isinstance(option, Array) else (option,)
    return items


def media_name(body: Body) -> str:
    """The content type as far as it is shown: two tokens and a slash."""
    kind, slash, name = body.media.partition("/")
    plain = (
        slash
        and len(body.media) <= 80
        and all(c.isalnum() or c in "+-.*" for c in kind + name)
        and body.media.isascii()
    )
    return body.media if plain else "something else" if body.media else "no content type"
