#include "render/html.hpp"

#include "base/sha256.hpp"
#include "base/unicode.hpp"
#include "render/html_assets.hpp"
#include "render/json.hpp"
#include "render/presentation.hpp"
#include "render/svg.hpp"
#include "render/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace plantrack {
namespace {

bool ends_with_sign(std::string_view text) {
  constexpr std::string_view signs[] = {"≥", "≤", "<", ">", "~", "≈"};
  return std::any_of(std::begin(signs), std::end(signs), [&](std::string_view sign) { return text.ends_with(sign); });
}

bool ends_with_month(std::string_view text) {
  return std::any_of(std::begin(month_names), std::end(month_names),
                     [&](std::string_view month) { return text.ends_with(month); });
}

// What belongs together stays on one line: a sign and its number, the parts of a date, "6 of 8".
bool is_no_break(std::string_view before, std::string_view behind) {
  if (before.empty() || behind.empty()) return false;
  if (is_digit(behind.front())) {
    if (ends_with_sign(before) || ends_with_month(before)) return true;
    return before.size() > 3 && before.ends_with(" of") && is_digit(before[before.size() - 4]);
  }
  if (!is_digit(before.back()) || behind.size() < 4) return false;
  if (behind.starts_with("of ")) return is_digit(behind[3]);
  return behind.size() > 4 && behind[3] == ' ' && is_digit(behind[4]) && ends_with_month(behind.substr(0, 3));
}

std::string escaped(std::string_view text) {
  std::string kept;
  std::size_t from = 0;
  for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
    if (!is_no_break(text.substr(0, at), text.substr(at + 1))) continue;
    kept.append(text, from, at - from);
    kept += "\u00a0";
    from = at + 1;
  }
  if (from == 0) return markup_escaped(text);
  return markup_escaped(kept.append(text, from));
}

std::string attribute(std::string_view name, std::string_view value) {
  return value.empty() ? std::string() : fmt::format(" {}=\"{}\"", name, markup_escaped(value));
}

class Writer {
 public:
  explicit Writer(const Document& document) : document_(document), lang_(document.lang) {}

  std::string page() {
    out_.reserve(usual_size());
    head();
    std::size_t next = masthead();
    contents(next);
    out_ += "<main id=\"main\">\n";
    bool section = false;
    for (; next < document_.blocks.size(); ++next) {
      const Heading* heading = std::get_if<Heading>(&document_.blocks[next]);
      if (heading != nullptr && heading->level == 2) {
        if (section) out_ += "</section>\n";
        out_ += "<section" + attribute("id", heading->id) + ">";
        section = true;
      }
      write(document_.blocks[next]);
    }
    if (section) out_ += "</section>\n";
    notes();
    out_ += "</main>\n<footer><p>" +
            tell("Made by plantrack " PLANTRACK_VERSION
                 " from plans and progress files alone. All arithmetic is exact; the same files give the same page. As "
                 "data: the same command with --format csv.",
                 "Do plantrack " PLANTRACK_VERSION
                 " lập, chỉ từ kế hoạch và tệp số liệu. Mọi phép tính đều chính xác; cùng các tệp đó luôn cho cùng "
                 "trang này. Dạng dữ liệu: cùng lệnh với --format csv.") +
            "</p></footer>\n";
    script();
    out_ += "</body>\n</html>\n";
    return std::move(out_);
  }

