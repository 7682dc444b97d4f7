# Code generated from specs/umodelverse/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""The groups of operations."""
