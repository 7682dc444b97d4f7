"""Owns what a well-formed spec must still hold to: one function a rule, all of them in `RULES`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import UnknownType, ValidationError, best_match
from jsonschema.protocols import Validator
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator
from referencing import Registry
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

from ..core.nodes import Node, Plain
from ..core.paths import PathTemplate
from ..core.pointers import pointer_steps, pointer_to
from ..core.positions import Position
from ..core.spec import Anything, Binary, Map, Primitive, Provenance, Provider, Type, ValuePattern, options_of
from ..findings.diagnostic import Diagnostic

Rule = Callable[[Provider], Iterator[Diagnostic]]

_PLACEHOLDER = re.compile(r"<.*>|:\w+|\{\{.*\}\}|id|\w+_id|\w+Id")


def check(providers: tuple[Provider, ...], known: tuple[Diagnostic, ...] = ()) -> tuple[Diagnostic, ...]:
    """Everything that the rules find in the providers, each of them alone and all of them together.

    `known` is what was found before, so that nothing is told twice.
    """
    findings = [*one_baseline(providers), *cited_documents(providers)]
    findings += [diagnostic for provider in providers for rule in RULES for diagnostic in rule(provider)]
    net = [diagnostic for provider in providers for diagnostic in well_formed(provider, (*known, *findings))]
    return (*findings, *net)


def templated_path(provider: Provider) -> Iterator[Diagnostic]:
    """R101: a path parameter and the path's template disagree. Why: the id would never reach the URL."""
    for operation in provider.operations:
        at = operation.path_at
        declared = {p.wire: p.provenance.at for p in operation.parameters if p.location == "path"}
        templated = PathTemplate.of_spec(operation.path).names
        for name in sorted(set(templated) - declared.keys()):
            yield Diagnostic(at, "R101", f"{operation.path}: {{{name}}} is not declared as a path parameter")
        for name in sorted(declared.keys() - set(templated)):
            message = f"{operation.path}: path parameter {name!r} is not in the path"
            yield Diagnostic(declared[name], "R101", message)
        for segment in operation.path.split("/"):
            if _PLACEHOLDER.fullmatch(segment):
                message = f"{operation.path}: {segment!r} looks like a placeholder but is no template"
                yield Diagnostic(at, "R101", message)


def authorization_parameter(provider: Provider) -> Iterator[Diagnostic]:
    """R102: `Authorization` is a parameter. Why: the key would be an argument of every call."""
    for operation in provider.operations:
        for parameter in operation.parameters:
            if parameter.location == "header" and parameter.wire.lower() == "authorization":
                message = f"{operation.id}: Authorization is declared as a parameter and not as a security scheme"
                yield Diagnostic(parameter.provenance.at, "R102", message)


def examples_fit(provider: Provider) -> Iterator[Diagnostic]:
    """R103: an example does not fit its schema. Why: one of the two is wrong, and tests are made of examples."""
    document = provider.document.plain()
    resource = DRAFT202012.create_resource(_modern(document) if _is_old(provider) else _mapping(document))
    registry: Registry[Any] = Registry().with_resource("urn:spec", resource)
    for example in provider.examples:
        pointer = _quoted(pointer_to(example.schema))
        validator = Draft202012Validator({"$ref": f"urn:spec#{pointer}"}, registry=registry)
        try:
            value = _form_value(example.value, validator) if example.form else example.value.plain()
            for error in validator.iter_errors(value):
                at = _place(example.value, error, example.form)
                where = pointer_to(error.absolute_path)
                yield Diagnostic(at, "R103", f"example{where} does not fit its schema: {_reason(error)}")
        except Unresolvable:
            continue  # a reference that leads nowhere is reported where it stands
        except (UnknownType, AttributeError, KeyError, RecursionError, TypeError, ValueError, re.error) as error:
            # jsonschema trusts that schemas are well formed, and stumbles in any way over one that is not.
            message = f"the example cannot be checked: its schema is malformed ({type(error).__name__})"
            yield Diagnostic(example.value.at, "R103", message)


def cited(provider: Provider) -> Iterator[Diagnostic]:
    """R105: a statement names neither lines nor a reason to assume it. Why: nobody could check it."""
    if provider.source is None:
        return
    for subject, origin in _statements(provider):
        if not origin.evidence and origin.undocumented is None:
            yield Diagnostic(origin.at, "R105", f"{subject} has neither x-evidence nor x-undocumented")


