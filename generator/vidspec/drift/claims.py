"""Owns what a document says of single fields, wherever it says so: rows, labels, embedded OpenAPI."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..core.facts import Kind, Pairs
from ..core.pointers import unescaped
from ..core.spec import Lines
from .comparison import Comparison, Kept

# The words of documents for the types of JSON; "file" is a string of bytes.
TYPES = {
    **dict.fromkeys(("string", "str", "text", "字符串", "文本"), "string"),
    **dict.fromkeys(("int", "integer", "long", "int32", "int64", "整数", "整型"), "integer"),
    **dict.fromkeys(("number", "float", "double", "decimal", "数字", "浮点数"), "number"),
    **dict.fromkeys(("bool", "boolean", "布尔", "布尔值"), "boolean"),
    **dict.fromkeys(("array", "list", "数组", "列表"), "array"),
    **dict.fromkeys(("object", "dict", "map", "json", "对象"), "object"),
    **dict.fromkeys(("file", "binary", "bytes", "文件"), "file"),
    **dict.fromkeys(("null", "none", "nil"), "null"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldClaim:
    """What a document says of a field in one place."""

    name: str
    kept: Kept  # the fact that names the field
    types: frozenset[str] = frozenset()
    type_text: str | None = None
    required: bool | None = None
    values: tuple[str, ...] = ()
    default: str | None = None
    limits: Pairs = ()  # ("minimum", "1"), ("maximum", "4")
    lines: frozenset[int] = frozenset()  # of everything that was put together


def claims(compared: Comparison) -> Iterator[FieldClaim]:
    yield from _rows(compared)
    yield from _labels(compared)
    yield from _schemas(compared)


def _rows(compared: Comparison) -> Iterator[FieldClaim]:
    """Rows of tables that have a column of types, or one that says what is required."""
    for kept in compared.kept:
        fact = kept.fact
        if fact.kind is not Kind.ROW or (fact.one("type") is None and fact.one("required") is None):
            continue
        text = fact.one("type")
        yield FieldClaim(
            name=fact.name,
            kept=kept,
            types=types_of(text),
            type_text=text,
            required={"true": True, "false": False}.get(fact.one("required") or ""),
            values=fact.all("values"),
            default=fact.one("default"),
            limits=tuple(pair for pair in fact.values if pair[0] in ("minimum", "maximum")),
            lines=frozenset(kept.lines.numbers),
        )


def types_of(text: str | None) -> frozenset[str]:
    """The types of JSON that a cell names; empty where it names none that is known."""
    if text is None:
        return frozenset()
    if re.fullmatch(r"(array|list)\s*[<(\[].*|.*\[\]", text.strip(), re.IGNORECASE):
        return frozenset({"array"})
    words = [word.strip(" `*").lower() for word in re.split(r"[/|,、]| or ", text)]
    return frozenset(TYPES[word] for word in words) if all(word in TYPES for word in words) else frozenset()


def types_named(text: str) -> frozenset[str]:
    """The types that a text names: a cell does it as a whole, a sentence in its words."""
    words = re.findall(r"[^\W\d_]\w*", text.lower())
    return types_of(text.strip("` ")) or frozenset(TYPES[word] for word in words if word in TYPES)


def overlap(evidence: Iterable[Lines], lines: Lines) -> bool:
    """Whether some of the cited lines are among the lines."""
    return any(cited.first <= lines.last and lines.first <= cited.last for cited in evidence)


def _labels(compared: Comparison) -> Iterator[FieldClaim]:
    """Labels below a title that begins with the name of a field: `### size`, then `**Default:** 1`."""
    sections: dict[str, list[Kept]] = defaultdict(list)
    for kept in compared.kept:
        if kept.fact.kind is Kind.LABEL and any(kept.fact.one(key) for key in ("default", "values", "minimum")):
            sections[kept.section].append(kept)
    for section, labels in sections.items():
        title = section.rpartition(" / ")[2]
        name = re.match(r"[A-Za-z_][\w.\[\]-]*", title.strip("`"), re.ASCII)
        if name is None:
            continue
        pairs = [pair for kept in labels for pair in kept.fact.values]
        yield FieldClaim(
            name=name.group(),
            kept=labels[0],
            values=tuple(text for aspect, text in pairs if aspect == "values"),
            default=next((text for aspect, text in pairs if aspect == "default"), None),
            limits=tuple(pair for pair in pairs if pair[0] in ("minimum", "maximum")),
            lines=frozenset(number for kept in labels for number in kept.lines.numbers),
        )


_PROPERTY = re.compile(r"(?P<schema>(?:/[^/]+)*)/properties/(?P<name>[^/]+)")
_PARAMETER = re.compile(r"(?P<base>(?:/[^/]+)+/parameters/\d+)/name")


def _schemas(compared: Comparison) -> Iterator[FieldClaim]:
    """Properties and parameters of OpenAPI that is embedded in the document."""
    values = [kept for kept in compared.kept if kept.fact.kind is Kind.VALUE and kept.fact.one("in") != "body"]
    # Two exports in one document share their pointers: a pointer that comes again begins the next one.
    seen: set[str] = set()
    export: dict[str, Kept] = {}
    for kept in values:
        if kept.fact.name in seen and kept.fact.name.count("/") == 1:
            yield from _of_export(export)
            seen, export = set(), {}
        seen.add(kept.fact.name)
        export[kept.fact.name] = kept
    yield from _of_export(export)


def _of_export(export: dict[str, Kept]) -> Iterator[FieldClaim]:
    required: dict[str, dict[str, Kept]] = defaultdict(dict)
    for pointer, kept in export.items():
        if match := re.fullmatch(r"(.*)/required/\d+", pointer):
            required[match.group(1)][str(value_of(kept) or "")] = kept
    for pointer, kept in export.items():
        if match := _PROPERTY.fullmatch(pointer):
            needed = required[match["schema"]]
            name = unescaped(match["name"])
            listed = needed.get(name)
            yield _claim(export, pointer, name, kept, listed is not None if needed else None, listed)
        elif match := _PARAMETER.fullmatch(pointer):
            flag = export.get(f"{match['base']}/required")
            name = str(value_of(kept))
            yield _claim(export, f"{match['base']}/schema", name, kept, bool(flag and value_of(flag)), flag)


def _claim(
    export: dict[str, Kept], base: str, name: str, kept: Kept, required: bool | None, by: Kept | None
) -> FieldClaim:
    """Whatever the schema at `base` says of a field."""
    below = {pointer[len(base) :]: part for pointer, part in export.items() if pointer.startswith(f"{base}/")}
    type_, format_ = (value_of(below[key]) if key in below else None for key in ("/type", "/format"))
    text = "file" if format_ == "binary" else str(type_) if type_ is not None else None
    used = [kept, *(part for key, part in below.items() if re.fullmatch(r"/(type|format|default|enum(/\d+)?)", key))]
    default = below.get("/default")
    return FieldClaim(
        name=name,
        kept=kept,
        types=types_of(text),
        type_text=text,
        required=required,
        values=tuple(str(value_of(part)) for key, part in below.items() if re.fullmatch(r"/enum/\d+", key)),
        default=None if default is None else str(value_of(default)),
        lines=frozenset(number for part in (*used, *([by] if by else [])) for number in part.lines.numbers),
    )


def value_of(kept: Kept) -> str | int | float | bool | None:
    """The scalar that a key of JSON or YAML has; a sentence is told by its digest."""
    text = kept.fact.one("value")
    if text is None:
        return kept.fact.one("text")
    value = json.loads(text)
    return value if isinstance(value, (str, int, float, bool)) else None
