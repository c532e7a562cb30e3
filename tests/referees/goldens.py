"""The golden messages: what the snapshots of the suite say people see, as JSON."""

import json
import pathlib

SNAPSHOTS = pathlib.Path(__file__).parent.parent / "suite" / "snapshots"


def goldens(platform):
    """All golden messages of `slack` or `discord`, by the name of their snapshot."""
    found = {}
    for path in sorted(SNAPSHOTS.glob(f"*.{platform}.snap")):
        # A header of YAML between two lines of dashes, then the JSON.
        _, _, message = path.read_text(encoding="utf-8").split("---\n", 2)
        name = path.name.removesuffix(f".{platform}.snap").split("__")[-1]
        found[name] = json.loads(message)
    if not found:
        raise SystemExit(f"no snapshot of {platform} in {SNAPSHOTS}")
    return found


def units(text):
    """The length of a text in UTF-16 code units, which is what both platforms count at most."""
    return len(text.encode("utf-16-le")) // 2


def report(name, problems, said):
    """One line for a referee, and its exit status."""
    for problem in problems:
        print(f"  {problem}")
    print(f"{name}: {said}  {'FAILED' if problems else 'ok'}", flush=True)
    return 1 if problems else 0
