"""Owns the views of resource modules: the functions that say what goes on the wire, and the classes with methods."""

from __future__ import annotations

from dataclasses import dataclass

from ..ir import Array, Binary, Operation, Parameter, Primitive, Provider, Rule, Type, Union
from ..naming import resource_class_name
from .docs import method_doc, poll_doc, submit_and_poll_doc
from .python import answer_type, arguments, builder_signature, is_nullable, passed, signature
from .text import literal

_OPTIONS = "Options(extra_headers, extra_query, extra_body, timeout)"
_HANDED_ON = "extra_headers=extra_headers, extra_query=extra_query"
_POLL_PARAMETERS = "timeout: float = DEFAULT_TIMEOUT", "interval: float | None = None"
_POLL_PASSED = "timeout=timeout, interval=interval, on_update=on_update"
_POLL_EXTRAS = "extra_headers: Headers | None = None", "extra_query: Query | None = None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A group of operations; the root group, whose operations the client has itself, has no path."""

    path: tuple[str, ...]
    operations: tuple[Operation, ...]

    @property
    def module(self) -> str:
        # No Python name holds two underscores in a row, so no two paths share a module.
        return "__".join(self.path) or "operations_"

    @property
    def class_name(self) -> str:
        return resource_class_name(self.path) if self.path else "Operations"

    @property
    def doc(self) -> str:
        """What `client.videos` is, and what all calls have in common."""
        where = f"below `client.{'.'.join(self.path)}`" if self.path else "of the client itself"
        extras = "`extra_headers`, `extra_query` and `extra_body`, which are added to the request"
        return f"Operations {where}.\n\nEach takes {extras}, and a `timeout` in seconds for one attempt."


