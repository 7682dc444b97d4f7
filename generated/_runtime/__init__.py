# SPDX-License-Identifier: MIT
"""What all generated clients share: sending, receiving, polling, errors. Nothing here knows a provider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lazy import ERRORS, lazy

if TYPE_CHECKING:
    from .download import AsyncBinaryResponse as AsyncBinaryResponse
    from .download import BinaryResponse as BinaryResponse
    from .errors import APIConnectionError as APIConnectionError
    from .errors import APIError as APIError
    from .errors import APILocalError as APILocalError
    from .errors import APIResponseValidationError as APIResponseValidationError
    from .errors import APIStatusError as APIStatusError
    from .errors import APITimeoutError as APITimeoutError
    from .errors import AuthenticationError as AuthenticationError
    from .errors import BadRequestError as BadRequestError
    from .errors import ConfigurationError as ConfigurationError
    from .errors import ConflictError as ConflictError
    from .errors import InternalServerError as InternalServerError
    from .errors import InvalidRequestError as InvalidRequestError
    from .errors import JobFailedError as JobFailedError
    from .errors import JobResultMissingError as JobResultMissingError
    from .errors import JobTimeoutError as JobTimeoutError
    from .errors import NotFoundError as NotFoundError
    from .errors import PermissionDeniedError as PermissionDeniedError
    from .errors import RateLimitError as RateLimitError
    from .errors import UnprocessableEntityError as UnprocessableEntityError
    from .handles import AsyncStartedJob as AsyncStartedJob
    from .handles import StartedJob as StartedJob
    from .model import Departure as Departure
    from .model import Model as Model
    from .recording import record as record
    from .response import RawResponse as RawResponse
    from .sse import AsyncStream as AsyncStream
    from .sse import Stream as Stream
    from .types import omit as omit
else:
    __all__, __dir__, __getattr__ = lazy(
        __name__,
        {
            ".download": ["AsyncBinaryResponse", "BinaryResponse"],
            ".errors": ERRORS,
            ".handles": ["AsyncStartedJob", "StartedJob"],
            ".model": ["Departure", "Model"],
            ".recording": ["record"],
            ".response": ["RawResponse"],
            ".sse": ["AsyncStream", "Stream"],
            ".types": ["omit"],
        },
    )
