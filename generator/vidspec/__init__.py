"""vidspec: specs in, typed clients out.

`generated/` is a pure function of `specs/` and `templates/`. Data flows one way:

    specs/*/openapi.yaml ─load→ Node ─parse→ Provider ─┬─lint───→ Diagnostics
                                                       ├─models─→ File ┐
                                                       ├─render─→ File ┼─ write → generated/
                                                       └─compare→ Matrix ─render→ File ┘

Everything else is compared with it and only reported:

    document ─read→ Document ─┐
    source.lock.json ─────────┼─drift→ Diagnostics        HAR ─traffic→ Diagnostics
    Provider ─────────────────┘                           Provider × Provider ─breaking→ Diagnostics

    Diagnostics ─waivers→ Report ─formats→ text, JSON, JUnit, SARIF, annotations

The folders are the layers, from the bottom to the top. A layer imports only from layers below it:

    core                                         leaves: positions, nodes, names, pointers, text, the spec's values
    findings                                     the finding, its codes, waivers, formats
    parse  lint  codegen  matrix                 stages from spec to files; stages never import one another
    documents  drift  traffic  breaking          stages that compare something with a spec
    vendoring                                    copies of clients in applications
    project                                      a project on the disk: read, remembered, written
    pipeline                                     the order of the stages, nothing else
    cli                                          arguments, printing, exit codes
    __main__                                     the start

Every fault of a spec is a `Diagnostic`, a value that is collected and sorted. An exception means a bug in vidspec.
"""
