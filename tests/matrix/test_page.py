"""Owns that the page of the matrix can be read, filtered, compared and linked to, by everybody, and fetches nothing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect
from vidspec.matrix.model import Claim, Consequence, Matrix
from vidspec.matrix.render.page import page as write_page
from vidspec.matrix.render.picture import picture_file

from tests.support.browser import launched, opened
from tests.support.matrices import AREAS, PROVIDERS, sample
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
PHONE = {"width": 360, "height": 780}
Opener = Callable[..., AbstractContextManager[Page]]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for all tests of the module, and gone after it: while it runs, nobody else can have an event loop."""
    with launched() as found:
        yield found


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _written(sample(), tmp_path_factory.mktemp("matrix"))


@pytest.fixture
def visit(browser: Browser, small: Path) -> Opener:
    """Opens the page of the small matrix at an address."""
    return partial(opened, browser, small)


@pytest.fixture
def visit_real(browser: Browser) -> Opener:
    """Opens the page that is committed."""
    return partial(opened, browser, REAL)


def _written(matrix: Matrix, folder: Path) -> Path:
    path = folder / "index.html"
    path.write_text(write_page(matrix, TEMPLATES), encoding="utf-8")
    return path


def _ending(added: str) -> Callable[[str], str]:
    return lambda text: text + added


def _rows(page: Page) -> list[str]:
    return [unquote(id) for id in page.locator("table.all tr[id]:visible").evaluate_all("all => all.map(e => e.id)")]


def _columns(page: Page) -> list[str]:
    return page.locator("table.all thead th:visible b").all_inner_texts()


def _query(page: Page) -> str:
    return str(page.evaluate("decodeURIComponent(location.search)"))


def _remembered(page: Page, query: str) -> None:
    page.wait_for_function("wanted => decodeURIComponent(location.search) === wanted", arg=query)


def _focused(page: Page) -> str:
    return str(
        page.evaluate(
            """() => {
                const { dataset, id, attributes } = document.activeElement;
                return dataset.cell || id || attributes.href?.value || "";
            }"""
        )
    )


# What there is to read ---------------------------------------------------------------------------


def test_without_script_everything_is_there(visit: Opener) -> None:
    with visit(java_script_enabled=False) as page:
        table = page.locator("table.all")
        expect(table.locator("caption")).to_be_visible()
        assert table.locator("thead th[scope=col]").count() == 1 + len(PROVIDERS)
        assert table.locator("th[scope=rowgroup]").all_text_contents() == list(AREAS)
        assert table.locator("tbody th[scope=row]").count() == len(sample().features)
        cells = table.locator("tbody td")
        assert cells.count() == len(sample().features) * len(PROVIDERS)
        assert all(cells.nth(index).is_visible() for index in range(cells.count()))
        expect(page.locator(".controls")).to_be_hidden()
        expect(page.locator(".p:visible")).to_have_count(0)


def test_without_script_an_address_shows_the_details_of_a_cell_or_of_a_row(visit: Opener) -> None:
    details = ".all td > div:visible"
    with visit(java_script_enabled=False) as page:
        expect(page.locator(details)).to_have_count(0)
        page.locator('table.all a[href$="seconds:third"]').click()
        expect(page.locator(details)).to_have_count(1)
        said = page.locator(details).inner_text()
        for text in (
            "degraded for requests, cosmetic for answers",
            "string → integer",
            "different, channel reverse",
            "A note with code.",
            "contradiction: length",
            "3-5 12",
            "no line cited 40",
            "create request, 7-9",
        ):
            assert text in " ".join(said.split())
        page.locator('table.all th a[href="#statuses.queued"]').click()
        expect(page.locator(details)).to_have_count(len(PROVIDERS))
    with visit("#create.request.image%5B%5D:third", java_script_enabled=False) as page:
        expect(page.locator(details)).to_have_count(1)
        expect(page.locator('td[id="create.request.image%5B%5D:third"]')).to_be_in_viewport()


def test_a_cell_says_its_claim_in_words_and_shape(visit: Opener) -> None:
    with visit() as page:
        shapes = set()
        for claim in Claim:
            word = page.locator(f"table.all td.{claim} b").first
            assert word.inner_text() == claim.replace("_", " ")
            shapes.add(word.evaluate("element => getComputedStyle(element, '::before').clipPath"))
            assert page.locator(f"#k-{claim} path").get_attribute("d")
        assert len(shapes) == len(Claim)
        assert all(shape.startswith("path(evenodd, ") for shape in shapes)


