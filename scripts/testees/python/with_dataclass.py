#!/usr/bin/env python3
"""A dataclass, filled by a library.

Modes: json, simplejson, ujson, orjson, dacite, dataclasses-json, mashumaro.
"""
import importlib, json, platform, sys
from dataclasses import asdict, dataclass
from importlib.metadata import version

from serve import serve

mode = sys.argv[1]


@dataclass
class Session:
    id: int
    authenticated_at: str | None = None
    last_seen_at: str | None = None
    url: str | None = None
    user_id: int | None = None


def session(tree):
    return Session(tree["id"], tree.get("authenticated_at"), tree.get("last_seen_at"),
                   tree.get("url"), tree.get("user_id"))


encode = lambda session: json.dumps(asdict(session))
if mode == "dacite":  # checks types
    dacite = importlib.import_module("dacite")
    decode = lambda payload: dacite.from_dict(Session, json.loads(payload))
elif mode == "dataclasses-json":
    Session = importlib.import_module("dataclasses_json").dataclass_json(Session)
    decode, encode = Session.from_json, Session.to_json
elif mode == "mashumaro":
    mashumaro = importlib.import_module("mashumaro.codecs.json")
    decode, encode = mashumaro.JSONDecoder(Session).decode, mashumaro.JSONEncoder(Session).encode
else:
    library = importlib.import_module(mode)
    decode = lambda payload: session(library.loads(payload))
    encode = lambda session: library.dumps(asdict(session))


def data(text):
    return text.encode() if isinstance(text, str) else text


serve(mode if mode in ("dacite", "dataclasses-json", "mashumaro") else f"{mode} into a dataclass",
      platform.python_version() if mode == "json" else version(mode), decode,
      lambda session: data(encode(session)))
