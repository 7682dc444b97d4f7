"""Findings under a locale or code page that lacks their characters."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.encodings import NARROW
from tests.support.project import environment

_SPEC = """\
openapi: 3.1.0
info: {title: Acme, version: 1.0.0}
servers: [{url: https://api.acme.example}]
paths:
  字幕: {}
"""


@pytest.mark.parametrize("narrow", NARROW)
@pytest.mark.parametrize(("format", "shown"), [("text", rb"\u5b57\u5e55"), ("json", "字幕".encode())])
def test_a_finding_that_cannot_be_encoded_ends_no_command(
    format: str, shown: bytes, narrow: str, tmp_path: Path
) -> None:
    folder = tmp_path / "specs" / "acme"
    folder.mkdir(parents=True)
    (folder / "openapi.yaml").write_text(_SPEC, encoding="utf-8")
    command = [sys.executable, "-m", "vidspec", "check", "--root", str(tmp_path), "--format", format]
    done = subprocess.run(command, env=environment(**NARROW[narrow]), capture_output=True, check=False)
    assert done.returncode == 1
    assert shown in done.stdout + done.stderr
    assert b"Traceback" not in done.stderr
