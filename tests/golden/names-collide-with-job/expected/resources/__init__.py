# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
"""The groups of operations."""
