#!/usr/bin/env python3
"""Runs `live` through nginx, and compares exit codes and rules.

    run-through-nginx.py PROGRAM FOLDER

Each site is a port of one nginx, most with a `serve` of their own that knows the public address of
its links. Certificates come from private authorities. All files are in FOLDER.
"""

import pathlib
import subprocess
import sys

from web.certificates import Authority
from web.runs import Comparison, Run
from web.servers import Listener, Nginx, StandIn, end_on_signals, free_ports, has_ipv6

SESSIONS = 250

GZIP = "gzip on; gzip_types application/json; gzip_min_length 1; gzip_proxied any;"

# Sites that respond correctly in their own way, and the directives that make them do so. Each is
# requested over http and over https. After INNER, the directives are those of a second `server`,
# from which the first one requests gzip whatever its client wants.
HEALTHY = {
    "plain": "",
    "trailers": "add_trailer X-Checksum $request_id always;",
    "gzip on request": GZIP,
    "gzip without a request": f"INNER {GZIP}",
    "chunked": "sub_filter_types application/json; sub_filter 'is not there' '';",
    "close-delimited": "sub_filter_types application/json; sub_filter 'is not there' '';"
    " chunked_transfer_encoding off; keepalive_timeout 0;",
    "one request per connection": "keepalive_requests 1;",
    "no buffers": "proxy_buffering off;",
    "slow": "limit_rate 60k; tcp_nodelay on;",
    "80 kB of header fields": "".join(f"add_header X-{n} '{'x' * 4_000}';" for n in range(20)),
    "429 at first": "limit_req zone=some; limit_req_status 429;",
    "503 with Retry-After at first": "limit_req zone=some; error_page 503 @later;",
}

# Sites that must have a finding: directives, options, exit code, rules, and texts of the output.
OTHERS = {
    "429": ("return 429;", ["--retries", 1], 3, ["live/rate-limited"], ["status 429"]),
    "429 with Retry-After": (
        "error_page 429 @later; return 429;", ["--retries", 1], 3, ["live/rate-limited"],
        ["Retry-After 1"],
    ),
    "503": ("return 503;", ["--retries", 1], 3, ["live/status"], ["status 503"]),
    "400 kB of header fields": (
        "".join(f"add_header X-{n} '{'x' * 4_000}';" for n in range(100)), [], 3,
        ["live/incomplete"], ["header"],
    ),
    "502, as serve does not run": (
        "proxy_pass http://127.0.0.1:1;", ["--retries", 1], 3, ["live/status"], ["status 502"],
    ),
    "504, as the API is silent": (
        "proxy_pass http://127.0.0.1:SILENT; proxy_read_timeout 1s;", ["--retries", 0], 3,
        ["live/status"], ["status 504"],
    ),
    "a time limit": (
        "proxy_pass http://127.0.0.1:SILENT;", ["--retries", 0, "--timeout", 1], 3,
        ["live/timeout"], ["--timeout"],
    ),
    "a sign-in page": (
        "default_type text/html; return 200 '<html>Sign in</html>';", [], 1,
        ["json/syntax", "live/content-type"], ["text/html"],
    ),
    "a redirect to another scheme": (
        "return 301 OTHER://$host:$server_port$request_uri;", [], 1, ["live/redirect"],
        ["OTHER on the same host"],
    ),
    "a password": (
        "auth_basic API; auth_basic_user_file PASSWORDS;", [], 3, ["live/auth"],
        ["requires credentials"],
    ),
}

COMMON = "proxy_http_version 1.1; proxy_set_header Host $http_host;"

PASSWORDS = "agent@example.com/token:{PLAIN}a-made-up-token\n"
CREDENTIALS = {"ZENDESK_EMAIL": "agent@example.com", "ZENDESK_API_TOKEN": "a-made-up-token"}


