"""What the pages name is there: files and headings behind their links, paths between backticks; and from README a reader
comes to every page. What is written by hand in both languages has the same outline in both."""
import re
from functools import partial

from .console import IN_ORDER
from .support import ROOT, Case, Wrong

LINK = re.compile(r"\]\(([^)\s]+)\)")
PATH = re.compile(r"`((?:\.ci|docs|examples|plans|src|tests)/[\w./-]*\w/?)`")
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
OUTLINE = (("headings", r"^#{2,} "), ("lines of tables", r"^\|"), ("items", r"^(?:- |\d+\. )"))
FACT = re.compile(r"\b[PFCRS]\d{3}\b|--[a-z][a-z-]+")
IN_BOTH_LANGUAGES = ("plan-format", "progress-format", "semantics", "ci", "recipes")
FENCED = re.compile(r"^(```|~~~).*?^\1$", re.MULTILINE | re.DOTALL)


def pages():
    return [ROOT / "README.md", *sorted(ROOT.glob("README.*.md")), *sorted(ROOT.glob("docs/**/*.md")),
            *[page for page in sorted(ROOT.glob("examples/**/*.md")) if "out" not in page.parts]]


def anchors(page):
    """The headings of a page as GitHub makes anchors of them."""
    seen, found = {}, set()
    for heading in HEADING.findall(FENCED.sub("", page.read_text(encoding="utf-8"))):
        text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
        slug = re.sub(r"[^\w\- ]", "", text).replace(" ", "-")
        count = seen.get(slug, 0)
        seen[slug] = count + 1
        found.add(f"{slug}-{count}" if count else slug)
    return found


def targets(page):
    """Link, the file it means, the heading it means; links that leave the project are not followed."""
    for link in LINK.findall(FENCED.sub("", page.read_text(encoding="utf-8"))):
        if not re.match(r"[a-z]+:", link):
            path, _, anchor = link.partition("#")
            yield link, (page.parent / path).resolve() if path else page, anchor


def leads_somewhere(page):
    wrong = []
    for link, file, anchor in targets(page):
        if not file.exists():
            wrong.append(f"{link}: there is no such file")
        elif anchor and anchor not in anchors(file):
            wrong.append(f"{link}: {file.name} has no such heading")
    text = page.read_text(encoding="utf-8")
    for path in PATH.findall(FENCED.sub("", text)) if IN_ORDER not in text else ():  # a tutorial's are made by its reader
        if not (ROOT / path).exists() and not re.search(r"[A-Z]{3}|NAME|/out\b", path):
            wrong.append(f"`{path}`: there is no such file")
    if wrong:
        raise Wrong("\n".join(wrong))


def tells_the_same(name):
    """What is added to one page and forgotten in the other: a section, a line, a rule, an option."""
    english, vietnamese = [FENCED.sub("", (ROOT / "docs" / f"{name}{end}").read_text(encoding="utf-8"))
                           for end in (".md", ".vi.md")]
    wrong = []
    for what, pattern in OUTLINE:
        here, there = [len(re.findall(pattern, text, re.MULTILINE)) for text in (english, vietnamese)]
        if here != there:
            wrong.append(f"{here} {what} in English, {there} in Vietnamese")
    if only_in_one := set(FACT.findall(english)) ^ set(FACT.findall(vietnamese)):
        wrong.append("in one language alone: " + ", ".join(sorted(only_in_one)))
    if wrong:
        raise Wrong("\n".join(wrong))


def all_are_reached():
    reached, ahead = set(), [ROOT / "README.md"]
    while ahead:
        page = ahead.pop()
        if page in reached or page.suffix != ".md" or not page.exists():
            continue
        reached.add(page)
        ahead += [file for _, file, _ in targets(page)]
    lost = [str(page.relative_to(ROOT)) for page in pages() if page not in reached]
    if lost:
        raise Wrong("no link leads from README to " + ", ".join(lost))


def cases(_program):
    yield Case("every page is reached from README", all_are_reached)
    for name in IN_BOTH_LANGUAGES:
        yield Case(f"docs/{name}.md and its Vietnamese", partial(tells_the_same, name))
    for page in pages():
        yield Case(str(page.relative_to(ROOT)), partial(leads_somewhere, page))
