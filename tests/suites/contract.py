"""What others build on and no rewriting of golden outputs may change: exit codes, the columns of the CSV outputs, help for
every command, and how fast the program starts."""
import json
import re
from functools import partial

from .support import ROOT, TESTS, Case, Wrong, shown

REPORT_COLUMNS = ("plan,target,indicator,name,goal,due,unit,compared_in,goal_value,goal_upper,actual,achieved_pct,"
    "progress_pct,gap,remaining,needed_numerator,required_per_year,expected,pace_pct,projected,"
    "status,current,period,estimated,complete,stale,areas_reported,areas_expected,areas_holding,"
    "rows_left_out,figure,numerator,denominator,baseline,start,start_value,progress,lead,lead_now,"
    "theme,inferred,part_of,note")
AGENCY_COLUMNS = ("plan,agency,agency_name,role,stands_for,targets,met,on_track,at_risk,off_track,regressing,"
    "incomplete,in_progress,missed,overdue,no_data,not_assessable,mean_achieved_pct,mean_of,period,"
    "due,on_time,late,missing")
AREA_COLUMNS = ("plan,target,area,area_name,unit,goal,due,goal_value,actual,achieved_pct,holds,gap,numerator,"
    "denominator,needed,share_pct,period,current,estimated,reported_on,file,line")
PERIOD_COLUMNS = ("plan,target,area,period,kind,figure,cumulative,numerator,denominator,estimated,use,reported_on,"
    "agency,file,line")
COVERAGE_COLUMNS = ("plan,target,area,agency,period,due,reported_on,state,days_late,revised_on,revisions,estimated,"
    "file,line")
TRACE_COLUMNS = ("plan,target,goal,due,area,file,line,period,use,reason,replaced_by,value,numerator,denominator,"
    "status,estimated,reported_on")
COMPARE_COLUMNS = ("indicator,plan,place,target,goal,due,unit,compared_in,goal_value,actual,achieved_pct,status,"
    "period,estimated,complete,stale,document_status,inferred,comparable,reason,rank,rank_actual")
CHANGE_COLUMNS = ("plan,target,area,indicator,unit,goal_from,goal_to,due_from,due_to,period_from,period_to,"
    "actual_from,actual_to,change,change_revision,change_new,achieved_from,achieved_to,status_from,"
    "status_to,kind")
FINDING_COLUMNS = "code,severity,file,line,column,cell,target,message,hint,fix"

