"""For every project of a list: making mends brings no error into a file that had none of it, and changes no value but those that they are about.

property.py PROGRAM FOLDER <PATHS"""
import json
import os
import shutil
import subprocess
import sys

program, folder = sys.argv[1:]
environment = dict(os.environ, PLANPRESS_LANGUAGE="en")


def run(place, *arguments):
    return subprocess.run([program, *arguments], cwd=place, capture_output=True, env=environment)


def messages(place):
    made = run(place, "check", ".", "--messages", "json", "--show-confidential")
    return json.loads(made.stdout)["messages"] if made.stdout else None


def values(place):
    """What was written, a line each: the dump of records."""
    return run(place, "build", ".", "--dump=record", "--level", "error").stdout.decode("utf-8", "replace").splitlines()


def errors(found):
    """By file, without what only follows from a file that was not read before."""
    counts = {}
    for message in found:
        if message["level"] == "error":
            counts[message["file"]] = counts.get(message["file"], 0) + 1
    return counts


def replaced(place, mend):
    lines = open(os.path.join(place, mend["file"]), encoding="utf-8-sig").read().replace("\r\n", "\n").split("\n")
    start, end = mend["start"], mend["end"]
    assert start["line"] == end["line"], mend
    return lines[start["line"] - 1][start["column"] - 1:end["column"] - 1]


def lost(before, after):
    """Lines that are not there any more, each as often as it is."""
    left = {}
    for line in after:
        left[line] = left.get(line, 0) + 1
    for line in before:
        if left.get(line, 0):
            left[line] -= 1
        else:
            yield line


def try_mends(project, found, name, *options):
    """None, or what is wrong."""
    place = os.path.join(folder, "project")
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(project, place, symlinks=True)
    unread = {message["file"] for message in found if message["code"] == "X02"}
    written = [replaced(place, mend) for message in found for mend in message["mends"] if mend["file"] and mend["kind"] != "blank"]
    old = values(place)
    fixed = run(place, "check", ".", *options)
    if fixed.returncode > 1:
        return f"{name}: exit status {fixed.returncode}: {fixed.stderr.decode()[:200]}"
    then = messages(place)
    before, after = errors(found), errors(then)
    worse = [file for file in after if after[file] > before.get(file, 0) and file not in unread]
    if worse:
        return f"{name}: more errors in {worse[0]}: {before.get(worse[0], 0)}, then {after[worse[0]]}"
    new = values(place)
    if ">" in written or options[0] != "--fix":
        return None  # a block that was folded; a reading that was chosen is of a year whose rows are others
    for line in lost(old, new):
        grown = any(other.startswith(line) for other in new)  # a chapter that was found
        if line.startswith(" ") and not grown and not any(text and text in line for text in written):
            return f"{name}: a value is not there any more: {line.strip()}"
    return None


tried = mends = 0
status = 0
os.makedirs(folder, exist_ok=True)
for project in sys.stdin.read().splitlines():
    copy = os.path.join(folder, "copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(project, copy, symlinks=True, ignore=shutil.ignore_patterns("expected", "build"))
    found = messages(copy)
    if not found:
        continue
    kinds = [mend["kind"] for message in found for mend in message["mends"]]
    choices = {message["code"] for message in found for mend in message["mends"] if mend["kind"] == "choice"}
    ways = [("--fix", "--fix")] if "sure" in kinds else []
    ways += [(f"--fix={code}:{number}", f"--fix={code}:{number}") for code in sorted(choices) for number in (1,)]
    for name, option in ways:
        wrong = try_mends(copy, found, name, option)
        tried += 1
        if wrong:
            status = 1
            print(f"not ok - mends: {project} {wrong}")
    mends += len([kind for kind in kinds if kind != "blank"])
print(f"{'ok' if tried >= 20 else 'not ok'} - mends: {tried} ways to mend projects, {mends} mends")
sys.exit(status or tried < 20)
