#!/usr/bin/env python3
"""Adds cases of many kinds with nothing but an editor, and runs the lint and all tests.

With --one-by-one, it does so after each case, as a contributor would.

Works on a copy of the package below .build, in which only files in Corpus are changed: if a case
needed a change in Swift, a test would fail. The copy stays, so that the next run builds less.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

PACKAGE = pathlib.Path(__file__).resolve().parent.parent
COPY = PACKAGE / ".build" / "contributor"
ADDITIONS = json.loads((PACKAGE / "Tests/Fixtures/Contributor/additions.json").read_text())


def files(root):
    """Returns the files of a package, without its history and builds, by their relative paths."""
    found = {}
    for folder, folders, names in os.walk(root):
        folder = pathlib.Path(folder)
        folders[:] = [name for name in folders if name not in (".git", ".build", ".swiftpm")]
        # A link to a folder is an entry of its own, and is not followed.
        links = [name for name in folders if (folder / name).is_symlink()]
        for name in names + links:
            found[(folder / name).relative_to(root)] = folder / name
    return found


def content(path):
    return path.readlink() if path.is_symlink() else path.read_bytes()


def copy_package():
    """Makes the copy equal to the package, and leaves files that are equal already untouched."""
    source, target = files(PACKAGE), files(COPY) if COPY.exists() else {}
    for name in target.keys() - source.keys():
        target[name].unlink()
    for name, path in source.items():
        if name in target and content(target[name]) == content(path):
            continue
        (COPY / name).parent.mkdir(parents=True, exist_ok=True)
        (COPY / name).unlink(missing_ok=True)
        shutil.copy2(path, COPY / name, follow_symlinks=False)


def insert(path, entry, position="last", list_start='"cases": ['):
    """Writes an entry into a list, as a person with an editor does: nothing else changes."""
    text = path.read_text()
    added = json.dumps(entry)
    start = text.index(list_start) + len(list_start)
    is_empty = text[start:].lstrip().startswith("]")
    if position == "first" or is_empty:
        text = text[:start] + added + ("" if is_empty else ",") + text[start:]
    else:
        end = text.rindex("]")
        text = text[:end] + "," + added + text[end:]
    path.write_text(text)


def add(corpus, additions):
    """Adds cases, with the flags, references and payload files that they name."""
    named = json.dumps(additions)
    for name in ("flags", "references"):
        for entry in ADDITIONS[name]:
            path, start = corpus / f"{name}.json", f'"{entry["id"]}'
            is_named = f'{start}"' in named or f"{start}#" in named
            if is_named and start not in path.read_text():
                insert(path, entry, list_start=f'"{name}": [')
    for name, payload in ADDITIONS["payloads"].items():
        if pathlib.Path(name).name in named:
            letters = "a" * payload["letters"]
            (corpus / name).write_text(payload["prefix"] + letters + payload["suffix"])
    for addition in additions:
        path = corpus / addition["file"]
        # A file has room for 40 cases.
        if path.exists() and path.read_text().count('"added": ') > 37:
            path = path.with_name("prepared.json")
        if not path.exists():
            topic = path.parent.name
            head = {"format": "session-corpus/1", "topic": topic, "about": "prepared", "cases": []}
            path.write_text(json.dumps(head))
        insert(path, addition["case"], addition["position"])


def deviations(additions):
    """Returns the cases that Foundation gets wrong, each with the entry it belongs to."""
    ids = {addition["case"]["id"] for addition in additions}
    pairs = ((case, entry) for entry, cases in ADDITIONS["deviations"].items() for case in cases)
    return {case: entry for case, entry in pairs if case in ids}


def add_deviations(corpus, cases):
    path = corpus / "deviations.json"
    for case, entry in cases.items():
        text = path.read_text()
        start = text.index(f'"id": "{entry}"')
        start = text.index('"cases": [', start) + len('"cases": [')
        path.write_text(f'{text[:start]}"{case}",{text[start:]}')


def run(*command, failing=False):
    """Runs a command in the copy, and returns its output; ends if it fails unexpectedly."""
    print("$", *command, flush=True)
    result = subprocess.run(command, cwd=COPY, capture_output=True, text=True, errors="replace")
    if (result.returncode != 0) != failing:
        lines = (result.stdout + result.stderr).splitlines()
        marks = ("error:", "recorded an issue", "\u21b3", "Corpus/")
        shown = [line for line in lines if any(mark in line for mark in marks)]
        print(*(shown or lines)[-30:], sep="\n", file=sys.stderr)
        sys.exit(f"exit code {result.returncode}: {' '.join(command)}")
    return result.stdout + result.stderr


def contribute(additions):
    """Adds cases as a contributor does, and prints how long it took until all tests passed."""
    start = time.monotonic()
    corpus = COPY / "Corpus"
    program = ("swift", "run", "session-conformance", "corpus")
    add(corpus, additions)
    run(*program, "fmt")
    run(*program, "lint")
    wrong = deviations(additions)
    if wrong:
        # What Foundation gets wrong is the only thing that a test asks for, by name and place.
        coders = ("swift", "test", "--disable-xctest", "--filter", "Foundation's coders")
        report = run(*coders, failing=True)
        for case in wrong:
            if f"add \"{case}\" to the 'cases' of the entry in Corpus/deviations.json" not in report:
                sys.exit(f"no test says where to write {case}")
        add_deviations(corpus, wrong)
        run(*program, "fmt")
        run(*program, "lint")
    report = run("swift", "test", "--disable-xctest")
    print(next(line for line in report.splitlines() if "Test run with" in line))
    names = ", ".join(addition["case"]["id"] for addition in additions)
    print(f"{(time.monotonic() - start) / 60:.1f} minutes for {names}", flush=True)


def main():
    copy_package()
    cases = ADDITIONS["cases"]
    groups = [[case] for case in cases] if sys.argv[1:] == ["--one-by-one"] else [cases]
    for additions in groups:
        contribute(additions)


if __name__ == "__main__":
    main()
