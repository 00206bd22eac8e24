"""Frames that `init --from` makes of target tables: most goals right, none wrong without a comment, and lint passes.
tests/init/NAME.csv is a table as its plan prints it, NAME.yaml its goals as a person reads them, typed by hand from the
words: one an entry, in the table's order, without times that the table does not name."""
import csv
import io
import random
import string
from functools import partial

import yaml

from .support import TESTS, Case, Wrong, shown
from .workbooks import Sheet, ods, xlsx

TABLES = sorted(path.stem for path in (TESTS / "init").glob("*.csv"))
LEAST_SHARE = 0.8  # of the goals of all tables


def frame(program, table, name, *options):
    """The text of the plan that is made of that file."""
    folder = program.scratch / "init" / name
    result = program.run("init", folder, "--from", table, "--lang", "en", *options)
    if result.code != 0:
        raise Wrong(f"exit code {result.code}\n{shown(result.err)}")
    file = next((folder / "plans").glob("*.yaml"))
    linted = program.run("lint", file)
    if linted.code != 0:
        raise Wrong(f"lint: {shown(linted.out + linted.err)}\n{file.read_text(encoding='utf-8')}")
    return file.read_text(encoding="utf-8")


def stated(goal):
    """The goal without the time that its table does not name."""
    goal = {key: str(value) for key, value in goal.items()}
    if "by" in goal.pop("inferred", ""):
        goal.pop("by", None)
    return goal


def goals_of(target):
    goals = [stated(goal) for goal in target.get("goals") or ([target["goal"]] if "goal" in target else [])]
    return goals[0] if len(goals) == 1 else goals or None


def expected_goals(name):
    expected = yaml.safe_load((TESTS / "init" / f"{name}.yaml").read_text(encoding="utf-8"))
    return [goals if goals is None else stated(goals) if isinstance(goals, dict) else [stated(goal) for goal in goals]
            for goals in expected]


def is_doubted(block):
    """Does a comment on the goal itself stand above it, or is none written?"""
    lines = block.splitlines()
    goal = next((i for i, line in enumerate(lines) if line.startswith(("    goal:", "    goals:"))), None)
    if goal is None:
        return True
    settling = [line for line in lines[:goal] if line.startswith("    # to settle:")]
    return any("no date is given" not in line and "who leads" not in line for line in settling)


def read(program, name, into=""):
    """For each target of the table: is its goal right? One that is wrong without a comment is a Wrong."""
    text = frame(program, TESTS / "init" / f"{name}.csv", into + name)
    targets = yaml.safe_load(text)["targets"]
    expected = expected_goals(name)
    if len(targets) != len(expected):
        raise Wrong(f"{len(targets)} targets of {len(expected)}\n{text}")
    right = []
    blocks = text.split("\ntargets:\n")[1].split("\n  - id: ")[1:]
    for target, wanted, block in zip(targets, expected, blocks):
        found = goals_of(target)
        right.append(found == wanted)
        if found != wanted and not is_doubted(block):
            raise Wrong(f"{found} without a comment, not {wanted}:\n  - id: {block}")
    return right


def check_share(program):
    right = [each for name in TABLES for each in read(program, name, "all/")]
    if sum(right) < LEAST_SHARE * len(right):
        raise Wrong(f"{sum(right)} goals of {len(right)} are right")


def rows_of(name):
    text = (TESTS / "init" / f"{name}.csv").read_text(encoding="utf-8")
    delimiter = max(",;\t", key=text.splitlines()[1].count)
    return [[cell or None for cell in row] for row in csv.reader(text.splitlines(), delimiter=delimiter)]


def same_from_workbook(program, name, ending):
    file = program.scratch / f"table-{name}.{ending}"
    write = xlsx if ending == "xlsx" else ods
    file.write_bytes(write(Sheet("Notes", [["about", "these targets"]]), Sheet("Targets", rows_of(name))))
    plain = frame(program, TESTS / "init" / f"{name}.csv", f"{ending}-csv/{name}")
    packed = frame(program, file, f"{ending}/{name}").replace(file.name, f"{name}.csv")
    if plain != packed:
        raise Wrong("\n".join(a + "\n" + b for a, b in zip(plain.splitlines(), packed.splitlines()) if a != b))


