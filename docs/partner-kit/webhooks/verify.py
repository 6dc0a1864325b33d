"""Verifies a webhook as Standard Webhooks describes it: https://www.standardwebhooks.com

Python 3.8 or later, no dependencies. In a server, call verify() with the body exactly as it came, before it is parsed.
"""
import base64
import binascii
import hashlib
import hmac
import os
import re
import sys
import time

TOLERANCE_SECONDS = 300


def verify(secret, webhook_id, timestamp, signature, body, now_seconds=None):
    """Raises ValueError unless the body (bytes) was signed with the secret (whsec_...) within the last five minutes."""
    now = time.time() if now_seconds is None else now_seconds
    if not re.fullmatch(r"[0-9]+", timestamp) or abs(now - int(timestamp)) > TOLERANCE_SECONDS:
        raise ValueError("the timestamp is not of now")
    key = base64.b64decode(secret[len("whsec_"):] if secret.startswith("whsec_") else secret)
    if not key:
        raise ValueError("there is no secret")
    signed = f"{webhook_id}.{timestamp}.".encode() + body
    expected = hmac.new(key, signed, hashlib.sha256).digest()
    # While one secret replaces another there are two signatures.
    if not any(_matches(one, expected) for one in signature.split(" ")):
        raise ValueError("no signature matches")


def _matches(one, expected):
    version, _, value = one.partition(",")
    try:
        return version == "v1" and hmac.compare_digest(base64.b64decode(value), expected)
    except binascii.Error:
        return False


# WEBHOOK_SECRET=whsec_... python3 verify.py ID TIMESTAMP SIGNATURE < body
if __name__ == "__main__":
    try:
        verify(os.environ.get("WEBHOOK_SECRET", ""), *sys.argv[1:4], sys.stdin.buffer.read())
        print("verified")
    except ValueError as error:
        print(f"refused: {error}")
        sys.exit(1)
