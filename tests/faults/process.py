"""Runs the real mailfix binary and talks to it as browsers and Slack do."""

import hashlib
import hmac
import http.client
import itertools
import json
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

SLACK_SECRET = "a-made-up-signing-secret"
# The public key of test 1 in RFC 8032, section 7.1.
DISCORD_KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
# Nothing is expected to take this long: it is how a hang becomes a failure.
HANG = 60

_triggers = itertools.count()


class Failure(Exception):
    """A row does not hold; the text says what was seen."""


def check(holds, seen):
    if not holds:
        raise Failure(seen)


def wait_for(condition, what):
    """Returns what `condition` gives once that is not nothing."""
    give_up = time.monotonic() + HANG
    while not (value := condition()):
        check(time.monotonic() < give_up, f"in vain for {HANG} s: {what}")
        time.sleep(0.005)
    return value


class Mailfix:
    """A running `mailfix serve`, and what it says on standard output."""

    def __init__(self, binary, settings=None, descriptors=None, read_log=True):
        self.home = tempfile.TemporaryDirectory(prefix="mailfix-faults-")
        self._errors = open(os.path.join(self.home.name, "errors"), "w+b")
        self.lines = []
        self._read_on = read_log
        own = {
            "MAILFIX_BIND": "127.0.0.1:0",
            "MAILFIX_ADMIN_BIND": "127.0.0.1:0",
            "MAILFIX_SLACK_SIGNING_SECRETS": SLACK_SECRET,
            "MAILFIX_DISCORD_PUBLIC_KEY": DISCORD_KEY,
            # Nothing listens there: a row that wants somebody to answer says so.
            "MAILFIX_DNS_RESOLVERS": "127.0.0.1:1",
            "MAILFIX_MICROSOFT_LOGIN_URL": "http://127.0.0.1:1",
        }
        self.process = subprocess.Popen(
            [binary, "serve"],
            cwd=self.home.name,
            env=environment({**own, **(settings or {})}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            # A file, since nobody reads it while the process runs.
            stderr=self._errors,
            preexec_fn=(lambda: limit_descriptors(descriptors)) if descriptors else None,
        )
        self.pid = self.process.pid
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        try:
            self.port = self._port(r"API are on http://127\.0\.0\.1:(\d+)")
            self.admin_port = self._port(r"Metrics are on http://127\.0\.0\.1:(\d+)")
        except BaseException:
            self.kill()
            raise

    def _read(self):
        for line in self.process.stdout:
            self.lines.append(line.decode(errors="replace"))
            if not self._read_on and b"Metrics are on" in line:
                return

    def _port(self, pattern):
        def found():
            check(self.process.poll() is None, f"ended at the start: {''.join(self.lines)}")
            return next((m[1] for line in self.lines if (m := re.search(pattern, line))), None)

        return int(wait_for(found, "the line that names the address"))

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        errors = self.kill()
        panics = [line for line in self.lines if "panicked" in line]
        if kind is not None:
            # What it said last is where the reason is.
            print("".join(["\n", *self.lines[-10:], errors]), end="", file=sys.stderr)
        check(not panics or kind is not None, f"a panic: {panics[:1]}")

    def kill(self):
        """Ends it if it still runs; what is on its standard error."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        # Unless told not to read, the reader ends with the pipe.
        self._reader.join()
        self.process.stdout.close()
        self._errors.seek(0)
        errors = self._errors.read().decode(errors="replace")
        self._errors.close()
        self.home.cleanup()
        return errors

    def ended(self):
        """Waits for the end; the exit status."""
        try:
            return self.process.wait(HANG)
        except subprocess.TimeoutExpired:
            raise Failure(f"still runs after {HANG} s") from None

    def connection(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=HANG)

    def request(self, method, path, body=None, headers=None, connection=None):
        """One request; the status and the body of the answer."""
        used = connection or self.connection()
        try:
            used.request(method, path, body, headers or {})
            answer = used.getresponse()
            return answer.status, answer.read()
        finally:
            if connection is None:
                used.close()

    def get(self, path):
        return self.request("GET", path)

    def diagnose(self, body, connection=None):
        if isinstance(body, dict):
            body = json.dumps(body)
        return self.request(
            "POST", "/api/v1/diagnose", body, {"content-type": "application/json"}, connection
        )

    def check_domain(self, domain):
        """What `GET /api/v1/check/{domain}` says, and after how many milliseconds."""
        started = time.monotonic()
        status, body = self.get(f"/api/v1/check/{domain}")
        check(status == 200, f"status {status} for {domain}: {body[:200]!r}")
        return json.loads(body), millis_since(started)

    def slash(self, text, response_url="", connection=None):
        body = slash_form(text, response_url)
        return self.request("POST", "/slack/commands", body, signed(body), connection)

    def counted(self, metric):
        """One number of `/metrics`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.admin_port, timeout=HANG)
        try:
            connection.request("GET", "/metrics")
            text = connection.getresponse().read().decode()
        finally:
            connection.close()
        found = re.search(rf"^{re.escape(metric)} (\d+)", text, re.MULTILINE)
        check(found, f"no {metric} in the metrics")
        return int(found[1])

    def resident(self):
        """Resident memory in MB: now, and at its highest so far."""
        status = pathlib.Path(f"/proc/{self.pid}/status").read_text()
        kilobytes = dict(re.findall(r"^(VmRSS|VmHWM):\s+(\d+) kB", status, re.MULTILINE))
        return int(kilobytes["VmRSS"]) / 1024, int(kilobytes["VmHWM"]) / 1024


def environment(settings):
    """The environment of whoever runs this, without their settings of mailfix."""
    theirs = {name: value for name, value in os.environ.items() if not name.startswith("MAILFIX_")}
    # A proxy would get what is meant for the fakes.
    theirs = {name: value for name, value in theirs.items() if not name.lower().endswith("_proxy")}
    return {**theirs, **settings}


def limit_descriptors(number):
    resource.setrlimit(resource.RLIMIT_NOFILE, (number, number))


def millis_since(started):
    return (time.monotonic() - started) * 1000


def slash_form(text, response_url=""):
    fields = {
        "token": "deprecated",
        "team_id": "T0MADEUP",
        "channel_id": "C0MADEUP",
        "user_id": "U0ANNA",
        "command": "/mailfix",
        "text": text,
        "api_app_id": "A0MADEUP",
        "trigger_id": f"{time.time_ns()}.{next(_triggers)}",
    }
    if response_url:
        fields["response_url"] = response_url
    return urllib.parse.urlencode(fields).encode()


def signed(body, at=None, secret=SLACK_SECRET):
    """Headers as Slack sends them with a slash command."""
    timestamp = int(time.time()) if at is None else at
    base = b"v0:%d:%b" % (timestamp, body)
    digest = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {
        "content-type": "application/x-www-form-urlencoded",
        "x-slack-request-timestamp": str(timestamp),
        "x-slack-signature": f"v0={digest}",
    }


def percentile(values, share):
    """The value that `share` of all are not above."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
