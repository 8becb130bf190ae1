#!/usr/bin/env python3
"""Makes the pictures of the README: a run in a terminal, and the HTML page of a made-up report.

    scripts/reports/pictures.py PROGRAM

Writes them to .github/pictures. Needs the Python package playwright and a Chromium; CHROMIUM names
another browser. The fonts are those of the machine, and the duration of the run is always the same.
"""

import html
import json
import os
import pathlib
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".github" / "pictures"
PAGE = ROOT / "Tests" / "Fixtures" / "Reports" / "api.html"
BROWSERS = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]

# The size of a character and of the terminal.
WIDTH, HEIGHT, COLUMNS = 8.4, 20, 80
COLORS = {"31": "#ff9387", "32": "#77cd99", "33": "#e3af4c", "35": "#c7a9f1", "36": "#86b9f3"}


def sessions():
    """Returns lines of sessions, some of which break the contract."""
    lines = []
    for number in range(3001, 3041):
        session = {"authenticated_at": "2014-11-18T17:24:29Z", "id": number,
                   "last_seen_at": "2014-11-18T17:30:52Z", "user_id": 7,
                   "url": f"https://company.zendesk.com/api/v2/users/7/sessions/{number}.json"}
        session.update({3: {"id": None}, 5: {"last_seen_at": "yesterday"}}.get(number % 8, {}))
        lines.append(json.dumps(session))
    return "\n".join(lines) + "\n"


def terminal_output(program, folder):
    """Returns what a run prints on a terminal."""
    import fcntl
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, COLUMNS, 0, 0))
    environment = {"TERM": "xterm-256color", "PATH": os.environ["PATH"]}
    process = subprocess.Popen([program, "check", "sessions.ndjson", "--progress=never"],
                               cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                               stdout=follower, stderr=follower)
    os.close(follower)
    text = b""
    try:
        while part := os.read(leader, 65536):
            text += part
    except OSError:  # how Linux says that the other side is closed
        pass
    process.wait()
    os.close(leader)
    return re.sub(r"in \d+\.\d\d s", "in 0.01 s", text.decode().replace("\r\n", "\n"))


def drawing(text):
    """Returns a picture of text with escape sequences for colors."""
    lines = text.rstrip("\n").split("\n")
    rows = []
    for index, line in enumerate(lines):
        column, style = 0, ""
        for part in re.split(r"(\x1b\[[0-9;]*m)", line):
            if part.startswith("\x1b"):
                codes = part[2:-1].split(";")
                color = next((COLORS[code] for code in codes if code in COLORS), "")
                weight = ' font-weight="700"' if "1" in codes else ""
                dim = ' fill="#a6aab0"' if "2" in codes else ""
                style = weight + (f' fill="{color}"' if color else dim)
                continue
            if part.strip():
                start = column + len(part) - len(part.lstrip())
                shown = part.strip()
                rows.append(
                    f'<text x="{16 + start * WIDTH:.1f}" y="{30 + index * HEIGHT}"{style} '
                    f'textLength="{len(shown) * WIDTH:.1f}">{html.escape(shown)}</text>')
            column += len(part)
    width, height = 32 + COLUMNS * WIDTH, 28 + len(lines) * HEIGHT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" '
        f'width="{width:.0f}" height="{height}" role="img" aria-label="A run in a terminal">\n'
        '<style>text { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; '
        'font-size: 14px; white-space: pre; }</style>\n'
        f'<rect width="100%" height="100%" rx="8" fill="#141517"/>\n<g fill="#e8e8e4">\n'
        + "\n".join(rows) + "\n</g>\n</svg>\n")


def draw_page(browser, theme):
    """Writes a picture of the first screen of the page."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        # Containers have no user namespaces for the sandbox of the browser.
        chromium = driver.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1200, "height": 900}, color_scheme=theme)
        page.goto(PAGE.as_uri())
        page.screenshot(path=FOLDER / f"page-{theme}.png")
        chromium.close()


def main():
    browser = next((path for name in BROWSERS if name and (path := shutil.which(name))), None)
    if len(sys.argv) != 2 or not browser:
        sys.exit(__doc__ if browser else "no chromium")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "sessions.ndjson").write_text(sessions())
        text = terminal_output(os.path.abspath(sys.argv[1]), folder)
    command = "\x1b[2m$\x1b[0m session-conformance check sessions.ndjson\n"
    (FOLDER / "terminal.svg").write_text(drawing(command + text))
    for theme in ("light", "dark"):
        draw_page(browser, theme)


if __name__ == "__main__":
    main()
