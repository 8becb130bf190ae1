"""What other programs can see of the children of a program while it runs."""

import os
import threading


class Watch:
    """Reads the arguments and the environment of all descendants of a process, again and again.

    A process that has been created and has not started its own program yet is still a copy of its
    parent, arguments and environment included, so it is not read until its arguments differ.
    """

    def __init__(self, secrets):
        self.secrets = [secret.encode() for secret in secrets]
        self.shown = set()
        self.seen = set()
        self.samples = 0
        self.ended = threading.Event()
        self.thread = None

    def follow(self, process):
        self.ended.clear()
        self.thread = threading.Thread(target=self.watch, args=(process,), daemon=True)
        self.thread.start()

    def stop(self):
        self.ended.set()
        self.thread.join()

    def watch(self, process):
        while not self.ended.is_set():
            for child in descendants(process):
                arguments = read(child, "cmdline")
                if not arguments or arguments == read(process, "cmdline"):
                    continue
                environment = read(child, "environ")
                self.samples += 1
                self.seen.add((child, arguments.split(b"\0")[0].decode(errors="replace")))
                for secret in self.secrets:
                    if secret in arguments + b"\0" + environment:
                        self.shown.add((arguments.decode(errors="replace"), secret.decode()))


def read(process, name):
    """Returns a file of /proc; nothing if the process has ended."""
    try:
        with open(f"/proc/{process}/{name}", "rb") as file:
            return file.read()
    except OSError:
        return b""


def children(process):
    """Returns the children of all threads of a process."""
    found = []
    try:
        threads = os.listdir(f"/proc/{process}/task")
    except OSError:
        return found
    for thread in threads:
        found += [int(child) for child in read(process, f"task/{thread}/children").split()]
    return found


def descendants(process):
    found = children(process)
    for child in found:
        found += children(child)
    return found
