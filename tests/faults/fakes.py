"""Those whom mailfix asks and tells, on loopback: a resolver, Microsoft, Slack's response URLs."""

import collections
import json
import socket
import socketserver
import struct
import threading
import time

NOERROR, SERVFAIL, NXDOMAIN = 0, 2, 3
MX, SOA = 15, 6


class Resolver:
    """A resolver over UDP that answers, fails or is silent.

    Every name has one MX; of all other types it has none.
    """

    def __init__(self, code=NOERROR, silent=False, delay=0.0):
        self.asked = collections.Counter()
        self._code, self._silent, self._delay = code, silent, delay
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.address = "127.0.0.1:%d" % self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # Closing a socket wakes nobody; shutting it down does, and says it is not connected.
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self._thread.join()
        self._socket.close()

    def _serve(self):
        while True:
            packet, sender = self._socket.recvfrom(4096)
            if not packet:
                return
            name, record_type, question = read_question(packet)
            self.asked[name, record_type] += 1
            if self._silent:
                continue
            reply = self._reply(packet, record_type, question)
            if self._delay:
                timer = threading.Timer(self._delay, self._send, (reply, sender))
                timer.daemon = True
                timer.start()
            else:
                self._send(reply, sender)

    def _send(self, reply, sender):
        try:
            self._socket.sendto(reply, sender)
        except OSError:
            pass  # A late answer of a row that is over.

    def _reply(self, packet, record_type, question):
        records, authorities = b"", b""
        if self._code == NOERROR and record_type == MX:
            target = b"\x02mx\x07example\x03net\x00"
            records = record(MX, struct.pack(">H", 10) + target)
        elif self._code in (NOERROR, NXDOMAIN):
            authorities = record(SOA, b"\x00\x00" + struct.pack(">5I", 1, 2, 3, 4, 60))
        counts = struct.pack(">4H", 1, bool(records), bool(authorities), 0)
        flags = struct.pack(">H", 0x8180 | self._code)
        return packet[:2] + flags + counts + question + records + authorities


def read_question(packet):
    at, labels = 12, []
    while length := packet[at]:
        labels.append(packet[at + 1 : at + 1 + length].decode("latin-1").lower())
        at += 1 + length
    (record_type,) = struct.unpack(">H", packet[at + 1 : at + 3])
    return ".".join(labels), record_type, packet[12 : at + 5]


def record(record_type, data):
    """A record of the name that was asked for, good for 60 s."""
    return b"\xc0\x0c" + struct.pack(">HHIH", record_type, 1, 60, len(data)) + data


class Web:
    """Plain HTTP on loopback: `behave(path, connection)` answers each request.

    `received` counts the POSTs by their path.
    """

    def __init__(self, behave):
        self.received = collections.Counter()
        web = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self):
                try:
                    web._exchange(self, behave)
                except OSError:
                    pass  # The other side had enough, which is what most rows want.

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            block_on_close = False
            request_queue_size = 512

        self._server = Server(("127.0.0.1", 0), Handler)
        self.url = "http://127.0.0.1:%d" % self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    def _exchange(self, handler, behave):
        request = handler.rfile.readline().split()
        if len(request) != 3:
            return
        length = 0
        while (line := handler.rfile.readline().strip().lower()):
            if line.startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        path = request[1].decode()
        handler.rfile.read(length)
        if request[0] == b"POST":
            self.received[path] += 1
        behave(path, handler.connection)


def answer(connection, status, body, kind="application/json"):
    head = f"HTTP/1.1 {status} x\r\ncontent-type: {kind}\r\ncontent-length: {len(body)}\r\n"
    connection.sendall(head.encode() + b"connection: close\r\n\r\n" + body)


def no_tenant(_path, connection):
    """Microsoft about a domain that no tenant has."""
    said = {"error": "invalid_tenant", "error_description": "AADSTS90002: Tenant not found."}
    answer(connection, 400, json.dumps(said).encode())


def taken(_path, connection):
    """Slack about a late answer."""
    answer(connection, 200, b"ok", "text/plain")


def hold(_path, connection):
    """Says nothing until the other side goes."""
    connection.recv(1)


def reset(_path, connection):
    # Without time to linger, what is closed is reset.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def close(_path, connection):
    connection.close()


def half(_path, connection):
    connection.sendall(b'HTTP/1.1 200 x\r\ncontent-length: 500\r\n\r\n{"ok":')


def drip(_path, connection):
    connection.sendall(b"HTTP/1.1 200 x\r\ncontent-length: 5000\r\n\r\n")
    while True:
        connection.sendall(b" ")
        time.sleep(0.2)


def endless_head(_path, connection):
    connection.sendall(b"HTTP/1.1 200 x\r\n")
    while True:
        connection.sendall(b"x-more: " + b"a" * 8000 + b"\r\n")


def endless_body(_path, connection):
    connection.sendall(b"HTTP/1.1 200 x\r\ncontent-length: 1000000000000\r\n\r\n")
    while True:
        connection.sendall(b" " * 65536)
