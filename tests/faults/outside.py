"""Rows about those whom mailfix asks and tells."""

import concurrent.futures
import signal
import time

import fakes
from fakes import Resolver, Web
from process import Mailfix, check, millis_since, percentile, wait_for
from rows import CODE, PLATFORM_DEADLINE_MS, command, row


def is_not_checked(report):
    return report["verdict"] == "not-checked" and all(
        finding["state"] == "unknown" for finding in report["findings"]
    )


@row("F17 silent resolver", short=True)
def silent_resolver(binary, short):
    with Resolver(silent=True) as dns, Web(fakes.hold) as login:
        settings = {
            "MAILFIX_DNS_RESOLVERS": dns.address,
            # Both tries together take longer than the deadline, so it is what ends the look.
            "MAILFIX_DNS_TIMEOUT": "40s",
            "MAILFIX_PROBE_DEADLINE": "700ms",
            "MAILFIX_MICROSOFT_LOGIN_URL": login.url,
        }
        with Mailfix(binary, settings) as mailfix:
            report, took = mailfix.check_domain("f17.example.net")
            check(is_not_checked(report), f"{report}")
            # Far from both tries, and from any time-out of a library.
            check(took < 5000, f"took {took:.0f} ms")
        asked = sum(dns.asked.values())
        words = command(
            binary,
            ["check", "f17.example.net", "--resolver", dns.address, "--timeout", "700ms"],
            settings={"MAILFIX_MICROSOFT_LOGIN_URL": login.url},
        )
        check(words.status == 0, f"check: status {words.status}")
        check(b"could not" in words.output.lower(), f"check says {words.output[:300]!r}")
    return (
        f"a look of 700 ms ended after {took:.0f} ms, nothing reported as absent, "
        f"{asked} packets; `mailfix check` says what it could not check"
    )


@row("F18 SERVFAIL", short=True)
def servfail(binary, short):
    with Resolver(code=fakes.SERVFAIL) as dns, Web(fakes.no_tenant) as login:
        settings = {
            "MAILFIX_DNS_RESOLVERS": dns.address,
            "MAILFIX_MICROSOFT_LOGIN_URL": login.url,
        }
        with Mailfix(binary, settings) as mailfix:
            with concurrent.futures.ThreadPoolExecutor(20) as pool:
                asks = list(pool.map(mailfix.check_domain, ["f18.example.net"] * 60))
            for report, _ in asks:
                states = {f["id"]: f["state"] for f in report["findings"]}
                of_dns = {state for name, state in states.items() if name != "tenant"}
                check(report["verdict"] == "not-checked", f"{report}")
                check(of_dns == {"unknown"}, f"{states}")
        # Two tries of each question, of one look.
        most = max(dns.asked.values())
        check(most <= 2, f"a question was asked {most} times")
        return (
            f"60 asks, all 'unknown', {len(dns.asked)} questions in "
            f"{sum(dns.asked.values())} packets, none more than {most} times"
        )


@row("F25 one dead resolver of two", short=True)
def one_dead_resolver(binary, short):
    with Resolver(silent=True) as dead, Resolver() as alive, Web(fakes.no_tenant) as login:
        settings = {
            "MAILFIX_DNS_RESOLVERS": f"{dead.address},{alive.address}",
            "MAILFIX_DNS_TIMEOUT": "500ms",
            "MAILFIX_MICROSOFT_LOGIN_URL": login.url,
        }
        with Mailfix(binary, settings) as mailfix:
            took = []
            for number in range(10 if short else 40):
                report, millis = mailfix.check_domain(f"f25-{number}.example.net")
                states = {f["id"]: f["state"] for f in report["findings"]}
                check("unknown" not in states.values(), f"domain {number}: {states}")
                took.append(millis)
                if number == 0:
                    asked_first = sum(dead.asked.values())
        later = sum(dead.asked.values()) - asked_first
        check(later == 0, f"the dead one was asked {later} times after it was known")
        return (
            f"first look {took[0]:.0f} ms with {asked_first} questions to the dead one, "
            f"{len(took) - 1} more p50 {percentile(took[1:], 0.5):.1f} ms with none"
        )


