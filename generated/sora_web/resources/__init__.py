# Code generated from specs/sora_web/openapi.yaml by `make generate`. DO NOT EDIT.
"""The groups of operations."""
