# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in responses."""

from __future__ import annotations

from pydantic import Field

from .._runtime.model import Model


class ImportYieldResponse(Model):
    """ImportYieldResponse"""

    def_: str | None = Field(None, alias="def")
    """def"""
    json_: str | None = Field(None, alias="json")
    """json"""
    model_config_: str | None = Field(None, alias="model_config")
    """model_config"""
    class_: str | None = Field(None, alias="__class__")
    """__class__"""
    n4k: bool | None = Field(None, alias="4k")
    """4k"""
    gr_uf6_udf_e: str | None = Field(None, alias="größe")
    """größe"""
