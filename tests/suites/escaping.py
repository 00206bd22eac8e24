"""Names and cells that are commands, links or formulas to whoever reads the output next: a build's log, a page of
Markdown, a spreadsheet, a terminal. In no format do they come through as such."""
import csv
import io
import json
import re
import shutil
from functools import partial

from .support import Case, Wrong, shown

COMMANDS = ["##[command]rm", "##[error]no", "##vso[task.setvariable variable=x]y", "##teamcity[message text='x']"]
LINKS = ["https://evil.example/a<b", "www.evil.example", "[text](https://evil.example)", "@somebody", "a@b.vn", "#123"]
FORMULAS = ["=1+1", "x;=1+1", "x; \"=HYPERLINK(1)", "x\t@SUM(1)", "x;-2+3"]
HIDDEN = ["a\u202eb", "a\u009bb", "a\u200bb", "a\u2066b", "a\ufeffb"]
FORMATS = ["text", "concise", "json", "csv", "md", "github", "gitlab", "sarif", "junit"]
IN_LINE = re.compile(r"##(\[|[A-Za-z-]+\[)")
AT_BEGIN = re.compile(r"(?:^|\r)\s*::(?!(?:error|warning|notice) file=|(?:error|warning|notice) title=)", re.M)


def spoiled(program, name):
    """A folder with rows in which all that stands wherever it can, and files named so."""
    folder = program.scratch / "escaping" / name
    folder.mkdir(parents=True)
    (folder / "plan.yaml").write_bytes((program.tree / "plans" / "tuyen-quang.yaml").read_bytes())
    for path in (program.tree / "plans").glob("*.csv"):
        (folder / path.name).write_bytes(path.read_bytes())
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["target", "period", "area", "value", "note"])
    for text in COMMANDS + LINKS + FORMULAS + HIDDEN + ["::error::x", " ::set-output::x", "x\r::error::y"]:
        writer.writerow([text, "2024", "", "3", text])
        writer.writerow(["new-crafts", text, "", "3", text])
        writer.writerow(["new-crafts", "2024", text, "x" + text, text])
    names = ["::error title=x::y.csv", "##[command]ls.csv", "##vso[x]y.csv", "=1+1;=2.csv", "@somebody.csv"]
    for each in names:
        (folder / each).write_bytes(out.getvalue().encode())
    return folder, names


def expect_no_command(stream, of):
    if found := IN_LINE.search(stream):
        raise Wrong(f"{of}: a command in a line: {stream[max(0, found.start() - 80):found.end() + 40]!r}")
    if found := AT_BEGIN.search(stream):
        raise Wrong(f"{of}: a command at the beginning of a line: {stream[found.start():found.end() + 60]!r}")


def no_commands(program, form):
    folder, names = spoiled(program, form)
    for lang in ("en", "vi"):
        result = program.run("validate", "-p", "plan.yaml", *names, "--format", form, "--max-findings", "0", "--lang", lang,
                             cwd=folder)
        if result.code != 1:
            raise Wrong(f"exit code {result.code}\n{shown(result.err)}")
        for stream in (result.out.decode(), result.err.decode()):
            expect_no_command(stream, form)
            if found := re.search("[\u0080-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\x1b]", stream):
                raise Wrong(f"U+{ord(found[0]):04X} comes through: {stream[max(0, found.start() - 60):found.end()]!r}")
        if form in ("json", "gitlab", "sarif"):
            json.loads(result.out)


