"""Path templates: one reading of placeholders, and one answer to whether a path or URL is an instance."""

from __future__ import annotations

import pytest
from vidspec.core.paths import PathTemplate, segments, server_path

JOB = PathTemplate.of_spec("/v1/videos/{video_id}/content")


def test_placeholders_of_a_spec_have_names() -> None:
    assert JOB.names == ("video_id",)
    assert JOB.blank == "/v1/videos/{}/content"
    assert PathTemplate.of_spec("/v1/videos").names == ()


@pytest.mark.parametrize("written", ["/jobs/{id}", "/jobs/{{id}}", "/jobs/<id>", "/jobs/:id"])
def test_documents_write_placeholders_in_several_ways(written: str) -> None:
    template = PathTemplate.of_document(written)
    assert template.names == ("id",)
    assert template.blank == "/jobs/{}"


def test_only_braces_are_placeholders_in_a_spec() -> None:
    assert PathTemplate.of_spec("/jobs/:id/<x>").blank == "/jobs/:id/<x>"


def test_a_colon_inside_a_step_is_no_placeholder() -> None:
    assert PathTemplate.of_document("http://host:8080/v1/a:run").names == ()


@pytest.mark.parametrize(
    ("path", "fits"),
    [
        ("/v1/videos/v_1/content", True),
        ("/v1/videos//content", False),
        ("/v1/videos/a/b/content", False),
        ("/v1/videos/v_1/content/", False),
        ("/api/v1/videos/v_1/content", False),
    ],
)
def test_a_path_fits_as_a_whole(path: str, fits: bool) -> None:
    assert JOB.fits(path) is fits


@pytest.mark.parametrize(
    ("url", "ends"),
    [
        ("https://api.example/api/v1/videos/v_1/content", True),
        ("https://api.example/v1/videos/v_1/content?variant=thumbnail", True),
        ("https://api.example/v1/videos/v_1/content/more", False),
        ("https://api.example/v1/videos/content", False),
    ],
)
def test_a_url_ends_as_the_template_says(url: str, ends: bool) -> None:
    assert JOB.ends(url) is ends


def test_literals_are_no_patterns() -> None:
    assert not PathTemplate.of_spec("/v1.0/{id}").fits("/v1x0/a")


@pytest.mark.parametrize(
    ("template", "path", "count"),
    [
        ("/videos/{id}", "/v1/videos/a", 1),
        ("/videos/{id}", "/v1/videos", None),
        ("/videos/list", "/v1/videos/list", 0),
        ("/a/{id}.mp4", "/a/x.mp4", 1),
        ("/a/{id}.mp4", "/a/.mp4", None),
        ("/{a}/{b}", "/x/y", 2),
        ("/{a}/{b}", "/y", None),
        ("/a%20b/{id}", "/a b/1", 1),
    ],
)
def test_open_steps_are_counted_from_the_end(template: str, path: str, count: int | None) -> None:
    assert PathTemplate.of_spec(template).open_steps(segments(path)) == count


def test_segments_are_decoded_without_slashes_at_the_ends() -> None:
    assert segments("/a/b%2Fc/") == ("a", "b/c")
    assert segments("/") == ()


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://api.example/v1/", "/v1"),
        ("https://api.example", ""),
        ("{base}/v1", "{base}/v1"),
        ("/v1", "/v1"),
        ("https://{host}:{port}/api/v1", "/api/v1"),
    ],
)
def test_the_path_of_a_server(url: str, path: str) -> None:
    assert server_path(url) == path
