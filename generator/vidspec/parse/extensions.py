"""Owns the reading of the x- vocabulary: what it says, whether it has the right shape, and whether lines exist."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, get_args

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from ..core.nodes import Node, Scalar
from ..core.pointers import pointer_to
from ..core.positions import Position
from ..core.spec import (
    AllowedValues,
    Aspect,
    Condition,
    Constraints,
    Deviation,
    Discrepancy,
    DiscrepancyKind,
    DiscrepancyPlace,
    ExactlyOne,
    ForbiddenValues,
    Lifecycle,
    Lines,
    Link,
    Note,
    NumberSpan,
    Provenance,
    Requirement,
    Rule,
    RuleCheck,
    RuleKind,
    SourceDocument,
    Unsupported,
    ValuePattern,
)
from .reader import Reader, walk

_RULE_KINDS: tuple[RuleKind, ...] = get_args(RuleKind)
_KINDS: dict[str, DiscrepancyKind] = {kind: kind for kind in get_args(DiscrepancyKind)}
_CONSTRAINTS = (
    *("minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    *("minItems", "maxItems", "uniqueItems"),
)


class Vocabulary:
    """The shape of each x- key, as `specs/extensions.schema.json` has it."""

    def __init__(self, schema: str) -> None:
        self._schema: dict[str, Any] = json.loads(schema)
        self._validator = cache(self._make_validator)
        self._errors = lru_cache(maxsize=4096)(self._validate)  # most values are in many specs, or many times in one

    def check(self, reader: Reader, root: Node, document: SourceDocument | None) -> None:
        """Reports keys that are unknown, values of the wrong shape and lines that do not exist."""
        for node, named in walk(root):
            for key, below in node.items() if not named else ():
                if key.startswith("x-"):
                    self._check_key(reader, key, node.keys.get(key, below.at), below)
                    _check_lines(reader, key, below, document)

    def _check_key(self, reader: Reader, key: str, at: Position, value: Node) -> None:
        if key not in self._schema["$defs"]:
            known = ", ".join(sorted(k for k in self._schema["$defs"] if k.startswith("x-")))
            reader.report(at, "S120", f"`{key}` is not in the vocabulary; known are {known}")
            return
        for error in self._errors(key, json.dumps(value.plain())):
            place = value.get(*error.absolute_path)
            where = pointer_to(error.absolute_path)
            reason = "no valid form of it" if error.validator in ("oneOf", "anyOf", "not") else _short(error.message)
            reader.report(place.at if place else value.at, "S121", f"`{key}`{where}: {reason}")

    def _validate(self, key: str, value: str) -> tuple[ValidationError, ...]:
        """What is wrong with a value, which comes as JSON so that it can be compared."""
        return tuple(self._validator(key).iter_errors(json.loads(value)))

    def _make_validator(self, key: str) -> Draft202012Validator:
        return Draft202012Validator({"$ref": f"#/$defs/{key}", "$defs": self._schema["$defs"]})


def _short(message: str) -> str:
    return message if len(message) <= 200 else f"{message[:200]}..."


def _check_lines(reader: Reader, key: str, node: Node, document: SourceDocument | None) -> None:
    """Citations of the spec's own document have to lie inside it; those of other documents are checked by a rule."""
    if key == "x-evidence" or key == "lines":
        for element in node.elements():
            lines = Lines.read(element)
            if lines is None:
                continue
            if document is None:
                reader.report(element.at, "S123", "lines are cited, but no source.yaml names the document")
            elif not 1 <= lines.first <= lines.last <= document.lines:
                message = f"lines {lines} do not exist: {document.document} has {document.lines}"
                reader.report(element.at, "S122", message)
        return
    if key == "states-evidence":
        for _, below in node.items():
            _check_lines(reader, "lines", below, document)
        return
    for element in node.elements():
        _check_lines(reader, "", element, document)
    if node.get("document") is None:
        for below_key, below in node.items():
            _check_lines(reader, below_key, below, document)


def lines(node: Node | None) -> tuple[Lines, ...]:
    """Cited lines, in the order of the spec; what is no line is left out here and reported by the vocabulary."""
    return tuple(cited for element in (node.elements() if node else ()) if (cited := Lines.read(element)))


