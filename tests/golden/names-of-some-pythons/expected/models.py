# Code generated from specs/acme/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in responses."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .._runtime.model import Model


class Names(Model):
    """Names"""

    type: Literal["new 🫨 🫟 ⿼ 𜰀 \U00013440, hidden \u2065 \u202e \uffff \U000e0001 \x85"] | str | None = None
    """new 🫨 🫟 ⿼ 𜰀 \\U00013440, hidden \\u2065 \\u202e \\uffff \\U000e0001."""
    match_: Literal["new 🫨 🫟 ⿼ 𜰀 \U00013440, hidden \u2065 \u202e \uffff \U000e0001 \x85"] | str | None = Field(
        None, alias="match"
    )
    """new 🫨 🫟 ⿼ 𜰀 \\U00013440, hidden \\u2065 \\u202e \\uffff \\U000e0001."""
    case_: Literal["new 🫨 🫟 ⿼ 𜰀 \U00013440, hidden \u2065 \u202e \uffff \U000e0001 \x85"] | str | None = Field(
        None, alias="case"
    )
    """new 🫨 🫟 ⿼ 𜰀 \\U00013440, hidden \\u2065 \\u202e \\uffff \\U000e0001."""
    value: Literal["new 🫨 🫟 ⿼ 𜰀 \U00013440, hidden \u2065 \u202e \uffff \U000e0001 \x85"] | str | None = Field(
        None, alias="_"
    )
    """new 🫨 🫟 ⿼ 𜰀 \\U00013440, hidden \\u2065 \\u202e \\uffff \\U000e0001."""
    lazy: Literal["new 🫨 🫟 ⿼ 𜰀 \U00013440, hidden \u2065 \u202e \uffff \U000e0001 \x85"] | str | None = None
    """new 🫨 🫟 ⿼ 𜰀 \\U00013440, hidden \\u2065 \\u202e \\uffff \\U000e0001."""
    async_: Literal["new 🫨 🫟 ⿼ 𜰀 \U00013440, hidden \u2065 \u202e \uffff \U000e0001 \x85"] | str | None = Field(
        None, alias="async"
    )
    """new 🫨 🫟 ⿼ 𜰀 \\U00013440, hidden \\u2065 \\u202e \\uffff \\U000e0001."""
    None_: Literal["new 🫨 🫟 ⿼ 𜰀 \U00013440, hidden \u2065 \u202e \uffff \U000e0001 \x85"] | str | None = Field(
        None, alias="None"
    )
    """new 🫨 🫟 ⿼ 𜰀 \\U00013440, hidden \\u2065 \\u202e \\uffff \\U000e0001."""
    print: Literal["new 🫨 🫟 ⿼ 𜰀 \U00013440, hidden \u2065 \u202e \uffff \U000e0001 \x85"] | str | None = None
    """new 🫨 🫟 ⿼ 𜰀 \\U00013440, hidden \\u2065 \\u202e \\uffff \\U000e0001."""
    exec: Literal["new 🫨 🫟 ⿼ 𜰀 \U00013440, hidden \u2065 \u202e \uffff \U000e0001 \x85"] | str | None = None
    """new 🫨 🫟 ⿼ 𜰀 \\U00013440, hidden \\u2065 \\u202e \\uffff \\U000e0001."""
    nonlocal_: Literal["new 🫨 🫟 ⿼ 𜰀 \U00013440, hidden \u2065 \u202e \uffff \U000e0001 \x85"] | str | None = Field(
        None, alias="nonlocal"
    )
    """new 🫨 🫟 ⿼ 𜰀 \\U00013440, hidden \\u2065 \\u202e \\uffff \\U000e0001."""
