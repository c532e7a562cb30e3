"""Runs all rows: python3 run.py BINARY [--short]. Each prints one line."""

import resource
import sys
import time

# Importing them puts their rows on the list, in this order.
import incoming  # noqa: F401
import machine  # noqa: F401
import outside  # noqa: F401
from process import Failure, limit_descriptors
from rows import rows


def main():
    binary, *options = sys.argv[1:]
    short = options == ["--short"]
    # 600 slow sockets need more than the usual 1,024 at both ends.
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    limit_descriptors(most)
    passed = failed = 0
    started = time.monotonic()
    for name, in_short, function in rows:
        if short and not in_short:
            continue
        try:
            print(f"{name}: {function(binary, short)}  ok", flush=True)
            passed += 1
        except (Failure, OSError, ValueError, LookupError) as error:
            print(f"{name}: {type(error).__name__}: {error}  FAILED", flush=True)
            failed += 1
    print(f"{passed} passed, {failed} failed (in {time.monotonic() - started:.0f} s)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
