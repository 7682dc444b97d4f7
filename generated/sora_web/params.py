# Code generated from specs/sora_web/openapi.yaml by `make generate`. DO NOT EDIT.
"""Objects in requests."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


class ChatContentPartParam(TypedDict):
    """
    A piece of a message, either a text or an image.

    Source: lines 86, 87. Undocumented: Known from one example only.
    """

    type: Literal["text", "image_url"] | str
    """
    Which of the two it is.

    - `text`: A text, held by `text`.
    - `image_url`: An image, held by `image_url`.

    Source: lines 86, 87.
    """
    text: NotRequired[str]
    """
    The text.

    Source: line 86.
    """
    image_url: NotRequired[ChatImageUrlParam]
    """
    The image.

    Source: line 87.
    """


class ChatImageUrlParam(TypedDict):
    """
    An image that is sent.

    Source: line 87.
    """

    url: str
    """
    URL of the image, or the image in Base64.

    Source: line 87.
    """


class ChatMessageInputParam(TypedDict):
    """
    A message that is sent.

    Source: lines 70, 83-89. Undocumented: Known from the examples only.
    """

    role: str
    """
    Who speaks; `user` in the examples.

    Source: lines 70, 84.
    """
    content: str | list[ChatContentPartParam]
    """
    Text, or a list of texts and images.

    Source: lines 70, 85-88.
    """
