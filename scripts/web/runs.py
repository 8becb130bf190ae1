"""Runs of `session-conformance live`, compared with what they must find."""

import json
import subprocess
import time

from web.servers import without_proxies

# No run takes this long, in seconds. One that hangs must not block the caller.
PATIENCE = 300


class Run:
    """A run that has ended, with its report."""

    def __init__(self, program, url, *options, environment=None, watch=None, form="json"):
        command = [program, "live", url, "--format", form, *map(str, options)]
        start = time.monotonic()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=without_proxies() | (environment or {}),
        )
        if watch:
            watch.follow(process.pid)
        try:
            self.output, self.errors = process.communicate(timeout=PATIENCE)
        except BaseException:
            process.kill()
            process.communicate()
            raise
        finally:
            if watch:
                watch.stop()
        self.seconds = time.monotonic() - start
        self.code = process.returncode
        try:
            self.report = json.loads(self.output)
        except ValueError:
            self.report = {"findings": [], "checked": {}}
        self.findings = self.report["findings"]
        self.rules = sorted({finding["rule"] for finding in self.findings})

    @property
    def text(self):
        """Everything that the run printed."""
        return (self.output + self.errors).decode(errors="replace")


class Comparison:
    """Compares runs with expectations, and prints a row for each, unless only failures matter."""

    def __init__(self, prints_rows=True):
        self.prints_rows = prints_rows
        self.failures = 0
        self.count = 0

    def check(self, name, run, code=0, rules=(), texts=(), sessions=None):
        """Compares a run.

        `texts` must be in what the run printed, and exactly these rules in its findings; `sessions`
        is the number of sessions that it must have checked.
        """
        problems = []
        if run.code != code:
            problems.append(f"exit code {run.code} instead of {code}")
        if run.rules != sorted(rules):
            problems.append(f"rules {run.rules} instead of {sorted(rules)}")
        if run.report.get("exit", {}).get("code") != run.code:
            problems.append("the report has another exit code, or is not whole")
        problems += [f"no '{text}' in the output" for text in texts if text not in run.text]
        found = run.report["checked"].get("sessions")
        if sessions is not None and found != sessions:
            problems.append(f"{found} sessions instead of {sessions}")
        self.expect(name, not problems, "; ".join(problems), run)
        return not problems

    def expect(self, name, condition, problem, run=None):
        self.count += 1
        if run and self.prints_rows:
            outcome = " ".join([str(run.code), *run.rules])
            print(f"{name}: {outcome}, {run.seconds:.1f} s", flush=True)
        if not condition:
            self.failures += 1
            print(f"FAILED: {name}: {problem}", flush=True)
            if run:
                print(run.text[-2_000:], flush=True)

    def finish(self):
        """Prints the number of comparisons, and returns the exit code of the script."""
        print(f"{self.count} comparisons, {self.failures} failed")
        return 1 if self.failures else 0
