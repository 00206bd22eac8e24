#include "render/findings_document.hpp"

#include "render/finding_words.hpp"
#include "render/terminal.hpp"

#include <algorithm>

namespace plantrack {
namespace {

class FindingsView {
 public:
  FindingsView(const Verdict& verdict, Lang lang) : verdict_(verdict) { document_.lang = lang; }

  Document document() {
    document_.heading(1, in(verdict_.subject == Verdict::Subject::plans
                                ? say("Check of plans", "Kết quả kiểm tra kế hoạch")
                                : say("Check of progress files", "Kết quả kiểm tra tệp số liệu")));
    document_.paragraph(in(summary_words(verdict_)), true);
    if (verdict_.errors == 0) return tables();
    document_.paragraph(
        in(verdict_.subject == Verdict::Subject::plans
               ? say("A plan with an error is not computed with.", "Kế hoạch còn lỗi thì không được tính.")
               : say("A row with an error is not counted. Please mend the rows below and send the file again.",
                     "Dòng có lỗi không được tính. Đề nghị sửa các dòng dưới đây và gửi lại tệp.")));
    return tables();
  }

 private:
  const std::string& in(const Text& text) const { return text.in(document_.lang); }
  std::string shown(const Text& text) const { return presentable(in(text)); }
  static Cell text_cell(std::string text, bool strong = false) {
    Cell cell;
    cell.text = std::move(text);
    cell.strong = strong;
    return cell;
  }

  Document tables() {
    add_counts();
    for (auto at = verdict_.shown.begin(); at != verdict_.shown.end();) {
      const auto end =
          std::find_if(at, verdict_.shown.end(), [&](const Finding& each) { return each.file != at->file; });
      add_file(at, end);
      at = end;
    }
    return std::move(document_);
  }

  void add_counts() {
    if (verdict_.tallies.empty()) return;
    Table table;
    table.columns = {{in(say("Code", "Mã")), Align::left, 1},
                     {in(say("Rule", "Quy tắc")), Align::left, 2},
                     {in(say("What it means", "Ý nghĩa")), Align::left, 6},
                     {in(say("Severity", "Mức độ")), Align::left, 1},
                     {in(say("Count", "Số lượng")), Align::right, 1}};
    for (const Verdict::Tally& tally : verdict_.tallies) {
      const Rule& rule = *tally.rule;
      Cell count = text_cell(std::to_string(tally.count));
      count.value = static_cast<std::int64_t>(tally.count);
      table.rows.push_back({text_cell(std::string(rule.code)), text_cell(std::string(rule.name)),
                            text_cell(std::string(document_.lang == Lang::vi ? rule.what_vi : rule.what_en)),
                            text_cell(in(severity_words(tally.worst()))), std::move(count)});
    }
    document_.table(std::move(table));
  }

  template <class At>
  void add_file(At begin, At end) {
    document_.heading(2, presentable(begin->file));
    Table table;
    table.columns = {{in(say("Place", "Vị trí")), Align::left, 2},
                     {in(say("Severity", "Mức độ")), Align::left, 1},
                     {in(say("Code", "Mã")), Align::left, 1},
                     {in(say("What is wrong", "Nội dung")), Align::left, 5},
                     {in(say("How to fix it", "Cách khắc phục")), Align::left, 4}};
    for (At each = begin; each != end; ++each) {
      table.rows.push_back(
          {text_cell(place_of(*each)), text_cell(in(severity_words(each->severity)), each->severity == Severity::error),
           text_cell(std::string(each->rule->code)), text_cell(shown(each->message)), text_cell(shown(each->hint))});
    }
    document_.table(std::move(table));
    const auto hidden = verdict_.hidden.find(begin->file);
    if (hidden == verdict_.hidden.end()) return;
    for (const Findings::Hidden& each : hidden->second) document_.paragraph(in(hidden_words(each)));
  }

  std::string place_of(const Finding& finding) const {
    if (!cell_name(finding).empty()) return shown(cell_words(finding));
    if (!finding.sheet.empty()) return presentable(row_words(finding));
    if (!finding.place) return in(say("the file", "cả tệp"));
    return in(say("line {}", "dòng {}", finding.place.line));
  }

  const Verdict& verdict_;
  Document document_;
};

}  // namespace

Document findings_document(const Verdict& verdict, Lang lang) {
  return FindingsView(verdict, lang).document();
}

}  // namespace plantrack