  void operator()(const Heading& heading) {
    section_ = heading.text;
    const bool in_section = heading.level == 2;
    out_ += fmt::format("<h{}{}>{}</h{}>\n", heading.level, in_section ? "" : attribute("id", heading.id),
                        escaped(heading.text), heading.level);
  }
  void operator()(const Paragraph& paragraph) {
    const std::string look = paragraph.look.empty() && paragraph.strong ? "lead" : paragraph.look;
    out_ += "<p" + attribute("class", look) + ">" + escaped(paragraph.text) + marks(paragraph.footnotes) + "</p>\n";
  }
  void operator()(const BulletList& list) {
    out_ += "<ul>";
    for (const std::string& item : list.items) out_ += "<li>" + escaped(item) + "</li>";
    out_ += "</ul>\n";
  }
  void operator()(const Notice& notice) { out_ += "<p class=\"made\">" + escaped(notice.text) + "</p>\n"; }
  void operator()(const Facts& facts) {
    out_ += "<dl" + attribute("class", facts.look) + ">";
    for (const Facts::Fact& fact : facts.entries) {
      const bool status = std::holds_alternative<Status>(fact.cell.value) && fact.term.empty();
      out_ += status ? "<div><dt>" + badge(fact.cell) + "</dt> <dd>" + escaped(fact.cell.below) + "</dd></div>"
                     : "<div><dt>" + escaped(fact.term) + "</dt> <dd>" + content(fact.cell) + "</dd></div>";
    }
    out_ += "</dl>\n";
  }
  void operator()(const StatusTally& tally) {
    out_ += "<ul class=\"tally\">";
    for (const StatusTally::Entry& entry : tally.entries) {
      const std::string status = status_class(entry.status);
      out_ += "<li>" + badge(entry.status) +
              fmt::format(" <b><data value=\"{}\">{}</data></b> ", entry.count, entry.count) + "<span class=\"chips\">";
      for (std::size_t i = 0; i < entry.members.size(); ++i) {
        const Cell& member = entry.members[i];
        out_ += fmt::format("{}<a class=\"{}\" href=\"#{}\"{}>{}</a>", i == 0 ? "" : " ", status, escaped(member.link),
                            attribute("title", member.below), escaped(member.text));
      }
      out_ += "</span></li>";
    }
    out_ += "</ul>\n";
  }
  void operator()(const ChartKey& key) {
    out_ += "<ul class=\"key\">";
    for (const auto& [mark, words] : key.entries) out_ += "<li>" + svg_mark(mark) + " " + escaped(words) + "</li> ";
    out_ += "</ul>\n";
  }
  void operator()(const std::shared_ptr<const ChartFigure>& figure) { out_ += chart(*figure) + "\n"; }
  void operator()(const Table& table) {
    if (table.look == "watch") {
      watch_list(table);
    } else {
      write_table(table);
    }
  }
  void operator()(const Group& group) {
    switch (group.kind) {
      case Group::Kind::cards: within("<div class=\"cards\">", group, "</div>"); return;
      case Group::Kind::columns: within("<div class=\"over\">", group, "</div>"); return;
      case Group::Kind::column: within("<div>", group, "</div>"); return;
      case Group::Kind::details:
        within("<details><summary>" + escaped(group.title.text) + "</summary>", group, "</details>");
        return;
      case Group::Kind::card: write_card(group); return;
    }
  }

 private:
  std::string tell(const char* en, const char* vi) const { return lang_ == Lang::vi ? vi : en; }
  void write(const Block& block) { std::visit(*this, static_cast<const Block::variant&>(block)); }

  void head() {
    std::string title = document_.kicker;
    for (const Block& block : document_.blocks) {
      if (const Heading* heading = std::get_if<Heading>(&block)) {
        title = heading->text + (title.empty() ? "" : " – " + title);
        break;
      }
    }
    out_ += fmt::format(
        "<!doctype html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><meta "
        "http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action "
        "'none'\"><meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n<title>{}</title>\n<style>{}</style>"
        "</head>\n<body><a class=\"skip\" href=\"#main\">{}</a>\n",
        lang_ == Lang::vi ? "vi" : "en", sha256_base64(page_style), sha256_base64(page_script), escaped(title),
        page_style, tell("Skip to the content", "Đến phần nội dung"));
  }

