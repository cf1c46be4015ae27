"""What a report of messages must be: read.py FORM QUESTION FILE, by the documents of GitHub (workflow commands), GitLab (Code Quality), OASIS
(SARIF 2.1.0) and the JUnit format as Jenkins takes it. Fails with what is wrong."""
import json
import re
import sys
import urllib.parse
import xml.etree.ElementTree

ODD = 'plans/Plan, 50%: "a" & b.yaml'


def unescaped(text):
    return urllib.parse.unquote(text)


def github(text):
    """Commands as a runner reads them: ::name key=value,…::text."""
    found = []
    for line in text.splitlines():
        command = re.fullmatch(r"::(error|warning|notice)(?: ([^:]*))?::(.*)", line)
        if not command:
            assert not line.startswith("::"), line
            continue
        level, properties, message = command.groups()
        pairs = dict(pair.split("=", 1) for pair in properties.split(","))
        assert set(pairs) <= {"file", "line", "col", "endColumn", "title"}, pairs
        assert not set(pairs.values()) & {""}, line
        assert "\r" not in message and message, line
        found.append({"level": level, "file": unescaped(pairs.get("file", "")), "line": int(pairs.get("line", 0))})
    return found


def gitlab(text):
    entries = json.loads(text)
    fingerprints = set()
    for entry in entries:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}, entry
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert re.fullmatch("[0-9a-f]{64}", entry["fingerprint"]) and entry["fingerprint"] not in fingerprints
        assert entry["location"]["lines"]["begin"] >= 1 and not entry["location"]["path"].startswith(("/", "./"))
        fingerprints.add(entry["fingerprint"])
    return [{"file": entry["location"]["path"]} for entry in entries]


def known(thing, required, allowed):
    assert set(required) <= set(thing) <= set(required) | set(allowed), thing


def sarif_place(place):
    known(place, ["artifactLocation"], ["region"])
    known(place["artifactLocation"], ["uri"], ["uriBaseId"])
    uri = place["artifactLocation"]["uri"]
    assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri) or uri.startswith("file:///"), uri
    region = place.get("region", {"startLine": 1})
    known(region, ["startLine"], ["startColumn", "endColumn", "endLine"])
    assert all(isinstance(number, int) and number >= 1 for number in region.values()), region
    return urllib.parse.unquote(uri)


def sarif(text):
    """The part of the schema that we use; tests/web/sarif.mjs has the schema itself."""
    log = json.loads(text)
    known(log, ["version", "runs", "$schema"], [])
    (run,) = log["runs"]
    known(run, ["tool", "results", "columnKind"], [])
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert log["version"] == "2.1.0" and run["columnKind"] == "unicodeCodePoints" and len(set(rules)) == len(rules)
    found = []
    for result in run["results"]:
        known(result, ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints", "properties"], ["fixes"])
        assert rules[result["ruleIndex"]] == result["ruleId"] and result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        for fix in result.get("fixes", []):
            for change in fix["artifactChanges"]:
                for replacement in change["replacements"]:
                    known(replacement, ["deletedRegion", "insertedContent"], [])
        for location in result["locations"]:
            found.append({"file": sarif_place(location["physicalLocation"])})
    return found


def junit(text):
    root = xml.etree.ElementTree.fromstring(text)
    assert root.tag == "testsuites"
    cases = failures = 0
    found = []
    for suite in root:
        assert suite.tag == "testsuite" and int(suite.get("tests")) == len(suite)
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        cases += len(suite)
        failures += int(suite.get("failures"))
        found += [{"file": case.get("classname")} for case in suite]
    assert cases == int(root.get("tests")) and failures == int(root.get("failures")) > 0
    return found


def read_json(text):
    report = json.loads(text)
    known(report, ["format", "program", "errors", "warnings", "infos", "left_out", "known", "messages"], [])
    for message in report["messages"]:
        known(message, ["code", "level", "file", "start", "end", "account", "field", "row", "class", "message", "help", "source", "mends"], [])
        for mend in message["mends"]:
            known(mend, ["kind", "title", "file", "start", "end", "text"], [])
    levels = [message["level"] for message in report["messages"]]
    assert levels == sorted(levels, key=["error", "warning", "info"].index)
    assert [levels.count(level) for level in ("error", "warning", "info")] == [report["errors"], report["warnings"], report["infos"]]
    return report["messages"]


def about(messages):
    (dangling,) = [message for message in messages if message["code"] == "I03"]
    assert (dangling["field"], dangling["row"], dangling["class"]) == ("opportunities.owner", "o1", "internal"), dangling
    assert (dangling["start"], dangling["end"]) == ({"line": 9, "column": 12}, {"line": 9, "column": 17}), dangling
    (choice,) = [message for message in messages if message["code"] == "I08"]
    assert (choice["field"], choice["row"]) == ("opportunities.stage", "o2"), choice
    assert any(message["row"] == "o1" and message["source"] for message in messages), "a rule's finding in a row"


form, question, name = sys.argv[1:]
found = {"github": github, "gitlab": gitlab, "sarif": sarif, "junit": junit, "json": read_json}[form](open(name, encoding="utf-8").read())
assert len(found) >= 20, len(found)
if question == "path":
    assert any(message["file"] == ODD for message in found), found
if question == "about":
    about(found)
