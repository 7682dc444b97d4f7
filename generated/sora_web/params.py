# Code generated from specs/sora_web/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in requests."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


class ChatContentPartParam(TypedDict):
    """
    A piece of a message, either a text or an image.

    Undocumented: Known from one example only.
    """

    type: Literal["text", "image_url"] | str
    """
    Which of the two it is.

    - `text`: A text, held by `text`.
    - `image_url`: An image, held by `image_url`.
    """
    text: NotRequired[str]
    """The text."""
    image_url: NotRequired[ChatImageUrlParam]
    """The image."""


class ChatImageUrlParam(TypedDict):
    """An image that is sent."""

    url: str
    """URL of the image, or the image in Base64."""


class ChatMessageInputParam(TypedDict):
    """
    A message that is sent.

    Undocumented: Known from the examples only.
    """

    role: str
    """Who speaks; `user` in the examples."""
    content: str | list[ChatContentPartParam]
    """Text, or a list of texts and images."""