def no_commands_in_templates(program):
    """A name that is a command stands there as the id, a unit not at all; what was made is read without a remark."""
    folder = program.scratch / "escaping" / "template"
    folder.mkdir(parents=True, exist_ok=True)
    plan = (program.tree / "plans" / "port-alder.yaml").read_text(encoding="utf-8")
    for text in COMMANDS + ["::error::x", "Alder ::set-output::x"]:
        made = folder / "plan.yaml"
        made.write_text(re.sub(r"^    name: [^\n]*$", lambda _, n=iter(range(999)): f"    name: {json.dumps(f'{text} {next(n)}')}",
                               re.sub(r"^    unit: (?!.*%)[^\n]*$", f"    unit: {json.dumps(text)}", plan, flags=re.M), flags=re.M), encoding="utf-8")
        result = program.run("template", made)
        out = result.out.decode()
        if result.code != 0 or IN_LINE.search(out) or AT_BEGIN.search(out):
            raise Wrong(f"{result.code}: {shown(result.out)[:600]}{shown(result.err)}")
        (folder / "rows.csv").write_bytes(result.out)
        told = program.run("validate", "-p", made, folder / "rows.csv", "--format", "json", "--max-findings", "0")
        codes = {each["code"] for each in json.loads(told.out)["findings"]}
        if codes - {"R021"}:
            raise Wrong(f"{codes} of what the template wrote: {shown(result.out)[:600]}")


def no_commands_in_reports(program, form):
    """Names of files and notes stand in reports, too."""
    folder = program.scratch / "escaping" / f"report-{form}"
    (folder / "data").mkdir(parents=True)
    shutil.copytree(program.tree / "plans", folder / "plans")
    rows = (program.tree / "examples" / "tuyen-quang" / "2024-made-up.csv").read_text(encoding="utf-8").splitlines()
    names = ["##[command]ls.csv", "##vso[task.x]y.csv", "##teamcity[z].csv", "x\n::error::y.csv", "x\r::error::y.csv"]
    for i, name in enumerate(names):
        (folder / "data" / name).write_text("\n".join([rows[0], *rows[1 + i::len(names)]]) + "\n", encoding="utf-8")
    target = rows[1].split(",")[1]
    for words in (["report"], ["report", "--by", "period"], ["report", "--by", "area"], ["report", "--since", "2024-01-01"],
                  ["coverage"], ["trace", target], ["compare"]):
        result = program.run(*words, "-p", "plans/tuyen-quang.yaml", "data/", "--format", form, cwd=folder)
        if result.code != 0:
            raise Wrong(f"{words}: exit code {result.code}\n{shown(result.err)}")
        for stream in (result.out.decode(), result.err.decode()):
            expect_no_command(stream, words)


def on_standard_error(program):
    folder, names = spoiled(program, "stderr")
    for words in (["validate", "-p", "plan.yaml", "##[error]none.csv"], ["report", "-p", "::error::none.yaml"],
                  ["normalize", "-p", "plan.yaml", *names], ["report", "-p", "plan.yaml", *names],
                  ["explain", "##vso[x]"], ["::error::x"], ["report", "--no::x", "##[command]x"]):
        result = program.run(*words, cwd=folder)
        if IN_LINE.search(result.err.decode()) or AT_BEGIN.search(result.err.decode()):
            raise Wrong(f"{words}: {shown(result.err)}")


def no_links(program):
    folder, names = spoiled(program, "links")
    text = program.run("validate", "-p", "plan.yaml", *names, "--format", "md", "--max-findings", "0", cwd=folder).out.decode()
    for pattern in (r"https?://", r"(?i)\bwww\.", r"@[A-Za-z]", r"#\d", r"(?<!\\)\]\(", r"(?<!@)(?<!\w)<(?!!-- -->)"):
        if found := re.search(pattern, text):
            raise Wrong(f"{pattern}: {text[max(0, found.start() - 60):found.end() + 30]!r}")


def no_formulas(program):
    """Wherever a spreadsheet ends its cells, none begins like a formula."""
    folder, names = spoiled(program, "formulas")
    text = program.run("validate", "-p", "plan.yaml", *names, "--format", "csv", "--max-findings", "0", cwd=folder).out.decode()
    for delimiter in ",;\t":
        for row in csv.reader(io.StringIO(text), delimiter=delimiter):
            for cell in row:
                if re.match(r"[\s\"]*[=+@-]", cell) and not re.fullmatch(r"[+-]?[\d.,]*", cell.strip()):
                    raise Wrong(f"split at {delimiter!r}: {cell[:80]!r}")


