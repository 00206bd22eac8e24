// The report as a page: what is in the document, and a chart and a card for each target, all figures, how to read it.
#include "base/unicode.hpp"
#include "render/by_agency.hpp"
#include "render/by_area.hpp"
#include "render/coverage_view.hpp"
#include "render/due_next.hpp"
#include "render/goal_table.hpp"
#include "render/report_cards.hpp"
#include "render/report_charts.hpp"
#include "render/report_parts.hpp"
#include "render/table_document.hpp"
#include "render/words.hpp"

#include <algorithm>
#include <map>

namespace plantrack {
namespace {

constexpr std::size_t most_attention = 10;
constexpr std::size_t most_chips = 60;
constexpr std::size_t most_rows_told = 30;

// The same figures from other sides, and the reports behind them: of all plans, each plan takes its own.
struct Behind {
  ByAgency agencies;
  ByArea areas;
  CoverageView coverage;
};

class PlanPage {
 public:
  PlanPage(const PlanSet& plans, const PlanResult& result, const ReportScope& scope, const Behind* behind,
           CountedRows* rows, Document& document)
      : plans_(plans),
        plan_(plans.plans[result.plan]),
        result_(result),
        scope_(scope),
        behind_(behind),
        rows_(rows),
        document_(document),
        words_(document.lang),
        parts_(plans, result, scope, document) {}

  void write(bool alone) {
    if (alone) {
      document_.heading(1, tell(plan_.title));
    } else {
      prefix_ = plan_.id.value + "-";
      document_.heading(2, tell(plan_.title), "p-" + plan_.id.value);
    }
    Facts facts{parts_.particulars(), "facts"};
    facts.entries.pop_back();  // the day stands above the title
    const std::size_t files = scope_.observations == nullptr ? 0 : scope_.observations->file_count();
    facts.entries.push_back(
        {tell("Made from", "Lập từ"),
         Cell(tell(say("{} rows in {} {}; {} left out", "{} dòng trong {} {}; không tính {} dòng", scope_.rows, files,
                       files == 1 ? Text{"file", "tệp"} : Text{"files", "tệp"}, scope_.left_out)))});
    document_.blocks.emplace_back(std::move(facts));
    parts_.notices();
    section("Overview", "Tổng quan", "overview");
    document_.blocks.emplace_back(Paragraph{parts_.headline(), true, {}, "lead"});
    write_overview();
    section("Targets", "Các chỉ tiêu", "targets");
    write_targets();
    parts_.since(id_of("changes"));
    section("Target by target", "Từng chỉ tiêu", "each");
    write_cards();
    if (behind_ != nullptr) write_behind();
    section("All figures", "Bảng số liệu", "figures");
    write_figures();
    if (behind_ != nullptr) write_rows();
    section("How to read this", "Cách đọc", "how");
    write_legend();
  }

 private:
  std::string tell(const char* en, const char* vi) const { return words_.tell(en, vi); }
  std::string tell(const Text& text) const { return words_.tell(text); }
  std::string id_of(const std::string& id) const { return prefix_ + id; }
  void section(const char* en, const char* vi, const char* id) { document_.heading(2, tell(en, vi), id_of(id)); }

  GoalRow current(const TargetResult& target) const { return {&plan_, &target, &target.current_goal()}; }

  void write_overview() {
    StatusTally tally;
    for (const StatusCount& each : parts_.counts()) {
      StatusTally::Entry entry;
      entry.status = Cell(tell(each.words), each.status);
      entry.count = each.rows.size();
      for (const GoalRow& row : each.rows) {
        if (result_.targets.size() > most_chips) break;
        Cell chip(parts_.number_of(row));
        chip.link = words_.name(row).link;
        chip.below = words_.name(row).text;
        entry.members.push_back(std::move(chip));
      }
      tally.entries.push_back(std::move(entry));
    }
    Group left{Group::Kind::column, "", {}, {}, {}};
    left.blocks.emplace_back(std::move(tally));
    for (const std::string& sentence : parts_.more()) left.blocks.emplace_back(Paragraph{sentence, false, {}, "s"});
    Group both{Group::Kind::columns, "", {}, {}, {}};
    both.blocks.emplace_back(std::move(left));
    both.blocks.emplace_back(attention());
    document_.blocks.emplace_back(std::move(both));
  }

