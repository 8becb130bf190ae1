#!/usr/bin/env python3
"""msgspec. Modes: default, lax, strict, unset."""
import sys

import msgspec

from serve import serve
from msgspec import UNSET, UnsetType


class Session(msgspec.Struct):
    id: int
    authenticated_at: str | None = None
    last_seen_at: str | None = None
    url: str | None = None
    user_id: int | None = None


class StrictSession(Session, forbid_unknown_fields=True, omit_defaults=True):
    pass


class UnsetSession(msgspec.Struct):
    id: int
    authenticated_at: str | None | UnsetType = UNSET
    last_seen_at: str | None | UnsetType = UNSET
    url: str | None | UnsetType = UNSET
    user_id: int | None | UnsetType = UNSET


decoder = {
    "default": msgspec.json.Decoder(Session),
    "lax": msgspec.json.Decoder(Session, strict=False),
    "strict": msgspec.json.Decoder(StrictSession),
    "unset": msgspec.json.Decoder(UnsetSession),
}[sys.argv[1]]
serve(f"msgspec ({sys.argv[1]})", msgspec.__version__, decoder.decode, msgspec.json.encode)
