"""Tests of curl commands, read as a shell reads them."""

from __future__ import annotations

import pytest
from vidspec.core.facts import Kind
from vidspec.documents.shell import commands

from tests.support.reading import digest, facts, fault, told


def curl(command: str, *, faults: tuple[str, ...] = ()) -> dict[str, tuple[tuple[str, str], ...]]:
    """What a command says, by name."""
    found = facts(f"```sh\n{command}\n```\n", Kind.COMMAND, faults=faults)
    assert len({fact.name for fact in found}) == len(found)
    return {fact.name: fact.values for fact in found}


def test_curl_tells_each_option_on_its_line() -> None:
    text = (
        "```sh\n# a comment with 'one quote\ncurl --request POST \\\n  -H 'A: b' \\\n  --form 'p=\"x\"' \\\n"
        '  -F f="@/tmp/a.png;type=image/png" "https://a.example/v1?x=1"\n```\n'
    )
    assert told(facts(text, Kind.COMMAND)) == [
        ("3", "method", (("value", "POST"),)),
        ("4", "header A", (("value", "b"),)),
        ("5", "part p", (("value", "x"),)),
        ("5-6", "body", (("encoding", "multipart"),)),
        ("6", "url", (("scheme", "https"), ("host", "a.example"), ("path", "/v1"), ("query", "x=1"))),
        ("6", "part f", (("filename", "a.png"), ("file", "/tmp/a.png"), ("content_type", "image/png"))),
    ]


@pytest.mark.parametrize(
    ("options", "method"),
    [("", "GET"), ("-I", "HEAD"), ("-d a=b", "POST"), ("-F a=b", "POST"), ("-G -d a=b", "GET"), ("-T f", "PUT")],
)
def test_the_method_that_curl_implies(options: str, method: str) -> None:
    assert curl(f"curl {options} https://a.example/x")["method"] == (("value", method), ("implied", "true"))


def test_short_options_in_one_word_and_values_that_stick_to_them() -> None:
    found = curl("curl -sSLXPUT -ofile.mp4 --no-buffer --connect-timeout 5 -u 'a b' https://a.example")
    assert found == {
        "method": (("value", "PUT"),),
        "url": (("scheme", "https"), ("host", "a.example")),
        "option --silent": (),
        "option --show-error": (),
        "option --location": (),
        "option --output": (("value", "file.mp4"),),
        "option --no-buffer": (),
        "option --connect-timeout": (("value", "5"),),
        "option --user": (("text", digest("a b")),),
    }


@pytest.mark.parametrize(
    ("form", "values"),
    [
        ("-F 'a=b;type=text/plain'", (("value", "b"), ("content_type", "text/plain"))),
        ("-F 'a=one; two'", (("text", digest("one; two")),)),
        (r"-F 'a=\"say \\\"x\\\"\"'", (("text", digest(r"\"say \\\"x\\\"\"")),)),
        ('-F \'a="\\"x\\\\"\'', (("value", '"x\\'),)),
        ("-F 'a=<notes.txt;type=text/plain'", (("file", "notes.txt"), ("content_type", "text/plain"))),
        ("-F 'a=@x.png;filename=y.png'", (("filename", "y.png"), ("file", "x.png"))),
        ("--form-string 'a=@x;type=y'", (("value", "@x;type=y"),)),
        ('-F a="$PROMPT"', (("value", "$PROMPT"),)),
        ('-F a="$(cat x)"', (("text", digest("$(cat x)")),)),
    ],
)
def test_parts(form: str, values: tuple[tuple[str, str], ...]) -> None:
    assert curl(f"curl {form} https://a.example")["part a"] == values


def test_a_json_body_tells_its_values_on_their_lines() -> None:
    text = '```sh\ncurl https://a.example -d \'{\n  "a": {"b": 1},\n  "c": "x y"\n}\'\n```\n'
    assert told(facts(text, Kind.VALUE)) == [
        ("3", "/a", (("in", "body"), ("kind", "object"))),
        ("3", "/a/b", (("in", "body"), ("value", "1"))),
        ("4", "/c", (("in", "body"), ("text", digest("x y")))),
    ]
    assert str(next(f for f in facts(text, Kind.COMMAND) if f.name == "body").lines) == "2-5"


def test_a_json_body_in_double_quotes() -> None:
    text = '```sh\ncurl https://a.example -d "{\\"a\\": \\\n1,\n\\"b\\": 2}"\n```\n'
    assert [(str(f.lines), f.name) for f in facts(text, Kind.VALUE)] == [("2", "/a"), ("4", "/b")]


def test_bodies_of_other_kinds() -> None:
    form = curl("curl -d a=1 --data-urlencode 'b=x y' https://a.example")
    assert form["body"] == (("encoding", "form"),)
    assert (form["field a"], form["field b"]) == ((("value", "1"),), (("value", "x%20y"),))
    assert curl("curl -d @f.json https://a.example")["body"] == (("encoding", "text"), ("file", "f.json"))
    assert curl("curl -d hello https://a.example")["body"] == (("encoding", "text"), ("value", "hello"))
    assert curl("curl --json '{}' https://a.example")["header Accept"] == (
        ("value", "application/json"),
        ("implied", "true"),
    )
    assert dict(curl("curl -G -d a=1 'https://a.example/x?b=2'")["url"])["query"] == "b=2&a=1"