  Group attention() {
    Group group{Group::Kind::column, "", {}, {}, {}};
    group.blocks.emplace_back(Heading{3, tell("What needs attention", "Cần chú ý")});
    const std::vector<GoalRow> rows = parts_.needing_attention();
    Table table;
    table.look = "watch";
    for (const GoalRow& row : rows) {
      if (table.rows.size() == most_attention) break;
      Cell name = words_.name(row);
      name.text = parts_.number_of(row) + ". " + name.text;
      Cell lead = words_.lead(row);
      if (!lead.text.empty()) lead.text = tell(say("Responsible today: {}", "Cơ quan chủ trì hiện nay: {}", lead.text));
      if (!lead.below.empty()) lead.text += " (" + lead.below + ")";  // who has ended does not answer
      lead.local = false;
      lead.below.clear();
      table.rows.push_back({words_.status(row), std::move(name), Cell(parts_.attention(row)), std::move(lead)});
    }
    if (table.rows.empty()) group.blocks.emplace_back(Paragraph{tell("Nothing.", "Không có.")});
    const std::size_t more = rows.size() - table.rows.size();
    if (!table.rows.empty()) group.blocks.emplace_back(std::move(table));
    if (more > 0) group.blocks.emplace_back(Paragraph{tell(say("And {} more.", "Và {} chỉ tiêu khác.", more))});
    if (BulletList next = due_next(plan_, result_, parts_, words_); !next.items.empty()) {
      group.blocks.emplace_back(Heading{3, tell("Due in the next 12 months", "Đến hạn trong 12 tháng tới")});
      group.blocks.emplace_back(std::move(next));
    }
    std::string in_words;
    for (const TargetResult& target : result_.targets) {
      const GoalResult& goal = target.current_goal();
      if (goal.status != Status::in_progress || !current(target).target().is_qualitative() || goal.goal->in_each)
        continue;
      const GoalRow row = current(target);
      in_words += (in_words.empty() ? "" : "; ") + parts_.number_of(row) + ". " + words_.name(row).text + " (" +
                  words_.goal(row).below + ")";
    }
    if (!in_words.empty()) {
      group.blocks.emplace_back(Paragraph{
          tell(say("In words only: {}. The plan gives no figure, so nothing tells whether it is late.",
                   "Chỉ tiêu không có con số: {}. Không xác định được có chậm tiến độ hay không.", in_words))});
    }
    if (behind_ != nullptr) {
      const CoverageCounts reports = behind_->coverage.counts(result_.plan);
      if (reports.missing + reports.left_out + reports.late > 0) {
        std::string sentence;
        const auto add = [&](std::size_t count, const Text& text) {
          if (count > 0) sentence += (sentence.empty() ? "" : ", ") + tell(text);
        };
        add(reports.missing, say("{} missing", "thiếu {}", reports.missing));
        add(reports.left_out, say("{} with errors", "{} có lỗi", reports.left_out));
        add(reports.late, say("{} late", "muộn {}", reports.late));
        group.blocks.emplace_back(
            Paragraph{tell(say("Of {} reports due: {}.", "Trong {} báo cáo đến hạn: {}.", reports.owed, sentence))});
      }
    }
    std::size_t estimates = 0, figures = 0;
    for (const TargetResult& target : result_.targets) {
      figures += target.current_goal().period ? 1 : 0;
      estimates += target.current_goal().period && target.current_goal().estimated() ? 1 : 0;
    }
    if (estimates > 0) {
      group.blocks.emplace_back(Paragraph{
          tell(say("{} of {} figures rest on estimates.", "{} trong {} số liệu là số ước.", estimates, figures))});
    }
    return group;
  }