  // Everything before the first section. Returns where that begins.
  std::size_t masthead() {
    out_ += "<header class=\"top\">";
    if (!document_.kicker.empty()) out_ += "<p class=\"kick\">" + escaped(document_.kicker) + "</p>\n";
    std::size_t next = 0;
    for (; next < document_.blocks.size(); ++next) {
      const Heading* heading = std::get_if<Heading>(&document_.blocks[next]);
      if (heading != nullptr && heading->level > 1) break;
      write(document_.blocks[next]);
    }
    out_ += "</header>\n";
    return next;
  }

  void contents(std::size_t next) {
    std::string links;
    const auto add = [&links](const std::string& id, const std::string& text) {
      links += "<li><a href=\"#" + escaped(id) + "\">" + escaped(text) + "</a></li> ";
    };
    for (; next < document_.blocks.size(); ++next) {
      const Heading* heading = std::get_if<Heading>(&document_.blocks[next]);
      if (heading != nullptr && heading->level == 2 && !heading->id.empty()) add(heading->id, heading->text);
    }
    if (!document_.footnotes.empty()) add("notes", tell("Notes", "Ghi chú"));
    if (!links.empty()) {
      out_ += "<nav aria-label=\"" + tell("Contents", "Mục lục") + "\"><ul>" + links + "</ul></nav>\n";
    }
  }

  void notes() {
    if (document_.footnotes.empty()) return;
    out_ += "<section id=\"notes\"><h2>" + tell("Notes", "Ghi chú") + "</h2><ol class=\"notes\">";
    for (std::size_t i = 0; i < document_.footnotes.size(); ++i) {
      out_ += fmt::format("<li id=\"n{}\">{}</li>", i + 1, escaped(document_.footnotes[i]));
    }
    out_ += "</ol></section>\n";
  }

  void script() {
    JsonWriter words;
    words.begin_object();
    words.text_member("shown", tell("{} targets shown", "{} chỉ tiêu được hiện"));
    words.text_member("sort", tell("Sort by {}", "Sắp xếp theo {}"));
    words.end_object();
    out_ += "<script type=\"application/json\" id=\"words\">" + words.finish() + "</script>\n<script>" +
            std::string(page_script) + "</script>\n";
  }

  // What a page of so many cards takes, so that it is not written over and over while it grows.
  std::size_t usual_size() const {
    constexpr std::size_t frame = std::size_t{32} << 10, card = std::size_t{9} << 10;
    std::size_t cards = 0;
    for (const Block& each : document_.blocks) {
      const Group* const group = std::get_if<Group>(&each);
      if (group != nullptr && group->kind == Group::Kind::cards) cards += group->blocks.size();
    }
    return frame + card * cards;
  }
  void within(const std::string& begin, const Group& group, const std::string& end) {
    out_ += begin;
    for (const Block& block : group.blocks) write(block);
    out_ += end + "\n";
  }

  void write_card(const Group& group) {
    const std::string id = escaped(group.id);
    out_ += fmt::format("<article class=\"card\" id=\"{}\" data-status=\"{}\"{} aria-labelledby=\"h-{}\"><header>", id,
                        status_class(group.status), attribute("data-goal", group.goal), id);
    out_ += fmt::format("<h3 id=\"h-{}\">{}</h3> ", id, content(group.title));
    if (!group.status.text.empty()) out_ += badge(group.status);
    out_ += "</header>\n";
    for (const Block& block : group.blocks) write(block);
    out_ += "</article>\n";
  }

  // What needs attention: a badge, what it is about, and why.
  void watch_list(const Table& table) {
    out_ += "<ul class=\"watch\">";
    for (const std::vector<Cell>& row : table.rows) {
      out_ += "<li>" + content(row.front()) + " <div>";
      for (std::size_t i = 1; i < row.size(); ++i) {
        if (row[i].text.empty()) continue;
        out_ += i == 1 ? content(row[i]) : " <p>" + content(row[i]) + "</p>";
      }
      out_ += "</div></li>\n";
    }
    out_ += "</ul>\n";
  }

