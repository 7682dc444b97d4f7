"""Owns the tests of accepting documents: facts that come, go or change places, and the citations that follow them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import PurePosixPath

import pytest
from vidspec.core.spec import Provider
from vidspec.documents import read
from vidspec.drift import Accepted, Lock, accept, acceptance, compare, read_lock
from vidspec.findings.diagnostic import Diagnostic
from vidspec.findings.loading import load
from vidspec.pipeline import read_specs

from tests.support.documents import require
from tests.support.project import PROJECT, sources

CASES = PROJECT / "tests" / "drift"
OWN = tuple(sorted(path.parent.name for path in CASES.glob("*/openapi.yaml")))
PUBLISHED = tuple(
    sorted(
        PurePosixPath(file).parent.name
        for file, text in sources().specs.items()
        if file.endswith("/source.yaml") and "published: false" not in text
    )
)
_RULE = re.compile(r"\|[\s:|-]+\|")


@dataclass(frozen=True)
class Chain:
    """A document, the specs that cite it, and its lock."""

    provider: str
    document: str
    lines: tuple[str, ...]
    specs: dict[str, str]
    lock: Lock

    def moved(self, lines: list[str]) -> list[Diagnostic]:
        return _failing(self.provider, self.specs, self.document, "\n".join(lines), self.lock)

    def accept(self, lines: list[str]) -> Accepted:
        whole, _ = read("\n".join(lines), self.document)
        return accept(self.specs, self.provider, whole, self.lock)

    def after(self, lines: list[str]) -> list[Diagnostic]:
        """What is wrong once the document is accepted."""
        accepted = self.accept(lines)
        assert accepted.found == ()
        texts = dict(accepted.texts)
        lock = _lock(texts.pop(f"specs/{self.provider}/source.lock.json"))
        return _failing(self.provider, texts, self.document, "\n".join(lines), lock)

    def tables(self) -> Iterator[tuple[int, int]]:
        """First row, by its index among the lines, and the one after the last, of each table."""
        rows = [line.startswith("|") for line in self.lines]
        for index, line in enumerate(self.lines):
            if _RULE.fullmatch(line):
                end = index + 1
                while end < len(rows) and rows[end]:
                    end += 1
                yield index + 1, end


def _lock(text: str) -> Lock:
    lock, faults = read_lock(text, "source.lock.json")
    assert lock is not None, faults
    return lock


def _failing(provider: str, specs: dict[str, str], name: str, text: str, lock: Lock) -> list[Diagnostic]:
    one = _providers(specs)[provider]
    document, told = read(text, name)
    return [one for one in (*told, *compare(one, document, lock, name, "source.lock.json")) if one.fails]


def _providers(specs: dict[str, str]) -> dict[str, Provider]:
    """Every spec by the name of its provider; none may have a fault."""
    folders: dict[str, list[tuple[str, str]]] = {}
    for file, text in sorted(specs.items()):
        folders.setdefault(PurePosixPath(file).parent.name, []).append((file, text))
    return {name: _provider(tuple(texts)) for name, texts in folders.items()}


@cache
def _provider(texts: tuple[tuple[str, str], ...]) -> Provider:
    """One spec, read once as long as nobody edits it."""
    (provider,), faults = read_specs(replace(sources(), specs=dict(texts)))
    assert faults == (), [str(fault) for fault in faults]
    return provider


def own(name: str) -> Chain:
    folder = CASES / name
    specs = {f"specs/acme/{file}": (folder / file).read_text("utf-8") for file in ("openapi.yaml", "source.yaml")}
    text = (folder / "document.md").read_text("utf-8")
    texts = accept(specs, "acme", read(text, "document.md")[0], None).texts
    return Chain("acme", "document.md", tuple(text.split("\n")), specs, _lock(texts["specs/acme/source.lock.json"]))


def published(name: str) -> Chain:
    specs = {file: text for file, text in sources().specs.items() if file.count("/") == 2}
    document = next(line[10:] for line in specs[f"specs/{name}/source.yaml"].splitlines() if line[:9] == "document:")
    lines = tuple(require(document).read_text("utf-8").split("\n"))
    lock = (PROJECT / "specs" / name / "source.lock.json").read_text("utf-8")
    return Chain(name, document, lines, specs, _lock(lock))


CHAINS = [*((own, name) for name in OWN), *((published, name) for name in PUBLISHED)]


@pytest.fixture(autouse=True)
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same text is read once, however often a document is accepted."""
    monkeypatch.setattr(acceptance, "load", _load)


