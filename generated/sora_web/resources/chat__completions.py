# Code generated from specs/sora_web/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.chat.completions`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal, overload

from ..._runtime.request import Options, Request, Rule
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.sse import AsyncStream, Stream
from ..._runtime.types import Body, Headers, Query, Timeout
from .. import models, params


def _create(
    messages: Sequence[params.ChatMessageInputParam],
    model: Literal[
        "sora_image",
        "sora_video",
        "sora_video2",
        "sora_video2-landscape",
        "sora_video2-landscape-hd",
        "sora_video2-hd-portrait-15s",
        "sora_video2-pro",
    ]
    | str,
    stream: bool | None = None,
    size: str | None = None,
    n: int | None = None,
    watermark: bool | None = None,
    duration: Literal[10, 15, 25] | int | None = None,
    hd: bool | None = None,
) -> Request[models.ChatCompletion]:
    return Request(
        operation="chat.completions.create",
        method="POST",
        path="/v1/chat/completions",
        result=models.ChatCompletion,
        body={
            "messages": messages,
            "model": model,
            "stream": stream,
            "size": size,
            "n": n,
            "watermark": watermark,
            "duration": duration,
            "hd": hd,
        },
        encodings=("json",),
        rules=(
            Rule(
                field="model",
                kind="pattern",
                argument=("^sora_video2-([a-z0-9]+-)*pro(-[a-z0-9]+)*$",),
                message="hd is documented for sora_video2-pro only",
                refuse=False,
                when={"hd": (True,)},
                defaults={"hd": False},
            ),
            Rule(
                field="duration",
                kind="not_values",
                argument=(25,),
                message="hd is documented as not available with a duration of 25 seconds",
                refuse=False,
                when={"hd": (True,)},
                defaults={"hd": False},
            ),
            Rule(
                field="model",
                kind="pattern",
                argument=("^(?!.*-25s(-|$)).*$",),
                message="hd is documented as not available with a model of 25 seconds",
                refuse=False,
                when={"hd": (True,)},
                defaults={"hd": False},
            ),
        ),
        blocking=True,
    )


class ChatCompletions(Resource):
    """Operations of `client.chat.completions`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    @overload
    def create(
        self,
        *,
        stream: Literal[False] | None = None,
        messages: Sequence[params.ChatMessageInputParam],
        model: Literal[
            "sora_image",
            "sora_video",
            "sora_video2",
            "sora_video2-landscape",
            "sora_video2-landscape-hd",
            "sora_video2-hd-portrait-15s",
            "sora_video2-pro",
        ]
        | str,
        size: str | None = None,
        n: int | None = None,
        watermark: bool | None = None,
        duration: Literal[10, 15, 25] | int | None = None,
        hd: bool | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.ChatCompletion: ...

    @overload
    def create(
        self,
        *,
        stream: Literal[True],
        messages: Sequence[params.ChatMessageInputParam],
        model: Literal[
            "sora_image",
            "sora_video",
            "sora_video2",
            "sora_video2-landscape",
            "sora_video2-landscape-hd",
            "sora_video2-hd-portrait-15s",
            "sora_video2-pro",
        ]
        | str,
        size: str | None = None,
        n: int | None = None,
        watermark: bool | None = None,
        duration: Literal[10, 15, 25] | int | None = None,
        hd: bool | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> Stream[models.ChatCompletionChunk]: ...

    @overload
    def create(
        self,
        *,
        stream: bool | None = None,
        messages: Sequence[params.ChatMessageInputParam],
        model: Literal[
            "sora_image",
            "sora_video",
            "sora_video2",
            "sora_video2-landscape",
            "sora_video2-landscape-hd",
            "sora_video2-hd-portrait-15s",
            "sora_video2-pro",
        ]
        | str,
        size: str | None = None,
        n: int | None = None,
        watermark: bool | None = None,
        duration: Literal[10, 15, 25] | int | None = None,
        hd: bool | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.ChatCompletion | Stream[models.ChatCompletionChunk]: ...

    def create(
        self,
        *,
        messages: Sequence[params.ChatMessageInputParam],
        model: Literal[
            "sora_image",
            "sora_video",
            "sora_video2",
            "sora_video2-landscape",
            "sora_video2-landscape-hd",
            "sora_video2-hd-portrait-15s",
            "sora_video2-pro",
        ]
        | str,
        stream: bool | None = None,
        size: str | None = None,
        n: int | None = None,
        watermark: bool | None = None,
        duration: Literal[10, 15, 25] | int | None = None,
        hd: bool | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.ChatCompletion | Stream[models.ChatCompletionChunk]:
        """Make an image or a video in a chat.

        Text alone makes something new; text and an image change the image.

        The response comes when the work is done: the default `timeout` is 600 seconds.

        Args:
            messages: Messages of the chat, oldest first. Undocumented: The document does not
                say in which order the messages stand.
            model: Name of the model: `sora_image`, `sora_video`, or `sora_video2` with any of
                the suffixes `-portrait`, `-landscape`, `-hd`, `-15s`, `-25s` and `-pro`.
                `sora_image`: Images; `sora_video`: Videos, old version; `sora_video2`: Videos,
                new version; by default 10 seconds, portrait, standard definition;
                `sora_video2-landscape`: Videos in landscape; `sora_video2-landscape-hd`: Videos
                in landscape and high definition; `sora_video2-hd-portrait-15s`: Videos of 15
                seconds in portrait and high definition; `sora_video2-pro`: Videos by the Pro
                version.
            stream: Whether the answer comes as server-sent events. Undocumented: The document
                speaks of streamed output and does not say in which form.
            size: Width and height in pixels, as WIDTHxHEIGHT. Images come as 1:1 (equal), 3:2
                (wider) or 2:3 (higher), videos in landscape (wider) or portrait (higher).
                Undocumented: The document calls the parameter global and names neither endpoint
                nor type.
            n: Number of variants of an image, 1 to 4. Default: `1`. Undocumented: The document
                calls the parameter global and names neither endpoint nor type.
            watermark: Whether a Sora 2 video keeps its watermark. Default: false. Undocumented:
                The document calls the parameter global and names neither endpoint nor type.
            duration: Length of a Sora 2 video in seconds. Default: `10`. Undocumented: The
                document calls the parameter global and names neither endpoint nor type.
            hd: Whether a Sora 2 video has high definition; by the document only with
                `sora_video2-pro` and not with 25 seconds. Default: false. Undocumented: The
                document calls the parameter global and names neither endpoint nor type.

        Returns:
            A `models.ChatCompletion`. With `stream=True`, a stream of
            `models.ChatCompletionChunk`, each as it arrives.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        call = _create(messages, model, stream, size, n, watermark, duration, hd)
        if stream:
            return Stream.open(
                self._transport,
                call.streamed(models.ChatCompletionChunk),
                Options(extra_headers, extra_query, extra_body, timeout),
                "[DONE]",
            )
        return self._transport.send(call, Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> ChatCompletionsWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return ChatCompletionsWithRawResponse(ChatCompletions(self._transport.raw()))


class ChatCompletionsWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: ChatCompletions) -> None:
        self._resource = resource
        self.create = raw(resource.create)