  void write_table(const Table& table) {
    const bool targets = table.look == "tg";
    const bool stacked = is_stacked(table);
    const bool wide = table.look == "wide" || table.look == "ag" || table.look == "cov" || table.look == "matrix";
    if (stacked) {
      if (targets && !std::exchange(tools_shown_, true)) tools(table);
      out_ += "<div class=\"st " + table.look + "\">";
    } else {  // what is wider than a phone moves sideways by itself
      const char* latest_first = table.look == "cov" ? " late" : "";
      out_ += fmt::format("<div class=\"scroll {}{}\" tabindex=\"0\" role=\"region\"{}>", wide ? "keep" : "fit",
                          latest_first, attribute("aria-label", table.caption.empty() ? section_ : table.caption));
    }
    const bool named = table.look == "cov" || table.look == "ag";
    const std::string look = table.look == "matrix" ? "cov matrix" : named ? table.look : "";
    const auto role = [stacked](const char* name) {
      return stacked ? fmt::format(" role=\"{}\"", name) : std::string();
    };
    out_ += "<table" + role("table") + attribute("class", look) +
            (targets || table.look == "wide" || table.look == "ag" || table.look == "sort" ? " data-sort" : "") + ">";
    if (!table.caption.empty())
      out_ += "<caption" + std::string(targets || table.caption == section_ ? " class=\"vh\"" : "") + ">" +
              escaped(table.caption) + "</caption>";
    out_ += "<thead" + role("rowgroup") + "><tr" + role("row") + ">";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const TableColumn& column = table.columns[i];
      const bool charts = !table.rows.empty() && table.rows.front()[i].chart;
      out_ += "<th" + role("columnheader") + " scope=\"col\"" + side(column.align) + (charts ? " data-nosort" : "") +
              ">" + escaped(column.title) + (column.axis ? " " + chart(*column.axis) : "") + "</th>";
    }
    out_ += "</tr></thead><tbody" + role("rowgroup") + ">\n";
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      write_row(table, table.rows[i], targets, i < table.goals.size() ? table.goals[i] : "");
    }
    out_ += "</tbody></table>";
    out_ += "</div>\n";
  }

  // On a phone the rows of some tables become blocks: then only roles keep them a table.
  static bool is_stacked(const Table& table) { return table.look == "tg" || table.look == "lanes"; }

  void write_row(const Table& table, const std::vector<Cell>& row, bool targets, const std::string& goal) {
    const bool stacked = is_stacked(table);
    const auto role = [stacked](const char* name) {
      return stacked ? fmt::format(" role=\"{}\"", name) : std::string();
    };
    std::string status;
    for (const Cell& cell : row) {
      if (std::holds_alternative<Status>(cell.value)) status = status_class(cell);
    }
    out_ +=
        "<tr" + role("row") + (targets ? attribute("data-status", status) : "") + attribute("data-goal", goal) + ">";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const TableColumn& column = table.columns[i];
      const Cell& cell = row[i];
      if (column.names_row) {
        out_ += "<th" + role("rowheader") + " scope=\"row\" class=\"nm" + (cell.indent > 0 ? " below" : "") + "\"" +
                (targets ? attribute("data-n", row.front().text) : "") + ">" + content(cell) + "</th>";
        continue;
      }
      std::string look = column.align == Align::right ? "r" : column.align == Align::center ? "c" : "";
      if (targets && i == 0) look = "no r";
      if (cell.chart) look = "ch";
      if (!cell.look.empty()) look += (look.empty() ? "" : " ") + cell.look;
      out_ += "<td" + role("cell") + attribute("class", look) +
              (stacked && (!targets || i > 0) && !cell.chart ? attribute("data-l", column.title) : "") + ">" +
              content(cell) + "</td>";
    }
    out_ += "</tr>\n";
  }

  // Shown by the script, which alone can use it.
  void tools(const Table& table) {
    std::set<Status> statuses;
    for (const std::vector<Cell>& row : table.rows) {
      for (const Cell& cell : row) {
        if (const Status* status = std::get_if<Status>(&cell.value)) statuses.insert(*status);
      }
    }
    out_ += "<div class=\"tools\" id=\"tools\" hidden><label>" + tell("Search", "Tìm") +
            " <input type=\"search\"></label> <label>" + tell("Status", "Trạng thái") + " <select><option value=\"\">" +
            tell("all", "tất cả") + "</option>";
    for (const Status status : statuses) {
      out_ += fmt::format("<option value=\"{}\">{}</option>", name_of(status), escaped(status_words(status).in(lang_)));
    }
    out_ += "</select></label> <button type=\"button\" aria-pressed=\"false\">" +
            tell("Open all explanations", "Mở mọi diễn giải") + "</button> <output></output></div>\n";
  }

  static std::string side(Align align) {
    return align == Align::right ? " class=\"r\"" : align == Align::center ? " class=\"c\"" : "";
  }

  static std::string status_class(const Cell& cell) {
    const Status* status = std::get_if<Status>(&cell.value);
    return std::string(status != nullptr ? name_of(*status) : "nil");
  }

  std::string badge(const Cell& cell) const {
    const Status* status = std::get_if<Status>(&cell.value);
    const std::string sign =
        status != nullptr ? fmt::format("<i aria-hidden=\"true\">{}</i> ", status_sign(*status)) : "";
    return "<span class=\"b " + status_class(cell) + "\">" + sign + escaped(cell.text) + "</span>";
  }

  // The words of a cell with what they stand for, so that a program can read the page, too.
  std::string words(const Cell& cell) const {
    if (std::holds_alternative<Status>(cell.value)) return badge(cell);
    std::string text = escaped(cell.text);
    if (text.empty()) return text;
    const std::string plain = plain_text({{}, cell.kind, {}, {}, {}, {}}, cell.value);
    if (std::holds_alternative<Quantity>(cell.value) || std::holds_alternative<std::int64_t>(cell.value)) {
      text = fmt::format("<data value=\"{}\"{}>{}</data>", plain, attribute("data-f", cell.field), text);
    } else if (std::holds_alternative<Month>(cell.value) || std::holds_alternative<Date>(cell.value)) {
      text = fmt::format("<time datetime=\"{}\">{}</time>", plain, text);
    }
    if (cell.local && lang_ != Lang::vi) text = "<span lang=\"vi\">" + text + "</span>";
    if (!cell.link.empty()) text = "<a href=\"#" + escaped(cell.link) + "\">" + text + "</a>";
    return cell.strong ? "<b>" + text + "</b>" : text;
  }

  std::string content(const Cell& cell) {
    std::string text = words(cell);
    if (cell.chart) text += chart(*cell.chart);
    text += marks(cell.footnotes);
    if (!cell.below.empty()) text += " <span class=\"sub\">" + escaped(cell.below) + "</span>";
    return text;
  }

  std::string chart(const ChartFigure& figure) { return svg_of(figure, lang_, "c" + std::to_string(++charts_)); }

  std::string marks(const std::vector<std::size_t>& footnotes) const {
    std::string text;
    for (const std::size_t index : footnotes) {
      text += fmt::format("<sup><a href=\"#n{}\" aria-label=\"{} {}\">{}</a></sup>", index + 1, tell("note", "ghi chú"),
                          index + 1, index + 1);
    }
    return text;
  }

  const Document& document_;
  Lang lang_;
  std::string out_;
  std::string section_;  // the heading that was written last
  std::size_t charts_ = 0;
  bool tools_shown_ = false;  // one search for the whole page
};

}  // namespace

std::string html(const Document& document) {
  return Writer(document).page();
}

constinit const ViewFormat writers::html{
    "html", "one page that needs nothing else", "một trang HTML độc lập",
    [](const Presentation& shown, const TextStyle& style) { return plantrack::html(shown.page(style.lang)); }};

}  // namespace plantrack