@dataclass(frozen=True, slots=True, kw_only=True)
class Builder:
    name: str
    signature: str
    returns: str
    arguments: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overload:
    signature: str
    returns: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    name: str
    signature: str
    returns: str
    doc: str
    body: tuple[str, ...]
    overloads: tuple[Overload, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    name: str
    class_name: str
    doc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceClass:
    name: str
    base: str
    define: str
    raw: str
    children: tuple[Child, ...]
    methods: tuple[Method, ...]
    raw_methods: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceView:
    header: str
    doc: str
    imports: tuple[str, ...]
    builders: tuple[Builder, ...]
    classes: tuple[ResourceClass, ...]


def resource_tree(provider: Provider) -> tuple[Resource, ...]:
    """Every resource, those without operations of their own among them."""
    paths = {o.resource[:end] for o in provider.operations for end in range(len(o.resource) + 1)}
    if all(operation.resource for operation in provider.operations):
        paths.discard(())
    return tuple(
        Resource(path=path, operations=tuple(o for o in provider.operations if o.resource == path))
        for path in sorted(paths)
    )


def resource_view(provider: Provider, resource: Resource, tree: tuple[Resource, ...], header: str) -> ResourceView:
    children = [r for r in tree if resource.path and r.path[:-1] == resource.path]
    imports = [f"from . import {child.module} as _{child.module}" for child in children]
    job = provider.job
    if job and any(operation.id in (*job.submit, job.poll) for operation in resource.operations):
        imports.append("from ..job import JOB")
        poller = next(r for r in tree if r.path == provider.operation(job.poll).resource)
        if poller != resource:
            imports.append(f"from . import {poller.module} as _{poller.module}")
    return ResourceView(
        header=header,
        doc=resource.doc,
        imports=tuple(dict.fromkeys(imports)),
        builders=tuple(_builder(operation) for operation in resource.operations),
        classes=tuple(_class(provider, resource, children, prefix) for prefix in ("", "Async")),
    )


def _class(provider: Provider, resource: Resource, children: list[Resource], prefix: str) -> ResourceClass:
    methods = [method for o in resource.operations for method in _methods(provider, o, prefix)]
    return ResourceClass(
        name=prefix + resource.class_name,
        base=f"{prefix}Resource",
        define="async def" if prefix else "def",
        raw="async_raw" if prefix else "raw",
        children=tuple(
            Child(name=c.path[-1], class_name=f"_{c.module}.{prefix}{c.class_name}", doc=c.doc) for c in children
        ),
        methods=tuple(methods),
        raw_methods=tuple(operation.name for operation in resource.operations),
    )


def _builder(operation: Operation) -> Builder:
    result = answer_type(operation.answer.type) if operation.answer.kind == "json" else "None"
    return Builder(
        name=f"_{operation.name}",
        signature=builder_signature(operation),
        returns=f"Request[{result}]",
        arguments=tuple(_request_arguments(operation, result)),
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
    when = ", ".join(f"{literal(name)}: {literal(values)}" for name, values in rule.when)
    defaults = ", ".join(f"{literal(name)}: {literal(value)}" for name, value in rule.defaults)
    return (
        f"Rule(field={literal(rule.field)}, kind={literal(rule.kind)}, argument={literal(rule.argument)},"
        f" message={literal(rule.message)}, refuse={rule.refuse}"
        + (f", when={{{when}}}, defaults={{{defaults}}}" if rule.when else "")
        + ")"
    )


def _methods(provider: Provider, operation: Operation, prefix: str) -> list[Method]:
    found = [_method(provider, operation, prefix)]
    job = provider.job
    if job and operation.id == job.poll:
        found.append(_poll(operation, prefix))
    if job and operation.id in job.submit:
        found.append(_submit_and_poll(provider, operation, prefix))
    return found


def _method(provider: Provider, operation: Operation, prefix: str) -> Method:
    await_ = "await " if prefix else ""
    call = f"_{operation.name}({passed(operation.parameters)})"
    answer = operation.answer
    returns = answer_type(answer.type) if answer.kind == "json" else "None"
    send = f"{await_}self._transport.send({call}, {_OPTIONS})"
    body: tuple[str, ...] = (f"return {send}",)
    overloads: tuple[Overload, ...] = ()
    if answer.kind == "binary":
        returns = f"{prefix}BinaryResponse"
        body = (f"return {await_}self._transport.download({call}, {_OPTIONS})",)
    elif answer.kind == "empty":
        body = (send,)
    if operation.stream and answer.kind == "json":
        stream = operation.stream
        event = answer_type(stream.type)
        streamed = f"{prefix}Stream[{event}]"
        overloads = (
            Overload(signature=_with(operation, stream.parameter, "Literal[False] | None = None"), returns=returns),
            Overload(signature=_with(operation, stream.parameter, "Literal[True]"), returns=streamed),
        )
        returns = f"{returns} | {streamed}"
        body = (
            f"call = {call}",
            f"if {stream.parameter}:",
            f"    return {await_}self._transport.stream("
            f"call.streamed({event}), {_OPTIONS}, {literal(stream.terminator)})",
            f"return {await_}self._transport.send(call, {_OPTIONS})",
        )
    return Method(
        name=operation.name,
        signature=signature(operation.parameters),
        returns=returns,
        doc=method_doc(provider, operation),
        body=body,
        overloads=overloads,
    )


def _with(operation: Operation, name: str, annotation: str) -> str:
    """The signature with another annotation for one keyword parameter, which comes first so that it may be required."""
    others = tuple(p for p in operation.parameters if p.name != name)
    return signature(others, f"{name}: {annotation}")


def _poll(operation: Operation, prefix: str) -> Method:
    result = answer_type(operation.answer.type)
    update = f"on_update: Callable[[{result}], object] | None = None"
    call = f"self.{operation.name}(job_id, {_HANDED_ON})"
    return Method(
        name="poll",
        signature=", ".join(["self", "job_id: str", "*", *_POLL_PARAMETERS, update, *_POLL_EXTRAS]),
        returns=result,
        doc=poll_doc(operation),
        body=(
            f"watch = Watch[{result}](job=JOB, job_id=job_id, {_POLL_PASSED})",
            f"return {'await async_' if prefix else ''}poll(watch, lambda: {call})",
        ),
    )


def _submit_and_poll(provider: Provider, operation: Operation, prefix: str) -> Method:
    assert provider.job is not None
    poll = provider.operation(provider.job.poll)
    result = answer_type(poll.answer.type)
    update = f"on_update: Callable[[{result}], object] | None = None"
    poller = Resource(path=poll.resource, operations=())
    owner = "self"
    if poll.resource != operation.resource:
        owner = f"_{poller.module}.{prefix}{poller.class_name}(self._transport)"
    await_ = "await " if prefix else ""
    more = [*_POLL_PARAMETERS, update, *_POLL_EXTRAS, "extra_body: Body | None = None"]
    handed_on = ", ".join(filter(None, (passed(operation.parameters), _HANDED_ON, "extra_body=extra_body")))
    submitted = f"self.{operation.name}({handed_on})"
    return Method(
        name=f"{operation.name}_and_poll",
        signature=", ".join(["self", *arguments(operation.parameters), *more]),
        returns=result,
        doc=submit_and_poll_doc(operation, poll),
        body=(
            "check_times(timeout, interval)",
            f"job = {await_}{submitted}",
            f"return {await_}{owner}.poll(JOB.id_of(job), {_POLL_PASSED}, {_HANDED_ON})",
        ),
    )
