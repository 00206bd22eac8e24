"""Pages as people see them, in Chromium: accessible (axe-core) on a desktop, in the dark, on phones; silent, asking for
nothing; whole without script and under the strictest policy; whatever names are made of. axe-core comes by npm:
`npm ci --prefix tests/browser`."""
import html
import json
import re
import shutil
import subprocess
import threading
from functools import partial

from . import chromium
from .support import ROOT, TESTS, Case, Wrong, shown

AXE = TESTS / "browser" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = {"desktop": {}, "dark": {"dark": True}, "390": {"width": 390, "height": 844}, "320": {"width": 320, "height": 700}}
FETCHING = threading.Lock()

# What people may write into any text: markup, ends of scripts and comments, marks that turn the direction, length.
HOSTILE = ['</script><script>document.title="x"</script>', '"><img src=x onerror=document.title="x">', "]]>--><svg/onload=x>",
           "&#x3c;b&#x3e; &amp;lt;", "' onclick='x", "\u202eabc\u202c", "a" * 10_000]

PAGES = {
    "report": ("report", "-p", "plans/tuyen-quang.yaml", "examples/tuyen-quang"),
    "areas": ("report", "-p", "plans/lang-son.yaml", "examples/lang-son", "--since", "2025-01-31"),
    "left-out": ("report", "-p", "plans/tuyen-quang.yaml", "examples/broken/tuyen-quang-2024.csv", "--skip-invalid"),
    "by-agency": ("report", "-p", "plans/tuyen-quang.yaml", "examples/tuyen-quang", "--by", "agency"),
    "by-area": ("report", "-p", "plans/lang-son.yaml", "examples/lang-son", "--by", "area"),
    "by-period": ("report", "-p", "plans/lang-son.yaml", "examples/lang-son", "--by", "period"),
    "coverage": ("coverage", "-p", "plans/lang-son.yaml", "examples/lang-son"),
    "compare": ("compare", "-p", "plans", "examples/tuyen-quang", "examples/lang-son", "examples/bac-ninh"),
    "changes": ("compare", "-p", "plans/lang-son.yaml", "examples/lang-son", "--from", "2024-06-30", "--to", "2025-07-31"),
}


def written(program, name, language, *more):
    words = [*PAGES[name], "--format", "html", "--lang", language, *more]
    result = program.run(*words)
    if result.code != 0:
        raise Wrong(f"{' '.join(words)}: exit code {result.code}\n{shown(result.err)}")
    file = program.scratch / f"page-{name}-{language}.html"
    file.write_bytes(result.out)
    return file


def axe():
    with FETCHING:
        if not AXE.exists():
            npm = shutil.which("npm")
            if not npm:
                raise Wrong("npm is missing: it fetches axe-core (apt-get install npm)")
            subprocess.run([npm, "ci", "--no-audit", "--no-fund", "--prefix", str(TESTS / "browser")], check=True,
                           capture_output=True)
    return AXE.read_text(encoding="utf-8")


def silent(page, what):
    if page.requests or page.said:
        raise Wrong(f"{what}: asks for {page.requests}, says {page.said}")


def accessible(program, name, language):
    file = written(program, name, language)
    found = []
    with chromium.Browser() as browser:
        for look, options in LOOKS.items():
            with browser.page(file.as_uri(), **options) as page:
                silent(page, look)
                width, window = page.value("[document.documentElement.scrollWidth, innerWidth]")
                if width > window:
                    found.append(f"{look}: {width} px wide in a window of {window}")
                page.value(axe() + "; 0")
                for rule, nodes, markup, why in page.value(
                        f"axe.run(document, {{runOnly: {RULES}}}).then(r => r.violations.map(v => [v.id, v.nodes.length,"
                        " v.nodes[0].html.slice(0, 160), v.nodes[0].failureSummary.slice(0, 240)]))"):
                    found.append(f"{look}: {rule}, {nodes} times: {markup}\n  {why}")
    if found:
        raise Wrong("\n".join(found))


# What a reader gets of a page: its words without those of the script's own tools, and how many charts are drawn.
CONTENT = ("(() => { const c = document.body.cloneNode(true); c.querySelectorAll('script,[hidden],button,#tools').forEach(e => "
           "e.remove()); return [c.textContent.replace(/\\s+/g, ' '), document.querySelectorAll('svg').length] })()")


def whole_without_script(program, name):
    file = written(program, name, "vi")
    with chromium.Browser() as browser:
        with browser.page(file.as_uri()) as page:
            full = page.value(CONTENT)
        with browser.page(file.as_uri(), script=False) as page:
            silent(page, "without script")
            bare = page.value(CONTENT)
            shown_tools = page.value("[...document.querySelectorAll('.tools,th button')].filter(e => !e.hidden).length")
    if full != bare or shown_tools:
        raise Wrong(f"without script {len(bare[0])} of {len(full[0])} letters and {bare[1]} of {full[1]} charts are there, "
                    f"{shown_tools} controls are shown")


