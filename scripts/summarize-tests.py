#!/usr/bin/env python3
"""Checks in the event stream of `swift test` that all tests ran, and prints the slowest.

    swift test --no-parallel --event-stream-output-path EVENTS --event-stream-version 0
    scripts/summarize-tests.py EVENTS

Compares the tests that ran with the `@Test` declarations below Tests, file by file, to notice tests
that are missing from the build or hidden by a filter. A parameterized test counts once, and its
seconds are those of all its cases. Tests that run in parallel wait for each other, and that is part
of their seconds. Exits with 1 if a test is missing.
"""

import collections
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SLOWEST = 10

# A separate package, whose tests run by themselves.
EXAMPLE = pathlib.Path("Tests/AdopterExample")


def declared():
    """Returns the number of tests that each file declares."""
    counts = {}
    for path in sorted((ROOT / "Tests").rglob("*.swift")):
        path = path.relative_to(ROOT)
        if EXAMPLE in path.parents or any(part.startswith(".") for part in path.parts):
            continue
        text = re.sub(r'"""\n.*?"""', "", (ROOT / path).read_text(encoding="utf-8"), flags=re.S)
        counts[str(path)] = len(re.findall(r"^ *@Test\b", text, flags=re.M))
    return counts


class Run:
    """The results of each test, collected from the events."""

    def __init__(self, lines):
        self.tests = {}
        self.ran = set()
        self.skipped = {}
        self.seconds = collections.Counter()
        self.started = {}
        self.instants = []
        for line in lines:
            record = json.loads(line)
            payload = record["payload"]
            if record["kind"] == "test" and payload["kind"] == "function":
                self.tests[payload["id"]] = payload
            elif record["kind"] == "event":
                self.read(payload)

    def read(self, event):
        kind, test = event["kind"], event.get("testID")
        instant = event["instant"]["absolute"]
        self.instants.append(instant)
        case = (test, event.get("_testCase", {}).get("id"))
        if kind == "testStarted":
            self.started[test] = instant
        elif kind == "testEnded":
            self.ran.add(test)
            # A test without arguments has no events about cases.
            if test in self.tests and test not in self.seconds:
                self.seconds[test] = instant - self.started[test]
        elif kind == "testSkipped":
            comments = event.get("_comments") or ["no reason given"]
            self.skipped[test] = comments[0]
        elif kind == "testCaseStarted":
            self.started[case] = instant
        elif kind == "testCaseEnded":
            self.seconds[test] += instant - self.started[case]

    def name(self, test):
        """Returns the display name of a test and its source location."""
        test = self.tests[test]
        place = test["sourceLocation"]
        name = test.get("displayName") or test["name"].strip("`()")
        return f'{name} ({place["fileID"]}:{place["line"]})'

    def counts(self):
        """Returns the number of tests per file that ran or have a reason for being skipped."""
        counts = collections.Counter()
        for test in self.tests.keys() & (self.ran | self.skipped.keys()):
            path = pathlib.Path(self.tests[test]["sourceLocation"]["_filePath"])
            counts[str(path.relative_to(ROOT))] += 1
        return counts


def main():
    if len(sys.argv) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 64
    with open(sys.argv[1], encoding="utf-8") as lines:
        run = Run(lines)

    ran = [test for test in run.tests if test in run.ran]
    print(f"{len(ran)} tests ran in {max(run.instants) - min(run.instants):.1f} s; the slowest, with "
          "the seconds of all their cases:")
    slowest = [test for test, _ in run.seconds.most_common() if test in run.tests][:SLOWEST]
    for test in slowest:
        print(f"{run.seconds[test]:7.2f} s  {run.name(test)}")
    for test in sorted(run.skipped.keys() & run.tests.keys()):
        print(f"skipped    {run.name(test)}: {run.skipped[test]}")

    expected, counts = declared(), run.counts()
    missing = []
    for path in sorted(expected.keys() | counts.keys()):
        if expected.get(path, 0) != counts[path]:
            missing.append(f"{path} declares {expected.get(path, 0)} tests, but {counts[path]} ran")
    for line in missing:
        print(line, file=sys.stderr)
    print(f"{sum(expected.values())} tests are declared; files with a difference: {len(missing)}")
    return 1 if missing or not ran else 0


if __name__ == "__main__":
    sys.exit(main())
