#!/usr/bin/env python3
"""Completes command lines in bash, zsh and fish, as if a person pressed the tab key.

    complete.py PROGRAM SCRATCH [SHELL ...]

Prints a line that starts with SKIPPED for each shell that is not installed.
"""

import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import time

# The longest time for one line, in seconds; a shell that hangs must not hang the script.
LIMIT = 60

CORPUS = pathlib.Path(__file__).parents[2] / "Tests/Fixtures/SmallCorpus"

# A line, what must be offered, and what must not. Of values joined by = or commas, the last counts.
CASES = [
    ("", ["check", "corpus", "completions", "help"], ["run", "--format"]),
    ("ch", ["check"], ["live"]),
    ("--v", ["--version"], ["--help"]),
    ("corpus ", ["run", "lint", "add"], ["check"]),
    ("baseline up", ["update"], ["lint"]),
    ("check --f", ["--format", "--fail-on"], ["--input", "--quiet"]),
    ("corpus run --also x --to", ["--topic"], ["--cases"]),
    ("check --quiet --ver", ["--verbose"], ["--quiet"]),
    ("check --he", ["--help"], ["--har-match"]),
    ("check --input ", ["auto", "har"], ["report.json", "--format"]),
    ("check --input=j", ["json"], ["har"]),
    ("check --input json re", ["report.json"], ["other.txt", "auto"]),
    ("check --at re", [], ["report.json"]),
    ("check --format j", ["json", "junit"], ["sarif", "report.json"]),
    ("check --format json=re", ["report.json"], ["json", "other.txt"]),
    ("check --format=json=re", ["report.json"], ["json", "other.txt"]),
    ("check --rule contract/nu", ["contract/null"], ["contract/type"]),
    ("check --rule contract/null=e", ["error"], ["off", "contract/null"]),
    ("check --rule=contract/null=o", ["off"], ["error"]),
    ("check --only contract/null,link/fo", ["link/form"], ["contract/null"]),
    ("check --only cont", ["contract", "contract/null"], ["link"]),
    ("check re", ["report.json"], ["other.txt"]),
    ("model --corpus ", ["folder"], ["report.json"]),
    ("model --only pre", ["presence"], ["random"]),
    ("model re", [], ["report.json"]),
    ("model -- zz-ad", ["zz-adapter"], ["report.json"]),
    ("model --seed 7 -- zz-adapter re", ["report.json"], ["other.txt"]),
    ("corpus show types-id-tr", ["types-id-true"], ["report.json"]),
    ("corpus show --corpus small duplicates-e", ["duplicates-equal"], ["duplicates-id"]),
    ("corpus show --corpus=small types-id-fr", [], ["types-id-fraction"]),
    ("check -- re", ["report.json"], ["other.txt"]),
    ("corpus run --flag absent", ["absent-key"], []),
    ("explain contract/nu", ["contract/null"], []),
    ("live --paging o", ["offset"], ["cursor"]),
    ("live --endpoint us", ["user:ID"], ["list"]),
    ("help cor", ["corpus"], ["check"]),
    ("help corpus li", ["lint", "list"], ["run"]),
    ("completions ", ["bash", "zsh", "fish"], []),
    ("completions bash ", [], ["bash", "zsh"]),
    ("schema re", ["report"], ["report.json"]),
]

BASH = """
source "$SCRIPT"
complete -p session-conformance > /dev/null
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE=$LINE COMP_POINT=${#LINE}
set -u
_session_conformance
printf '%s\\n' ${COMPREPLY[@]+"${COMPREPLY[@]}"}
"""

# Writes what is offered to a file, completes a line when the first prompt appears, and exits.
ZSHRC = """
autoload -Uz compinit
compinit -u -D
source $SCRIPT
compadd() {
    if [[ ${@[1,(i)(-|--)]} != *-(O|A|D)\\ * ]]; then
        local -a hits
        builtin compadd -A hits "$@"
        print -rl -- $hits >> $OFFERED
    fi
    builtin compadd "$@"
}
zle-line-init() {
    BUFFER=$LINE
    CURSOR=$#BUFFER
    zle list-choices
    print -r -- done >> $OFFERED.done
    exit
}
zle -N zle-line-init
"""


