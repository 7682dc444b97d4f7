"""Owns the measuring: a server, a fresh process for each measurement, the contenders in turns."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.bench.cases import PYTHON, Case
from tests.bench.result import Result, Sample

PROJECT = Path(__file__).resolve().parents[2]
TIMEOUT = 300.0  # seconds for one process, which takes a few
_WARM_SIZE = {"bytes": 1024, "events": 10, "events, chunked": 10, "times": 50}
_PEAK = "; import sys; from tests.bench.memory import peak; sys.stdout.write(str(peak()))"
# The SDK says of its own methods that they are deprecated. What else a process says is a reason to distrust it.
_PYTHON = (sys.executable, "-W", "ignore::DeprecationWarning")
_SHARED_MEMORY = Path("/dev/shm")


class MeasurementError(Exception):
    """A process failed, or did not do what is measured."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is done: the share of each size, and the most rounds."""

    share: float = 1.0
    rounds: int = 100

    def applied(self, case: Case) -> Case:
        """The case with its size and its rounds."""
        size = max(int(case.size * self.share), case.smallest)
        return replace(case, size=size, rounds=min(case.rounds, self.rounds))


FULL, QUICK, SMALLEST = Effort(), Effort(0.1, 3), Effort(0.0, 1)


def _environment() -> dict[str, str]:
    """The same for everyone: no proxies, no certificates of its own, no keys, and compiled files are kept."""
    return {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}


@contextmanager
def serving() -> Iterator[str]:
    """The URL of a server, which ends with the block."""
    with subprocess.Popen(
        [*_PYTHON, "-m", "tests.bench.server"],
        cwd=PROJECT,
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.stdin.close()
            process.wait(TIMEOUT)


@contextmanager
def folder(needed: int) -> Iterator[Path]:
    """A folder for files, in memory where there is room: a disk would hide what the clients take."""
    fits = _SHARED_MEMORY.is_dir() and shutil.disk_usage(_SHARED_MEMORY).free > 2 * needed
    with tempfile.TemporaryDirectory(prefix="bench-", dir=_SHARED_MEMORY if fits else None) as name:
        yield Path(name)


def measure(case: Case, url: str, progress: Callable[[str], object]) -> Result:
    """All rounds of a case. The first one of a full run is for compiled files and caches, and does not count."""
    samples: dict[str, list[Sample]] = {contender: [] for contender in case.contenders}
    warm_up = 1 if case.rounds > 1 else 0
    with folder(case.size if case.sized == "bytes" else 0) as files:
        for number in range(-warm_up, case.rounds):
            for contender in case.contenders:
                sample = _sample(case, contender, url, files)
                if number >= 0:
                    samples[contender].append(sample)
            progress(".")
    return Result(samples, PYTHON if case.over_python else None)


def _sample(case: Case, contender: str, url: str, files: Path) -> Sample:
    if case.process:
        return of_process(_statement(case, contender, url))
    return of_child(work(case, contender, url, files))


def _statement(case: Case, contender: str, url: str) -> str:
    if contender == PYTHON:
        return "pass"
    if case.over_python:
        return str(getattr(import_module(f"tests.bench.contenders.{contender}"), case.operation))
    return f"from tests.bench.contenders import {contender}; {contender}.{case.operation}('{url}/1')"


def of_process(statement: str) -> Sample:
    """What a process takes from its start to its exit that runs this statement."""
    text, cpu, wall = _run([*_PYTHON, "-c", statement + _PEAK])
    return Sample(cpu, wall, int(text))


def of_child(told: Mapping[str, Any]) -> Sample:
    """What operations take in a process that was warmed up."""
    text, _, _ = _run([*_PYTHON, "-m", "tests.bench.child", json.dumps(told)])
    return Sample(**json.loads(text))


def work(case: Case, contender: str, url: str, files: Path) -> dict[str, Any]:
    """What the child is told."""
    warm = _operations(replace(case, size=_WARM_SIZE[case.sized]), url, files / "warm")
    return {
        "contender": contender,
        "operation": case.operation,
        "warm": warm,
        **_operations(case, url, files / "file"),
    }


def _operations(case: Case, url: str, file: Path) -> dict[str, Any]:
    """Arguments of the contender's function, how often it is called, and what has to come."""
    base = f"{url}/{case.size}{'/chunked' if case.sized == 'events, chunked' else ''}"
    if case.operation == "upload":
        _fill(file, case.size)
    arguments = [base, str(file)] if case.sized == "bytes" else [base]
    times = case.size if case.sized == "times" else 1
    return {"arguments": arguments, "times": times, "expected": case.expected}


def _fill(file: Path, size: int) -> None:
    """A file of that size with bytes in it: one of holes would be read from nowhere."""
    if not file.exists():
        piece = b"0123456789abcdef" * 64
        with file.open("wb") as opened:
            for _ in range(size // len(piece)):
                opened.write(piece)
            opened.write(piece[: size % len(piece)])


def _run(command: list[str]) -> tuple[str, float, float]:
    """What a process printed, its processor time and its time. One at a time: what ended children took is a sum."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    try:
        done = subprocess.run(
            command, cwd=PROJECT, env=_environment(), capture_output=True, text=True, timeout=TIMEOUT, check=False
        )
    except subprocess.TimeoutExpired:
        raise MeasurementError(f"a process had not ended after {TIMEOUT:.0f} s: {command[-1]}") from None
    wall, after = perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode or done.stderr:
        raise MeasurementError(f"exit code {done.returncode} of {command[-1]}\n{done.stderr.strip()}")
    return done.stdout, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall
