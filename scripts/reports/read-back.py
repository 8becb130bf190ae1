#!/usr/bin/env python3
"""Reads the reports of real runs with the software that they are meant for.

    read-back.py PROGRAM FOLDER

Installs Python packages in FOLDER if they are missing. Prints what each reader found, and a line
that starts with SKIPPED for each that is not available. REPORT_SCHEMAS names a folder with the
schemas that Tests/Fixtures/schemas/README.md lists.
"""

import gzip
import importlib.util
import json
import os
import pathlib
import subprocess
import sys

import formats

PACKAGES = {
    "xmlschema": "xmlschema", "junitparser": "junitparser", "jsonschema": "jsonschema",
    "sarif": "sarif-tools", "check_jsonschema": "check-jsonschema", "markdown_it": "markdown-it-py",
    "duckdb": "duckdb",
}
ROOT = pathlib.Path(__file__).resolve().parents[2]

# Texts that mean something in a format, as keys of payloads and as names of files.
HOSTILE = [
    "]]></failure><script>alert(1)</script>", "a|b||c\\|d", "`code` ```fence", "%0A::error::x",
    "\r\n::error file=x::injected", "##[error]x", "\u202e\u2066gnirts", "@octocat #1 GH-2 a/b#3",
    "![i](https://a.example/i.png) [x](y)", "<!-- --> &amp; &#0;", "\u0000\u0001\u001b[31m\u0085",
    "\ufffe\uffff\u2028", "${{ secrets.X }} {0}", "www.example.com ann@example.com",
]


def install(folder):
    """Runs this script again with the packages that it needs, if some are missing."""
    missing = [package for name, package in PACKAGES.items() if not importlib.util.find_spec(name)]
    if not missing or os.environ.get("READ_BACK_PACKAGES"):
        return
    packages = folder / "packages"
    python = str(packages / "bin" / "python")
    for command in (
        [sys.executable, "-m", "venv", str(packages)],
        [python, "-m", "pip", "install", "-q", *PACKAGES.values()],
    ):
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            print("SKIPPED pip installs no readers:", (done.stderr.splitlines() or ["?"])[-1])
            sys.exit(0)
    os.environ["READ_BACK_PACKAGES"] = "1"
    os.execv(python, [python, "-B", *sys.argv])


class Runs:
    """Runs of the program, each with a report in every format."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.environment = {
            key: value for key, value in os.environ.items()
            if "proxy" not in key.lower() and not key.startswith(("GITHUB_", "CI_"))
        }

    def __call__(self, name, *arguments, codes=(0, 1), command="check", end=()):
        """Returns the folder with the reports of a run, one file per format."""
        out = self.folder / name
        out.mkdir()
        summary = out / "summary"
        environment = self.environment | {"GITHUB_STEP_SUMMARY": str(summary)}
        done = subprocess.run(
            [self.program, command, *arguments]
            + [f"--format={form}={out / form}" for form in formats.ALL] + ["--quiet", *end],
            cwd=self.folder, env=environment, capture_output=True, text=True, timeout=300,
        )
        assert done.returncode in codes, f"{name}: exit code {done.returncode}: {done.stderr}"
        return out

    def serve(self, *options):
        """Starts a stand-in, and returns it with its address."""
        server = subprocess.Popen(
            [self.program, "serve", *options], stdout=subprocess.PIPE, text=True,
            env=self.environment,
        )
        for line in server.stdout:
            if "http://" in line:
                return server, "http://" + line.split("http://")[1].split()[0].rstrip("/.")
        raise AssertionError("serve prints no address")


def payload(index, violation):
    """Returns a line that breaks a rule, or one with a key that a format could take for syntax."""
    if violation:
        return json.dumps({"id": None, "url": index})
    return json.dumps({"id": index, HOSTILE[index % len(HOSTILE)]: {"id": index}})


def write_inputs(folder):
    (folder / "README.md").write_text("a\n")
    good = '{"id":1,"authenticated_at":null,"last_seen_at":null,"url":null,"user_id":null}\n'
    (folder / "clean.json").write_text(good)
    (folder / "broken.ndjson").write_text("".join(payload(i, i % 2) + "\n" for i in range(200)))
    (folder / "many.ndjson").write_text("".join(payload(i, True) + "\n" for i in range(15_000)))
    (folder / "keys.json").write_text(json.dumps({"id": "1", "k" * (1 << 20): {"a": 1}}))
    names = folder / "names"
    names.mkdir()
    for index, text in enumerate(HOSTILE):
        name = text.replace("/", "∕").replace("\0", "") + ".json"
        (names / name).write_text(payload(index, True) + "\n" + payload(index, False) + "\n")


def real_runs(run):
    """Yields the folder of each run."""
    yield run("clean", "clean.json")
    shown = ("--show-values", "--every-finding", "--max-findings=5000", "--strict")
    yield run("broken", "broken.ndjson", *shown)
    yield run("grouped", "broken.ndjson", "--strict", "--fail-on=note")
    yield run("hostile", "names", *shown)
    yield run("key", "keys.json", *shown)
    yield run("unread", "nowhere.json", "clean.json", codes=(2,))
    yield run("live", command="live")
    server, address = run.serve("--fault", "session-id-null", "--fault", "timestamp-no-offset")
    try:
        yield run("faults", address, command="live", codes=(1,))
    finally:
        server.terminate()
        server.wait()
    yield run("unreachable", address, "--retries=0", command="live", codes=(3,))
    model = ("--", sys.executable, str(ROOT / "scripts/testees/template.py"))
    yield run("model", "--seed=7", "--cases=100", command="model", codes=(1,), end=model)


def check_limits(run):
    """Tries reports that are larger than their readers accept."""
    out = run("many", "many.ndjson", "--every-finding", "--max-findings=60000", "--limit=comment")
    scan = (out / "sarif").read_bytes()
    results = json.loads(scan)["runs"][0]["results"]
    packed = len(gzip.compress(scan))
    assert len(results) == 25_000 and packed < 10_000_000, (len(results), packed)
    lines = (out / "github").read_text().splitlines()
    assert len(lines) <= 30, len(lines)
    comment, summary = (len((out / name).read_text()) for name in ("markdown", "summary"))
    assert 60_000 < comment <= 65_536, comment
    assert 800_000 < summary <= 900_000, summary
    print(
        f"limits: {len(results)} results in {len(scan)} bytes, {packed} with gzip; {len(lines)} "
        f"annotations; a comment of {comment} characters; a summary of {summary}"
    )
    return out


def main():
    program, folder = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    install(folder)
    write_inputs(folder)
    schema = subprocess.run(
        [program, "schema", "report"], capture_output=True, text=True, check=True
    ).stdout
    readers = formats.Readers(folder, ROOT / "Tests/Fixtures/schemas", schema)
    run = Runs(program, folder)
    for out in [*real_runs(run), check_limits(run)]:
        found = readers.read(out)
        print(f"{out.name}: " + ", ".join(f"{name} {value}" for name, value in found.items()))
    readers.finish()


if __name__ == "__main__":
    try:
        main()
    except AssertionError as error:
        sys.exit(f"FAILED {error}")
