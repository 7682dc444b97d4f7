# Code generated from specs/umodelverse/openapi.yaml by `make generate`. DO NOT EDIT.
"""The groups of operations."""
