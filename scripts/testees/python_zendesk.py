#!/usr/bin/env python3
"""A testee for the vendor's Python client: pip install python-zendesk."""
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
    try:  # decodes the body as the client does for a response
        session = unmarshal_json(base64.b64decode(request["payload"]), SessionObject)
    except ValueError as error:  # includes validation errors
        return {"outcome": "rejected", "reason": str(error)}
    try:
        text = marshal_json(session, SessionObject)
    except Exception as error:
        return {"outcome": "error", "reason": repr(error)}
    return {"outcome": "accepted", "payload": base64.b64encode(text.encode()).decode()}


replies = os.fdopen(os.dup(1), "w", encoding="ascii")
os.dup2(2, 1)  # send prints of libraries to standard error, away from the replies
for line in sys.stdin.buffer:
    request = json.loads(line)
    if request["op"] == "bye":
        break
    print(json.dumps({"seq": request["seq"], **reply(request)}), file=replies, flush=True)
