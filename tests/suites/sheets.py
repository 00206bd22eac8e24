"""Workbooks: the same rows as .xlsx, .ods and CSV give the same figures; typed, merged and hidden cells, formulas, sheets
are read as progress-format.md says, each with its place; what is damaged or hostile is refused in little time and memory."""
import csv
import io
import itertools
import json
import re
import shutil
import zipfile
from decimal import Decimal
from functools import partial

from .support import ROOT, TESTS, Case, Wrong, difference, expect_well_ended, shown
from .workbooks import HEAD, MAIN, Day, Error, Formula, Percent, Sheet, Xlsx, letters, ods, ods_parts, packed, xlsx

PLAN = TESTS / "rules" / "plan.yaml"
WRITERS = {"xlsx": xlsx, "inline.xlsx": partial(xlsx, inline=True), "ods": ods}
HEADER = ["Chỉ tiêu", "Kỳ báo cáo", "Địa phương", "Thực hiện", "Tử số", "Mẫu số", "Ngày báo cáo"]


NUMBERS = itertools.count()


def written(program, name, content):
    """The file, in a folder of its own."""
    file = program.scratch / "workbooks" / str(next(NUMBERS)) / name
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    return file


def checked(program, file, *options):
    result = program.run("validate", "-p", PLAN, file, "--format", "json", "--max-findings", "0", *options)
    expect_well_ended(result, file.name)
    try:
        return json.loads(result.out), result
    except ValueError:
        raise Wrong(f"{file.name}: no JSON\n{shown(result.out)}{shown(result.err)}") from None


def told(program, file, *options):
    """Code, cell (else sheet, else nothing) of each finding."""
    found, _ = checked(program, file, *options)
    return [(each["code"], each.get("cell") or each.get("sheet", "")) for each in found["findings"]]


def expect(what, expected, actual):
    if expected != actual:
        raise Wrong(f"{what}: expected {expected}\n{' ' * len(what)}       now {actual}")


# --- what each kind of cell becomes: (rows below the header, findings, or the value that is counted) ---

ROWS = {
    "a number": ([["output", 2023, None, 110.5]], [], "110.5"),
    "a number that a double does not hold": ([["output", 2023, None, Decimal("0.67000000000000004")]], [], "0.67"),
    "a number with an exponent": ([["output", 2023, None, Decimal("1.1050000000000001E2")]], [], "110.5"),
    "a number of many digits": ([["output", 2023, None, Decimal("123456789012345678")]], [("C003", "Sheet1!D2")], None),
    "a thousand in Vietnamese form": ([["output", 2023, None, Decimal("1000")]], [], "1000"),
    "text of two readings": ([["output", 2023, None, "1.234"]], [("C002", "Sheet1!D2")], None),
    "text that a number beside it does not settle": (
        [["output", 2022, None, 1.5], ["output", 2023, None, "1.234"]], [("C002", "Sheet1!D3")], None),
    "text that other text settles": (
        [["output", 2022, None, "1.250,5"], ["output", 2023, None, "1.234"]], [], "1234"),
    "a percentage of a ratio": ([["visitors", 2023, None, 120], ["effective", 2023, None, Percent(0.67)]], [], "67"),
    "a percentage of an amount": ([["output", 2023, None, Percent(0.1)]], [("C021", "Sheet1!D2")], None),
    "a percentage of a count": ([["new-crafts", 2023, None, Percent(0.1)]], [("C021", "Sheet1!D2")], None),
    "a day for a number": ([["output", 2023, None, Day("2024-08-06")]], [("C012", "Sheet1!D2")], None),
    "a month for a number": ([["output", 2023, None, Day("2024-08-01", "mm/yyyy")]], [("C012", "Sheet1!D2")], None),
    "a day of report": ([["output", 2023, None, 110, None, None, Day("2024-01-10")]], [], "110"),
    "a day of report with its time": ([["output", 2023, None, 110, None, None, Day("2024-01-10T13:45:00")]], [], "110"),
    "a month as a period": ([["new-crafts", Day("2023-09-01", "mm/yyyy"), None, 2]], [], "2"),
    "a day as a period": ([["new-crafts", Day("2023-09-01"), None, 2]], [("C013", "Sheet1!B2")], None),
    "a month that is not its first": ([["new-crafts", Day("2023-09-15", "mm/yyyy"), None, 2]], [("C013", "Sheet1!B2")], None),
    "a formula with its result": ([["output", 2023, None, Formula("=D9*2", 110.5)]], [], "110.5"),
    "a formula with a text": ([[Formula("=A9", "output"), 2023, None, 110.5]], [], "110.5"),
    "a formula without result": ([["output", 2023, None, Formula("=D9*2")]], [("C023", "Sheet1!D2")], None),
    "a target by a formula without result": ([[Formula("=A9"), 2023, None, 2]], [("C023", "Sheet1!A2")], None),
    "an error": ([["output", 2023, None, Error("#DIV/0!")]], [("C015", "Sheet1!D2")], None),
    "two lines in a cell": ([["Giá trị\nsản xuất", 2023, None, 110]], [], "110"),
    "quotes and bars": ([["output", 2023, None, 110, None, None, None, 'by the "letter" | tab\there']], [("F007", "Sheet1!H1")], "110"),
    "true": ([["output", 2023, None, True]], [("C001", "Sheet1!D2")], None),
}



