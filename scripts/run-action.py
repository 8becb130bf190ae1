#!/usr/bin/env python3
"""Runs the steps of the action for GitHub as a runner would, and lets zizmor look at it.

    run-action.py PROGRAM SCRATCH

Instead of Swift, a stand-in "builds" PROGRAM. Prints a line that starts with SKIPPED if pip cannot
install what this needs.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys

ACTION = pathlib.Path(__file__).resolve().parents[1] / ".github/actions/check"
PACKAGES = ["zizmor==1.32.0", "pyyaml==6.0.3"]
LIMIT = 120

NULLS = '"url":null,"user_id":null,"last_seen_at":null,"authenticated_at":null'
FILES = {
    "good.json": f'{{"id":1,{NULLS}}}',
    "with space.json": f'{{"id":1,{NULLS}}}',
    "bad.json": f'{{"id":null,{NULLS}}}',
    "empty.json": '{"sessions":[]}',
}

SWIFT = """#!/bin/sh
case $* in
--version) echo 'Swift of the test' ;;
*--show-bin-path*) echo "$STAND_IN" ;;
*) echo built >> "$BUILDS" ;;
esac
"""


class Runner:
    """A runner with an empty home and cache."""

    def __init__(self, program, folder, steps):
        self.steps = steps
        self.place = folder / "work"
        self.home = folder / "home"
        self.builds = folder / "builds"
        for path in (self.place, self.home, folder / "temp", folder / "bin", folder / "stand-in"):
            path.mkdir(parents=True)
        for name, text in FILES.items():
            (self.place / name).write_text(text)
        (folder / "bin/swift").write_text(SWIFT)
        (folder / "bin/swift").chmod(0o755)
        shutil.copy(program, folder / "stand-in/session-conformance")
        self.environment = {
            "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "HOME": str(self.home),
            "LC_ALL": "C.UTF-8", "GITHUB_ACTION_PATH": str(ACTION), "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.place), "RUNNER_TEMP": str(folder / "temp"),
            "STAND_IN": str(folder / "stand-in"), "BUILDS": str(self.builds),
        }

    def run(self, inputs):
        """Returns the exit code of the last step, what was printed, and the outputs of each."""
        outputs = {}
        printed = ""
        for step in self.steps:
            own = outputs.setdefault(step.get("id", ""), {})
            if "uses" in step:
                hit = (self.home / ".session-conformance/session-conformance").exists()
                own["cache-hit"] = "true" if hit else ""
                continue
            if not self.applies(step.get("if"), outputs):
                continue
            file = self.place.parent / "output"
            file.write_text("")
            variables = {key: self.value(text, inputs, outputs)
                         for key, text in step.get("env", {}).items()}
            script = self.place.parent / "step.sh"
            script.write_text(step["run"])
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", script], cwd=self.place,
                env={**self.environment, **variables, "GITHUB_OUTPUT": str(file)},
                capture_output=True, text=True, timeout=LIMIT, stdin=subprocess.DEVNULL)
            printed += done.stdout + done.stderr
            own.update(line.split("=", 1) for line in file.read_text().splitlines())
            if done.returncode:
                return done.returncode, printed, outputs
        return 0, printed, outputs

    @staticmethod
    def value(text, inputs, outputs):
        def replaced(match):
            parts = match[1].split(".")
            return inputs[parts[1]] if parts[0] == "inputs" else outputs[parts[1]].get(parts[3], "")
        return re.sub(r"\$\{\{ (\S+) \}\}", replaced, text)

    @staticmethod
    def applies(condition, outputs):
        if not condition:
            return True
        match = re.fullmatch(r"steps\.(\S+)\.outputs\.(\S+) != '(\S+)'", condition)
        return outputs[match[1]].get(match[2], "") != match[3]


def problems(runner, defaults):
    """Runs the action in several ways, and yields what is not as it should be."""
    injected = runner.place / "injected"
    cases = [
        # Arguments, allow-inconclusive, the exit code of the step and of the program, a text.
        ([], "false", 0, None, "::add-matcher::"),
        (["check", "good.json"], "false", 0, "0", "CONFORMS"),
        (["check", "with space.json", "", "--quiet"], "false", 0, "0", "CONFORMS"),
        (["check", "bad.json"], "false", 1, "1", "contract/null"),
        (["check", "bad.json"], "true", 1, "1", "contract/null"),
        (["check", "empty.json"], "false", 3, "3", "INCONCLUSIVE"),
        (["check", "empty.json"], "true", 0, "3", "::warning::"),
        (["check", "none.json"], "true", 2, "2", "none.json"),
        (["check", "$(touch injected)", "good.json; touch injected"], "true", 2, "2", "touch"),
    ]
    keys = set()
    for arguments, allow, code, own, text in cases:
        inputs = {**defaults, "arguments": "\n".join(arguments), "allow-inconclusive": allow}
        found, printed, outputs = runner.run(inputs)
        what = f"{arguments} with allow-inconclusive {allow}"
        if found != code or outputs["run"].get("exit-code") != own:
            yield f"{what}: exit code {found}, output {outputs['run']}: {printed[-400:]}"
        if text not in printed:
            yield f"{what}: '{text}' is missing in {printed[-400:]}"
        if ("::warning::" in printed) != (own == "3" and allow == "true"):
            yield f"{what}: a warning that does not belong there, or none"
        if not os.access(outputs["run"].get("program", ""), os.X_OK):
            yield f"{what}: no program at {outputs['run'].get('program')}"
        keys.add(outputs["source"]["key"])
        matcher = re.search(r"::add-matcher::(.*)", printed)
        if not matcher or not pathlib.Path(matcher[1]).is_file():
            yield f"{what}: no problem matcher"
    if injected.exists():
        yield "an argument was run as a command"
    if len(keys) != 1 or not re.fullmatch("[0-9a-f]{32}", *keys):
        yield f"the key of the cache changes: {keys}"
    if runner.builds.read_text().split() != ["built"]:
        yield "the program was not built once"


def main():
    program, scratch = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    packages = scratch / "packages"
    done = subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--target", packages,
                           *PACKAGES], capture_output=True, text=True)
    if done.returncode:
        print("SKIPPED pip installs no zizmor:", (done.stderr.splitlines() or ["?"])[-1])
        return 0
    sys.path.insert(0, str(packages))
    import yaml

    action = yaml.safe_load((ACTION / "action.yml").read_text())
    defaults = {name: value.get("default", "") for name, value in action["inputs"].items()}
    found = list(problems(Runner(program, scratch / "runner", action["runs"]["steps"]), defaults))
    audit = subprocess.run([packages / "bin/zizmor", "--offline", "--persona=pedantic", ACTION],
                           capture_output=True, text=True)
    if audit.returncode:
        found.append(f"zizmor: {audit.stdout}{audit.stderr[-400:]}")
    for problem in found:
        print(problem, file=sys.stderr)
    print(f"{len(found)} problems" if found else "9 runs of the action, none with a problem")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
