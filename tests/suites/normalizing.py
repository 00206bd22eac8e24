"""What `normalize` promises: what it writes is normal already, gives no finding that was not there before, and the same
figures; on the examples, on broken files, and on random ones in every form that people save. `--in-place` keeps what was."""
import collections
import csv
import io
import json
import random
import re
import unicodedata
from functools import partial

from .encodings import FORMS
from .property import mutated, spoiled, submissions
from .support import ROOT, Case, Wrong, difference, expect_well_ended, shown

# What normalising is there to mend.
MENDED = {"F012", "F013", "C010"}
HEADERS = {"plan": "Mã kế hoạch", "target": "Chỉ tiêu", "period": "Kỳ báo cáo", "area": "Địa phương", "value": "Thực hiện",
           "numerator": "Tử số", "denominator": "Mẫu_số", "status": "TÌNH TRẠNG", "agency": "cơ quan báo cáo",
           "reported_on": "Ngày báo cáo", "estimate": "ước thực hiện", "evidence": "Minh chứng", "note": "Ghi chú"}
STATUSES = {"not-started": "chưa thực hiện", "in-progress": "Đang thực hiện", "done": "hoàn thành"}


def findings(program, plan, files):
    """How often each code stands, errors apart."""
    result = program.run("validate", "-p", plan, "--format", "json", "--max-findings", "0", *files)
    expect_well_ended(result, "validate")
    if not result.out:
        raise Wrong(f"validate: {shown(result.err)}")
    counts = collections.Counter()
    for finding in json.loads(result.out)["findings"]:
        if finding["code"] not in MENDED:
            counts[finding["code"], finding["severity"]] += 1
    return counts


def figures(program, plan, files):
    return program.run("report", "-p", plan, "--goals", "all", "--format", "csv", "--skip-invalid", *files).out


def normalized(program, plan, file, folder, *options):
    """The file as `normalize` writes it, or None where it is left alone."""
    target = folder / file.name
    target.unlink(missing_ok=True)
    result = program.run("normalize", "-p", plan, file, "-o", target, *options)
    expect_well_ended(result, f"normalize {file.name}")
    if not target.exists():
        if result.code != 1 or not result.err:
            raise Wrong(f"nothing is written, with exit code {result.code}\n{shown(result.err)}")
        return None
    data = target.read_bytes()
    again = program.run("normalize", "-p", plan, target, *options)
    if text := difference(data, again.out, f"{file.name} normalised twice"):
        raise Wrong(text + f"\n{shown(again.err)}")
    decoded = data.decode("utf-8")
    if not decoded.endswith("\n") or unicodedata.normalize("NFC", decoded) != decoded and result.code == 0:
        raise Wrong(f"{file.name}: not NFC, or the last line does not end")
    return target


def leaves_nothing_to_fix(program, plan, file):
    """Fixes are applied, whole: no finding of what was written carries one."""
    result = program.run("validate", "-p", plan, "--format", "json", "--max-findings", "0", file)
    left = [finding for finding in json.loads(result.out)["findings"] if "fix" in finding]
    if left:
        raise Wrong(f"not fixed: {left[0]}")


