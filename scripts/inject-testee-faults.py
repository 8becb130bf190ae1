#!/usr/bin/env python3
"""Tests model with programs that misbehave, each in one way, and checks what is reported.

    inject-testee-faults.py PROGRAM [--only NAME,...] [--jobs N]

For each misbehavior, model must report its rule and no other rule of testees, exit as expected, and
stay within limits of time and memory under its default options. Prints a line for each: the
misbehavior, the rule expected and seen, the exit code, the seconds and the largest size of the
program. Exits with 1 if anything is wrong.

--only runs what has one of these names, and --jobs sets the number of runs at once (4). With
--as NAME, this script is the program that misbehaves.
"""

import argparse
import base64
import collections
import concurrent.futures
import json
import os
import random
import resource
import subprocess
import sys
import time

# For one run of model, unless its row says otherwise.
LONGEST_SECONDS = 240

# For model, whatever the program writes.
LARGEST_MEGABYTES = 400

# A program that ignores its limits must not block the caller.
KILLED_AFTER = 600

Row = collections.namedtuple("Row", "rule code options says", defaults=([], ""))

ROWS = {
    "none": Row(None, 0),
    "hang-always": Row("testee/hung", 1, says="gave no answer to 8 of the last 8 payloads"),
    "hang-at-null": Row("testee/hung", 1, ["--timeout", "0.2"]),
    "hang-at-30th": Row("testee/hung", 1, ["--timeout", "0.3"], "after 29 other requests"),
    "half-reply": Row("testee/hung", 1, says="did it flush?"),
    "flush-hello-only": Row("testee/hung", 1),
    "exit-always": Row("testee/crashed", 1, says="gave no answer to 32 of the last 32 payloads"),
    "exit-at-null": Row("testee/crashed", 1),
    "exit-at-50th": Row("testee/crashed", 1, says="only after 49 other requests"),
    "exit-at-500th": Row("testee/crashed", 1, says="after 499 other requests"),
    "kill-itself": Row("testee/crashed", 1, says="SIGKILL"),
    "out-of-memory": Row("testee/crashed", 1, ["--timeout", "20"], "MemoryError"),
    "close-output": Row("testee/crashed", 1, says="closed its standard output"),
    "ignore-bye": Row("testee/hung", 1, says="after 'bye'"),
    "fail-at-bye": Row("testee/protocol", 1, says="after 'bye'"),
    "gigabyte-reply": Row(("testee/protocol", "testee/hung"), 1, says="AAAA"),
    "endless-lines": Row("testee/protocol", 1),
    # The last of an odd number of requests gets no reply.
    "swap-replies": Row(("testee/protocol", "testee/hung, testee/protocol"), 1,
                        says="instead of request"),
    "reply-twice": Row("testee/protocol", 1, says="instead of request"),
    "print-lines": Row("testee/protocol", 1, says="which is not a reply"),
    "not-base64": Row("testee/protocol", 1, says="is not base64"),
    "banner": Row("testee/protocol", 1, says="banner"),
    "banner-only": Row(None, 2, ["--start-timeout", "2"], "Welcome"),
    "no-flush": Row(None, 2, ["--start-timeout", "2"], "flush each reply"),
    "slow-start": Row(None, 0, ["--start-timeout", "30", "--jobs", "1", "--only", "presence"]),
    "slower-start": Row(None, 2, says="--start-timeout"),
    "flood-errors": Row(None, 0),
}

# The machine is busy while this one runs, so it is the last.
BUSY = {"delays": Row(None, 0, ["--timeout", "0.2", "--cases", "2000"])}
BUSY_LOOPS = 4
BUSY_SECONDS = 500


class Wrong(Exception):
    """What model did instead of what it should do."""


# MARK: The program that misbehaves

INTEGERS = ("id", "user_id")
FIELDS = INTEGERS + ("url", "authenticated_at", "last_seen_at")


def refuse(_):
    raise ValueError("not JSON")


