# Code generated from specs/sora_web/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Objects in responses."""

from __future__ import annotations

from typing import Literal

from .._runtime.model import Model


class ChatChoice(Model):
    """
    One alternative of an answer.

    Undocumented: No answer is documented.
    """

    index: int | None = None
    """Place among the alternatives, from 0. Undocumented: No answer is documented."""
    message: ChatMessage | None = None
    """The message. Undocumented: No answer is documented."""
    finish_reason: str | None = None
    """Why the message ended. Undocumented: No answer is documented."""


class ChatChunkChoice(Model):
    """
    What is new in one alternative.

    Undocumented: No answer is documented.
    """

    index: int | None = None
    """Place among the alternatives, from 0. Undocumented: No answer is documented."""
    delta: ChatDelta | None = None
    """What is added to the message. Undocumented: No answer is documented."""
    finish_reason: str | None = None
    """Why the message ended; null until it does. Undocumented: No answer is documented."""


class ChatCompletion(Model):
    """
    The answer of a chat, whole.

    Undocumented: No answer is documented.
    """

    id: str | None = None
    """Id of the answer. Undocumented: No answer is documented."""
    object: str | None = None
    """Kind of the object. Undocumented: No answer is documented."""
    created: int | None = None
    """Time of creation in Unix seconds. Undocumented: No answer is documented."""
    model: str | None = None
    """Name of the model. Undocumented: No answer is documented."""
    choices: list[ChatChoice] | None = None
    """The alternatives. Undocumented: No answer is documented."""


class ChatCompletionChunk(Model):
    """
    A piece of a streamed answer.

    Undocumented: No answer is documented.
    """

    id: str | None = None
    """Id of the answer; the same in every piece. Undocumented: No answer is documented."""
    object: str | None = None
    """Kind of the object. Undocumented: No answer is documented."""
    created: int | None = None
    """Time of creation in Unix seconds. Undocumented: No answer is documented."""
    model: str | None = None
    """Name of the model. Undocumented: No answer is documented."""
    choices: list[ChatChunkChoice] | None = None
    """What is new in the alternatives. Undocumented: No answer is documented."""


class ChatDelta(Model):
    """
    An addition to a message.

    Undocumented: No answer is documented.
    """

    role: str | None = None
    """Who speaks. Undocumented: No answer is documented."""
    content: str | None = None
    """Text that is added. Undocumented: No answer is documented."""


class ChatMessage(Model):
    """
    A message that is answered.

    Undocumented: No answer is documented.
    """

    role: str | None = None
    """Who speaks. Undocumented: No answer is documented."""
    content: str | None = None
    """Text of the message. Undocumented: No answer is documented."""


class ErrorEnvelope(Model):
    """
    What comes instead of a result when a request fails.

    Undocumented: No answer is documented.
    """

    error: ErrorObject
    """Why the request failed. Undocumented: No answer is documented."""


class ErrorObject(Model):
    """
    Why a request failed.

    Undocumented: No answer is documented.
    """

    message: str
    """What went wrong, in words. Undocumented: No answer is documented."""
    type: str | None = None
    """Kind of the error. Undocumented: No answer is documented."""
    param: str | None = None
    """Parameter that the error is about. Undocumented: No answer is documented."""
    code: str | None = None
    """Short code of the error. Undocumented: No answer is documented."""


class Image(Model):
    """
    An image, as a URL or in Base64.

    Undocumented: No answer is documented.
    """

    url: str | None = None
    """Where the image can be fetched. Undocumented: No answer is documented."""
    b64_json: str | None = None
    """The image in Base64. Undocumented: No answer is documented."""
    revised_prompt: str | None = None
    """The prompt as it was used. Undocumented: No answer is documented."""


class ImagesResponse(Model):
    """
    The images of one request.

    Undocumented: No answer is documented.
    """

    created: int | None = None
    """Time of creation in Unix seconds. Undocumented: No answer is documented."""
    data: list[Image] | None = None
    """The images. Undocumented: No answer is documented."""


class Video(Model):
    """
    A video generation job.

    Undocumented: No answer is documented.
    """

    id: str
    """Id of the job. Undocumented: No answer is documented."""
    object: Literal["video"] | str | None = None
    """Kind of the object. Undocumented: No answer is documented."""
    model: str | None = None
    """Name of the model. Undocumented: No answer is documented."""
    status: Literal["queued", "in_progress", "completed", "failed"] | str
    """
    State of the job. Undocumented: The document speaks of the state of a job and names neither
    field nor values.
    """
    progress: int | None = None
    """Progress of the job in percent. Undocumented: No answer is documented."""
    created_at: int | None = None
    """Time of creation in Unix seconds. Undocumented: No answer is documented."""
    completed_at: int | None = None
    """Time of completion in Unix seconds. Undocumented: No answer is documented."""
    expires_at: int | None = None
    """Time in Unix seconds at which the files expire. Undocumented: No answer is documented."""
    prompt: str | None = None
    """Text that the video was made from. Undocumented: No answer is documented."""
    size: str | None = None
    """Width and height of the video in pixels. Undocumented: No answer is documented."""
    seconds: str | None = None
    """Length of the video in seconds. Undocumented: No answer is documented."""
    remixed_from_video_id: str | None = None
    """Id of the job this one is a remix of. Undocumented: No answer is documented."""
    error: VideoError | None = None
    """Why the job failed. Undocumented: No answer is documented."""


class VideoError(Model):
    """
    Why a job failed.

    Undocumented: No answer is documented.
    """

    code: str | None = None
    """Short code of the error. Undocumented: No answer is documented."""
    message: str | None = None
    """What went wrong, in words. Undocumented: No answer is documented."""
