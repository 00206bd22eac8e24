"""The formats that other programs read are held against their schemas, whatever the cells hold; and what the formats
promise beyond: fingerprints that survive moved lines, ten commands for GitHub, baselines that make known findings pass."""
import json
import re
import shutil
import subprocess
from functools import partial
from xml.etree import ElementTree

from .support import ROOT, TESTS, Case, Wrong, expect_well_ended, shown

SCHEMAS = TESTS / "schemas"
FORMATS = ("text", "concise", "json", "csv", "md", "github", "gitlab", "sarif", "junit")
HOSTILE = TESTS / "golden" / "validate" / "hostile-cells" / "hostile.csv"


def inputs():
    """Name and words after `plantrack` of what is checked in every format."""
    for file in sorted(ROOT.glob("examples/broken/*.csv")):
        plan = next(plan for plan in sorted(ROOT.glob("plans/*.yaml")) if file.name.startswith(plan.stem))
        yield file.stem, ["validate", "-p", plan.relative_to(ROOT), file.relative_to(ROOT)]
    yield "hostile cells", ["validate", "-p", "tests/rules/plan.yaml", HOSTILE.relative_to(ROOT)]
    yield "no findings", ["validate", "-p", "plans/ha-nam.yaml", "examples/ha-nam/2024.csv"]
    yield "an empty file", ["validate", "-p", "plans/ha-nam.yaml", "/dev/null"]
    yield "plans", ["lint", *sorted(file.relative_to(ROOT) for file in TESTS.glob("golden/lint/many-mistakes/*.yaml"))]
    for kind in ("F", "S", "P0"):
        for case in sorted(TESTS.glob(f"rules/{kind}*/fails*")):
            case = case.relative_to(ROOT)
            if kind == "P0":
                yield str(case), ["lint", case]
            elif case.suffix == ".csv":
                plan = "tests/rules/plan.yaml"
                own = (ROOT / case).parent / "plan.yaml"
                yield str(case), ["validate", "-p", own if own.is_file() else plan, case]


def validate_json(document, schema):
    """By jsonschema; of the system's Python where this one has none."""
    program = ("import json, sys, jsonschema\n"
               "schema = json.load(open(sys.argv[1]))\n"
               "validator = jsonschema.validators.validator_for(schema)(schema)\n"
               "errors = list(validator.iter_errors(json.load(sys.stdin)))\n"
               "[print('/'.join(map(str, each.absolute_path)), each.message[:300]) for each in errors[:5]]\n"
               "sys.exit(bool(errors))\n")
    for python in ("/usr/bin/python3", "python3"):
        if subprocess.run([python, "-c", "import jsonschema"], capture_output=True).returncode == 0:
            break
    else:
        raise Wrong("python3-jsonschema is not installed")
    done = subprocess.run([python, "-W", "ignore", "-c", program, SCHEMAS / schema], input=document, capture_output=True)
    if done.returncode != 0:
        raise Wrong(f"{schema}: {shown(done.stdout)}{shown(done.stderr)}")


def validate_xml(document, schema):
    done = subprocess.run(["xmllint", "--noout", "--schema", SCHEMAS / schema, "-"], input=document, capture_output=True)
    if done.returncode != 0:
        raise Wrong(f"{schema}: {shown(done.stderr)}")


def output_of(program, words, form, *more, **where):
    result = program.run(*words, "--format", form, *more, **where)
    expect_well_ended(result, form)
    if result.code == 2:
        raise Wrong(f"{form}: {shown(result.err)}")
    return result