def is_read(program, name, ending):
    rows, findings, value = ROWS[name]
    width = max(len(row) for row in rows)
    header = HEADER + [None] * (width - len(HEADER))
    file = written(program, f"cell.{ending}", WRITERS[ending](Sheet("Sheet1", [header, *rows])))
    found = [each for each in told(program, file) if each[0][0] in "FC"]
    if ending == "ods":  # it knows no typed errors or texts of two lines that are other
        found = [each for each in found if each[0] != "F007"] if findings != [("F007", "Sheet1!H1")] else found
    expect("findings", findings, found)
    if value is None:
        return
    result = program.run("normalize", "-p", PLAN, file)
    last = list(csv.DictReader(io.StringIO(result.out.decode())))[-1]
    expect("value", value, last["value"])


# --- merged cells, hidden rows and sheets, where tables stand ---

def merged(ending, program):
    rows = [HEADER, ["sold", 2023, "Tràng Định", 5, None, None, Day("2024-01-10")],
            [None, 2023, "Bình Gia", 6, None, None, None]]
    file = written(program, f"merged.{ending}", WRITERS[ending](Sheet("Sheet1", rows, merges=["A2:A3", "G2:G3"])))
    expect("merged target, merged date", [("F025", "Sheet1!G2")], [each for each in told(program, file) if each[0][0] in "FCR"])
    rows = [HEADER, ["sold", 2023, "Tràng Định", 5], ["sold", 2023, "Bình Gia", None], ["new-crafts", 2023, None, 3]]
    file = written(program, f"merged.{ending}", WRITERS[ending](Sheet("Sheet1", rows, merges=["D2:D3"])))
    found, _ = checked(program, file)
    expect("merged figure", [("C024", "Sheet1!D2")],
           [(each["code"], each.get("cell")) for each in found["findings"] if each["severity"] == "error"])
    expect("rows that cannot be used", 2, found["summary"]["rows_faulty"])


