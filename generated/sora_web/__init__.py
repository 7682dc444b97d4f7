# Code generated from specs/sora_web/openapi.yaml by `make generate`. DO NOT EDIT.
"""Sora Web Reverse-Engineered API

Images and videos from Sora's website through a self-hosted gateway, called the way OpenAI's API
is called.

Chat completions make images and videos; the image and video operations have to be unlocked for
a fee. The document shows
seven operations and not a single answer: all answers here are assumed in the shapes of OpenAI's
API.

Source: 003_852d80521bedfe45.txt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

_EXPORTS = {
    "APIConnectionError": ".._runtime.errors",
    "APIError": ".._runtime.errors",
    "APILocalError": ".._runtime.errors",
    "APIResponseValidationError": ".._runtime.errors",
    "APIStatusError": ".._runtime.errors",
    "APITimeoutError": ".._runtime.errors",
    "AsyncClient": ".client",
    "AuthenticationError": ".._runtime.errors",
    "BadRequestError": ".._runtime.errors",
    "ChatChoice": ".models",
    "ChatChunkChoice": ".models",
    "ChatCompletion": ".models",
    "ChatCompletionChunk": ".models",
    "ChatContentPartParam": ".params",
    "ChatDelta": ".models",
    "ChatImageUrlParam": ".params",
    "ChatMessage": ".models",
    "ChatMessageInputParam": ".params",
    "Client": ".client",
    "ConfigurationError": ".._runtime.errors",
    "ConflictError": ".._runtime.errors",
    "ErrorEnvelope": ".models",
    "ErrorObject": ".models",
    "Image": ".models",
    "ImagesResponse": ".models",
    "InternalServerError": ".._runtime.errors",
    "InvalidRequestError": ".._runtime.errors",
    "JobFailedError": ".._runtime.errors",
    "JobResultMissingError": ".._runtime.errors",
    "JobTimeoutError": ".._runtime.errors",
    "NotFoundError": ".._runtime.errors",
    "PermissionDeniedError": ".._runtime.errors",
    "RateLimitError": ".._runtime.errors",
    "UnprocessableEntityError": ".._runtime.errors",
    "Video": ".models",
    "VideoError": ".models",
    "omit": ".._runtime.types",
    "record": ".._runtime.recording",
}
__all__ = [
    "APIConnectionError",
    "APIError",
    "APILocalError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncClient",
    "AuthenticationError",
    "BadRequestError",
    "ChatChoice",
    "ChatChunkChoice",
    "ChatCompletion",
    "ChatCompletionChunk",
    "ChatContentPartParam",
    "ChatDelta",
    "ChatImageUrlParam",
    "ChatMessage",
    "ChatMessageInputParam",
    "Client",
    "ConfigurationError",
    "ConflictError",
    "ErrorEnvelope",
    "ErrorObject",
    "Image",
    "ImagesResponse",
    "InternalServerError",
    "InvalidRequestError",
    "JobFailedError",
    "JobResultMissingError",
    "JobTimeoutError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "UnprocessableEntityError",
    "Video",
    "VideoError",
    "omit",
    "record",
]

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
    __getattr__ = lazy(__name__, _EXPORTS)


def __dir__() -> list[str]:
    return __all__
