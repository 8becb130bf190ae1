#!/usr/bin/env python3
"""Validates the corpus, reports, configurations, baselines and censuses against their JSON Schemas
with a third-party validator.

    validate-schema.py PROGRAM

Editors show authors what the schema of the corpus says, so it must accept all existing files and
reject the mistakes that people make. Needs the package jsonschema.
"""

import copy
import json
import pathlib
import sys

import jsonschema

from reports import validation, written

CORPUS = pathlib.Path(__file__).resolve().parent.parent / "Corpus"

# Fewer files than this mean that the script looks in the wrong place.
LEAST_FILES = 40

CASE = {
    "id": "types-id-digits",
    "title": "digits in quotes",
    "added": "1.0.0",
    "input": {"json": {"id": "1"}},
    "expect": {
        "syntax": "valid",
        "contract": "violates",
        "rules": ["contract/type"],
        "decode": "reject",
        "reencode": "none",
    },
    "flags": ["string-typed"],
    "why": "A client that guesses types takes it.",
    "refs": ["rfc8259#section-3"],
    "source": {"kind": "hand", "on": "2026-11-23"},
}


def topic_file(case):
    return {"format": "session-corpus/1", "topic": "types", "about": "a", "cases": [case]}


def list_file(key, **entry):
    return {"format": "session-corpus/1", key: [entry]}


def changed(path, value):
    """Returns the topic file with one value of its case replaced, or removed for `...`."""
    case = copy.deepcopy(CASE)
    place = case
    for key in path[:-1]:
        place = place[key]
    if value is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return topic_file(case)


FLAG = {"id": "clock", "description": "d", "bug-class": "b", "effect": "e"}
REFERENCE = {"id": "rfc1", "title": "t", "url": "https://example.com"}
DEVIATION = {
    "id": "comma",
    "description": "d",
    "decoder": "Foundation's JSONDecoder",
    "cases": ["syntax-comma"],
}

# Must be accepted besides the corpus itself; otherwise the rejections below would mean nothing.
ACCEPTED = {
    "the case that is changed below": topic_file(CASE),
    "a flag": list_file("flags", **FLAG),
    "a reference with sections": list_file("references", **REFERENCE, sections=["1-3", "8.1"]),
    "a deviation": list_file("deviations", **DEVIATION),
    "an empty list of retired ids": {"format": "session-corpus/1", "retired": []},
    "a file with forty cases": {**topic_file(CASE), "cases": [CASE] * 40},
    "an empty payload": changed(["input"], {"text": ""}),
    "a live case": changed(
        ["source"], {"kind": "live", "ref": "r", "on": "2026-11-23", "scrubbed": True}
    ),
}

REFUSED = {
    "nothing at all": {},
    "a list of cases without a file": [CASE],
    "another format": {**topic_file(CASE), "format": "session-corpus/2"},
    "a topic that does not exist": {**topic_file(CASE), "topic": "type"},
    "an unknown key": {**topic_file(CASE), "comment": "x"},
    "cases that are not a list": {**topic_file(CASE), "cases": CASE},
    "more than forty cases": {**topic_file(CASE), "cases": [CASE] * 41},
    "no id": changed(["id"], ...),
    "an id with a capital letter": changed(["id"], "Types-id"),
    "an id of more than 60 characters": changed(["id"], "types-" + "a" * 60),
    "a title that is a number": changed(["title"], 7),
    "a title of more than 70 characters": changed(["title"], "a" * 71),
    "a title that is not ASCII": changed(["title"], "digits \u2013 in quotes"),
    "a version with two numbers": changed(["added"], "1.0"),
    "no input": changed(["input"], ...),
    "an input without a form": changed(["input"], {}),
    "two forms of input": changed(["input"], {"json": {}, "text": "{}"}),
    "a form of input that does not exist": changed(["input"], {"yaml": "id: 1"}),
    "a text that is an object": changed(["input"], {"text": {"id": 1}}),
    "base64 without its padding": changed(["input"], {"base64": "eyJpZCI6MX"}),
    "a file in another folder": changed(["input"], {"file": "../a.payload"}),
    "no expectation": changed(["expect"], ...),
    "an expectation without a verdict": changed(["expect", "contract"], ...),
    "a verdict that does not exist": changed(["expect", "contract"], "broken"),
    "a rule that does not exist": changed(["expect", "rules"], ["contract/typ"]),
    "an empty list of rules": changed(["expect", "rules"], []),
    "a session without an expectation for decoding": changed(["expect", "decode"], ...),
    "either, without a policy": changed(["expect", "decode"], "either"),
    "an answer without a number of sessions": changed(["judge"], "answer"),
    "fields with an integer as a number": changed(["expect", "fields"], {"id": 1}),
    "a dialect that does not exist": changed(["expect", "timestamps"], {"last_seen_at": "iso"}),
    "a key of another layer": changed(["expect", "flags"], ["string-typed"]),
    "a flag that is not defined": changed(["flags"], ["string-type"]),
    "a flag twice": changed(["flags"], ["string-typed", "string-typed"]),
    "flags that are not a list": changed(["flags"], "string-typed"),
    "an empty reason": changed(["why"], ""),
    "no source": changed(["source"], ...),
    "a source that does not exist": changed(["source", "kind"], "guess"),
    "a day in another format": changed(["source", "on"], "23.11.2026"),
    "a bug without a reference": changed(["source", "kind"], "bug"),
    "a live case that is not scrubbed": changed(
        ["source"], {"kind": "live", "ref": "r", "on": "2026-11-23"}
    ),
    "a flag without its effect": list_file("flags", id="a", description="d", **{"bug-class": "b"}),
    "a flag with an unknown key": list_file("flags", **FLAG, why="x"),
    "a policy without answers": list_file("policies", id="a", question="q", answers={}),
    "a reference whose URL is not a URL": list_file("references", id="a", title="t", url="rfc8259"),
    "a reference with one section": list_file("references", **REFERENCE, sections="1-3"),
    "a deviation without cases": list_file("deviations", **{**DEVIATION, "cases": []}),
    "a deviation of another decoder": list_file("deviations", **{**DEVIATION, "decoder": "jq"}),
    "a deviation that lists a case twice": list_file("deviations", **{**DEVIATION, "cases": ["a", "a"]}),
    "a retired id without a reason": list_file("retired", id="a", on="2026-11-23"),
}


def main():
    schema = json.loads((CORPUS / "corpus.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    complaints = []
    names = ("flags", "policies", "references", "retired", "deviations")
    lists = [CORPUS / f"{name}.json" for name in names]
    files = lists + sorted(CORPUS.glob("*/*.json"))
    for path in files:
        root = json.loads(path.read_text(encoding="utf-8"))
        for error in validator.iter_errors(root):
            name = path.relative_to(CORPUS.parent)
            complaints.append(f"{name}: {error.json_path}: {error.message[:300]}")
    if len(files) < LEAST_FILES:
        complaints.append(f"found only {len(files)} files, expected at least {LEAST_FILES}")
    for name, root in ACCEPTED.items():
        for error in validator.iter_errors(root):
            complaints.append(f"rejected {name}: {error.json_path}: {error.message[:300]}")
    for name, root in REFUSED.items():
        if validator.is_valid(root):
            complaints.append(f"accepted {name}")
    complaints += validation.complaints(sys.argv[1])
    complaints += written.complaints(sys.argv[1])
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    print(f"{len(files)} files are valid, {len(REFUSED)} mistakes are rejected" if not complaints
          else f"{len(complaints)} problems")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