def hidden(ending, program):
    data = [HEADER, ["new-crafts", 2023, None, 3], ["new-villages", 2023, None, 1]]
    writer = WRITERS[ending]
    file = written(program, f"hidden.{ending}", writer(Sheet("Biểu 1", data, hidden_rows={3})))
    expect("hidden row", [("F023", "'Biểu 1'!3:3")], [(each["code"], f"{each['sheet']}!{each['line']}:{each['line']}")
                                                     for each in checked(program, file)[0]["findings"]])
    file = written(program, f"hidden.{ending}", writer(Sheet("Biểu 1", data, hidden_columns={2, 4})))
    expect("hidden columns", [("F023", "'Biểu 1'!B1")], told(program, file))
    expect("how many", "2 columns are hidden, the first of them here, and are read all the same",
           checked(program, file)[0]["findings"][0]["message"])
    file = written(program, f"hidden.{ending}", writer(Sheet("Biểu 1", data, hidden_columns={9})))
    expect("a hidden column without cells", [], told(program, file))
    if ending == "xlsx":
        file = written(program, f"hidden.{ending}", writer(Sheet("Biểu 1", data, hidden_rows={3}, hidden_columns={2}, no_room=True)))
        expect("no height, no width", ["F023", "F023"], [code for code, _ in told(program, file)])
    other = [HEADER, ["output", 2023, None, 100]]
    file = written(program, f"hidden.{ending}", writer(Sheet("Biểu 1", data), Sheet("Cũ", other, hidden=True)))
    expect("hidden sheet", [("F022", "Cũ")], told(program, file))
    expect("hidden sheet by name", [], told(program, file, "--sheet", "cũ"))
    expect("its rows", 1, checked(program, file, "--sheet", "Cũ")[0]["summary"]["rows"])
    file = written(program, f"hidden.{ending}", writer(Sheet("A", data), Sheet("B", [["so lieu", 5], ["khác", 7]])))
    found, _ = checked(program, file)
    expect("without header", [("F022", "note", "B")],
           [(each["code"], each["severity"], each["sheet"]) for each in found["findings"]])
    expect("no such sheet", ["F024"], [code for code, _ in told(program, file, "--sheet", "C")])
    both = written(program, f"both.{ending}", writer(Sheet("A", data), Sheet("B", other)))
    expect("both sheets", [], told(program, both))
    expect("rows of both", 3, checked(program, both)[0]["summary"]["rows"])


def anywhere(ending, program):
    """A title, an empty row, the table away from the corner, a group, a total, a signature."""
    rows = [None, [None, None, "BÁO CÁO NĂM 2023"], None,
            [None, None, "STT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện", "Ghi chú"],
            [None, None, "I", "Làng nghề"], [None, None, 1, "Nghề truyền thống được công nhận mới", "nghề", 3],
            [None, None, None, "Tổng cộng", None, 3], None, [None, None, None, None, None, "Người lập biểu"]]
    rows = [row or [] for row in rows]
    file = written(program, f"anywhere.{ending}", WRITERS[ending](Sheet("Sheet1", rows)))
    found = [each for each in told(program, file) if each[0] not in ("F013", "F018")]
    expect("findings", [], found)
    result = program.run("normalize", "-p", PLAN, file)
    expect("rows", ["new-crafts,2023,3"], [",".join(row[each] for each in ("target", "period", "value"))
                                           for row in csv.DictReader(io.StringIO(result.out.decode()))])


# --- the same rows as CSV and as workbooks ---

def typed(name, text):
    """A cell of the examples as people type it."""
    if not text:
        return None
    if name in ("value", "numerator", "denominator"):
        return Decimal(text)
    if name == "reported_on" and re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return Day(text)
    return text


def plan_of(folder):
    own = sorted(folder.glob("plan*.yaml")) + [ROOT / "plans" / f"{folder.name}.yaml"]
    return next((path for path in own if path.is_file()), None)


def folders():
    return [folder for folder in sorted((ROOT / "examples").iterdir()) if folder.is_dir() and list(folder.glob("*.csv")) and
            plan_of(folder)]


def figures(program, plans, files, *more):
    result = program.run("report", "-p", plans, *files, "--format", "csv", "--goals", "all", "--skip-invalid", *more)
    expect_well_ended(result, "report")
    return result.out


def same_figures(program, ending, folder):
    plans = plan_of(folder)
    files = sorted(folder.glob("*.csv"))
    target = program.scratch / "workbooks" / f"{folder.name}-{ending}"
    target.mkdir(parents=True)
    for file in files:
        header, *rows = csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig")))
        cells = [[typed(name, text) for name, text in zip(header, row)] for row in rows]
        (target / f"{file.stem}.{ending}").write_bytes(WRITERS[ending](Sheet("Sheet1", [header, *cells])))
    if text := difference(figures(program, plans, files), figures(program, plans, [target]), folder.name):
        raise Wrong(text)


# --- what is damaged or hostile ---

