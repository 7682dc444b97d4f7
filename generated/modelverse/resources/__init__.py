# Code generated from specs/modelverse/openapi.yaml by `make generate`. DO NOT EDIT.
"""The groups of operations."""
