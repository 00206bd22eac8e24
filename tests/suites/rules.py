"""Every rule has cases that fire and near misses, and a place in the docs: rules/CODE/fails* must give the code, passes*
must not. A case is a file, or a folder with several files. Rules of plans (P) are for `lint`, of reports (M) for `compare`
with the plan that these share; the others for `validate`, with the case's own plan.yaml, the rule's, or the one all
share. A file `args` beside the cases holds further options."""
import json
import re
import shlex
from functools import partial

from .support import ROOT, TESTS, Case, Wrong, difference, expect_well_ended, shown

RULES = TESTS / "rules"
REPORTED = RULES / "report-plan.yaml"
PAGES = {"en": ROOT / "docs" / "rules.md", "vi": ROOT / "docs" / "rules.vi.md"}  # as `plantrack explain` writes them
TOLD = re.compile(r"^error\[(M\d{3})\]", re.MULTILINE)
ENTRY = re.compile(r'\{\s*"([A-Z]\d{3})",\s*"([a-z0-9-]+)",\s*Severity::(\w+)')


def table():
    """Code, name and severity of every rule, as the table in the source has them."""
    return [entry for file in sorted(ROOT.glob("src/model/rules_*.cpp")) for entry in ENTRY.findall(file.read_text())]


def inputs(case, code):
    """The words after `plantrack` that check this case."""
    if code.startswith("P"):
        return ["lint", case]
    if code.startswith("M"):
        return ["compare", "-p", REPORTED, *([case] if case.is_file() else sorted(case.glob("*.json")))]
    plan = next(file for file in (case / "plan.yaml", case.parent / "plan.yaml", RULES / "plan.yaml") if file.is_file())
    files = [case] if case.is_file() or code == "F016" else sorted(case.glob("*.csv"))
    return ["validate", "-p", plan, *files]


def findings(program, case, code):
    options = case.parent / "args"
    more = shlex.split(options.read_text()) if options.is_file() else []
    if code.startswith("M"):  # told on standard error, by a command that has no output then
        result = program.run(*inputs(case, code), *more)
        expect_well_ended(result, case.name)
        return [{"code": found, "severity": "error"} for found in TOLD.findall(result.err.decode())], result
    result = program.run(*inputs(case, code), "--format", "json", "--max-findings", "0", *more)
    expect_well_ended(result, case.name)
    try:
        return json.loads(result.out)["findings"], result
    except (ValueError, KeyError):
        raise Wrong(f"{case.name}: no findings as JSON\n{shown(result.out)}{shown(result.err)}") from None


def check(program, case, code, severity):
    found, result = findings(program, case, code)
    codes = {finding["code"] for finding in found}
    if case.name.startswith("passes"):
        if code in codes:
            raise Wrong(f"{case.name}: {code} fires\n{shown(result.out)}")
        return
    if code not in codes:
        raise Wrong(f"{case.name}: {code} does not fire, but {', '.join(sorted(codes)) or 'nothing'}")
    # One cause gives one finding: no other error comes along.
    others = {finding["code"] for finding in found if finding["severity"] == "error"} - {code}
    if others:
        raise Wrong(f"{case.name}: beside {code} there are {', '.join(sorted(others))}\n{shown(result.out)}")
    if severity == "error" and result.code != 1:
        raise Wrong(f"{case.name}: exit code {result.code}")


def has_cases(code):
    for kind in ("fails", "passes"):
        if not list((RULES / code).glob(f"{kind}*")):
            raise Wrong(f"tests/rules/{code}/ has no {kind}*")


def page(program, language):
    return program.run("explain", "--format", "md", "--lang", language).out


def page_is_current(program, language, file):
    if text := difference(file.read_bytes(), page(program, language), str(file.relative_to(ROOT))):
        raise Wrong(f"tests/run.sh --update writes it anew\n{text}")


def update(program):
    for language, file in PAGES.items():
        if (new := page(program, language)) and (not file.exists() or file.read_bytes() != new):
            print(f"rules {file.relative_to(ROOT)}")
            file.write_bytes(new)


def is_explained(program, code):
    for language in ("en", "vi"):
        result = program.run("explain", code, "--lang", language)
        if result.code != 0 or code.encode() not in result.out:
            raise Wrong(f"plantrack explain {code} --lang {language}: exit code {result.code}\n{shown(result.err)}")


# --- the examples that `explain` shows ---

NEEDS_OTHERS = {"C017", "C018", "C002", "R019", "R021"}  # told by other cells of the column, or shown with context
FENCE = re.compile(r"```(?:csv|json|yaml)\n(.*?)\n```", re.DOTALL)
STANDS_FOR = re.compile(r"\\x([0-9A-Fa-f]{2})|\\u([0-9A-Fa-f]{4})|\\(r)|\{(\d+) × (.)\}")


