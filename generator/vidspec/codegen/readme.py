"""Owns the view of a client's README: settings, operations, examples that run as they stand, contradictions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..core.citations import requirements
from ..core.markup import code_span, literal, markdown
from ..core.names import FIELDS, python_name
from ..core.pointers import pointer_steps
from ..core.spec import (
    Anything,
    Array,
    Binary,
    Discrepancy,
    Job,
    Map,
    ModelRef,
    Null,
    Operation,
    Primitive,
    Provider,
    Type,
    Union,
    options_of,
)
from .docstrings import LICENSE_LINE
from .packages import lifecycle_notice

_CODE_WIDTH = 92


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadmeExample:
    title: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadmeView:
    title: str
    spec: str
    license: str
    description: str
    notices: tuple[str, ...]
    settings: tuple[tuple[str, ...], ...]
    operations: tuple[tuple[str, ...], ...]
    jobs: tuple[str, ...]
    examples: tuple[ReadmeExample, ...]
    discrepancies: tuple[tuple[str, ...], ...]
    cited: bool  # whether there is a SOURCES.md


def readme_view(provider: Provider, *, cited: bool) -> ReadmeView:
    notice = lifecycle_notice(provider)
    return ReadmeView(
        title=markdown(provider.title),
        spec=provider.file,
        license=LICENSE_LINE,
        description="\n\n".join(markdown(p) for p in re.split(r"\n\s*\n", provider.description)) or "No description.",
        notices=(markdown(notice),) if notice else (),
        settings=tuple(_settings(provider)),
        operations=tuple(_operation_row(operation) for operation in provider.operations),
        jobs=tuple(_jobs(provider)),
        examples=tuple(_examples(provider)),
        discrepancies=tuple(
            (
                code_span(discrepancy.id),
                _claims(discrepancy, provider),
                markdown(discrepancy.decision),
            )
            for discrepancy in provider.discrepancies
        ),
        cited=cited,
    )


def _claims(discrepancy: Discrepancy, provider: Provider) -> str:
    """What is said, each thing once; where it is not the provider's own document that says so, by which."""
    own = provider.source.document if provider.source else None
    said = (
        markdown(claim.text) if claim.document == own else f"{markdown(claim.text)} ({code_span(claim.document)})"
        for claim in discrepancy.says
    )
    return "; ".join(dict.fromkeys(said))


def _settings(provider: Provider) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    if provider.auth:
        how = f"{provider.auth.location} {code_span(provider.auth.name)}"
        form = f", after {code_span(provider.auth.prefix)}" if provider.auth.prefix else ", as it is"
        rows.append((f"key, sent in the {how}{form}", "`api_key`", f"`{provider.name.upper()}_API_KEY`"))
    url = f"base URL: {code_span(provider.server.url)}" if provider.server.url else "base URL, required"
    if not provider.server.url and provider.server.template:
        url += f": {code_span(provider.server.template)}"
    rows.append((url, "`base_url`", f"`{provider.name.upper()}_BASE_URL`"))
    return rows


def _operation_row(operation: Operation) -> tuple[str, ...]:
    summary = markdown(operation.summary)
    if operation.provenance.requires:
        summary += f" {markdown(requirements(operation.provenance))}"
    return f"`{_name(operation)}`", code_span(f"{operation.method} {operation.path}"), summary


def _jobs(provider: Provider) -> Iterator[str]:
    """What can be done with jobs beside calling the operations."""
    if provider.job is None:
        return
    submits = [_name(provider.operation(submit)) for submit in provider.job.submit]
    of = ".".join(("client", *provider.operation(provider.job.poll).resource))
    followed = ", ".join(f"`{submit}_and_poll`, `{submit}_and_download`" for submit in submits)
    yield f"From the start of a job to its end, or to its file: {followed}."
    yield (
        f"For a job that was started: `{of}.poll`, `{of}.watch` (a loop over its updates), and `{of}.job`, whose"
        " `handle()` is taken up by `client.resume` in any process."
    )
    yield f"What a response says: `{of}.state`, `{of}.failure`, `{of}.result_urls`."


