#!/usr/bin/env python3
"""Interrupts the program as a terminal or a supervisor does, and checks how it ends.

    scripts/interrupt-program.py PROGRAM

Sends INT, TERM and HUP to `serve`, to `check -` on a pipe that stays open, to `live` on a server
that never responds, to `model` with a child that never answers, and to `corpus add` at a prompt on
a terminal, where Ctrl-C is also typed. TERM is also sent in the middle of an endless line, while a
token is read, and twice in a row. Each run must exit with 128 plus the number of the signal, and
commands with a report must write a complete one that is marked as incomplete. An interrupted prompt
must leave the corpus and the settings of the terminal as they were. Under nohup, HUP must have no
effect. Exits with 1 if anything else happens.

A signal is sent once the program has shown that it is working, so nothing here depends on timing.
"""

import contextlib
import fcntl
import json
import os
import pathlib
import pty
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import termios
import urllib.request

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

# No program is this slow. One that does not end must not block the caller.
PATIENCE = 60

# A debug build takes seconds to read the whole corpus.
CORPUS = pathlib.Path(__file__).resolve().parent.parent / "Tests/Fixtures/SmallCorpus"

SESSION = b'{"id":1}\n'


class Failure(Exception):
    """A violated expectation."""


def expect(condition, what):
    if not condition:
        raise Failure(what)


class Program:
    """The program, running one command."""

    def __init__(self, folder, *arguments, prefix=(), ignored=None):
        self.report_path = folder / "report.json"
        # The parent of this script may ignore signals, and children inherit that.
        dispositions = {number: signal.SIG_DFL for number in SIGNALS}
        if ignored:
            dispositions[ignored] = signal.SIG_IGN

        def set_dispositions():
            for number, disposition in dispositions.items():
                signal.signal(number, disposition)

        self.process = subprocess.Popen(
            [*prefix, sys.argv[1], *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=set_dispositions,
        )

    @classmethod
    def reporting(cls, folder, command, *arguments, **how):
        """Starts a command that writes a report."""
        options = ["--format", f"json={folder / 'report.json'}"]
        return cls(folder, command, *options, *arguments, **how)

    def interrupt(self, number):
        self.process.send_signal(number)

    def expect_end(self, code):
        """Waits for the end and checks the exit code."""
        output, errors = self.process.communicate(timeout=PATIENCE)
        text = (output + errors).decode(errors="replace")
        expect(self.process.returncode == code, f"exit code {self.process.returncode}: {text}")

    def expect_report(self, code, is_incomplete):
        """Returns the report, which must be a complete file."""
        report = json.loads(self.report_path.read_text(encoding="utf-8"))
        expect(report["exit"]["code"] == code, f"{report['exit']} in the report, expected {code}")
        expect(report.get("incomplete", False) == is_incomplete, "wrong `incomplete` in the report")
        return report

    def close(self):
        self.process.kill()
        self.process.communicate()


# MARK: Commands, each started and seen working


@contextlib.contextmanager
def serve(folder, **how):
    program = Program(folder, "serve", "--sessions", 1, **how)
    with contextlib.closing(program):
        line = program.process.stdout.readline().decode()
        expect(line.startswith("Serving 1 session"), f"expected an address, got '{line}'")
        program.address = line.split(" at ")[1].split(";")[0]
        yield program


def feed(program, text):
    """Writes copies of a text until the program has read some; returns how many."""
    # Writing more than the pipe holds succeeds only if the program reads.
    pipe = program.process.stdin
    count = fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, 4_096) // len(text) + 1
    pipe.write(text * count)
    pipe.flush()
    return count


@contextlib.contextmanager
def check(folder, **how):
    program = Program.reporting(folder, "check", "-", **how)
    with contextlib.closing(program):
        program.sessions = feed(program, SESSION)
        yield program


@contextlib.contextmanager
def check_line(folder, **how):
    program = Program.reporting(folder, "check", "-", **how)
    with contextlib.closing(program):
        feed(program, b"x")
        yield program


@contextlib.contextmanager
def live_token(folder, **how):
    program = Program(folder, "live", "http://127.0.0.1:9", "--token-stdin", **how)
    with contextlib.closing(program):
        feed(program, b"x")
        yield program


@contextlib.contextmanager
def live(folder, **how):
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        program = Program.reporting(folder, "live", address, **how)
        with contextlib.closing(program):
            server.settimeout(PATIENCE)
            connection, _ = server.accept()
            with connection:
                expect(connection.recv(3) == b"GET", "expected a GET request")
                yield program