  // Of the marks that the charts of this plan have.
  ChartKey key() const {
    const auto any = [this](auto has) {
      return std::any_of(result_.targets.begin(), result_.targets.end(), [&](const TargetResult& target) {
        const GoalResult& goal = target.current_goal();
        return goal.goal != nullptr && has(goal);
      });
    };
    ChartKey key{{{ChartMark::bar, tell("actual", "thực hiện")},
                  {ChartMark::goal, tell("goal: reached is enough", "mức phấn đấu: bằng là đạt")}}};
    const auto add = [&key](bool there, ChartMark mark, std::string words) {
      if (there) key.entries.emplace_back(mark, std::move(words));
    };
    add(any([](const GoalResult& goal) {
          const Condition condition = goal.goal->condition.value;
          return condition == Condition::more_than || condition == Condition::less_than;
        }),
        ChartMark::strict_goal, tell("goal: must be passed", "mức phấn đấu: phải vượt qua"));
    add(any([](const GoalResult& goal) { return goal.expected.has_value(); }), ChartMark::expected,
        tell("expected by the month of the figure", "mức theo tiến độ vào tháng của số liệu"));
    add(any([](const GoalResult& goal) { return goal.projected.has_value(); }), ChartMark::heading,
        tell("projected, going on like this", "dự kiến đến hạn nếu cứ như vậy"));
    add(any([](const GoalResult& goal) { return goal.pace && goal.status != Status::met; }), ChartMark::shades,
        tell("shades: the bar ends in regressing, off track, at risk, on track",
             "sắc độ: thanh dừng ở thụt lùi, chậm tiến độ, có nguy cơ chậm, đúng tiến độ"));
    key.entries.emplace_back(ChartMark::figure, tell("figure", "số liệu"));
    add(any([](const GoalResult& goal) { return goal.estimated() || goal.goal->in_each; }), ChartMark::estimate,
        tell("estimate, or an area", "số ước, hoặc một địa bàn"));
    add(any([](const GoalResult& goal) { return goal.baseline.has_value(); }), ChartMark::baseline,
        tell("baseline", "năm gốc"));
    const bool missed = std::any_of(result_.targets.begin(), result_.targets.end(), [](const TargetResult& target) {
      return std::any_of(target.goals.begin(), target.goals.end(), [](const GoalResult& goal) {
        return goal.status == Status::missed || (goal.goal != nullptr && goal.goal->in_each && !goal.holds);
      });
    });
    add(missed, ChartMark::missed,
        tell("a goal that was missed, or an area that does not reach it", "mốc không đạt, hoặc địa bàn chưa đạt"));
    return key;
  }

  std::string how_bars_read() const {
    bool less = false, change = false, each = false;
    for (const TargetResult& target : result_.targets) {
      const Goal* goal = target.current_goal().goal;
      if (goal == nullptr) continue;
      each = each || goal->in_each;
      change = change || goal->change;
      less = less || (wants_less(goal->condition.value) && !goal->in_each && !goal->change);
    }
    std::string text = tell(
        "All goals stand on one line: a bar that reaches it has reached the goal. Each row has its own scale, from 0.",
        "Mọi mức phấn đấu nằm trên một đường: thanh chạm đường là đạt. Mỗi dòng có thang đo riêng, bắt đầu từ 0.");
    if (less) {
      text += tell(" Where the goal is ≤ or <, the bar has to stay short of the line.",
                   " Với mức phấn đấu ≤ hoặc <, thanh không được vượt quá đường.");
    }
    if (change) {
      text += tell(" Of a change on a year, the bar is the change so far.",
                   " Với mức tăng, giảm so với một năm, thanh là phần đã tăng, giảm.");
    }
    if (each) {
      text += tell(" Where each area has to reach the goal, the bar counts the areas that do.",
                   " Với mức phấn đấu của từng địa bàn, thanh là số địa bàn đạt.");
    }
    return text;
  }

