"""Owns the docstrings of generated methods: meaning, arguments, result, errors, and the lines that say so."""

from __future__ import annotations

from ..core.citations import citation, counted_lines, requirements
from ..core.spec import EventStream, Operation, Parameter, Provider
from .docstrings import default_text, description
from .python import answer_type, ordered


def method_doc(provider: Provider, operation: Operation) -> str:
    """The docstring of an operation."""
    sections = _sections(provider, operation, _result(operation))
    return "\n".join([*_opening(operation), *_waiting(provider, operation), "", *sections])


def submit_and_poll_doc(operation: Operation, poll: Operation) -> str:
    """The docstring of a method that starts a job and follows it."""
    opening = f"Starts a job with `{operation.name}` and follows it with `{poll.name}` until it has ended."
    timeout = "Seconds that the job may take altogether, once it has been accepted."
    late = "The job had not ended in time; it goes on, and the error holds its id."
    return _followed(opening, operation, [f"timeout: {timeout}"], ("", late, ""))


def submit_and_download_doc(operation: Operation, poll: Operation) -> str:
    """The docstring of a method that starts a job, follows it and writes its file."""
    opening = f"Starts a job with `{operation.name}`, follows it with `{poll.name}` and writes its file."
    path = "Where the file is written. It has that name once it is complete."
    timeout = "Seconds for all of it: the request, the job, and the file, which may come some time after the job's end."
    refused = "The file cannot be written to `path`, or a documented rule forbids the request; nothing was sent."
    late = "The job had not ended, or its file was not there, in time; the error holds the job and its id."
    failed = "The file could not be written; a note on the error has the id of the job."
    return _followed(opening, operation, [f"path: {path}", f"timeout: {timeout}"], (refused, late, failed))


def _followed(opening: str, operation: Operation, first: list[str], errors: tuple[str, str, str]) -> str:
    """The docstring of a method that follows a job; `errors` says when a call is refused, late, or cannot write."""
    refused, late, failed = errors
    others = ["", f"The other arguments are those of `{operation.name}`."] if operation.parameters else []
    arguments = [f"    {line}" for line in (*first, *_POLL_ARGUMENTS)]
    raised = {
        "InvalidRequestError": refused,
        "JobFailedError": "The job has failed, or has succeeded without a result; the error holds it.",
        "JobTimeoutError": late,
        "APIError": _POLL_ERROR,
        "OSError": failed,
    }
    raises = [f"    {name}: {text}" for name, text in raised.items() if text]
    returns = ["Returns:", "    The job, succeeded."]
    return "\n".join([opening, *others, "", "Args:", *arguments, "", *returns, "", "Raises:", *raises])


_POLL_ARGUMENTS = (
    "interval: Seconds between two queries. By default they begin at 2 and grow to 15. Hints of the server are followed"
    " (`Retry-After`, `openai-poll-after-ms`).",
    "on_update: Called with the job whenever anything in it has changed. `AsyncClient` awaits what it returns.",
    "states: What statuses mean that the spec does not document, as queued, running, succeeded or failed.",
    "places: Where else a response may tell of its job: JSON pointers by `id`, `status`, `results`, `error`.",
)
_POLL_ERROR = (
    "A call failed for good; errors that may pass are waited out. Once the job is started, `job_id` and a note on the"
    " error have its id, and `job` has the last response."
)
_IDEMPOTENCY = (
    "The provider carries out requests with the same value once, so that one that failed can be sent again."
    " Where none is given, a random one is sent, the same on every attempt."
)

# The number is that of `_BLOCKING_TIMEOUT` in the runtime.
_BLOCKING = "The response comes when the work is done: the default `timeout` is 600 seconds."


def _opening(operation: Operation) -> list[str]:
    lines = [operation.summary.strip() or f"{operation.method} {operation.path}"]
    if operation.deprecated:
        lines += ["", "Deprecated by the provider."]
    if text := description(operation.description, operation.provenance):
        lines += ["", *text.strip().split("\n")]
    return lines


def _waiting(provider: Provider, operation: Operation) -> list[str]:
    """How long the response takes, where it is the work itself."""
    return ["", _BLOCKING] if provider.is_blocking(operation) else []


def _sections(provider: Provider, operation: Operation, result: str) -> list[str]:
    lines: list[str] = []
    if operation.parameters:
        lines += ["Args:", *(line for p in ordered(operation.parameters) for line in _argument(p)), ""]
    lines += ["Returns:", f"    {result}", "", "Raises:"]
    refusals = [rule for rule in operation.rules if rule.refuse]
    if refusals:
        lines.append("    InvalidRequestError: A documented rule forbids the request; nothing was sent:")
        lines += [f"        - {rule.message} ({counted_lines(rule.evidence)})" for rule in refusals]
    lines.append("    APIError: The call failed; the subclass tells how.")
    if provider.source:
        lines += ["", f"Lines are those of {provider.source.document}."]
    return lines


def _argument(parameter: Parameter) -> list[str]:
    text = parameter.description.strip() or "Not described."
    sentences = [text if text.endswith(".") else f"{text}."]
    if parameter.value_descriptions:
        sentences.append("; ".join(f"`{v}`: {m.rstrip('.')}" for v, m in parameter.value_descriptions) + ".")
    if parameter.idempotency:
        sentences.append(_IDEMPOTENCY)
    if parameter.default is not None:
        sentences.append(f"Default: {default_text(parameter.default)}.")
    if parameter.provenance.requires:
        sentences.append(requirements(parameter.provenance))
    if source := citation(parameter.provenance):
        sentences.append(source)
    joined = " ".join(" ".join(sentences).split())
    return [f"    {parameter.name}: {joined}"]


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
