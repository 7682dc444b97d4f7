"""Tests of the picture that sums the matrix up."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from playwright.sync_api import Browser, Locator, expect
from vidspec.matrix.render.picture import picture_file

from tests.support.browser import opened
from tests.support.matrices import PROVIDERS, sample
from tests.support.pages import HOSTILE, TEMPLATES, Opener, ending


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
    harmless, hostile = (ET.fromstring(picture_file(sample(ending(added)), TEMPLATES)) for added in ("x", HOSTILE))
    assert [element.tag for element in harmless.iter()] == [element.tag for element in hostile.iter()]
    assert max(len(element.text or "") for element in hostile.iter("{http://www.w3.org/2000/svg}text")) < 60


def _quoted(text: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "".join(f"%{byte:02X}" for byte in c.encode()) for c in text)
