"""Tests of the filters, addresses and keys of the page of the matrix."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect
from vidspec.matrix.model import Claim, Consequence

from tests.support.matrices import AREAS, PROVIDERS, sample
from tests.support.pages import Opener


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