def damaged(content, rng=b"PK"):
    middle = len(content) // 2
    return {
        "cut off": content[:middle],
        "cut off by a byte": content[:-1],
        "nothing but its head": b"PK\x03\x04",
        "an empty archive": b"PK\x05\x06" + b"\0" * 18,
    }


def parts_of(*sheets):
    return Xlsx().parts(sheets)


TABLE = Sheet("Sheet1", [HEADER, ["new-crafts", 2023, None, 3]])


def pieces(xml, before, text):
    """A gigabyte of `text` in front of `before`."""
    head, rest = xml.split(before)
    block = text * (2**20 // len(text))
    return itertools.chain([head], itertools.repeat(block, 1024), [before + rest])


def changed(part, change):
    parts = parts_of(TABLE)
    parts[part] = change(parts[part])
    return packed(parts)


def wrong_checksum():
    content = bytearray(xlsx(TABLE))
    at = content.rindex(b"PK\x01\x02")
    content[at + 16] ^= 1
    return bytes(content)


def longer_than_said():
    content = bytearray(changed(SHEET, lambda xml: xml.replace("</sheetData>", " " * 100_000 + "</sheetData>")))
    at = content.rindex(b"PK\x01\x02", 0, content.index(b"xl/worksheets/sheet1.xml", content.index(b"PK\x01\x02")))
    content[at + 24:at + 28] = (1000).to_bytes(4, "little")
    return bytes(content)


def two_of_one_name():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in [*parts_of(TABLE).items(), ("XL/workbook.xml", "<workbook/>")]:
            archive.writestr(name, content)
    return out.getvalue()


DOCTYPE = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
ROW_OF_ENTITIES = '<row r="3"><c r="A3" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData>'
SHEET = "xl/worksheets/sheet1.xml"
REFUSED = {
    "a DOCTYPE with entities": lambda: changed(SHEET, lambda xml: xml.replace(HEAD, HEAD + DOCTYPE).replace(
        "</sheetData>", ROW_OF_ENTITIES)),
    "a DOCTYPE from outside": lambda: changed(SHEET, lambda xml: xml.replace(
        HEAD, HEAD + '<!DOCTYPE a SYSTEM "file:///etc/passwd">')),
    "a wrong checksum": wrong_checksum,
    "a part that is longer than it says": longer_than_said,
    "two parts of one name": two_of_one_name,
    "no well-formed XML": lambda: changed(SHEET, lambda xml: xml.replace("</row>", "", 1)),
    "a sheet that is listed 40,000 times": lambda: changed("xl/workbook.xml", lambda xml: re.sub(
        "<sheet .*?/>", lambda sheet: "".join(sheet[0].replace("Sheet1", f"S{n}") for n in range(40_000)), xml)),
    "rows out of order": lambda: changed(SHEET, lambda xml: xml.replace('<row r="2"', '<row r="1"')),
    "a row beyond the last": lambda: changed(SHEET, lambda xml: xml.replace("</sheetData>", '<row r="9999999"/></sheetData>')),
    "a column beyond the last": lambda: changed(SHEET, lambda xml: xml.replace(
        "</sheetData>", '<row r="5"><c r="ZZZZ5"><v>1</v></c></row></sheetData>')),
    "a million merged cells": lambda: changed(SHEET, lambda xml: xml.replace(
        "</worksheet>", "<mergeCells>" + "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 1_000_001)) +
        "</mergeCells></worksheet>")),
    "a sheet that swells": lambda: changed(SHEET, lambda xml: pieces(xml, "</sheetData>", " ")),
    "a sheet of rows that swells": lambda: changed(SHEET, lambda xml: pieces(xml, "</sheetData>", "<row/>")),
    "texts that swell": lambda: changed("xl/sharedStrings.xml", lambda xml: pieces(xml, "</sst>", "<si><t>a</t></si>")),
    "a long tag": lambda: changed(SHEET, lambda xml: xml.replace("</sheetData>", '<a b="' + "x" * 5_000_000 + '"/></sheetData>')),
    "elements inside one another": lambda: changed(SHEET, lambda xml: xml.replace("</sheetData>", "<a>" * 1_000_000)),
    "a million names": lambda: changed(SHEET, lambda xml: xml.replace(
        "</sheetData>", "".join(f"<a{n}/>" for n in range(1_000_000)) + "</sheetData>")),
    "an ods that swells": lambda: packed({**ods_parts(TABLE), "content.xml": ods_parts(TABLE)["content.xml"].replace(
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/>',
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" office:value="1" '
        'table:number-columns-repeated="16384"/>')}),
    "an encrypted ods": lambda: packed({**ods_parts(TABLE), "META-INF/manifest.xml": HEAD +
                                        "<m:manifest xmlns:m='m'><m:encryption-data/></m:manifest>"}),
    "an archive of other files": lambda: packed({"readme.txt": "nothing"}),
    "a text document": lambda: packed({"word/document.xml": "<document/>", "_rels/.rels": HEAD +
                                       "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='word/document.xml'/>"
                                       "</Relationships>"}),
    "an old workbook": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000,
    "a long row said to stand there 100,000 times": lambda: packed({**ods_parts(TABLE), "content.xml": ods_parts(TABLE)["content.xml"].replace(
        "</table:table>", '<table:table-row table:number-rows-repeated="100000"><table:table-cell office:value-type="string"><text:p>'
        + "x" * 900_000 + "</text:p></table:table-cell></table:table-row></table:table>", 1)}),
    "a long text that many cells share": lambda: xlsx(Sheet("Sheet1", [HEADER] + [["y" * 400_000, 2023, None, 3]] * 5000)),
    "a long text merged over many rows": lambda: xlsx(Sheet("Sheet1", [HEADER, ["y" * 400_000, 2023, None, 3]] + [[None, 2023, None, 3]] * 5000,
                                                           merges=["A2:A5002"])),
    "an encrypted workbook": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000 + "EncryptedPackage".encode("utf-16le"),
    **{name: partial(lambda each: damaged(xlsx(TABLE))[each], name) for name in damaged(b"PK" * 9)},
}


def refused(program, name):
    file = written(program, "refused.xlsx", REFUSED[name]())
    # What a child takes of its parent counts until it is another program, so its memory is not measured but limited.
    result = program.run("validate", "-p", PLAN, file, "--format", "json", address_space=256 << 20)
    expect_well_ended(result, name)
    found = json.loads(result.out or b'{"findings": []}')
    expect("findings", [("F021", "error")], [(each["code"], each["severity"]) for each in found["findings"]])
    if result.code != 1 or result.cpu_seconds > 5 * program.slack:
        raise Wrong(f"exit code {result.code}, {result.cpu_seconds:.1f} s")


def few_cells_far_away(ending, program):
    """A sheet may declare all the rows and columns there are: what counts is what is there."""
    rows = [HEADER, ["new-crafts", 2023, None, 3]]
    sheet = Sheet("Sheet1", rows, below={1_048_576: ["new-villages", 2023, None, 1]})
    content = WRITERS[ending](sheet)
    if ending != "ods":
        parts = parts_of(sheet)
        parts[SHEET] = parts[SHEET].replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
        content = packed(parts)
    else:
        content = packed({**ods_parts(sheet), "content.xml": ods_parts(sheet)["content.xml"].replace(
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>', "")})
    found, result = checked(program, written(program, f"far.{ending}", content))
    expect("rows", 2, found["summary"]["rows"])
    if result.cpu_seconds > 3 * program.slack:
        raise Wrong(f"{result.cpu_seconds:.1f} s")


def stays_within_memory(program):
    """64 MB and 64 bytes a cell."""
    rows, columns = 100_000, 7
    parts = parts_of(TABLE)
    body = "".join(f'<row r="{n}">' + "".join(f'<c r="{letters(i)}{n}"><v>{n}.{i}</v></c>' for i in range(columns)) + "</row>"
                   for n in range(3, rows + 3))
    parts[SHEET] = parts[SHEET].replace("</sheetData>", body + "</sheetData>")
    most = (64 << 20) + 64 * rows * columns
    mapped = 64 << 20  # of the program itself, and the stacks of its threads
    result = program.run("validate", "-p", PLAN, written(program, "large.xlsx", packed(parts)), "--jobs", "1",
                         address_space=most + mapped)
    if result.code != 1 or b"not enough memory" in result.err:
        raise Wrong(f"exit code {result.code}\n{shown(result.err)}")


# --- files and commands ---

def content_is_what_counts(program):
    folder = program.scratch / "workbooks" / "names"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "a.csv").write_bytes(xlsx(TABLE))
    (folder / "b.xlsx").write_bytes(b"target,period,value\nnew-villages,2023,1\n")
    (folder / "c.xlsx").write_bytes(ods(Sheet("Sheet1", [HEADER, ["villages", 2023, None, 8]])))
    (folder / "d.ods").write_bytes(ods(Sheet("Sheet1", [HEADER, ["polluters", 2023, None, 3]])))
    (folder / "e.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100)
    (folder / "~$d.xlsx").write_bytes(b"x")
    found, _ = checked(program, folder)
    expect("findings", [("F020", "a.csv"), ("F020", "b.xlsx"), ("F020", "c.xlsx"), ("F016", "e.xls")],
           [(each["code"], each["file"].rsplit("/")[-1]) for each in found["findings"]])
    expect("rows", 4, found["summary"]["rows"])


PLACES = {"text": b"a.xlsx:'Bi\xe1\xbb\x83u 1'!D2", "concise": b"a.xlsx:'Bi\xe1\xbb\x83u 1'!D2: error[C001]",
          "csv": b"'Bi\xe1\xbb\x83u 1'!D2", "json": b"'Bi\xe1\xbb\x83u 1'!D2", "md": b"'Bi\xe1\xbb\x83u 1'!D2",
          "github": b"'Bi\xe1\xbb\x83u 1'!D2", "gitlab": b"'Bi\xe1\xbb\x83u 1'!D2",
          "sarif": b"'Bi\xe1\xbb\x83u 1'!D2", "junit": b"'Bi\xe1\xbb\x83u 1'!D2"}


def place_is_told(program, name):
    file = written(program, "a.xlsx", xlsx(Sheet("Biểu 1", [HEADER, ["output", 2023, "Tràng | Định", "ba"]])))
    out = program.run("validate", "-p", PLAN, file, "--format", name).out
    if PLACES[name] not in out:
        raise Wrong(f"no place {PLACES[name].decode()} in\n{shown(out)}")
    if name == "text" and b"| ba" not in out:
        raise Wrong(f"no excerpt of the row's cells:\n{shown(out)}")


def normalizes(program):
    book = written(program, "a.xlsx", xlsx(TABLE, Sheet("B", [HEADER, ["output", 2023, None, Decimal("1.234")]])))
    other = written(program, "b.csv", b"target,period,value\nvillages,2023,8\n")
    one = book.with_name("all.csv")
    result = program.run("normalize", "-p", PLAN, book, other, "-o", one)
    expect("exit code", 0, result.code)
    expect("rows", [("rules", "new-crafts", "3"), ("rules", "output", "1.2340"), ("rules", "villages", "8")],
           [(row["plan"], row["target"], row["value"]) for row in csv.DictReader(one.open(encoding="utf-8"))])
    expect("findings of what was written", [], told(program, one))
    expect("--in-place", 2, program.run("normalize", "-p", PLAN, "--in-place", book).code)
    diff = program.run("normalize", "-p", PLAN, "--diff", book)
    expect("--diff", True, diff.code == 0 and b"new-crafts" in diff.out)
    lost = program.run("report", "-p", PLAN, book, "-o", book)
    expect("an input as output", 2, lost.code)


def two_readings_stay(ending, program):
    """A cell with two readings is written as it stands, where what is written keeps both; typed decimals beside it
    would settle it, so then nothing is."""
    for other, written_rows in ((5, ["1.234", "5"]), (Decimal("5.5"), None)):
        book = written(program, f"two-way.{ending}", WRITERS[ending](
            Sheet("S", [HEADER, ["output", 2023, None, "1.234"], ["output", 2024, None, other]])))
        made = book.with_suffix(".made.csv")
        made.unlink(missing_ok=True)
        result = program.run("normalize", "-p", PLAN, book, "-o", made)
        expect("exit code", 1, result.code)
        expect("told", True, b"S!D2" in result.err and b"C002" in result.err)
        expect("is written", written_rows is not None, made.exists())
        if written_rows:
            expect("values", written_rows, [row["value"] for row in csv.DictReader(made.open(encoding="utf-8"))])
            expect("the same cell", ["C002"], [code for code, _ in told(program, made) if code[0] == "C"])


def dates_settle_no_text(ending, program):
    """`2010-11` may be a month or a year that begins in April: that a month is typed elsewhere says nothing of it."""
    plan = program.scratch / f"dates-{ending}.yaml"
    plan.write_text("schema: plantrack/plan@1\nid: p\ntitle: P\nplace: {name: Leeds}\ndocument: {issuer: X, status: issued, source: s}\n"
                    "period: {from: 2008, to: 2012}\nyear_begins: 4\nagencies: []\ntargets:\n"
                    "  - {id: a, name: A, measure: count, unit: u, accrual: stock, note: led by nobody, goal: {at_least: 8, by: 2012}}\n")
    for typed in (Day("2011-09-01", "mm/yyyy"), Day("2012-02-01", "mm/yyyy")):
        rows = [["target", "period", "value"], ["a", "2010-11", 2], ["a", typed, 3]]
        file = written(program, f"dates.{ending}", WRITERS[ending](Sheet("Sheet1", rows)))
        result = program.run("validate", "-p", plan, file, "--format", "json")
        expect_well_ended(result, file.name)
        found = [(each["code"], each["cell"]) for each in json.loads(result.out)["findings"]]
        expect("findings", [("C019", "Sheet1!B2")], found)


def rows_are_traced(program):
    book = written(program, "a.xlsx", xlsx(Sheet("Biểu 1", TABLE.rows)))
    out = program.run("trace", "-p", PLAN, "new-crafts", book).out
    if "a.xlsx:'Biểu1'!2:2".encode() not in b"".join(out.split()):  # lines are broken where they are long
        raise Wrong(shown(out))


def template_is_read(program, language):
    """What the template made is read without a remark, filled in by a number in each row, and as LibreOffice opens it."""
    made = program.run("template", "-p", PLAN, "--xlsx", "--lang", language, "--period", "2023")
    expect("exit code", 0, made.code)
    file = written(program, "template.xlsx", made.out)
    codes = {code for code, _ in told(program, file)}
    expect("findings of an untouched template", {"R021"}, codes)
    with zipfile.ZipFile(io.BytesIO(made.out)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        for wanted in ("<sheetProtection ", '<dataValidation type="list"', "<legacyDrawing "):
            if wanted not in sheet:
                raise Wrong(f"no {wanted}")


def cases(program):
    for ending in WRITERS:
        for name in ROWS:
            yield Case(f"{ending}: {name}", partial(is_read, program, name, ending))
        yield Case(f"{ending}: merged cells", partial(merged, ending, program))
        yield Case(f"{ending}: hidden rows, columns and sheets", partial(hidden, ending, program))
        yield Case(f"{ending}: a table anywhere", partial(anywhere, ending, program))
        yield Case(f"{ending}: few cells, far away", partial(few_cells_far_away, ending, program))
        for folder in folders():
            yield Case(f"{ending}: {folder.name} gives the figures of its CSV", partial(same_figures, program, ending, folder))
    for name in REFUSED:
        yield Case(f"refused: {name}", partial(refused, program, name))
    yield Case("memory", partial(stays_within_memory, program))
    yield Case("content is what counts", partial(content_is_what_counts, program))
    for name in PLACES:
        yield Case(f"place in {name}", partial(place_is_told, program, name))
    yield Case("normalize", partial(normalizes, program))
    for ending in WRITERS:
        yield Case(f"{ending}: dates settle no text", partial(dates_settle_no_text, ending, program))
        yield Case(f"{ending}: two readings stay two", partial(two_readings_stay, ending, program))
    yield Case("trace", partial(rows_are_traced, program))
    for language in ("en", "vi"):
        yield Case(f"template, {language}", partial(template_is_read, program, language))
