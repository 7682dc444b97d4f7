"""Opens pages of the matrix in a browser."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from vidspec.matrix.model import Matrix
from vidspec.matrix.render.page import page as write_page

from tests.support.project import PROJECT

REAL = PROJECT / "generated" / "conformance" / "index.html"


TEMPLATES = {
    path.name: path.read_text(encoding="utf-8") for path in sorted((PROJECT / "templates" / "matrix").iterdir())
}


HOSTILE = (
    """ "'><script>window.hit = 1</script><img src=x onerror="window.hit = 2"><svg onload=window.hit=3>"""
    """</style></title></textarea></template></script><!-- ]]> {{ 7 * 7 }} {% raw %} &lt; &#60; %3C ?q=1&diff=1#a:b, """
    "\u4e2d\u6587 \u0639\u0631\u0628\u064a \u202eevil\u202c \x00 \x1b \ud800 \ufffe \r\n\t " + "long" * 1250
)


Opener = Callable[..., AbstractContextManager[Page]]


def written(matrix: Matrix, folder: Path) -> Path:
    path = folder / "index.html"
    path.write_text(write_page(matrix, TEMPLATES), encoding="utf-8")
    return path


def ending(added: str) -> Callable[[str], str]:
    return lambda text: text + added


def accessible(page: Page) -> None:
    results = Axe().run(page)
    found = [(v["id"], [node["html"][:200] for node in v["nodes"][:3]]) for v in results.response["violations"]]
    assert found == []
