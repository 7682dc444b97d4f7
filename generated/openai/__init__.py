# Code generated from specs/openai/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""OpenAI Videos API

Video generation with the Sora models at OpenAI: the baseline that the other providers are
compared with.

The document is a list of facts drawn from OpenAI's OpenAPI file (2.3.0), the Python SDK
(3.52.0) and a published guide; where
these differ, a discrepancy says so. It shows no request and no answer.

Jobs may also be submitted as a batch, with `/v1/videos` as the endpoint and JSON bodies.
Webhooks can be registered for the
events `video.completed` and `video.failed`; what they carry is documented nowhere.

A query for the state of a job may be answered with the header `openai-poll-after-ms`, the time
to wait before the next one.
Without it the SDK's helper waits 1000 ms; it has no time limit and returns a failed job instead
of raising.

This API is deprecated by its provider; its end was announced for 2026-09-24.
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
    from .models import Character as Character
    from .models import ErrorEnvelope as ErrorEnvelope
    from .models import ErrorObject as ErrorObject
    from .models import Video as Video
    from .models import VideoDeleted as VideoDeleted
    from .models import VideoError as VideoError
    from .models import VideoList as VideoList
    from .params import ImageReferenceParam as ImageReferenceParam
    from .params import VideoReferenceParam as VideoReferenceParam
else:
    __all__, __dir__, __getattr__ = lazy(
        __name__,
        {
            ".._runtime.errors": ERRORS,
            ".._runtime.recording": ["record"],
            ".._runtime.types": ["omit"],
            ".client": ["AsyncClient", "Client"],
            ".models": [
                "Character",
                "ErrorEnvelope",
                "ErrorObject",
                "Video",
                "VideoDeleted",
                "VideoError",
                "VideoList",
            ],
            ".params": ["ImageReferenceParam", "VideoReferenceParam"],
        },
    )
