#include "read/progress/cell_advice.hpp"

#include "base/unicode.hpp"
#include "model/rules.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace plantrack {

namespace {

// Other words for a status, of which it is asked whether that is meant.
std::optional<Progress> status_meant(std::string_view text) {
  constexpr std::pair<std::string_view, Progress> words[] = {
      {"xong", Progress::done},
      {"daxong", Progress::done},
      {"dahoanthanh", Progress::done},
      {"dat", Progress::done},
      {"dabanhanh", Progress::done},
      {"complete", Progress::done},
      {"completed", Progress::done},
      {"finished", Progress::done},
      {"danglam", Progress::in_progress},
      {"dangtrienkhai", Progress::in_progress},
      {"ongoing", Progress::in_progress},
      {"chua", Progress::not_started},
      {"chualam", Progress::not_started},
      {"chuatrienkhai", Progress::not_started},
      {"chuahoanthanh", Progress::in_progress},
  };
  if (text.size() > 60) return std::nullopt;
  const std::string key = bare_key(text);
  for (const auto& [word, meant] : words) {
    if (key == word) return meant;
  }
  return std::nullopt;
}

// "Sẽ hoàn thành", "Hoàn thành 80%" say more than "hoàn thành", and not the same.
bool may_be_misspelt(std::string_view text, std::string_view word) {
  const std::string key = bare_key(text), meant = bare_key(word);
  return !key.empty() && key.front() == meant.front() && key.size() <= meant.size() + 1;
}

}  // namespace

std::string replaced(std::string_view text, char from, char to) {
  std::string result(text);
  std::replace(result.begin(), result.end(), from, to);
  return result;
}

Text words_for(Decimal value) {
  const std::string text = value.text();
  return {text, replaced(text, '.', ',')};
}

Text words_for(Progress status) {
  switch (status) {
    case Progress::not_started: return say("not-started", "chưa thực hiện");
    case Progress::in_progress: return say("in-progress", "đang thực hiện");
    case Progress::done: return say("done", "hoàn thành");
  }
  return {};
}

std::string quoted(std::string_view text) {
  return visible(text, 60);
}

CellFault excel_error_fault(std::string_view text) {
  if (text.find_first_not_of('#') == std::string_view::npos) {
    return {&rule("excel-error"),
            say("`{}`: the column was too narrow for Excel to show the value",
                "`{}`: cột quá hẹp nên Excel không hiện được giá trị", quoted(text)),
            say("widen the column in Excel and save the file again", "nới rộng cột trong Excel rồi lưu lại tệp")};
  }
  return {&rule("excel-error"),
          say("`{}` is an error message of Excel, not a value", "`{}` là thông báo lỗi của Excel, không phải giá trị",
              quoted(text)),
          say("mend the formula in the workbook, or type the value, and save the file again",
              "sửa công thức trong tệp Excel hoặc gõ giá trị vào ô, rồi lưu lại tệp")};
}

CellFault status_fault(std::string_view text) {
  if (is_excel_error(text)) return excel_error_fault(text);
  static const std::vector<std::string> words = {"not-started",    "in-progress",    "done",
                                                 "chưa thực hiện", "đang thực hiện", "hoàn thành"};
  Text hint = say("write not-started, in-progress or done", "ghi chưa thực hiện, đang thực hiện hoặc hoàn thành");
  if (const auto meant = status_meant(text)) {
    hint = say("did you mean `{}`?", "Có phải là “{}” không?", words_for(*meant));
  } else if (const auto found = nearest(text.substr(0, 100), words); found && may_be_misspelt(text, words[*found])) {
    hint = say("did you mean `{}`?", "Có phải là “{}” không?", words[*found]);
  }
  return {&rule("bad-status"), say("`{}` is not a status", "`{}` không phải là tình trạng thực hiện", quoted(text)),
          std::move(hint)};
}

CellFault estimate_fault(std::string_view text) {
  if (is_excel_error(text)) return excel_error_fault(text);
  return {&rule("bad-estimate"),
          say("`{}` does not say whether the figure is an estimate",
              "`{}` không cho biết số liệu có phải là ước hay không", quoted(text)),
          say("write yes, or no, or leave the cell empty", "ghi `có`, `không`, hoặc để trống")};
}

}  // namespace plantrack