PLAN = "plans/tuyen-quang.yaml"
ROWS = "examples/tuyen-quang/2024-made-up.csv"
BROKEN = "examples/broken/tuyen-quang-2024.csv"
HEADERS = {
    "report": (["report", "-p", PLAN, ROWS], REPORT_COLUMNS),
    "report of all goals": (["report", "-p", PLAN, "--goals", "all", ROWS], REPORT_COLUMNS),
    "report in Vietnamese": (["report", "-p", PLAN, "--lang", "vi", ROWS], REPORT_COLUMNS),
    "report by agency": (["report", "-p", PLAN, "--by", "agency", ROWS], AGENCY_COLUMNS),
    "report by area": (["report", "-p", PLAN, "--by", "area", ROWS], AREA_COLUMNS),
    "report by period": (["report", "-p", PLAN, "--by", "period", ROWS], PERIOD_COLUMNS),
    "coverage": (["coverage", "-p", PLAN, ROWS], COVERAGE_COLUMNS),
    "trace": (["trace", "-p", PLAN, "effective-villages", ROWS], TRACE_COLUMNS),
    "compare": (["compare", "-p", "plans/", ROWS], COMPARE_COLUMNS),
    "compare of two days": (["compare", "-p", PLAN, "--from", "2024-01-01", "--to", "2024-12-31", ROWS], CHANGE_COLUMNS),
    "compare of goals alone": (["compare", "-p", "plans/"], COMPARE_COLUMNS),
    "validate": (["validate", "-p", PLAN, ROWS], FINDING_COLUMNS),
    "validate of a broken file": (["validate", "-p", PLAN, BROKEN], FINDING_COLUMNS),
}
EXIT_CODES = {
    0: [["--version"], ["--help"], ["lint", PLAN], ["lint", "plans/"], ["validate", "-p", PLAN, ROWS],
        ["report", "-p", PLAN, ROWS], ["compare", "-p", "plans/"], ["explain", "R002"],
        ["help"], ["help", "report"], ["completion", "fish"], ["report", "-p", PLAN, "-o", "/dev/stdout", ROWS],
        ["report", "-p", PLAN, "--skip-invalid", BROKEN], ["normalize", "-p", PLAN, ROWS], ["template", "-p", PLAN]],
    1: [["lint", BROKEN], ["validate", "-p", PLAN, BROKEN], ["report", "-p", PLAN, BROKEN], ["lint", "--strict", "tests/rules/P502/fails.yaml"],
        ["validate", "-p", BROKEN, ROWS], ["compare", "-p", "plans/", BROKEN], ["lint", "/dev/null"],
        ["validate", "-p", PLAN, "/dev/null"], ["report", "-p", PLAN, "--fail-under", "100", ROWS],
        ["normalize", "-p", PLAN, BROKEN], ["normalize", "-p", PLAN, "/dev/null"], ["template", "-p", BROKEN]],
    2: [[], ["--nonsense"], ["reprot"], ["report"], ["report", "--nonsense", "-p", PLAN, ROWS], ["validate", ROWS],
        ["report", "-p", PLAN, "--format", "pdf", ROWS], ["report", "-p", PLAN, "--as-of", "2024-02-30", ROWS],
        ["report", "-p", "no/such/plan.yaml", ROWS], ["validate", "-p", PLAN, "no/such/rows.csv"],
        ["report", "-p", PLAN, ROWS, "-o", "no/such/folder/report.md"], ["explain", "X999"], ["lint", "no/such/plan.yaml"],
        ["lint"], ["validate", "-p", PLAN, "--jobs", "-1", ROWS], ["validate", "-p", PLAN, "--select", "nonsense", ROWS],
        ["validate", "-p", PLAN, "--memory", "512", ROWS], ["validate", "-p", PLAN, "--memory", "much", ROWS],
        ["normalize", "-p", PLAN, "no/such/rows.csv"], ["normalize", "-p", PLAN, "--in-place", "-"],
        ["normalize", "-p", PLAN, ROWS, "-o", "no/such/folder/rows.csv"], ["template", "-p", PLAN, "--period", "2019"],
        ["template", "-p", PLAN, "--agency", "nobody"], ["report", "-p", PLAN, "--fail-under", "101", ROWS],
        ["report", "-p", PLAN, "--fail-under", "-1", ROWS], ["help", "nonsense"], ["completion", "nonsense"],
        ["report", "-p", PLAN, "--format", "md", "--format", "csv", ROWS],
        ["report", "-p", PLAN, "--format", "md=x.md", "--format", "csv=./x.md", ROWS],
        ["report", "-p", PLAN, "--format", "md=", ROWS]],
}


def has_header(program, words, columns):
    result = program.run(*words, "--format", "csv")
    header = result.out.decode().partition("\n")[0]
    if header != columns:
        raise Wrong(f"expected {columns}\nnow      {header}\n{shown(result.err)}")


def ends_with(program, words, code):
    result = program.run(*words)
    if result.code != code:
        raise Wrong(f"exit code {result.code}, not {code}\n{shown(result.out)}{shown(result.err)}")
    if code == 2 and (result.out or not result.err):
        raise Wrong("a failure is told on standard error, and nothing stands on standard output")


def commands(program):
    """The commands that --help lists."""
    overview = program.run("--help", "--lang", "en").out.decode()
    return re.findall(r"^  ([a-z]+) {2,}\S", overview, re.MULTILINE)


def lists_commands(program):
    missing = {"lint", "validate", "report", "compare", "coverage", "trace", "template", "normalize", "explain"} - set(commands(program))
    if missing:
        raise Wrong(f"--help does not list {', '.join(sorted(missing))}")


def command_is_whole(program, command):
    """A command has help in both languages, a golden case, and a place in the docs."""
    for language in ("en", "vi"):
        result = program.run(command, "--help", "--lang", language)
        if result.code != 0 or not result.out:
            raise Wrong(f"plantrack {command} --help --lang {language}: exit code {result.code}")
        if too_wide := [line for line in result.out.decode().splitlines() if len(line) > 80]:
            raise Wrong(f"its help is wider than 80 columns:\n{too_wide[0]}")
    if not list((TESTS / "golden" / command).glob("*/cmd")):
        raise Wrong(f"tests/golden/{command}/ has no case")
    for page, language in (("command-line.md", ""), ("command-line.vi.md", " --lang vi")):
        if f"<!-- $ plantrack help {command} --format md{language} -->" not in (ROOT / "docs" / page).read_text():
            raise Wrong(f"docs/{page} lacks what `plantrack help {command} --format md{language}` writes")


def version_is_told(program):
    text = program.run("--version").out.decode()
    if not re.fullmatch(r"plantrack \d+\.\d+\.\d+ \(([0-9a-f]{7,40}(-dirty)?|unknown)\)\n", text):
        raise Wrong(f"it says {text!r}")