def merged_cells(program, ending):
    """Headers in two lines, a name and a lead over two rows."""
    rows = [["Plan 2021-2030"],
            ["Chỉ tiêu", "ĐVT", "Mục tiêu", None, "Chủ trì"],
            [None, None, 2025, 2030, None],
            ["Xã đạt chuẩn", "xã", "ít nhất 5", "ít nhất 9", "Sở A"],
            ["Hộ có nước sạch", "%", 80, 95, None]]
    write = xlsx if ending == "xlsx" else ods
    file = program.scratch / f"merged.{ending}"
    file.write_bytes(write(Sheet("1", rows, merges=["C2:D2", "E4:E5"])))
    plan = yaml.safe_load(frame(program, file, f"merged-{ending}"))
    found = [(target["lead"], goals_of(target)) for target in plan["targets"]]
    wanted = [("so-a", [{"at_least": "5", "by": "2025"}, {"at_least": "9", "by": "2030"}]),
              ("so-a", [{"at_least": "80", "by": "2025"}, {"at_least": "95", "by": "2030"}])]
    if found != wanted:
        raise Wrong(f"{found}\n{wanted}")


HEADER = "name,unit,goal,lead\n"
ODD = {
    "empty": b"",
    "only a header": HEADER.encode(),
    "one column": b"name\na\nb\n",
    "blank lines": HEADER.encode() + b"\n\n,,,\n" + b"a,b,at least 2,c\n",
    "bytes": bytes(range(256)) * 64,
    "a zip that is none": b"PK\x03\x04" + bytes(400),
    "NUL": HEADER.encode() + b"a\0b,x,1,\n",
    "a quote left open": HEADER.encode() + b'"a,x,1,\n',
    "utf-16": (HEADER + "Xã,xã,ít nhất 2,Sở\n").encode("utf-16"),
    "not utf-8": HEADER.encode() + b"\xff\xfe\xfd,x,1,\n",
    "no name": HEADER.encode() + b",x,1,\n",
    "a heading, then no name": HEADER.encode() + b"Heading,,,\n,x,1,\n",
    "headings alone": HEADER.encode() + b"One,,,\nTwo,,,\n",
    "10,000 rows": HEADER.encode() + b"the same name,x,at least 2,Works\n" * 10_000,
    "more rows": HEADER.encode() + b"a,x,1,\n" * 10_001,
    "a long cell": HEADER.encode() + b"a" * 300_000 + b",x," + b"1 " * 3000 + b",b\n",
    "many columns": (",".join(["name", "goal", *["x"] * 6000]) + "\n" + ",".join(["a", "1", *["y"] * 6000]) + "\n").encode(),
    **{f"due {day.replace('/', '-')}": f"name,unit,goal,due\na,b,at least 2,{day}\n".encode()
       for day in ("30/06/1011", "30 June 9998", "31/12/3005", "1800", "1803", "3000", "Q2 3000", "June 5474")},
    "many goals": ("name," + ",".join(f"goal {year}" for year in range(1990, 2100)) + "\na," + ",".join(["1"] * 110) +
                   "\n").encode(),
}
SPECIAL = ["a: b", "# a", 'say "so"', "it's", "- a", "-", "? a", "* a", "& a", "! a", "% a", "@ a", "` a", "{a}", "[a]",
           "| a", "> a", "~", "null", "yes", "1.0", "0x1f", "2024-01-01", "a\\nb", "\\", "a\tb", "x\x01\x1b[31m\x7f",
           "x\u0085\u2028\u2029\ufeff\u202e\u200b", "\U000e0001\U0001f600\ufffe", "e\u0301" * 50, "<<: *a", "%YAML 1.2", "...",
           "---", "a #b", "a\n# b\n- c", " a ", "=1+1", "x-y", "x\u0300"]


def expect_sound(program, name, table):
    """Either it is refused in words, or what is written parses and has no error."""
    file = program.scratch / f"odd-{name.replace(' ', '-')}.csv"
    file.write_bytes(table)
    folder = program.scratch / "odd" / name
    result = program.run("init", folder, "--from", file, "--lang", "en")
    if result.code == 2 and b"error" in result.err and not folder.exists():
        return
    if result.code != 0:
        raise Wrong(f"exit code {result.code}\n{shown(result.err)}")
    plan = next((folder / "plans").glob("*.yaml"))
    yaml.safe_load(plan.read_text(encoding="utf-8"))
    linted = program.run("lint", plan)
    if linted.code != 0:
        raise Wrong(f"lint: {shown(linted.out + linted.err)}\n{shown(plan.read_bytes())}")