@contextlib.contextmanager
def model(folder, **how):
    fifo = folder / "started"
    os.mkfifo(fifo)
    silent = ["sh", "-c", 'echo > "$0"; exec cat > /dev/null', fifo]
    program = Program.reporting(folder, "model", "--corpus", CORPUS, "--", *silent, **how)
    with contextlib.closing(program):
        # Waits until the child opens it too.
        fifo.read_bytes()
        yield program


COMMANDS = (serve, check, live, model)

# MARK: The checks


def ends(command, number, folder, **how):
    with command(folder, **how) as program:
        program.interrupt(number)
        program.expect_end(128 + number)
        if command is not serve:
            program.expect_report(128 + number, True)


def ends_once(folder):
    # As `timeout` sends it: to the program, and then to its group.
    with check(folder) as program:
        program.interrupt(signal.SIGTERM)
        program.interrupt(signal.SIGTERM)
        program.expect_end(128 + signal.SIGTERM)
        program.expect_report(128 + signal.SIGTERM, True)


def token_ends(folder):
    with live_token(folder) as program:
        program.interrupt(signal.SIGTERM)
        program.expect_end(128 + signal.SIGTERM)


def knows_ends(folder):
    # With SIGCHLD ignored, the system keeps no status of children.
    testee = pathlib.Path(sys.argv[1]).resolve().parent / "session-testee"
    arguments = ("model", "--only", "corpus", "--corpus", CORPUS, "--", testee)
    program = Program(folder, *arguments, ignored=signal.SIGCHLD)
    with contextlib.closing(program):
        program.expect_end(0)


def prompt_ends(number, typed, folder):
    corpus = folder / "Corpus"
    shutil.copytree(CORPUS, corpus)
    before = contents(corpus)
    arguments = ["corpus", "add", "--topic", "types", "--text", '{"id":"7"}', "--corpus", corpus]
    process, terminal = pty.fork()
    if process == 0:
        for each in SIGNALS:
            signal.signal(each, signal.SIG_DFL)
        os.execv(sys.argv[1], [sys.argv[1], *map(str, arguments)])
    with open(terminal, "r+b", buffering=0) as stream:
        settings = termios.tcgetattr(terminal)
        shown = b""
        while b"title: " not in shown:
            part = stream.read(4_096)
            expect(part, f"expected a prompt, got {shown}")
            shown += part
        if typed:
            # What was typed before Ctrl-C is lost.
            stream.write(b"half a title\x03")
        else:
            os.kill(process, number)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        expect(code == 128 + number, f"exit code {code} at a prompt")
        expect(termios.tcgetattr(terminal) == settings, "the settings of the terminal have changed")
    expect(contents(corpus) == before, "the corpus has changed")


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def serves_on(folder):
    with serve(folder, prefix=["nohup"]) as program:
        program.interrupt(signal.SIGHUP)
        path = f"{program.address}/api/v2/sessions.json"
        # A proxy could not reach this address.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(path, timeout=PATIENCE) as answer:
            expect(len(json.load(answer)["sessions"]) == 1, "serve does not return its session")
        program.interrupt(signal.SIGTERM)
        program.expect_end(128 + signal.SIGTERM)


def checks_on(folder):
    with check(folder, prefix=["nohup"]) as program:
        program.interrupt(signal.SIGHUP)
        program.process.stdin.write(SESSION)
        program.expect_end(0)
        report = program.expect_report(0, False)
        expect(report["checked"]["sessions"] == program.sessions + 1, "not all sessions were read")


def main():
    checks = [
        (f"{command.__name__}, {number.name}", lambda *a, c=command, n=number: ends(c, n, *a))
        for command in COMMANDS
        for number in SIGNALS
    ]
    # Shells start background programs this way.
    ignored = signal.SIGINT
    checks += [
        ("serve, ignored INT", lambda folder: ends(serve, ignored, folder, ignored=ignored)),
        ("serve, HUP under nohup", serves_on),
        ("check, HUP under nohup", checks_on),
        ("check of a line, TERM", lambda folder: ends(check_line, signal.SIGTERM, folder)),
        ("check, TERM twice at once", ends_once),
        ("live, TERM while it reads a token", token_ends),
        ("model, ignored CHLD", knows_ends),
        ("corpus add, Ctrl-C", lambda folder: prompt_ends(signal.SIGINT, True, folder)),
    ]
    checks += [
        (f"corpus add, {number.name}", lambda folder, n=number: prompt_ends(n, False, folder))
        for number in SIGNALS
    ]
    failures = 0
    for name, work in checks:
        with tempfile.TemporaryDirectory() as folder:
            try:
                work(pathlib.Path(folder))
            except (Failure, OSError, KeyError, ValueError, subprocess.TimeoutExpired) as error:
                failures += 1
                print(f"{name}: {error}", file=sys.stderr)
    print(f"{len(checks)} interruptions, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
