"""Tests that text of a spec never becomes code, in every place where a spec holds text."""

from __future__ import annotations

import ast
import csv
import io
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt
from vidspec.matrix import csv_table
from vidspec.pipeline import Result

from tests.support.hostile import SLOTS, source_of, spec_of
from tests.support.project import generate_acme, own_files, unformatted

HOSTILE = {
    "quotes": 'it\'s "so" \'quoted"',
    "ends-in-quote": 'ends with "',
    "ends-in-two-quotes": 'ends with ""',
    "newline": "one\ntwo",
    "crlf": "one\r\ntwo\rthree",
    "triple-quotes": "a \"\"\" b ''' c",
    "ends-in-triple-quotes": 'a """',
    "closes-docstring": '"""\nimport os\nos.system("x")\n"""',
    "closes-literal": '"); import os; os.system("x"); ("',
    "trailing-backslash": "ends with \\",
    "backslash-quote": 'a \\" b \\\\" c \\',
    "escapes": "\\N{BULLET} \\x41 \\u0041 \\n \\777 \\",
    "braces": "{ } {} {{ }} {0} {name!r:>10}",
    "template-expression": "{{ 7*7 }} {% raw %} {# x #}",
    "template-statement": "{% for x in y %}{{ x }}{% endfor %} {% endraw %}",
    "format-string": "{__import__('os').system('x')}",
    "percent": "%s %(a)s %%",
    "bidi": "a\u202eb\u2066c\u200bd",
    "line-separators": "a\u2028b\u2029c\u000bd\u000ce",
    "nul": "a\0b\x1bc\x7f",
    "next-line": "a\u0085b",
    "comment-ends": "*/ --> <!-- # ]]>",
    "html": "<script>alert(1)</script><img src=x onerror=y>",
    "fence": "```\n# Injected\n```python",
    "tilde-fence": "~~~\n# Injected",
    "code-spans": "`` x ``` <img> `",
    "markdown": "# head\n\n- [ ] [link](x) ![img](y) | cell |\n\n---\n\n> quote",
    "long": "x" * 5000 + " " + "y " * 2000,
    "emoji": "\U0001f600\U0001f468\u200d\U0001f469",
    "homoglyphs": "\u0441lass \u0456mport \uff49\uff46",
    "traversal": "../../x",
    "star-comma": "a*, b*, **c",
    "keyword": "class",
    "dunder": "__class__",
    "builtin": "list",
    "surrogate-like": "\\ud800 \ufffe",
    "blank": " \n ",
}


# What must have a certain form, so that hardly any hostile text gets past the checks.
_STRICT = ("component", "date", "operation_id", "scheme")


# What is refused with one text or another, side by side so that halving the places sets it apart soon. Nearly every
# text is refused as the name of a header, so that one is looked at by itself.
_FORMED = (
    *("path", "path_name", "rule_pattern", "value", "media", "progress", "result"),
    *("body_field", "nested_field", "answer_field"),
)


_HEADER = ("header",)


_FREE = tuple(slot for slot in SLOTS if slot not in (*_STRICT, *_FORMED, *_HEADER))


# Names that stand beside others of the same mapping or signature, and so must not be the same text.
_PREFIXES = {"progress": "p", "query_name": "q", "header_name": "h", "other_value": "o"}


_SUFFIXES = {"result": "r", "path_name": "n", "state": "s"}


_remembered = lru_cache(maxsize=32)  # what is expected is compared with each text


def _run(fill: dict[str, str]) -> Result:
    return generate_acme(spec_of(fill), source_of(fill.get("document", "own.md")), unformatted)


@cache
def _harmless() -> dict[str, str]:
    result = _run({})
    assert result.diagnostics == ()
    return _own_files(result)


def _filled(text: str, slots: tuple[str, ...]) -> dict[str, str]:
    if len(slots) == 1:
        return {slots[0]: text}
    return {slot: f"{_PREFIXES.get(slot, '')}{text}{_SUFFIXES.get(slot, '')}" for slot in slots}