class Site:
    """A port of nginx: a `server` block, and the place of the `serve` that it passes requests to."""

    def __init__(self, ports, scheme, inside="", host="127.0.0.1", tls=None):
        self.port, self.upstream, self.inner = ports.pop(), ports.pop(), ports.pop()
        self.scheme, self.host, self.inside, self.tls = scheme, host, inside, tls
        self.url = f"{scheme}://{host}:{self.port}"

    def block(self):
        address = self.host if ":" in self.host else "127.0.0.1"
        listen = f"listen {address}:{self.port}{' ssl http2' if self.tls else ''}; "
        after = "".join(f"ssl_{name} {value}; " for name, value in (self.tls or {}).items())
        target = f"proxy_pass http://127.0.0.1:{self.upstream};"
        inside, inner = ("" if "proxy_pass" in self.inside else target) + self.inside, ""
        if self.inside.startswith("INNER"):
            inside = f"proxy_set_header Accept-Encoding gzip; proxy_pass http://127.0.0.1:{self.inner};"
            inner = f"{target} {self.inside.removeprefix('INNER')}"
            inner = f"server {{ listen 127.0.0.1:{self.inner}; location / {{ {COMMON} {inner} }} }}\n"
        return (
            f"{inner}server {{ {listen}{after}server_tokens off;\n"
            "location @later { internal; add_header Retry-After 1 always; "
            f"return {429 if 'error_page 429' in self.inside else 503}; }}\n"
            f"location / {{ {COMMON} {inside} }} }}\n"
        )

    def serve(self, program, *options):
        port = ["--port", str(self.upstream), "--public-url", self.url]
        return StandIn(program, *port, "--sessions", str(SESSIONS), *options)


class Sites:
    """All sites, their certificates, and the runs over them."""

    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(folder)
        self.results = Comparison()
        self.ports = free_ports(3 * (2 * len(HEALTHY | OTHERS) + 20))
        self.authority = Authority(self.folder, "private")
        self.stranger = Authority(self.folder, "stranger")
        self.tls = self.certificate("server")
        self.trust = ["--ca-file", self.authority.certificate]
        self.all = []

    def certificate(self, name, **options):
        certificate, key = self.authority.issue(name, **options)
        return {"certificate": certificate, "certificate_key": key}

    def add(self, scheme, inside="", host="127.0.0.1", tls=None):
        tls = (tls or self.tls) if scheme == "https" else None
        site = Site(self.ports, scheme, inside, host, tls)
        self.all.append(site)
        return site

    def start(self):
        zone = "limit_req_zone $server_port zone=some:1m rate=2r/s;\n"
        nginx = Nginx(self.folder, zone + "".join(site.block() for site in self.all))
        nginx.wait_for(self.all[0].port)
        return nginx

    def run(self, name, site, *options, code=0, rules=(), texts=(), sessions=None, **others):
        trust = self.trust if site.scheme == "https" else []
        run = Run(self.program, site.url, *trust, *options, **others)
        self.results.check(f"{name}, {site.scheme}", run, code, rules, texts, sessions)
        return run


def try_certificates(sites):
    """TLS: who trusts whom."""
    named = {name: sites.certificate(name, **options) for name, options in {
        "elsewhere": {"subject": "subjectAltName=DNS:api.example.com"},
        "expired": {"start": "20200101000000Z", "end": "20210101000000Z"},
    }.items()}
    mutual = sites.tls | {"client_certificate": sites.authority.certificate, "verify_client": "on"}
    plain, local, http = sites.add("https"), sites.add("https", host="localhost"), sites.add("http")
    old = sites.add("https", tls=sites.tls | {"protocols": "TLSv1.2"})
    others = {name: sites.add("https", tls=tls) for name, tls in named.items()}
    client = sites.add("https", tls=mutual)
    yield
    tls = {"code": 3, "rules": ["live/unreachable"]}
    hint = "For a private authority, use --ca-file"
    for name, site in {"a private authority": plain, "a name": local, "TLS 1.2": old}.items():
        with site.serve(sites.program):
            sites.run(name, site, sessions=SESSIONS)
    text = ["no trusted TLS connection", hint]
    for name, options in {
        "no --ca-file": [], "another authority": ["--ca-file", sites.stranger.certificate],
    }.items():
        run = Run(sites.program, plain.url, *options)
        sites.results.check(name, run, texts=[*text, "issuer certificate"], **tls)
    sites.run("another host", others["elsewhere"], texts=[*text, "subject name"], **tls)
    sites.run("an expired certificate", others["expired"], texts=[*text, "expired"], **tls)
    run = Run(sites.program, http.url.replace("http:", "https:"), *sites.trust)
    sites.results.check("https to a port of http", run, texts=text[:1], **tls)
    run = Run(sites.program, plain.url.replace("https:", "http:"))
    sites.results.check("http to a port of https", run, 3, ["live/status"], ["status 400"])
    keys = [*sites.authority.issue("client"), *sites.stranger.issue("client")]
    keys = [["--client-cert", keys[n], "--client-key", keys[n + 1]] for n in (0, 2)]
    with client.serve(sites.program):
        sites.run("a client certificate", client, *keys[0], sessions=SESSIONS)
        refused = {"code": 3, "rules": ["live/status"], "texts": ["status 400"]}
        sites.run("no client certificate", client, **refused)
        sites.run("a client certificate of another authority", client, *keys[1], **refused)
        sites.run("the key of another certificate", client, *keys[0][:3], keys[1][3], **tls)