_load = lru_cache(maxsize=64)(load)


@pytest.fixture(params=CHAINS, ids=lambda one: one[1])
def chain(request: pytest.FixtureRequest) -> Chain:
    make, name = request.param
    found: Chain = make(name)
    return found


def test_accepting_what_is_there_changes_nothing(chain: Chain) -> None:
    texts = dict(chain.accept(list(chain.lines)).texts)
    lock = texts.pop(f"specs/{chain.provider}/source.lock.json")
    assert _lock(lock) == chain.lock
    assert texts == chain.specs


def test_every_citation_follows_lines_that_shift(chain: Chain) -> None:
    lines = ["", "", "", *chain.lines]
    assert chain.moved(lines) == []
    assert chain.after(lines) == []


def test_rows_in_another_order_are_no_findings_and_keep_their_citations(chain: Chain) -> None:
    for first, end in chain.tables():
        lines = [*chain.lines[:first], *reversed(chain.lines[first:end]), *chain.lines[end:]]
        assert [str(one) for one in chain.moved(lines)] == []
        assert [str(one) for one in chain.after(lines)] == []


def test_new_row_is_nobodys_until_it_is_cited(chain: Chain) -> None:
    for first, end in chain.tables():
        row = chain.lines[first]
        new = re.sub(r"^\|\s*([^|]*?)\s*\|", "| brandnew |", row, count=1)
        lines = [*chain.lines[: first + 1], new, *chain.lines[first + 1 :]]
        assert first + 2 in {one.at.line for one in chain.moved(lines)}
        told = chain.after(lines)
        assert ("D201", first + 2) in {(one.code, one.at.line) for one in told}, (first, end)


def test_row_that_is_gone_is_refused_while_it_is_cited(chain: Chain) -> None:
    for first, end in chain.tables():
        for index in range(first, end):
            lines = [*chain.lines[:index], *chain.lines[index + 1 :]]
            assert {one.code for one in chain.accept(lines).found} == {"D204"}, chain.lines[index]


CITING = """\
openapi: 3.1.0
x-job:
  states-evidence:
    queued:
      - 3
      - "5-7"
    running: [9]
x-discrepancies:
  - says:
      - {lines: [3, "5-7"]}
      - {lines: ["5-7"], document: other.md}
paths:
  /x:
    get: {x-evidence: [3, 5,
      "6-7"], x-wire: {requests: [{json: {x-evidence: [5]}, x-evidence: [9]}]}}
"""
BEFORE = "# Films\n\n- `a`\n\n| Name | Type |\n|---|---|\n| b | string |\n\n`c`\n"
AFTER = "`new`\n\n# Films\n\n- `a`\n\n| Name | Type |\n|---|---|\n| d | integer |\n| b | string |\n\n`c`\n"


def test_citations_move_wherever_they_stand_and_part_around_what_is_new() -> None:
    specs = {"specs/acme/openapi.yaml": CITING}
    lock = _lock(accept(specs, "acme", read(BEFORE, "films.md")[0], None).texts["specs/acme/source.lock.json"])
    moved = accept(specs, "acme", read(AFTER, "films.md")[0], lock)
    assert moved.found == ()
    assert moved.texts["specs/acme/openapi.yaml"] == (
        CITING.replace('      - 3\n      - "5-7"', '      - 5\n      - "7-8"\n      - 10')
        .replace("running: [9]", "running: [12]")
        .replace('{lines: [3, "5-7"]}', '{lines: [5, "7-8", 10]}')
        .replace('[3, 5,\n      "6-7"]', "[5, 7,\n      8, 10]")
        .replace("x-evidence: [9]", "x-evidence: [12]")
    )
