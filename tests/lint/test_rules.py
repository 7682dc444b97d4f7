"""Owns the tests of rules that look at several specs at once; golden cases show the rules for one."""

from __future__ import annotations

from tests.support.project import PROJECT, generate

_SPEC = (PROJECT / "tests" / "golden" / "minimal" / "spec.yaml").read_text(encoding="utf-8")
_BASELINE = f"{_SPEC.rstrip()}\nx-baseline: true\n"


def _found(**specs: str) -> list[str]:
    result = generate({f"specs/{name}/openapi.yaml": text for name, text in specs.items()})
    return [f"{found.at.file}: {found.code}" for found in result.diagnostics]


def test_there_is_one_baseline_at_most() -> None:
    assert _found(acme=_BASELINE, other=_SPEC) == []
    assert _found(acme=_BASELINE, other=_BASELINE) == ["specs/other/openapi.yaml: R201"]
