"""Codes of copies of clients in applications."""

from __future__ import annotations

from ..severity import Severity
from .entry import entry
from .families import VENDORED

CODES = (
    entry(
        "V100",
        VENDORED,
        title="missing or malformed manifest",
        why="Without `vidspec.manifest.json` nobody can tell which files were vendored, so nothing was examined.",
        example="""
            vidspec vendor --check src/app/_vendor     # the folder has no vidspec.manifest.json
        """,
        fix="Pass the right folder, restore the manifest from version control, or vendor again with `vidspec vendor`.",
        waivable=False,
    ),
    entry(
        "V101",
        VENDORED,
        title="edited vendored file",
        why="""
            The file is not what was copied, or a link is in its place. The next `vidspec vendor` refuses to overwrite
            it, and fixes made by hand are lost to everybody else.
        """,
        example="""
            src/app/_vendor/acme/client.py     # a default was changed by hand
        """,
        fix="""
            Restore the file from version control, or delete it, and run `vidspec vendor` again. Make the change in
            the project: in the spec, the template or the runtime.
        """,
    ),
    entry(
        "V102",
        VENDORED,
        title="missing vendored file",
        why="A file that was copied is gone, so the client may fail when it is imported.",
        example="""
            src/app/_vendor/_runtime/retry.py  # was deleted, or is ignored by version control
        """,
        fix="Run `vidspec vendor` again. To give up a client, delete its whole folder first.",
    ),
    entry(
        "V103",
        VENDORED,
        title="outdated vendored file",
        why="""
            The project has another version of the file or of the spec behind it, has one more file, or no longer has
            the file or the provider. The application runs an old client.
        """,
        example="""
            vidspec vendor --check src/app/_vendor --root ../vidspec-project
        """,
        fix="Run `vidspec vendor` again. If the provider is gone, delete its folder first.",
    ),
    entry(
        "V104",
        VENDORED,
        title="foreign file",
        why="The file lies among the vendored ones and was not vendored. It may shadow a module, and nobody checks it.",
        example="""
            src/app/_vendor/acme/helpers.py
        """,
        fix="Move it out of the folder.",
    ),
    entry(
        "V105",
        VENDORED,
        title="file in the way",
        why="`vidspec vendor` would overwrite a file or link of the application. Nothing was written.",
        example="""
            vidspec vendor acme --into src/app         # src/app/acme/client.py is the application's own
        """,
        fix="Move the file, or vendor into another folder. `vidspec vendor` reads no waivers.",
        waivable=False,
    ),
    entry(
        "V106",
        VENDORED,
        title="misplaced entry in the manifest",
        why="""
            An entry leads out of the folder, belongs to no vendored provider, or differs from another one only in
            upper and lower case. `vidspec vendor` writes no such entry, so the manifest was edited or merged wrongly.
        """,
        example="""
            "files": {"../settings.py": "..."}
        """,
        fix="Restore the manifest from version control.",
    ),
    entry(
        "V107",
        VENDORED,
        Severity.NOTE,
        title="project not at hand",
        why="""
            Files that were edited or are missing were found by the manifest. Whether the copies are outdated was not
            examined: that needs the project, with `specs/` and `generated/manifest.json`.
        """,
        example="""
            vidspec vendor --check src/app/_vendor     # in the application
        """,
        fix="Nothing has to be done. To examine it, pass `--root` with the folder of the project.",
    ),
    entry(
        "V108",
        VENDORED,
        title="interrupted vendoring",
        why="""
            A run of `vidspec vendor` was stopped before all files were written, so the folder is a mixture of two
            versions.
        """,
        example="""
            vidspec vendor acme --into src/app/_vendor
            ^C
        """,
        fix="Run the same command again; it completes the folder.",
    ),
)