def is_valid(program, words):
    found = json.loads(output_of(program, words, "json", "--max-findings", "0").out)
    findings, summary = found["findings"], found["summary"]
    sarif = output_of(program, words, "sarif", "--max-findings", "0").out
    validate_json(sarif, "sarif-2.1.0.json")
    run = json.loads(sarif)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for finding, result in zip(findings, run["results"], strict=True):
        if rules[result["ruleIndex"]]["id"] != result["ruleId"] or result["ruleId"] != finding["code"]:
            raise Wrong(f"SARIF: {result['ruleId']} has the wrong rule")
    gitlab = output_of(program, words, "gitlab", "--max-findings", "0").out
    validate_json(gitlab, "gitlab-code-quality.json")
    for name, prints in (("SARIF", [each["partialFingerprints"]["plantrack/v1"] for each in run["results"]]),
                         ("GitLab", [each["fingerprint"] for each in json.loads(gitlab)])):
        if len(set(prints)) != len(findings):
            raise Wrong(f"{name}: {len(findings)} findings have {len(set(prints))} fingerprints")
    for language in ("en", "vi"):
        junit = output_of(program, words, "junit", "--max-findings", "0", "--lang", language).out
        validate_xml(junit, "junit.xsd")
        root = ElementTree.fromstring(junit)
        if len(root.findall(".//failure")) != summary["errors"] or root.get("failures") != str(summary["errors"]):
            raise Wrong(f"JUnit: {root.get('failures')} failures of {summary['errors']} errors")


def agrees_in_all(program, words):
    """Every format gives the same exit code, and holds no control character that the file brought along."""
    codes = {}
    for form in FORMATS:
        for language in ("en", "vi"):
            result = output_of(program, words, form, "--lang", language)
            codes[form, language] = result.code
            if re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", result.out):
                raise Wrong(f"{form}: a control character is sent on")
            if form in ("json", "gitlab", "sarif") and language == "vi":
                if result.out != output_of(program, words, form, "--lang", "en").out:
                    raise Wrong(f"{form} differs by language")
    if len(set(codes.values())) != 1:
        raise Wrong(f"exit codes differ: {codes}")


def commands_are_ours(program, words):
    """For GitHub every line is a command of ours, or a sentence of ours without a cell's text; at most ten of each."""
    lines = output_of(program, words, "github").out.decode().splitlines()
    summary = json.loads(output_of(program, words, "json").out)["summary"]
    for command, kind in (("error", "errors"), ("warning", "warnings"), ("notice", "notes")):
        written = sum(line.startswith(f"::{command} ") for line in lines)
        if written != min(10, summary[kind]):
            raise Wrong(f"{written} commands for {summary[kind]} {kind}")
    strange = [line for line in lines if not re.match(r"::(error|warning|notice) [^:]*::[^:]|… and \d+ [a-z0-9, ]+ more, |\d+ ", line)]
    if strange:
        raise Wrong(f"a line that is no command of ours: {strange[0]}")


def copies(program, name):
    """A folder with a copy of a broken file and its plan."""
    folder = program.scratch / "formats" / name
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "plans" / "lang-son.yaml", folder / "plan.yaml")
    file = folder / "rows.csv"
    shutil.copy(ROOT / "examples" / "broken" / "lang-son-districts.csv", file)
    return folder, file


def fingerprints(program, folder):
    result = output_of(program, ["validate", "-p", "plan.yaml", "rows.csv"], "gitlab", cwd=folder)
    return {(each["check_name"], each["fingerprint"]) for each in json.loads(result.out)}


def fingerprints_survive_moved_lines(program):
    folder, file = copies(program, "moved")
    before = fingerprints(program, folder)
    header, *rows = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([header, b"\n", b"\n", *rows]))
    after = {each for each in fingerprints(program, folder) if not each[0].startswith("F013")}  # the blank lines
    if before != after or len(before) < 5:
        raise Wrong(f"before {sorted(before)}\nafter  {sorted(after)}")
    absolute = json.loads(output_of(program, ["validate", "-p", folder / "plan.yaml", file], "gitlab", cwd=folder).out)
    if {(each["check_name"], each["fingerprint"]) for each in absolute} != {*after, *fingerprints(program, folder)}:
        raise Wrong("the same file by its absolute name has other fingerprints")


