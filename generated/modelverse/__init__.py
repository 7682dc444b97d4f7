# Code generated from specs/modelverse/openapi.yaml by `make generate`. DO NOT EDIT.
# SPDX-License-Identifier: MIT
"""ModelVerse Sora-2 Videos API

Sora-2 video generation at ModelVerse, called the way the official OpenAI Videos API is called.

The document promises the same calls as OpenAI's; the vendor offers the same model behind a
submit interface of its own too.
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
    from .models import ErrorEnvelope as ErrorEnvelope
    from .models import ErrorObject as ErrorObject
    from .models import Video as Video
else:
    __all__, __dir__, __getattr__ = lazy(
        __name__,
        {
            ".._runtime.errors": ERRORS,
            ".._runtime.recording": ["record"],
            ".._runtime.types": ["omit"],
            ".client": ["AsyncClient", "Client"],
            ".models": ["ErrorEnvelope", "ErrorObject", "Video"],
        },
    )