def bodies_can_be_sent(provider: Provider) -> Iterator[Diagnostic]:
    """R106: a file travels in JSON. Why: JSON has no bytes."""
    for operation in provider.operations:
        for parameter in operation.parameters:
            if parameter.location == "body" and operation.encodings == ("json",) and isinstance(parameter.type, Binary):
                message = f"{operation.id}: {parameter.wire!r} is a file, but the body is JSON"
                yield Diagnostic(parameter.provenance.at, "R106", message)


def patterns_compile(provider: Provider) -> Iterator[Diagnostic]:
    """R107: the pattern of a rule is no regular expression. Why: the rule could not be tried."""
    for operation in provider.operations:
        for rule in operation.rules:
            if not isinstance(rule.check, ValuePattern):
                continue
            try:
                re.compile(rule.check.pattern)
            except re.error as error:
                yield Diagnostic(rule.at, "R107", f"rule {rule.id!r}: not a regular expression: {error}")


def job_states(provider: Provider) -> Iterator[Diagnostic]:
    """R108: a status means two states, or a documented one means none. Why: a paid job would end wrongly or never."""
    job = provider.job
    if job is None:
        return
    states: dict[str, str] = {}
    for state, values in job.states.items():
        for value in values:
            other = states.setdefault(value.lower(), state)
            if other != state:
                message = f"status {value!r} means both {other} and {state}; upper and lower case are one"
                yield Diagnostic(job.provenance.at, "R108", message)
    status = _found_at(provider, provider.operation(job.poll).answer.type, job.status)
    for option in options_of(status) if status else ():
        for documented in option.values if isinstance(option, Primitive) else ():
            if str(documented).lower() not in states:
                yield Diagnostic(job.provenance.at, "R108", f"status {documented!r} is documented and means no state")


def job_places(provider: Provider) -> Iterator[Diagnostic]:
    """R109: a place of a job stands where no answer has it. Why: nobody could follow the job, or find its result."""
    job = provider.job
    if job is None:
        return
    polled = (job.status, job.progress, job.error, *job.results)
    places = [(job.poll, place) for place in polled if place] + [(submit, job.id) for submit in job.submit]
    for operation, pointer in places:
        if _found_at(provider, provider.operation(operation).answer.type, pointer) is None:
            yield Diagnostic(job.provenance.at, "R109", f"{operation} answers nothing at {pointer}")


def _found_at(provider: Provider, declared: Type, pointer: str) -> Type | None:
    """The type at a JSON pointer into an answer; None where the spec declares nothing."""
    for step in pointer_steps(pointer):
        if any(isinstance(option, (Anything, Map)) for option in options_of(declared)):
            return Anything()
        fields = provider.fields_of(declared)
        below = next((f for f in fields if f.wire == step), None)
        if below is None:
            return None
        declared = below.type
    return declared


def two_places(provider: Provider) -> Iterator[Diagnostic]:
    """R110: a contradiction has one place in its document. Why: a document contradicts itself in two."""
    own = provider.source.document if provider.source else ""
    for discrepancy in provider.discrepancies:
        places = {place.lines for place in discrepancy.says if place.document == own}
        if discrepancy.kind == "contradiction" and len(places) < 2:
            message = f"{discrepancy.id}: a contradiction needs two places of its own document"
            yield Diagnostic(discrepancy.at, "R110", message)


RULES: tuple[Rule, ...] = (
    templated_path,
    authorization_parameter,
    examples_fit,
    cited,
    bodies_can_be_sent,
    patterns_compile,
    job_states,
    job_places,
    two_places,
)


