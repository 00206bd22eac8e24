"""Word files: the recipe of command-line.md and an office's report, in both languages: A4 landscape, every table with its
columns and a repeated header, names as they were written."""
import re
import subprocess
import zipfile
from functools import partial
from xml.etree import ElementTree

from .support import ROOT, Case, Wrong

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document(file):
    with zipfile.ZipFile(file) as archive:
        return ElementTree.fromstring(archive.read("word/document.xml"))


def words(element):
    return "".join(part.text or "" for part in element.iter(W + "t"))


def laid_out(body):
    size = body.find(f".//{W}sectPr/{W}pgSz")
    if size is None or (size.get(W + "w"), size.get(W + "h"), size.get(W + "orient")) != ("16838", "11906", "landscape"):
        raise Wrong("the page is not A4 landscape")
    for table in body.iter(W + "tbl"):
        style = table.find(f"{W}tblPr/{W}tblStyle")
        if style is not None and style.get(W + "val") == "Letterhead-table":
            continue
        row = table.find(W + "tr")
        if row.find(f"{W}trPr/{W}tblHeader") is None:
            raise Wrong(f"a table does not repeat its header: {words(row)[:80]}")
        columns = [int(column.get(W + "w")) for column in table.iter(W + "gridCol")]
        if len(columns) > 8 or min(columns) < 250:
            raise Wrong(f"columns of {columns}: {words(row)[:80]}")


def recipe(program, language):
    """The commands as command-line.md has them."""
    text = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"^plantrack report .*\|\n  pandoc .*$", text, re.MULTILINE)
    file = program.scratch / f"recipe-{language}.docx"
    command = command.replace("--lang vi", f"--lang {language}").replace("report.docx", str(file))
    code, _, err = program.shell(command, program.tree)
    if code != 0:
        raise Wrong(err.decode())
    body = document(file)
    laid_out(body)
    heading = "Overview" if language == "en" else "Tổng quan"
    if heading not in [words(paragraph) for paragraph in body.iter(W + "p")]:
        raise Wrong(f"no heading {heading!r}")


def office(program, language):
    file = program.scratch / f"office-{language}.docx"
    code, _, err = program.shell(f"python3 docs/word/office_report.py --lang {language} -o {file} -p plans/tuyen-quang.yaml "
                                 "examples/tuyen-quang/", program.tree)
    if code != 0:
        raise Wrong(err.decode())
    body = document(file)
    laid_out(body)
    text = "\n".join(words(paragraph) for paragraph in body.iter(W + "p"))
    plan = {"en": "Preserving and developing craft villages", "vi": "làng nghề"}[language]
    annex = {"en": "ANNEX", "vi": "PHỤ LỤC"}[language]
    head = next(body.iter(W + "tbl"))
    columns = [[words(paragraph) for paragraph in cell.iter(W + "p")] for cell in head.iter(W + "tc")]
    office = {"en": "TUYÊN QUANG PROVINCE", "vi": "UBND TỈNH TUYÊN QUANG"}[language]
    beside = {"en": "…………, (day, month, year)", "vi": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}[language]
    if len(columns) != 2 or columns[0][0] != office or columns[1][0] != beside:
        raise Wrong(f"the head is {columns}")
    if plan not in text or annex not in text or re.search(r"\{[a-zA-Z]+\}", text):
        raise Wrong(text[:2000])
    if text.index(annex) < text.index(plan):
        raise Wrong("the annex stands before the findings")


def reference_is_made(program):
    """reference-a4.docx is what its script makes of pandoc's own."""
    copy = program.scratch / "reference"
    copy.mkdir()
    (copy / "reference_docx.py").write_bytes((ROOT / "docs" / "word" / "reference_docx.py").read_bytes())
    subprocess.run(["python3", copy / "reference_docx.py"], check=True)
    made, kept = copy / "reference-a4.docx", ROOT / "docs" / "word" / "reference-a4.docx"
    with zipfile.ZipFile(made) as one, zipfile.ZipFile(kept) as other:
        if {name: one.read(name) for name in one.namelist()} != {name: other.read(name) for name in other.namelist()}:
            raise Wrong("docs/word/reference-a4.docx is not what docs/word/reference_docx.py makes")


def cases(program):
    for language in ("en", "vi"):
        yield Case(f"the recipe in {'English' if language == 'en' else 'Vietnamese'}", partial(recipe, program, language))
        yield Case(f"an office's report in {language}", partial(office, program, language))
    yield Case("the reference is made by its script", partial(reference_is_made, program))