def _examples(provider: Provider) -> list[ReadmeExample]:
    sampler = _Sampler(provider)
    base_url = "" if provider.server.url else ', base_url="https://api.example.com"'
    key = 'api_key="..."' if provider.auth else ""
    make = f"client = Client({(key + base_url).removeprefix(', ')})"
    found = []
    if provider.job:
        found.append(("A job from start to end:", sampler.job(provider.job)))
    calls = [line for operation in provider.operations for line in sampler.call(operation)]
    found.append(("Every operation with what it requires:", calls))
    return [
        ReadmeExample(
            title=title,
            code="\n".join(
                [
                    *(["from pathlib import Path", ""] if any("Path(" in line for line in lines) else []),
                    f"from generated.{provider.name} import Client",
                    "",
                    make,
                    *lines,
                ]
            ),
        )
        for title, lines in found
    ]


class _Sampler:
    """Makes calls with values that are documented, or else stand for themselves."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider
        self.models = {model.name: model for model in provider.params}

    def job(self, job: Job) -> list[str]:
        submit = self.provider.operation(job.submit[0])
        arguments = [*self._arguments(submit), "timeout=1800", "on_update=print"]
        if job.download or any(self._is_url(job, pointer) for pointer in job.results):
            return _called(f"{_name(submit)}_and_download", ['"out.mp4"', *arguments])
        lines = _called(f"job = {_name(submit)}_and_poll", arguments)
        return [*lines, *(f"print({_attribute('job', pointer)})" for pointer in job.results)]

    def _is_url(self, job: Job, pointer: str) -> bool:
        """Whether the spec declares text, or a list of texts, at a place of the last response."""
        found = self.provider.operation(job.poll).answer.type
        for step in pointer_steps(pointer):
            fields = self.provider.fields_of(found) if isinstance(_sole(found), ModelRef) else ()
            field = next((field for field in fields if field.wire == step), None)
            if field is None:
                return False
            found = field.type
        sole = _sole(found)
        item = _sole(sole.item) if isinstance(sole, Array) else sole
        return isinstance(item, Primitive) and item.kind == "string"

    def call(self, operation: Operation) -> list[str]:
        return _called(_name(operation), self._arguments(operation))

    def _arguments(self, operation: Operation) -> list[str]:
        required = [p for p in operation.parameters if p.needed]
        return [("" if p.positional else f"{p.name}=") + self._sample(p.type, p.name) for p in required]

    def _sample(self, found: Type, name: str, depth: int = 0) -> str:
        match found:
            case Primitive(_, (first, *_)):
                return literal(first).replace("`", "\\x60")
            case Primitive("string"):
                return literal(f"{name}_1" if name.endswith("id") else "a cat")
            case Primitive("integer" | "number"):
                return "1"
            case Primitive("boolean"):
                return "False"
            case Binary():
                return f'Path("{name}.bin")'
            case Array(item):
                return f"[{self._sample(item, name, depth + 1)}]"
            case ModelRef(model) if depth < 5:
                required = [field for field in self.models[model].fields if field.required]
                pairs = (f"{literal(f.wire)}: {self._sample(f.type, f.name, depth + 1)}" for f in required)
                return f"{{{', '.join(pairs)}}}"
            case Map() | Anything() | ModelRef():
                return "{}"
            case Null():
                return "None"
            case Union(options):
                return self._sample(options[0], name, depth + 1)
        raise AssertionError(found)


def _sole(found: Type) -> Type | None:
    """What a value is if it is not null; None where it may be one of several things."""
    options = [option for option in options_of(found) if option != Null()]
    return options[0] if len(options) == 1 else None


def _called(name: str, arguments: list[str]) -> list[str]:
    """A call, one argument a line where one line would be too long."""
    line = f"{name}({', '.join(arguments)})"
    if len(line) <= _CODE_WIDTH:
        return [line]
    return [f"{name}(", *(f"    {argument}," for argument in arguments), ")"]


def _name(operation: Operation) -> str:
    return ".".join(("client", *operation.resource, operation.name))


def _attribute(name: str, pointer: str) -> str:
    """The place that a JSON pointer means, as attributes of an answer."""
    return ".".join((name, *(python_name(step, FIELDS) for step in pointer_steps(pointer))))
