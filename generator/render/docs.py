"""Owns the docstrings of generated methods: meaning, arguments, result, errors, and the lines that say so."""

from __future__ import annotations

from ..ir import EventStream, Operation, Parameter, Provider
from ..prose import citation, counted_lines, default_text, description, requirements
from .python import answer_type, ordered


def method_doc(provider: Provider, operation: Operation) -> str:
    """The docstring of an operation."""
    return "\n".join([*_opening(operation), "", *_sections(provider, operation, _result(operation))])


def poll_doc(operation: Operation) -> str:
    """The docstring of `poll`."""
    return _followed(f"Asks with `{operation.name}` until the job has ended.", ["    job_id: Id of the job."])


def submit_and_poll_doc(operation: Operation, poll: Operation) -> str:
    """The docstring of a method that starts a job and follows it."""
    arguments = [line for p in ordered(operation.parameters) for line in _argument(p)]
    return _followed(f"Calls `{operation.name}` and asks with `{poll.name}` until the job has ended.", arguments)


def _followed(opening: str, arguments: list[str]) -> str:
    returns = ["Returns:", "    The job, succeeded."]
    return "\n".join([opening, "", "Args:", *arguments, *_POLL_ARGUMENTS, "", *returns, "", *_POLL_ERRORS])


_POLL_ARGUMENTS = (
    "    timeout: Seconds that the job may take altogether, once it has been accepted.",
    "    interval: Seconds between two queries; without it they become rarer by and by. Hints of the server are"
    " honoured (`Retry-After`, `openai-poll-after-ms`).",
    "    on_update: Called with the job whenever anything in it has changed.",
    "    states: What statuses mean that the spec does not know, as queued, running, succeeded or failed.",
)
_POLL_ERRORS = (
    "Raises:",
    "    JobFailedError: The job has failed, or has succeeded without a result; the error holds it.",
    "    JobTimeoutError: The job had not ended in time; it goes on, and the error holds its id.",
    "    APIError: A call failed for good; errors that may pass are survived until the deadline. Once the job is"
    " started, a note on the error tells its id.",
)
_IDEMPOTENCY = (
    "The provider carries out requests with the same value once, so that one that failed can be sent again."
    " Where none is given, a random one is sent, the same on every attempt."
)


def _opening(operation: Operation) -> list[str]:
    lines = [operation.summary.strip() or f"{operation.method} {operation.path}"]
    if operation.deprecated:
        lines += ["", "Deprecated by the provider."]
    if text := description(operation.description, operation.provenance):
        lines += ["", *text.strip().split("\n")]
    return lines


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
