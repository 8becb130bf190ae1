"""Checks sessions, one per line, with orjson and Python: types and timestamps. Prints the number
of faulty lines."""

import re
import sys

import orjson

MOMENT = re.compile(
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)"
    r"(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)",
    re.ASCII | re.IGNORECASE,
).fullmatch


def is_faulty(session):
    if type(session) is not dict or type(session.get("id")) is not int:
        return True
    user = session.get("user_id")
    if user is not None and type(user) is not int:
        return True
    url = session.get("url")
    if url is not None and type(url) is not str:
        return True
    for key in ("authenticated_at", "last_seen_at"):
        moment = session.get(key)
        if moment is not None and (type(moment) is not str or not MOMENT(moment)):
            return True
    return False


def main(path):
    loads = orjson.loads
    faulty = 0
    with open(path, "rb", buffering=1 << 20) as lines:
        for line in lines:
            try:
                faulty += is_faulty(loads(line))
            except orjson.JSONDecodeError:
                faulty += 1
    print(faulty)


main(sys.argv[1])