def readable_in_a_sandbox(program, name):
    """Under a policy as Jenkins serves pages with, no style sheet holds: cells stand apart, charts and the marks of their
    key keep size and colours."""
    text = written(program, name, "en").read_text(encoding="utf-8")
    file = program.scratch / f"sandbox-{name}.html"
    file.write_text(re.sub(r'content="default-src[^"]*"', "content=\"default-src 'none'; img-src 'self'; style-src 'self'\"",
                           text, count=1), encoding="utf-8")
    with chromium.Browser() as browser:
        with browser.page(file.as_uri()) as page:
            joined = page.value("[...document.querySelectorAll('dt,dd,li,td,th,p,h1,h2,h3,summary')].map(e => e.innerText)")
            styled = page.value("getComputedStyle(document.body).maxWidth + getComputedStyle(document.querySelector('main')).maxWidth")
            drawn = page.value("[...document.querySelectorAll('svg')].every(s => { const b = s.getBoundingClientRect();"
                               " return b.width > (s.closest('.key') ? 8 : 40) && b.width < 700 && b.height < 500 })")
            colours = page.value("new Set([...document.querySelectorAll('svg [fill]')].map(e => getComputedStyle(e).fill)).size")
            inline = page.value("[...document.querySelectorAll('dt+dd,.b+data,dd')].every(e => !e.previousSibling || "
                                "getComputedStyle(e).display !== 'inline' || /\\s$/.test(e.previousSibling.textContent))")
    if styled != "nonenone":
        raise Wrong("the style sheet holds under the policy: the test is wrong")
    if not drawn or (colours < 3 and "<svg" in text):
        raise Wrong(f"charts fill the page or have no colours ({colours})")
    if not inline or not any(joined):
        raise Wrong("words run together without the style sheet")


def policy_holds(program, name):
    """The hashes in the page's policy are those of what stands in it: otherwise Chromium says so and leaves it out."""
    file = written(program, name, "en")
    with chromium.Browser() as browser, browser.page(file.as_uri()) as page:
        silent(page, "policy")
        if page.value("getComputedStyle(document.querySelector('main')).maxWidth") != "1160px":
            raise Wrong("the style sheet does not hold")
        if page.value("document.querySelectorAll('[style]').length") or page.value(
                "[...document.querySelectorAll('*')].some(e => e.getAttributeNames().some(n => n.startsWith('on')))"):
            raise Wrong("an attribute runs or styles something")
        page.value("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"document.title=1\">'),0")
        page.value("new Promise(r => setTimeout(r, 100))")
        if page.value("document.title") == "1":
            raise Wrong("a script that slipped in would run")


PLAN = """schema: plantrack/plan@1
id: hostile
title: {{en: {text}, vi: {text}}}
place: {{name: {text}, kind: {{en: City, vi: Thành phố}}}}
document: {{number: {text}, issuer: {text}, status: issued, issued: 2020-12-31, source: "https://example.org/plan"}}
period: {{from: 2021, to: 2030}}
agencies:
  - {{id: one, name: {text}}}
reporting: {{every: year}}
targets:
  - id: first
    name: {{en: {text}, vi: {text}}}
    measure: count
    accrual: stock
    unit: {{en: {unit}, vi: {unit}}}
    lead: one
    clause: {text}
    stated: {text}
    note: {{en: {text}, vi: {text}}}
    goal: {{by: 2030, at_least: 8}}
"""


