# SPDX-License-Identifier: MIT
"""Whether a response is the file that was asked for."""

from __future__ import annotations

from typing import Any

from .answers import Answer
from .content import NOT_JSON, begins_as_json, is_json, is_no_file, is_page, is_text, is_whole, media_type, parsed
from .errors import APIStatusError

_NOT_YET = (202, 204)  # statuses of success that come without the file


class FileAnswer(Answer[Any]):
    """One answer to a call for a file, under a status of success."""

    def is_file(self, *, whole: bool) -> bool | None:
        """Whether the headers speak of a file, the `whole` one if that is wanted; None if they leave it open."""
        if is_no_file(self.response):
            return None
        status = self.response.status_code
        return status not in _NOT_YET and (not whole or is_whole(self.response))

    def check_labelled(self, content: bytes, *, whole: bool) -> None:
        """Raises if what calls itself JSON or a page is no file, or not the `whole` one if that is wanted."""
        self.check_file(content)
        if self.response.status_code in _NOT_YET or (whole and not is_whole(self.response)):
            raise self._instead_of("the whole file", content)

    def no_file(self) -> APIStatusError:
        """The error for an answer that is a part of a file only, or says that there is none yet."""
        return self._instead_of("the whole file", b"")

    def check_file(self, content: bytes) -> None:
        """Raises if the content, or its beginning, is no file but JSON, a page, words or nothing: mostly an error.

        JSON is a file where only JSON was asked for; text is one where its media type was.
        """
        media, body = media_type(self.response), parsed(content)
        asked = [kind for one in self._call.accept.lower().split(",") if (kind := one.partition(";")[0].strip())]
        json = (body is not NOT_JSON or begins_as_json(content)) and not (
            asked and all(map(is_json, asked)) and not (isinstance(body, dict) and body.get("error"))
        )
        named = (media in asked or "text/*" in asked) and (media.startswith("text/") or "xml" in media)
        words = (is_page(content) or (is_text(content) and media.startswith("text/"))) and not named
        if not content.strip() or words or json:
            raise self._instead_of("a file", content)
