"""Owns the way from positioned nodes to a `Provider`: decides every name and resolves every `$ref`, once."""

from __future__ import annotations

from ..core.names import provider_name_fault
from ..core.nodes import Node
from ..core.positions import Position
from ..core.spec import Provider
from ..findings.diagnostic import Diagnostic
from .extensions import Vocabulary, discrepancies, lifecycle, source_document, unsupported
from .idempotency import check as check_idempotency
from .jobs import job
from .operations import operations
from .reader import Reader
from .schemas import Schemas
from .security import auth, server

__all__ = ["Vocabulary", "parse"]


def parse(
    name: str, root: Node, source: Node | None, vocabulary: Vocabulary
) -> tuple[Provider | None, tuple[Diagnostic, ...]]:
    """The provider that a spec describes, with everything that is wrong with the spec's shape.

    The provider is there even when the spec has faults, as far as it can be told, so that the rules can find the rest.
    """
    reader = Reader(root)
    fault = provider_name_fault(name)
    if fault:
        reader.report(Position(root.at.file), "S118", f"{name!r} is no name for a provider: {fault}")
    if not _is_openapi(reader):
        return None, tuple(reader.found)
    document = source_document(reader, source)
    vocabulary.check(reader, root, document)
    check_idempotency(reader)
    reader.check_references()
    schemas = Schemas(reader)
    found_operations = operations(reader, schemas)
    schemas.read_all()
    found_job = job(reader, found_operations)
    info = reader.mapping(root, "info", required=True)
    provider = Provider(
        name=name,
        file=root.at.file,
        title=reader.text(info, "title") or name,
        description=reader.text(info, "description"),
        baseline=(node := root.get("x-baseline")) is not None and node.value is True,
        lifecycle=lifecycle(reader),
        server=server(reader),
        auth=auth(reader),
        operations=found_operations,
        models=schemas.models("answer"),
        params=schemas.models("request"),
        job=found_job,
        discrepancies=discrepancies(reader, document),
        unsupported=unsupported(reader),
        source=document,
        examples=tuple(reader.examples),
        document=root,
    )
    return provider, tuple(reader.found)


def _is_openapi(reader: Reader) -> bool:
    root = reader.root
    if not isinstance(root.value, dict):
        reader.report(root.at, "S004", "not an OpenAPI file: the root is not a mapping")
        return False
    version = root.get("openapi")
    if version is None or not str(version.value).startswith(("3.0", "3.1")):
        at = version.at if version else root.at
        actual = f"found {version.value!r}" if version else "`openapi` is missing"
        reader.report(at, "S004", f"not an OpenAPI 3.0 or 3.1 file: {actual}")
        return False
    return True
