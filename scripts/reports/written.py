"""Compares the schemas of configurations and baselines with what the program makes of files."""

import json
import pathlib
import subprocess
import tempfile

import jsonschema

FORMAT = {"format": "session-config/1"}

# Configurations, and whether they are correct.
CONFIGURATIONS = [
    (FORMAT, True),
    ({**FORMAT, "$schema": "config.schema.json"}, True),
    ({**FORMAT, "common": {}, "check": {}, "live": {}, "model": {}, "corpus run": {}}, True),
    ({**FORMAT, "common": {"fail-on": "warning", "quiet": True, "strict": False}}, True),
    ({**FORMAT, "common": {"rule": {"contract/absent": "error"}}}, True),
    ({**FORMAT, "common": {"rule": ["contract/absent=error", "link/form=off"]}}, True),
    ({**FORMAT, "common": {"max-findings": 7, "skip": "link"}}, True),
    ({**FORMAT, "live": {"timeout": 2.5, "retries": 0, "endpoint": ["list", "user:7"]}}, True),
    ({**FORMAT, "check": {"format": {"json": "r.json", "junit": "r.xml"}}}, True),
    ({**FORMAT, "model": {"only": ["presence", "random"], "seed": "7", "jobs": 1}}, True),
    ({}, False),
    ([], False),
    ({"format": "session-config/2"}, False),
    ({**FORMAT, "checks": {}}, False),
    ({**FORMAT, "check": []}, False),
    ({**FORMAT, "common": {"fail_on": "warning"}}, False),
    ({**FORMAT, "common": {"fail-on": "fatal"}}, False),
    ({**FORMAT, "common": {"config": "other.json"}}, False),
    ({**FORMAT, "common": {"jobs": 2}}, False),
    ({**FORMAT, "common": {"quiet": "yes"}}, False),
    ({**FORMAT, "common": {"rule": {"contract/absent": "fatal"}}}, False),
    ({**FORMAT, "common": {"skip": []}}, False),
    ({**FORMAT, "common": {"max-findings": "7"}}, False),
    ({**FORMAT, "common": {"max-findings": 0}}, False),
    ({**FORMAT, "live": {"timeout": 0}}, False),
    ({**FORMAT, "live": {"token": "x"}}, False),
    ({**FORMAT, "live": {"page-size": 101}}, False),
    ({**FORMAT, "check": {"format": {"jsn": "a.json"}}}, False),
]


def change(key, value):
    def apply(baseline):
        if value is ...:
            del baseline["entries"][0][key]
        else:
            baseline["entries"][0][key] = value
    return apply


# What a baseline must not have.
MISTAKES = {
    "no format": lambda baseline: baseline.pop("format"),
    "an unknown key": change("comment", "x"),
    "no reason": change("reason", ...),
    "an empty reason": change("reason", ""),
    "an unknown rule": change("rule", "contract/nul"),
    "an id of another length": change("id", "a"),
    "a day in another format": change("since", "26.11.2026"),
    "a maximum of zero": change("most", 0),
    "a maximum that is a text": change("most", "3"),
    "an entry that is a text": lambda baseline: baseline["entries"].append("x"),
}


CENSUS_MISTAKES = {
    "an unknown member": lambda census: census.update(more=1),
    "another format": lambda census: census.update(format="session-census/2"),
    "no key": lambda census: census.pop("key"),
    "a negative number": lambda census: census.update(unjudged=-1),
    "a count that is a text": lambda census: census["counters"][0].update(count="1"),
    "a block less": lambda census: census["counters"][0]["blocks"].pop(),
    "a row without a state": lambda census: census["counters"][0].pop("state"),
}


def complaints(program):
    """Yields where a schema and the program disagree about a file."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "a.json").write_text('{"id":null,"url":7}')

        def run(*arguments):
            return subprocess.run([pathlib.Path(program).resolve(), *arguments], cwd=folder,
                                  capture_output=True, text=True, timeout=120)

        def validator(name):
            schema = json.loads(run("schema", name).stdout)
            jsonschema.Draft202012Validator.check_schema(schema)
            return jsonschema.Draft202012Validator(
                schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
            )

        config = validator("config")
        for content, is_correct in CONFIGURATIONS:
            text = json.dumps(content)
            (folder / "config.json").write_text(text)
            code = run("check", "--config", "config.json", "a.json").returncode
            if code != (1 if is_correct else 2):
                yield f"the program exits with {code} for the configuration {text}"
            if config.is_valid(content) != is_correct:
                yield f"the schema {'refuses' if is_correct else 'accepts'} the configuration {text}"

        baseline = validator("baseline")
        run("check", "a.json", "--format=json=report.json")
        run("baseline", "update", "baseline.json", "report.json", "--reason=known", "--expires=2099-01-01")
        text = (folder / "baseline.json").read_text()
        for error in baseline.iter_errors(json.loads(text)):
            yield f"baseline.json: {error.json_path}: {error.message[:300]}"
        if len(json.loads(text)["entries"]) < 2:
            yield "the baseline has fewer entries than expected"
        for name, mistake in MISTAKES.items():
            mistaken = json.loads(text)
            mistake(mistaken)
            (folder / "mistaken.json").write_text(json.dumps(mistaken))
            if run("baseline", "lint", "mistaken.json").returncode != 1:
                yield f"the lint accepts a baseline with {name}"
            if baseline.is_valid(mistaken):
                yield f"the schema accepts a baseline with {name}"

        census = validator("census")
        text = run("drift", "snapshot", "a.json").stdout
        (folder / "census.json").write_text(text)
        for error in census.iter_errors(json.loads(text)):
            yield f"census.json: {error.json_path}: {error.message[:300]}"
        if run("drift", "compare", "census.json", "census.json").returncode != 3:
            yield "a census of one session is not inconclusive"
        for name, mistake in CENSUS_MISTAKES.items():
            mistaken = json.loads(text)
            mistake(mistaken)
            (folder / "mistaken.json").write_text(json.dumps(mistaken))
            if run("drift", "compare", "census.json", "mistaken.json").returncode != 2:
                yield f"the program accepts a census with {name}"
            if census.is_valid(mistaken):
                yield f"the schema accepts a census with {name}"
