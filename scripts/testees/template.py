#!/usr/bin/env python3
"""A testee in Python that uses only the standard library.

Replace decode and encode with your own model. See README.md for what these get wrong.
"""
import base64, json, os, sys


def decode(payload: bytes):
    session = json.loads(payload)
    if not isinstance(session, dict) or type(session.get("id")) is not int:
        raise ValueError("id is missing or not an integer")
    return session


def encode(session) -> bytes:
    return json.dumps(session).encode()


def reply(request):
    if request["op"] == "hello":
        testee = {"name": "template", "version": "1", "language": "Python"}
        ops = ["roundtrip", "encode"]  # without encode if your model can only decode payloads
        return {"protocol": "session-testee/1", "ops": ops, "testee": testee}
    if request["op"] == "encode":
        session = {key: text and int(text) if key in ("id", "user_id") else text
                   for key, text in request["fields"].items()}
        return {"outcome": "accepted", "payload": base64.b64encode(encode(session)).decode()}
    if request["op"] != "roundtrip":
        return {"outcome": "unsupported"}
    try:
        session = decode(base64.b64decode(request["payload"]))
    except (ValueError, RecursionError) as error:  # what your model raises to reject a payload
        return {"outcome": "rejected", "reason": str(error)}
    return {"outcome": "accepted", "payload": base64.b64encode(encode(session)).decode()}


replies = os.fdopen(os.dup(1), "w", encoding="ascii")
os.dup2(2, 1)  # send stray prints to standard error, away from the replies
for line in sys.stdin.buffer:
    request = json.loads(line)
    if request["op"] == "bye":
        break
    print(json.dumps({"seq": request["seq"], **reply(request)}), file=replies, flush=True)
