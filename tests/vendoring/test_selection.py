"""Tests which files of a project a copy holds, and how files are adapted to it."""

from __future__ import annotations

from vidspec.vendoring.selection import select

RUNTIME = {
    "_runtime/__init__.py": """\
if TYPE_CHECKING:
    from .files import Download as Download
    from .log.book import record as record
    from .model import Model as Model
else:
    __all__ = lazy(
        {
            ".files": ["Download"],
            ".log.book": ["record"],
            ".model": ["Model"],
        },
    )
""",
    "_runtime/LICENSE": "MIT\n",
    "_runtime/client.py": "from .model import Model\n",
    "_runtime/deep/__init__.py": "from .first import x\n",
    "_runtime/deep/data.txt": "1\n",
    "_runtime/deep/first.py": "x = 1\n",
    "_runtime/deep/second.py": "from ..model import Model\nfrom . import third\n",
    "_runtime/deep/third.py": "",
    "_runtime/files.py": "from .model import Model\n",
    "_runtime/late.py": "",
    "_runtime/log/__init__.py": "",
    "_runtime/log/book.py": "from .page import Page\n",
    "_runtime/log/page.py": "",
    "_runtime/log/style.css": "",
    "_runtime/model.py": "",
    "_runtime/typed.py": "",
}
PACKAGE = """\
if TYPE_CHECKING:
    from .._runtime.log.book import record as record
    from .client import Client as Client
else:
    __all__ = lazy(
        {
            ".._runtime.log.book": ["record"],
            ".client": ["Client"],
        },
    )
"""
ACME = {"acme/__init__.py": PACKAGE, "acme/client.py": "from .._runtime.client import Base\n", "acme/py.typed": ""}

ALWAYS = {"__init__.py", "LICENSE", "client.py", "model.py"}


def chosen(
    changes: dict[str, str], *providers: str, recorder: bool = False, package: str = "app.copies"
) -> dict[str, str]:
    files = {path: text.encode() for path, text in {**RUNTIME, **ACME, **changes}.items()}
    selected = select(files, providers or ("acme",), recorder=recorder, package=package)
    return {path: data.decode() for path, data in selected.items()}


def runtime_of(changes: dict[str, str], *providers: str, recorder: bool = False) -> set[str]:
    """The modules of the runtime that are chosen beside those that every copy of these tests holds."""
    paths = {path.removeprefix("_runtime/") for path in chosen(changes, *providers, recorder=recorder)}
    return {path for path in paths if not path.startswith("acme/")} - {
        "__init__.py",
        "LICENSE",
        "client.py",
        "model.py",
    }


def test_a_copy_holds_what_its_modules_import() -> None:
    assert chosen({}).keys() == {
        *ACME,
        *(f"_runtime/{path}" for path in ALWAYS),
    }


def test_imports_count_wherever_they_are_in_a_module() -> None:
    late = "from .model import Model\nif TYPE_CHECKING:\n    from . import typed\ndef f():\n    from .late import x\n"
    assert runtime_of({"_runtime/client.py": late}) == {"late.py", "typed.py"}


def test_a_module_of_a_folder_comes_with_its_packages_and_their_files() -> None:
    films = {"acme/resources/films.py": "from ..._runtime.deep import second\n"}
    folder = {"deep/__init__.py", "deep/data.txt", "deep/first.py", "deep/second.py", "deep/third.py"}
    assert runtime_of(films) == folder


def test_what_a_package_only_exports_is_not_needed() -> None:
    assert "files.py" not in runtime_of({})
    assert "files.py" in runtime_of({"acme/client.py": "from .._runtime.files import Download\n"})


def test_the_recorder_comes_for_who_asks() -> None:
    assert runtime_of({}) == set()
    assert runtime_of({}, recorder=True) == {"log/__init__.py", "log/book.py", "log/page.py", "log/style.css"}


def test_several_clients_share_what_any_of_them_needs() -> None:
    bolt = {"bolt/__init__.py": PACKAGE, "bolt/client.py": "from .._runtime.files import Download\n"}
    assert "_runtime/files.py" not in chosen(bolt, "acme")
    both = chosen(bolt, "acme", "bolt")
    assert both.keys() >= {"_runtime/files.py", "_runtime/client.py", "bolt/client.py", "acme/client.py"}


def test_packages_export_what_the_copy_holds() -> None:
    plain, recording = chosen({}), chosen({}, recorder=True)
    for path in ("_runtime/__init__.py", "acme/__init__.py"):
        assert "record" not in plain[path]
        assert "log" not in plain[path]
        compile(plain[path], path, "exec")
    assert recording["acme/__init__.py"] == PACKAGE
    assert recording["_runtime/__init__.py"].count("record") == 3
    assert ".files" not in recording["_runtime/__init__.py"]
    assert plain["acme/__init__.py"].splitlines()[:3] == [
        "if TYPE_CHECKING:",
        "    from .client import Client as Client",
        "else:",
    ]


def test_examples_import_from_where_the_copy_is() -> None:
    readme = "```python\nfrom generated.acme import Client\n```\nAs generated.acme does; from generated.acme import x\n"
    adapted = chosen({"acme/README.md": readme}, package="app.deep.copies")["acme/README.md"]
    assert adapted == readme.replace("from generated.acme import Client", "from app.deep.copies.acme import Client")


def test_edited_files_that_are_no_python_are_taken_as_they_are() -> None:
    for text in ("def (:\n", "\0"):
        assert chosen({"acme/models.py": text})["acme/models.py"] == text
