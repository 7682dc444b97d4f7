# Code generated from specs/ephone/openapi.yaml by `make generate`. DO NOT EDIT.
"""Objects in requests."""
