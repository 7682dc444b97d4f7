# Code generated from specs/umodelverse/openapi.yaml by `make generate`. DO NOT EDIT.
"""UModelVerse Sora-2 task API

Text-to-video generation with OpenAI Sora-2 behind the vendor's own task interface: one call
submits a task, another asks for its status.

Source: 004_c9f004ae7a4b4f0f.txt.
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
    "Client": ".client",
    "ConfigurationError": ".._runtime.errors",
    "ConflictError": ".._runtime.errors",
    "ErrorEnvelope": ".models",
    "ErrorObject": ".models",
    "InternalServerError": ".._runtime.errors",
    "InvalidRequestError": ".._runtime.errors",
    "JobFailedError": ".._runtime.errors",
    "JobResultMissingError": ".._runtime.errors",
    "JobTimeoutError": ".._runtime.errors",
    "NotFoundError": ".._runtime.errors",
    "PermissionDeniedError": ".._runtime.errors",
    "RateLimitError": ".._runtime.errors",
    "SubmitOutput": ".models",
    "SubmitResponse": ".models",
    "TaskInputParam": ".params",
    "TaskOutput": ".models",
    "TaskParametersParam": ".params",
    "TaskStatus": ".models",
    "TaskUsage": ".models",
    "UnprocessableEntityError": ".._runtime.errors",
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
    "Client",
    "ConfigurationError",
    "ConflictError",
    "ErrorEnvelope",
    "ErrorObject",
    "InternalServerError",
    "InvalidRequestError",
    "JobFailedError",
    "JobResultMissingError",
    "JobTimeoutError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "SubmitOutput",
    "SubmitResponse",
    "TaskInputParam",
    "TaskOutput",
    "TaskParametersParam",
    "TaskStatus",
    "TaskUsage",
    "UnprocessableEntityError",
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
    from .models import ErrorEnvelope as ErrorEnvelope
    from .models import ErrorObject as ErrorObject
    from .models import SubmitOutput as SubmitOutput
    from .models import SubmitResponse as SubmitResponse
    from .models import TaskOutput as TaskOutput
    from .models import TaskStatus as TaskStatus
    from .models import TaskUsage as TaskUsage
    from .params import TaskInputParam as TaskInputParam
    from .params import TaskParametersParam as TaskParametersParam
else:
    __getattr__ = lazy(__name__, _EXPORTS)


def __dir__() -> list[str]:
    return __all__
