"""Rows about what strangers send."""

import concurrent.futures
import gzip
import json
import multiprocessing
import pathlib
import select
import signal
import socket
import time

import fakes
from fakes import Resolver, Web
from process import (
    HANG,
    Failure,
    Mailfix,
    check,
    millis_since,
    percentile,
    signed,
    slash_form,
    wait_for,
)
from rows import CODE, JSON, PLATFORM_DEADLINE_MS, command, everything_from, row


def forged_interaction(mailfix, connection=None):
    headers = {**JSON, "x-signature-ed25519": "ab" * 64, "x-signature-timestamp": "1800000000"}
    ping = b'{"id":"1","application_id":"2","type":1,"token":"t","version":1}'
    return mailfix.request("POST", "/discord/interactions", ping, headers, connection)[0]


@row("T02 replayed command", short=True)
def replayed_command(binary, short):
    with Resolver() as dns, Web(fakes.no_tenant) as login, Web(fakes.taken) as slack:
        settings = {
            "MAILFIX_DNS_RESOLVERS": dns.address,
            "MAILFIX_MICROSOFT_LOGIN_URL": login.url,
            "MAILFIX_SLACK_RESPONSE_ORIGINS": slack.url,
        }
        with Mailfix(binary, settings) as mailfix:

            def send(at):
                body = slash_form(f"{CODE} anna@t02.example.net", f"{slack.url}/late")
                headers = signed(body, at=at)
                return [mailfix.request("POST", "/slack/commands", body, headers) for _ in range(5)]

            now = int(time.time())
            # Further off than a second, which may pass while this runs.
            for at in (now - 310, now + 310):
                for status, _ in send(at):
                    check(status == 401, f"status {status} for {at - now} s")
            first, *again = send(now)
            check(first[0] == 200 and first[1], f"{first}")
            check(all(answer == (200, b"") for answer in again), f"{again}")
            mailfix.process.send_signal(signal.SIGTERM)
            check(mailfix.ended() == 0, "did not end well")
        check(slack.received["/late"] == 1, f"{slack.received['/late']} late answers")
    return f"{len(again)} repetitions acknowledged and not answered, 10 stale ones got 401"


def flood(mailfix, stop, sent):
    """Forged requests without a pause, at most 200,000, from a process of its own."""
    connection = mailfix.connection()
    body = slash_form("a flood")
    wrong = signed(body, secret="somebody else's secret")
    for number in range(100_000):
        if stop.is_set():
            break
        mailfix.request("POST", "/slack/commands", body, wrong, connection)
        forged_interaction(mailfix, connection)
        with sent.get_lock():
            sent.value += 2


@row("T07 forged probe in a flood", short=True)
def probe_in_a_flood(binary, short):
    with Mailfix(binary, {"MAILFIX_LOG": "warn,mailfix::cli=info"}) as mailfix:
        stop, sent = multiprocessing.Event(), multiprocessing.Value("q", 0)
        floods = [multiprocessing.Process(target=flood, args=(mailfix, stop, sent)) for _ in "123"]
        for each in floods:
            each.start()
        try:
            wait_for(lambda: sent.value > 1000, "the flood")
            took = []
            for _ in range(100 if short else 500):
                started = time.monotonic()
                status = forged_interaction(mailfix)
                took.append(millis_since(started))
                check(status == 401, f"status {status}")
            check(all(each.is_alive() for each in floods), "the flood ended before the probes")
        finally:
            stop.set()
            for each in floods:
                each.join(HANG)
        check(max(took) < PLATFORM_DEADLINE_MS, f"a probe took {max(took):.0f} ms")
        return (
            f"{len(took)} probes got 401 among {sent.value} forged requests, "
            f"p50 {percentile(took, 0.5):.1f} ms, max {max(took):.0f} ms"
        )


@row("T21 large bodies", short=True)
def large_bodies(binary, short):
    senders = 16 if short else 64
    mebibyte = b"a" * (1 << 20)
    with Mailfix(binary) as mailfix:
        before, _ = mailfix.resident()

        def send(number):
            chunked = number % 2 == 1
            connection = socket.create_connection(("127.0.0.1", mailfix.port), HANG)
            length = "transfer-encoding: chunked" if chunked else "content-length: 10485760"
            with connection:
                connection.sendall(
                    b"POST /api/v1/diagnose HTTP/1.1\r\nhost: localhost\r\n"
                    b"content-type: application/json\r\n" + length.encode() + b"\r\n\r\n"
                )
                for _ in range(10):
                    frame = b"100000\r\n" + mebibyte + b"\r\n" if chunked else mebibyte
                    connection.sendall(frame)
                if chunked:
                    connection.sendall(b"0\r\n\r\n")
                return everything_from(connection)

        with concurrent.futures.ThreadPoolExecutor(senders) as pool:
            answers = list(pool.map(send, range(senders)))
        for said in answers:
            check(said.startswith(b"HTTP/1.1 413 "), f"got {said[:80]!r}")
            check(b"connection: close" in said, "the connection was kept")
        _, peak = mailfix.resident()
        # Each sender may have 256 KiB and its buffers; all of them together sent 640 MB.
        check(peak - before < 64, f"{before:.0f} MB grew to {peak:.0f} MB")
        return f"{senders} bodies of 10 MB got 413, RSS {before:.1f} MB before, at most {peak:.1f}"


