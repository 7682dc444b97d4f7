"""Owns what one spec says of one feature, before it is compared with the baseline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from ...core.spec import Encoding, Model, Operation, Provenance, Provider
from ..model import Consequence
from .probes import NoProbe, Probe
from .traits import Side, Trait

ENDPOINTS, AUTH, CREATE, OTHERS = "endpoints", "auth", "create request", "other requests"
OBJECT, STATUSES, ERRORS = "video object", "statuses", "errors"
DELIVERY, RULES, EXTRAS = "delivery of the result", "limits and rules", "extras"
ENCODINGS: Mapping[Encoding, str] = {"multipart": "multipart", "json": "JSON", "form": "form", "raw": "raw bytes"}
AREAS = (ENDPOINTS, AUTH, CREATE, OTHERS, OBJECT, STATUSES, ERRORS, DELIVERY, RULES, EXTRAS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecStatement:
    """What a provider's spec says of a feature."""

    feature: str
    area: str  # where the feature belongs unless the catalogue says otherwise
    sides: tuple[Side, ...]
    summary: str
    origins: tuple[Provenance, ...]  # the first one is the feature's own
    below: tuple[Provenance, ...] = ()  # of what is a part of the feature and no feature itself
    within: tuple[Provenance, ...] = ()  # what it is a part of: where that is assumed, so is the feature
    parents: tuple[str, ...] = ()  # features without which this one does not apply
    traits: tuple[Trait, ...] = ()
    burden: Consequence = Consequence.NONE  # what it means in a request where the baseline lacks the feature
    remark: str | None = None
    part: bool = False  # whether it stands for the feature in part only, beside what stands for it
    probe: Probe = field(default=NoProbe(), compare=False)


@dataclass(frozen=True, slots=True)
class Context:
    """A provider beside the baseline, and the ids of rows that follow from both."""

    provider: Provider
    baseline: Provider | None

    def id(self, operation: Operation) -> str:
        """The row of an operation: the baseline's where it is linked, else its own."""
        return operation.provenance.baseline[0].name if operation.provenance.baseline else operation.id

    @property
    def answers(self) -> Mapping[str, Model]:
        """The models of answers by name."""
        return {model.name: model for model in self.provider.models}

    def is_core(self, id: str) -> bool:
        """Whether the row of an operation is one of the baseline's."""
        return self.baseline is None or any(operation.id == id for operation in self.baseline.operations)

    def is_shared(self, id: str) -> bool:
        """Whether programs written against the baseline call the operation of that row."""
        return self.baseline is not None and self.is_core(id)

    @property
    def creates(self) -> str | None:
        """The row of the operation that starts a job."""
        leading = self.baseline or self.provider
        return self.id(leading.operation(leading.job.submit[0])) if leading.job else None

    @property
    def polls(self) -> str | None:
        """The row of the operation that asks for the state of a job."""
        job = self.provider.job
        return self.id(self.provider.operation(job.poll)) if job else None

    def request_area(self, id: str) -> str:
        if not self.is_core(id):
            return EXTRAS
        return CREATE if id == self.creates else OTHERS


def document(provider: Provider) -> str:
    """The file name of what a spec was normalized from; a spec without a document is its own."""
    return provider.source.document if provider.source else PurePosixPath(provider.file).name


def listed(values: Iterable[str], limit: int = 6) -> str:
    """Values in a row, the rest of a long list counted."""
    texts = list(values)
    shown = " | ".join(texts[:limit])
    return f"{shown} ... ({len(texts)} in all)" if len(texts) > limit else shown
