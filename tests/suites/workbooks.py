"""Writes workbooks (.xlsx, .ods) cell by cell, as Excel and LibreOffice shape them, and as attackers do. A sheet is a name
and rows of cells: None, text, a number, True, or one of the types below."""
import datetime
import io
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr


@dataclass
class Percent:
    value: object  # 0.67 is shown as 67%


@dataclass
class Day:
    iso: str
    shown: str = "dd/mm/yyyy"


@dataclass
class Formula:
    text: str
    result: object = None  # of a program that does not compute


@dataclass
class Error:
    text: str


@dataclass
class Sheet:
    name: str
    rows: list
    merges: list = field(default_factory=list)  # "A2:A3"
    hidden_rows: set = field(default_factory=set)  # from 1
    hidden_columns: set = field(default_factory=set)  # from 1
    no_room: bool = False  # in .xlsx: the hidden rows and columns have no height and width, and no other mark
    hidden: bool = False
    below: dict = field(default_factory=dict)  # more rows, by their number


def letters(column):
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def serial(iso):
    day = datetime.datetime.fromisoformat(iso)
    since = day - datetime.datetime(1899, 12, 30)
    return since.days + (since.seconds / 86400 if since.seconds else 0)


def packed(parts, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            with archive.open(info, "w") as part:  # in pieces: some parts are larger than memory should be
                for piece in [content] if isinstance(content, (str, bytes)) else content:
                    part.write(piece.encode() if isinstance(piece, str) else piece)
    return out.getvalue()


HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


class Xlsx:
    def __init__(self, inline=False):
        self.inline = inline
        self.texts = {}
        self.formats = {}

    def style(self, shown):
        return self.formats.setdefault(shown, len(self.formats) + 2)  # 0: General, 1: 0%

    def cell(self, at, value):
        if value is None:
            return ""
        if isinstance(value, bool):
            return f'<c r="{at}" t="b"><v>{int(value)}</v></c>'
        if isinstance(value, Percent):
            return f'<c r="{at}" s="1"><v>{value.value}</v></c>'
        if isinstance(value, Day):
            return f'<c r="{at}" s="{self.style(value.shown)}"><v>{serial(value.iso)}</v></c>'
        if isinstance(value, Error):
            return f'<c r="{at}" t="e"><v>{value.text}</v></c>'
        if isinstance(value, Formula):
            if isinstance(value.result, str):
                return f'<c r="{at}" t="str"><f>{escape(value.text[1:])}</f><v>{escape(value.result)}</v></c>'
            result = "" if value.result is None else f"<v>{value.result}</v>"
            return f'<c r="{at}"><f>{escape(value.text[1:])}</f>{result}</c>'
        if not isinstance(value, str):
            return f'<c r="{at}"><v>{value}</v></c>'
        if self.inline:
            return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
        return f'<c r="{at}" t="s"><v>{self.texts.setdefault(value, len(self.texts))}</v></c>'

    def sheet(self, sheet):
        rows = {number: cells for number, cells in enumerate(sheet.rows, 1) if cells} | sheet.below
        row_mark, column_mark = ('ht="0"', 'width="0"') if sheet.no_room else ('hidden="1"', 'width="9" hidden="1"')
        data = "".join(
            f'<row r="{number}" {row_mark if number in sheet.hidden_rows else ""}>' +
            "".join(self.cell(f"{letters(i)}{number}", value) for i, value in enumerate(cells)) + "</row>"
            for number, cells in sorted(rows.items()))
        merges = "".join(f'<mergeCell ref="{each}"/>' for each in sheet.merges)
        columns = "".join(f'<col min="{i}" max="{i}" {column_mark}/>' for i in sorted(sheet.hidden_columns))
        return (f'{HEAD}<worksheet xmlns="{MAIN}">{"<cols>" + columns + "</cols>" if columns else ""}<sheetData>{data}</sheetData>' +
                (f'<mergeCells count="{len(sheet.merges)}">{merges}</mergeCells>' if merges else "") + "</worksheet>")

    def parts(self, sheets):
        bodies = [self.sheet(each) for each in sheets]
        texts = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in self.texts)
        formats = "".join(f'<numFmt numFmtId="{162 + number}" formatCode={quoteattr(shown)}/>'
                          for shown, number in self.formats.items())
        styles = "".join(f'<xf numFmtId="{162 + number}"/>' for number in self.formats.values())
        listed = "".join(f'<sheet name={quoteattr(each.name)} sheetId="{i}" '
                         f'{"state=" + quoteattr("hidden") if each.hidden else ""} r:id="rId{i}"/>'
                         for i, each in enumerate(sheets, 1))
        links = "".join(f'<Relationship Id="rId{i}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>'
                        for i in range(1, len(sheets) + 1))
        return {
            "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
                           'Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}">{links}'
                                          f'<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/>'
                                          f'<Relationship Id="t" Type="{OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
                                          '</Relationships>',
            "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellXfs><xf numFmtId="0"/>'
                             f'<xf numFmtId="9"/>{styles}</cellXfs></styleSheet>',
            "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}">{texts}</sst>',
            **{f"xl/worksheets/sheet{i}.xml": body for i, body in enumerate(bodies, 1)},
        }


