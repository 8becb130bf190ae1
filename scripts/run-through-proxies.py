#!/usr/bin/env python3
"""Runs `live` through proxies that work and proxies that do not, and looks for secrets meanwhile.

    run-through-proxies.py PROGRAM FOLDER

Every run has a password of a proxy, a token and a header field with a key. None of them may be in
what a run prints, nor in the arguments or the environment of any of its children, where other
programs can see them.
"""

import pathlib
import shutil
import socket
import subprocess
import sys
import time

from web.certificates import Authority
from web.proxies import Proxy
from web.runs import Comparison, Run
from web.servers import Nginx, Server, StandIn, end_on_signals, free_ports, has_ipv6
from web.watching import Watch

SESSIONS = 30
TOKEN, KEY, PASSWORD = "kanary-token-4f1c9e", "kanary-key-77ab31", "kanary:word-5502cd"
USER = f"proxy-user:{PASSWORD}"
ENCODED = USER.replace(PASSWORD, PASSWORD.replace(":", "%3A"))

REFUSAL = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
SECRETS = [TOKEN, KEY, PASSWORD, ENCODED]

# Responses of proxies that make no connection, with the text that a finding must have.
FAILING = {
    "a proxy that always responds 407": (REFUSAL, "407"),
    "a proxy that responds 403": (b"HTTP/1.1 403 Forbidden\r\n\r\n", "403"),
    "a proxy that responds 503": (b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", "503"),
    "a proxy that closes": (b"", "live/unreachable"),
    "a proxy that is not HTTP": (b"\0\1garbage without a line\xff" * 50, "live/unreachable"),
    "a proxy that repeats the password": (
        f"HTTP/1.1 407 {USER}\r\nX-{PASSWORD}: {ENCODED}\r\n\r\n{PASSWORD}".encode(), "407",
    ),
    "a proxy that responds as if it were the API": (
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"sessions\":[{\"id\":1}]}",
        "live/unreachable",
    ),
}

# Addresses that are not those of a proxy; HOST is that of one that works.
INVALID = [
    f"http://{ENCODED}@HOST:1", f"http://{USER} @HOST", f"ftp://{ENCODED}@HOST",
    f"http://{ENCODED}@no-such-host.invalid:3128", f"HOST:{ENCODED}", f"{PASSWORD} {TOKEN}@HOST",
    "http://HOST:x",
]


class Tinyproxy(Server):
    """The program tinyproxy, which wants a password."""

    def __init__(self, folder):
        self.port = free_ports(1)[0]
        settings = folder / "tinyproxy.conf"
        user, password = "proxy-user", "kanary-word-77"
        self.address = f"http://{user}:{password}@127.0.0.1:{self.port}"
        settings.write_text(
            f"Port {self.port}\nListen 127.0.0.1\nTimeout 60\nMaxClients 20\n"
            f'LogFile "{folder}/tinyproxy.log"\nBasicAuth {user} {password}\n'
        )
        self.process = subprocess.Popen(
            ["tinyproxy", "-d", "-c", str(settings)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for _ in range(500):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.01)
        self.stop()
        raise RuntimeError("tinyproxy does not start")


class Runs:
    """Runs over one API, each with all secrets."""

    def __init__(self, program, folder, authority, url):
        self.program, self.url = program, url
        self.results = Comparison()
        self.watch = Watch(SECRETS + ["kanary-word-77"])
        self.fields = folder / "fields.txt"
        self.token = folder / "token.txt"
        for path, text in (self.fields, f"X-Gateway-Key: {KEY}\n"), (self.token, f"{TOKEN}\n"):
            path.touch(0o600)
            path.write_text(text)
        self.options = ["--ca-file", authority.certificate, "--header-file", self.fields]

    def run(self, name, environment, *options, url=None, **expected):
        if "--token-file" not in options:
            environment = environment | {"ZENDESK_OAUTH_TOKEN": TOKEN}
        options = [*(self.options[2:] if url else self.options), *options]
        for form in ("json", "human"):
            run = Run(
                self.program, url or self.url, *options, environment=environment, watch=self.watch,
                form=form,
            )
            if form == "json":
                self.results.check(name, run, **expected)
            shown = [secret for secret in SECRETS if secret in run.text]
            if shown:
                self.results.expect(name, False, f"a {form} report has {shown}", run)

    def finish(self):
        programs = sorted({pathlib.Path(name).name for _, name in self.watch.seen})
        print(f"{self.watch.samples} looks at {len(self.watch.seen)} children: {programs}")
        shown = self.watch.shown
        self.results.expect("children", not shown, f"other programs can see {shown}")
        self.results.expect("curl", "curl" in programs, "no look was at curl")
        return self.results.finish()


def try_working(runs, folder):
    """Proxies that work, and runs that need none."""
    good = {"sessions": SESSIONS}
    host = "http://{}127.0.0.1:{}"
    with Proxy() as proxy, Proxy(password=USER) as guarded:
        address = host.format("", proxy.port)
        known = host.format(f"{ENCODED}@", guarded.port)
        for name, environment, used in (
            ("HTTPS_PROXY", {"HTTPS_PROXY": address}, proxy),
            ("https_proxy before HTTPS_PROXY", {"HTTPS_PROXY": "x:1", "https_proxy": known}, guarded),
            ("ALL_PROXY", {"ALL_PROXY": known}, guarded),
            ("a password", {"HTTPS_PROXY": known}, guarded),
            ("NO_PROXY", {"HTTPS_PROXY": known, "NO_PROXY": "a.example,127.0.0.1"}, None),
            ("NO_PROXY=*", {"HTTPS_PROXY": known, "NO_PROXY": "*"}, None),
            ("HTTP_PROXY for https", {"HTTP_PROXY": known, "http_proxy": known}, None),
        ):
            proxy.requests.clear(), guarded.requests.clear()
            runs.run(name, environment, **good)
            for each in (proxy, guarded):
                runs.results.expect(
                    f"{name}, requests", bool(each.requests) == (each is used),
                    f"a proxy got {each.requests}",
                )
                sent = [secret for secret in (TOKEN, KEY) if secret in "".join(each.requests)]
                runs.results.expect(f"{name}, secrets", not sent, f"a proxy got {sent}")
        runs.run("a token in a file", {"HTTPS_PROXY": known}, "--token-file", runs.token, **good)
        runs.run(
            "followed links", {"HTTPS_PROXY": known}, "--follow-links", "--max-links", 5, code=0
        )
        wrong = host.format(f"proxy-user:{PASSWORD[:-1]}x@", guarded.port)
        guarded.requests.clear()
        runs.run(
            "a wrong password", {"HTTPS_PROXY": wrong}, code=3, rules=["live/unreachable"],
            texts=["the proxy made no connection", "407"],
        )
        # One from each of the two runs.
        runs.results.expect(
            "a wrong password, requests", len(guarded.requests) == 2, guarded.requests
        )
    if not shutil.which("tinyproxy"):
        print("SKIPPED tinyproxy: there is none")
        return
    with Tinyproxy(folder) as tinyproxy:
        runs.run("tinyproxy", {"HTTPS_PROXY": tinyproxy.address}, **good)


def try_failing(runs):
    """Proxies that do not work, and addresses that are not those of proxies."""
    bad = {"code": 3, "rules": ["live/unreachable"]}
    for name, (response, text) in FAILING.items():
        with Proxy(response) as proxy:
            address = f"http://{ENCODED}@127.0.0.1:{proxy.port}"
            runs.run(name, {"HTTPS_PROXY": address}, "--retries", 1, texts=[text], **bad)
    dead = free_ports(1)[0]
    address = f"http://{ENCODED}@127.0.0.1:{dead}"
    text = ["proxy settings"]
    runs.run("no proxy at its address", {"HTTPS_PROXY": address}, "--retries", 0, texts=text, **bad)
    with Proxy() as proxy:
        for number, address in enumerate(INVALID):
            address = address.replace("HOST", f"127.0.0.1:{proxy.port}")
            runs.run(f"invalid address {number + 1}", {"HTTPS_PROXY": address}, "--retries", 0, **bad)


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    end_on_signals()
    authority = Authority(folder, "private")
    certificate, key = authority.issue("server")
    port = free_ports(1)[0]
    url = f"https://127.0.0.1:{port}"
    with StandIn(program, "--sessions", str(SESSIONS), "--public-url", url) as serve, Nginx(
        folder,
        f"server {{ listen 127.0.0.1:{port} ssl http2; ssl_certificate {certificate};"
        f" ssl_certificate_key {key}; location / {{ proxy_pass {serve.address}; }} }}",
    ) as nginx:
        nginx.wait_for(port)
        runs = Runs(program, folder, authority, url)
        try_working(runs, folder)
        try_failing(runs)
        with Proxy() as proxy, StandIn(program, "--sessions", str(SESSIONS)) as local:
            environment = dict.fromkeys(("HTTP_PROXY", "http_proxy", "ALL_PROXY"), f"127.0.0.1:{proxy.port}")
            runs.run("plain http", environment, url=local.address, sessions=SESSIONS)
            runs.results.expect("plain http, requests", not proxy.requests, proxy.requests)
        return runs.finish()


if __name__ == "__main__":
    sys.exit(main())
