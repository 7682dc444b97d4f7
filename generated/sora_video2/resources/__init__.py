# Code generated from specs/sora_video2/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""The groups of operations."""
