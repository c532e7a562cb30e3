"""Rows about signals and about what the machine runs out of."""

import http.client
import json
import pathlib
import signal
import socket
import time

import fakes
from fakes import Resolver, Web
from process import (
    HANG,
    Mailfix,
    check,
    millis_since,
    percentile,
    signed,
    slash_form,
    wait_for,
)
from rows import CODE, JSON, row


@row("F06 SIGTERM under load", short=True)
def sigterm_under_load(binary, short):
    bursts = 3 if short else 10
    counted, slowest = 0, 0.0
    for _ in range(bursts):
        with Resolver(delay=0.4) as dns, Web(fakes.no_tenant) as login, Web(fakes.taken) as slack:
            settings = {
                "MAILFIX_DNS_RESOLVERS": dns.address,
                "MAILFIX_MICROSOFT_LOGIN_URL": login.url,
                "MAILFIX_SLACK_RESPONSE_ORIGINS": slack.url,
            }
            with Mailfix(binary, settings) as mailfix:
                answered, took = sigterm_in_a_burst(mailfix, dns, slack)
                counted += answered
                slowest = max(slowest, took)
    return (
        f"{counted} of {counted} requests answered, late answers too, over {bursts} runs, "
        f"exit 0 in at most {slowest:.0f} ms"
    )


def sigterm_in_a_burst(mailfix, dns, slack):
    """50 requests on their way at SIGTERM: looks, late answers, and what is answered at once."""
    waiting, expected_late = [mailfix.connection() for _ in range(50)], []
    for connection in waiting[:35]:
        connection.connect()

    def command_with_a_look(number):
        path = f"/late/{number}"
        body = slash_form(f"{CODE} anna@f06-{number}.example.net", slack.url + path)
        waiting[number].request("POST", "/slack/commands", body, signed(body))
        expected_late.append(path)

    for number in range(20):
        if number % 2:
            waiting[number].request("GET", f"/api/v1/check/f06-{number}.example.net")
        else:
            command_with_a_look(number)
    # Every look has begun, and hardly one has ended: the resolver is slow.
    wait_for(lambda: len({name for name, kind in dns.asked if kind == fakes.MX}) == 20, "20 looks")
    # The last of these are on connections that are as new as can be.
    body = json.dumps({"text": CODE, "offline": True})
    for number in range(20, 50):
        if number % 3:
            waiting[number].request("POST", "/api/v1/diagnose", body, JSON)
        else:
            command_with_a_look(number)
    mailfix.process.send_signal(signal.SIGTERM)
    signalled = time.monotonic()
    lost = []
    for number, connection in enumerate(waiting):
        try:
            answer = connection.getresponse()
            body = answer.read()
            check(answer.status == 200, f"request {number} got {answer.status}: {body[:100]!r}")
        except (OSError, http.client.HTTPException) as error:
            lost.append((number, repr(error)))
        finally:
            connection.close()
    check(not lost, f"{len(lost)} of 50 requests lost: {lost[:3]}")
    status = mailfix.ended()
    took = millis_since(signalled)
    check(status == 0, f"exit {status}")
    missing = [path for path in expected_late if slack.received[path] != 1]
    check(not missing, f"late answers lost, or sent twice: {missing}")
    return len(waiting) + len(expected_late), took


@row("F07 second signal", short=True)
def second_signal(binary, short):
    def stuck(patience):
        dns, login = Resolver(silent=True), Web(fakes.hold)
        settings = {
            "MAILFIX_DNS_RESOLVERS": dns.address,
            "MAILFIX_DNS_TIMEOUT": "60s",
            "MAILFIX_PROBE_DEADLINE": "120s",
            "MAILFIX_HTTP_SHUTDOWN_TIMEOUT": patience,
            "MAILFIX_MICROSOFT_LOGIN_URL": login.url,
        }
        return dns, login, Mailfix(binary, settings)

    def ask_and_terminate(dns, mailfix):
        connection = mailfix.connection()
        connection.request("GET", "/api/v1/check/f07.example.net")
        wait_for(lambda: dns.asked, "the look")
        mailfix.process.send_signal(signal.SIGTERM)
        wait_for(lambda: any("Stopping" in line for line in mailfix.lines), "the end's beginning")
        return connection, time.monotonic()

    dns, login, mailfix = stuck("100s")
    with dns, login, mailfix:
        connection, _ = ask_and_terminate(dns, mailfix)
        check(mailfix.process.poll() is None, "ended while a request was in flight")
        started = time.monotonic()
        mailfix.process.send_signal(signal.SIGTERM)
        status, at_once = mailfix.ended(), millis_since(started)
        connection.close()
        check(status == 1, f"exit {status} after the second signal")
    dns, login, mailfix = stuck("1s")
    with dns, login, mailfix:
        connection, started = ask_and_terminate(dns, mailfix)
        status, by_deadline = mailfix.ended(), millis_since(started)
        connection.close()
        check(status == 0, f"exit {status} after the shutdown's time")
    return (
        f"exit 1 in {at_once:.0f} ms after a second one; with one alone a stuck request is cut, "
        f"exit 0 in {by_deadline:.0f} ms of 1000"
    )


