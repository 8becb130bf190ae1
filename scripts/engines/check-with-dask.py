#!/usr/bin/env python3
"""Checks a file of lines with Dask: check-with-dask.py URL [BYTES PER PART [SCHEDULER]]"""

import datetime
import os
import pathlib
import subprocess
import sys
import tempfile

import dask.distributed
import fsspec

PROGRAM = os.environ.get("PROGRAM", "session-conformance")


def check(url: str, start: int, end: int, now: str) -> bytes:
    """Returns the report of the lines that begin in these bytes."""
    with fsspec.open(url, "rb") as file:  # Bytes: a reader of text loses what is not UTF-8.
        if start > 0:  # The line that has the byte before belongs to the part before.
            file.seek(start - 1)
            start += len(file.readline()) - 1
        lines = file.read(end - start) if start < end else b""
        lines += file.readline() if lines and not lines.endswith(b"\n") else b""
    source = ["--source", url, "--base-offset", str(start), "--now", now]
    command = [PROGRAM, "check", *source, "--format", "json", "--exit-zero", "--allow-empty"]
    return subprocess.run(command, input=lines, check=True, stdout=subprocess.PIPE).stdout


if __name__ == "__main__":
    url, length, *address = [*sys.argv[1:], str(1 << 28)][: max(2, len(sys.argv) - 1)]
    size, now = fsspec.open(url).fs.size(url), datetime.datetime.now(datetime.timezone.utc)
    with dask.distributed.Client(*address) as client, tempfile.TemporaryDirectory() as folder:
        spans = [(start, min(start + int(length), size)) for start in range(0, size, int(length))]
        runs = [client.submit(check, url, *span, f"{now:%Y-%m-%dT%H:%M:%SZ}") for span in spans]
        for index, run in enumerate(runs):
            pathlib.Path(folder, f"{index}.json").write_bytes(run.result())
        reports = sorted(map(str, pathlib.Path(folder).iterdir()))
        sys.exit(subprocess.run([PROGRAM, "merge", *reports]).returncode)
