# Code generated from specs/openai/openapi.yaml by `make generate`. DO NOT EDIT.
"""The groups of operations."""
