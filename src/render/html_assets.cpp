// The style sheet and the script of pages: constants, so that a page's policy can name them by their hashes.
#include "render/html_assets.hpp"

namespace plantrack {

// clang-format off
const std::string_view page_style = R"css(
:root{color-scheme:light dark;--bg:#fff;--ink:#1f2328;--mute:#59636e;--line:#d1d9e0;--soft:#f6f8fa;--link:#0a58a8;--bar:#1f3a5f;--good:#0b6b4f;--goodbg:#e3f3ec;--blue:#0a58a8;--bluebg:#e6f0fb;--warn:#8f5300;--warnbg:#fdf1dc;--bad:#a40e26;--badbg:#fdeaec;--nil:#59636e;--nilbg:#eff2f5;--r1:#b9c3cf;--r2:#cfd7e0;--r3:#e1e7ed;--r4:#f0f3f6;--rs:#c9e4d8;--ex:#8f5300;--ax:#8c959f;--gr:#d8dee4}
@media screen and (prefers-color-scheme:dark){:root{--bg:#12161b;--ink:#e8edf2;--mute:#a3adb8;--line:#343d47;--soft:#1a2027;--link:#7cb7ff;--bar:#9cc3f0;--good:#6fd3a8;--goodbg:#123226;--blue:#8dc0ff;--bluebg:#12283f;--warn:#f0b866;--warnbg:#38290f;--bad:#ff9aa5;--badbg:#44161d;--nil:#a3adb8;--nilbg:#232a32;--r1:#4a545f;--r2:#3a434d;--r3:#2c343d;--r4:#20272e;--rs:#1f4a3a;--ex:#f0b866;--ax:#77828e;--gr:#2b333c}
}
*{box-sizing:border-box}
html{text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 "Segoe UI",Roboto,"Noto Sans",system-ui,"Liberation Sans",Arial,sans-serif;overflow-wrap:break-word}
main,.top,footer,nav{max-width:1160px;margin:0 auto;padding:0 20px}
h1{font-size:1.9rem;line-height:1.3;margin:.2rem 0 .6rem}
h2{font-size:1.35rem;line-height:1.35;margin:2.6rem 0 .3rem;padding-top:.7rem;border-top:3px solid var(--ink)}
h3{font-size:1.05rem;line-height:1.4;margin:0}
p{margin:.4rem 0 .8rem;max-width:62rem}
a{color:var(--link)}
.s{font-size:.875rem}
.m{color:var(--mute)}
a:hover{text-decoration:underline!important}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;background:var(--bg);padding:8px 12px;z-index:9}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.top{padding-top:26px}
.kick{font-weight:600;color:var(--mute);margin:0}
.facts{display:flex;flex-wrap:wrap;gap:.1rem 1.6rem;margin:0;font-size:.94rem}
.facts div{display:flex;gap:.4rem}
.facts dt{color:var(--mute)}
.facts dd{margin:0}
.made{margin:.9rem 0 0;padding:.5rem .8rem;border-left:4px solid var(--warn);background:var(--warnbg);max-width:none;font-size:.94rem}
nav ul{display:flex;flex-wrap:wrap;gap:0 1.1rem;list-style:none;padding:0;margin:1.1rem 0 0;border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
nav a{display:block;padding:.45rem 0;text-decoration:none;font-size:.92rem}
.lead{font-size:1.25rem;line-height:1.45;margin:.7rem 0 .5rem;max-width:none}
.over{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,7fr);gap:0 2.6rem}
.over h3{margin-top:.5rem}
.tally{list-style:none;margin:.6rem 0 .8rem;padding:0}
.tally li{display:grid;grid-template-columns:10.5rem 2rem 1fr;align-items:center;gap:.5rem;padding:.22rem 0;border-bottom:1px solid var(--line)}
.tally b{font-size:1.1rem;text-align:right;font-variant-numeric:tabular-nums}
.chips{display:flex;flex-wrap:wrap;gap:3px}
.chips a{min-width:26px;height:26px;padding:0 4px;font-size:.81rem;line-height:26px;text-align:center;text-decoration:none;border-radius:3px;font-weight:600;font-variant-numeric:tabular-nums}
.b{display:inline-block;padding:.05rem .5rem .08rem;border-radius:3px;font-size:.875rem;font-weight:600;white-space:nowrap}
.b i{font-style:normal;display:inline-block;min-width:1em}
.met,.ok{color:var(--good);background:var(--goodbg)}
.on-track{color:var(--blue);background:var(--bluebg)}
.at-risk,.incomplete,.lt{color:var(--warn);background:var(--warnbg)}
.off-track,.regressing,.missed,.overdue,.ms{color:var(--bad);background:var(--badbg)}
.in-progress,.no-data,.not-assessable,.context,.nil{color:var(--nil);background:var(--nilbg)}
.watch{margin:.6rem 0;padding:0;list-style:none}
.watch li{padding:.5rem 0;border-bottom:1px solid var(--line);display:grid;grid-template-columns:10.9rem 1fr;gap:.2rem .6rem;align-items:start}
.watch .b{justify-self:start}
.watch>li>div{min-width:0}
.watch p{margin:.15rem 0 0;font-size:.94rem}
.watch a{font-weight:600;text-decoration:none}
table{border-collapse:collapse;width:100%;font-size:.94rem;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th{text-align:left;font-weight:600;font-size:.84rem;color:var(--mute);vertical-align:bottom;padding:.35rem .5rem;border-bottom:2px solid var(--ink)}
td,tbody th{padding:.5rem;border-bottom:1px solid var(--line);vertical-align:top}
tbody th{font-weight:400;font-size:.94rem;color:var(--ink)}
.r{text-align:right}
.c{text-align:center}
.tg td,.tg tbody th{vertical-align:middle}
.tg .nm{min-width:12rem}
.tg .nm a{font-weight:600;color:var(--ink);text-decoration:none}
.tg .ch{width:322px}
.tg .fig{font-size:1.15rem;font-weight:700;line-height:1.25;white-space:nowrap}
.tg .fig.w{font-size:.94rem;min-width:6.5rem;white-space:normal}
.tg .fig .sub{white-space:normal}
.lanes .ch+td{min-width:5.5rem}
.no{color:var(--mute)}
svg{display:block;max-width:100%;height:auto;font-family:inherit}
.tg svg.bl{width:308px}
svg.sr{width:100%;max-width:430px}
svg.la{width:220px;max-width:none}
.sub{display:block;font-size:.84rem;color:var(--mute);font-weight:400;line-height:1.4}
sup a,.tg .nm sup a{text-decoration:none;font-weight:400;color:var(--link);padding:.4rem .6rem;margin:0 -.3rem}
.scroll{position:relative;overflow-x:auto;margin:.4rem 0 1rem}
@media screen{.scroll{background:linear-gradient(270deg,var(--bg) 50%,transparent) 100%/2rem 100% no-repeat local,linear-gradient(270deg,var(--ax),transparent) 100%/.7rem 100% no-repeat}
.late{direction:rtl;background:none}
.late table{direction:ltr}
}
.scroll table{min-width:46rem}
.fit table{min-width:0}
#figures table{font-size:.81rem;min-width:64rem}
#figures td:not(:nth-child(3)):not(:nth-child(7)):not(:nth-child(n+14)),thead th:first-child{white-space:nowrap}
#figures td:nth-child(3){min-width:5.5rem}
#figures tbody th{min-width:11rem;font-size:.81rem}
#figures td,#figures th{padding:.35rem .3rem}
.cards{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1.1rem}
.card{border:1px solid var(--line);border-radius:6px;padding:.9rem 1.1rem 1rem;display:flex;flex-direction:column}
.card header{display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:flex-start;justify-content:space-between}
.card h3{flex:1 1 12rem}
.card .big{font-size:1.6rem;font-weight:700;line-height:1.25;margin:.3rem 0 0}
.card .big+p{margin:.05rem 0 .4rem;font-size:.94rem}
.card details ul{padding-left:1.1rem;margin:.3rem 0 .5rem;overflow-wrap:anywhere}
.card dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(7.2rem,1fr));gap:.35rem .9rem;margin:.5rem 0;font-size:.9rem}
.card dt{color:var(--mute);font-size:.81rem;line-height:1.35}
.card dd{margin:0;font-weight:600}
.src{margin:.3rem 0 0;font-size:.81rem;line-height:1.45;color:var(--mute);border-top:1px solid var(--line);padding-top:.45rem;max-width:none}
details{margin:.5rem 0 0;font-size:.875rem}
summary{cursor:pointer;color:var(--link);padding:.15rem 0}
.cov td,.cov th{padding:.3rem .4rem}
.cov td.k{text-align:center;font-size:.84rem;border-left:2px solid var(--bg);line-height:1.35}
.k b{display:block;font-size:1rem}
.nd{color:var(--mute)}
ol.notes{font-size:.9rem;padding-left:1.6rem}
ol.notes li{margin:.25rem 0;max-width:60rem}
.ag th:nth-child(2){width:30%}
.ag th:nth-child(3),.ag th:nth-child(4){width:14%}
.ag th:nth-child(6){width:24%}
.how{columns:2;column-gap:2.4rem;font-size:.9rem}
.how dt{font-weight:600;break-after:avoid}
.how dd{margin:0 0 .5rem;break-inside:avoid}
footer{font-size:.84rem;color:var(--mute);padding-bottom:2.5rem;margin-top:2.5rem}
footer p{border-top:1px solid var(--line);padding-top:1rem;max-width:none}
.key{display:flex;flex-wrap:wrap;gap:.15rem 1.3rem;list-style:none;margin:.5rem 0 .7rem;padding:.5rem .8rem;background:var(--soft);font-size:.84rem}
.key li{display:flex;align-items:center;gap:.4rem}
.key svg{flex:none}
.tools{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:center;margin:.6rem 0}
.tools input,.tools select,.tools button{font:inherit;font-size:.9rem;color:inherit;background:var(--bg);border:1px solid var(--ax);border-radius:4px;padding:.25rem .5rem;min-height:32px}
th button{font:inherit;color:var(--mute);background:none;border:0;border-radius:3px;cursor:pointer;min-width:24px;min-height:24px;padding:0;margin:0 -2px 0 1px}
[hidden]{display:none!important}
.r1{fill:var(--r1)}
.r2{fill:var(--r2)}
.r3{fill:var(--r3)}
.r4{fill:var(--r4)}
.rs{fill:var(--rs)}
.br,.pf{fill:var(--bar)}
.ln,.fc,.dm,.pf,.pe{stroke:var(--bar)}
.txw,.gd,.dm,.pe{fill:var(--bg)}
.gl,.gf,.gd{stroke:var(--ink)}
.gf,.txb{fill:var(--ink)}
.ex{stroke:var(--ex)}
.eh{stroke:var(--r4)}
.ax,.nb{stroke:var(--ax)}
.gr{stroke:var(--gr)}
.tx{fill:var(--mute)}
.xx{stroke:var(--bad)}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.matrix td{border-left:2px solid var(--bg)}
.matrix .k{padding:.3rem}
.below{padding-left:1.4rem}
.tg td:nth-child(3){min-width:7.5rem}
@media screen and (max-width:1000px){h1{font-size:1.5rem}
.lead{font-size:1.1rem}
main,.top,footer,nav{padding-left:14px;padding-right:14px}
.tally li{grid-template-columns:9.6rem 1.6rem 1fr}
.watch li{grid-template-columns:1fr}
.st thead{position:absolute;left:-9999px}
.st table,.st tbody{display:block}
.st tr{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:.1rem .8rem;padding:.8rem 0;border-bottom:1px solid var(--line)}
.st td,.st tbody th{display:block;border:0;padding:0;text-align:left}
.lanes .nm{order:-1;font-weight:600}
.st .nm,.st .ch{grid-column:1/-1;width:auto;min-width:0}
.tg .no{display:none}
.tg .ch{padding:.35rem 0 0;order:3}
.tg .nm::before{content:attr(data-n) ". ";color:var(--mute)}
.tg .fig{white-space:normal}
.tg .why{grid-column:1/-1}
.st td[data-l]:empty{display:none}
.st td:last-child{grid-column:1/-1;order:2;padding:.15rem 0}
.st td:last-child::before{display:none!important}
.st td[data-l]::before{content:attr(data-l);display:block;font-size:.81rem;color:var(--mute)}
.tg svg.bl{width:100%;max-width:360px}
svg.la{width:100%;max-width:360px}
}
@media screen and (max-width:340px){.st tr{grid-template-columns:repeat(2,minmax(0,1fr))}
}
@media screen and (max-width:760px){.over,.cards{grid-template-columns:minmax(0,1fr)}
.cov tr>:first-child{position:sticky;left:0;width:7rem;min-width:7rem;background:var(--bg);font-size:.84rem;white-space:normal}
.cov td{min-width:4.6rem}
.scroll table.cov{min-width:0}
.how{columns:1}
}
@media print{:root{color-scheme:light;--ink:#000;--mute:#4a525b;--line:#c4ccd4;--link:#000}
@page{size:A4;margin:14mm 13mm 16mm;@bottom-right{content:counter(page) " / " counter(pages);font:8.5pt sans-serif}}
@page wide{size:A4 landscape}
html{font-size:9.3pt}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{font-size:1rem;line-height:1.42}
main,.top,footer{max-width:none;padding-left:0;padding-right:0}
.top{padding-top:0}
nav,.tools,.skip,th button,details:not([open]){display:none}
h2{margin-top:1.5rem;border-top-width:2pt}
h2,h3,caption,thead,.key,h2+p,h3+p,h3+p+p{break-after:avoid}
tbody tr:first-child,tbody tr:last-child,footer,.notes li:last-child{break-before:avoid}
.key,.facts,.how>div,h2+p{break-inside:avoid}
p{max-width:none}
.tally li{grid-template-columns:9.6rem 1.6rem 1fr}
.cards{gap:.7rem}
.card,.watch li,.tally li,tr,ol.notes li{break-inside:avoid}
.card{padding:.5rem .7rem}
.card .big{font-size:1.35rem;margin:.1rem 0 0}
thead{display:table-header-group}
td,tbody th,th{padding:.25rem .4rem}
.tg table{table-layout:fixed}
.tg .nm{min-width:0}
.tg .ch{width:auto}
.tg svg.bl{width:100%}
.tg th:nth-child(1){width:4.5%}
.tg th:nth-child(3){width:13%}
.tg th:nth-child(4){width:15%}
.tg th:nth-child(5){width:27%}
.tg th:nth-child(6){width:8.6%}
.tg th:nth-child(7){width:12.5%}
.tg .b{white-space:normal}
.bl text{font-size:13px}
svg.sr{max-width:22rem;max-height:31mm}
.scroll{overflow:visible}
.scroll table{min-width:0}
#figures{page:wide}
#figures table,#figures tbody th{font-size:.76rem;min-width:0}
#figures th{font-size:.7rem}
#figures td,#figures th{padding:.15rem .3rem}
#figures tbody th{width:20%}
a{text-decoration:none;color:inherit}
})css";

// All is readable without it. It lets tables be sorted (what is missing stands last, either way), the targets be
// filtered, and all steps be opened for printing.
const std::string_view page_script = R"js('use strict';
(function () {
const W = JSON.parse(document.getElementById('words').textContent);
const value = c => { const d = c && c.querySelector('data'), s = c ? c.textContent.trim() : ''; return d ? Number(d.value) : s === '–' ? '' : s; };
for (const t of document.querySelectorAll('table[data-sort]')) {
const heads = [...t.tHead.rows[0].cells];
heads.forEach((h, i) => {
if (h.dataset.nosort !== undefined) return;
const b = document.createElement('button');
b.type = 'button';
b.textContent = '\u2195';
b.setAttribute('aria-label', W.sort.replace('{}', h.textContent));
h.append(b);
b.addEventListener('click', () => {
const up = h.getAttribute('aria-sort') !== 'ascending';
heads.forEach(x => { x.removeAttribute('aria-sort'); if (x.lastElementChild) x.lastElementChild.textContent = '\u2195'; });
b.textContent = up ? '\u2191' : '\u2193';
h.setAttribute('aria-sort', up ? 'ascending' : 'descending');
const rows = [...t.tBodies[0].rows].map((r, k) => [value(r.cells[i]), k, r]);
rows.sort((a, c) => {
const x = a[0], y = c[0];
if ((x === '') !== (y === '')) return x === '' ? 1 : -1;
const d = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y), document.documentElement.lang);
return (up ? d : -d) || a[1] - c[1];
});
t.tBodies[0].append(...rows.map(r => r[2]));
});
});
}
const box = document.getElementById('tools');
if (box) {
const q = box.querySelector('input'), s = box.querySelector('select'), out = box.querySelector('output');
const items = [...document.querySelectorAll('[data-status]')];
const plain = x => x.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/gi, 'd').toLowerCase();
const run = () => {
const w = plain(q.value);
let n = 0;
for (const i of items) {
const ok = (!s.value || i.dataset.status === s.value) && (!w || plain(i.textContent).includes(w));
i.hidden = !ok;
if (ok && i.tagName === 'TR') n++;
}
out.textContent = q.value || s.value ? W.shown.replace('{}', n) : '';
};
q.addEventListener('input', run);
s.addEventListener('change', run);
const all = box.querySelector('button');
all.addEventListener('click', () => {
const open = all.getAttribute('aria-pressed') !== 'true';
all.setAttribute('aria-pressed', String(open));
for (const d of document.querySelectorAll('details')) d.open = open;
});
box.hidden = false;
}
})();
)js";
// clang-format on

}  // namespace plantrack
