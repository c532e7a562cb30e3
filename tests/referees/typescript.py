"""TypeScript compiles every golden message as a literal of the platforms' own types.

    python3 typescript.py FOLDER

FOLDER has `node_modules`. Only literals are checked for members that do not exist, so the JSON
is written into the source. The types know no lengths; for Discord those are checked here.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

from goldens import goldens, report, units

SLACK = 'import type { KnownBlock } from "@slack/types";\n'
DISCORD = (
    "import type { APIEmbed, APIInteractionResponseCallbackData } "
    'from "discord-api-types/v10";\n'
)

# A referee that lets these pass is none.
WRONG = {
    "slack-member": ("KnownBlock", {"type": "divider", "colour": "red"}),
    "slack-text": ("KnownBlock", {"type": "section", "text": {"type": "text", "text": "a"}}),
    "slack-header": ("KnownBlock", {"type": "header", "text": {"type": "mrkdwn", "text": "a"}}),
    "slack-type": ("KnownBlock", {"type": "sectoin", "text": {"type": "mrkdwn", "text": "a"}}),
    "discord-member": ("APIEmbed", {"title": "a", "colour": 1}),
    "discord-color": ("APIEmbed", {"title": "a", "color": "red"}),
    "discord-field": ("APIEmbed", {"fields": [{"name": "a"}]}),
}

OPTIONS = {
    "noEmit": True,
    "strict": True,
    "module": "nodenext",
    "moduleResolution": "nodenext",
    "target": "es2022",
    "types": [],
}


def sources():
    """All files to compile, by name."""
    slack = [
        f"export const m{number}: KnownBlock[] = {json.dumps(message['blocks'])}; // {name}\n"
        for number, (name, message) in enumerate(goldens("slack").items())
    ]
    discord = [
        f"export const m{number}: APIInteractionResponseCallbackData = "
        f"{json.dumps(sent(embed))}; // {name}\n"
        for number, (name, embed) in enumerate(goldens("discord").items())
    ]
    yield "slack.ts", SLACK + "".join(slack)
    yield "discord.ts", DISCORD + "".join(discord)
    for name, (kind, value) in WRONG.items():
        head = SLACK if kind == "KnownBlock" else DISCORD
        yield f"wrong-{name}.ts", f"{head}export const wrong: {kind} = {json.dumps(value)};\n"


def sent(rendered):
    """An answer as it is sent: what stands above the embed is the message's own content."""
    embed = {name: value for name, value in rendered.items() if name != "content"}
    message = {name: value for name, value in rendered.items() if name == "content"}
    return {**message, "embeds": [embed]}


def too_long(embed):
    """Discord's limits (docs.discord.com, Message resource, Embed limits)."""
    fields = embed.get("fields", [])
    lengths = [
        ("content", embed.get("content", ""), 2000),
        ("title", embed.get("title", ""), 256),
        ("description", embed.get("description", ""), 4096),
        ("footer", embed.get("footer", {}).get("text", ""), 2048),
        *((f"field {n}'s name", field["name"], 256) for n, field in enumerate(fields)),
        *((f"field {n}'s value", field["value"], 1024) for n, field in enumerate(fields)),
    ]
    found = [f"{what} has {units(text)}" for what, text, most in lengths if units(text) > most]
    # A field without a name or a value is refused as well.
    found += [f"field {n} is empty" for n, f in enumerate(fields) if not (f["name"] and f["value"])]
    if len(fields) > 25:
        found.append(f"{len(fields)} fields")
    if sum(units(text) for what, text, _ in lengths if what != "content") > 6000:
        found.append("more than 6000 in all")
    return found


def main():
    installed = pathlib.Path(sys.argv[1], "node_modules").resolve()
    with tempfile.TemporaryDirectory(prefix="mailfix-referees-") as folder:
        folder = pathlib.Path(folder)
        (folder / "node_modules").symlink_to(installed)
        (folder / "package.json").write_text('{"private":true,"type":"module"}')
        for name, source in sources():
            (folder / name).write_text(source, encoding="utf-8")
        configuration = {"compilerOptions": OPTIONS, "include": ["*.ts"]}
        (folder / "tsconfig.json").write_text(json.dumps(configuration))
        compiled = subprocess.run(
            [str(installed / ".bin" / "tsc"), "--pretty", "false", "-p", "."],
            cwd=folder, capture_output=True, text=True, timeout=300, check=False,
        )
    errors = re.findall(r"^([\w-]+\.ts)(.*error .*)$", compiled.stdout, re.MULTILINE)
    problems = [f"{name}{why}" for name, why in errors if not name.startswith("wrong-")]
    caught = {name for name, _ in errors}
    passed = [name for name in WRONG if f"wrong-{name}.ts" not in caught]
    problems += [f"the referee lets pass {name}" for name in passed]
    if not errors:
        problems.append(f"tsc says {compiled.stdout[-500:]} {compiled.stderr[-500:]}")
    messages = goldens("discord")
    problems += [
        f"{name}: {why}" for name, message in messages.items() for why in too_long(message)
    ]
    said = (
        f"{len(goldens('slack'))} lists of KnownBlock, {len(messages)} Discord messages with "
        f"embeds, {len(WRONG)} known mistakes refused"
    )
    return report("tsc, @slack/types and discord-api-types", problems, said)


if __name__ == "__main__":
    sys.exit(main())
