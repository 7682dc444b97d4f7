# Code generated from specs/sora_web/openapi.yaml by `make generate`. DO NOT EDIT.
"""Objects in answers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .._runtime.model import Model


class ChatChoice(Model):
    """
    One alternative of an answer.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    index: int | None = Field(
        None,
        description="Place among the alternatives, from 0.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Place among the alternatives, from 0.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    message: ChatMessage | None = Field(
        None,
        description="The message.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    The message.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    finish_reason: str | None = Field(
        None,
        description="Why the message ended.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Why the message ended.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """


class ChatChunkChoice(Model):
    """
    What is new in one alternative.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    index: int | None = Field(
        None,
        description="Place among the alternatives, from 0.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Place among the alternatives, from 0.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    delta: ChatDelta | None = Field(
        None,
        description="What is added to the message.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    What is added to the message.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    finish_reason: str | None = Field(
        None,
        description="Why the message ended; null until it does.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Why the message ended; null until it does.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """


class ChatCompletion(Model):
    """
    The answer of a chat, whole.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    id: str | None = Field(
        None,
        description="Id of the answer.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Id of the answer.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    object: str | None = Field(
        None,
        description="Kind of the object.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Kind of the object.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    created: int | None = Field(
        None,
        description="Time of creation in Unix seconds.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Time of creation in Unix seconds.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    model: str | None = Field(
        None,
        description="Name of the model.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Name of the model.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    choices: list[ChatChoice] | None = Field(
        None,
        description="The alternatives.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    The alternatives.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """


class ChatCompletionChunk(Model):
    """
    A piece of a streamed answer.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    id: str | None = Field(
        None,
        description="Id of the answer; the same in every piece.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Id of the answer; the same in every piece.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    object: str | None = Field(
        None,
        description="Kind of the object.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Kind of the object.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    created: int | None = Field(
        None,
        description="Time of creation in Unix seconds.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Time of creation in Unix seconds.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    model: str | None = Field(
        None,
        description="Name of the model.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Name of the model.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    choices: list[ChatChunkChoice] | None = Field(
        None,
        description="What is new in the alternatives.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    What is new in the alternatives.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """


class ChatDelta(Model):
    """
    An addition to a message.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    role: str | None = Field(
        None,
        description="Who speaks.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Who speaks.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    content: str | None = Field(
        None,
        description="Text that is added.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Text that is added.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """


class ChatMessage(Model):
    """
    A message that is answered.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    role: str | None = Field(
        None,
        description="Who speaks.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Who speaks.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    content: str | None = Field(
        None,
        description="Text of the message.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Text of the message.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """


class ErrorEnvelope(Model):
    """
    What comes instead of a result when a request fails.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    error: ErrorObject = Field(
        ...,
        description="Why the request failed.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Why the request failed.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """


class ErrorObject(Model):
    """
    Why a request failed.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    message: str = Field(
        ...,
        description="What went wrong, in words.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    What went wrong, in words.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    type: str | None = Field(
        None,
        description="Kind of the error.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Kind of the error.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    param: str | None = Field(
        None,
        description="Parameter that the error is about.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Parameter that the error is about.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    code: str | None = Field(
        None,
        description="Short code of the error.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Short code of the error.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """


class Image(Model):
    """
    An image, as a URL or in Base64.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    url: str | None = Field(
        None,
        description="Where the image can be fetched.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Where the image can be fetched.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    b64_json: str | None = Field(
        None,
        description="The image in Base64.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    The image in Base64.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    revised_prompt: str | None = Field(
        None,
        description="The prompt as it was used.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    The prompt as it was used.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """


class ImagesResponse(Model):
    """
    The images of one request.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    created: int | None = Field(
        None,
        description="Time of creation in Unix seconds.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Time of creation in Unix seconds.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    data: list[Image] | None = Field(
        None,
        description="The images.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    The images.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """


class Video(Model):
    """
    A video generation job.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    id: str = Field(
        ...,
        description="Id of the job.\n\nSource: line 200. Undocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Id of the job.

    Source: line 200. Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    object: Literal["video"] | str | None = Field(
        None,
        description="Kind of the object.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Kind of the object.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    model: str | None = Field(
        None,
        description="Name of the model.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Name of the model.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    status: Literal["queued", "in_progress", "completed", "failed"] | str = Field(
        ...,
        description="State of the job.\n\nSource: line 192. Undocumented: The document speaks of the state of a job and names neither field nor values; both as in OpenAI's API.",
    )
    """
    State of the job.

    Source: line 192. Undocumented: The document speaks of the state of a job and names neither field nor values; both as in OpenAI's API.
    """

    progress: int | None = Field(
        None,
        description="Progress of the job in percent.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Progress of the job in percent.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    created_at: int | None = Field(
        None,
        description="Time of creation in Unix seconds.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Time of creation in Unix seconds.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    completed_at: int | None = Field(
        None,
        description="Time of completion in Unix seconds.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Time of completion in Unix seconds.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    expires_at: int | None = Field(
        None,
        description="Time in Unix seconds at which the files expire.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Time in Unix seconds at which the files expire.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    prompt: str | None = Field(
        None,
        description="Text that the video was made from.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Text that the video was made from.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    size: str | None = Field(
        None,
        description="Width and height of the video in pixels.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Width and height of the video in pixels.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    seconds: str | None = Field(
        None,
        description="Length of the video in seconds.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Length of the video in seconds.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    remixed_from_video_id: str | None = Field(
        None,
        description="Id of the job this one is a remix of.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Id of the job this one is a remix of.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    error: VideoError | None = Field(
        None,
        description="Why the job failed.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Why the job failed.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """


class VideoError(Model):
    """
    Why a job failed.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    code: str | None = Field(
        None,
        description="Short code of the error.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    Short code of the error.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """

    message: str | None = Field(
        None,
        description="What went wrong, in words.\n\nUndocumented: No answer is documented; assumed in the shape of OpenAI's API.",
    )
    """
    What went wrong, in words.

    Undocumented: No answer is documented; assumed in the shape of OpenAI's API.
    """
