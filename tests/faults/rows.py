"""What all rows share: their list, and runs of the command line."""

import os
import pathlib
import subprocess
import tempfile
import threading
import time

from process import HANG, environment, millis_since

# Slack and Discord give up after this long.
PLATFORM_DEADLINE_MS = 3000
CODE = "OFFICE_ERROR_REST_API_NOT_ENABLED_FOR_COMPONENT_SHARED_MAILBOX"
JSON = {"content-type": "application/json"}

rows = []


def row(name, short=False):
    """Registers a row; with `short` it runs in the short form too."""

    def register(function):
        rows.append((name, short, function))
        return function

    return register


class Ran:
    """A run of the command line: how it ended, what it wrote, and what it took."""

    def __init__(self, status, output, error, took, peak):
        self.status, self.output, self.error, self.took, self.peak = (
            status, output, error, took, peak,
        )


def command(binary, words, text=b"", settings=None):
    words = words.split() if isinstance(words, str) else words
    with tempfile.TemporaryDirectory(prefix="mailfix-faults-") as home:
        paths = [pathlib.Path(home, name) for name in ("in", "out", "err")]
        paths[0].write_bytes(text)
        with paths[0].open("rb") as stdin, paths[1].open("wb") as out, paths[2].open("wb") as err:
            started = time.monotonic()
            process = subprocess.Popen(
                [binary, *words],
                cwd=home,
                env=environment(settings or {}),
                stdin=stdin,
                stdout=out,
                stderr=err,
            )
            overdue = threading.Timer(HANG, process.kill)
            overdue.start()
            # Unlike `wait`, this tells the memory of this one child.
            _, ended, usage = os.wait4(process.pid, 0)
            overdue.cancel()
            process.returncode = os.waitstatus_to_exitcode(ended)
        return Ran(
            process.returncode,
            paths[1].read_bytes(),
            paths[2].read_bytes(),
            millis_since(started),
            usage.ru_maxrss / 1024,
        )


def everything_from(connection):
    """What comes until the other side closes; a reset is an end too."""
    said = b""
    try:
        while some := connection.recv(65536):
            said += some
    except ConnectionError:
        pass
    return said