@row("T22 compressed bomb", short=True)
def compressed_bomb(binary, short):
    bomb = gzip.compress(bytes(64 << 20), 1)
    with Mailfix(binary) as mailfix:
        before, _ = mailfix.resident()
        gzipped = {"content-encoding": "gzip"}
        form = {"content-type": "application/x-www-form-urlencoded"}
        asked = [
            ("/api/v1/diagnose", bomb, JSON),
            ("/", bomb, form),
            ("/slack/commands", bomb, signed(bomb)),
            ("/discord/interactions", bomb, JSON),
            ("/api/v1/diagnose", gzip.compress(b'{"text":"small"}'), JSON),
        ]
        for path, body, headers in asked:
            status, _ = mailfix.request("POST", path, body, {**headers, **gzipped})
            check(status == 415, f"status {status} at {path}")
        _, peak = mailfix.resident()
        check(peak - before < 32, f"{before:.0f} MB grew to {peak:.0f} MB")
        return (
            f"{len(asked)} compressed bodies got 415, {len(bomb) >> 10} KiB each for 64 MiB, "
            f"RSS {before:.1f} MB before, at most {peak:.1f}"
        )


@row("T23 slow clients", short=True)
def slow_clients(binary, short):
    begun = [
        b"",
        b"POST /api/v1/diagnose HT",
        b"POST /api/v1/diagnose HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n\r\nabc",
    ]
    limits = {f"MAILFIX_HTTP_{name}_TIMEOUT": "2s" for name in ("HEADER", "BODY", "IDLE")}
    with Mailfix(binary, limits) as mailfix:
        crowd = []
        try:
            started = time.monotonic()
            for number in range(600):
                slow = socket.create_connection(("127.0.0.1", mailfix.port), HANG)
                crowd.append(slow)
                try:
                    slow.sendall(begun[number % len(begun)])
                except ConnectionError:
                    pass  # Cut for another already.
            opened = millis_since(started)
            took = []
            for _ in range(5):
                started = time.monotonic()
                status, _ = mailfix.get("/healthz")
                took.append(millis_since(started))
                check(status == 200, f"status {status}")
            # At most 512 connections are kept, so some have gone before their time.
            readable = select.poll()
            for slow in crowd:
                readable.register(slow, select.POLLIN)
            cut = len(readable.poll(0))
            check(cut >= len(crowd) - 512, f"{cut} were cut")
            answers = [everything_from(slow) for slow in crowd]
        finally:
            for slow in crowd:
                slow.close()
        late = sum(said.startswith(b"HTTP/1.1 408 ") for said in answers)
        silent = sum(said == b"" for said in answers)
        check(late + silent == len(crowd), f"{len(crowd) - late - silent} got something else")
        check(late > 0, "no slow body got 408")
        check(max(took) < PLATFORM_DEADLINE_MS, f"a good request took {max(took):.0f} ms")
        return (
            f"600 sockets opened in {opened:.0f} ms, a good request answered in "
            f"{max(took):.1f} ms, {cut} cut to make room, {late} bodies got 408, the others closed"
        )