def _faults(text: str, slots: tuple[str, ...]) -> list[str]:
    """What is wrong with what the pipeline makes of a text in these places.

    Where it refuses the spec, each half of the places is looked at, so that one refusal hides nothing.
    """
    try:
        result = _run(_filled(text, slots))
    except Exception as error:  # a fault of the project, to be told with its place
        found = [f"{type(error).__name__}: {str(error)[:300]}"]
    else:
        found = list(_faults_of_result(result))
        if result.files:
            return [f"{fault} (text in {', '.join(slots[:3])} ...)" for fault in found]
    if len(slots) > 1:
        half = len(slots) // 2
        return [*_faults(text, slots[:half]), *_faults(text, slots[half:])]
    return [f"in {slots[0]}: {fault}" for fault in found]


def _faults_of_result(result: Result) -> Iterator[str]:
    for diagnostic in result.diagnostics:
        if not _is_shown(str(diagnostic)):
            yield f"a finding is not one line of visible text: {str(diagnostic)!r:.200}"
    if result.files:
        expected = _harmless()
        for path, text in _own_files(result).items():
            yield from (f"{path}: {fault}" for fault in _faults_of(path, text, expected.get(path)))


def _own_files(result: Result) -> dict[str, str]:
    """The files of the provider, and the forms of the matrix that holds nothing else."""
    table = {"matrix.csv": csv_table(result.matrix)} if result.matrix else {}  # printed, and no file
    return own_files(result) | own_files(result, "conformance") | table


def _faults_of(path: str, text: str, harmless: str | None) -> Iterator[str]:
    for line in text.split("\n"):
        if not _is_shown(line):
            yield f"a character that nobody sees: {line!r:.150}"
    if path in ("README.md", "SOURCES.md"):
        yield from _readme_faults(text, harmless or "")
    if path == "matrix.md" and _blocks(text) != _blocks(harmless or ""):
        yield "other Markdown than with harmless texts"
    if path == "matrix.csv":
        rows = list(csv.reader(io.StringIO(text)))
        if len(rows) != len(list(csv.reader(io.StringIO(harmless or "")))):
            yield "other lines than with harmless texts"
        yield from (f"a formula: {v!r:.100}" for row in rows for v in row if v.startswith(("=", "+", "-", "@")))
    if path.endswith((".html", ".svg")) and _tags(text) != _tags(harmless or ""):
        yield "other markup than with harmless texts"
    if path.endswith(".json"):
        json.loads(text)
    if not path.endswith(".py"):
        return
    try:
        ast.parse(text)
    except (SyntaxError, ValueError) as error:
        yield f"not Python: {error}"
        return
    if harmless is not None and _shape(text) != _shape(harmless):
        yield "other code than with harmless texts"


def _is_shown(text: str) -> bool:
    hidden = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    return text.isprintable() or all(unicodedata.category(c) not in hidden for c in set(text))


class _Erase(ast.NodeTransformer):
    """Takes out of a tree what a text of the spec may decide: constants and names, not what is done with them."""

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return ast.Constant(value="" if isinstance(node.value, str) else node.value)

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name(id="_", ctx=node.ctx)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        self.generic_visit(node)
        node.arg = "_"
        return node

    def visit_keyword(self, node: ast.keyword) -> ast.AST:
        self.generic_visit(node)
        node.arg = node.arg and "_"
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        # `path("...", id=id)`, or `path("...", **{"a-b": a_b})` where the name on the wire is no identifier.
        if _is_call_of(node, "path") and all(isinstance(k.value, (ast.Name, ast.Dict)) for k in node.keywords):
            node.keywords = []
        return self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        node.attr = "_"
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        self.generic_visit(node)
        node.name = "_"
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.generic_visit(node)
        node.name = "_"
        return node

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.AST:
        # Lists of exports are in the order of their names, so which module comes when is decided by names.
        return ast.ImportFrom(
            module="_" if node.level else node.module, names=[ast.alias("_") for _ in node.names], level=node.level
        )


@_remembered
def _shape(text: str) -> list[str]:
    """The statements of a module without what texts may decide, in an order that names do not decide either."""
    return sorted(_statement(statement) for statement in ast.parse(text).body if not _is_import_of_names(statement))


