"""The families of finding codes, in the order in which they are shown."""

from __future__ import annotations

from .entry import Family

SPEC = Family(prefix="S", command="check", about="A spec can be read and has the right shape.")
RULES = Family(prefix="R", command="check", about="A spec keeps the rules.")
MATRIX = Family(prefix="M", command="check", about="The rows of the matrix are those of the specs.")
GENERATED = Family(prefix="G", command="check", about="The generated files are what the specs give.")
DOCUMENT = Family(prefix="D0", command="drift --sources", about="A source document can be read.")
MOVED = Family(prefix="D1", command="drift --sources", about="A source document is as it was when it was cited.")
COVERAGE = Family(prefix="D2", command="drift --sources", about="Every fact of a source document is cited.")
AGREEMENT = Family(prefix="D3", command="drift --sources", about="A spec and its source document agree.")
TRAFFIC = Family(prefix="D4", command="drift --har", about="Recorded traffic is as the spec declares it.")
BREAKING = Family(prefix="D5", command="drift --spec", about="A new version of a spec breaks no caller.")
VENDORED = Family(prefix="V", command="vendor --check", about="A vendored copy is what it was copied from.")
WAIVERS = Family(prefix="W", command="", about="Waivers are well formed, in force and needed.")

FAMILIES = (
    *(SPEC, RULES, MATRIX, GENERATED),
    *(DOCUMENT, MOVED, COVERAGE, AGREEMENT, TRAFFIC, BREAKING),
    *(VENDORED, WAIVERS),
)
