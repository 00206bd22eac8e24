"""Markdown as the docs use it -> manual pages for man(7): headings, paragraphs, lists, tables, blocks of code, links."""
import re

INLINE = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^]]+)\]\([^)]*\)")


def escaped(text):
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")


def inline(text):
    """Text with its marks as font changes."""
    out, end = "", 0
    for match in INLINE.finditer(text):
        out += plain(text[end:match.start()])
        code, strong, emphasis, link = match.groups()
        if code is not None:
            out += f"\\fB{escaped(code)}\\fR"
        elif link is not None:
            out += inline(link)
        else:
            out += f"\\fI{plain(strong or emphasis)}\\fR"
        end = match.end()
    return out + plain(text[end:])


def plain(text):
    return text.replace("\\|", "|").replace("\\", "\\e")


def lines(text):
    """Filled text in lines that mandoc does not find too long; none of them begins like a request."""
    out, width = [], 80
    for word in text.split():
        weight = sum(1 if letter.isascii() else len("\\[u1EA1]") for letter in word)  # as mandoc counts them
        if width + 1 + weight > 78:
            out.append(word)
            width = weight
        else:
            out[-1] += " " + word
            width += 1 + weight
    return ["\\&" + line if line[0] in ".'" else line for line in out]


def code(block):
    out = [".PP", ".RS 4", ".nf"]
    for line in block:
        line = escaped(line)
        out.append("\\&" + line if line[:1] in (".", "\\") else line)
    return [*out, ".fi", ".RE"]


def cells(row):
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row.strip()[1:-1])]


def table(rows):
    head, *body = [cells(row) for row in rows if not re.fullmatch(r"[| :-]+", row.strip())]
    out = []
    for first, *rest in body:
        out += [".TP", inline(first) or "\\&"]
        named = [cell for cell in rest if cell] if len(rest) == 1 else [
            f"*{name}*: {cell}" for name, cell in zip(head[1:], rest) if cell]
        out += lines(inline("; ".join(named))) or ["\\&"]
    return [*out, ".PP"]


def body(text):
    """The page's lines, without its title."""
    out, source, at = [], text.splitlines(), 0
    paragraph = []

    def finish():
        if paragraph:
            out.extend([".PP", *lines(inline(" ".join(paragraph)))])
            paragraph.clear()

    while at < len(source):
        line = source[at]
        at += 1
        if line.startswith("```"):
            finish()
            block = []
            while not source[at].startswith("```"):
                block.append(source[at])
                at += 1
            at += 1
            out += code(block)
        elif line.startswith("|"):
            finish()
            rows = [line]
            while at < len(source) and source[at].startswith("|"):
                rows.append(source[at])
                at += 1
            out += table(rows)
        elif match := re.match(r"(#+) +(.*)", line):
            finish()
            out.append((".SH " if len(match[1]) < 3 else ".SS ") + plain(match[2].replace("`", "")))
        elif match := re.match(r"(?:[-*]|\d+\.) +(.*)", line):
            finish()
            item = [match[1]]
            while at < len(source) and source[at].startswith("  "):
                item.append(source[at].strip())
                at += 1
            out += [".IP \\(bu 2", *lines(inline(" ".join(item)))]
        elif not line.strip() or line.startswith("<!--"):
            finish()
        else:
            paragraph.append(line.strip())
    finish()
    return tidy(out)


def tidy(page):
    """Without paragraphs that nothing follows, for which checkers have no love."""
    out = []
    for line in page:
        if out and out[-1] == ".PP" and line[:3] in (".PP", ".SH", ".SS", ".TP", ".IP"):
            out.pop()
        if line == ".PP" and out and out[-1][:3] in (".SH", ".SS"):
            continue
        out.append(line)
    while out and out[-1] == ".PP":
        out.pop()
    return out


def page(name, section, date, version, parts):
    """A whole page of (heading, Markdown)."""
    out = [f'.TH {name.upper()} {section} "{date}" "plantrack {version}" "plantrack"']
    for heading, text in parts:
        out += tidy([f".SH {heading}", *body(text)])
    return "\n".join(out) + "\n"
