"""Owns the views of resource modules: their classes, with the methods that callers call."""

from __future__ import annotations

from dataclasses import dataclass

from ..ir import Job, Operation, Provider
from ..naming import resource_class_name
from .builders import Builder, builder
from .docs import method_doc, poll_doc, submit_and_poll_doc
from .python import answer_type, arguments, passed, signature
from .text import literal

_OPTIONS = "Options(extra_headers, extra_query, extra_body, timeout)"
_HANDED_ON = "extra_headers=extra_headers, extra_query=extra_query"
_POLL_PARAMETERS = "timeout: float = DEFAULT_TIMEOUT", "interval: float | None = None"
_POLL_PASSED = "timeout=timeout, interval=interval, on_update=on_update, states=states"
_POLL_EXTRAS = (
    "states: Mapping[str, State] | None = None",
    "extra_headers: Headers | None = None",
    "extra_query: Query | None = None",
)


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
        builders=tuple(builder(operation) for operation in resource.operations),
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


def _methods(provider: Provider, operation: Operation, prefix: str) -> list[Method]:
    found = [_method(provider, operation, prefix)]
    job = provider.job
    if job and operation.id == job.poll:
        found.append(_poll(job, operation, prefix))
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


def _poll(job: Job, operation: Operation, prefix: str) -> Method:
    result = answer_type(operation.answer.type)
    update = f"on_update: Callable[[{result}], object] | None = None"
    call = f"_{operation.name}({job.poll_parameter}=job_id)"
    watch = f"Watch(job=JOB, job_id=job_id, {_POLL_PASSED})"
    return Method(
        name="poll",
        signature=", ".join(["self", "job_id: str", "*", *_POLL_PARAMETERS, update, *_POLL_EXTRAS]),
        returns=result,
        doc=poll_doc(operation),
        body=(
            f"return {'await ' if prefix else ''}self._transport.poll("
            f"{call}, {watch}, Options(extra_headers, extra_query))",
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
            "check_polling(timeout, interval, states, on_update)",
            f"job = {await_}{submitted}",
            f"return {await_}{owner}.poll(JOB.id_of(job), {_POLL_PASSED}, {_HANDED_ON})",
        ),
    )
