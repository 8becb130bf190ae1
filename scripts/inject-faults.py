#!/usr/bin/env python3
"""Serves each fault and each variation with the program, and checks what live reports about it.

    inject-faults.py PROGRAM [--only NAME] [--sessions N] [--jobs N] [--table]

A fault must be refused if there are too few sessions for it, with what to pass. Otherwise live must
report its rule and nothing that has another cause, exit as the severity of the rule says, and stay
within limits of time and memory. About a variation, live must report nothing.

--only runs what has NAME in its name, --sessions replaces the numbers of sessions (1, 30 and 250),
and --jobs the number of servers at once (2). Prints what is wrong and a summary; with --table, also
a line for each run. Exits with 1 if anything is wrong.

Sizes are those of the largest process. None of live is smaller than this one, which children start
as.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time

from web.servers import NoServer, StandIn, end_on_signals
from web.watching import read

SESSIONS = (1, 30, 250)

# For one run of live. The slowest waits for a time limit of its own.
LONGEST_SECONDS = 20

# For each of serve, live and what they run, whatever is sent.
LARGEST_MEGABYTES = 64

# The time limit of a request. Only faults that never end a response wait that long.
PATIENCE = 10
SHORT_PATIENCE = 1

EXIT_CODES = {"error": 1, "inconclusive": 3, "warning": 0, "note": 0}

# A child that ignores its limits must not block the caller.
KILLED_AFTER = 120

# What else is found because of a fault, and why that is right.
CONSEQUENCES = {
    "misspelled-field": {"contract/absent": "the key that is misspelled is also absent"},
    "json-lone-surrogate": {"contract/undeclared": "the field that has it is an undeclared one"},
    "html-page": {"json/syntax": "a page is not a JSON text either"},
}

Injection = collections.namedtuple("Injection", "option name rule needs arguments")


class Wrong(Exception):
    """What the program did instead of what it should do."""


def injections(program):
    """Returns what serve can inject, as it lists it."""
    for option in ("--fault", "--variation"):
        command = [program, "serve", f"--list-{option[2:]}s"]
        listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        for line in listed.splitlines():
            name, rest = line.split(maxsplit=1)
            rule = rest.split()[0] if option == "--fault" else None
            needs = re.search(r"Needs (\d+) sessions", rest)
            seen = re.search(r"Seen by 'live ([^']*)'", rest)
            yield Injection(
                option,
                name,
                rule,
                int(needs[1]) if needs else 0,
                seen[1].split() if seen else [],
            )


def severities(program, rules):
    """Returns the severity of each rule, as explain prints it after the name of the rule."""
    found = {}
    for rule in rules:
        command = [program, "explain", rule]
        text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        found[rule] = re.match(r"\S+ \((\w+)\)", text)[1]
    return found


class Child:
    """A child process that is measured."""

    def __init__(self, *command, **options):
        self.start = time.monotonic()
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, **options)
        self.timer = threading.Timer(KILLED_AFTER, self.process.kill)
        self.timer.start()

    def wait(self):
        """Returns the exit code, the seconds, and the megabytes of the largest process."""
        _, status, usage = os.wait4(self.process.pid, 0)
        self.timer.cancel()
        # Popen must know that there is nothing left to wait for.
        self.process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - self.start
        return self.process.returncode, seconds, usage.ru_maxrss / 1_000


def largest_megabytes(process):
    """Returns the megabytes that a process had at most; 0 if it has ended."""
    found = re.search(rb"VmHWM:\s*(\d+)", read(process, "status"))
    return int(found[1]) / 1_000 if found else 0


class Run:
    """What live reports about one injection."""

    def __init__(self, program, injection, sessions, severity):
        self.injection = injection
        self.sessions = sessions
        self.severity = severity
        self.rules, self.code, self.seconds, self.megabytes = [], None, 0, 0
        self.served = 0
        self.problem = None
        try:
            self.check(program)
        except (Wrong, NoServer) as problem:
            self.problem = str(problem)

    def check(self, program):
        options = (self.injection.option, self.injection.name, "--sessions", str(self.sessions))
        if self.sessions < self.injection.needs:
            return self.check_refusal(program, options)
        with StandIn(program, *options) as server:
            self.ask(program, server.address)
            self.served = largest_megabytes(server.process.pid)
        if server.code != -signal.SIGTERM and server.code != 128 + signal.SIGTERM:
            raise Wrong(f"serve ends with {server.code}: {server.complaint}")
        if self.served > LARGEST_MEGABYTES:
            raise Wrong(f"serve takes {self.served:.0f} MB")
        self.check_report()

    def ask(self, program, url):
        command = [program, "live", url, "--format", "json", *self.injection.arguments]
        if self.injection.rule:
            short = self.injection.rule == "live/timeout"
            command += ["--retries", "0", "--timeout", str(SHORT_PATIENCE if short else PATIENCE)]
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as diagnostics:
            live = Child(*command, stdout=output, stderr=diagnostics)
            self.code, self.seconds, self.megabytes = live.wait()
            output.seek(0)
            diagnostics.seek(0)
            self.diagnostics = diagnostics.read().decode(errors="replace").strip()
            try:
                self.report = json.loads(output.read())
            except ValueError:
                raise Wrong(f"live ends with {self.code}, without a report: {self.diagnostics}")

    def check_refusal(self, program, options):
        try:
            with StandIn(program, *options):
                raise Wrong("serve starts instead of refusing")
        except NoServer as refusal:
            self.code = refusal.code
            hint = f"pass --sessions {self.injection.needs} or more"
            if refusal.code != os.EX_USAGE or hint not in refusal.complaint:
                raise Wrong(str(refusal))

    def check_report(self):
        findings = self.report["findings"]
        self.rules = list(dict.fromkeys(finding["rule"] for finding in findings))
        expected = self.injection.rule
        caused = CONSEQUENCES.get(self.injection.name, {})
        others = [rule for rule in self.rules if rule != expected and rule not in caused]
        if expected and expected not in self.rules:
            raise Wrong(f"{expected} is not found, but {self.rules}")
        if others:
            raise Wrong(f"{', '.join(others)} is also found")
        if self.code != self.expected_code():
            raise Wrong(f"live ends with {self.code} instead of {self.expected_code()}")
        if self.code != self.report["exit"]["code"] or self.report["incomplete"]:
            raise Wrong(f"the report says {self.report['exit']}")
        if self.seconds > LONGEST_SECONDS:
            raise Wrong(f"live takes {self.seconds:.1f} s")
        if self.megabytes > LARGEST_MEGABYTES:
            raise Wrong(f"live takes {self.megabytes:.0f} MB")

    def expected_code(self):
        found = {self.severity[rule] for rule in self.rules}
        return next((EXIT_CODES[name] for name in EXIT_CODES if name in found), 0)

    def line(self):
        rules = ", ".join(self.rules) or ("refused" if self.code == os.EX_USAGE else "none")
        return (
            f"{self.injection.name:27} {self.sessions:4}  {self.injection.rule or '':26}"
            f" {rules:40} {self.code!s:>4} {self.seconds:6.2f} s {self.megabytes:5.0f} MB"
        )


def arguments():
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("program")
    parser.add_argument("--only", default="")
    parser.add_argument("--sessions", type=int, nargs="+", default=SESSIONS)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--table", action="store_true")
    return parser.parse_args()


def main():
    end_on_signals()
    options = arguments()
    chosen = [one for one in injections(options.program) if options.only in one.name]
    if not chosen:
        sys.exit(f"no fault and no variation has '{options.only}' in its name")
    rules = {one.rule for one in chosen} | {rule for all in CONSEQUENCES.values() for rule in all}
    severity = severities(options.program, rules - {None})
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        pairs = [(one, sessions) for one in chosen for sessions in options.sessions]
        runs = list(pool.map(lambda pair: Run(options.program, *pair, severity), pairs))
    for run in runs:
        if options.table:
            print(run.line())
        if run.problem:
            print(f"WRONG: {run.injection.name}, {run.sessions} sessions: {run.problem}")
    slowest = max(runs, key=lambda run: run.seconds)
    largest = max(runs, key=lambda run: run.megabytes)
    refused = sum(run.sessions < run.injection.needs for run in runs)
    wrong = sum(run.problem is not None for run in runs)
    print(f"{len(runs)} runs with {len(chosen)} faults and variations, {refused} refused, {wrong} wrong")
    print(f"slowest: {slowest.injection.name} {slowest.seconds:.1f} s")
    print(f"largest: {largest.injection.name} {largest.megabytes:.0f} MB")
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
