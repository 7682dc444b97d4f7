"""Prints the README of the table of finding codes; `make generate` writes it beside this file."""

from __future__ import annotations

import sys

from .manual import readme

if __name__ == "__main__":
    sys.stdout.buffer.write(readme().encode())