def well_formed(provider: Provider, known: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    """R104: the file is not valid OpenAPI. Why: other tools refuse it.

    A net below all other findings: what is known already, at the place or inside of it, is not told again.
    """
    places = {finding.at for finding in known if finding.at.file == provider.file}
    for error in _openapi_validator(old=_is_old(provider)).iter_errors(provider.document.plain()):
        best = best_match([error])
        path = tuple(best.absolute_path)
        place = provider.document.get(*path) or provider.document
        if not any(place.at <= at <= _end(place) for at in places):
            where = pointer_to(path) or "/"
            places.add(place.at)
            message = f"not valid OpenAPI at {where}: {_reason(best)}"
            yield Diagnostic(place.at, "R104", message, provider=provider.name, place=where)


@cache
def _openapi_validator(*, old: bool) -> Validator:
    """The validator of OpenAPI 3.0 or 3.1. Its schema is searched for anchors here, and not again at each reference."""
    if old:
        return OpenAPIV30SpecValidator({}).schema_validator
    schema = OpenAPIV31SpecValidator({}).schema_validator.schema
    registry: Registry[Any] = Registry().with_resource("urn:openapi", DRAFT202012.create_resource(schema))
    return Draft202012Validator({"$ref": "urn:openapi"}, registry=registry.crawl())


def one_baseline(providers: tuple[Provider, ...]) -> Iterator[Diagnostic]:
    """R201: more than one spec says that it is the baseline. Why: the others are compared with one."""
    for provider in [provider for provider in providers if provider.baseline][1:]:
        at = provider.document.keys.get("x-baseline", provider.document.at)
        yield Diagnostic(at, "R201", "another spec is the baseline already")


def cited_documents(providers: tuple[Provider, ...]) -> Iterator[Diagnostic]:
    """R202: a discrepancy cites lines of another provider's document that do not exist."""
    documents = {provider.source.document: provider.source for provider in providers if provider.source}
    for provider in providers:
        for discrepancy in provider.discrepancies:
            for claim in discrepancy.says:
                source = documents.get(claim.document)
                if source is None or source == provider.source:
                    continue
                for lines in claim.lines:
                    if not 1 <= lines.first <= lines.last <= source.lines:
                        message = f"{discrepancy.id}: lines {lines} do not exist: {claim.document} has {source.lines}"
                        yield Diagnostic(discrepancy.at, "R202", message)


def _statements(provider: Provider) -> Iterator[tuple[str, Provenance]]:
    if provider.auth:
        yield "the security scheme", provider.auth.provenance
    for operation in provider.operations:
        yield f"operation {operation.id}", operation.provenance
        for parameter in operation.parameters:
            yield f"{operation.id}: parameter {parameter.wire!r}", parameter.provenance
    for model in (*provider.models, *provider.params):
        for field in model.fields:
            yield f"{model.name}: property {field.wire!r}", field.provenance
    if provider.job:
        yield "x-job", provider.job.provenance


def _end(node: Node) -> Position:
    """The last place inside a node."""
    last = node.at
    todo = [node]
    while todo:
        inner = todo.pop()
        last = max(last, inner.at)
        todo.extend((*inner.elements(), *(below for _, below in inner.items())))
    return last


def _is_old(provider: Provider) -> bool:
    version = provider.document.get("openapi")
    return version is not None and str(version.value).startswith("3.0")


def _mapping(value: Plain) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _quoted(pointer: str) -> str:
    return "".join(c if c.isascii() and (c.isalnum() or c in "/~-._") else _percent(c) for c in pointer)


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))


def _modern(value: Plain) -> Any:
    """A document of OpenAPI 3.0 in the words of 3.1, as far as validation needs it."""
    if isinstance(value, list):
        return [_modern(element) for element in value]
    if not isinstance(value, dict):
        return value
    modern: dict[str, Any] = {key: _modern(below) for key, below in value.items()}
    if modern.pop("nullable", None) is True:
        if isinstance(modern.get("type"), str):
            modern["type"] = [modern["type"], "null"]
        if isinstance(modern.get("enum"), list):
            modern["enum"] = [*modern["enum"], None]
    for key, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if isinstance(modern.get(key), bool):
            exclusive = modern.pop(key)
            if exclusive and bound in modern:
                modern[key] = modern.pop(bound)
    return modern


def _form_value(parts: Node, validator: Draft202012Validator) -> Any:
    """A form as the JSON value that its schema describes: what is text on the wire is read as the schema's type."""
    if not parts.elements():
        return parts.plain()
    value: dict[str, Any] = {}
    for part in parts.elements():
        name, text = part.get("name"), part.get("value")
        if name is not None and name.text():
            value[name.text() or ""] = text.value if text is not None else ""
    for error in list(validator.iter_errors(value)):
        if error.validator == "type" and len(error.absolute_path) == 1:
            name_of = str(error.absolute_path[0])
            value[name_of] = _read_text(str(value[name_of]))
    return value


def _read_text(text: str) -> Any:
    if text in ("true", "false"):
        return text == "true"
    try:
        return int(text)
    except ValueError:
        return text


def _place(example: Node, error: ValidationError, form: bool) -> Position:
    path = tuple(error.absolute_path)
    if form and example.elements():
        named = [p for p in example.elements() if path and (n := p.get("name")) and n.value == path[0]]
        return named[0].at if named else example.at
    place = example.get(*path)
    return place.at if place else example.at


def _reason(error: Exception) -> str:
    message = str(getattr(error, "message", error)).splitlines()[0]
    return message if len(message) <= 200 else f"{message[:200]}..."
