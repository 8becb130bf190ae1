#!/usr/bin/env python3
"""Checks a file of lines with Ray: check-with-ray.py PATH [BYTES PER PART]

All machines read the file at the same path, for example in a bucket that is mounted.
"""

import datetime
import os
import pathlib
import subprocess
import sys
import tempfile

import ray

PROGRAM = os.environ.get("PROGRAM", "session-conformance")


@ray.remote(num_cpus=1, max_retries=3)
def check(path: str, start: int, end: int, now: str) -> bytes:
    """Returns the report of the lines that begin in these bytes."""
    part = ["--range", f"{start}-{end}", "--now", now, "--jobs", "1"]
    command = [PROGRAM, "check", path, *part, "--format", "json", "--exit-zero", "--allow-empty"]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


if __name__ == "__main__":
    path, length = [os.path.abspath(sys.argv[1]), *sys.argv[2:], str(1 << 28)][:2]
    size, now = os.path.getsize(path), f"{datetime.datetime.now(datetime.timezone.utc):%FT%TZ}"
    output = os.dup(1)
    os.dup2(2, 1)  # Ray writes to standard output when a worker fails.
    ray.init(log_to_driver=False)
    starts = range(0, size, int(length))
    runs = [check.remote(path, start, min(start + int(length), size), now) for start in starts]
    with tempfile.TemporaryDirectory() as folder:
        reports = [pathlib.Path(folder, f"{index}.json") for index in range(len(runs))]
        for report, run in zip(reports, runs):
            report.write_bytes(ray.get(run))
        sys.exit(subprocess.run([PROGRAM, "merge", *reports], stdout=output).returncode)