def xlsx(*sheets, inline=False):
    return packed(Xlsx(inline).parts(sheets))


NAMESPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"' for name, urn in (
    ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle"))) + ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
DAYS = {"dd/mm/yyyy": '<number:day number:style="long"/><number:text>/</number:text><number:month/><number:year/>',
        "mm/yyyy": "<number:month/><number:text>/</number:text><number:year/>"}


def ods_cell(value, spans=(1, 1), covered=False):
    if covered:
        return "<table:covered-table-cell/>"
    span = "" if spans == (1, 1) else f' table:number-rows-spanned="{spans[0]}" table:number-columns-spanned="{spans[1]}"'

    def cell(attributes, text=""):
        return f"<table:table-cell{span}{attributes}>" + (f"<text:p>{escape(text)}</text:p>" if text else "") + \
            "</table:table-cell>"

    if value is None:
        return cell("")
    if isinstance(value, bool):
        return cell(f' office:value-type="boolean" office:boolean-value="{str(value).lower()}"', str(value).upper())
    if isinstance(value, Percent):
        return cell(f' office:value-type="percentage" office:value="{value.value}"', "…%")
    if isinstance(value, Day):
        style = "day" if value.shown == "dd/mm/yyyy" else "month"
        return cell(f' table:style-name="{style}" office:value-type="date" office:date-value="{value.iso}"', "a day")
    if isinstance(value, Error):
        return cell(' office:value-type="string" calcext:value-type="error"', value.text)
    if isinstance(value, Formula):
        formula = f" table:formula={quoteattr('of:' + value.text)}"
        if value.result is None:
            return cell(formula)
        if isinstance(value.result, str):
            return cell(f'{formula} office:value-type="string" office:string-value={quoteattr(value.result)}', value.result)
        return cell(f'{formula} office:value-type="float" office:value="{value.result}"', "shown")
    if isinstance(value, str):
        return cell(' office:value-type="string"', value)
    return cell(f' office:value-type="float" office:value="{value}"', "shown")


def ods_parts(*sheets):
    tables = ""
    for sheet in sheets:
        spans, covered = {}, set()
        for merge in sheet.merges:
            (column, line), (last_column, last_line) = (
                (sum((ord(c) - 64) * 26 ** i for i, c in enumerate(reversed([c for c in ref if c.isalpha()]))) - 1,
                 int("".join(c for c in ref if c.isdigit()))) for ref in merge.split(":"))
            spans[line, column] = (last_line - line + 1, last_column - column + 1)
            covered |= {(i, k) for i in range(line, last_line + 1) for k in range(column, last_column + 1)}
            covered.discard((line, column))
        rows = {number: cells for number, cells in enumerate(sheet.rows, 1) if cells} | sheet.below
        columns = "".join(f'<table:table-column{" table:visibility=" + quoteattr("collapse") if i in sheet.hidden_columns else ""}/>'
                          for i in range(1, max(sheet.hidden_columns, default=0) + 1))
        last = 0
        body = ""
        for number, cells in sorted(rows.items()):
            if number > last + 1:
                body += f'<table:table-row table:number-rows-repeated="{number - last - 1}"><table:table-cell/></table:table-row>'
            hidden = ' table:visibility="collapse"' if number in sheet.hidden_rows else ""
            body += f"<table:table-row{hidden}>" + "".join(
                ods_cell(value, spans.get((number, i), (1, 1)), (number, i) in covered) for i, value in enumerate(cells)) + \
                '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
            last = number
        body += '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        tables += f'<table:table table:name={quoteattr(sheet.name)} table:style-name="{"hidden" if sheet.hidden else "shown"}">' \
                  f"{columns}{body}</table:table>"
    styles = "".join(f'<number:date-style style:name="shows-{name}">{DAYS[shown]}</number:date-style>'
                     f'<style:style style:name="{name}" style:family="table-cell" style:data-style-name="shows-{name}"/>'
                     for name, shown in (("day", "dd/mm/yyyy"), ("month", "mm/yyyy")))
    styles += "".join(f'<style:style style:name="{name}" style:family="table"><style:table-properties table:display="{display}"/>'
                      "</style:style>" for name, display in (("hidden", "false"), ("shown", "true")))
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f"{HEAD}<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
                       f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
    }


def ods(*sheets):
    return packed(ods_parts(*sheets))