def provenance(reader: Reader, *nodes: Node, at: Position) -> Provenance:
    """What the nodes say of their origin; the first one that has a key counts, a reference before its target."""

    def first(key: str) -> Node | None:
        return next((value for node in nodes if (value := node.get(key)) is not None), None)

    requires = first("x-requires")
    undocumented = first("x-undocumented")
    baseline = first("x-baseline")
    deviations, differs = first("x-deviations"), first("x-differs")
    assumed = first("x-assumed")
    return Provenance(
        at=at,
        evidence=lines(first("x-evidence")),
        undocumented=undocumented.text() if undocumented else None,
        requires=tuple(_requirement(reader, node) for node in (requires.elements() if requires else ())),
        baseline=_links(reader, baseline),
        assumed_aspects=tuple(_aspects(*(assumed.elements() if assumed else ()))),
        differs=Note(reader.text(differs, "text"), lines(differs.get("x-evidence"))) if differs else None,
        deviations=tuple(
            Deviation(
                aspect=aspect,
                documented=_shown(node.get("documented")),
                spec=_shown(node.get("spec")),
                why=reader.text(node, "why"),
                evidence=lines(node.get("x-evidence")),
            )
            for node in (deviations.elements() if deviations else ())
            for aspect in _aspects(node.get("aspect"))
        ),
    )


def _aspects(*nodes: Node | None) -> Iterator[Aspect]:
    """The aspects that nodes name; the vocabulary reports those that do not exist."""
    for node in nodes:
        if node is not None and node.text() in set(Aspect):
            yield Aspect(node.text() or "")


def _requirement(reader: Reader, node: Node) -> Requirement:
    values = node.get("values")
    return Requirement(
        text=reader.text(node, "text"),
        channel=reader.text(node, "channel") or None,
        when=_conditions(reader.mapping(node, "when")),
        values=tuple(value.scalar() for value in values.elements()) if values else (),
        evidence=lines(node.get("x-evidence")),
    )


def _conditions(node: Node) -> tuple[Condition, ...]:
    return tuple(Condition(name, _scalars(values)) for name, values in node.items())


def _scalars(node: Node) -> tuple[Scalar, ...]:
    return tuple(element.scalar() for element in node.elements())


def _links(reader: Reader, node: Node | None) -> tuple[Link, ...]:
    """One name, or several, of which each may say which part of the thing it is about."""
    links = []
    for link in (node, *node.elements()) if node else ():
        if name := link.text() or ("" if link.elements() else reader.text(link, "name")):
            links.append(Link(name, (reader.text(link, "text") or None) if not link.text() else None))
    return tuple(links)


def _shown(node: Node | None) -> str:
    if node is None:
        return ""
    return node.text() or json.dumps(node.plain(), ensure_ascii=False)


def value_descriptions(reader: Reader, *nodes: Node) -> dict[str, str]:
    for node in nodes:
        descriptions = reader.mapping(node, "x-enum-descriptions")
        if descriptions.value:
            return {value: reader.text(descriptions, value) for value, _ in descriptions.items()}
    return {}


def source_document(reader: Reader, node: Node | None) -> SourceDocument | None:
    """The document a spec was normalized from, as `source.yaml` names it."""
    if node is None:
        return None
    name, count, digest = node.get("document"), node.get("lines"), node.get("sha256")
    if name is None or not name.text() or count is None or not isinstance(count.value, int):
        reader.report(node.at, "S125", "source.yaml needs `document` (text) and `lines` (a number)")
        return None
    return SourceDocument(
        document=name.text() or "",
        lines=count.value,
        sha256=(digest.text() if digest else None) or "",
        published=(published := node.get("published")) is None or published.value is not False,
        no_fact=tuple(_no_fact(reader, node)),
    )


def _no_fact(reader: Reader, source: Node) -> Iterator[Note]:
    entries = source.get("no_fact")
    for entry in entries.elements() if entries else ():
        why, numbers = entry.get("why"), entry.get("lines")
        if why is None or not why.text() or not lines(numbers):
            reader.report(entry.at, "S125", "an entry of `no_fact` needs `why` (text) and `lines` (numbers and ranges)")
        else:
            yield Note(why.text() or "", lines(numbers))