def plain_messages(program):
    folder, names = spoiled(program, "sarif-links")
    document = json.loads(program.run("validate", "-p", "plan.yaml", *names, "--format", "sarif", "--max-findings", "0",
                                      cwd=folder).out)
    for result in document["runs"][0]["results"]:
        if re.search(r"(?<!\\)\]\(", result["message"]["text"]):
            raise Wrong(f"a link in a message: {result['message']['text']}")


def hidden_in_plans(program):
    """What nobody sees in a plan's texts is refused, in YAML and in its list of areas."""
    folder = program.scratch / "escaping" / "plans"
    folder.mkdir(parents=True)
    plan = (program.tree / "plans" / "tuyen-quang.yaml").read_text(encoding="utf-8")
    for number, text in enumerate(HIDDEN):
        spoilt = re.sub(r"^  issuer: .*$", lambda _: f'  issuer: "{text}"', plan, count=1, flags=re.M)
        file = folder / f"{number}.yaml"
        file.write_text(spoilt, encoding="utf-8")
        result = program.run("lint", file)
        if result.code != 1 or f"U+{max(map(ord, text)):04X}".encode() not in result.out:
            raise Wrong(f"{text!r} in a plan: exit code {result.code}\n{shown(result.out)}{shown(result.err)}")


def folders_of_init(program):
    """What `init` made is listed by names that do nothing where they are shown."""
    folder = program.scratch / "escaping" / "init"
    folder.mkdir(parents=True)
    (folder / "table.csv").write_text("name,unit,2025\nCrafts,crafts,8\n")
    for name in COMMANDS + HIDDEN + ["::error::x", "x\r::error::y", "\x1b[31mred"]:
        for words in (["init", f"{name}/a"], ["init", f"{name}/b", "--from", "table.csv"]):
            result = program.run(*words, cwd=folder)
            stream = result.out.decode() + result.err.decode()
            if result.code != 0 or IN_LINE.search(stream) or AT_BEGIN.search(stream) or re.search(
                    "[\r\u0080-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\x1b]", stream):
                raise Wrong(f"{words}: exit code {result.code}\n{shown(result.out)}{shown(result.err)}")


def ids_of_areas_that_command(program):
    """Templates and tables hold ids of areas as they are: those that do something are refused."""
    folder = program.scratch / "escaping" / "areas"
    folder.mkdir(parents=True)
    plan = (program.tree / "plans" / "port-alder.yaml").read_text(encoding="utf-8")
    plan = re.sub(r"^areas:\n(  .*\n|\n)*", "areas_from: areas.csv\n", plan, flags=re.M)
    for name in COMMANDS + ["=1+1", "+1", "-1", "@sum", "::error::x"]:
        (folder / "areas.csv").write_text(f"id,name,level\n{json.dumps(name)},X,ward\n", encoding="utf-8")
        (folder / "plan.yaml").write_text(plan, encoding="utf-8")
        result = program.run("lint", "plan.yaml", "--format", "concise", cwd=folder)
        if result.code != 1 or b"areas.csv:2:1: error[P201]" not in result.out:
            raise Wrong(f"{name}: exit code {result.code}\n{shown(result.out)}{shown(result.err)}")


def cases(program):
    for form in FORMATS:
        yield Case(f"no commands: {form}", partial(no_commands, program, form))
    for form in ("text", "md", "csv", "json", "html"):
        yield Case(f"no commands in reports: {form}", partial(no_commands_in_reports, program, form))
    for check in (no_commands_in_templates, on_standard_error, no_links, no_formulas, plain_messages, hidden_in_plans,
                  folders_of_init, ids_of_areas_that_command):
        yield Case(check.__name__.replace("_", " "), partial(check, program))
