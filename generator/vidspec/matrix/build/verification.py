"""Owns what the documented examples prove: which of them have a feature, and whether they agree with the spec.

An example with a body that does not fit its schema is an error of its own, and no matrix is made; what is left to find
here is whether a request goes where the spec sends it, with the key where the spec puts it.
"""

from __future__ import annotations

from ...core.spec import Provider
from ..model import Exercise, Outcome, Verification
from .probes import Fit, overall
from .statements import SpecStatement, document


def verification(provider: Provider, statements: tuple[SpecStatement, ...]) -> Verification:
    """The examples that have a feature. Without any, nothing was run."""
    exercises: dict[str, Exercise] = {}
    for operation in provider.operations:
        for example in (example for example in operation.wire if not example.composed):
            fit = overall(statement.probe.fit(operation, example) for statement in statements)
            if fit is not Fit.ABSENT:
                exercises[example.id] = Exercise(
                    id=example.id,
                    kind=example.kind,
                    document=document(provider),
                    lines=example.evidence,
                    fits=fit is Fit.AGREES,
                )
    if not exercises:
        return Verification(outcome=Outcome.NOT_RUN)
    passed = all(exercise.fits for exercise in exercises.values())
    return Verification(outcome=Outcome.PASSED if passed else Outcome.FAILED, examples=tuple(exercises.values()))