def test_what_was_not_run_is_never_green(visit: Opener) -> None:
    with visit() as page:
        colour = "element => getComputedStyle(element).color"
        passed = page.locator("td i.passed").first.evaluate(colour)
        assert page.locator("td i.not_run").first.evaluate(colour) != passed
        assert page.locator("td i.failed").first.inner_text() == "✗ 1 example failed"
        assert page.locator("td i.passed").first.inner_text() == "✓ 1 example"


def test_a_panel_says_everything_of_its_cell(visit: Opener) -> None:
    with visit("#create.request.seconds:third") as page:
        panel = page.locator(".p:visible")
        said = panel.inner_text()
        for text in (
            "Title of create.request.seconds with code",
            "third",
            "contradicted",
            "create.request.seconds: contradicted value of third",
            "create.request.seconds: supported value of first",  # the baseline's
            "string → integer",
            "channel reverse",
            "degraded for requests",
            "cosmetic for answers",
            "A note with code.",
            "third.txt: 3-5",
            "specs/third/openapi.yaml:12",
            "specs/third/openapi.yaml:40",
            "contradiction: length",
            "discrepancy: words",
            "1 example failed",
            "request, 7-9",
        ):
            assert text in said
        expect(page.get_by_role("dialog", name="Title of create.request.seconds with code, third")).to_be_visible()
        panel.get_by_text("contradiction: length").click()
        expect(panel).to_have_count(0)
        expect(page.locator('[id="d:third.length"]')).to_be_in_viewport()


def test_a_discrepancy_leads_to_its_features(visit: Opener) -> None:
    with visit() as page:
        record = page.locator('[id="d:third.length"]')
        said = record.inner_text()
        for text in ("contradiction", "third.txt:3", "seconds is a string", "third.txt:9", "It is a string."):
            assert text in said
        record.get_by_role("link", name="statuses.queued").click()
        expect(page.locator('tr[id="statuses.queued"]')).to_be_in_viewport()


def test_what_is_asked_first_leads_to_evidence_and_contradictions(visit: Opener) -> None:
    with visit() as page:
        asked = page.locator("table.asked")
        assert asked.locator("th[scope=rowgroup]").all_text_contents() == [
            "What is the length called?",
            "Which statuses?",
        ]
        assert asked.locator("td .odd").all_inner_texts() == ["contradiction: length", "1 discrepancy"]
        asked.get_by_text("create.request.seconds: renamed value of second").click()
        expect(page.locator(".p:visible")).to_have_attribute("data-cell", "create.request.seconds:second")


# Filters -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("control", "value", "query", "rows"),
    [
        ("area", "statuses", "?area=statuses", ["statuses.queued", "statuses.failed"]),
        ("claim", "changed", "?claim=changed", ["create"]),
        ("claim", "not_applicable", "?claim=not_applicable", ["statuses.failed"]),
        ("consequence", "degraded", "?consequence=degraded", ["create.request.image[]", "create.request.seconds"]),
    ],
)
def test_a_filter(visit: Opener, control: str, value: str, query: str, rows: list[str]) -> None:
    with visit() as page:
        page.locator(f"[name={control}]").select_option(value)
        assert _rows(page) == rows
        total = len(sample().features)
        expect(page.locator("[role=status]")).to_have_text(f"{len(rows)} of {total} features")
        assert page.locator("table.all tbody:visible").count() == len({row.partition(".")[0] for row in rows})
        _remembered(page, query)


def test_every_choice_is_offered(visit: Opener) -> None:
    with visit() as page:
        offered = "select => [...select.options].map(option => option.value).filter(Boolean)"
        assert page.locator("[name=area]").evaluate(offered) == list(AREAS)
        assert page.locator("[name=claim]").evaluate(offered) == list(Claim)
        assert page.locator("[name=consequence]").evaluate(offered) == [*Consequence, "unknown"]


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("IMAGE[]", ["create.request.image[]"]),  # an id
        ("title of statuses", ["statuses.queued", "statuses.failed"]),
        ("extension value", ["remix:video/字幕", "create.request.hd"]),  # a summary
        ("字幕", ["remix:video/字幕"]),
    ],
)
def test_search(visit: Opener, words: str, rows: list[str]) -> None:
    with visit() as page:
        page.get_by_label("Search").fill(words)
        assert _rows(page) == rows
        _remembered(page, f"?q={words.replace(' ', '+')}")