@row("a burst while it is busy", short=True)
def burst(binary, short):
    somaxconn = int(pathlib.Path("/proc/sys/net/core/somaxconn").read_text())
    if somaxconn < 512:
        return f"not run: this machine lets only {somaxconn} connections wait"
    with Mailfix(binary) as mailfix:
        # Stopped, it accepts nothing; who finds no place comes again after a second or more.
        mailfix.process.send_signal(signal.SIGSTOP)
        waiting = []
        try:
            for _ in range(400):
                connection = socket.socket()
                waiting.append(connection)
                connection.settimeout(0.9)
                connection.connect(("127.0.0.1", mailfix.port))
                connection.sendall(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")
        except TimeoutError:
            raise Failure(f"the {len(waiting)}th of 400 found no place to wait") from None
        finally:
            mailfix.process.send_signal(signal.SIGCONT)
            for connection in waiting:
                connection.settimeout(HANG)
        started = time.monotonic()
        answered = sum(everything_from(each).startswith(b"HTTP/1.1 200 ") for each in waiting)
        took = millis_since(started)
        for connection in waiting:
            connection.close()
        check(answered == len(waiting), f"{answered} of {len(waiting)} answered")
        return f"{answered} connections waited, all answered within {took:.0f} ms of its going on"


@row("T24 deep JSON", short=True)
def deep_json(binary, short):
    deep = b"[" * 200_000
    bodies = [
        deep,
        b'{"text":' + deep,
        b'{"text":"x","unknown":' + deep,
        b'{"a":' * 40_000,
        b"[" * 100_000 + b"]" * 100_000,
    ]
    with Mailfix(binary) as mailfix:
        for body in bodies:
            status, _ = mailfix.diagnose(body)
            check(status == 400, f"status {status} for {body[:30]!r}")
        check(mailfix.get("/healthz")[0] == 200, "it does not answer any more")
    lines = b'{"id":1,"text":' + deep + b'\n{"id":2,"text":"thank you"}\n'
    ran = command(binary, "diagnose --batch --format jsonl --offline", lines)
    answers = [json.loads(line) for line in ran.output.splitlines()]
    check(ran.status == 0 and len(answers) == 2, f"status {ran.status}, {len(answers)} lines")
    check("error" in answers[0] and answers[1].get("id") == 2, f"{answers}"[:200])
    return f"{len(bodies)} bodies of 200,000 brackets got 400, one as a line of a batch its error"


@row("T26 two lengths", short=True)
def two_lengths(binary, short):
    with Mailfix(binary) as mailfix:
        for second in ("transfer-encoding: chunked", "content-length: 5"):
            lengths = f"content-length: 4\r\n{second}"
            with socket.create_connection(("127.0.0.1", mailfix.port), HANG) as connection:
                connection.sendall(
                    b"POST /api/v1/diagnose HTTP/1.1\r\nhost: localhost\r\n" + lengths.encode()
                    + b"\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n"
                )
                said = everything_from(connection)
            check(said.count(b"HTTP/1.1 ") == 1, f"{lengths!r} got {said!r}")
            check(said.startswith(b"HTTP/1.1 4"), f"{lengths!r} got {said[:80]!r}")
    return "one refusal each, the connection closed, the request behind it not answered"


@row("10,000 codes", short=True)
def many_codes(binary, short):
    text = " ".join(f"AADSTS{number}" for number in range(900_000, 910_000))
    with Mailfix(binary) as mailfix:
        started = time.monotonic()
        status, body = mailfix.diagnose({"text": text, "offline": True})
        took = millis_since(started)
        check(status == 200, f"status {status}")
        codes = len(json.loads(body)["codes"])
        status, message = mailfix.slash(text)
        blocks = json.loads(message)["blocks"]
        check(status == 200 and len(blocks) <= 50, f"status {status}, {len(blocks)} blocks")
        check(len(body) < 1 << 20, f"the answer has {len(body)} bytes")
        return (
            f"{len(text) >> 10} KiB in, {len(body)} bytes with {codes} codes out in {took:.0f} ms; "
            f"Slack's message has {len(blocks)} blocks and {len(message)} bytes"
        )


@row("10 MB of text", short=True)
def ten_megabytes(binary, short):
    texts = {
        "words": b"the mailbox does not work " * 400_000,
        "one word": b"a" * (10 << 20),
        "addresses": b"a@" * (5 << 20),
        "passwords": b"password=" * 1_165_085,
        "code last": b"so it says: " * 900_000 + CODE.encode(),
    }
    told = []
    for name, text in texts.items():
        ran = command(binary, "diagnose --offline --format json -", text)
        check(ran.status == 0, f"{name}: status {ran.status}: {ran.error[:200]!r}")
        json.loads(ran.output)
        told.append(f"{name} {ran.took:.0f} ms {ran.peak:.0f} MB")
    return ", ".join(told)


@row("invalid UTF-8", short=True)
def invalid_utf8(binary, short):
    broken = b"\xff\xfe AADSTS90094 \x80\xed\xa0\x80 \x00 caf\xe9"
    told = [
        command(binary, "diagnose --offline --format json -", broken),
        command(binary, ["diagnose", "--offline", "--format", "json", broken.replace(b"\0", b"")]),
    ]
    for ran in told:
        check(ran.status == 0, f"status {ran.status}: {ran.error[:200]!r}")
        problems = json.loads(ran.output)["problems"]
        check(
            problems and problems[0]["id"] == "microsoft/admin-approval-required",
            f"the code was not found: {problems}",
        )
    batch = b'{"id":1,"text":"' + broken + b'"}\n{"id":2,"text":"thank you"}\n'
    ran = command(binary, "diagnose --batch --format jsonl --offline", batch)
    check(ran.status == 0 and len(ran.output.splitlines()) == 2, f"batch: {ran.output[:200]!r}")
    with Mailfix(binary) as mailfix:
        body = b"team_id=T1&user_id=U1&trigger_id=1&text=%ff%fe+AADSTS90094+%00+caf%e9"
        expected = [
            (mailfix.diagnose(b'{"text":"' + broken + b'"}'), 400),
            (mailfix.diagnose(rb'{"text":"\ud800 AADSTS90094"}'), 400),
            (mailfix.diagnose({"text": "\0 AADSTS90094"}), 200),
            (mailfix.request("POST", "/slack/commands", body, signed(body)), 200),
            (mailfix.get("/api/v1/check/%ff%fe.com"), 400),
            (mailfix.get("/%ff"), 404),
        ]
        for number, ((status, said), wanted) in enumerate(expected):
            check(status == wanted, f"request {number}: status {status}: {said[:200]!r}")
    return f"{len(told)} runs found the code, a batch went on, {len(expected)} requests answered"
