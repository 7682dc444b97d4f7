# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
"""Objects in answers."""
