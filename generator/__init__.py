"""vidspec: specs in, typed clients out.

`generated/` is a pure function of `specs/` and `templates/`. Data flows one way:

    specs/*/openapi.yaml ─load→ Node ─parse→ Provider ─┬─check──→ Diagnostics
                                                       ├─models─→ File ┐
                                                       ├─render─→ File ┼─ write → generated/
                                                       └─compare→ Matrix ─render→ File ┘

What lies beside that way is compared with it, and only told:

    document ─read→ Document ─┐
    source.lock.json ─────────┼─drift→ Diagnostics        HAR ─traffic→ Diagnostics
    Provider ─────────────────┘                           Provider × Provider ─surface→ Diagnostics

    Diagnostics ─waivers→ Report ─formats→ text, JSON, JUnit, SARIF, annotations

The floors, from the ground up; a module imports only from lower ones:

    0  diagnostics  naming  vendored             leaves
    1  source  ir  prose  conformance  facts  findings  places
                                                 the values that pass between stages, and how they are told
    2  parse  rules  matrix  models  render  layout  output  inputs  changes
    2  documents  drift  traffic  surface  vendor  waivers  formats
                                                 stages: they never import one another
    3  pipeline                                  the order of the stages, nothing else
    4  commands                                  arguments, printing, exit codes
    5  __main__                                  the start

Every fault of a spec is a `Diagnostic`, a value that is collected and sorted; an exception means a fault of ours.
"""
