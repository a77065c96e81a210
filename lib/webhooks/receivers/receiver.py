# Receives Inqud's webhooks. Run: WEBHOOK_SECRET=... PORT=8080 python3 receiver.py
import hashlib
import hmac
import json
import os
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = os.environ["WEBHOOK_SECRET"].encode()
LONGEST = 1_000_000  # bytes

# Use a table with a unique key instead: memory is empty after a restart.
seen = set()


def is_genuine(raw_body, digest):
    expected = hmac.new(SECRET, raw_body, hashlib.sha1).hexdigest()
    return hmac.compare_digest(expected.encode(), digest.encode("utf-8", "replace"))


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # so that it answers "Expect: 100-continue"
    timeout = 10  # seconds for whoever sends nothing

    def do_POST(self):
        # The bytes as they came. Do not parse and write them again: the digest would differ.
        raw_body = self.raw_body()
        if raw_body is None or not is_genuine(raw_body, self.headers.get("X-Payload-Digest", "")):
            return self.answer(401)
        try:
            event = json.loads(raw_body)
        except ValueError:
            event = None
        if not isinstance(event, dict):
            return self.answer(400)

        # Webhooks come more than once, and not always in order.
        key = (event.get("id"), event.get("status"), event.get("lastUpdatedAt"))
        is_new = key not in seen
        seen.add(key)

        # Within 10 seconds, or Inqud sends it again. Do slow work after this.
        self.answer(200)
        if is_new:
            print(f"{key[0]} {key[1]}: now ask the API before you ship goods.", flush=True)

    # A body comes with its length, or in chunks, each after a line with its size. None when it is neither, or too long.
    def raw_body(self):
        if "chunked" not in self.headers.get("Transfer-Encoding", "").lower():
            length = self.headers.get("Content-Length", "0")
            return self.rfile.read(int(length)) if length.isdecimal() and int(length) <= LONGEST else None
        parts = []
        length = 0
        while True:
            size = self.rfile.readline(100).split(b";")[0].strip()
            if not re.fullmatch(rb"[0-9a-fA-F]{1,8}", size):
                return None
            length += int(size, 16)
            if length > LONGEST:
                return None
            if int(size, 16) == 0:
                break
            parts.append(self.rfile.read(int(size, 16)))
            self.rfile.readline(3)
        for _ in range(100):  # headers after the body
            if self.rfile.readline(1000).strip() == b"":
                break
        return b"".join(parts)

    def answer(self, status):
        self.close_connection = True
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.send_header("Connection", "close")
        self.end_headers()


ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Receiver).serve_forever()
