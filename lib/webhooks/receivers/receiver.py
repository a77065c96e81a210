# Receives Inqud's webhooks. Run: WEBHOOK_SECRET=... PORT=8080 python3 receiver.py
import hashlib
import hmac
import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = os.environ["WEBHOOK_SECRET"].encode()
LONGEST = 1_000_000  # bytes

# Use a table with a unique key instead: memory is empty after a restart.
seen = set()


def is_genuine(raw_body, digest):
    expected = hmac.new(SECRET, raw_body, hashlib.sha1).hexdigest()
    return hmac.compare_digest(expected.encode(), digest.encode("utf-8", "replace"))


class Receiver(BaseHTTPRequestHandler):
    timeout = 10  # seconds for whoever sends nothing

    def do_POST(self):
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > LONGEST:
            return self.answer(401)
        # The bytes as they came. Do not parse and write them again: the digest would differ.
        raw_body = self.rfile.read(int(length))
        if not is_genuine(raw_body, self.headers.get("X-Payload-Digest", "")):
            return self.answer(401)
        event = json.loads(raw_body)

        # Webhooks come more than once, and not always in order.
        key = (event.get("id"), event.get("status"), event.get("lastUpdatedAt"))
        is_new = key not in seen
        seen.add(key)

        # Within 10 seconds, or Inqud sends it again. Do slow work after this.
        self.answer(200)
        if is_new:
            print(f"{key[0]} {key[1]}: now ask the API before you ship goods.", flush=True)

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()


ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Receiver).serve_forever()
