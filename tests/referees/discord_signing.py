"""Discord's own check of signatures and mailfix get the same requests, and must agree."""

import contextlib
import io
import json
import sys

from discord_interactions import verify_key
from nacl.signing import SigningKey

from goldens import report
from process import Mailfix

PING = b'{"id":"1","application_id":"2","type":1,"token":"made-up","version":1}'
TIMESTAMP = "1800000000"


def requests(key):
    """Each request by its name: a body, its signature and its timestamp, each maybe missing."""
    signature = key.sign(TIMESTAMP.encode() + PING).signature.hex()
    another = SigningKey(bytes(range(1, 33))).sign(TIMESTAMP.encode() + PING).signature.hex()
    flipped = f"{int(signature[0], 16) ^ 1:x}{signature[1:]}"
    yield "good", PING, signature, TIMESTAMP
    yield "upper case", PING, signature.upper(), TIMESTAMP
    yield "a changed body", PING.replace(b'"1"', b'"9"'), signature, TIMESTAMP
    yield "a space more", PING + b" ", signature, TIMESTAMP
    yield "no body", b"", signature, TIMESTAMP
    yield "another timestamp", PING, signature, "1800000001"
    yield "a changed signature", PING, flipped, TIMESTAMP
    yield "a short signature", PING, signature[:-2], TIMESTAMP
    yield "half a byte short", PING, signature[:-1], TIMESTAMP
    yield "a long signature", PING, signature + "00", TIMESTAMP
    yield "an empty signature", PING, "", TIMESTAMP
    yield "no hexadecimal", PING, "zz" * 64, TIMESTAMP
    yield "all zeros", PING, "00" * 64, TIMESTAMP
    yield "another key", PING, another, TIMESTAMP


def is_good(body, signature, timestamp, key):
    # It prints why not.
    with contextlib.redirect_stdout(io.StringIO()):
        return verify_key(body, signature, timestamp, key)


def main():
    key = SigningKey(bytes(32))
    public = key.verify_key.encode().hex()
    problems, verdicts = [], []
    with Mailfix(sys.argv[1], {"MAILFIX_DISCORD_PUBLIC_KEY": public}) as mailfix:
        for name, body, signature, timestamp in requests(key):
            good = is_good(body, signature, timestamp, public)
            headers = {
                "content-type": "application/json",
                "x-signature-ed25519": signature,
                "x-signature-timestamp": timestamp,
            }
            status, said = mailfix.request("POST", "/discord/interactions", body, headers)
            verdicts.append(good)
            if status != (200 if good else 401):
                problems.append(f"{name}: good is {good}, and mailfix says {status}")
            elif good and json.loads(said) != {"type": 1}:
                problems.append(f"{name}: a PING is answered by {said!r}")
    if sum(verdicts) != 2:
        problems.append(f"the referee finds {sum(verdicts)} good, not 2")
    said = f"{len(verdicts)} signatures, {sum(verdicts)} of them good, the same verdict by both"
    return report("discord-interactions, signing", problems, said)


if __name__ == "__main__":
    sys.exit(main())