def test_providers_are_columns(visit: Opener) -> None:
    with visit() as page:
        page.get_by_label("second").and_(page.locator("[type=checkbox]")).uncheck()
        assert _columns(page) == ["first", "third"]
        _remembered(page, "?provider=first,third")
        page.get_by_label("Search").fill("renamed value")  # what is not shown is not found
        assert _rows(page) == []


def test_only_differences(visit: Opener) -> None:
    with visit("?provider=first,second") as page:
        page.get_by_label("only differences").check()
        assert "statuses.queued" in _rows(page)
        assert "statuses.failed" not in _rows(page)  # other words for what does not differ
        page.locator("[value=first][type=checkbox]").uncheck()
        assert _rows(page) == []  # one alone differs from nobody


def test_comparison_shows_two_columns_and_what_differs(visit: Opener) -> None:
    with visit() as page:
        page.locator("[name=left]").select_option("first")
        page.locator("[name=right]").select_option("third")
        assert _columns(page) == ["first", "third"]
        expect(page.locator("[role=status]")).to_contain_text("first and third side by side")
        page.get_by_label("only differences").check()
        assert "remix:video/字幕" not in _rows(page)  # both are silent
        assert "create" in _rows(page)
        _remembered(page, "?compare=first,third&diff=1")


def test_nothing_found_says_so_and_offers_reset(visit: Opener) -> None:
    with visit("?q=nowhere") as page:
        expect(page.locator("table.all")).to_be_hidden()
        expect(page.locator("[role=status]")).to_have_text(f"0 of {len(sample().features)} features")
        page.get_by_role("button", name="Reset the filters").click()
        assert len(_rows(page)) == len(sample().features)
        assert _query(page) == ""


def test_reset(visit: Opener) -> None:
    with visit("?area=statuses&claim=renamed&q=queued&provider=second&diff=1") as page:
        page.get_by_role("button", name="Reset", exact=True).click()
        assert len(_rows(page)) == len(sample().features)
        assert _columns(page) == list(PROVIDERS)
        assert page.get_by_label("Search").input_value() == ""
        assert _query(page) == ""


def test_the_link_is_copied(visit: Opener) -> None:
    with visit(permissions=["clipboard-read", "clipboard-write"]) as page:
        page.locator("[name=area]").select_option("statuses")
        page.get_by_role("button", name="Copy link").click()
        expect(page.locator("[role=status]")).to_have_text("The link is copied.")
        assert str(page.evaluate("navigator.clipboard.readText()")).endswith("index.html?area=statuses")


# Addresses ---------------------------------------------------------------------------------------


def test_an_address_restores_everything(visit: Opener) -> None:
    query = "?q=seconds&area=requests&claim=contradicted&consequence=degraded&compare=first,third&diff=1"
    with visit(f"{query}#create.request.seconds:third") as page:
        assert _rows(page) == ["create.request.seconds"]
        assert _columns(page) == ["first", "third"]
        values = {
            name: page.locator(f"[name={name}]").input_value() for name in ("q", "area", "claim", "left", "right")
        }
        assert values == {
            "q": "seconds",
            "area": "requests",
            "claim": "contradicted",
            "left": "first",
            "right": "third",
        }
        assert page.get_by_label("only differences").is_checked()
        expect(page.locator(".p:visible")).to_have_attribute("data-cell", "create.request.seconds:third")
        assert _focused(page) == "create.request.seconds:third"
        assert _query(page) == query


def test_what_an_address_says_wrongly_is_ignored(visit: Opener) -> None:
    query = "?area=nowhere&claim=%3Cscript%3E&consequence=7&provider=nobody&compare=first,nobody&diff=yes&more=1"
    with visit(f"{query}#no:where") as page:
        assert len(_rows(page)) == len(sample().features)
        assert _columns(page) == list(PROVIDERS)
        expect(page.locator(".p:visible")).to_have_count(0)


def test_back_and_forward(visit: Opener) -> None:
    with visit("?area=requests") as page:
        page.locator('table.all a[href="#create:second"]').click()
        expect(page.locator(".p:visible")).to_have_attribute("data-cell", "create:second")
        page.locator(".p:visible [rel=next]").click()
        expect(page.locator(".p:visible")).to_have_attribute("data-cell", "create:third")
        page.go_back()
        expect(page.locator(".p:visible")).to_have_attribute("data-cell", "create:second")
        page.go_back()
        expect(page.locator(".p:visible")).to_have_count(0)
        assert _query(page) == "?area=requests"
        page.go_forward()
        expect(page.locator(".p:visible")).to_have_attribute("data-cell", "create:second")
        assert page.locator("[name=area]").input_value() == "requests"


