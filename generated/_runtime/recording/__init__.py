# SPDX-License-Identifier: MIT
"""Recording what a client sends and receives: a HAR file without keys, files and, unless they are wanted, prompts."""

from __future__ import annotations

from .hooks import record as record