def round_trip(payload):
    """Returns the payload unless it breaks the contract."""
    session = json.loads(payload.decode("utf-8"), parse_constant=refuse)
    if not isinstance(session, dict) or "id" not in session:
        raise ValueError("no id")
    for name in FIELDS:
        value = session.get(name, 0 if name == "id" else None)
        wanted = int if name in INTEGERS else str
        if (value is not None or name == "id") and type(value) is not wanted:
            raise ValueError(f"{name} has another type")
        if wanted is int and value is not None and not -(2**63) <= value < 2**63:
            raise ValueError(f"{name} is too large")
    return payload


class Testee:
    """Replies to requests, and misbehaves as its name says."""

    def __init__(self, name):
        self.name = name
        self.count = 0
        self.held = None

    def write(self, text, flush=True):
        sys.stdout.write(text)
        if flush:
            sys.stdout.flush()

    def run(self):
        self.begin()
        for line in sys.stdin.buffer:
            request = json.loads(line)
            if request["op"] == "hello":
                self.hello(request)
            elif request["op"] == "bye":
                self.end()
                return
            else:
                self.count += 1
                self.answer(request)

    def begin(self):
        if self.name.startswith("banner"):
            self.write("Welcome to the adapter\n")
        if self.name == "slow-start":
            time.sleep(11)
        if self.name == "slower-start":
            time.sleep(30)

    def hello(self, request):
        if self.name == "banner-only":
            time.sleep(600)
        reply = {"seq": request["seq"], "protocol": "session-testee/1", "ops": ["roundtrip"],
                 "testee": {"name": self.name}}
        self.write(json.dumps(reply) + "\n", self.name != "no-flush")

    def answer(self, request):
        payload = base64.b64decode(request["payload"])
        self.misbehave(payload, request)
        try:
            text = base64.b64encode(round_trip(payload)).decode()
            reply = {"seq": request["seq"], "outcome": "accepted", "payload": text}
        except (ValueError, RecursionError) as error:
            reply = {"seq": request["seq"], "outcome": "rejected", "reason": type(error).__name__}
        self.reply(json.dumps(reply) + "\n")

    def misbehave(self, payload, request):
        name, count = self.name, self.count
        if name == "hang-always" or (name == "hang-at-null" and b"null" in payload
                                     and b"url" in payload and b"user_id" not in payload):
            time.sleep(600)
        if name == "hang-at-30th" and count == 30:
            time.sleep(600)
        if name == "half-reply":
            self.write('{"seq":%d,"outc' % request["seq"])
            time.sleep(600)
        if name == "exit-always" or (name == "exit-at-null" and payload.endswith(b"null}")):
            sys.exit(3)
        if (name, count) in {("exit-at-50th", 50), ("exit-at-500th", 500)}:
            sys.exit(3)
        if name == "kill-itself":
            os.kill(os.getpid(), 9)
        if name == "out-of-memory":
            resource.setrlimit(resource.RLIMIT_AS, (2**28, 2**28))
            hoard = [bytearray(2**20)]
            while True:
                hoard.append(bytearray(2**20))
        if name == "close-output":
            os.close(1)
            time.sleep(600)
        if name == "gigabyte-reply":
            self.write('{"seq":%d,"outcome":"accepted","payload":"' % request["seq"])
            for _ in range(1024):
                self.write("A" * 2**20)
            self.write('"}\n')
        if name == "print-lines" or name == "endless-lines":
            self.write("debug: decoding\n")
            while name == "endless-lines":
                self.write("debug: decoding\n" * 1_000)
        if name == "flood-errors":
            sys.stderr.write("debug: decoding\n" * 1_000)
        if name == "delays":
            time.sleep(random.uniform(0, 0.1))
        if name == "not-base64":
            request["seq"] = json.dumps(request["seq"])
            self.write('{"seq":%s,"outcome":"accepted","payload":"{}"}\n' % request["seq"])
            self.held = True

    def reply(self, text):
        if self.name == "not-base64":
            return
        if self.name == "swap-replies":
            self.held, text = (None, text + self.held) if self.held else (text, "")
        self.write(text, self.name not in ("no-flush", "flush-hello-only"))
        if self.name == "reply-twice":
            self.write(text)

    def end(self):
        if self.name == "ignore-bye":
            time.sleep(600)
        if self.name == "fail-at-bye":
            sys.exit(4)


