#!/usr/bin/env python3
"""pydantic. Modes: default, exclude-unset, strict, python."""
import json, sys

import pydantic

from serve import serve


class Session(pydantic.BaseModel):
    id: int
    authenticated_at: str | None = None
    last_seen_at: str | None = None
    url: str | None = None
    user_id: int | None = None


class StrictSession(Session, strict=True):
    pass


class OpenSession(Session, extra="allow"):
    pass


# Without exclude_unset, pydantic writes a null for each absent field.
def text(session):
    return session.model_dump_json(exclude_unset=True)


decode, encode = {
    "default": (Session.model_validate_json, Session.model_dump_json),
    "exclude-unset": (Session.model_validate_json, text),
    "strict": (StrictSession.model_validate_json, text),
    # Validates what another parser has read, keeps undeclared keys, and lets Python's json write.
    "python": (lambda payload: OpenSession.model_validate(json.loads(payload)),
               lambda it: json.dumps(it.model_dump(exclude_unset=True))),
}[sys.argv[1]]
serve(f"pydantic ({sys.argv[1]})", pydantic.VERSION, decode, lambda it: encode(it).encode())
