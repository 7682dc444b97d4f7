# Code generated from specs/openai/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""The groups of operations."""