class AsyncChatCompletions(AsyncResource):
    """Async version of `ChatCompletions`."""

    @overload
    async def create(
        self,
        *,
        stream: Literal[False] | None = None,
        messages: Sequence[params.ChatMessageInputParam],
        model: Literal[
            "sora_image",
            "sora_video",
            "sora_video2",
            "sora_video2-landscape",
            "sora_video2-landscape-hd",
            "sora_video2-hd-portrait-15s",
            "sora_video2-pro",
        ]
        | str,
        size: str | None = None,
        n: int | None = None,
        watermark: bool | None = None,
        duration: Literal[10, 15, 25] | int | None = None,
        hd: bool | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.ChatCompletion: ...

    @overload
    async def create(
        self,
        *,
        stream: Literal[True],
        messages: Sequence[params.ChatMessageInputParam],
        model: Literal[
            "sora_image",
            "sora_video",
            "sora_video2",
            "sora_video2-landscape",
            "sora_video2-landscape-hd",
            "sora_video2-hd-portrait-15s",
            "sora_video2-pro",
        ]
        | str,
        size: str | None = None,
        n: int | None = None,
        watermark: bool | None = None,
        duration: Literal[10, 15, 25] | int | None = None,
        hd: bool | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncStream[models.ChatCompletionChunk]: ...

    @overload
    async def create(
        self,
        *,
        stream: bool | None = None,
        messages: Sequence[params.ChatMessageInputParam],
        model: Literal[
            "sora_image",
            "sora_video",
            "sora_video2",
            "sora_video2-landscape",
            "sora_video2-landscape-hd",
            "sora_video2-hd-portrait-15s",
            "sora_video2-pro",
        ]
        | str,
        size: str | None = None,
        n: int | None = None,
        watermark: bool | None = None,
        duration: Literal[10, 15, 25] | int | None = None,
        hd: bool | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.ChatCompletion | AsyncStream[models.ChatCompletionChunk]: ...

    async def create(
        self,
        *,
        messages: Sequence[params.ChatMessageInputParam],
        model: Literal[
            "sora_image",
            "sora_video",
            "sora_video2",
            "sora_video2-landscape",
            "sora_video2-landscape-hd",
            "sora_video2-hd-portrait-15s",
            "sora_video2-pro",
        ]
        | str,
        stream: bool | None = None,
        size: str | None = None,
        n: int | None = None,
        watermark: bool | None = None,
        duration: Literal[10, 15, 25] | int | None = None,
        hd: bool | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.ChatCompletion | AsyncStream[models.ChatCompletionChunk]:
        """Async version of `ChatCompletions.create`."""
        call = _create(messages, model, stream, size, n, watermark, duration, hd)
        if stream:
            return await AsyncStream.open(
                self._transport,
                call.streamed(models.ChatCompletionChunk),
                Options(extra_headers, extra_query, extra_body, timeout),
                "[DONE]",
            )
        return await self._transport.send(call, Options(extra_headers, extra_query, extra_body, timeout))

    @cached_property
    def with_raw_response(self) -> AsyncChatCompletionsWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncChatCompletionsWithRawResponse(AsyncChatCompletions(self._transport.raw()))


class AsyncChatCompletionsWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncChatCompletions) -> None:
        self._resource = resource
        self.create = async_raw(resource.create)
