"""Kills runs of check at random moments, and looks at what their report files hold.

    kill-reports.py PROGRAM [COUNT [SEED]]

Each run replaces the reports of an earlier one. Whenever it is killed, each file must be a whole
report: the earlier one if the run had not begun, the report of an unfinished run, or the final one.
"""

import collections
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

PAYLOAD = '{"authenticated_at":null,"id":%d,"last_seen_at":null,"url":null,"user_id":null}\n'


def kind(path):
    """What a report file holds; raises ValueError if it is not a whole report."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    if path.endswith(".ndjson"):
        events = [json.loads(line) for line in lines]
        if events[0]["event"] != "start" or events[-1]["event"] != "end":
            raise ValueError("the first or the last event is missing")
        report = events[0] | events[-1]
    else:
        report = json.loads("\n".join(lines))
    if report["target"] == "earlier.json":
        return "earlier"
    return "unfinished" if report["incomplete"] else "final"


def main():
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else None)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.mkdir("payloads")
        for number in range(2_000):
            with open(f"payloads/{number}.json", "w", encoding="utf-8") as file:
                file.write(PAYLOAD % number)
        with open("earlier.json", "w", encoding="utf-8") as file:
            file.write(PAYLOAD % 1)
        reports = ["report.json", "report.ndjson"]
        formats = [f"--format={name.split('.')[1]}={name}" for name in reports]
        start = time.monotonic()
        subprocess.run([program, "check", "payloads", *formats], check=True, capture_output=True)
        duration = time.monotonic() - start
        kinds = collections.Counter()
        for _ in range(count):
            earlier = [program, "check", "earlier.json", *formats]
            subprocess.run(earlier, check=True, capture_output=True)
            run = subprocess.Popen(
                [program, "check", "payloads", *formats],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            time.sleep(chance.uniform(0, duration * 1.1))
            run.send_signal(signal.SIGKILL)
            run.wait()
            kinds.update(kind(path) for path in reports)
    print(", ".join(f"{number} {name}" for name, number in sorted(kinds.items())))
    if not kinds["unfinished"] or not kinds["final"]:
        sys.exit("the runs were all killed too early or too late to show anything")


if __name__ == "__main__":
    main()