class Shell:
    def __init__(self, name, program, scratch):
        self.name = name
        self.folder = scratch / name
        self.folder.mkdir(parents=True)
        self.script = self.folder / f"script.{name}"
        self.script.write_text(
            subprocess.run([program, "completions", name], capture_output=True, text=True,
                           check=True).stdout
        )
        self.place = self.folder / "place"
        (self.place / "folder").mkdir(parents=True)
        shutil.copytree(CORPUS, self.place / "small")
        for file in ("report.json", "other.txt"):
            (self.place / file).touch()
        programs = self.folder / "bin"
        programs.mkdir()
        (programs / "session-conformance").symlink_to(os.path.abspath(program))
        (programs / "zz-adapter").write_text("#!/bin/sh\n")
        (programs / "zz-adapter").chmod(0o755)
        self.environment = {
            "PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(self.folder), "TERM": "vt100",
            "LC_ALL": "C.UTF-8", "SCRIPT": str(self.script),
            "XDG_CONFIG_HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder),
        }

    def offers(self, line):
        """Returns the words that the shell offers at the end of a line, and its complaints."""
        return getattr(self, self.name)(f"session-conformance {line}")

    def run(self, command, **environment):
        done = subprocess.run(command, cwd=self.place, env={**self.environment, **environment},
                              capture_output=True, text=True, timeout=LIMIT)
        return done.stdout.splitlines(), done.stderr

    def bash(self, line):
        # Readline splits at = and :, which are words of their own.
        words = [part for word in line.split(" ") for part in re.findall(r"[=:]+|[^=:]+", word) or [""]]
        return self.run(["bash", "--norc", "-c", BASH, "bash", *words], LINE=line)

    def fish(self, line):
        command = f"source $SCRIPT; complete -C '{line}'"
        offers, complaints = self.run(["fish", "--no-config", "-c", command])
        return [offer.split("\t")[0] for offer in offers], complaints

    def zsh(self, line):
        offered = self.folder / "offered"
        for file in (offered, self.folder / "offered.done"):
            file.unlink(missing_ok=True)
        (self.folder / ".zshrc").write_text(ZSHRC)
        variables = {**self.environment, "ZDOTDIR": str(self.folder), "LINE": line,
                     "OFFERED": str(offered), "DISABLE_UPDATE_PROMPT": "1"}
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(self.place)
            os.execvpe("zsh", ["zsh", "-d", "-i"], variables)
        shown, end = b"", time.monotonic() + LIMIT
        while time.monotonic() < end:
            ready, _, _ = select.select([terminal], [], [], 1)
            if not ready:
                continue
            try:
                part = os.read(terminal, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
        os.close(terminal)
        if not (self.folder / "offered.done").exists():
            os.kill(child, 9)
        os.waitpid(child, 0)
        text = shown.decode(errors="replace")
        complaint = text if "not found" in text or "bad " in text else ""
        if not (self.folder / "offered.done").exists():
            complaint += "zsh did not finish"
        return offered.read_text().splitlines() if offered.exists() else [], complaint


def shown(offer):
    """Returns the part of an offer that differs between candidates."""
    return re.split(r"[=,]", offer.strip().rstrip("=").rstrip("/"))[-1].replace("\\", "")


def complaints(shell):
    for line, expected, unexpected in CASES:
        offers, complaint = shell.offers(line)
        names = {shown(offer) for offer in offers}
        missing = [word for word in expected if word not in names]
        wrong = [word for word in unexpected if word in names]
        if missing or wrong or complaint:
            yield (f"{shell.name}: '{line}': missing {missing}, unexpected {wrong}, offered "
                   f"{sorted(names)[:12]} {complaint.strip()[-300:]}")


def main():
    program, scratch = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    found, tried = [], 0
    for name in sys.argv[3:] or ["bash", "zsh", "fish"]:
        if shutil.which(name):
            found += complaints(Shell(name, program, scratch))
            tried += 1
        else:
            print(f"SKIPPED no {name}")
    for complaint in found:
        print(complaint, file=sys.stderr)
    print(f"{len(CASES)} lines completed in {tried} shells" if not found
          else f"{len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
