#!/usr/bin/env python3
"""Kills the curl that `live` runs at random moments, and checks how the run ends.

    kill-curl.py PROGRAM FOLDER [COUNT [SEED]]

Whatever happens to curl is never the fault of the API: a run must end with a whole report that
conforms or is inconclusive. In some runs, every curl is killed, or one is stopped without an end.
"""

import collections
import os
import pathlib
import random
import signal
import sys
import threading
import time

from web.certificates import Authority
from web.runs import Comparison, Run
from web.servers import Nginx, StandIn, end_on_signals, free_ports
from web.watching import children, read

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV)
SESSIONS = 100
PAGES = 10
OPTIONS = ["--page-size", SESSIONS // PAGES, "--timeout", 5]

# The longest time that curl lives after it has been found and before it is killed, in seconds. On
# an idle machine, it needs not much longer for its whole request.
LONGEST_LIFE = 0.02


class Killer:
    """Sends a signal to a curl of a run, after a number of others and some time, or to each."""

    def __init__(self, number, spared, life, sends_to_all=False):
        self.number, self.spared, self.life = number, spared, life
        self.sends_to_all = sends_to_all
        self.killed = 0
        self.ended = threading.Event()

    def follow(self, process):
        self.thread = threading.Thread(target=self.wait, args=(process,), daemon=True)
        self.thread.start()

    def stop(self):
        self.ended.set()
        self.thread.join()

    def wait(self, process):
        seen = set()
        while not self.ended.is_set():
            for child in children(process):
                # Not the curl that prints its version, before anything is requested.
                if child in seen or b"--config" not in read(child, "cmdline"):
                    continue
                seen.add(child)
                if len(seen) <= self.spared:
                    continue
                time.sleep(self.life)
                try:
                    os.kill(child, self.number)
                except ProcessLookupError:
                    continue
                self.killed += 1
                if not self.sends_to_all:
                    return


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 60
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else random.randrange(1_000_000)
    print(f"{count} runs, seed {seed}", flush=True)
    chance = random.Random(seed)
    end_on_signals()
    results, kinds = Comparison(prints_rows=False), collections.Counter()
    authority = Authority(folder, "private")
    certificate, key = authority.issue("server")
    port = free_ports(1)[0]
    url = f"https://127.0.0.1:{port}"
    options = [*OPTIONS, "--ca-file", authority.certificate]
    # Seconds, so that a run is killed in the middle of a response too.
    block = (
        f"server {{ listen 127.0.0.1:{port} ssl http2; ssl_certificate {certificate}; "
        f"ssl_certificate_key {key}; location / {{ limit_rate 60k; "
    )
    with StandIn(program, "--sessions", str(SESSIONS), "--public-url", url) as serve, Nginx(
        folder, f"{block} proxy_pass {serve.address}; }} }}"
    ) as nginx:
        nginx.wait_for(port)
        run = Run(program, url, *options)
        results.check("a run in which nothing is killed", run, sessions=SESSIONS)
        for number in range(count):
            spared, life = chance.randrange(PAGES), chance.uniform(0, LONGEST_LIFE)
            chosen = chance.choice(SIGNALS)
            killer = Killer(chosen, spared, life)
            run = Run(program, url, *options, watch=killer)
            name = f"run {number}, {chosen.name} after {spared} pages and {life:.3f} s"
            check(results, name, kinds, killer, run)
        for chosen in SIGNALS:
            killer = Killer(chosen, 0, 0, sends_to_all=True)
            run = Run(program, url, *options, watch=killer)
            check(results, f"{chosen.name} to each curl", kinds, killer, run)
            results.expect(f"{chosen.name} to each curl", run.code == 3, "it conforms", run)
        killer = Killer(signal.SIGSTOP, 0, 0, sends_to_all=True)
        run = Run(program, url, *options, "--retries", 1, watch=killer)
        check(results, "each curl stopped", kinds, killer, run)
        results.expect("each curl stopped", run.rules == ["live/timeout"], "no timeout", run)
    print(", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items())))
    results.expect("kills", kinds["killed: inconclusive"] > count / 8, "too few runs were killed")
    return results.finish()


def check(results, name, kinds, killer, run):
    """Checks that a run ended with a whole report that does not accuse the API."""
    verdict = run.report.get("exit", {}).get("verdict")
    kinds[f"{'killed' if killer.killed else 'not killed'}: {verdict}"] += 1
    # In a run that conforms, a killed curl had ended, or its request was repeated.
    is_whole = run.report.get("incomplete") is False and run.report["exit"]["code"] == run.code
    sessions = run.report["checked"].get("sessions")
    is_right = run.code == 3 and run.findings or (run.code, sessions) == (0, SESSIONS)
    results.expect(name, is_whole and is_right, "lost, accused, or without a whole report", run)


if __name__ == "__main__":
    sys.exit(main())
