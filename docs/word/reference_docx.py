#!/usr/bin/env python3
"""Writes reference-a4.docx, by which pandoc lays out reports: A4 landscape, margins 20, 15, 20 and 30 mm (left), Times
New Roman 12, tables 10 with lines and a repeated header. Made from pandoc's own reference; the same bytes each time."""
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

OUTPUT = Path(__file__).resolve().parent / "reference-a4.docx"
SECTION = ('<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="851" '
           'w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>')
FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/>'
LINE = 'w:val="single" w:sz="4" w:space="0" w:color="808080"'
BORDERS = "<w:tblBorders>" + "".join(f"<w:{side} {LINE}/>" for side in
                                     ("top", "left", "bottom", "right", "insideH", "insideV")) + "</w:tblBorders>"

# What an office's report has beside what pandoc has: head and signature in two columns without lines
# (letterhead.lua), the annex on a page of its own.
OFFICE = "".join(
    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
    f'<w:qFormat/><w:pPr>{extra}<w:spacing w:before="0" w:after="{after}"/><w:jc w:val="{side}"/></w:pPr><w:rPr>{look}</w:rPr>'
    f'</w:style>'
    for name, side, extra, after, look in (
        ("Letterhead", "center", "", 0, ""),
        ("Annex", "center", "<w:pageBreakBefore/>", 120, '<w:b/><w:sz w:val="28"/>')))
OFFICE += ('<w:style w:type="table" w:customStyle="1" w:styleId="Letterhead-table"><w:name w:val="Letterhead table"/>'
           '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" '
           'w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>')


def plain_heading(match):
    """A heading as offices have it: black, upright, bold; the title centred."""
    style = re.sub(r"<w:color [^>]*/>|<w:i />|<w:i/>|<w:iCs />|<w:iCs/>", "", match.group(0))
    size = {"Title": 28, "Subtitle": 26, "Heading1": 26, "Heading2": 24, "Heading3": 24}[match.group(1)]
    style = re.sub(r'<w:sz w:val="\d+" ?/>', f'<w:sz w:val="{size}"/>', style)
    style = re.sub(r'<w:szCs w:val="\d+" ?/>', f'<w:szCs w:val="{size}"/>', style)
    return style if "<w:b />" in style or "<w:b/>" in style else style.replace("<w:rPr>", "<w:rPr><w:b/>", 1)


def styled(styles):
    styles = re.sub(r'<w:style [^>]*w:styleId="(Title|Subtitle|Heading[123])">.*?</w:style>', plain_heading, styles, flags=re.S)
    styles = styles.replace("</w:styles>", OFFICE + "</w:styles>")
    styles = re.sub(r"<w:rFonts [^>]*/>", FONT, styles)
    styles = re.sub(r'(<w:docDefaults>.*?<w:sz w:val=")24(" />\s*<w:szCs w:val=")24', r"\g<1>24\g<2>24", styles, flags=re.S)
    styles = styles.replace('<w:lang w:val="en-US"', '<w:lang w:val="vi-VN"', 1)

    def table(match):
        style = match.group(0).replace("<w:tblPr>", "<w:tblPr>" + BORDERS, 1)
        small = '<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>'
        return style.replace("<w:tblPr>", "<w:pPr><w:spacing w:before=\"20\" w:after=\"20\"/></w:pPr>" + small + "<w:tblPr>", 1)

    styles = re.sub(r'<w:style w:type="table" w:default="1" w:styleId="Table">.*?</w:style>', table, styles, flags=re.S)
    # Cells are "Compact" paragraphs: they take the table's size.
    return re.sub(r'(<w:style [^>]*w:styleId="Compact">.*?)(</w:style>)',
                  r'\1<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>\2', styles, count=1, flags=re.S)


def main():
    source = subprocess.run(["pandoc", "--print-default-data-file", "reference.docx"], check=True, capture_output=True).stdout
    with zipfile.ZipFile(io.BytesIO(source)) as original, zipfile.ZipFile(OUTPUT, "w", zipfile.ZIP_DEFLATED) as made:
        for name in original.namelist():
            data = original.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:sectPr />", SECTION.encode())
            elif name == "word/styles.xml":
                data = styled(data.decode()).encode()
            made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return 0


if __name__ == "__main__":
    sys.exit(main())