def lifecycle(reader: Reader) -> Lifecycle | None:
    node = reader.root.get("x-lifecycle")
    if node is None:
        return None
    return Lifecycle(
        deprecated=reader.flag(node, "deprecated"),
        shutdown=reader.text(node, "shutdown") or None,
        provenance=provenance(reader, node, at=reader.root.keys.get("x-lifecycle", node.at)),
    )


def discrepancies(reader: Reader, document: SourceDocument | None) -> tuple[Discrepancy, ...]:
    own = document.document if document else ""
    return tuple(
        Discrepancy(
            id=reader.text(node, "id"),
            kind=_KINDS.get(reader.text(node, "kind"), "difference"),
            features=reader.strings(node, "features"),
            says=tuple(
                DiscrepancyPlace(
                    document=reader.text(place, "document") or own,
                    lines=lines(place.get("lines")),
                    text=reader.text(place, "text"),
                )
                for place in reader.sequence(node, "says")
            ),
            decision=reader.text(node, "decision"),
            at=node.at,
        )
        for node in reader.sequence(reader.root, "x-discrepancies")
    )


def unsupported(reader: Reader) -> tuple[Unsupported, ...]:
    return tuple(
        Unsupported(
            feature=reader.text(node, "feature"),
            text=reader.text(node, "text"),
            evidence=lines(node.get("x-evidence")),
            at=node.at,
        )
        for node in reader.sequence(reader.root, "x-unsupported")
    )


def constraints(*nodes: Node) -> Constraints:
    """What the schema of a field asks of its values beside their type; a reference before its target."""
    limits: dict[str, Scalar] = {}
    for node in nodes:
        for key in _CONSTRAINTS:
            if (below := node.get(key)) is not None and below.scalar() is not None:
                limits.setdefault(key, below.scalar())
    return limits


def rules(reader: Reader, operation: Node, fields: dict[str, Scalar]) -> tuple[Rule, ...]:
    """The rules of an operation; `fields` are the wire names of its body with their documented defaults."""
    read = []
    for node in reader.sequence(operation, "x-rules"):
        kinds: list[RuleKind] = [known for known in _RULE_KINDS if node.get(known) is not None]
        field = reader.text(node, "field")
        conditions = reader.mapping(node, "when")
        named = [(field, (node.get("field") or node).at), *conditions.keys.items()]
        for name, at in named:
            if name not in fields:
                message = f"rule {reader.text(node, 'id')!r} names {name!r}, which is no field of the body"
                reader.report(at, "S124", message)
        when = _conditions(conditions)
        argument = node.get(kinds[0]) if kinds else None
        check = _check(kinds[0], argument) if argument is not None else None
        if argument is None or check is None:
            continue  # the vocabulary reports what has no valid form
        read.append(
            Rule(
                id=reader.text(node, "id"),
                refuse=reader.text(node, "force") == "refuse",
                when=when,
                defaults={condition.field: fields.get(condition.field) for condition in when},
                field=field,
                check=check,
                message=reader.text(node, "message"),
                evidence=lines(node.get("x-evidence")),
                at=argument.at,
            )
        )
    return tuple(read)


def _check(kind: RuleKind, node: Node) -> RuleCheck | None:
    """What a rule asks for; None where its value has the wrong shape."""
    match kind:
        case "values":
            return AllowedValues(_scalars(node))
        case "not_values":
            return ForbiddenValues(_scalars(node))
        case "pattern":
            return None if node.text() is None else ValuePattern(node.text() or "")
        case "span":
            return _span(node)
        case "exactly_one":
            return ExactlyOne(tuple(text for element in node.elements() if (text := element.text())))


def _span(node: Node) -> NumberSpan | None:
    separator, minimum, maximum = (
        below.scalar() if (below := node.get(key)) else None for key in ("separator", "minimum", "maximum")
    )
    if not isinstance(separator, str) or not isinstance(minimum, (int, float)) or not isinstance(maximum, (int, float)):
        return None
    return NumberSpan(separator=separator, minimum=minimum, maximum=maximum)