def baseline_makes_known_findings_pass(program):
    folder, file = copies(program, "baseline")
    words = ["validate", "-p", "plan.yaml", "rows.csv"]
    known = folder / "known.json"
    written = program.run(*words, "--write-baseline", known, cwd=folder)
    validate_json(known.read_bytes(), "baseline.json")
    findings = json.loads(known.read_bytes())["findings"]
    passed = program.run(*words, "--baseline", known, "--strict", "--format", "json", cwd=folder)
    summary = json.loads(passed.out)["summary"]
    if (written.code, passed.code, summary["errors"], summary["known"]) != (0, 0, 0, len(findings)):
        raise Wrong(f"written: {written.code}, then: {passed.code} {summary}")
    header, *rows = file.read_bytes().splitlines(keepends=True)
    strange = rows[0].replace(b"goods-production-crafts", b"goods-production-craft")
    file.write_bytes(b"".join([header, strange, *rows]))
    fails = program.run(*words, "--baseline", known, "--format", "json", cwd=folder)
    document = json.loads(fails.out)
    if fails.code != 1 or [each["code"] for each in document["findings"]] != ["R002"]:
        raise Wrong(f"one new finding: exit code {fails.code}\n{shown(fails.out)}")
    again = program.run(*words, "--baseline", known, "--write-baseline", known, cwd=folder)
    if again.code != 0 or len(json.loads(known.read_bytes())["findings"]) != len(findings) + 1:
        raise Wrong(f"a baseline can be written anew: exit code {again.code}\n{shown(again.err)}")


def baseline_knows_more_than_is_shown(program):
    folder, file = copies(program, "large-baseline")
    rows = "".join(f"lang-son,no-such-target-{number},2024,,1,2025-01-06,\n" for number in range(300))
    file.write_text(file.read_text().splitlines()[0] + "\n" + rows)
    words = ["validate", "-p", "plan.yaml", "rows.csv"]
    program.run(*words, "--write-baseline", "known.json", cwd=folder)
    file.write_text(file.read_text() + "".join(f"lang-son,no-such-thing-{number},2024,,1,2025-01-06,\n" for number in range(30)))
    document = json.loads(program.run(*words, "--baseline", "known.json", "--format", "json", cwd=folder).out)
    summary, count = document["summary"], len(document["findings"])
    if (summary["known"], summary["errors"], count) != (300, 30, 20):
        raise Wrong(f"{summary}, {count} shown")


def bad_baselines_are_failures(program):
    folder, _ = copies(program, "bad-baseline")
    for number, content in enumerate((b"", b"{", b"[]", b'{"schema": "plantrack/baseline@2", "findings": []}', b"\xff\xfe",
                                      b'{"schema": "plantrack/baseline@1"}', b"[" * 100_000,
                                      b'{"schema": "plantrack/baseline@1", "findings": [{}]}')):
        known = folder / f"{number}.json"
        known.write_bytes(content)
        result = program.run("validate", "-p", "plan.yaml", "rows.csv", "--baseline", known, cwd=folder)
        if result.code != 2 or not result.err or result.out:
            raise Wrong(f"{content[:60]}: exit code {result.code}")


def counts_do_not_depend_on_what_is_shown(program):
    """--max-findings changes what is shown, never the numbers; --select and --ignore split the findings between them."""
    words = ["validate", "-p", "plans/lang-son.yaml", "examples/broken/lang-son-districts.csv", "--format", "json"]
    whole = json.loads(program.run(*words).out)["summary"]
    for limit in ("0", "1", "3"):
        if json.loads(program.run(*words, "--max-findings", limit).out)["summary"] != whole:
            raise Wrong(f"--max-findings {limit} changes the summary")
    parts = [json.loads(program.run(*words, option, "R,S002").out)["summary"] for option in ("--select", "--ignore")]
    for kind in ("errors", "warnings", "notes"):
        if sum(part[kind] for part in parts) != whole[kind]:
            raise Wrong(f"{kind}: {whole[kind]} in all, {[part[kind] for part in parts]} selected and ignored")
    if any(part["rows_faulty"] != whole["rows_faulty"] for part in parts):
        raise Wrong("what is not looked at makes no row usable")


def cases(program):
    for name, words in inputs():
        yield Case(f"valid by schema: {name}", partial(is_valid, program, words))
    for name, words in inputs():
        if not name.startswith("tests/"):
            yield Case(f"all formats agree: {name}", partial(agrees_in_all, program, words))
            yield Case(f"GitHub's commands: {name}", partial(commands_are_ours, program, words))
    for check in (fingerprints_survive_moved_lines, baseline_makes_known_findings_pass, baseline_knows_more_than_is_shown,
                  bad_baselines_are_failures, counts_do_not_depend_on_what_is_shown):
        yield Case(check.__name__.replace("_", " "), partial(check, program))
