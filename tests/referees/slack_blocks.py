"""Slack's own SDK reads every block of every golden message, and must give it back unchanged."""

import collections
import sys

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from goldens import goldens, report, units


def objections(message):
    """What is wrong with a message, by the SDK and by the limits that it does not know."""
    found = []
    blocks = message.get("blocks", [])
    for number, block in enumerate(blocks):
        try:
            read = Block.parse(block)
            # Only writing it out again checks the limits; what it does not know it drops.
            back = None if read is None else read.to_dict()
        except (SlackObjectFormationError, TypeError, ValueError) as error:
            found.append(f"block {number}: {error}")
            continue
        if back is None:
            found.append(f"block {number}: unknown type {block.get('type')!r}")
        elif back != block:
            found.append(f"block {number}: came back as {back}")
    if not 1 <= len(blocks) <= 50:
        found.append(f"{len(blocks)} blocks")
    if not 1 <= units(message.get("text", "")) <= 4000:
        found.append(f"a text of {units(message.get('text', ''))}")
    if set(message) - {"response_type", "text", "blocks"}:
        found.append(f"members {sorted(message)}")
    return found + overlooked(blocks)


def overlooked(blocks):
    """What the SDK lets pass and Slack does not."""
    found = []
    for key in ("block_id", "action_id"):
        counted = collections.Counter(each[key] for each in objects_in(blocks) if key in each)
        found += [f"{key} {value!r} {times} times" for value, times in counted.items() if times > 1]
    for block in blocks:
        kind = block.get("type")
        if kind == "header" and block.get("text", {}).get("type") != "plain_text":
            found.append("a header that is not plain text")
        if kind == "section" and units(block.get("text", {}).get("text", "")) > 3000:
            found.append("a section of more than 3000 in UTF-16")
        if any(units(field["text"]) > 2000 for field in block.get("fields", [])):
            found.append("a field of more than 2000")
    markdown = sum(units(b.get("text", "")) for b in blocks if b.get("type") == "markdown")
    total = sum(units(each["text"]) for each in objects_in(blocks) if "text" in each
                and isinstance(each["text"], str))
    if max(markdown, total) > 12_000:
        found.append(f"{total} of text in all blocks")
    return found


def objects_in(value):
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from objects_in(each)


def section(text, **more):
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(action):
    return {
        "type": "button", "action_id": action,
        "text": {"type": "plain_text", "text": "Again"},
    }


# A referee that lets these pass is none.
WRONG = {
    "a long section": [section("a" * 3001)],
    "an emoji too many": [section("\U0001f4ec" * 1501)],
    "an unknown member": [section("a", colour="red")],
    "an unknown type": [{**section("a"), "type": "sectoin"}],
    "a text of no type": [{"type": "section", "text": {"type": "text", "text": "a"}}],
    "an empty text": [section("")],
    "a header in mrkdwn": [{"type": "header", "text": {"type": "mrkdwn", "text": "a"}}],
    "51 blocks": [{"type": "divider"}] * 51,
    "no blocks": [],
    "one id twice": [section("a", block_id="x"), section("b", block_id="x")],
    "one action twice": [{"type": "actions", "elements": [button("x"), button("x")]}],
    "a long field": [{"type": "section", "fields": [{"type": "mrkdwn", "text": "a" * 2001}]}],
    "much text": [section("a" * 2900)] * 5,
}


def main():
    messages = goldens("slack")
    problems = [
        f"{name}: {why}" for name, message in messages.items() for why in objections(message)
    ]
    for name, blocks in WRONG.items():
        if not objections({"text": "a", "blocks": blocks}):
            problems.append(f"the referee lets pass {name}")
    if objections({"text": "a", "blocks": [section("a")]}):
        problems.append("the referee refuses a plain section")
    count = sum(len(message["blocks"]) for message in messages.values())
    said = f"{count} blocks of {len(messages)} messages, {len(WRONG)} known mistakes refused"
    return report("slack_sdk, blocks", problems, said)


if __name__ == "__main__":
    sys.exit(main())
