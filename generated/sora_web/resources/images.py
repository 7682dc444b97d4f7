# Code generated from specs/sora_web/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Operations of `client.images`."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from ..._runtime.request import Options, Request
from ..._runtime.resource import AsyncResource, Resource
from ..._runtime.response import async_raw, raw
from ..._runtime.types import Body, File, Headers, Query, Timeout
from .. import models


def _generate(
    prompt: str, model: Literal["sora_image"] | str, size: str | None = None, n: int | None = None
) -> Request[models.ImagesResponse]:
    return Request(
        operation="images.generate",
        method="POST",
        path="/v1/images/generations",
        result=models.ImagesResponse,
        body={"prompt": prompt, "model": model, "size": size, "n": n},
        encodings=("multipart",),
        blocking=True,
    )


def _edit(
    image: File, prompt: str, model: Literal["sora_image"] | str, size: str | None = None, n: int | None = None
) -> Request[models.ImagesResponse]:
    return Request(
        operation="images.edit",
        method="POST",
        path="/v1/images/edits",
        result=models.ImagesResponse,
        body={"image[]": image, "prompt": prompt, "model": model, "size": size, "n": n},
        encodings=("multipart",),
        files=frozenset(("image[]",)),
        blocking=True,
    )


class Images(Resource):
    """Operations of `client.images`.

    Each takes `extra_headers`, `extra_query` and `extra_body`, which are added to the request,
    and a `timeout` in seconds for one attempt.
    """

    def generate(
        self,
        *,
        prompt: str,
        model: Literal["sora_image"] | str,
        size: str | None = None,
        n: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.ImagesResponse:
        """Make images from a text.

        Requires: An extra fee, which unlocks the operation.

        The response comes when the work is done: the default `timeout` is 600 seconds.

        Args:
            prompt: Text that describes the image.
            model: Name of the model. `sora_image`: Images.
            size: Width and height in pixels, as WIDTHxHEIGHT. Images come as 1:1 (equal), 3:2
                (wider) or 2:3 (higher). Undocumented: The document calls the parameter global
                and names neither endpoint nor type.
            n: Number of variants of the image, 1 to 4. Default: `1`. Undocumented: The document
                calls the parameter global and names neither endpoint nor type.

        Returns:
            A `models.ImagesResponse`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(
            _generate(prompt, model, size, n), Options(extra_headers, extra_query, extra_body, timeout)
        )

    def edit(
        self,
        *,
        image: File,
        prompt: str,
        model: Literal["sora_image"] | str,
        size: str | None = None,
        n: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.ImagesResponse:
        """Change an image.

        Requires: An extra fee, which unlocks the operation.

        The response comes when the work is done: the default `timeout` is 600 seconds.

        Args:
            image: Image to change, as a file.
            prompt: Text that says what to change.
            model: Name of the model. `sora_image`: Images.
            size: Width and height in pixels, as WIDTHxHEIGHT. Images come as 1:1 (equal), 3:2
                (wider) or 2:3 (higher). Undocumented: The document calls the parameter global
                and names neither endpoint nor type.
            n: Number of variants of the image, 1 to 4. Default: `1`. Undocumented: The document
                calls the parameter global and names neither endpoint nor type.

        Returns:
            A `models.ImagesResponse`.

        Raises:
            APIError: The call failed; the subclass says why.
        """
        return self._transport.send(
            _edit(image, prompt, model, size, n), Options(extra_headers, extra_query, extra_body, timeout)
        )

    @cached_property
    def with_raw_response(self) -> ImagesWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return ImagesWithRawResponse(Images(self._transport.raw()))


class ImagesWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: Images) -> None:
        self._resource = resource
        self.generate = raw(resource.generate)
        self.edit = raw(resource.edit)


class AsyncImages(AsyncResource):
    """Async version of `Images`."""

    async def generate(
        self,
        *,
        prompt: str,
        model: Literal["sora_image"] | str,
        size: str | None = None,
        n: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.ImagesResponse:
        """Async version of `Images.generate`."""
        return await self._transport.send(
            _generate(prompt, model, size, n), Options(extra_headers, extra_query, extra_body, timeout)
        )

    async def edit(
        self,
        *,
        image: File,
        prompt: str,
        model: Literal["sora_image"] | str,
        size: str | None = None,
        n: int | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | None = None,
    ) -> models.ImagesResponse:
        """Async version of `Images.edit`."""
        return await self._transport.send(
            _edit(image, prompt, model, size, n), Options(extra_headers, extra_query, extra_body, timeout)
        )

    @cached_property
    def with_raw_response(self) -> AsyncImagesWithRawResponse:
        """The same operations; each returns status, headers and `parse()`."""
        return AsyncImagesWithRawResponse(AsyncImages(self._transport.raw()))


class AsyncImagesWithRawResponse:
    """Each operation returns a `RawResponse`."""

    def __init__(self, resource: AsyncImages) -> None:
        self._resource = resource
        self.generate = async_raw(resource.generate)
        self.edit = async_raw(resource.edit)
