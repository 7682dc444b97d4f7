"""Tests of the page that is made from the specs of the project."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.pages import REAL, Opener, accessible


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
        accessible(page)


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
