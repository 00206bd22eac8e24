"""The same rows in every form in which people send them give the same report, byte for byte: files saved by LibreOffice
(read/libreoffice/), and the examples written anew in other encodings, with other separators, line ends and words. And
damaged files give the findings that name their damage."""
import csv
import io
import json
import unicodedata
from functools import partial

from .support import ROOT, TESTS, Case, Wrong, difference, shown

LIBREOFFICE = TESTS / "read" / "libreoffice"
TONES = "\u0300\u0301\u0303\u0309\u0323"
HEADERS = {"plan": "Mã kế hoạch", "target": "CHỈ TIÊU", "period": "Kỳ báo cáo", "area": "Đơn vị hành chính",
           "value": "Thực hiện", "numerator": "Tử số", "denominator": "Mẫu số", "status": "Tình trạng",
           "agency": "Cơ quan báo cáo", "reported_on": "Ngày báo cáo", "estimate": "Ước tính", "evidence": "Minh chứng",
           "note": "Ghi chú"}
STATUSES = {"not-started": "chưa thực hiện", "in-progress": "Đang thực hiện", "done": "hoàn thành"}


def windows_1258(text):
    """Letters with their tone marks behind them, as the table has them."""
    encoded = bytearray()
    for character in unicodedata.normalize("NFC", text):
        try:
            encoded += character.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", character)
            letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
            encoded += (letter + "".join(part for part in parts if part in TONES)).encode("cp1258")
    return bytes(encoded)


def written(table, delimiter=",", end="\n", quoting=csv.QUOTE_MINIMAL):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(table)
    return out.getvalue()


def vietnamese(table):
    """With Vietnamese headers, dates, statuses, periods, and decimal commas."""
    header = table[0]

    def cell(name, text):
        if name in ("value", "numerator", "denominator"):
            return text.replace(".", ",")
        if name == "reported_on" and text:
            return "/".join(reversed(text.split("-")))
        if name == "status":
            return STATUSES.get(text, text)
        if name == "estimate":
            return {"yes": "có", "no": "không"}.get(text, text)
        if name == "period":
            year, _, part = text.partition("-")
            if not part:
                return f"Năm {year}"
            return {"H1": f"6 tháng đầu năm {year}", "H2": f"6 tháng cuối năm {year}", "Q1": f"Quý I/{year}",
                    "Q2": f"quý II/{year}", "Q3": f"Quy\u0301 III/{year}", "Q4": f"Q4/{year}"}.get(part, f"{part}/{year}")
        return text

    return [[HEADERS[name] for name in header],
            *[[cell(name, text) for name, text in zip(header, row)] for row in table[1:]]]


FORMS = {  # name: the bytes of a table, and whether the program says what it took the file for
    "UTF-8 with mark, CRLF": (lambda t: written(t, end="\r\n").encode("utf-8-sig"), False),
    "CR": (lambda t: written(t, end="\r").encode(), False),
    "no last line end": (lambda t: written(t).rstrip("\n").encode(), False),
    "all quoted": (lambda t: written(t, quoting=csv.QUOTE_ALL).encode(), False),
    "NFD": (lambda t: unicodedata.normalize("NFD", written(t)).encode(), False),
    "UTF-16LE, tabs": (lambda t: b"\xff\xfe" + written(t, "\t", "\r\n").encode("utf-16le"), True),
    "UTF-16BE, commas": (lambda t: b"\xfe\xff" + written(t).encode("utf-16be"), True),
    "Windows-1258, commas": (lambda t: windows_1258(written(t, end="\r\n")), True),
    "Vietnamese, semicolons, mark": (lambda t: written(vietnamese(t), ";", "\r\n").encode("utf-8-sig"), False),
    "Vietnamese, sep=;": (lambda t: ("sep=;\r\n" + written(vietnamese(t), ";", "\r\n")).encode(), True),
    "Vietnamese, NFD, tabs": (lambda t: unicodedata.normalize("NFD", written(vietnamese(t), "\t")).encode(), True),
    "Vietnamese, Windows-1258, semicolons": (lambda t: windows_1258(written(vietnamese(t), ";", "\r\n")), True),
    "Vietnamese, UTF-16LE, sep=;": (lambda t: ("\ufeffsep=;\n" + written(vietnamese(t), ";")).encode("utf-16le"), True),
}


def figures(program, plan, files, *options):
    result = program.run("report", "-p", plan, "--goals", "all", "--format", "csv", *options, *files)
    if result.code != 0:
        raise Wrong(f"report: exit code {result.code}\n{shown(result.err)}")
    return result.out


def findings(program, plan, files, *options):
    result = program.run("validate", "-p", plan, "--format", "json", "--max-findings", "0", *options, *files)
    return json.loads(result.out)["findings"]


def same_figures(program, plan, files, name):
    make, told = FORMS[name]
    folder = program.scratch / "forms" / plan.stem / name.replace(" ", "-")
    folder.mkdir(parents=True)
    for file in files:
        table = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
        (folder / file.name).write_bytes(make(table))
    expected, actual = (figures(program, plan, [where]) for where in (files[0].parent, folder))
    if text := difference(expected, actual, name):
        raise Wrong(text)
    for file in files:
        taken = [each for each in findings(program, plan, [folder / file.name]) if each["code"] == "F015"]
        ascii_only = name == "Windows-1258, commas" and (folder / file.name).read_bytes().isascii()
        if len(taken) != (1 if told and not ascii_only else 0):
            raise Wrong(f"{file.name}: {len(taken)} findings F015")


def saved_by_libreoffice(program, file):
    numbers = "vi" if file.name.startswith("vi-VN") else "en"
    plan = ROOT / "plans" / "binh-thuan.yaml"
    expected = figures(program, plan, [LIBREOFFICE / "canonical.csv"])
    if text := difference(expected, figures(program, plan, [file], "--numbers", numbers), file.name):
        raise Wrong(text)


def damaged_in_libreoffice(program, file):
    found = findings(program, ROOT / "plans" / "binh-thuan.yaml", [file], "--select", "C")
    codes = [(each["line"], each["code"]) for each in found]
    long_number = "C014" if file.suffix == ".csv" else "C003"  # CSV has what is shown, a workbook what is stored
    if codes != [(2, "C001"), (4, long_number), (5, "C015"), (6, "C015"), (7, "C015")]:
        raise Wrong(f"findings: {codes}")


def cases(program):
    for file in sorted(file for file in LIBREOFFICE.glob("[ve][in]-*") if file.suffix in (".csv", ".xlsx", ".ods")):
        check = damaged_in_libreoffice if "damaged" in file.name else saved_by_libreoffice
        yield Case(f"libreoffice/{file.name}", partial(check, program, file))
    for plan in sorted(ROOT.glob("plans/*.yaml")):
        files = sorted(ROOT.glob(f"examples/{plan.stem}/*.csv"))
        for name in FORMS if files else ():
            yield Case(f"{plan.stem}: {name}", partial(same_figures, program, plan, files, name))