def output_file_is_whole(program):
    file = program.scratch / "report.csv"
    words = ["report", "-p", PLAN, "--format", "csv", ROWS]
    result = program.run(*words, "-o", file)
    if result.code != 0 or result.out or file.read_bytes() != program.run(*words).out:
        raise Wrong(f"exit code {result.code}; the file differs from what standard output gets")


def several_outputs_in_one_run(program):
    files = {name: program.scratch / f"several.{name}" for name in ("csv", "json")}
    words = ["report", "-p", PLAN, ROWS]
    both = [word for name, file in files.items() for word in ("--format", f"{name}={file}")]
    for more in (["--format", "md"], ["--format", "md=-"], ["--format", "md=/dev/stdout"]):
        result = program.run(*words, *both, *more)
        if result.code != 0 or result.out != program.run(*words).out:
            raise Wrong(f"{more}: exit code {result.code}\n{shown(result.err)}")
    for name, file in files.items():
        if file.read_bytes() != program.run(*words, "--format", name).out:
            raise Wrong(f"{name}: the file differs from what standard output gets")
    if program.run(*words, *both).out:
        raise Wrong("each format has its file, and yet something stands on standard output")
    page = program.scratch / "several.md"
    if program.run(*words, *both, "-o", page).out or page.read_bytes() != program.run(*words).out:
        raise Wrong("-o is for the format without file, here the default")


def gates_are_annotations(program):
    words = f"plantrack report -p {PLAN} {ROWS} --fail-under 100 -o /dev/null"
    _, _, told = program.shell(words, program.tree)
    code, _, err = program.shell(words, program.tree, GITHUB_ACTIONS="true")
    annotations = [line for line in err.decode().splitlines() if line.startswith("::error::plantrack: tuyen-quang:")]
    if code != 1 or len(annotations) != 1 or b"::error" in told:
        raise Wrong(f"exit code {code}\n{shown(err)}")


def closed_reader_is_success(program):
    code, out, err = program.shell(f"plantrack report -p {PLAN} {ROWS} | true; echo ${{PIPESTATUS[0]}}", cwd=program.tree)
    if out != b"0\n" or err:
        raise Wrong(f"{shown(out)}{shown(err)}")


def full_disk_is_a_failure(program):
    code, _, err = program.shell(f"plantrack report -p {PLAN} {ROWS} > /dev/full", cwd=program.tree)
    if code != 2 or not err:
        raise Wrong(f"exit code {code}\n{shown(err)}")


def json_is_one_document(program):
    for words, name in ((["report", "-p", PLAN, ROWS], "report"), (["compare", "-p", "plans/", ROWS], "compare"),
                        (["validate", "-p", PLAN, BROKEN], "findings"), (["lint", "plans/"], "findings")):
        document = json.loads(program.run(*words, "--format", "json").out)
        if not re.fullmatch(rf"plantrack/{name}@\d+", document["schema"]):
            raise Wrong(f"{' '.join(words)}: schema {document['schema']}")
        if "null" in json.dumps(document).replace('"null', ""):
            raise Wrong(f"{' '.join(words)}: what there is not is left out, never null")


def closed_streams(program):
    code, out, err = program.shell(f"plantrack validate -p {PLAN} - {ROWS} <&-", program.tree)
    if code != 2 or out or b"standard input" not in err:
        raise Wrong(f"closed standard input: exit code {code}\n{shown(out)}{shown(err)}")
    code, _, err = program.shell(f"plantrack report -p {PLAN} {ROWS} >&-", program.tree)
    if code != 2 or not err:
        raise Wrong(f"closed standard output: exit code {code}\n{shown(err)}")


def names_refused_files(program):
    bad = program.scratch / "refused.csv"
    bad.write_bytes(b"target\xff\n")
    result = program.run("report", "-p", PLAN, "--skip-invalid", ROWS, bad)
    if result.code != 0 or b"refused.csv" not in result.err:
        raise Wrong(f"exit code {result.code}\n{shown(result.err)}")


def cases(program):
    yield Case("closed streams are failures", partial(closed_streams, program))
    yield Case("--skip-invalid names files that are left out whole", partial(names_refused_files, program))
    for name, (words, columns) in HEADERS.items():
        yield Case(f"columns: {name}", partial(has_header, program, words, columns))
    for code, lines in EXIT_CODES.items():
        for words in lines:
            yield Case(f"exit code {code}: plantrack {' '.join(words)}", partial(ends_with, program, words, code))
    yield Case("--help lists the commands", partial(lists_commands, program))
    for command in commands(program):
        yield Case(f"{command} has help, a golden case and docs", partial(command_is_whole, program, command))
    for check in (version_is_told, output_file_is_whole, several_outputs_in_one_run, gates_are_annotations, closed_reader_is_success, full_disk_is_a_failure,
                  json_is_one_document):
        yield Case(check.__name__.replace("_", " "), partial(check, program))