  void write_targets() {
    document_.paragraph(how_bars_read());
    document_.blocks.emplace_back(key());
    std::vector<PlacedRow> rows;
    for (const int theme : parts_.themes()) {
      for (const PlacedRow& placed : parts_.placed(theme)) {
        if (placed.row.goal->current) rows.push_back(placed);
      }
    }
    using Column = ShownColumn<PlacedRow>;
    const std::vector<Column> columns{{{tell("No.", "STT"), Align::right, 1},
                                       [this](const PlacedRow& placed) { return Cell(parts_.number_of(placed.row)); }},
                                      {{tell("Target", "Chỉ tiêu"), Align::left, 8, true},
                                       [this](const PlacedRow& placed) {
                                         Cell cell = parts_.name_cell(placed);
                                         const std::string& stated = placed.row.target().stated.value;
                                         if (!stated.empty())
                                           cell.below = tell(say("stated: “{}”", "nguyên văn: “{}”", stated));
                                         return cell;
                                       }},
                                      {{tell("Goal", "Kế hoạch"), Align::left, 5},
                                       [this](const PlacedRow& placed) { return parts_.goal_cell(placed.row); }},
                                      {{tell("Actual", "Thực hiện"), Align::right, 5},
                                       [this](const PlacedRow& placed) {
                                         Cell cell = words_.actual(placed.row);
                                         cell.look = display_width(cell.text) > 9 ? "fig w" : "fig";
                                         return cell;
                                       }},
                                      {{tell("Progress", "Tiến độ"), Align::left, 8},
                                       [this](const PlacedRow& placed) {
                                         Cell cell;
                                         cell.chart = bullet_of(placed.row, words_);
                                         if (cell.chart) return cell;
                                         cell.text = words_.why(placed.row);
                                         cell.look = "why";
                                         return cell;
                                       }},
                                      {{tell("Achieved", "Tỷ lệ"), Align::right, 3},
                                       [this](const PlacedRow& placed) {
                                         Cell cell = words_.achieved(placed.row);
                                         if (!cell.text.empty()) cell.text += "%";
                                         if (cell.text.empty() && !placed.row.is_context()) cell.text = "–";
                                         return cell;
                                       }},
                                      {{tell("Status", "Trạng thái"), Align::left, 4},
                                       [this](const PlacedRow& placed) { return words_.status(placed.row); }}};
    Table table = table_of(columns, rows);
    table.look = "tg";
    for (const PlacedRow& placed : rows) table.goals.push_back(goal_id(placed.row));
    table.caption = tell("Targets and their current goals", "Các chỉ tiêu và mức phấn đấu hiện hành");
    document_.table(std::move(table));
  }

  void write_cards() {
    Group cards{Group::Kind::cards, "", {}, {}, {}};
    const std::vector<CoverageRow>* reports = behind_ == nullptr ? nullptr : &behind_->coverage.all();
    ReportCards writer({plans_, result_, scope_, rows_, reports}, document_);
    for (const TargetResult& target : result_.targets) cards.blocks.emplace_back(writer.card(current(target)));
    uses_ = writer.uses();
    document_.blocks.emplace_back(std::move(cards));
  }

  bool is_later(const GoalRow& row) const {
    const GoalResult& goal = *row.goal;
    return goal.goal != nullptr && goal.goal->every && goal.status == Status::no_data && !goal.period &&
           last_day(goal.span.first + -1) >= result_.as_of;
  }