def meant(example):
    """The bytes of an example: \\xEA, \\u200B, \\r and {1000 × x} stand for what cannot be shown."""
    out, end = b"", 0
    for match in STANDS_FOR.finditer(example):
        byte, character, carriage_return, count, repeated = match.groups()
        out += example[end:match.start()].encode()
        out += (bytes.fromhex(byte) if byte else chr(int(character, 16)).encode() if character
                else b"\r" if carriage_return else repeated.encode() * int(count))
        end = match.end()
    return out + example[end:].encode() + b"\n"


def stands_in_fixture(example, code, kind):
    """The parts of a plan that are shown stand, in their order, in a case that is run."""
    wanted = [line.strip().removeprefix(b"- ") for line in meant(example).splitlines() if line.strip()]
    texts = []
    for case in sorted((RULES / code).glob(f"{kind}*")):
        files = sorted(file for file in case.iterdir() if file.is_file()) if case.is_dir() else [case]
        texts.append([line.strip().removeprefix(b"- ") for file in files for line in file.read_bytes().splitlines()])
    for lines in texts:
        rest = iter(lines)
        if all(any(line == each for each in rest) for line in wanted):
            return
    raise Wrong(f"the example that {kind} is in no tests/rules/{code}/{kind}*:\n{example}")


def example_is_true(program, code):
    result = program.run("explain", code, "--format", "md")
    examples = FENCE.findall(result.out.decode())
    if len(examples) != 2:
        raise Wrong(f"plantrack explain {code} shows {len(examples)} examples, not one that fails and one that passes")
    folder = program.scratch / "examples-of-rules" / code
    folder.mkdir(parents=True, exist_ok=True)
    for kind, example in zip(("fails", "passes"), examples):
        if code[0] in "PM" and not example.startswith("#"):
            stands_in_fixture(example, code, kind)
            continue
        if example.startswith("#"):  # of what no single file with the shared plan shows
            continue
        file = folder / f"{kind}.csv"
        file.write_bytes(meant(example))
        run = program.run("validate", "-p", RULES / "plan.yaml", "--format", "json", "--max-findings", "0", file)
        codes = {finding["code"] for finding in json.loads(run.out)["findings"]}
        if (code in codes) != (kind == "fails"):
            raise Wrong(f"the example that {kind} gives {', '.join(sorted(codes)) or 'nothing'}:\n{example}")
        if kind == "fails" and code[0] in "CR":
            each_row_fails(program, code, example, folder)


def each_row_fails(program, code, example, folder):
    """Of a rule on single rows, or cells, each row that is shown as wrong is wrong by itself."""
    lines = meant(example).splitlines(keepends=True)
    if code in NEEDS_OTHERS or len(lines) < 3:
        return
    for number, line in enumerate(lines[1:], 1):
        file = folder / f"fails-{number}.csv"
        file.write_bytes(lines[0] + line)
        run = program.run("validate", "-p", RULES / "plan.yaml", "--format", "json", "--max-findings", "0", file)
        if code not in {finding["code"] for finding in json.loads(run.out)["findings"]}:
            raise Wrong(f"shown as an example that fails, and found sound by itself:\n{shown(line)}")


def codes_are_unique(entries):
    for column, what in ((0, "code"), (1, "name")):
        values = [entry[column] for entry in entries]
        repeated = {value for value in values if values.count(value) > 1}
        if repeated or not values:
            raise Wrong(f"{what} twice, or none: {', '.join(sorted(repeated))}")


def folders_name_rules(entries):
    codes = {code for code, _, _ in entries}
    strangers = [folder.name for folder in RULES.iterdir() if folder.is_dir() and folder.name not in codes]
    if strangers:
        raise Wrong(f"no rule of that code: {', '.join(sorted(strangers))}")


def cases(program):
    entries = table()
    yield Case("codes and names are unique", partial(codes_are_unique, entries))
    yield Case("each folder is a rule's", partial(folders_name_rules, entries))
    for language, file in PAGES.items():
        yield Case(f"{file.name} is current", partial(page_is_current, program, language, file))
    for code, _, severity in entries:
        yield Case(f"{code} has cases", partial(has_cases, code))
        yield Case(f"{code} is explained", partial(is_explained, program, code))
        yield Case(f"{code}'s example is true", partial(example_is_true, program, code))
        for case in sorted(RULES.glob(f"{code}/fails*")) + sorted(RULES.glob(f"{code}/passes*")):
            yield Case(f"{code}/{case.name}", partial(check, program, case, code, severity))
