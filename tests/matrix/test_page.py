"""Tests of the page of the matrix: what there is to read, and how it looks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from vidspec.matrix.model import Claim
from vidspec.matrix.render.page import page as write_page

from tests.support.browser import opened
from tests.support.matrices import AREAS, PROVIDERS, sample
from tests.support.pages import HOSTILE, TEMPLATES, Opener, accessible, ending, written

PHONE = {"width": 360, "height": 780}


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
        accessible(page)


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
        file = written(sample(ending(added)), tmp_path / name)
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
