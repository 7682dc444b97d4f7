"""Tests of what is written and when: whole files only, nothing twice, nothing outside."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from vidspec.core.spec import File
from vidspec.project import listing
from vidspec.project.write import Change, Stale, as_diagnostics, lay, stale, write

from tests.support.project import tree

OLD = (
    File("__init__.py", "# old\n"),
    File("a/one.py", "# old one\n"),
    File("a/b/two.py", "# old two\n"),
    File("c/gone.py", ""),
)


NEW = (
    File("__init__.py", "# old\n"),
    File("a/one.py", "# new one\n"),
    File("a/b/two.py", "# new two\n"),
    File("d/more.py", "é"),
)


def listed(files: tuple[File, ...], **versions: str) -> File:
    """The list of files that were generated with some versions."""
    return listing.listed(files, {"printer": "1.0", "writer": "3.1", **versions})


def _texts(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _wanted(files: tuple[File, ...]) -> dict[str, bytes]:
    return {file.path: file.text.encode() for file in files}


# The stage ---------------------------------------------------------------------------------------


def test_stale_tells_what_differs(tmp_path: Path) -> None:
    old, new = (*OLD, listed(OLD)), (*NEW, listed(NEW))
    write(old, tmp_path)
    assert stale(old, tmp_path) == ()
    (tmp_path / "a/one.py").write_text("# edited\n", encoding="utf-8")
    assert stale(old, tmp_path) == (Stale("a/one.py", Change.EDITED),)
    assert stale(new, tmp_path) == (
        Stale("a/b/two.py", Change.STALE),
        Stale("a/one.py", Change.EDITED),
        Stale("c/gone.py", Change.ORPHAN),
        Stale("d/more.py", Change.MISSING),
        Stale("manifest.json", Change.STALE),
    )


def test_the_list_names_every_file_in_one_order() -> None:
    made = listed(OLD)
    assert made == listed(tuple(reversed(OLD)))
    names = json.loads(made.text)["files"]
    assert names == {file.path: hashlib.sha256(file.text.encode()).hexdigest() for file in OLD}
    assert list(names) == sorted(names)
    assert all(made.text.count(f'"{file.path}"') == 1 for file in OLD)
    assert len(made.text.splitlines()) == len(OLD) + 9


def _without_digest(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if '"digest"' not in line)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace(hashlib.sha256(b"# old one\n").hexdigest(), hashlib.sha256(b"# mine\n").hexdigest()),
        lambda text: text + "\n",
        lambda text: "",
        lambda text: "[]",
        lambda text: '{"files": 1}',
        lambda text: text.replace('"writer": "3.1"', '"writer": "3.2"'),
        lambda text: "[" * 100_000,
        _without_digest,
    ],
)
def test_an_edited_list_vouches_for_nothing(tmp_path: Path, spoil: Callable[[str], str]) -> None:
    """Who edits a file and the list with it does not make the file look as if the specs had moved."""
    write((*OLD, listed(OLD)), tmp_path)
    (tmp_path / "a/one.py").write_text("# mine\n", encoding="utf-8")
    path = tmp_path / "manifest.json"
    path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    edited = (Stale("a/one.py", Change.UNKNOWN), Stale("manifest.json", Change.EDITED))
    assert stale((*OLD, listed(OLD)), tmp_path) == edited
    write((*OLD, listed(OLD)), tmp_path)
    assert stale((*OLD, listed(OLD)), tmp_path) == ()


def test_without_a_list_nothing_is_known_to_be_generated(tmp_path: Path) -> None:
    write(OLD, tmp_path)
    found = stale((*NEW, listed(NEW)), tmp_path)
    assert {change.path for change in found if change.change is Change.UNKNOWN} == {"a/one.py", "a/b/two.py"}
    assert Stale("manifest.json", Change.MISSING) in found
    told = {one.place: one for one in as_diagnostics(found, "generated")}
    assert told["a/one.py"].code == "G104"
    assert "edited or is stale" in told["a/one.py"].message


def test_after_a_part_was_written_the_rest_is_listed_as_it_is(tmp_path: Path) -> None:
    write((*OLD, listed(OLD)), tmp_path)
    more = (File("e/other.py", "# new\n"), *NEW)
    write((*more, listed(more)), tmp_path, frozenset({"a"}))
    assert stale((*more, listed(more)), tmp_path) == (
        Stale("c/gone.py", Change.ORPHAN),
        Stale("d/more.py", Change.MISSING),
        Stale("e/other.py", Change.MISSING),
        Stale("manifest.json", Change.STALE),
    )
    newer = (File("__init__.py", "# new\n"), *NEW[1:])
    assert Stale("__init__.py", Change.STALE) in stale((*newer, listed(newer)), tmp_path)
    assert stale((*OLD, listed(OLD)), tmp_path)[:2] == (
        Stale("a/b/two.py", Change.STALE),
        Stale("a/one.py", Change.STALE),
    )


def test_other_versions_are_one_finding_for_all_stale_files(tmp_path: Path) -> None:
    write((*OLD, listed(OLD)), tmp_path)
    (tmp_path / "a/one.py").write_text("# mine\n", encoding="utf-8")
    newer = tuple(File(file.path, f"{file.text}# more\n") for file in OLD)
    changes = stale((*newer, listed(newer, printer="1.1", writer="4.0")), tmp_path)
    others, edited = as_diagnostics(changes, "generated")
    assert str(others) == (
        "generated/manifest.json:1:1: error: generated with printer 1.0, writer 3.1, installed printer 1.1, writer 4.0:"
        " 3 files differ; install the recorded versions or run `vidspec generate` [G105]"
    )
    assert (edited.code, edited.place) == ("G104", "a/one.py")


def test_other_versions_that_change_nothing_are_a_note(tmp_path: Path) -> None:
    write((*OLD, listed(OLD)), tmp_path)
    (note,) = as_diagnostics(stale((*OLD, listed(OLD, printer="1.1")), tmp_path), "generated")
    assert (note.code, note.fails) == ("G105", False)
    assert note.message == "generated with printer 1.0, installed printer 1.1: no file differs"


def test_missing_and_orphaned_files_are_no_matter_of_versions(tmp_path: Path) -> None:
    write((*OLD, listed(OLD)), tmp_path)
    found = as_diagnostics(stale((*NEW, listed(NEW, printer="1.1")), tmp_path), "generated")
    assert [(one.code, one.place) for one in found] == [
        ("G105", "manifest.json"),
        ("G103", "c/gone.py"),
        ("G101", "d/more.py"),
    ]


def test_generating_with_other_versions_records_them(tmp_path: Path) -> None:
    write((*OLD, listed(OLD)), tmp_path)
    newer = (*OLD, listed(OLD, printer="1.1"))
    assert [change.path for change in write(newer, tmp_path)] == ["manifest.json"]
    assert stale(newer, tmp_path) == ()


def test_the_versions_of_what_is_left_alone_stay_recorded(tmp_path: Path) -> None:
    write((*OLD, listed(OLD)), tmp_path)
    newer = tuple(File(file.path, f"{file.text}# more\n") for file in OLD)
    made = (*newer, listed(newer, printer="1.1"))
    assert {change.path for change in write(made, tmp_path, frozenset({"c"}))} == {"c/gone.py", "manifest.json"}
    (others,) = as_diagnostics(stale(made, tmp_path), "generated")
    assert others.message.startswith("generated with printer 1.0, installed printer 1.1: 3 files differ;")


def test_the_list_is_written_after_what_it_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original, order = os.replace, []

    def replace(source: Path, target: Path) -> None:
        order.append(Path(target).name)
        original(source, target)

    monkeypatch.setattr(os, "replace", replace)
    later = File("zoo.py", "")
    write((*OLD, later, listed((*OLD, later))), tmp_path)
    assert order[-2:] == ["zoo.py", "manifest.json"]


def test_findings_of_files_have_a_code_and_a_place_of_their_own() -> None:
    of_files = [change for change in Change if change is not Change.VERSIONS]
    changes = tuple(Stale(f"{top}/{change}.py", change) for top in ("acme", "_runtime") for change in of_files)
    found = as_diagnostics((*changes, Stale("manifest.json", Change.STALE)), "generated")
    assert [one.code for one in found[:5]] == ["G101", "G102", "G104", "G104", "G103"]
    assert {one.place for one in found} == {change.path for change in changes} | {"manifest.json"}
    assert [one.provider for one in found] == ["acme"] * 5 + [None] * 6
    assert len({one.fingerprint for one in found}) == len(found)
    assert all("`vidspec generate`" in one.message for one in found)


def test_a_name_that_differs_only_in_case_is_removed_before_the_other_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where both are one file, it would be lost otherwise."""
    (tmp_path / "One.py").touch()
    (tmp_path / "three.py").touch()
    original, seen = os.replace, []

    def replace(source: Path, target: Path) -> None:
        seen.append(sorted(path.name for path in tmp_path.glob("*.py") if not path.name.startswith(".")))
        original(source, target)

    monkeypatch.setattr(os, "replace", replace)
    lay(tmp_path, {"one.py": b""}, ["three.py", "One.py"])
    assert seen == [["three.py"]]
    assert _texts(tmp_path) == {"one.py": b""}