def test_a_link_to_a_hidden_row_uncovers_it(visit: Opener) -> None:
    with visit("?area=extras") as page:
        page.locator('[id="d:third.length"]').get_by_role("link", name="statuses.queued").click()
        expect(page.locator('tr[id="statuses.queued"]')).to_be_in_viewport()
        _remembered(page, "")


# Keyboard ----------------------------------------------------------------------------------------


def test_escape_closes_and_the_focus_returns(visit: Opener) -> None:
    with visit() as page:
        link = page.locator('table.all a[href="#create:second"]')
        link.focus()
        page.keyboard.press("Enter")
        assert _focused(page) == "create:second"
        page.keyboard.press("ArrowRight")
        assert _focused(page) == "create:third"
        page.keyboard.press("Escape")
        expect(page.locator(".p:visible")).to_have_count(0)
        assert _focused(page) == "#create:third"
        assert page.evaluate("location.hash") == ""


def test_a_keyboard_is_enough(visit: Opener) -> None:
    with visit() as page:
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_in_viewport()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.type("queued")
        assert _rows(page) == ["statuses.queued"]
        for _ in range(40):
            page.keyboard.press("Tab")
            if _focused(page) == "#statuses.queued:second":
                break
        outline = page.locator(":focus").evaluate("element => getComputedStyle(element).outlineStyle")
        assert outline == "solid"
        page.keyboard.press("Enter")
        assert _focused(page) == "statuses.queued:second"
        page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == "Close"
        page.keyboard.press("Enter")
        assert _focused(page) == "#statuses.queued:second"


# Looks -------------------------------------------------------------------------------------------


def test_light_and_dark_differ(visit: Opener) -> None:
    found = set()
    for scheme in ("light", "dark"):
        with visit(color_scheme=scheme) as page:
            found.add(page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor"))
    assert len(found) == 2


def test_on_paper_every_cell_and_no_control(visit: Opener) -> None:
    with visit("#create:second") as page:
        page.emulate_media(media="print")
        expect(page.locator(".controls")).to_be_hidden()
        expect(page.locator(".p:visible")).to_have_count(0)
        assert page.locator("table.all td:visible").count() == len(sample().features) * len(PROVIDERS)
        assert (
            page.locator("table.all thead").evaluate("head => getComputedStyle(head).display") == "table-header-group"
        )
        assert page.locator("table.all thead th").first.evaluate("e => getComputedStyle(e).position") == "static"
        assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def _is_within_the_window(page: Page) -> None:
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_on_a_phone_the_table_scrolls_in_its_region(visit: Opener, visit_real: Opener) -> None:
    for opener in (visit, visit_real):
        with opener(viewport=PHONE) as page:
            _is_within_the_window(page)
            region = page.get_by_role("region", name="All features, a table")
            assert region.get_attribute("tabindex") == "0"
            region.evaluate("element => element.scrollTo(200, 0)")
            assert region.evaluate("element => element.scrollLeft") == 200
            head = page.locator("table.all tbody th[scope=row]").first.bounding_box()
            assert head is not None
            assert 0 <= head["x"] < 40  # it stays
            page.locator("table.all td > a").first.click()
            panel = page.locator(".p:visible").bounding_box()
            assert panel is not None
            assert panel["y"] > 150  # a sheet at the foot
            _is_within_the_window(page)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 360)])
@pytest.mark.parametrize("address", ["", "#create.request.seconds:third", "?compare=first,third&diff=1", "?q=nowhere"])
def test_the_small_page_is_accessible(visit: Opener, scheme: str, width: int, address: str) -> None:
    with visit(address, color_scheme=scheme, viewport={"width": width, "height": 900}) as page:
        _accessible(page)


def _accessible(page: Page) -> None:
    results = Axe().run(page)
    found = [(v["id"], [node["html"][:200] for node in v["nodes"][:3]]) for v in results.response["violations"]]
    assert found == []


# The page that is committed ------------------------------------------------------------------------