  void write_figures() {
    const std::vector<GoalRow> rows = goal_rows(plans_, result_, true);
    const bool whole = std::all_of(rows.begin(), rows.end(),
                                   [](const GoalRow& row) { return row.goal->complete || !row.goal->period; });
    Table table =
        shown_table(goal_table(rows),
                    {"name", "goal", "due", "status", "actual", "compared_in", "achieved_pct", "gap", "expected",
                     "pace_pct", "projected", "required_per_year", "period", "complete", "lead_now"},
                    document_.lang);
    // What the stable outputs say in codes stands here in words.
    constexpr std::size_t goal = 1, due = 2, status = 3, complete = 13, agency = 14;
    table.columns.insert(table.columns.begin(), {tell("No.", "STT"), Align::right, 1});
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const GoalRow& row = rows[i];
      std::vector<Cell>& cells = table.rows[i];
      table.goals.push_back(goal_id(row));
      if (!row.is_context()) cells[goal].text = goal_words(*row.plan, row.target(), *row.goal->goal, document_.lang);
      words_.put_in_words(row, cells);
      cells[agency].text = words_.agency(*row.plan, row.result->lead_now);
      cells[agency].local = true;
      for (Cell& cell : cells) {
        if ((cell.field == "achieved_pct" || cell.field == "pace_pct") && !cell.text.empty()) cell.text += "%";
      }
      if (whole) cells.erase(cells.begin() + complete);
      cells.insert(cells.begin(), Cell(parts_.number_of(row)));
    }
    if (whole) table.columns.erase(table.columns.begin() + complete + 1);  // behind the number
    // Periods whose time has not begun stand in one row: there is nothing to tell of each yet.
    std::vector<std::vector<Cell>> shown;
    std::vector<std::string> goals;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::size_t last = i;
      while (last + 1 < rows.size() && is_later(rows[i]) && is_later(rows[last + 1]) &&
             rows[last + 1].goal->goal == rows[i].goal->goal) {
        ++last;
      }
      std::vector<Cell> cells = std::move(table.rows[i]);
      if (is_later(rows[i])) {
        cells[status + 1] = Cell(last == i ? tell("later", "chưa đến kỳ")
                                           : tell(say("later: {} periods", "chưa đến kỳ: {} kỳ", last - i + 1)));
        if (last > i) {
          cells[due + 1] = Cell(words_.month(*rows[i].goal->due) + " – " + words_.month(*rows[last].goal->due));
        }
      }
      shown.push_back(std::move(cells));
      goals.push_back(last > i ? "" : table.goals[i]);
      i = last;
    }
    table.rows = std::move(shown);
    table.goals = std::move(goals);
    table.look = "wide";
    table.caption = tell("All figures of all goals", "Mọi số liệu của mọi mức phấn đấu");
    document_.table(std::move(table));
  }

  void write_behind() {
    section("By agency", "Theo cơ quan", "agencies");
    behind_->agencies.write(plan_, document_);
    const bool by_area =
        std::any_of(result_.targets.begin(), result_.targets.end(), [this](const TargetResult& target) {
          return plan_.targets[target.target].by_area() && !plan_.targets[target.target].derived();
        });
    if (by_area) {
      section("By area", "Theo địa bàn", "areas");
      behind_->areas.write(plan_, document_);
    }
    section("Who has reported", "Tình hình báo cáo", "reports");
    behind_->coverage.write(result_.plan, document_);
  }

