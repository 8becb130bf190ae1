#!/usr/bin/env python3
"""The vendor's Python client, python-zendesk, as a testee: pip install python-zendesk."""
import base64, json, os, sys
from importlib.metadata import version

from zendesk.models import SessionObject
from zendesk.utils import marshal_json, unmarshal_json


def reply(request):
    if request["op"] == "hello":
        name = "python-zendesk"
        testee = {"name": name, "version": version(name), "language": "Python"}
        return {"protocol": "session-testee/1", "ops": ["roundtrip"], "testee": testee}
    if request["op"] != "roundtrip":
        return {"outcome": "unsupported"}
    try:  # the way of the client's responses, from the body on
        session = unmarshal_json(base64.b64decode(request["payload"]), SessionObject)
    except ValueError as error:  # which the validation errors are as well
        return {"outcome": "rejected", "reason": str(error)}
    try:
        text = marshal_json(session, SessionObject)
    except Exception as error:
        return {"outcome": "error", "reason": repr(error)}
    return {"outcome": "accepted", "payload": base64.b64encode(text.encode()).decode()}


replies = os.fdopen(os.dup(1), "w", encoding="ascii")
os.dup2(2, 1)  # what a library prints must not mix with the replies
for line in sys.stdin.buffer:
    request = json.loads(line)
    if request["op"] == "bye":
        break
    print(json.dumps({"seq": request["seq"], **reply(request)}), file=replies, flush=True)
