"""Checks sessions, one per line, with msgspec: types and timestamps. Prints the number of faulty
lines."""

import sys
from datetime import datetime

import msgspec


class Session(msgspec.Struct):
    id: int
    authenticated_at: datetime | None | msgspec.UnsetType = msgspec.UNSET
    last_seen_at: datetime | None | msgspec.UnsetType = msgspec.UNSET
    url: str | None | msgspec.UnsetType = msgspec.UNSET
    user_id: int | None | msgspec.UnsetType = msgspec.UNSET


def main(path):
    decode = msgspec.json.Decoder(Session).decode
    faulty = 0
    with open(path, "rb", buffering=1 << 20) as lines:
        for line in lines:
            try:
                decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError):
                faulty += 1
    print(faulty)


main(sys.argv[1])