  // Which rows went in: by file how many, then those that did not, with the reason.
  void write_rows() {
    if (uses_.empty() && scope_.left_out_rows.empty()) return;
    section("Rows behind this report", "Các dòng số liệu đã dùng", "rows");
    struct File {
      std::size_t rows = 0, counted = 0, replaced = 0, unused = 0;
    };
    std::map<std::string, File> files;
    const Observations& rows = *scope_.observations;
    std::vector<std::string> replaced;
    for (const UsedRow& used : uses_) {
      const std::string name = rows.source_of(used.row.number);
      File& file = files[name];
      ++file.rows;
      file.counted += used.use == RowUse::counted;
      file.replaced += used.use == RowUse::replaced;
      file.unused += used.use != RowUse::counted && used.use != RowUse::replaced;
      if (used.use != RowUse::replaced || !used.replaced_by || replaced.size() > most_rows_told) continue;
      replaced.push_back(
          tell(say("{} by {}", "{} bằng {}", rows.place_of(used.row.number), rows.place_of(*used.replaced_by))));
    }
    std::vector<std::string> left_out;
    for (const LeftOutRow& row : scope_.left_out_rows) {
      if (!row.plan.empty() && row.plan != plan_.id.value) continue;
      left_out.push_back(row.file + ":" + std::to_string(row.line) + ": " + tell(row.reason));
    }
    Table table;
    table.caption = tell("Rows by file, and what they were used for in the current goals",
                         "Số dòng theo tệp, và cách sử dụng cho mức phấn đấu hiện hành");
    table.columns = {{tell("File", "Tệp"), Align::left, 8, true},
                     {tell("Rows", "Số dòng"), Align::right, 2},
                     {tell("Counted", "Được tính"), Align::right, 2},
                     {tell("Replaced by a later report", "Đã thay bằng báo cáo sau"), Align::right, 3},
                     {tell("Of another time, or part of another row", "Thuộc kỳ khác, hoặc đã nằm trong dòng khác"),
                      Align::right, 4}};
    const auto number = [this](std::size_t count) {
      return Cell(words_.number(Rational(static_cast<unsigned long>(count))), static_cast<std::int64_t>(count));
    };
    for (const auto& [name, file] : files) {
      table.rows.push_back(
          {Cell(name), number(file.rows), number(file.counted), number(file.replaced), number(file.unused)});
    }
    if (!table.rows.empty()) document_.table(std::move(table));
    write_few(tell("Left out because of errors", "Bỏ ra do có lỗi"), std::move(left_out));
    write_few(tell("Replaced by a later report", "Đã thay bằng báo cáo sau"), std::move(replaced));
  }

  void write_few(const std::string& title, std::vector<std::string> lines) {
    if (lines.empty()) return;
    document_.heading(3, title);
    if (lines.size() > most_rows_told) {
      lines.resize(most_rows_told);
      lines.push_back(tell(say("and more: “plantrack trace” and “plantrack validate” tell of each",
                               "và các dòng khác: xem từng dòng bằng “plantrack trace” và “plantrack validate”")));
    }
    document_.blocks.emplace_back(BulletList{std::move(lines)});
  }

  void write_legend() { document_.blocks.emplace_back(parts_.legend()); }

  const PlanSet& plans_;
  const Plan& plan_;
  const PlanResult& result_;
  const ReportScope& scope_;
  const Behind* behind_;
  CountedRows* rows_;
  Document& document_;
  GoalWords words_;
  ReportParts parts_;
  std::string prefix_;
  std::vector<UsedRow> uses_;  // of all targets, as their cards were written
};

}  // namespace

Document Report::page(Lang lang) const {
  Document document;
  document.lang = lang;
  document.kicker = say("Progress report, figures as of {}", "Báo cáo tiến độ, số liệu tính đến ngày {}",
                        Text{date_words(day(), Lang::en), date_words(day(), Lang::vi)})
                        .in(lang);
  std::optional<CountedRows> rows;
  if (scope_.observations != nullptr) rows.emplace(plans_, *scope_.observations);
  std::optional<Behind> behind;
  if (scope_.observations != nullptr && scope_.every_row) {
    const std::vector<CoverageRow> reports = coverage();
    behind.emplace(Behind{ByAgency(plans_, results_, reports, AgencyRole::lead),
                          ByArea(plans_, results_, *scope_.observations),
                          CoverageView(plans_, *scope_.observations, scope_.as_of, reports)});
  }
  if (results_.size() > 1) document.heading(1, say("Plans and their progress", "Các kế hoạch và tiến độ").in(lang));
  for (const PlanResult& result : results_) {
    PlanPage(plans_, result, scope_, behind ? &*behind : nullptr, rows ? &*rows : nullptr, document)
        .write(results_.size() == 1);
  }
  return document;
}

}  // namespace plantrack
