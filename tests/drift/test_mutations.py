"""Owns the proof that changes of source documents are noticed in their lines, and changes of their look are not."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from vidspec.core.spec import Provider
from vidspec.documents import read
from vidspec.drift import Lock, compare
from vidspec.drift.lock import lock_of
from vidspec.findings.diagnostic import Diagnostic
from vidspec.lint.rules import check
from vidspec.pipeline import read_specs
from vidspec.project.sources import Sources

from tests.support.documents import require
from tests.support.looks import harmless
from tests.support.mutations import Mutation, harmful, sampled
from tests.support.project import PROJECT, sources

CASES = PROJECT / "tests" / "drift"
OWN = tuple(sorted(path.parent.name for path in CASES.glob("*/openapi.yaml")))
DOCUMENTS = tuple(sorted(path.parent.name for path in (PROJECT / "specs").glob("*/source.yaml")))
LEAST = 0.95  # of the changes that matter have to be noticed in their line
MOST = 160  # mutations of one of the documents that specs were written from


@dataclass(frozen=True, kw_only=True)
class Case:
    """A document with its spec and the lock of what it says."""

    name: str
    text: str
    file: str
    provider: Provider
    lock: Lock
    known: frozenset[str]  # what is wrong without any mutation

    @property
    def language(self) -> str:
        """Of a document that is not Markdown."""
        return "yaml" if self.file.endswith(".yaml") else ""

    def findings(self, text: str) -> list[Diagnostic]:
        """What fails because of the text."""
        document, told = read(text, self.lock.document, self.file)
        found = (*told, *compare(self.provider, document, self.lock, self.file, "source.lock.json"))
        return [one for one in found if one.fails and one.fingerprint not in self.known]


def case_of(name: str, text: str, document: str, specs: dict[str, str]) -> Case:
    providers, found = read_specs(
        Sources(specs=specs, vocabulary=sources().vocabulary, templates={}, runtime={}, pages={})
    )
    assert [str(one) for one in (*found, *check(providers, found)) if one.code not in ("R202",)] == []
    original, told = read(text, document, f"{name}/{document}")
    file, lock = f"{name}/{document}", lock_of(original, "source.lock.json")
    before = (*told, *compare(providers[0], original, lock, file, lock.file))
    known = frozenset(one.fingerprint for one in before if one.fails)
    return Case(name=name, text=text, file=file, provider=providers[0], lock=lock, known=known)


def own(name: str) -> Case:
    folder = CASES / name
    specs = {
        f"specs/acme/{file}": (folder / file).read_text(encoding="utf-8") for file in ("openapi.yaml", "source.yaml")
    }
    return case_of(name, (folder / "document.md").read_text(encoding="utf-8"), "document.md", specs)


def source_document(name: str) -> Case:
    """A document that a spec of the project was written from; skips where it is not at hand."""
    specs = {file: text for file, text in sources().specs.items() if file.startswith(f"specs/{name}/")}
    providers, _ = read_specs(Sources(specs=specs, vocabulary=sources().vocabulary, templates={}, runtime={}, pages={}))
    assert providers[0].source is not None
    path = require(providers[0].source.document)
    return case_of(name, path.read_text(encoding="utf-8"), path.name, specs)


@dataclass(kw_only=True)
class Tally:
    """What came of the mutations, by their kind."""

    made: Counter[str] = field(default_factory=Counter)
    noticed: Counter[str] = field(default_factory=Counter)
    in_line: Counter[str] = field(default_factory=Counter)
    elsewhere: Counter[str] = field(default_factory=Counter)  # findings in other lines, though the mutation was told
    misses: list[str] = field(default_factory=list)

    def run(self, case: Case, mutations: Iterable[Mutation]) -> None:
        for one in mutations:
            lines = [found.at.line for found in case.findings(one.text) if found.at.file == case.file]
            right = one.lines.intersection(lines)
            self.made[one.kind] += 1
            self.noticed[one.kind] += bool(lines)
            self.in_line[one.kind] += bool(right)
            self.elsewhere[one.kind] += bool(right) and not one.lines.issuperset(lines)
            if not right:
                told = f"told in {sorted(set(lines))}" if lines else "not noticed"
                self.misses.append(f"{case.name}: {one}: {told}, not in {sorted(one.lines)}")

    @property
    def share(self) -> float:
        return self.in_line.total() / self.made.total()

    def __str__(self) -> str:
        rows = [
            f"{kind:<28}{self.made[kind]:>6}{self.noticed[kind]:>9}{self.in_line[kind]:>9}{self.elsewhere[kind]:>12}"
            for kind in sorted(self.made)
        ]
        total = [one.total() for one in (self.made, self.noticed, self.in_line, self.elsewhere)]
        head = f"{'mutation':<28}{'made':>6}{'noticed':>9}{'in line':>9}{'elsewhere':>12}"
        foot = f"{'all':<28}{total[0]:>6}{total[1]:>9}{total[2]:>9}{total[3]:>12}   {self.share:.1%} in their line"
        return "\n".join(["", head, *rows, foot, "", *self.misses])


# Documents of our own ----------------------------------------------------------------------------


def test_there_are_six_layouts() -> None:
    assert len(OWN) >= 6
    languages = {(CASES / name / "source.yaml").read_text(encoding="utf-8").split("language: ")[1][:2] for name in OWN}
    assert languages == {"en", "zh"}


@pytest.mark.parametrize("name", OWN)
def test_document_agrees_with_its_spec(name: str) -> None:
    case = own(name)
    assert [str(one) for one in case.findings(case.text)] == []
    assert case.known == frozenset()
    source = case.provider.source
    assert source is not None
    digest = hashlib.sha256(case.text.encode()).hexdigest()
    assert (source.lines, source.sha256) == (case.text.count("\n"), digest)


@pytest.mark.parametrize("name", OWN)
def test_changes_are_noticed_in_their_line(name: str) -> None:
    case = own(name)
    tally = Tally()
    tally.run(case, harmful(case.text))
    sys.stdout.write(str(tally))
    assert tally.share >= LEAST, str(tally)
    assert tally.noticed == tally.made, str(tally)


def test_there_are_many_changes() -> None:
    assert sum(len([*harmful(own(name).text)]) for name in OWN) > 900


@pytest.mark.parametrize("name", OWN)
def test_changes_of_the_look_are_no_findings(name: str) -> None:
    case = own(name)
    told = {str(one): [str(found) for found in case.findings(one.text)] for one in harmless(case.text)}
    assert {one: found for one, found in told.items() if found} == {}


# Documents that the specs were written from -------------------------------------------------------


@pytest.mark.parametrize("name", DOCUMENTS)
def test_changes_of_a_source_document_are_noticed_in_their_line(name: str) -> None:
    case = source_document(name)
    tally = Tally()
    tally.run(case, sampled(harmful(case.text, case.language), MOST))
    sys.stdout.write(str(tally))
    assert tally.share >= LEAST, str(tally)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_changes_of_the_look_of_a_source_document_are_no_findings(name: str) -> None:
    case = source_document(name)
    told = {
        str(one): [str(found) for found in case.findings(one.text)]
        for one in sampled(harmless(case.text, case.language), MOST // 4)
    }
    assert {one: found for one, found in told.items() if found} == {}


# The mutations themselves -------------------------------------------------------------------------


@pytest.mark.parametrize("name", OWN)
def test_mutation_changes_the_text_and_names_lines_that_exist(name: str) -> None:
    text = Path(CASES / name / "document.md").read_text(encoding="utf-8")
    for one in (*harmful(text), *harmless(text)):
        assert one.text != text, one
        assert all(0 <= line <= one.text.count("\n") + 2 for line in one.lines), one
    assert all(one.lines for one in harmful(text))
    assert not any(one.lines for one in harmless(text))


def test_every_kind_of_mutation_is_made() -> None:
    kinds = Counter(one.kind for name in OWN for one in harmful((CASES / name / "document.md").read_text("utf-8")))
    looks = Counter(one.kind for name in OWN for one in harmless((CASES / name / "document.md").read_text("utf-8")))
    assert len(kinds) >= 25, sorted(kinds)
    assert len(looks) >= 12, sorted(looks)


def test_samples_are_the_same_each_time_and_of_each_kind() -> None:
    text = (CASES / OWN[0] / "document.md").read_text(encoding="utf-8")
    once, again = sampled(harmful(text), 60), sampled(harmful(text), 60)
    assert once == again
    assert {one.kind for one in once} == {one.kind for one in harmful(text)}