@row("F40 file descriptors used up", short=True)
def few_descriptors(binary, short):
    with Mailfix(binary, descriptors=64) as mailfix:
        crowd = [socket.create_connection(("127.0.0.1", mailfix.port), HANG) for _ in range(200)]
        try:
            started = time.monotonic()
            status, _ = mailfix.get("/healthz")
            among = millis_since(started)
            check(status == 200, f"status {status}")
            complaints = sum("Cannot accept" in line for line in mailfix.lines)
        finally:
            for connection in crowd:
                connection.close()
        started = time.monotonic()
        status, _ = mailfix.get("/healthz")
        check(status == 200, f"status {status} afterwards")
        check(complaints > 0, "the descriptors were not used up")
        check(complaints < 100, f"{complaints} complaints in the log")
        return (
            f"200 sockets on 64 descriptors, a request among them answered in {among:.0f} ms, "
            f"after them in {millis_since(started):.1f} ms, {complaints} lines about it"
        )


@row("F42 log pipe blocked, then closed", short=True)
def blocked_log(binary, short):
    with Mailfix(binary, {"MAILFIX_LOG": "debug"}, read_log=False) as mailfix:
        took = []
        connection = mailfix.connection()
        for number in range(50_000):
            started = time.monotonic()
            status, _ = mailfix.request("GET", "/healthz", connection=connection)
            took.append(millis_since(started))
            check(status == 200, f"status {status}")
            if number % 500 == 499 and mailfix.counted("mailfix_dropped_log_lines_total") > 500:
                break
        dropped = mailfix.counted("mailfix_dropped_log_lines_total")
        check(dropped > 0, f"nothing dropped after {len(took)} requests")
        # The reader has gone: the writes that were blocked fail now.
        mailfix.process.stdout.close()
        for _ in range(100):
            check(mailfix.request("GET", "/healthz", connection=connection)[0] == 200, "closed")
        connection.close()
        started = time.monotonic()
        mailfix.process.send_signal(signal.SIGTERM)
        status = mailfix.ended()
        check(status == 0, f"exit {status}")
        closed = millis_since(started)
    with Mailfix(binary, {"MAILFIX_LOG": "debug"}, read_log=False) as mailfix:
        fill = mailfix.connection()
        for _ in range(2000):
            mailfix.request("GET", "/healthz", connection=fill)
        fill.close()
        started = time.monotonic()
        mailfix.process.send_signal(signal.SIGTERM)
        status = mailfix.ended()
        check(status == 0, f"exit {status} with a blocked log")
        return (
            f"{len(took)} requests, {dropped} lines dropped, p99 {percentile(took, 0.99):.1f} ms, "
            f"max {max(took):.0f} ms; exit 0 in {millis_since(started):.0f} ms blocked, "
            f"{closed:.0f} ms closed"
        )


@row("idle memory", short=True)
def idle_memory(binary, short):
    with Mailfix(binary) as mailfix:
        check(mailfix.get("/healthz")[0] == 200, "not healthy")
        now, _ = mailfix.resident()
        is_debug = pathlib.Path(binary).resolve().parent.name == "debug"
        check(is_debug or now <= 40, f"{now:.1f} MB")
        return f"{now:.1f} MB resident" + (" (a debug build)" if is_debug else " of 40")
