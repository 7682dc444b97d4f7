"""Owns the command `vendor`: clients copied into an application, and copies examined."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from errno import ELOOP
from keyword import iskeyword
from os.path import realpath
from pathlib import Path
from stat import S_ISDIR
from typing import TYPE_CHECKING, Annotated

import typer

from ..core.positions import Position
from ..core.version import VERSION
from ..findings.diagnostic import Diagnostic
from ..project import cache
from ..vendoring import checker as vendored
from .console import ConsoleTable, print_table
from .running import (
    Exit,
    Format,
    FormatOption,
    Reporting,
    Root,
    Steps,
    Today,
    conclude,
    print_findings,
    require_known,
    require_specs,
    run,
)

if TYPE_CHECKING:
    from ..vendoring.checker import Fault
    from ..vendoring.plan import Plan


def vendor(
    providers: Annotated[list[str] | None, typer.Argument(help="Whose clients to copy.")] = None,
    into: Annotated[Path | None, typer.Option("--into", metavar="DIR", help="A package of the application.")] = None,
    with_recorder: Annotated[
        bool | None,
        typer.Option("--with-recorder/--without-recorder", help="Whether to copy `record`, too; else as before."),
    ] = None,
    check: Annotated[Path | None, typer.Option("--check", metavar="DIR", help="Examine what was copied there.")] = None,
    root: Root = Path(),
    format: FormatOption = Format.TEXT,
    today: Today = None,
) -> None:
    """Copies clients with their runtime into an application, or tells edited, missing, outdated and foreign files."""
    if check is not None and not providers and into is None and with_recorder is None:
        _check(check, Reporting(root=root, format=format, today=today))
    elif check is None and providers and into is not None:
        _vendor(tuple(providers), into, root, with_recorder)
    else:
        print("pass either PROVIDER... --into DIR, or --check DIR", file=sys.stderr)
        raise typer.Exit(Exit.USAGE)


def _check(folder: Path, how: Reporting) -> None:
    found = vendored.check(folder, how.root)
    examined = (("files", found.files), ("providers", found.providers))
    conclude("vendor --check", _findings(found.faults, folder), examined, how, unreadable=found.unreadable)


def _vendor(named: tuple[str, ...], folder: Path, root: Path, recorder: bool | None) -> None:
    require_specs(root)
    require_known(named, (path.parent.name for path in (root / "specs").glob("*/openapi.yaml")))
    _require_place(folder, root)
    before, faults = vendored.read(folder)
    if faults:
        unreadable = any(fault.code == "V100" for fault in faults)
        raise _refused(_findings(faults, folder), Exit.UNREADABLE if unreadable else Exit.FINDINGS)
    from ..project.write import lay
    from ..vendoring.plan import plan

    found = plan(root, folder, before, named, VERSION, package=_package(folder), recorder=recorder)
    refusals = (*_not_in_step(root, found.providers), *_findings(found.faults, folder))
    if refusals:
        raise _refused(refusals, Exit.FINDINGS)
    lay(folder, found.pending)
    lay(folder, found.changed, (*found.gone, *found.left))
    lay(folder, found.manifest)
    _print_done(found, folder, named[0])


def _require_place(folder: Path, root: Path) -> None:
    """Ends unless the folder is one, or may become one. An OSError tells why it cannot be reached."""
    try:
        there = S_ISDIR(folder.stat().st_mode)
    except FileNotFoundError:
        there = not folder.is_symlink()
    except OSError as error:
        if error.errno == ELOOP:
            raise _usage(f"{folder} leads to itself") from error
        raise
    if not there:
        raise _usage(f"{folder} is no folder")
    place = Path(realpath(folder))
    taken = [name for name in ("specs", "templates", "generated") if place.is_relative_to(realpath(root / name))]
    if taken or place == Path(realpath(root)):
        raise _usage(f"{folder} belongs to the project itself; pass a folder of the application")
    if not place.name.isidentifier() or iskeyword(place.name):
        raise _usage(f"{folder} could not be imported: {place.name!r} is no name of a Python package")
    outer = next((parent for parent in place.parents if (parent / vendored.MANIFEST).is_file()), None)
    if outer is not None:
        raise _usage(f"{folder} lies in {outer}, which holds vendored clients; pass that folder, or one outside")


def _not_in_step(root: Path, providers: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Why generated/ is not what the specs give: a copy of it would be outdated from the start."""
    if cache.unchanged(root) is not None:
        return ()
    if not (root / "generated").is_dir():
        raise _usage("nothing is generated yet; run `vidspec generate` first")
    result = run(root, Steps())
    if not result.files:
        return result.diagnostics
    from ..project.write import as_diagnostics, stale

    return as_diagnostics(
        stale(result.files, root / "generated", frozenset({*providers, vendored.RUNTIME})), "generated"
    )


def _findings(faults: Iterable[Fault], folder: Path) -> tuple[Diagnostic, ...]:
    return tuple(
        Diagnostic(
            Position((folder / fault.path).as_posix(), fault.line),
            fault.code,
            fault.message,
            provider=fault.provider,
            place=fault.path,
            expected=fault.expected,
            actual=fault.actual,
        )
        for fault in faults
    )


def _usage(message: str) -> typer.Exit:
    from ..core.text import visible

    print(visible(message), file=sys.stderr)
    return typer.Exit(Exit.USAGE)


def _refused(found: tuple[Diagnostic, ...], exit: Exit) -> typer.Exit:
    print_findings(sorted(found))
    print("nothing was written", file=sys.stderr)
    return typer.Exit(exit)


def _print_done(done: Plan, folder: Path, first: str) -> None:
    touched = [*done.changed, *done.gone]
    rows = [(name, _below(name, done.files), _below(name, touched)) for name in done.providers]
    shared = (len(done.files) - sum(row[1] for row in rows), len(touched) - sum(row[2] for row in rows))
    rows.append(("(shared)", *shared))
    table = ConsoleTable(
        title="vendored",
        head=("provider", "files", "changed"),
        rows=tuple((name, str(files), str(changed)) for name, files, changed in rows),
        numeric=True,
        bold=frozenset(number for number, row in enumerate(rows) if row[2]),
    )
    print_table(table, (f"{name}: {files} files, {changed} changed" for name, files, changed in rows))
    for name in done.dropped:
        print(f"{name} is no longer vendored: its files were deleted{_left(folder, name)}")
    print(f"{len(touched)} files changed" if touched else "nothing changed")
    print(f"from {_package(folder)}.{first} import Client")


def _left(folder: Path, name: str) -> str:
    """What of the application's own is left in the folder of a provider that was given up."""
    from ..core.text import visible

    paths = (
        [name]
        if (folder / name).is_symlink()
        else [f"{name}/{path}" for path in sorted(vendored.present(folder / name, in_caches=True))]
    )
    shown = ", ".join(visible(path) for path in paths[:10])
    more = f" and {len(paths) - 10} more" if len(paths) > 10 else ""
    return f"; not vendored, and left there: {shown}{more}" if paths else ""


def _below(name: str, paths: Iterable[str]) -> int:
    return sum(path.startswith(f"{name}/") for path in paths)


def _package(folder: Path) -> str:
    """The name that the folder is imported by, as far up as there are packages."""
    here = folder.resolve()
    steps = [here.name]
    while (here := here.parent) != here.parent and (here / vendored.INIT).is_file() and here.name.isidentifier():
        steps.insert(0, here.name)
    return ".".join(steps)
