"""Validates reports in the formats json and ndjson against the schema that the program prints."""

import copy
import json
import pathlib
import subprocess

import jsonschema

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "Tests/Fixtures/Reports"

# What a program that reads reports must not meet.
MISTAKES = {
    "no findings": lambda report: report.pop("findings"),
    "another format": lambda report: report.update(format="session-report/2"),
    "a seed that is a number": lambda report: report["generator"].update(seed=7),
    "an unknown verdict": lambda report: report["exit"].update(verdict="passed"),
    "an unknown severity": lambda report: report["findings"][0].update(severity="fatal"),
    "a fingerprint of another length": lambda report: report["findings"][0].update(fingerprint="a"),
    "a line without a column": lambda report: report["findings"][0].update(line=1, offset=0),
    "a row without findings": lambda report: report["findings"][0].update(count=0),
    "a negative count": lambda report: report["checked"].update(cases=-1),
}


def complaints(program):
    """Yields what is wrong with saved reports, with reports of runs, or with the schema."""

    def output(*arguments):
        return subprocess.run([program, *arguments], capture_output=True, text=True).stdout

    schema = json.loads(output("schema", "report"))
    jsonschema.Draft202012Validator.check_schema(schema)
    whole = jsonschema.Draft202012Validator(schema)
    event = jsonschema.Draft202012Validator({**schema, "$ref": "#/$defs/event"})
    reports = {path.name: path.read_text() for path in sorted(FOLDER.glob("*.json"))
               if path.name.count(".") == 1}
    events = {path.name: path.read_text() for path in sorted(FOLDER.glob("*.ndjson"))}
    reports["live"], events["live"] = output("live", "--format=json"), output("live", "--format=ndjson")
    reports["check"] = output("check", str(FOLDER), "--format=json")
    for name, text in reports.items():
        for error in whole.iter_errors(json.loads(text)):
            yield f"{name}: {error.json_path}: {error.message[:300]}"
    for name, text in events.items():
        for line in text.splitlines():
            for error in event.iter_errors(json.loads(line)):
                yield f"{name}: {error.json_path}: {error.message[:300]}"
    if len(reports) < 5 or len(events) < 4:
        yield f"found only {sorted(reports)} and {sorted(events)}"
    model = json.loads(reports["model.json"])
    for name, change in MISTAKES.items():
        mistaken = copy.deepcopy(model)
        change(mistaken)
        if whole.is_valid(mistaken):
            yield f"accepted a report with {name}"