@row("T60 hostile sign-in host")
def hostile_login(binary, short):
    ways = [fakes.endless_head, fakes.endless_body, fakes.drip, fakes.half, fakes.reset, fakes.hold]
    told = []
    for way in ways:
        with Resolver() as dns, Web(way) as login:
            settings = {
                "MAILFIX_DNS_RESOLVERS": dns.address,
                "MAILFIX_PROBE_DEADLINE": "1500ms",
                "MAILFIX_MICROSOFT_LOGIN_URL": login.url,
            }
            with Mailfix(binary, settings) as mailfix:
                before, _ = mailfix.resident()
                report, took = mailfix.check_domain("t60.example.net")
                states = {f["id"]: f["state"] for f in report["findings"]}
                check(states.get("tenant") == "unknown", f"{way.__name__}: {states}")
                _, peak = mailfix.resident()
                check(peak - before < 32, f"{way.__name__}: {before:.0f} to {peak:.0f} MB")
                check(took < 5000, f"{way.__name__}: {took:.0f} ms")
                told.append(f"{way.__name__} {took:.0f} ms +{peak - before:.1f} MB")
    return "look of at most 1500 ms: " + ", ".join(told)


@row("F29 Slack breaks off")
def slack_breaks_off(binary, short):
    ways = [fakes.close, fakes.reset, fakes.half, fakes.drip, fakes.hold]

    def behave(path, connection):
        next(way for way in ways if path == f"/{way.__name__}")(path, connection)

    with Resolver() as dns, Web(fakes.no_tenant) as login, Web(behave) as slack:
        settings = {
            "MAILFIX_DNS_RESOLVERS": dns.address,
            "MAILFIX_MICROSOFT_LOGIN_URL": login.url,
            "MAILFIX_SLACK_RESPONSE_ORIGINS": slack.url,
        }
        with Mailfix(binary, settings) as mailfix:
            started = time.monotonic()
            for way in ways:
                text = f"{CODE} anna@{way.__name__.replace('_', '-')}.example.net"
                status, _ = mailfix.slash(text, f"{slack.url}/{way.__name__}")
                check(status == 200, f"status {status}")
            wait_for(lambda: len(slack.received) == len(ways), "a late answer for each")

            def failures():
                return sum("did not reach Slack" in line for line in mailfix.lines)

            # A reply that breaks off after its status may count as taken; none may hang.
            mailfix.process.send_signal(signal.SIGTERM)
            status = mailfix.ended()
            took = millis_since(started)
            check(status == 0, f"exit {status}")
            check(failures() >= 3, f"{failures()} failures were logged")
            return (
                f"{len(ways)} ways, {failures()} logged as not delivered, "
                f"the last given up and exit 0 after {took:.0f} ms"
            )


@row("acknowledgements, one resolver dead", short=True)
def acknowledgements(binary, short):
    each = 100 if short else 400
    with (
        Resolver(silent=True) as dead,
        Resolver(delay=0.03) as alive,
        Web(fakes.no_tenant) as login,
        Web(fakes.taken) as slack,
    ):
        settings = {
            "MAILFIX_DNS_RESOLVERS": f"{dead.address},{alive.address}",
            "MAILFIX_MICROSOFT_LOGIN_URL": login.url,
            "MAILFIX_SLACK_RESPONSE_ORIGINS": slack.url,
        }
        with Mailfix(binary, settings) as mailfix:

            def ask(person):
                """The times of all acknowledgements, the late answers promised, and refusals."""
                connection, took, promised, busy = mailfix.connection(), [], [], 0
                for number in range(each):
                    path, url, text = f"/{person}/{number}", "", CODE
                    if number % 4 == 0:
                        url = slack.url + path
                        text = f"{CODE} anna@p{person}-{number}.example.net"
                    started = time.monotonic()
                    status, message = mailfix.slash(text, url, connection)
                    took.append(millis_since(started))
                    check(status == 200, f"status {status}")
                    # Only the promise to look names the domain.
                    if url and f"p{person}-{number}.example" in message.decode():
                        promised.append(path)
                    elif url:
                        busy += 1
                connection.close()
                return took, promised, busy

            with concurrent.futures.ThreadPoolExecutor(8) as pool:
                people = list(pool.map(ask, range(8)))
            took = [millis for times, _, _ in people for millis in times]
            promised = [path for _, paths, _ in people for path in paths]
            busy = sum(refused for _, _, refused in people)
            check(max(took) < PLATFORM_DEADLINE_MS, f"one took {max(took):.0f} ms")
            check(promised, "no look was begun")
            mailfix.process.send_signal(signal.SIGTERM)
            check(mailfix.ended() == 0, "did not end well")
            missing = [path for path in promised if slack.received[path] != 1]
            check(not missing, f"{len(missing)} late answers lost, or sent twice")
        return (
            f"{len(took)} commands of 8 people, p50 {percentile(took, 0.5):.1f} ms, "
            f"p99 {percentile(took, 0.99):.1f} ms, max {max(took):.0f} ms; all {len(promised)} "
            f"late answers arrived, {busy} were asked to come again"
        )
