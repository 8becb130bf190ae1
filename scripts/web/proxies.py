"""Proxies for CONNECT that behave well or badly."""

import base64
import contextlib
import select
import socket
import threading

# The longest head of a request, in bytes.
HEAD_LIMIT = 64 << 10


class Proxy:
    """A proxy on a free port, which records what it is asked.

    `behavior` is "tunnel", or the bytes of the response to each request, after which it closes the
    connection. With `password`, it responds 407 to requests with another one.
    """

    def __init__(self, behavior="tunnel", password=None):
        self.behavior, self.password = behavior, password
        self.requests = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # Ends the wait for a connection too.
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.respond, args=(client,), daemon=True).start()

    def respond(self, client):
        with contextlib.suppress(OSError), client:
            head = b""
            while b"\r\n\r\n" not in head and len(head) < HEAD_LIMIT:
                part = client.recv(4_096)
                if not part:
                    return
                head += part
            self.requests.append(head.decode(errors="replace"))
            if self.behavior != "tunnel":
                client.sendall(self.behavior)
                return
            if self.password:
                expected = b"basic " + base64.b64encode(self.password.encode())
                if expected.lower() not in head.lower():
                    client.sendall(
                        b"HTTP/1.1 407 Proxy Authentication Required\r\n"
                        b'Proxy-Authenticate: Basic realm="proxy"\r\nContent-Length: 0\r\n\r\n'
                    )
                    return
            host, port = head.split(b" ")[1].decode().rsplit(":", 1)
            with socket.create_connection((host.strip("[]"), int(port))) as server:
                client.sendall(b"HTTP/1.1 200 Connection established\r\nVia: 1.1 proxy\r\n\r\n")
                pass_on(client, server)


def pass_on(client, server):
    """Passes bytes on in both directions, until one side ends."""
    others = {client: server, server: client}
    while True:
        ready, _, _ = select.select(list(others), [], [])
        for source in ready:
            part = source.recv(1 << 16)
            if not part:
                return
            others[source].sendall(part)