def test_caches_and_what_lies_in_them_are_left_alone(tmp_path: Path) -> None:
    """Nothing below a cache is an orphan, and only bytecode goes with a folder that becomes empty."""
    write(OLD, tmp_path)
    own = [tmp_path / path for path in ("c/__pycache__/mine.py", ".mypy_cache/mine.py", "a/__pycache__/mine.py")]
    for path in own:
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert stale(OLD, tmp_path) == ()
    write(NEW, tmp_path)
    assert all(path.exists() for path in own)
    assert not (tmp_path / "c/gone.py").exists()
    assert stale(NEW, tmp_path) == ()


def test_a_link_in_place_of_a_cache_is_not_followed(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside", tmp_path / "generated"
    write(OLD, root)
    outside.mkdir()
    (outside / "mine.pyc").touch()
    (root / "c/__pycache__").symlink_to(outside)
    write(NEW, root)
    assert (outside / "mine.pyc").exists()
    assert _texts(root) == _wanted(NEW)


def test_a_write_that_fails_leaves_no_traces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(OLD, tmp_path)

    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write(NEW, tmp_path)
    assert _texts(tmp_path) == _wanted(OLD)


def test_write_does_what_stale_tells(tmp_path: Path) -> None:
    write(OLD, tmp_path)
    expected = stale(NEW, tmp_path)
    assert write(NEW, tmp_path) == expected
    assert _texts(tmp_path) == _wanted(NEW)
    assert write(NEW, tmp_path) == ()


def test_unchanged_files_are_not_touched(tmp_path: Path) -> None:
    write(OLD, tmp_path)
    for path in tmp_path.rglob("*.py"):
        os.utime(path, ns=(1, 1))
    write(NEW, tmp_path)
    assert (tmp_path / "__init__.py").stat().st_mtime_ns == 1
    assert (tmp_path / "a/one.py").stat().st_mtime_ns != 1


def test_orphans_go_with_their_folders(tmp_path: Path) -> None:
    write(OLD, tmp_path)
    cache = tmp_path / "c" / "__pycache__"
    cache.mkdir()
    (cache / "gone.pyc").write_bytes(b"")
    deep = tmp_path / "e" / "f"
    deep.mkdir(parents=True)
    (deep / "orphan.txt").write_text("x", encoding="utf-8")
    write(NEW, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["__init__.py", "a", "d"]


def test_only_what_is_owned_is_touched(tmp_path: Path) -> None:
    write(OLD, tmp_path)
    write(NEW, tmp_path, frozenset({"a"}))
    assert _texts(tmp_path) == _wanted(OLD) | {"a/one.py": b"# new one\n", "a/b/two.py": b"# new two\n"}


class _Killed(BaseException):
    """Stands for the end of the process: nothing of ours handles it."""


@pytest.mark.parametrize("function", ["replace", "fsync"])
@pytest.mark.parametrize("count", range(4))
def test_a_run_that_is_killed_leaves_whole_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str, count: int
) -> None:
    """Wherever it is stopped, each file is the old or the new one, and the next run completes it."""
    write(OLD, tmp_path)
    original, calls = getattr(os, function), []

    def killed(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) > count:
            raise _Killed
        return original(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(os, function, killed)
        if count < 3:  # three files are new or changed
            with pytest.raises(_Killed):
                write(NEW, tmp_path)
        else:
            write(NEW, tmp_path)
    old, new = _wanted(OLD), _wanted(NEW)
    for path, text in _texts(tmp_path).items():
        if not path.endswith(".vidspec-tmp"):
            assert text in (old.get(path), new.get(path)), path
    write(NEW, tmp_path)
    assert _texts(tmp_path) == new


def test_a_file_that_is_half_written_has_another_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until all bytes are on the disk, nothing stands under the final name."""
    seen = []
    original = os.fsync

    def look(number: int) -> None:
        seen.append(sorted(p.name for p in tmp_path.rglob("*") if p.is_file() and not p.name.endswith(".vidspec-tmp")))
        original(number)

    monkeypatch.setattr(os, "fsync", look)
    write((File("one.py", "1"), File("two.py", "2")), tmp_path)
    assert seen == [[], ["one.py"]]


def test_a_linked_file_is_replaced_and_its_target_is_not(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside.py", tmp_path / "generated"
    write(OLD, root)
    outside.write_text("# mine\n", encoding="utf-8")
    (root / "a/one.py").unlink()
    (root / "a/one.py").symlink_to(outside)
    assert stale(OLD, root) == (Stale("a/one.py", Change.EDITED),)
    write(OLD, root)
    assert not (root / "a/one.py").is_symlink()
    assert outside.read_text(encoding="utf-8") == "# mine\n"


def test_a_link_to_the_right_text_is_replaced_too(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside.py", tmp_path / "generated"
    write(OLD, root)
    (root / "a/one.py").rename(outside)
    (root / "a/one.py").symlink_to(outside)
    write(OLD, root)
    assert not (root / "a/one.py").is_symlink()


def test_nothing_is_written_through_a_linked_folder(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside", tmp_path / "generated"
    write(OLD, root)
    (root / "a").rename(outside)
    (root / "a").symlink_to(outside, target_is_directory=True)
    (outside / "one.py").write_text("# mine\n", encoding="utf-8")
    before = tree(outside)
    write(OLD, root)
    assert tree(outside) == before
    assert _texts(root) == _wanted(OLD)
    assert not (root / "a").is_symlink()


def test_nothing_is_written_through_a_linked_temporary_file(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside.py", tmp_path / "generated"
    outside.write_text("# mine\n", encoding="utf-8")
    (root / "a").mkdir(parents=True)
    (root / "a/.one.py.vidspec-tmp").symlink_to(outside)
    write(OLD, root)
    assert outside.read_text(encoding="utf-8") == "# mine\n"
    assert _texts(root) == _wanted(OLD)


def test_a_folder_where_a_file_belongs_gives_way(tmp_path: Path) -> None:
    (tmp_path / "a/one.py").mkdir(parents=True)
    (tmp_path / "a/one.py/x").write_text("x", encoding="utf-8")
    (tmp_path / "d").write_text("a file where a folder belongs", encoding="utf-8")
    write(NEW, tmp_path)
    assert _texts(tmp_path) == _wanted(NEW)