def test_the_real_page_opens_and_is_no_burden(visit_real: Opener) -> None:
    assert REAL.stat().st_size < 400_000
    assert max(map(len, REAL.read_text(encoding="utf-8").splitlines())) < 20_000  # a row is a line
    with visit_real() as page:
        features = page.locator("table.all tbody th[scope=row]").count()
        providers = page.locator("table.all thead th[data-provider]").count()
        expect(page.locator("[role=status]")).to_have_text(f"{features} of {features} features")
        assert page.locator("table.all td").count() == features * providers
        assert page.locator("table.all td[id] > a[href]").count() == features * providers
        ids = page.locator("[id]").evaluate_all("all => all.map(element => element.id)")
        assert len(ids) == len(set(ids))
        lost = page.locator("a[href^='#']").evaluate_all(
            "all => all.filter(link => !document.getElementById(link.hash.slice(1))).map(link => link.hash)"
        )
        assert lost == []


def test_the_real_page_is_accessible(visit_real: Opener) -> None:
    with visit_real("?area=create+request#videos.create.request.seconds:modelverse") as page:
        # What is hidden is hidden from everybody, and to walk through it takes long.
        page.locator("tbody[hidden]").evaluate_all("all => all.forEach(one => one.remove())")
        _accessible(page)


def _answers(page: Page, question: str) -> dict[str, str]:
    """What the table of what is asked first says of each provider."""
    table = page.locator("table.asked")
    body = table.locator("tbody").filter(has=page.locator("th[scope=rowgroup]", has_text=question))
    rows = [row.locator("td").all_inner_texts() for row in body.locator("tr:not(.area)").all()]
    names = table.locator("thead th[data-provider] b").all_inner_texts()
    return {name: "\n".join(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}


def test_a_newcomer_finds_five_answers(visit_real: Opener) -> None:
    with visit_real() as page:
        image = _answers(page, "image")
        assert {name for name, said in image.items() if "input_reference" in said} == {
            *("openai", "ephone", "modelverse", "sora_video2"),
        }
        assert all(said.startswith(("undocumented", "unsupported")) for name, said in image.items() if "web" in name)
        length = _answers(page, "length")
        assert all("seconds" in length[name] and "4 | 8" in length[name] for name in ("openai", "ephone", "modelverse"))
        assert "parameters.duration: integer, 4 | 8 | 12" in length["umodelverse"]
        assert "duration" in length["sora_web"]
        assert "10 | 15 | 25" in length["sora_web"]
        statuses = _answers(page, "statuses")
        assert all(word in statuses["umodelverse"] for word in ("Pending", "Running", "Success", "Failure"))
        assert all(word in statuses["ephone"] for word in ("pending", "processing", "completed", "failed"))
        result = _answers(page, "finished video")
        assert "video_url" in result["ephone"]
        assert "video_url" in result["sora_video2"]
        assert "output.urls" in result["umodelverse"]
        assert "/content" in result["openai"]
        assert "contradiction: length-field-name" in length["modelverse"]
        link = page.locator("table.asked .odd.contradiction", has_text="length-field-name")
        link.click()
        expect(page.locator('[id="d:modelverse.length-field-name"]')).to_be_in_viewport()


# Texts of specs --------------------------------------------------------------------------------


def _tree(page: Page) -> dict[str, int]:
    """How many elements and attributes of each name there are, but for the places where a line may break."""
    found = page.evaluate(
        """() => {
            const found = {};
            for (const element of document.querySelectorAll(":not(wbr)")) {
                for (const name of [element.localName, ...element.getAttributeNames()]) {
                    found[name] = 1 + (found[name] ?? 0);
                }
            }
            return found;
        }"""
    )
    return {str(name): int(count) for name, count in found.items()}


def test_hostile_texts_are_texts(browser: Browser, tmp_path: Path) -> None:
    trees = []
    for name, added in (("harmless", "x"), ("hostile", HOSTILE)):
        (tmp_path / name).mkdir()
        file = _written(sample(_ending(added)), tmp_path / name)
        with opened(browser, file, viewport=PHONE) as page:
            page.locator("[name=left]").select_option(index=1)
            page.locator("[name=right]").select_option(index=3)
            page.get_by_label("Search").fill("seconds")
            page.locator("table.all tr[id]:visible td > a").last.click()
            expect(page.locator(".p:visible")).to_contain_text("contradicted value of third")
            _is_within_the_window(page)
            page.locator(".p:visible [rel=prev]").click()
            page.keyboard.press("Escape")
            page.set_viewport_size({"width": 1440, "height": 900})
            _is_within_the_window(page)
            assert page.evaluate("window.hit ?? null") is None
            assert page.title() == "Conformance matrix"
            trees.append(_tree(page))
    assert trees[0] == trees[1]


def test_a_hostile_address_is_no_markup(visit: Opener) -> None:
    with visit("?q=%3Cimg%20src=x%20onerror=alert(1)%3E&area=%3Cb%3E#%3Cimg%20src=x%3E") as page:
        assert page.get_by_label("Search").input_value() == "<img src=x onerror=alert(1)>"
        expect(page.locator("[role=status]")).to_have_text("0 of 8 features")


def test_the_page_allows_no_script_but_its_own(visit: Opener) -> None:
    with visit() as page:
        policy = str(page.locator("meta[http-equiv]").get_attribute("content"))
        assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
        assert "unsafe" not in policy


def test_the_same_matrix_gives_the_same_bytes() -> None:
    assert write_page(sample(), TEMPLATES) == write_page(sample(), TEMPLATES)
    windows = {name: text.replace("\n", "\r\n") for name, text in TEMPLATES.items()}
    policy = re.compile(r"sha256-[^']+")
    assert policy.findall(write_page(sample(), windows)) == policy.findall(write_page(sample(), TEMPLATES))


# The picture -------------------------------------------------------------------------------------


def test_the_picture_has_a_name_and_a_tile_for_every_cell(visit: Opener) -> None:
    with visit() as page:
        image = page.get_by_role("img", name="Who supports what: 3 providers, 8 features")
        expect(image).to_be_visible()
        assert "third: core 1 of 4, extras 1, unknown 2" in str(image.locator("desc").text_content())
        for index in range(len(PROVIDERS)):
            assert _tiles(image.locator(".tiles").nth(index)) == [f.cells[index].claim for f in sample().features]
        assert "%" not in image.inner_html()


def _tiles(strip: Locator) -> list[str]:
    """The claims of the tiles, from left to right, and from top to bottom."""
    runs = strip.locator("polyline").evaluate_all(
        "all => all.map(line => [line.getAttribute('class'), line.getAttribute('points')])"
    )
    tiles = {(*map(int, point.split(",")),): claim for claim, points in runs for point in points.split()}
    return [tiles[point] for point in sorted(tiles)]


def test_a_tile_leads_to_its_cell(visit: Opener) -> None:
    with visit() as page:
        strip = page.locator(".tiles").nth(1)
        field = strip.locator(".field").bounding_box()
        assert field is not None
        side = field["height"] / 3  # three tiles on each other
        middle = {"x": side / 2, "y": side * 2.5}
        strip.locator(".field").hover(position=middle)
        expect(page.locator(".pointed")).to_contain_text("second · Title of create.request.seconds with code · renamed")
        strip.locator(".field").click(position=middle)
        expect(page.locator(".p:visible")).to_have_attribute("data-cell", "create.request.seconds:second")


def test_the_picture_stands_alone(browser: Browser, tmp_path: Path) -> None:
    text = picture_file(sample(), TEMPLATES)
    root = ET.fromstring(text)
    space = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{space}svg"
    assert root.findtext(f"{space}title") == "Who supports what: 3 providers, 8 features"
    assert "prefers-color-scheme: dark" in text
    (tmp_path / "summary.svg").write_text(text, encoding="utf-8")
    readme = tmp_path / "index.html"
    readme.write_text('<!DOCTYPE html><title>.</title><link rel="icon" href="data:,"><p>here</p>', encoding="utf-8")
    with opened(browser, readme) as page:
        shown = page.evaluate(
            """async source => {
                const image = new Image();
                image.src = source;
                await image.decode();
                const canvas = document.createElement("canvas");
                [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
                const context = canvas.getContext("2d");
                context.drawImage(image, 0, 0);
                return [canvas.width, new Set(context.getImageData(0, 0, canvas.width, canvas.height).data).size];
            }""",
            f"data:image/svg+xml,{_quoted(text)}",
        )
        assert shown[0] == 900
        assert shown[1] > 50  # it is no empty sheet


def test_hostile_texts_leave_the_picture_well_formed() -> None:
    harmless, hostile = (ET.fromstring(picture_file(sample(_ending(added)), TEMPLATES)) for added in ("x", HOSTILE))
    assert [element.tag for element in harmless.iter()] == [element.tag for element in hostile.iter()]
    assert max(len(element.text or "") for element in hostile.iter("{http://www.w3.org/2000/svg}text")) < 60


def _quoted(text: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "".join(f"%{byte:02X}" for byte in c.encode()) for c in text)