# MARK: Runs

def largest_size(identifier, known):
    """The largest size of a process so far, in megabytes; the known one if it has ended."""
    try:
        with open(f"/proc/{identifier}/status", encoding="ascii") as file:
            for line in file:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) / 1024
    except OSError:
        pass
    return known


def run(program, name, row):
    """Runs model with a program that misbehaves, and returns what it reported."""
    testee = [sys.executable, "-B", os.path.abspath(__file__), program, "--as", name]
    # The model itself is not tested here.
    options = ["--seed", "7", "--skip", "roundtrip", "--format", "json", *row.options]
    start = time.monotonic()
    size = 0
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    with subprocess.Popen([program, "model", *options, "--", *testee], text=True, env=environment,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        with concurrent.futures.ThreadPoolExecutor(1) as reader:
            output = reader.submit(process.stdout.read)
            while not output.done():
                size = largest_size(process.pid, size)
                if time.monotonic() - start > KILLED_AFTER:
                    process.kill()
                time.sleep(0.02)
            report = output.result()
            process.wait()
    return json.loads(report), process.returncode, time.monotonic() - start, size


def check(program, name, row, longest):
    """Returns a line about a run, and whether it was as expected."""
    report, code, seconds, size = run(program, name, row)
    rules = sorted({finding["rule"] for finding in report["findings"]})
    wrong = []
    # How far a program gets within the time limit may depend on the machine.
    alternatives = row.rule if isinstance(row.rule, tuple) else (row.rule,)
    if ", ".join(rules) not in [rule or "" for rule in alternatives]:
        wrong.append("other rules")
    if code != row.code:
        wrong.append(f"exit code instead of {row.code}")
    if row.says not in json.dumps(report, ensure_ascii=False):
        wrong.append(f"no '{row.says}'")
    if seconds > longest:
        wrong.append(f"more than {longest} s")
    if size > LARGEST_MEGABYTES:
        wrong.append(f"more than {LARGEST_MEGABYTES} MB")
    seen = ", ".join(rules) or "none"
    line = f"{name:17} {alternatives[0] or 'none':16} {seen:16} {code:4}"
    line += f" {seconds:6.1f} s {size:5.0f} MB"
    return f"{line}  {'; '.join(wrong)}".rstrip(), not wrong, report


def main():
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("program")
    parser.add_argument("--only", type=lambda names: names.split(","))
    parser.add_argument("--jobs", type=int, default=4)
    parser.add_argument("--as", dest="name")
    arguments = parser.parse_args()
    if arguments.name:
        Testee(arguments.name).run()
        return 0
    wanted = arguments.only or [*ROWS, *BUSY]
    chosen = {name: row for name, row in ROWS.items() if name in wanted}
    failures = 0
    print(f"{'misbehavior':17} {'expected':16} {'seen':16} exit     time      size")

    def note(result):
        nonlocal failures
        line, is_right, report = result
        print(line, flush=True)
        if not is_right:
            failures += 1
            print(f"  {report['exit']['reason'][:400]}")
            for finding in report["findings"][:4]:
                observed = finding.get("observed", "")[:200]
                print(f"  {finding['rule']}: {finding['message']}; {observed}")

    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        runs = [pool.submit(check, arguments.program, name, row, LONGEST_SECONDS)
                for name, row in chosen.items()]
        for done in runs:
            note(done.result())
    for name, row in BUSY.items():
        if name not in wanted:
            continue
        loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"])
                 for _ in range(BUSY_LOOPS)]
        try:
            note(check(arguments.program, name, row, BUSY_SECONDS))
        finally:
            for loop in loops:
                loop.kill()
                loop.wait()
    total = len(chosen) + sum(name in wanted for name in BUSY)
    print(f"{total} kinds of misbehavior, {failures} not as expected")
    return 1 if failures or not total else 0


if __name__ == "__main__":
    sys.exit(main())