def _is_import_of_names(node: ast.stmt) -> bool:
    """What models import hangs on whether a name needs an alias."""
    return isinstance(node, ast.ImportFrom) and node.module in ("pydantic", "typing") and node.level == 0


def _statement(node: ast.stmt) -> str:
    """A model is its number of fields: whether it is a class or a call, with or without aliases, hangs on the names."""
    if isinstance(node, ast.ClassDef) and all(_is_field(below) for below in node.body):
        return f"model of {sum(isinstance(below, ast.AnnAssign) for below in node.body)}"
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and _is_call_of(node.value, "TypedDict"):
        keys = node.value.args[1].keys if isinstance(node.value.args[1], ast.Dict) else []
        if keys and all(isinstance(key, ast.Constant) for key in keys):
            return f"model of {len(keys)}"
    return ast.dump(_Erase().visit(node))


def _is_field(node: ast.stmt) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name):
        return False
    if any(isinstance(below, (ast.Call, ast.Lambda, ast.Await)) for below in ast.walk(node.annotation)):
        return False
    return node.value is None or isinstance(node.value, ast.Constant) or _is_field_of_constants(node.value)


def _is_field_of_constants(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call)
        and _is_call_of(node, "Field")
        and all(isinstance(a, ast.Constant) for a in (*node.args, *(keyword.value for keyword in node.keywords)))
    )


def _is_call_of(node: ast.Call, name: str) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id == name


def _readme_faults(text: str, harmless: str) -> Iterator[str]:
    """Text must bring no markup: no HTML, no heading, no fence, no cell of a table, no link."""
    tokens, expected = _markdown(text), _markdown(harmless)
    for kind in (
        "html_block",
        "html_inline",
        "heading_open",
        "fence",
        "code_block",
        "hr",
        "tr_open",
        "td_open",
        "link_open",
        "image",
    ):
        if tokens.count(kind) != expected.count(kind):
            yield f"{kind}: {tokens.count(kind)} in place of {expected.count(kind)}"
    for code in _code(text):
        try:
            ast.parse(code)
        except (SyntaxError, ValueError) as error:
            yield f"an example is not Python: {error}: {code!r:.300}"


@_remembered
def _markdown(text: str) -> list[str]:
    blocks = MarkdownIt("commonmark").enable("table").parse(text)
    return [token.type for block in blocks for token in (block, *(block.children or ()))]


def _code(text: str) -> list[str]:
    return [token.content for token in MarkdownIt("commonmark").parse(text) if token.type == "fence"]


@_remembered
def _blocks(text: str) -> list[str]:
    """What a reader of Markdown takes for a block, whatever stands inside of its lines."""
    return [token.type for token in MarkdownIt("commonmark").enable("table").parse(text) if token.type != "inline"]


class _Tags(HTMLParser):
    """The elements of a page, with the names of their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))


@_remembered
def _tags(text: str) -> Counter[tuple[str, tuple[str, ...]]]:
    parser = _Tags()
    parser.feed(text)
    return Counter(found for found in parser.found if found[0] not in ("code", "tspan", "wbr"))


@pytest.mark.parametrize("name", HOSTILE)
def test_text_never_becomes_code(name: str) -> None:
    """One hostile text in all places at once, and in ever fewer of them where it is refused or does harm."""
    faults = [fault for slots in ((*_FREE, *_FORMED), _HEADER) for fault in _faults(HOSTILE[name], slots)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("slot", _STRICT)
def test_names_are_refused_or_made_safe(slot: str) -> None:
    faults = [f"{name}: {fault}" for name, text in HOSTILE.items() for fault in _faults(text, (slot,))]
    assert not faults, "\n".join(faults)


def test_every_place_is_looked_at() -> None:
    assert sorted((*_FREE, *_FORMED, *_HEADER, *_STRICT)) == sorted(SLOTS)


def test_harmless_texts_are_accepted() -> None:
    """Otherwise the tests above would compare nothing."""
    assert len(_harmless()) > 5