def keeps_promises(program, plan, files, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        if fixed := normalized(program, plan, file, folder):
            leaves_nothing_to_fix(program, plan, fixed)
    pairs = [(file, normalized(program, plan, file, folder, "--no-fix")) for file in files]
    pairs = [(old, new) for old, new in pairs if new]
    if not pairs:
        return
    old_files, new_files = zip(*pairs)
    before, after = findings(program, plan, old_files), findings(program, plan, new_files)
    if before != after:
        fresh, lost = after - before, before - after
        fresh = {key: count for key, count in fresh.items() if key[0] != "F015"}  # the mark is gone, the semicolons may stay
        lost_errors = {key: count for key, count in lost.items() if key[1] == "error"}
        if fresh or lost_errors:
            raise Wrong(f"new findings {dict(fresh)}, errors that vanished {lost_errors}")
    if text := difference(figures(program, plan, old_files), figures(program, plan, new_files), "figures"):
        raise Wrong(text)


def number(text):
    """1234.5 as 1.234,5, where that can be read in one way only."""
    whole, _, fraction = text.partition(".")
    negative, digits = whole.startswith("-"), whole.lstrip("-")
    if len(digits) > 6 or (len(digits) > 3 and fraction):
        digits = f"{int(digits):,}".replace(",", ".") if not digits.startswith("0") else digits
    return ("-" if negative else "") + digits + ("," + fraction if fraction else "")


def cell(column, text, names, chance):
    if not text:
        return text
    if column in ("value", "numerator", "denominator") and text.lstrip("-").replace(".", "", 1).isdigit():
        return number(text)
    if column == "reported_on" and chance.random() < 0.7 and text[4:5] == "-":
        return "/".join(text.split("-")[::-1])
    if column == "status":
        return STATUSES.get(text, text)
    if column == "estimate":
        return {"yes": "có"}.get(text, text)
    if column == "period":
        year, _, part = text.partition("-")
        if part[:1] == "Q":
            return chance.choice([f"Quý {part[1]}/{year}", f"q{part[1]}/{year}", text])
        if part[:1] == "H":
            return f"6 tháng {'đầu' if part[1] == '1' else 'cuối'} năm {year}"
        return f"Tháng {int(part)}/{year}" if part.isdigit() else chance.choice([f"Năm {year}", text])
    if column in ("target", "area", "agency") and chance.random() < 0.6:
        return chance.choice([names.get(text, text), f"  {names.get(text, text)}\u00a0"])
    return text


def messy(table, names, chance):
    """The table as an official's spreadsheet saves it."""
    columns = table[0]
    order = list(range(len(columns)))
    chance.shuffle(order)
    delimiter = chance.choice(";;\t")
    rows = [[HEADERS.get(columns[i], columns[i]) for i in order]]
    for row in table[1:]:
        if len(row) == len(columns):
            rows.append([cell(columns[i], row[i], names, chance) for i in order])
        else:
            rows.append(row)
    end = chance.choice(["\r\n", "\n", "\r"])
    lines = []
    for row in rows:
        quoted = ['"' + text.replace('"', '""') + '"' if chance.random() < 0.2 or any(c in text for c in delimiter + '"\r\n')
                  else text for text in row]
        lines.append(delimiter.join(quoted))
        if chance.random() < 0.05:
            lines.append(delimiter * (len(columns) - 1))
    text = end.join(lines) + chance.choice(["", end])
    if chance.random() < 0.5:
        text = unicodedata.normalize("NFD", text)
    head = "\ufeff" if chance.random() < 0.5 else ""
    return (head + (f"sep={delimiter}{end}" if chance.random() < 0.3 else "") + text).encode()


def names_of(plan):
    """Names and aliases by id, from the lines of plan files that hold both."""
    text = plan.read_text(encoding="utf-8")
    names = {}
    for match in re.finditer(r'id: "?([\w-]+)"?[,\s]+name: (?:\{vi: "([^"]+)"|"?([^",{}\n]+))', text):
        names[match[1]] = (match[2] or match[3]).strip()
    return {id: name for id, name in names.items() if list(names.values()).count(name) == 1}


def in_messy_form(program, submission, kind):
    chance = random.Random(f"messy {submission.name} {kind}")
    folder = program.scratch / "normalize" / f"{submission.name}-{kind}"
    folder.mkdir(parents=True)
    tables = spoiled(submission, chance) if kind == "spoiled" else submission.tables
    files = []
    for index, table in enumerate(tables):
        files.append(folder / f"{index}.csv")
        files[-1].write_bytes(messy(table, names_of(submission.plan), chance))
    if kind == "sound" and (text := difference(figures(program, submission.plan, submission.write(folder / "plain")),
                                               figures(program, submission.plan, files), "figures in messy form")):
        raise Wrong(text)
    keeps_promises(program, submission.plan, files, folder / "out")


def plain_spoiled(program, submission):
    chance = random.Random(f"normalize spoiled {submission.name}")
    folder = program.scratch / "normalize" / f"{submission.name}-plain"
    keeps_promises(program, submission.plan, submission.write(folder, spoiled(submission, chance)), folder / "out")


def random_bytes(program, inputs, case):
    chance = random.Random(f"normalize bytes {case}")
    plan, file = chance.choice(inputs)
    data = file.read_bytes()
    if chance.random() < 0.4:
        data = data.replace(b",", chance.choice([b";", b"\t"]))
    folder = program.scratch / "normalize" / f"bytes-{case}"
    folder.mkdir(parents=True)
    (folder / "rows.csv").write_bytes(mutated(data, chance))
    keeps_promises(program, plan, [folder / "rows.csv"], folder / "out")


def example(program, file):
    plan = next((plan for plan in ROOT.glob("plans/*.yaml") if file.name.startswith(plan.stem) or file.parent.name == plan.stem))
    keeps_promises(program, plan, [file], program.scratch / "normalize" / "examples" / file.parent.name)


def in_place(program):
    folder = program.scratch / "normalize" / "in-place"
    folder.mkdir(parents=True)
    source = ROOT / "examples" / "broken" / "binh-thuan-excel.csv"
    clean = ROOT / "examples" / "binh-thuan" / "2021-made-up.csv"
    bad = folder / "bad.csv"
    for name, data in (("a.csv", source.read_bytes()), ("b.csv", clean.read_bytes()), ("bad.csv", b"target\xff\n")):
        (folder / name).write_bytes(data)
    (folder / "link.csv").symlink_to("a.csv")
    plan = ROOT / "plans" / "binh-thuan.yaml"
    for attempt in ("first", "second"):
        result = program.run("normalize", "-p", plan, "--in-place", folder)
        if result.code != 1 or result.out:
            raise Wrong(f"{attempt}: exit code {result.code}\n{shown(result.out)}{shown(result.err)}")
        names = sorted(file.name for file in folder.iterdir())
        if names != ["a.csv", "a.csv.bak", "b.csv", "bad.csv", "link.csv"]:
            raise Wrong(f"{attempt}: {names}")
        if (folder / "a.csv.bak").read_bytes() != source.read_bytes() or not (folder / "link.csv").is_symlink():
            raise Wrong(f"{attempt}: the backup is not the file as it was, or a link was replaced")
    if b"2021-01-15" not in (folder / "a.csv").read_bytes() or bad.read_bytes() != b"target\xff\n":
        raise Wrong("a.csv is not normalised, or a file that cannot be read is not left alone")


def canonical_from_any_form(program, file):
    """In whatever form the rows come, what is written is the same, byte for byte."""
    plan = ROOT / "plans" / f"{file.parent.name}.yaml"
    table = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
    folder = program.scratch / "normalize" / "forms" / file.parent.name / file.stem
    folder.mkdir(parents=True)
    expected = program.run("normalize", "-p", plan, file).out
    for name, (make, _) in FORMS.items():
        messy = folder / f"{name}.csv"
        messy.write_bytes(make(table))
        result = program.run("normalize", "-p", plan, messy)
        if result.code != 0:
            raise Wrong(f"{name}: exit code {result.code}\n{shown(result.err)}")
        if text := difference(expected, result.out, name):
            raise Wrong(text)
        plain = "Vietnamese" not in name
        changes = program.run("normalize", "-p", plan, "--diff", messy).out.decode()
        if plain and "UTF-16" in name and "becomes UTF-8" not in changes:
            raise Wrong(f"{name}: --diff does not tell of the encoding\n{changes[:500]}")
        program.run("normalize", "-p", plan, "--in-place", messy)
        if messy.read_bytes() != expected:
            raise Wrong(f"{name}: --in-place writes something else")
        backup = folder / f"{name}.csv.bak"
        if backup.exists() and backup.read_bytes() != make(table) or not backup.exists() and make(table) != expected:
            raise Wrong(f"{name}: the backup is not the file as it was")


def tells_of_the_form(program):
    folder = program.scratch / "normalize" / "form"
    folder.mkdir(parents=True)
    plan = ROOT / "plans" / "binh-thuan.yaml"
    rows = program.run("normalize", "-p", plan, ROOT / "examples" / "binh-thuan" / "2021-made-up.csv").out.decode()
    first, _, rest = rows.partition("\n")
    messy = {"mark": ("\ufeff" + rows, ["the byte order mark goes"]), "blank": (f"{first}\n\n{rest}\n\n", ["3 blank lines go"]),
             "crlf": (rows.replace("\n", "\r\n"), ["line ends become LF"]), "normal": (rows, []),
             "all": ("\ufeff" + f"{first}\n\n{rest}".replace("\n", "\r\n"),
                     ["the byte order mark goes, line ends become LF, 1 blank line goes"])}
    for name, (text, expected) in messy.items():
        file = folder / f"{name}.csv"
        file.write_bytes(text.encode())
        out = program.run("normalize", "-p", plan, "--diff", file).out.decode().splitlines()
        if [line.strip("@ ") for line in out[2:]] != expected:
            raise Wrong(f"{name}: {out}")


def mends_at_once(program):
    """A name with a space too many, which is no plain one: both are mended in one go. So is what stands in a row whose
    plan or target is mended."""
    folder = program.scratch / "normalize" / "at-once"
    folder.mkdir(parents=True)
    plan = ROOT / "tests" / "read" / "advice.yaml"
    for space in ("\t", "\u00a0", "\u2009", " \u200b"):
        for row in (f"Nghề mỗ{space}i huyện,2024,002,3", f"each,2024,Huyện Hữu L{space}ũng,3"):
            (folder / "rows.csv").write_text(f"target,period,area,value\n{row}\n", encoding="utf-8")
            result = program.run("normalize", "-p", plan, folder / "rows.csv")
            if result.out.decode() != "plan,target,period,area,value\nadvice,each,2024,002,3\n":
                raise Wrong(f"{row!r}: exit code {result.code}\n{shown(result.out)}{shown(result.err)}")
    for named in ("advice,nghe moi huyen", "ADVICE,each", "Advice,nghe moi huyen"):
        (folder / "rows.csv").write_text(f"plan,target,period,area,value\n{named},2024,Huyen Huu Lung,3\n", encoding="utf-8")
        result = program.run("normalize", "-p", plan, folder / "rows.csv")
        if result.code != 0 or result.out.decode() != "plan,target,period,area,value\nadvice,each,2024,002,3\n":
            raise Wrong(f"{named!r}: exit code {result.code}\n{shown(result.out)}{shown(result.err)}")


def refuses(program):
    plan, rows = "plans/binh-thuan.yaml", "examples/binh-thuan/2021-made-up.csv"
    for words in (["--in-place", "-"], ["--in-place", "--diff", rows], ["--in-place", "-o", "x.csv", rows]):
        result = program.run("normalize", "-p", plan, *words)
        if result.code != 2 or result.out:
            raise Wrong(f"{' '.join(words)}: exit code {result.code}")


def cases(program):
    yield Case("in place", partial(in_place, program))
    yield Case("a slip of two kinds", partial(mends_at_once, program))
    yield Case("what does not go together", partial(refuses, program))
    yield Case("--diff tells of the form", partial(tells_of_the_form, program))
    for file in sorted([*ROOT.glob("examples/*/*made-up.csv")]):
        yield Case(f"from any form: {file.parent.name}/{file.name}", partial(canonical_from_any_form, program, file))
    inputs = []
    for file in sorted([*ROOT.glob("examples/*/*.csv")]):
        yield Case(f"example {file.parent.name}/{file.name}", partial(example, program, file))
    for submission in submissions():
        yield Case(f"spoiled: {submission.name}", partial(plain_spoiled, program, submission))
        for kind in ("sound", "spoiled"):
            yield Case(f"messy and {kind}: {submission.name}", partial(in_messy_form, program, submission, kind))
        folder = submission.plan.parent
        inputs += [(submission.plan, file) for file in sorted(folder.glob("[ab].csv"))]
        inputs += [(submission.plan, file) for file in sorted(ROOT.glob(f"examples/{submission.plan.stem}/*.csv"))]
    for number in range(200):
        yield Case(f"random bytes {number}", partial(random_bytes, program, inputs, number))