def special_table():
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerows([text] for text in SPECIAL[:9])
    rows.writerow(["name", "unit", "goal", "lead"])
    rows.writerows([text, text, text, text] for text in SPECIAL)
    rows.writerows([text, text, f"at least {number}", text] for number, text in enumerate(SPECIAL))
    return out.getvalue().encode()


def random_table(seed):
    chance = random.Random(seed)
    words = [word for name in TABLES for row in rows_of(name) for cell in row if cell for word in cell.split()]

    def cell(most):
        parts = [chance.choice(words) if chance.random() < 0.9 else chance.choice([*SPECIAL, *string.punctuation])
                 for _ in range(chance.randint(0, most))]
        return " ".join(parts)

    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["name", "unit", "goal", "lead"])
    for _ in range(120):
        rows.writerow(["n " + cell(4), cell(1), cell(9), cell(3)])
    return out.getvalue().encode()


def refuses_shifted_cells(program):
    """A comma without quotes makes a row longer than the header: it is named, and nothing is written."""
    file = program.scratch / "shifted.csv"
    file.write_text("Target,Unit,Goal,Lead\nFuel poverty,households,no more than 120 per 1,000 households,Climate\n", encoding="utf-8")
    folder = program.scratch / "shifted"
    result = program.run("init", folder, "--from", file, "--lang", "en")
    err = result.err.decode()
    if result.code != 2 or folder.exists() or "this line has 5 cells, the header 4" not in err or "double quotes" not in err:
        raise Wrong(f"exit code {result.code}\n{err}")


def newcomers_words(program):
    """What stands beside the goals: baselines of the table's own column, committees of areas, words for a made-up area."""
    english = frame(program, TESTS / "init" / "newcomer.csv", "newcomer-words")
    for words in ("baseline: {year: 2023, value: 130}", "baseline: {year: 2019, value", "baseline: {year: 2023, value: 58.4}",
                  "measure: amount", 'no time can be read from "soon"'):
        found = words in english
        if found == ("2019, value" in words):  # 85,000 is of 2023, and the cut is on 2019
            raise Wrong(f"{words}\n{english}")
    result = program.run("init", program.scratch / "init" / "vi", "--from", TESTS / "init" / "nguoi-moi.csv", "--lang", "vi")
    text = next((program.scratch / "init" / "vi" / "plans").glob("*.yaml")).read_text(encoding="utf-8")
    plan = yaml.safe_load(text)
    by_name = {target["name"]: target for target in plan["targets"]}
    wanted = {"baseline": {"year": 2020, "value": 50}, "lead": "so-nong-nghiep-va-moi-truong"}
    if result.code != 0 or any(by_name["Làng nghề hiệu quả"].get(key) != value for key, value in wanted.items()):
        raise Wrong(text)
    if by_name["Nghề mỗi huyện"].get("support") != ["areas"] or plan["areas"][0]["name"] != "Huyện 1":
        raise Wrong(text)


def cases(program):
    yield Case("a row longer than the header", partial(refuses_shifted_cells, program))
    yield Case("a newcomer's columns", partial(newcomers_words, program))
    yield Case("share of all tables", partial(check_share, program))
    for name in TABLES:
        yield Case(f"table {name}", partial(read, program, name))
    for ending in ("xlsx", "ods"):
        for name in ("words", "viet-nam-2025", "who-ncd"):
            yield Case(f"{ending} {name}", partial(same_from_workbook, program, name, ending))
        yield Case(f"{ending} merged", partial(merged_cells, program, ending))
    for name, table in ODD.items():
        yield Case(f"odd {name}", partial(expect_sound, program, name, table))
    yield Case("odd YAML", partial(expect_sound, program, "yaml", special_table()))
    for seed in range(12):
        yield Case(f"odd words {seed}", partial(expect_sound, program, f"words-{seed}", random_table(seed)))
