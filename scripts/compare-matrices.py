#!/usr/bin/env python3
"""Compares two matrices of models.

    compare-matrices.py COMMITTED NEW

A model of the same name and version must do the same. Models that are only in one of them, or in
another version, are named. Exits with 1 if a model differs.
"""

import json
import sys


def columns(path):
    with open(path, encoding="utf-8") as file:
        matrix = json.load(file)
    return {
        (column["model"]["name"], column["model"].get("version")): column
        for column in matrix["columns"]
    }


def fingerprints(cell):
    return {finding["fingerprint"] for finding in cell.get("findings", [])}


def differences(old, new):
    for row in sorted(set(old["cells"]) | set(new["cells"])):
        before, after = old["cells"].get(row, {}), new["cells"].get(row, {})
        if before.get("outcome") != after.get("outcome"):
            yield f"{row}: {before.get('outcome')} became {after.get('outcome')}"
        elif fingerprints(before) != fingerprints(after):
            yield f"{row}: other findings"


def main():
    old, new = (columns(path) for path in sys.argv[1:3])
    different = 0
    for key in sorted(set(old) & set(new), key=str):
        found = list(differences(old[key], new[key]))
        different += bool(found)
        for line in found:
            print(f"{key[0]} {key[1]}: {line}")
    same = len(set(old) & set(new))
    for name, version in sorted(set(new) - set(old), key=str):
        print(f"{name} {version} is not in the committed matrix")
    print(f"{same} of {len(old)} models were compared, {different} differ")
    return 1 if different or not same else 0


if __name__ == "__main__":
    sys.exit(main())
