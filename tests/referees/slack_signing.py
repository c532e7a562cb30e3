"""Slack's own framework and mailfix get the same requests, and must answer with the same status."""

import sys
import time

from slack_bolt import App, BoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from goldens import report
from process import SLACK_SECRET, Mailfix, signed, slash_form


FORM = {"content-type": "application/x-www-form-urlencoded"}


def bolt():
    """An app that answers `/mailfix` and asks nobody; nothing listens at its Slack."""
    app = App(
        signing_secret=SLACK_SECRET,
        client=WebClient(base_url="http://127.0.0.1:9/api/"),
        authorize=lambda **_: AuthorizeResult(
            enterprise_id=None, team_id="T0MADEUP", bot_user_id="U0BOT", bot_token="xoxb-made-up",
        ),
    )
    app.command("/mailfix")(lambda ack: ack("an answer"))
    return app


def requests():
    """Each request by its name: a body, headers, and the status that both must give."""
    # Each good one has a body of its own: mailfix acknowledges a repetition, and no more.
    for distance in (0, -299, 299, -301, 301):
        until_a_second_begins()
        body = slash_form("AADSTS90094")
        headers = signed(body, at=int(time.time()) + distance)
        yield f"signed {distance:+} s from now", body, headers, 200 if abs(distance) < 300 else 401

    body = slash_form("AADSTS90094")
    good = signed(body)

    def but(**changed):
        """The good headers, some of them changed or, for nothing, taken away."""
        renamed = {f"x-slack-{name.replace('_', '-')}": value for name, value in changed.items()}
        return {name: value for name, value in {**good, **renamed}.items() if value is not None}

    signature, second = good["x-slack-signature"], int(good["x-slack-request-timestamp"])
    yield "one byte changed", body.replace(b"T0MADEUP", b"T1MADEUP"), good, 401
    yield "one byte more", body + b"&", good, 401
    yield "no body", b"", good, 401
    yield "another secret", body, signed(body, secret="another secret"), 401
    yield "another second", body, but(request_timestamp=str(second - 1)), 401
    yield "no timestamp", body, but(request_timestamp=None), 401
    yield "no signature", body, but(signature=None), 401
    yield "an empty signature", body, but(signature=""), 401
    yield "a short signature", body, but(signature=signature[:-2]), 401
    yield "another version", body, but(signature="v1" + signature[2:]), 401
    yield "ssl_check, unsigned", b"ssl_check=1&token=deprecated", FORM, 200


def until_a_second_begins():
    """So that whole seconds of distance are what both see, however they count."""
    while time.time() % 1 > 0.3:
        time.sleep(0.01)


def status_by_bolt(app, body, headers):
    request = BoltRequest(
        body=body.decode(), headers={name: [value] for name, value in headers.items()}, mode="http",
    )
    return app.dispatch(request).status


def main():
    app, problems, count = bolt(), [], 0
    with Mailfix(sys.argv[1]) as mailfix:
        for name, body, headers, expected in requests():
            by_bolt = status_by_bolt(app, body, headers)
            by_mailfix, _ = mailfix.request("POST", "/slack/commands", body, headers)
            count += 1
            if not by_bolt == by_mailfix == expected:
                problems.append(f"{name}: Bolt {by_bolt}, mailfix {by_mailfix}, not {expected}")
    return report("slack_bolt, signing", problems, f"{count} requests, the same status by both")


if __name__ == "__main__":
    sys.exit(main())
