#!/usr/bin/env python3
"""Reads sessions from `serve` with clients that others wrote, and compares them with its bytes.

    read-with-clients.py PROGRAM FOLDER

Needs the Python packages zenpy, which only speaks https and reads through nginx, and
python-zendesk, which reads from `serve` itself. Also reads every kind of response with curl.
"""

import json
import os
import pathlib
import subprocess
import sys
import urllib.request

from web.certificates import Authority
from web.runs import Comparison
from web.servers import Nginx, StandIn, end_on_signals, free_ports

SESSIONS = 250
FIELDS = ("authenticated_at", "id", "last_seen_at", "url", "user_id")
direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def fetch(url):
    with direct.open(url, timeout=60) as response:
        return json.load(response)


def served(address, path):
    """Returns all sessions of a list, page by page, as they are served."""
    sessions, url = [], f"{address}/api/v2/{path}?page%5Bsize%5D=100"
    while url:
        page = fetch(url)
        sessions += page["sessions"]
        # Links have the public address.
        following = page["links"]["next"] if page["meta"]["has_more"] else None
        url = following and address + following[following.index("/api/") :]
    return sessions


def values(session):
    return tuple(getattr(session, field) for field in FIELDS)


def rows(sessions):
    return [tuple(session[field] for field in FIELDS) for session in sessions]


def read_with_zenpy(port, authority):
    """Yields what zenpy reads by cursor and by offset.

    It has no sessions of its own, so it gets a type for them.
    """
    from zenpy import Zenpy
    from zenpy.lib.api import Api
    from zenpy.lib.api_objects import BaseObject
    from zenpy.lib.endpoint import PrimaryEndpoint
    from zenpy.lib.mapping import ZendeskObjectMapping

    class Session(BaseObject):
        def __init__(self, api=None, **_):
            self.api = api

    ZendeskObjectMapping.class_mapping["session"] = Session
    os.environ["REQUESTS_CA_BUNDLE"] = str(authority.certificate)
    # It joins the subdomain and the domain with a dot.
    client = Zenpy(subdomain="127", domain=f"0.0.1:{port}", oauth_token="made-up")
    config = {name: getattr(client.users, name) for name in (
        "domain", "subdomain", "session", "timeout", "ratelimit", "ratelimit_budget",
        "ratelimit_request_interval", "cache",
    )}
    api = Api(config, object_type="session", endpoint=PrimaryEndpoint("sessions"))
    address = f"https://127.0.0.1:{port}/api/v2/sessions.json"
    for name, query in {"cursor": "page[size]=40", "offset": "per_page=40"}.items():
        read = [values(session) for session in api._get(f"{address}?{query}")]
        yield f"zenpy, by {name}", read


def read_with_sdk(address):
    """Returns what the client that is generated from the vendor's description reads by cursor."""
    from zendesk import Zendesk

    with Zendesk(server_url=address) as client:
        read, page, pages = [], client.sessions.list_sessions(page_size=100), 0
        # It stops only at a page without a cursor, which not every API sends.
        while page is not None and pages < SESSIONS:
            read += [values(session) for session in page.result.sessions]
            page, pages = page.next(), pages + 1
        return read


def show_with_sdk(address, session):
    """Returns a session that the same client requests by its ids; `None` if it rejects it."""
    from zendesk import Zendesk
    from zendesk.errors import ResponseValidationError

    with Zendesk(server_url=address) as client:
        try:
            shown = client.sessions.show_session(
                user_id=session["user_id"], session_id=session["id"]
            )
            return [values(session) for session in shown.session]
        except ResponseValidationError:
            return None


def read_with_curl(results, program, folder, address, session):
    """Compares each kind of response that curl gets, and checks it."""
    user = session["user_id"]
    for path in (
        "sessions", "sessions.json?page%5Bsize%5D=7", "sessions.json?per_page=7&page=3",
        f"users/{user}/sessions.json?page%5Bsize%5D=7", f"users/{user}/sessions/{session['id']}.json",
        "users/me/session", "users/me/session.json",
    ):
        url, file = f"{address}/api/v2/{path}", folder / "response.json"
        command = ["curl", "-q", "--silent", "--show-error", "--fail", "--noproxy", "*", "--max-time", "60"]
        code = subprocess.run([*command, "--output", file, url]).returncode
        is_equal = code == 0 and json.loads(file.read_bytes()) == fetch(url)
        results.expect(f"curl, {path}", is_equal, f"exit code {code}, or other content")
        checked = subprocess.run([program, "check", file], capture_output=True, text=True)
        results.expect(f"check, {path}", checked.returncode == 0, checked.stdout)


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    end_on_signals()
    results = Comparison()
    authority = Authority(folder, "private")
    certificate, key = authority.issue("server")
    port = free_ports(1)[0]
    block = (
        f"server {{ listen 127.0.0.1:{port} ssl http2; ssl_certificate {certificate};"
        f" ssl_certificate_key {key}; location / {{ proxy_pass "
    )
    count = ["--sessions", str(SESSIONS)]
    with StandIn(program, *count, "--public-url", f"https://127.0.0.1:{port}") as public, StandIn(
        program, *count
    ) as local, Nginx(folder, f"{block} {public.address}; }} }}") as nginx:
        nginx.wait_for(port)
        expected = rows(served(public.address, "sessions.json"))
        results.expect("serve", len(expected) == SESSIONS, f"{len(expected)} sessions")
        for name, read in read_with_zenpy(port, authority):
            results.expect(name, read == expected, f"{len(read)} sessions, or other values")
        sessions = served(local.address, "sessions.json")
        read = read_with_sdk(local.address)
        results.expect("python-zendesk", read == rows(sessions), f"{len(read)} sessions")
        # Its models want the array form of the vendor's documents, which no recorded API uses.
        shown = show_with_sdk(local.address, sessions[0])
        results.expect("python-zendesk, an object", not shown, f"it reads {shown}")
        with StandIn(program, "--fault", "envelope-array-form") as serve:
            session = served(serve.address, "sessions.json")[0]
            shown = show_with_sdk(serve.address, session)
            results.expect("python-zendesk, an array", shown == rows([session]), f"not {shown}")
        read_with_curl(results, program, folder, local.address, sessions[0])
    return results.finish()


if __name__ == "__main__":
    sys.exit(main())