def names_change_nothing(program, number):
    """A page of hostile names has the nodes of one of plain names, and their text as it was written."""
    folder = program.scratch / f"hostile-names-{number}"
    folder.mkdir()
    pages = []
    for word in ("plain", HOSTILE[number]):
        text = re.sub("[\u202a-\u202e]", "", word)  # such marks are refused in a plan: the notice alone has them
        (folder / "plan.yaml").write_text(PLAN.format(text=json.dumps(text, ensure_ascii=False),
                                                      unit=json.dumps(text[:60], ensure_ascii=False)), encoding="utf-8")
        (folder / "rows.csv").write_text("target,period,value\nfirst,2024,6\n", encoding="utf-8")
        result = program.run("report", "-p", folder / "plan.yaml", folder / "rows.csv", "--format", "html", "--lang", "en",
                             "--notice", word, "--as-of", "2025-03-01")
        if result.code != 0:
            raise Wrong(f"exit code {result.code}\n{shown(result.err)}")
        file = folder / f"{len(pages)}.html"
        file.write_bytes(result.out)
        pages.append(file)
    with chromium.Browser() as browser:
        counts, texts = [], []
        for file in pages:
            with browser.page(file.as_uri()) as page:
                silent(page, "hostile names")
                counts.append(page.value("document.querySelectorAll('*').length"))
                texts.append(page.value("[document.querySelector('h1').textContent, document.querySelector('.made').textContent]"))
    if counts[0] != counts[1]:
        raise Wrong(f"{counts[0]} nodes with plain names, {counts[1]} with {HOSTILE[number][:60]!r}")
    # What turns the direction of text is shown as what it is, not obeyed.
    turning = re.search("[\u202a-\u202e]", HOSTILE[number])
    expected = [re.sub("[\u202a-\u202e]", "", HOSTILE[number]), HOSTILE[number]]
    if texts[1][0] != expected[0] or (texts[1][1] != expected[1] and not turning) or (turning and turning[0] in texts[1][1]):
        raise Wrong(f"{expected[1][:60]!r} became {texts[1]!r:.200}")


def search_and_sort(program):
    file = written(program, "report", "vi")
    with chromium.Browser() as browser, browser.page(file.as_uri()) as page:
        page.value("(() => { const q = document.querySelector('#tools input'); q.value = 'thuong hieu';"
                   " q.dispatchEvent(new Event('input')) })()")
        names = page.value("[...document.querySelectorAll('.tg tbody tr')].filter(r => !r.hidden).map(r => r.innerText)")
        if len(names) != 1 or "thương hiệu" not in names[0]:
            raise Wrong(f"the search without marks finds {names}")
        page.value("(() => { const q = document.querySelector('#tools input'); q.value = ''; q.dispatchEvent(new Event('input')) })()")
        for way in ("up", "down"):
            page.value("document.querySelector('.tg th:nth-child(6) button').click()")
            cells = page.value("[...document.querySelectorAll('.tg tbody tr')].map(r => r.cells[5].querySelector('data')?.value ?? '')")
            numbers = [float(cell) for cell in cells if cell]
            if cells[:len(numbers)] != [cell for cell in cells if cell]:
                raise Wrong(f"sorted {way}, what has no figure does not stand last: {cells}")
            if numbers != sorted(numbers, reverse=way == "down"):
                raise Wrong(f"sorted {way}: {numbers}")


def prints(program, name, language):
    """A4 pages, all names among their words, nothing outside the page."""
    file = written(program, name, language)
    pdf = program.scratch / f"print-{name}-{language}.pdf"
    with chromium.Browser() as browser, browser.page(file.as_uri()) as page:
        headings = page.value("[...document.querySelectorAll('h1,h2,h3')].map(e => e.textContent.trim())")
        page.pdf(pdf)
    boxes = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, check=True, text=True).stdout
    words, count = [], 0
    for line in boxes.splitlines():
        if size := re.search(r'<page width="([\d.]+)" height="([\d.]+)"', line):
            width, height = map(float, size.groups())
            count += 1
        elif word := re.search(r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>', line):
            left, top, right, bottom = map(float, word.groups()[:4])
            words.append(html.unescape(word.group(5)))
            if left < 0 or top < 0 or right > width + 1 or bottom > height + 1:
                raise Wrong(f"{word.group(5)!r} stands outside page {count}")
    text = re.sub(r"\s+", "", "".join(words))
    lost = [heading for heading in headings if re.sub(r"\s+", "", heading) not in text]
    if lost:
        raise Wrong(f"not in print: {lost[:5]}")
    if not 1 <= count <= 30:
        raise Wrong(f"{count} pages")


def cases(program):
    if not chromium.program():
        yield Case("Chromium", partial(missing, "chromium"))
        return
    for name in PAGES:
        for language in ("en", "vi"):
            yield Case(f"{name} is accessible in {language}", partial(accessible, program, name, language))
    for name in ("report", "areas", "compare", "coverage"):
        yield Case(f"{name} is whole without script", partial(whole_without_script, program, name))
        yield Case(f"{name} is readable in a sandbox", partial(readable_in_a_sandbox, program, name))
        yield Case(f"{name} keeps its policy", partial(policy_holds, program, name))
        yield Case(f"{name} prints", partial(prints, program, name, "vi"))
    for number in range(len(HOSTILE)):
        yield Case(f"hostile names change no node: {HOSTILE[number][:24]!r}", partial(names_change_nothing, program, number))
    yield Case("search and sort", partial(search_and_sort, program))


def missing(package):
    raise Wrong(f"{package} is missing: apt-get install {package}")
