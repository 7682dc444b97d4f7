"""Owns the views of resource modules: their classes, with the methods that callers call."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..core.markup import literal
from ..core.names import resource_class_name
from ..core.spec import Operation, Provider
from .builders import Builder, builder
from .docs import async_doc, method_doc, submit_and_download_doc, submit_and_poll_doc
from .python import answer_type, arguments, handed_on, signature

_OPTIONS = "Options(extra_headers, extra_query, extra_body, timeout)"
_POLL_PARAMETERS = "timeout: float = DEFAULT_TIMEOUT", "interval: float | None = None"
_POLL_EXTRAS = (
    "states: Mapping[str, State] | None = None",
    "places: Mapping[Role, Sequence[str]] | None = None",
    "extra_headers: Headers | None = None",
    "extra_query: Query | None = None",
    "extra_body: Body | None = None",
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
    def title(self) -> str:
        """What `client.videos` is."""
        return f"Operations of `client.{'.'.join(self.path)}`." if self.path else "Operations of the client itself."

    @property
    def doc(self) -> str:
        """What `client.videos` is, and what all calls have in common."""
        extras = "`extra_headers`, `extra_query` and `extra_body`, which are added to the request"
        return f"{self.title}\n\nEach takes {extras}, and a `timeout` in seconds for one attempt."


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
    doc: str
    base: str
    define: str
    raw: str
    constants: tuple[str, ...]
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
    return ResourceView(
        header=header,
        doc=resource.title,
        imports=tuple(dict.fromkeys(imports)),
        builders=tuple(builder(provider, operation) for operation in resource.operations),
        classes=tuple(_class(provider, resource, children, prefix) for prefix in ("", "Async")),
    )


def _class(provider: Provider, resource: Resource, children: list[Resource], prefix: str) -> ResourceClass:
    methods = [method for o in resource.operations for method in _methods(provider, o, prefix)]
    if prefix:  # what the arguments are is documented once, at the methods of the sync class
        methods = [replace(method, doc=async_doc(resource.class_name, method.name)) for method in methods]
    polled = provider.operation(provider.job.poll) if provider.job else None
    follows = polled is not None and polled.resource == resource.path
    return ResourceClass(
        name=prefix + resource.class_name,
        doc=async_doc(resource.class_name) if prefix else resource.doc,
        base=prefix + _base(provider, resource, polled),
        constants=("_job = JOB",) if follows else (),
        define="async def" if prefix else "def",
        raw="async_raw" if prefix else "raw",
        children=tuple(
            Child(name=c.path[-1], class_name=f"_{c.module}.{prefix}{c.class_name}", doc=c.title) for c in children
        ),
        methods=tuple(methods),
        raw_methods=tuple(operation.name for operation in resource.operations),
    )


def _base(provider: Provider, resource: Resource, polled: Operation | None) -> str:
    """The class that a resource is made from: one that follows jobs, starts them, or has nothing to do with them."""
    if polled and polled.resource == resource.path:
        return f"JobResource[{answer_type(polled.answer.type)}]"
    starts = provider.job is not None and any(o.id in provider.job.submit for o in resource.operations)
    return "SubmitResource" if starts else "Resource"


def _methods(provider: Provider, operation: Operation, prefix: str) -> list[Method]:
    job = provider.job
    if job is None or operation.id not in job.submit:
        return [_method(provider, operation, prefix)]
    poll = provider.operation(job.poll)
    return [
        _method(provider, operation, prefix),
        _submitting(operation, poll, prefix, "poll", submit_and_poll_doc(operation, poll)),
        _submitting(operation, poll, prefix, "download", submit_and_download_doc(operation, poll)),
    ]


def _method(provider: Provider, operation: Operation, prefix: str) -> Method:
    await_ = "await " if prefix else ""
    call = f"_{operation.name}({handed_on(operation)})"
    answer = operation.answer
    returns = answer_type(answer.type) if answer.kind == "json" else "None"
    send = f"{await_}self._transport.send({call}, {_OPTIONS})"
    body: tuple[str, ...] = (f"return {send}",)
    overloads: tuple[Overload, ...] = ()
    if answer.kind == "binary":
        returns = f"{prefix}BinaryResponse"
        body = (f"return {await_}{prefix}BinaryResponse.open(self._transport, {call}, {_OPTIONS})",)
    elif answer.kind == "empty":
        body = (send,)
    if operation.stream and answer.kind == "json":
        stream = operation.stream
        event = answer_type(stream.type)
        streamed = f"{prefix}Stream[{event}]"
        overloads = (
            Overload(signature=_with(operation, stream.parameter, "Literal[False] | None = None"), returns=returns),
            Overload(signature=_with(operation, stream.parameter, "Literal[True]"), returns=streamed),
            Overload(
                signature=_with(operation, stream.parameter, "bool | None = None"), returns=f"{returns} | {streamed}"
            ),
        )
        returns = f"{returns} | {streamed}"
        body = (
            f"call = {call}",
            f"if {stream.parameter}:",
            f"    return {await_}{prefix}Stream.open("
            f"self._transport, call.streamed({event}), {_OPTIONS}, {literal(stream.terminator)})",
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


def _submitting(operation: Operation, poll: Operation, prefix: str, to: str, doc: str) -> Method:
    """The method that starts a job and follows it, to its end or to its file."""
    result = answer_type(poll.answer.type)
    update = f"on_update: Callable[[{result}], object] | None = None"
    signature = ["self", *arguments(operation.parameters), *_POLL_PARAMETERS, update, *_POLL_EXTRAS]
    path = ""
    if to == "download":
        signature.insert(signature.index("*"), "path: str | PathLike[str]")
        path = "path, "
    call = f"_{operation.name}({handed_on(operation)})"
    polling = "Polling(timeout, interval, on_update, states, places)"
    options = "Options(extra_headers, extra_query, extra_body)"
    await_ = "await " if prefix else ""
    return Method(
        name=f"{operation.name}_and_{to}",
        signature=", ".join(signature),
        returns=result,
        doc=doc,
        body=(f"return {await_}self._start_and_{to}(JOB, {path}{call}, {polling}, {options})",),
    )
