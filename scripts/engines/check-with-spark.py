#!/usr/bin/env python3
"""Checks a file of lines with Spark: spark-submit check-with-spark.py URL [BYTES PER PART]"""

import datetime
import os
import pathlib
import subprocess
import sys
import tempfile

import fsspec
from pyspark.sql import SparkSession

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
    url, length = [*sys.argv[1:], str(1 << 27)][:2]
    size, now = fsspec.open(url).fs.size(url), f"{datetime.datetime.now(datetime.timezone.utc):%FT%TZ}"
    spans = [(start, min(start + int(length), size)) for start in range(0, size, int(length))]
    spark = SparkSession.builder.appName("session-conformance").getOrCreate().sparkContext
    reports = spark.parallelize(spans, len(spans)).map(lambda span: check(url, *span, now)).collect()
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder, f"{index}.json") for index in range(len(reports))]
        for path, report in zip(paths, reports):
            path.write_bytes(report)
        sys.exit(subprocess.run([PROGRAM, "merge", *paths]).returncode)
