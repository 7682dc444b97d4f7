# Code generated from specs/modelverse/openapi.yaml by `make generate`. DO NOT EDIT.
"""Objects in requests."""
