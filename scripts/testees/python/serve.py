"""The loop of the adapters in this folder. It reads requests, calls a model and writes replies."""
import base64, json, os, sys


def serve(name, version, decode, encode):
    """Serves a model: decode makes a session from bytes, and encode makes bytes of a session.

    What decode raises is a rejection, and what encode raises is a fault of the model.
    """
    def reply(request):
        if request["op"] == "hello":
            testee = {"name": name, "version": version, "language": "Python"}
            return {"protocol": "session-testee/1", "ops": ["roundtrip"], "testee": testee}
        if request["op"] != "roundtrip":
            return {"outcome": "unsupported"}
        try:
            session = decode(base64.b64decode(request["payload"]))
        except Exception as error:
            return {"outcome": "rejected", "reason": f"{type(error).__name__}: {error}"}
        try:
            payload = encode(session)
        except Exception as error:
            return {"outcome": "error", "reason": repr(error)}
        return {"outcome": "accepted", "payload": base64.b64encode(payload).decode()}

    replies = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # send prints of libraries to standard error, away from the replies
    for line in sys.stdin.buffer:
        request = json.loads(line)
        if request["op"] == "bye":
            break
        print(json.dumps({"seq": request["seq"], **reply(request)}), file=replies, flush=True)
