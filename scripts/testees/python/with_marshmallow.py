#!/usr/bin/env python3
"""marshmallow. Modes: default, exclude, strict."""
import sys
from importlib.metadata import version

from marshmallow import EXCLUDE, Schema, fields

from serve import serve

strict = sys.argv[1] == "strict"  # no coercion of strings to integers


class SessionSchema(Schema):
    id = fields.Integer(required=True, strict=strict)
    authenticated_at = fields.String(allow_none=True)
    last_seen_at = fields.String(allow_none=True)
    url = fields.String(allow_none=True)
    user_id = fields.Integer(allow_none=True, strict=strict)


# By default, marshmallow rejects undeclared keys.
schema = SessionSchema() if sys.argv[1] == "default" else SessionSchema(unknown=EXCLUDE)
serve(f"marshmallow ({sys.argv[1]})", version("marshmallow"), schema.loads,
      lambda session: schema.dumps(session).encode())
