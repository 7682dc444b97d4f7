"""Owns the reading of paths: operations, their parameters, bodies and answers, and the names callers use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..diagnostics import Position, Severity
from ..ir import (
    Answer,
    Anything,
    Binary,
    Encoding,
    EventStream,
    Example,
    Location,
    Node,
    Operation,
    Parameter,
    Scalar,
    Type,
)
from ..naming import MEMBERS, PARAMETERS, class_name, python_name
from .extensions import provenance, rules, value_descriptions
from .reader import Path, Reader
from .schemas import Property, Schemas, union

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_ID = re.compile(r"[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*", re.ASCII)
_UNSENT_HEADERS = frozenset({"accept", "content-type"})  # OpenAPI: parameters of these names are ignored


def operations(reader: Reader, schemas: Schemas) -> tuple[Operation, ...]:
    """Every operation of the spec, in its order."""
    found: list[Operation] = []
    ids: dict[str, Position] = {}
    names: dict[tuple[str, ...], str] = {}
    polled = reader.root.get("x-job", "poll")
    for path, item_path, item in _path_items(reader):
        for method in _METHODS:
            node = item.get(method)
            if node is None:
                continue
            at = item.keys.get(method, node.at)
            node = reader.as_mapping(node, method)
            id = _id(reader, node, f"{method.upper()} {path}", at)
            if id is None:
                # Read it all the same, under a name of no consequence, so that its other faults are found as well.
                id = "unnamed.operation"
            elif id in ids:
                id_node = node.get("operationId")
                message = f"operationId {id!r} stands already at line {ids[id].line}"
                reader.report(id_node.at if id_node else at, "S111", message)
            else:
                ids[id] = at
                _claim_names(reader, id, at, names)
            builder = _Builder(reader, schemas, id, path, method.upper(), node, (*item_path, method), at)
            found.append(builder.build(item, item_path))
    # Every answer names its types before the first model is built, so a job's id is positional wherever it travels.
    return _with_positional_id(tuple(found), polled.text() if polled else None)


def _path_items(reader: Reader) -> Iterator[tuple[str, Path, Node]]:
    paths = reader.mapping(reader.root, "paths")
    for path, item in paths.items():
        if path.startswith("x-"):
            continue
        if not path.startswith("/"):
            reader.report(paths.keys.get(path, item.at), "S101", f"path {path!r} does not begin with a slash")
        resolved = reader.resolve(item, ("paths", path))
        if resolved is not None:
            yield path, resolved[1], reader.as_mapping(resolved[0], path)


def _id(reader: Reader, node: Node, what: str, at: Position) -> str | None:
    if node.get("operationId") is None:
        reader.report(at, "S110", f"{what} has no operationId")
        return None
    id = reader.text(node, "operationId")
    if not _ID.fullmatch(id):
        id_node = node.get("operationId")
        message = f"operationId {id!r} is not made of names joined by dots"
        reader.report(id_node.at if id_node else at, "S112", message)
        return None
    return id


def _python_id(id: str) -> tuple[tuple[str, ...], str]:
    *resource, name = id.split(".")
    return tuple(python_name(part, MEMBERS) for part in resource), python_name(name, MEMBERS)


def _claim_names(reader: Reader, id: str, at: Position, names: dict[tuple[str, ...], str]) -> None:
    """Each operation and resource has a Python name of its own: `a.b` and `a.b.c` cannot both be called."""
    resource, name = _python_id(id)
    for end in range(len(resource)):
        key = resource[: end + 1]
        if names.setdefault(key, "") != "":
            reader.report(at, "S113", f"operationIds {names[key]!r} and {id!r} give one Python name two meanings")
    key = (*resource, name)
    other = names.setdefault(key, id)
    if other != id:
        what = f"{other!r} and {id!r}" if other else f"{id!r} and the operations below it"
        reader.report(at, "S113", f"operationIds {what} become one name in Python: {'.'.join(key)}")


def _with_positional_id(found: tuple[Operation, ...], polled: str | None) -> tuple[Operation, ...]:
    poll = next((operation for operation in found if operation.id == polled), None)
    id = next((p for p in poll.parameters if p.required and p.location in ("path", "query")), None) if poll else None
    if id is None:
        return found
    return tuple(
        replace(
            operation,
            parameters=tuple(
                replace(p, positional=True) if p.wire == id.wire and p.required and p.location == "query" else p
                for p in operation.parameters
            ),
        )
        for operation in found
    )


class _Builder:
    """One operation while it is read."""

    def __init__(
        self, reader: Reader, schemas: Schemas, id: str, url: str, method: str, node: Node, path: Path, at: Position
    ) -> None:
        self.reader = reader
        self.schemas = schemas
        self.id = id
        self.url = url
        self.method = method
        self.node = node
        self.path = path
        self.at = at
        self.hint = class_name(id)

    def build(self, item: Node, item_path: Path) -> Operation:
        resource, name = _python_id(self.id)
        body, encodings = self._body()
        parameters = self._unique([*self._parameters(item, item_path), *body])
        self._wire_examples()
        return Operation(
            resource=resource,
            name=name,
            id=self.id,
            method=self.method,
            path=self.url,
            summary=self.reader.text(self.node, "summary"),
            description=self.reader.text(self.node, "description"),
            deprecated=self.reader.flag(self.node, "deprecated"),
            parameters=parameters,
            encodings=encodings,
            answer=self._answer(),
            stream=self._stream(parameters),
            rules=rules(self.reader, self.node, {p.wire: p.default for p in body}),
            provenance=provenance(self.reader, self.node, at=self.at),
        )

    def _parameters(self, item: Node, item_path: Path) -> list[Parameter]:
        found: dict[tuple[str, str], Parameter] = {}
        for owner, owner_path in ((item, item_path), (self.node, self.path)):
            for index, element in enumerate(self.reader.sequence(owner, "parameters")):
                resolved = self.reader.resolve(element, (*owner_path, "parameters", str(index)))
                if resolved is None:
                    continue
                node, path = resolved
                node = self.reader.as_mapping(node, "parameters")
                wire, location = self.reader.text(node, "name"), self.reader.text(node, "in")
                if location == "header" and wire.lower() in _UNSENT_HEADERS:
                    continue
                if location not in ("path", "query", "header"):
                    message = f"parameter {wire!r} travels in {location or 'nothing'!r}, which is not supported"
                    self.reader.report(node.at, "S126", message, Severity.WARNING)
                    continue
                found[wire, location] = self._parameter(node, path, element.at, wire, location)  # type: ignore[arg-type]
        order = ("path", "query", "header")
        return sorted(found.values(), key=lambda p: (order.index(p.location), self._place(p)))

    def _place(self, parameter: Parameter) -> int:
        return self.url.find(f"{{{parameter.wire}}}") if parameter.location == "path" else 0

    def _parameter(self, node: Node, path: Path, at: Position, wire: str, location: Location) -> Parameter:
        schema, schema_path = node.get("schema"), (*path, "schema")
        if schema is None:
            content = self.reader.mapping(node, "content")
            media = next(iter(content.items()), None)
            if media is not None:
                schema, schema_path = media[1].get("schema"), (*path, "content", media[0], "schema")
        kind: Type = Anything()
        resolved_schema = schema
        if schema is not None:
            kind = self.schemas.type_of(schema, schema_path, self.hint + class_name(wire), "request")
            resolved = self.reader.resolve(schema, schema_path)
            resolved_schema = resolved[0] if resolved else schema
            if (example := node.get("example")) is not None:
                self.reader.examples.append(Example(value=example, schema=schema_path))
        default = resolved_schema.get("default") if resolved_schema else None
        nodes = (node, *((schema,) if schema else ()), *((resolved_schema,) if resolved_schema else ()))
        return Parameter(
            name=python_name(wire, PARAMETERS),
            wire=wire,
            location=location,
            type=kind,
            required=location == "path" or self.reader.flag(node, "required"),
            positional=location == "path",
            description=self.reader.text(node, "description"),
            value_descriptions=value_descriptions(self.reader, *nodes),
            default=_plain_scalar(default),
            provenance=provenance(self.reader, *nodes, at=at),
        )

    def _body(self) -> tuple[list[Parameter], tuple[Encoding, ...]]:
        """The parameters that travel in the body; where a body has several encodings, a field has the types of all."""
        node = self.node.get("requestBody")
        if node is None:
            return [], ()
        resolved = self.reader.resolve(node, (*self.path, "requestBody"))
        if resolved is None:
            return [], ()
        node, path = self.reader.as_mapping(resolved[0], "requestBody"), resolved[1]
        found: dict[str, Parameter] = {}
        encodings: list[Encoding] = []
        content = self.reader.mapping(node, "content", required=True)
        for media, below in content.items():
            schema_path = (*path, "content", media, "schema")
            schema = below.get("schema")
            encoding = _encoding(media)
            if encoding in encodings:
                continue
            encodings.append(encoding)
            resolved = self.reader.resolve(schema, schema_path) if schema else None
            if resolved and encoding != "raw" and self.schemas.is_object(*resolved):
                self._media_examples(below, schema_path, encoding)
                for prop in self.schemas.properties(*resolved):
                    self._merge(found, self._field(prop))
            else:
                kind: Type = Binary() if encoding == "raw" else Anything()
                if schema is not None and encoding != "raw":
                    kind = self.schemas.type_of(schema, schema_path, f"{self.hint}Body", "request")
                    self._media_examples(below, schema_path, encoding)
                self._merge(found, self._whole_body(kind, self.reader.flag(node, "required"), node, below))
        return sorted(found.values(), key=lambda p: not p.required), tuple(encodings)

    def _merge(self, found: dict[str, Parameter], parameter: Parameter) -> None:
        known = found.get(parameter.wire)
        if known is None:
            found[parameter.wire] = parameter
            return
        found[parameter.wire] = replace(
            known, type=union((known.type, parameter.type)), required=known.required and parameter.required
        )

    def _field(self, prop: Property) -> Parameter:
        return Parameter(
            name=python_name(prop.wire, PARAMETERS),
            wire=prop.wire,
            location="body",
            type=self.schemas.type_of(prop.node, prop.path, self.hint + class_name(prop.wire), "request"),
            required=prop.required,
            positional=False,
            description=prop.description,
            value_descriptions=value_descriptions(self.reader, prop.node, prop.resolved),
            default=prop.default,
            provenance=provenance(self.reader, prop.node, prop.resolved, at=prop.at),
        )

    def _whole_body(self, kind: Type, required: bool, node: Node, media: Node) -> Parameter:
        return Parameter(
            name="body",
            wire="",
            location="body",
            type=kind,
            required=required,
            positional=False,
            description=self.reader.text(node, "description"),
            provenance=provenance(self.reader, media, node, at=node.at),
        )

    def _media_examples(self, media: Node, schema_path: Path, encoding: Encoding) -> None:
        examples = media.get("examples")
        named = [below.get("value") for _, below in examples.items()] if examples else []
        for value in (media.get("example"), *named):
            if value is not None:
                form = encoding in ("multipart", "form")
                self.reader.examples.append(Example(value=value, schema=schema_path, form=form))

    def _unique(self, parameters: list[Parameter]) -> tuple[Parameter, ...]:
        found: dict[str, Parameter] = {}
        for parameter in parameters:
            other = found.get(parameter.name)
            if other is not None:
                message = f"{other.wire!r} and {parameter.wire!r} become one name in Python: {parameter.name}"
                self.reader.report(parameter.provenance.at, "S113", f"{self.id}: {message}")
                continue
            found[parameter.name] = parameter
        return tuple(found.values())

    def _responses(self) -> Iterator[tuple[str, Node, Path]]:
        responses = self.reader.mapping(self.node, "responses")
        for status, node in responses.items():
            resolved = self.reader.resolve(node, (*self.path, "responses", status))
            if resolved is not None:
                yield status, self.reader.as_mapping(resolved[0], status), resolved[1]

    def _answer(self) -> Answer:
        """What a successful call gives: the body of the first 2xx answer."""
        answer: Answer | None = None
        for status, node, path in self._responses():
            content = self.reader.mapping(node, "content")
            for media, below in content.items():
                schema_path = (*path, "content", media, "schema")
                schema = below.get("schema")
                if schema is not None and _encoding(media) == "json":
                    self._media_examples(below, schema_path, "json")
                    if not status.startswith("2"):
                        # Errors have no model of their own yet, but their faults are found.
                        self.schemas.type_of(schema, schema_path, f"{self.hint}Error", "answer")
            if answer is None and status.startswith("2"):
                answer = self._success(content, path)
        return answer or Answer(kind="empty")

    def _success(self, content: Node, path: Path) -> Answer:
        media_types = tuple(media for media, _ in content.items())
        for media, below in content.items():
            schema = below.get("schema")
            schema_path = (*path, "content", media, "schema")
            if media == "text/event-stream":
                continue
            kind: Type = Anything()
            if schema is not None:
                kind = self.schemas.type_of(schema, schema_path, f"{self.hint}Response", "answer")
            if isinstance(kind, Binary) or _encoding(media) != "json":
                return Answer(kind="binary", media_types=media_types)
            return Answer(kind="json", type=kind, media_types=media_types)
        return Answer(kind="json" if media_types else "empty", media_types=media_types)

    def _stream(self, parameters: tuple[Parameter, ...]) -> EventStream | None:
        node = self.node.get("x-stream")
        if node is None:
            return None
        wire = self.reader.text(node, "parameter")
        parameter = next((p for p in parameters if p.wire == wire and p.location == "body"), None)
        for _, response, path in self._responses():
            schema = response.get("content", "text/event-stream", "schema")
            if schema is not None and parameter is not None:
                schema_path = (*path, "content", "text/event-stream", "schema")
                kind = self.schemas.type_of(schema, schema_path, f"{self.hint}Event", "answer")
                terminator = self.reader.text(node, "terminator") or None
                return EventStream(parameter=parameter.name, type=kind, terminator=terminator)
        message = f"x-stream needs a body field {wire!r} and a schema for text/event-stream among the answers"
        self.reader.report(node.at, "S124", message)
        return None

    def _wire_examples(self) -> None:
        for request in self.reader.sequence(self.reader.mapping(self.node, "x-wire"), "requests"):
            for key, encoding in (("json", "json"), ("parts", "multipart")):
                if (value := request.get(key)) is None:
                    continue
                schema = self._media_schema(self.node.get("requestBody"), (*self.path, "requestBody"), encoding)  # type: ignore[arg-type]
                if schema is None:
                    self.reader.report(value.at, "S124", f"the example has a {encoding} body, the operation has none")
                else:
                    self.reader.examples.append(Example(value=value, schema=schema, form=key == "parts"))
        for response in self.reader.sequence(self.reader.mapping(self.node, "x-wire"), "responses"):
            if (value := response.get("json")) is None:
                continue
            status = self.reader.text(response, "response")
            schema = self._media_schema(self.node.get("responses", status), (*self.path, "responses", status), "json")
            if schema is None:
                self.reader.report(response.at, "S124", f"the operation has no JSON answer {status!r}")
            else:
                self.reader.examples.append(Example(value=value, schema=schema))

    def _media_schema(self, owner: Node | None, path: Path, encoding: Encoding) -> Path | None:
        resolved = self.reader.resolve(owner, path) if owner else None
        for media, below in resolved[0].get("content").items() if resolved and resolved[0].get("content") else ():  # type: ignore[union-attr]
            if _encoding(media) == encoding and below.get("schema") is not None and resolved:
                return (*resolved[1], "content", media, "schema")
        return None


def _encoding(media: str) -> Encoding:
    essence = media.partition(";")[0].strip().lower()
    if essence == "application/json" or essence.endswith("+json"):
        return "json"
    if essence == "multipart/form-data":
        return "multipart"
    if essence == "application/x-www-form-urlencoded":
        return "form"
    return "raw"


def _plain_scalar(node: Node | None) -> Scalar:
    return node.value if node is not None and not isinstance(node.value, (tuple, dict)) else None  # type: ignore[return-value]
