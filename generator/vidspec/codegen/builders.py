"""Owns the views of the functions that say what goes on the wire, one an operation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..core.markup import literal
from ..core.spec import Array, Binary, Operation, Parameter, Primitive, Provider, Rule, Type, Union
from .python import answer_type, builder_signature, is_nullable, passed


@dataclass(frozen=True, slots=True, kw_only=True)
class Builder:
    name: str
    signature: str
    returns: str
    arguments: tuple[tuple[str, str], ...]


def builder(provider: Provider, operation: Operation) -> Builder:
    """The function that makes the request of an operation."""
    result = answer_type(operation.answer.type) if operation.answer.kind == "json" else "None"
    return Builder(
        name=f"_{operation.name}",
        signature=builder_signature(operation),
        returns=f"Request[{result}]",
        arguments=(*_request_arguments(operation, result), *_traits(provider, operation)),
    )


def _request_arguments(operation: Operation, result: str) -> list[tuple[str, str]]:
    by_location: dict[str, list[Parameter]] = {}
    for parameter in operation.parameters:
        by_location.setdefault(parameter.location, []).append(parameter)
    found = [("operation", literal(operation.id)), ("method", literal(operation.method)), ("path", _path(operation))]
    if operation.answer.kind == "json":
        found.append(("result", result))
    elif operation.answer.kind == "binary":
        found.append(("accept", literal(", ".join(operation.answer.media_types))))
    for location, name in (("query", "query"), ("header", "headers")):
        if location in by_location:
            found.append((name, _mapping(by_location[location])))
    if header := next((p.wire for p in operation.parameters if p.idempotency), None):
        found.append(("idempotency_header", literal(header)))
    body = by_location.get("body", [])
    if body:
        whole = next((p for p in body if not p.wire), None)
        found.append(("body", whole.name if whole else _mapping(body)))
    if operation.encodings:
        found.append(("encodings", literal(tuple(operation.encodings))))
    if files := tuple(p.wire for p in body if p.wire and _holds_files(p.type)):
        found.append(("files", f"frozenset({literal(files)})"))
    if nullable := tuple(p.wire for p in body if is_nullable(p.type)):
        found.append(("nullable", f"frozenset({literal(nullable)})"))
    if operation.rules:
        found.append(("rules", f"({''.join(f'{_rule(rule)}, ' for rule in operation.rules)})"))
    return found


def _traits(provider: Provider, operation: Operation) -> Iterator[tuple[str, str]]:
    if provider.is_blocking(operation):
        yield "blocking", "True"
    if provider.job and operation.id == provider.job.download:
        yield "readiness", "Readiness"
    if pages := _pages(provider, operation):
        yield "pages", pages


def _pages(provider: Provider, operation: Operation) -> str | None:
    """How a list goes on that comes in pages, where its names leave no doubt: `data`, `has_more`, `after`."""
    fields = {field.wire: field.type for field in provider.fields_of(operation.answer.type)}
    takes = any(p.wire == "after" and p.location == "query" for p in operation.parameters)
    if operation.method != "GET" or not takes or not isinstance(fields.get("data"), Array):
        return None
    if fields.get("has_more") != Primitive("boolean"):
        return None
    cursor = ', cursor="last_id"' if "last_id" in fields else ""
    return f'Pages(items="data", more="has_more", parameter="after"{cursor})'


def _holds_files(found: Type) -> bool:
    match found:
        case Array(item):
            return _holds_files(item)
        case Union(options):
            return any(map(_holds_files, options)) and Primitive("string") not in options
    return isinstance(found, Binary)


def _path(operation: Operation) -> str:
    placed = [p for p in operation.parameters if p.location == "path"]
    if not placed:
        return literal(operation.path)
    if all(p.wire == p.name for p in placed):
        return f"path({literal(operation.path)}, {passed(tuple(placed))})"
    return f"path({literal(operation.path)}, **{_mapping(placed)})"


def _mapping(parameters: list[Parameter]) -> str:
    return f"{{{', '.join(f'{literal(p.wire)}: {p.name}' for p in parameters)}}}"


def _rule(rule: Rule) -> str:
    when = ", ".join(f"{literal(condition.field)}: {literal(condition.values)}" for condition in rule.when)
    defaults = ", ".join(f"{literal(name)}: {literal(value)}" for name, value in rule.defaults.items())
    return (
        f"Rule(field={literal(rule.field)}, kind={literal(rule.kind)}, argument={literal(rule.argument)},"
        f" message={literal(rule.message)}, refuse={rule.refuse}"
        + (f", when={{{when}}}, defaults={{{defaults}}}" if rule.when else "")
        + ")"
    )
