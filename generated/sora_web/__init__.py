# Code generated from specs/sora_web/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""Sora Web Reverse-Engineered API

Images and videos from Sora's website through a self-hosted gateway, called the way OpenAI's API
is called.

Chat completions make images and videos; the image and video operations have to be unlocked for
a fee. The document shows
seven operations and not a single answer: all answers here are assumed in the shapes of OpenAI's
API.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import ERRORS, lazy

if TYPE_CHECKING:
    from .._runtime.errors import APIConnectionError as APIConnectionError
    from .._runtime.errors import APIError as APIError
    from .._runtime.errors import APILocalError as APILocalError
    from .._runtime.errors import APIResponseValidationError as APIResponseValidationError
    from .._runtime.errors import APIStatusError as APIStatusError
    from .._runtime.errors import APITimeoutError as APITimeoutError
    from .._runtime.errors import AuthenticationError as AuthenticationError
    from .._runtime.errors import BadRequestError as BadRequestError
    from .._runtime.errors import ConfigurationError as ConfigurationError
    from .._runtime.errors import ConflictError as ConflictError
    from .._runtime.errors import InternalServerError as InternalServerError
    from .._runtime.errors import InvalidRequestError as InvalidRequestError
    from .._runtime.errors import JobFailedError as JobFailedError
    from .._runtime.errors import JobResultMissingError as JobResultMissingError
    from .._runtime.errors import JobTimeoutError as JobTimeoutError
    from .._runtime.errors import NotFoundError as NotFoundError
    from .._runtime.errors import PermissionDeniedError as PermissionDeniedError
    from .._runtime.errors import RateLimitError as RateLimitError
    from .._runtime.errors import UnprocessableEntityError as UnprocessableEntityError
    from .._runtime.recording import record as record
    from .._runtime.types import omit as omit
    from .client import AsyncClient as AsyncClient
    from .client import Client as Client
    from .models import ChatChoice as ChatChoice
    from .models import ChatChunkChoice as ChatChunkChoice
    from .models import ChatCompletion as ChatCompletion
    from .models import ChatCompletionChunk as ChatCompletionChunk
    from .models import ChatDelta as ChatDelta
    from .models import ChatMessage as ChatMessage
    from .models import ErrorEnvelope as ErrorEnvelope
    from .models import ErrorObject as ErrorObject
    from .models import Image as Image
    from .models import ImagesResponse as ImagesResponse
    from .models import Video as Video
    from .models import VideoError as VideoError
    from .params import ChatContentPartParam as ChatContentPartParam
    from .params import ChatImageUrlParam as ChatImageUrlParam
    from .params import ChatMessageInputParam as ChatMessageInputParam
else:
    __all__, __dir__, __getattr__ = lazy(
        __name__,
        {
            ".._runtime.errors": ERRORS,
            ".._runtime.recording": ["record"],
            ".._runtime.types": ["omit"],
            ".client": ["AsyncClient", "Client"],
            ".models": [
                "ChatChoice",
                "ChatChunkChoice",
                "ChatCompletion",
                "ChatCompletionChunk",
                "ChatDelta",
                "ChatMessage",
                "ErrorEnvelope",
                "ErrorObject",
                "Image",
                "ImagesResponse",
                "Video",
                "VideoError",
            ],
            ".params": ["ChatContentPartParam", "ChatImageUrlParam", "ChatMessageInputParam"],
        },
    )
