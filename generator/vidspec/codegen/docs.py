"""Writes the docstrings of generated methods: meaning, arguments, result and errors."""

from __future__ import annotations

from ..core.spec import EventStream, Operation, Parameter, Provider
from .docstrings import argument_description, description
from .python import answer_type, ordered

_IDEMPOTENCY = (
    "The provider carries out requests with the same value once, so that one that failed can be sent again."
    " Where none is given, a random one is sent, the same on every attempt."
)
# The number is that of `_BLOCKING_TIMEOUT` in the runtime.
_BLOCKING = "The response comes when the work is done: the default `timeout` is 600 seconds."
_STARTED = "Once the job has started, an error has its id in `job_id` and the last response in `job`."
_FINISHED = ("Returns:", "    The finished job.")


def method_doc(provider: Provider, operation: Operation) -> str:
    """The docstring of an operation."""
    sections = _sections(operation, _result(operation))
    return "\n".join([*_opening(operation), *_waiting(provider, operation), "", *sections])


def async_doc(*names: str) -> str:
    """The docstring of the async version of a class, or of a method of it."""
    return f"Async version of `{'.'.join(names)}`."


def submit_and_poll_doc(operation: Operation, poll: Operation) -> str:
    """The docstring of a method that starts a job and follows it."""
    opening = f"Start a job with `{operation.name}` and follow it with `{poll.name}` until it has ended."
    timeout = "`timeout` is in seconds and begins when the job has been accepted."
    return "\n".join([opening, "", f"{_as_both(operation, poll)} {timeout} {_STARTED}", "", *_FINISHED])


def submit_and_download_doc(operation: Operation, poll: Operation) -> str:
    """The docstring of a method that starts a job, follows it and writes its file."""
    opening = f"Start a job with `{operation.name}`, follow it with `{poll.name}` and write its file."
    timeout = (
        "`timeout` is in seconds for all of it: the request, the job, and the file, which may come some time after the"
        " end of the job."
    )
    return "\n".join(
        [
            *(opening, "", f"{_as_both(operation, poll)} {timeout} {_STARTED}", ""),
            *("Args:", "    path: Where to write the file. It has this name once it is complete.", ""),
            *(*_FINISHED, "", "Raises:"),
            "    InvalidRequestError: The file cannot be written to `path`; nothing was sent.",
            "    OSError: The file could not be written; a note on the error has the id of the job.",
        ]
    )


def _as_both(operation: Operation, poll: Operation) -> str:
    where = "" if operation.resource == poll.resource else ".".join(("client", *poll.resource, ""))
    return f"Arguments and errors are those of `{operation.name}` and `{where}poll`."


def _opening(operation: Operation) -> list[str]:
    lines = [operation.summary.strip() or f"{operation.method} {operation.path}"]
    if operation.deprecated:
        lines += ["", "Deprecated by the provider."]
    if text := description(operation.description, operation.provenance).strip():
        lines += ["", *text.split("\n")]
    return lines


def _waiting(provider: Provider, operation: Operation) -> list[str]:
    """How long the response takes, where it is the work itself."""
    return ["", _BLOCKING] if provider.is_blocking(operation) else []


def _sections(operation: Operation, result: str) -> list[str]:
    lines: list[str] = []
    if operation.parameters:
        lines += ["Args:", *(f"    {p.name}: {_argument(p)}" for p in ordered(operation.parameters)), ""]
    lines += ["Returns:", f"    {result}", "", "Raises:"]
    refusals = [rule for rule in operation.rules if rule.refuse]
    if refusals:
        lines.append("    InvalidRequestError: A documented rule forbids the request; nothing was sent:")
        lines += [f"        - {rule.message}" for rule in refusals]
    lines.append("    APIError: The call failed; the subclass says why.")
    return lines


def _argument(parameter: Parameter) -> str:
    return argument_description(
        parameter.description,
        parameter.provenance,
        values=parameter.value_descriptions.items(),
        default=parameter.default,
        notes=(_IDEMPOTENCY,) if parameter.idempotency else (),
    )


def _result(operation: Operation) -> str:
    answer = operation.answer
    if operation.stream is not None:
        return f"{_one_result(operation)} With `{operation.stream.parameter}=True`, {_streamed(operation.stream)}"
    return _one_result(operation) if answer.kind != "empty" else "Nothing."


def _one_result(operation: Operation) -> str:
    if operation.answer.kind == "binary":
        return "The file, as a stream of bytes: `write_to_file`, `iter_bytes` or `read`."
    return f"A `{answer_type(operation.answer.type)}`."


def _streamed(stream: EventStream) -> str:
    return f"a stream of `{answer_type(stream.type)}`, each as it arrives."
