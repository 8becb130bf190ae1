#!/usr/bin/env python3
"""attrs with cattrs. Modes: default, omit-default, forbid-extra."""
import sys
from importlib.metadata import version

import attrs
from cattrs.preconf.json import make_converter

from serve import serve


@attrs.define
class Session:
    id: int
    authenticated_at: str | None = None
    last_seen_at: str | None = None
    url: str | None = None
    user_id: int | None = None


converter = {
    "default": lambda: make_converter(),
    "omit-default": lambda: make_converter(omit_if_default=True),
    "forbid-extra": lambda: make_converter(omit_if_default=True, forbid_extra_keys=True),
}[sys.argv[1]]()
serve(f"cattrs ({sys.argv[1]})", version("cattrs"),
      lambda payload: converter.loads(payload, Session),
      lambda session: converter.dumps(session).encode())
