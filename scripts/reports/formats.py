"""The readers of each format, which accept a report or raise an AssertionError."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

# Without human, which only people read.
ALL = ("json", "ndjson", "junit", "sarif", "markdown", "github", "gitlab", "badge")

LEVELS = ("error", "warning", "notice")


class Readers:
    """The readers, with the schemas that they read by."""

    def __init__(self, folder, schemas, report_schema):
        import jsonschema
        import xmlschema

        self.folder = folder
        self.report_schema = folder / "report.schema.json"
        self.report_schema.write_text(report_schema)
        self.definitions = json.loads(report_schema)["$defs"]
        given = os.environ.get("REPORT_SCHEMAS")
        given = pathlib.Path(given) if given else None

        def path(name):
            own = schemas / name
            if own.exists():
                return own
            if given and (given / name).exists():
                return given / name
            print(f"SKIPPED set REPORT_SCHEMAS to a folder with {name}")
            return None

        def validator(name):
            if not (file := path(name)):
                return None
            schema = json.loads(file.read_text())
            return jsonschema.validators.validator_for(schema)(schema)

        self.xml = [
            xmlschema.XMLSchema(str(file))
            for name in ("junit.xsd", "junit-10.xsd", "surefire-test-report.xsd")
            if (file := path(name))
        ]
        self.scans = [
            found
            for name in ("sarif-github.schema.json", "sarif-schema-2.1.0.json")
            if (found := validator(name))
        ]
        self.gitlab = validator("gitlab-code-quality.schema.json")
        self.badge = validator("badge.schema.json")
        schema = json.loads(report_schema)
        jsonschema.Draft202012Validator.check_schema(schema)
        self.report = jsonschema.Draft202012Validator(schema)
        self.event = jsonschema.Draft202012Validator({**schema, "$ref": "#/$defs/event"})
        self.jq = shutil.which("jq")
        self.files = {name: [] for name in ALL}

    def read(self, out):
        """Reads all reports of a run, and returns what was found in each format."""
        report = json.loads((out / "json").read_text())
        found = {}
        for form in ALL:
            self.files[form].append(out / form)
            text = (out / form).read_bytes().decode("utf-8")
            controls = re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e\u2066]", text)
            assert not controls, f"{out.name}/{form}: {controls[:3]}"
            found[form] = getattr(self, f"read_{form}")(out, text, report)
        return found

    def read_json(self, out, text, report):
        valid(self.report, report, out / "json")
        names = {key for part in ("report", "opening", "closing")
                 for key in self.definitions[part]["properties"]}
        keys = {key for row in report["findings"] for key in row}
        unknown = set(report) - names | keys - set(self.definitions["finding"]["properties"])
        assert not unknown, f"{out.name}: the schema does not name {unknown}"
        return f"{len(report['findings'])} rows"

    def read_ndjson(self, out, text, report):
        import duckdb

        events = [json.loads(line) for line in text.splitlines()]
        for event in events:
            valid(self.event, event, out / "ndjson")
        # With --every-finding, the rows are in the order in which they were found.
        rows = [json.dumps(row) for row in events if row["event"] == "finding"]
        expected = [json.dumps({"event": "finding", **row}) for row in report["findings"]]
        # Of more rows than the limit, one lists the first and the other the worst.
        is_whole = report["rows"] == report["listed"]
        assert not is_whole or sorted(rows) == sorted(expected), f"{out.name}: json and ndjson differ"
        counts = dict(duckdb.sql(
            f"SELECT event, count(*) FROM read_json('{out / 'ndjson'}', format = 'newline_delimited',"
            " maximum_object_size = 50000000) GROUP BY event"
        ).fetchall())
        assert counts.get("finding", 0) == len(report["findings"]), f"DuckDB: {counts}"
        if self.jq:
            lines = subprocess.run(
                [self.jq, "-r", 'select(.event == "finding") | .rule', str(out / "ndjson")],
                capture_output=True, text=True, check=True,
            ).stdout.split()
            rules = [row["rule"] for row in report["findings"]]
            assert not is_whole or sorted(lines) == sorted(rules), f"jq: {lines[:3]}"
        return f"{len(events)} events"

    def read_junit(self, out, text, report):
        import junitparser
        import lxml.etree

        for schema in self.xml:
            errors = list(schema.iter_errors(str(out / "junit")))
            assert not errors, f"{out.name}: {schema.name}: {errors[0]}"
        # libxml2, which xmllint is made from; it comes with sarif-tools.
        tree = lxml.etree.parse(str(out / "junit"))
        for schema in self.xml:
            lxml.etree.XMLSchema(file=schema.filepath).assertValid(tree)
        suite = next(iter(junitparser.JUnitXml.fromfile(str(out / "junit"))))
        cases = list(suite)
        outcome = {"Failure": 0, "Error": 0, "Skipped": 0}
        for case in cases:
            for result in case.result:
                outcome[type(result).__name__] += 1
                assert result.message and (type(result).__name__ == "Skipped" or result.text)
        counts = (suite.tests, suite.failures, suite.errors, suite.skipped)
        assert counts == (len(cases), *outcome.values()), f"{out.name}: {counts} {outcome}"
        bad = suite.failures + suite.errors
        assert (bad == 0) == (report["exit"]["code"] == 0), f"{out.name}: {counts}"
        return f"{suite.tests} tests, {suite.failures} failed, {suite.errors} errors"

    def read_sarif(self, out, text, report):
        from sarif import loader

        scan = json.loads(text)
        for validator in self.scans:
            valid(validator, scan, out / "sarif")
        shown = [row for row in report["findings"] if row["severity"] != "inconclusive"]
        results = scan["runs"][0]["results"]
        assert len(results) == min(25_000, len(shown)), f"{out.name}: {len(results)} results"
        prints = [
            (result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
             result["partialFingerprints"]["primaryLocationLineHash"])
            for result in results
        ]
        assert len(set(prints)) == len(prints), f"{out.name}: equal fingerprints"
        copy = out / "report.sarif"
        copy.write_text(text)
        issues = loader.load_sarif_file(str(copy)).get_report()
        counts = {
            level: issues.get_issue_count_for_severity(level)
            for level in ("error", "warning", "note", "none")
        }
        assert sum(counts.values()) == len(results), f"{out.name}: sarif-tools: {counts}"
        return "/".join(f"{level} {count}" for level, count in counts.items() if count)

    def read_gitlab(self, out, text, report):
        issues = json.loads(text)
        valid(self.gitlab, issues, out / "gitlab")
        assert not text.startswith("\ufeff")
        rows = [issue for issue in issues if not issue["check_name"].startswith("run/")]
        assert len(rows) == len(report["findings"]), f"{out.name}: {len(rows)} issues"
        prints = {issue["fingerprint"] for issue in issues}
        assert len(prints) == len(issues), f"{out.name}: equal fingerprints"
        return f"{len(issues)} issues"

    def read_badge(self, out, text, report):
        badge = json.loads(text)
        valid(self.badge, badge, out / "badge")
        return repr(badge["message"])

    def read_github(self, out, text, report):
        counts = dict.fromkeys(LEVELS, 0)
        # As the runner does it: it trims a line, and looks for commands in every line.
        for line in text.splitlines():
            command = re.fullmatch(r"::(error|warning|notice)( [^:]*)?::(.*)", line.strip())
            assert command, f"{out.name}: {line[:200]!r}"
            counts[command[1]] += 1
            for pair in (command[2] or "").strip().split(","):
                name = pair.split("=")[0]
                assert name in ("", "file", "line", "col", "title"), f"{out.name}: {pair!r}"
        assert max(counts.values()) <= 10, counts
        return "/".join(f"{level} {count}" for level, count in counts.items() if count)

    def read_markdown(self, out, text, report):
        rows = markdown_rows(text, f"{out.name}/markdown")
        cut = re.search(r"\*\*([\d,]+) more rows? left out\*\*", text)
        left = int(cut[1].replace(",", "")) if cut else 0
        assert rows + left == len(report["findings"]), f"{out.name}: {rows} rows, {left} left out"
        markdown_rows((out / "summary").read_text(), f"{out.name}/summary")
        return f"{rows} rows"

    def finish(self):
        """Reads all files once more with the tools that take several."""
        command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(self.report_schema)]
        done = subprocess.run(
            command + [str(file) for file in self.files["json"]], capture_output=True, text=True
        )
        assert done.returncode == 0, f"check-jsonschema: {done.stdout[:500]}"
        print(f"check-jsonschema: {len(self.files['json'])} reports: {done.stdout.strip()}")
        if not self.jq:
            print("SKIPPED no jq")


def valid(validator, document, name):
    error = next(iter(validator.iter_errors(document)), None)
    assert not error, f"{name}: {error.json_path}: {error.message[:300]}"


def markdown_rows(text, name):
    """Returns the number of rows of findings in a report, as a parser of Markdown reads it."""
    import markdown_it

    tokens = markdown_it.MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    allowed = {"<code>", "</code>", "<br>"}
    rows, table, depth, cells = 0, None, 0, []
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "inline":
            in_code = False
            for part in token.children:
                assert part.type in (
                    "text", "html_inline", "strong_open", "strong_close", "softbreak", "code_inline",
                    "text_special",
                ), f"{name}: {part.type} in {token.content[:200]!r}"
                if part.type == "html_inline":
                    assert part.content in allowed, f"{name}: {part.content}"
                    in_code = part.content == "<code>" or in_code and part.content == "<br>"
                elif part.type == "text" and not in_code:
                    # What code hosts look for in the text that is left.
                    active = re.search(
                        r"@\w|#\d|\bGH-\d|![0-9]|https?:|www\.|:\w+:", part.content
                    )
                    assert not active, f"{name}: {active[0]} in {part.content[:200]!r}"
            cells.append(token.content)
        elif token.type == "tr_close":
            if cells[0] == "severity" or cells[0] == "part":
                table = cells[0]
            elif table == "severity":
                rows += 1
                assert len(cells) == 4 and cells[1].startswith("<code>"), f"{name}: {cells}"
        elif token.type == "html_block":
            assert re.fullmatch(
                r"<details><summary>[\d,]+ parts of the run</summary>\n|</details>\n?", token.content
            ), f"{name}: {token.content[:200]!r}"
        else:
            kinds = ("heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td",
                     "bullet_list", "list_item")
            assert token.type.rsplit("_", 1)[0] in kinds, f"{name}: {token.type}"
    return rows