@pytest.mark.parametrize(
    ("url", "values"),
    [
        ("'http://<your-ip>:<port>/x'", (("scheme", "http"), ("host", "<your-ip>:<port>"), ("path", "/x"))),
        ("https://a.example/<task_id>", (("scheme", "https"), ("host", "a.example"), ("path", "/<task_id>"))),
        ('"$BASE/v1/x"', (("host", "$BASE"), ("path", "/v1/x"))),
        ("'no url'", (("url", "no url"),)),
    ],
)
def test_addresses_as_printed(url: str, values: tuple[tuple[str, str], ...]) -> None:
    assert curl(f"curl {url}")["url"] == values


def test_a_line_that_was_cut_off_is_stray() -> None:
    found = facts('```sh\ncurl https://a.example \\\n-H "A: b"\n--output x.mp4\n```\n', Kind.COMMAND)
    assert told(found)[-1] == ("4", "stray --output", (("token", "--output"), ("token", "x.mp4")))
    assert {fact.name for fact in found[:-1]} == {"method", "url", "header A"}


def test_other_commands_pipes_and_redirections() -> None:
    found = facts("```sh\nexport A=1\nB=2 curl -s https://a.example 2>/dev/null | jq . > out\n```\n", Kind.COMMAND)
    assert [(fact.name, fact.values) for fact in found] == [
        ("command export", ()),
        ("method", (("value", "GET"), ("implied", "true"))),
        ("url", (("scheme", "https"), ("host", "a.example"))),
        ("option --silent", ()),
        ("option >", (("value", "/dev/null"),)),
        ("command jq", ()),
    ]


@pytest.mark.parametrize("opened", ["<<EOF", "<<'EOF'", '<< "EOF"', "<<-EOF | jq"])
def test_here_documents_are_no_commands(opened: str) -> None:
    found = facts(f"```sh\ncurl -d @- https://a.example {opened}\nrm 'x\n\tEOF\nls\n```\n", Kind.COMMAND)
    assert [(str(fact.lines), fact.name) for fact in found if fact.name in ("body", "command rm", "command ls")] == [
        ("2", "body"),
        ("5", "command ls"),
    ]


def test_a_here_document_that_never_ends_swallows_nothing() -> None:
    found = facts("```sh\ncat <<EOF\nls\n```\n\n`POST /a`\n")
    assert [fact.name for fact in found if fact.kind in (Kind.COMMAND, Kind.ENDPOINT)] == [
        "command cat",
        "command ls",
        "POST /a",
    ]


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("https://a.example/<id>/b", "https://a.example/<id>/b"),
        ("https://a.example/<id>#top", "https://a.example/<id>#top"),
        ("$(cat 'a b')", "$(cat 'a b')"),
        ("x`cat a;b`", "x`cat a;b`"),
        ("a'b c'\"d\"", "ab cd"),
        ("a#b", "a#b"),
        ("a\\ b", "a b"),
        ('"\\$5 \\`a\\` \\n"', r"$5 `a` \n"),
        ('"a\\\nb"', "ab"),
        ("'a\\\nb'", "a\\\nb"),
        ("''", ""),
    ],
)
def test_words_of_a_command(written: str, word: str) -> None:
    (command,), unbalanced = commands(f"echo {written} | # it's\n")[0][:1], commands(f"echo {written}")[1]
    assert unbalanced is None
    assert [one.text for one in command.words] == ["echo", word]


def test_lines_of_words_and_operators() -> None:
    found, unbalanced = commands("a \\\n  'b\nc' \\\n# it's\nd 2>e &&\n\n f\n")
    assert unbalanced is None
    words = [(word.text, word.first, word.last, word.rows) for command in found for word in command.words]
    assert words == [
        ("a", 1, 1, (1,)),
        ("b\nc", 2, 3, (2, 3)),
        ("d", 5, 5, (5,)),
        (">", 5, 5, ()),
        ("e", 5, 5, (5,)),
        ("f", 7, 7, (7,)),
    ]


def test_the_words_before_a_quote_that_never_ends() -> None:
    found, unbalanced = commands('ls\ncurl -s \'a b\n-H "c" \\')
    assert unbalanced is not None
    assert (unbalanced.line, unbalanced.column, unbalanced.what) == (2, 9, "'")
    assert [word.text for word in found[1].words] == ["curl", "-s", 'a b\n-H "c" \\']


def test_an_unknown_option_of_curl() -> None:
    found = fault("# A\n\n```sh\ncurl \\\n  --fluency 3 https://a.example\n```\n")
    assert (found.code, found.at.line, found.place, found.actual) == ("D008", 5, "A: curl --fluency", "--fluency")
    assert fault("# A\n\n```sh\ncurl https://a.example -H\n```\n").code == "D008"


def test_a_block_of_commands_that_is_too_long() -> None:
    found = fault(f"# A\n\n```sh\ncurl -d '{'a' * 100_000}'\n```\n")
    assert (found.code, found.at.line, found.actual) == ("D009", 3, "too long")


def test_an_unbalanced_quote() -> None:
    found = fault("# A\n\n```sh\necho a\ncurl -H 'A: b https://a.example\n```\n")
    assert (found.code, found.at.line, found.at.column) == ("D009", 5, 9)
    assert fault('# A\n\n```sh\ncurl "https://a.example\n```\n').code == "D009"
