"""Servers that one run starts on free ports of this machine, and stops."""

import errno
import os
import pathlib
import random
import re
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time

# No server takes this long to start or to end, in seconds.
PATIENCE = 30


def end_on_signals():
    """Makes TERM and HUP end this program in a way that stops all servers first."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(128 + number))


# The system gives ports from 32768 on to clients, at any moment.
PORTS = range(20_000, 32_000)


def free_ports(count, host="127.0.0.1"):
    """Returns ports that were free a moment ago, and that no client gets."""
    ports = []
    for port in random.sample(PORTS, len(PORTS)):
        if len(ports) == count:
            break
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as each:
            try:
                each.bind((host, port))
                ports.append(port)
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise
    return ports


def has_ipv6():
    try:
        free_ports(1, "::1")
        return True
    except OSError:
        return False


class Server:
    """A process that is stopped at the end of a `with` statement.

    After that, `code` is its exit code, negative for a signal.
    """

    process = None
    code = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        if not self.process:
            return
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.code = self.process.returncode
        if self.process.stdout:
            self.process.stdout.close()
        self.process = None


class NoServer(Exception):
    """`session-conformance serve` ended before it served: its exit code, and what it printed."""

    def __init__(self, options, code, complaint):
        super().__init__(f"serve {' '.join(options)} ends with {code}: {complaint}")
        self.code, self.complaint = code, complaint


class StandIn(Server):
    """`session-conformance serve`, at `address`."""

    def __init__(self, program, *options):
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [program, "serve", *options],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.errors,
        )
        ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        line = self.process.stdout.readline().decode() if ready else ""
        match = re.search(r"http://[0-9.]+:([0-9]+)", line)
        if not match:
            self.stop()
            raise NoServer(options, self.code, self.complaint)
        self.address, self.port = match[0], int(match[1])

    def stop(self):
        if self.process:
            super().stop()
            self.errors.seek(0)
            self.complaint = self.errors.read().decode(errors="replace").strip()
            self.errors.close()


class Nginx(Server):
    """nginx with these `server` blocks, and nothing outside of a folder."""

    def __init__(self, folder, blocks):
        self.folder = pathlib.Path(folder) / "nginx"
        self.folder.mkdir()
        names = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        paths = "\n".join(f"{name}_temp_path {self.folder}/{name};" for name in names)
        # One process that runs as its user, so that it can read the folder and leaves no other.
        (self.folder / "nginx.conf").write_text(
            f"daemon off; master_process off; worker_processes 1;\n"
            f"pid {self.folder}/pid; error_log {self.folder}/error.log info;\n"
            "events { worker_connections 512; }\n"
            f"http {{\naccess_log {self.folder}/access.log;\n{paths}\n{blocks}\n}}\n"
        )
        program = ["nginx", "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")]
        checked = subprocess.run([*program, "-t"], capture_output=True, text=True)
        if checked.returncode != 0:
            raise RuntimeError(f"nginx rejects its configuration: {checked.stderr.strip()}")
        self.process = subprocess.Popen(
            program, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def wait_for(self, port, host="127.0.0.1"):
        """Returns once it accepts connections."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.process.poll() is not None:
                break
            try:
                socket.create_connection((host, port), 1).close()
                return
            except OSError:
                time.sleep(0.02)
        log = (self.folder / "error.log").read_text()[-1_000:]
        self.stop()
        raise RuntimeError(f"nginx does not start: {log}")


class Listener:
    """A port on which connections are accepted by the system and never by a program."""

    def __init__(self):
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.socket.listen(64)
        self.port = self.socket.getsockname()[1]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()


def without_proxies():
    """Returns the environment without proxies, credentials and certificates."""
    drop = re.compile(r"(?i).*_proxy$|zendesk_.*|ssl_cert_.*|curl_.*")
    return {name: value for name, value in os.environ.items() if not drop.match(name)}