def try_healthy(sites):
    """Sites in which nothing may be found, over both transports."""
    found = [(n, sites.add(s, inside)) for n, inside in HEALTHY.items() for s in ("http", "https")]
    yield
    for name, site in found:
        with site.serve(sites.program):
            sites.run(name, site, sessions=SESSIONS)
            if name == "plain":
                sites.run("followed links", site, "--page-size", 50, "--follow-links")
            if name in SHAPES:
                check_shape(sites, name, site)


# What curl must see of a response that it requests in the way that `live` does.
SHAPES = {
    "plain": "content-length: ",
    "gzip on request": "content-length: ",
    "gzip without a request": "content-encoding: gzip",
    "trailers": "\r\n0\r\nx-checksum: ",
    "chunked": "transfer-encoding: chunked",
    "one request per connection": "connection: close",
}


def check_shape(sites, name, site):
    """Checks that a site responds in the way that it is there for."""
    command = ["curl", "-q", "--silent", "--http1.1", "--include", "--raw", "--noproxy", "*"]
    command += ["--cacert", sites.authority.certificate, "--header", "Accept-Encoding: identity"]
    command += [f"{site.url}/api/v2/sessions.json?page[size]=1", "--globoff"]
    result = subprocess.run(command, capture_output=True)
    response = result.stdout.decode(errors="replace").lower()
    problem = f"no '{SHAPES[name]}' in {response[:500]}"
    sites.results.expect(f"{name}, {site.scheme}, by curl", SHAPES[name] in response, problem)


def try_others(sites):
    """Sites in which something must be found, over both transports."""
    silent = Listener()
    passwords = sites.folder / "passwords"
    passwords.write_text(PASSWORDS)
    found = []
    for name, (inside, *expected) in OTHERS.items():
        for scheme in ("http", "https"):
            other = "http" if scheme == "https" else "https"
            inside_here = inside.replace("SILENT", str(silent.port)).replace("OTHER", other)
            site = sites.add(scheme, inside_here.replace("PASSWORDS", str(passwords)))
            found.append((name, site, other, *expected))
    cut = [sites.add(scheme) for scheme in ("http", "https")]
    yield
    with silent:
        for name, site, other, options, code, rules, texts in found:
            texts = [text.replace("OTHER", other) for text in texts]
            with site.serve(sites.program):
                sites.run(name, site, *options, code=code, rules=rules, texts=texts)
                if name == "a password":
                    sites.run("the right password", site, environment=CREDENTIALS)
    for site in cut:
        with site.serve(sites.program, "--fault", "body-short"):
            sites.run("a cut body", site, "--retries", 0, code=1, rules=["live/body"])


def try_ipv6(sites):
    """The host [::1]."""
    if not has_ipv6():
        print("SKIPPED [::1]: this machine has no IPv6")
        yield
        return
    found = [sites.add(scheme, host="[::1]") for scheme in ("http", "https")]
    yield
    for site in found:
        with site.serve(sites.program):
            sites.run("[::1]", site, "--page-size", 50, sessions=SESSIONS)


def main():
    program, folder = sys.argv[1:]
    end_on_signals()
    sites = Sites(program, folder)
    groups = [try_certificates, try_healthy, try_others, try_ipv6]
    # Each group adds its sites, and continues when nginx has them all.
    groups = [group(sites) for group in groups]
    for group in groups:
        next(group)
    with sites.start():
        for group in groups:
            next(group, None)
    return sites.results.finish()


if __name__ == "__main__":
    sys.exit(main())
