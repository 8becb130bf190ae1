#!/usr/bin/env python3
"""Checks a file of lines with Beam: check-with-beam.py URL FOLDER BYTES [OPTION OF BEAM ...]
The reports go to FOLDER, an empty one that this machine and all workers share."""

import datetime
import os
import subprocess
import sys

import apache_beam
from apache_beam.io.filesystems import FileSystems
from apache_beam.options.pipeline_options import PipelineOptions
from apache_beam.utils.retry import with_exponential_backoff

PROGRAM = os.environ.get("PROGRAM", "session-conformance")


@with_exponential_backoff(num_retries=3, initial_delay_secs=1, retry_filter=lambda _: True)
def check(start: int, url: str, folder: str, length: int, now: str, program: str) -> None:
    """Saves the report of the lines that begin in these bytes; not all runners repeat a task."""
    with FileSystems.open(url, "application/octet-stream", "uncompressed") as file:
        file.seek(max(0, start - 1))  # The line with the byte before belongs to the part before.
        base = start + len(file.readline()) - 1 if start > 0 else 0
        lines = file.read(start + length - base) if base < start + length else b""
        lines += file.readline() if lines and not lines.endswith(b"\n") else b""
    source = ["--source", url, "--base-offset", str(base), "--now", now]
    command = [program, "check", *source, "--format", "json", "--exit-zero", "--allow-empty"]
    report = subprocess.run(command, input=lines, check=True, stdout=subprocess.PIPE).stdout
    with FileSystems.create(f"{folder}/{start}.json") as file:  # A retry writes the same again.
        file.write(report)


if __name__ == "__main__":
    url, folder, length = sys.argv[1], sys.argv[2], int(sys.argv[3])
    starts = range(0, FileSystems.match([url])[0].metadata_list[0].size_in_bytes, length)
    now = f"{datetime.datetime.now(datetime.timezone.utc):%FT%TZ}"
    with apache_beam.Pipeline(options=PipelineOptions(sys.argv[4:])) as pipeline:
        parts = pipeline | apache_beam.Create(starts) | apache_beam.Reshuffle()
        parts | apache_beam.Map(check, url, folder, length, now, PROGRAM)
    sys.exit(subprocess.run([PROGRAM, "merge", *(f"{folder}/{i}.json" for i in starts)]).returncode)
