#include "render/report_parts.hpp"

#include "render/changes_view.hpp"
#include "render/words.hpp"

#include <algorithm>

namespace plantrack {
namespace {

// What needs attention, the worst first.
constexpr Status worrying[] = {Status::missed,    Status::overdue, Status::incomplete,    Status::regressing,
                               Status::off_track, Status::at_risk, Status::not_assessable};

}  // namespace

Text rule_of(Status status, const Plan& plan) {
  const auto percent = [](Decimal part) {
    const Rational value = rational(part) * 100;
    return Text{number_text(value, 2, Lang::en), number_text(value, 2, Lang::vi)};
  };
  const Text on_track = percent(plan.on_track);
  const Text at_risk = percent(plan.at_risk);
  switch (status) {
    case Status::met:
      return say("the goal holds, and the rows prove it", "mức phấn đấu được đạt và số liệu chứng minh điều đó");
    case Status::on_track:
      return say("at least {}% of the pace that was to be expected", "nhịp độ từ {}% mức lẽ ra phải có", on_track);
    case Status::at_risk:
      return say("between {}% and {}% of that pace", "nhịp độ từ {}% đến dưới {}%", at_risk, on_track);
    case Status::off_track: return say("less than {}% of that pace", "nhịp độ dưới {}%", at_risk);
    case Status::regressing:
      return say("the figure goes the wrong way, or a level that was to be kept is not kept",
                 "số liệu đi ngược hướng, hoặc không giữ được mức phải giữ");
    case Status::incomplete:
      return say("too little has been reported to tell, or nothing new for too long",
                 "chưa đủ báo cáo để kết luận, hoặc đã lâu không có số liệu mới");
    case Status::in_progress:
      return say("not met yet, and there is no way to tell the pace", "chưa đạt, chưa xác định được nhịp độ");
    case Status::missed: return say("the due month is over and the goal does not hold", "đã hết hạn mà chưa đạt");
    case Status::overdue:
      return say("the due month is over and there is no complete figure of it",
                 "đã hết hạn mà chưa đủ số liệu của tháng đến hạn");
    case Status::no_data:
      return say("no figure that can be compared with the goal", "chưa có số liệu so được với mức phấn đấu");
    case Status::not_assessable: return say("there is nothing to measure", "chưa có gì để đo");
    case Status::context:
      return say("for context only: without a goal of its own", "chỉ theo dõi, không có mức phấn đấu riêng");
  }
  return {};
}

Text rule_of_words(Status status, const std::string& words) {
  const auto are = [&words](Text told) { return words == told.en || words == told.vi; };
  if (are(status_words(status))) return {};
  if (status == Status::incomplete) {
    return say("complete, but nothing newer has come though it was due, or for too long",
               "đủ số liệu nhưng là của kỳ cũ: kỳ sau đã đến hạn báo cáo, hoặc đã lâu không có số liệu mới");
  }
  if (status == Status::overdue) {
    return say("the due month is over, and the report on it is not due yet",
               "đã hết tháng đến hạn nhưng chưa đến hạn báo cáo");
  }
  if (status != Status::met) return {};
  if (are(met_words(true, false))) {
    return say("the goal holds, but an estimate went into the figure", "mức phấn đấu được đạt nhưng có dùng số ước");
  }
  return are(met_words(false, true))
             ? say("the goal holds by the latest figure; before its due month is over that may "
                   "change",
                   "mức phấn đấu đạt theo số liệu mới nhất; chưa đến hạn nên còn có thể thay đổi")
             : say("the goal holds by an estimate; before its due month is over that may change",
                   "mức phấn đấu đạt theo số ước; chưa đến hạn nên còn có thể thay đổi");
}

Text due_counts(const Headline& headline) {
  const std::pair<std::size_t, Status> counts[] = {{headline.due_met, Status::met},
                                                   {headline.due_missed, Status::missed},
                                                   {headline.due_overdue, Status::overdue},
                                                   {headline.due_not_assessable, Status::not_assessable}};
  Text all;
  for (const auto& [count, status] : counts) {
    if (count > 0) all = say("{}{}{} {}", "{}{}{} {}", all, all.empty() ? "" : ", ", count, status_words(status));
  }
  return all;
}

Text left_out_words(const ReportScope& scope) {
  return scope.left_out == 1 ? say("1 of {} submitted rows has errors and is left out.",
                                   "1 trong {} dòng đã nộp có lỗi, không được tính.", scope.rows)
                             : say("{} of {} submitted rows have errors and are left out.",
                                   "{} trong {} dòng đã nộp có lỗi, không được tính.", scope.left_out, scope.rows);
}

void ReportParts::notices() {
  for (const std::string& text : scope_.notices) document_.blocks.emplace_back(Notice{text});
  if (!plan_.note.empty()) document_.blocks.emplace_back(Notice{tell(plan_.note)});
  if (scope_.left_out > 0) {
    document_.blocks.emplace_back(Notice{tell(left_out_words(scope_))});
  }
}

std::vector<Facts::Fact> ReportParts::particulars() const {
  const PlanPlace& place = plan_.place;
  std::vector<Facts::Fact> facts;
  Cell name(tell(place.name.value));
  if (!place.merged_into.empty()) {
    std::string with;
    for (const Text& other : place.merged_with) with += (with.empty() ? "" : ", ") + tell(other);
    std::string merged =
        with.empty() ? tell(say("merged into {}", "sáp nhập vào {}", place.merged_into))
                     : tell(say("merged with {} into {}", "sáp nhập cùng {} thành {}", with, place.merged_into));
    if (place.merged_on) {
      merged +=
          tell(say(" on {}", " từ {}",
                   Text{date_words(place.merged_on.value, Lang::en), date_words(place.merged_on.value, Lang::vi)}));
    }
    name.text += " (" + merged + tell("; figures for the old territory)", "; số liệu theo địa giới cũ)");
  }
  const std::string kind = !place.kind.empty() ? tell(place.kind)
                           : place.is_province ? tell("Province", "Tỉnh")
                                               : tell("Place", "Nơi lập kế hoạch");
  facts.push_back({kind, std::move(name)});
  const SourceDocument& source = plan_.document;
  std::string paper = source.number.empty() ? tell("number not stated", "không nêu số") : source.number;
  if (source.issued)
    paper += tell(say(" of {}", " ngày {}",
                      Text{date_words(source.issued.value, Lang::en), date_words(source.issued.value, Lang::vi)}));
  paper += ", " + source.issuer + " (" + tell(document_status_words(source.status.value)) + ")";
  facts.push_back({tell("Plan", "Kế hoạch"), Cell(paper)});
  // Years that begin in another month are told by their months.
  std::string period = std::to_string(plan_.from.value) + "–" + std::to_string(plan_.to.value);
  if (plan_.year_begins.value != 1) {
    period = month_words(plan_.months().first, lang_) + " – " + month_words(plan_.months().last(), lang_) + ". " +
             tell(years_sentence(plan_));
  }
  facts.push_back({tell("Period", "Giai đoạn"), Cell(period)});
  facts.push_back(
      {tell("Figures as of", "Số liệu tính đến ngày"), Cell(date_words(result_.as_of, lang_), result_.as_of)});
  return facts;
}

std::vector<StatusCount> ReportParts::counts() const {
  std::vector<StatusCount> counts;
  for (const TargetResult& target : result_.targets) {
    const GoalRow row{&plan_, &target, &target.current_goal()};
    Text words = status_words(row);
    const auto same = [&](const StatusCount& each) {
      return each.status == row.goal->status && each.words.en == words.en;
    };
    auto count = std::find_if(counts.begin(), counts.end(), same);
    if (count == counts.end()) {
      counts.push_back({row.goal->status, std::move(words), {}});
      count = counts.end() - 1;
    }
    count->rows.push_back(row);
  }
  // By status, and of one status the plain word first: met, met so far.
  const auto place = [](const StatusCount& count) {
    return std::pair(std::find(std::begin(all_statuses), std::end(all_statuses), count.status),
                     count.words.en == status_words(count.status).en ? std::string() : count.words.en);
  };
  std::sort(counts.begin(), counts.end(),
            [&place](const StatusCount& a, const StatusCount& b) { return place(a) < place(b); });
  return counts;
}

std::string ReportParts::headline() const {
  const Headline& headline = result_.headline;
  std::string counts;
  for (const StatusCount& count : this->counts()) {
    if (count.status == Status::context) continue;
    counts += (counts.empty() ? "" : ", ") + std::to_string(count.rows.size()) + " " + tell(count.words);
  }
  const Text targets = headline.targets == 1 ? Text{"target", "chỉ tiêu"} : Text{"targets", "chỉ tiêu"};
  return counts.empty() ? tell(say("{} {}.", "{} {}.", headline.targets, targets))
                        : tell(say("{} {}: {}.", "{} {}: {}.", headline.targets, targets, counts));
}

std::vector<std::string> ReportParts::more() const {
  const Headline& headline = result_.headline;
  std::vector<std::string> sentences;
  if (const std::size_t context = headline.count(Status::context); context > 0) {
    sentences.push_back(tell(context == 1 ? say("1 further figure is for context only and is not counted.",
                                                "Thêm 1 số liệu chỉ để tham khảo, không tính vào đây.")
                                          : say("{} further figures are for context only and are not counted.",
                                                "Thêm {} số liệu chỉ để tham khảo, không tính vào đây.", context)));
  }
  if (headline.fallen_due > 0) {
    sentences.push_back(
        tell(say("Goals that have fallen due, earlier ones included: {} ({}).",
                 "Mức phấn đấu đã đến hạn, kể cả các mốc trước: {} ({}).", headline.fallen_due, due_counts(headline))));
    const std::string earlier = earlier_not_met();
    if (!earlier.empty())
      sentences.push_back(tell(say("Earlier goals not met: {}.", "Mốc trước chưa đạt: {}.", earlier)));
  }
  if (headline.mean_achieved && headline.with_achieved == 1 && headline.targets == 1) {
    sentences.push_back(
        tell(say("Achieved: {}%.", "Tỷ lệ thực hiện: {}%.", percent_words(*headline.mean_achieved, lang_))));
    return sentences;
  }
  sentences.push_back(
      headline.mean_achieved
          ? tell(say("Achieved on average {}%: mean of {} of {} targets, each capped at 100%{}; targets without a "
                     "complete figure are left out, never counted as 0.",
                     "Tỷ lệ thực hiện bình quân {}%: của {} trong {} chỉ tiêu, mỗi chỉ tiêu tính tối đa 100%{}; chỉ "
                     "tiêu chưa đủ số liệu thì không tính, không coi là 0.",
                     percent_words(*headline.mean_achieved, lang_), headline.with_achieved, headline.targets,
                     out_of_date()))
          : tell("No target has a complete percentage yet.",
                 "Chưa có chỉ tiêu nào tính được tỷ lệ từ số liệu đầy đủ."));
  return sentences;
}

// How many of the figures behind the mean are complete, but old.
Text ReportParts::out_of_date() const {
  std::size_t old = 0;
  for (const TargetResult& target : result_.targets) {
    const GoalResult& goal = target.current_goal();
    old += goal.achieved && goal.complete && goal.stale && goal.status != Status::context ? 1 : 0;
  }
  if (old == 0) return {};
  return old == 1
             ? say(", 1 of them by a figure that is out of date", ", trong đó 1 chỉ tiêu theo số liệu đã cũ")
             : say(", {} of them by figures that are out of date", ", trong đó {} chỉ tiêu theo số liệu đã cũ", old);
}

// "Products ranked (no. 4): ≥ 40 by Dec 2024 (31)": what the tally counts and no current goal shows.
std::string ReportParts::earlier_not_met() const {
  constexpr std::size_t most_targets = 5;
  std::vector<std::string> targets;
  for (const TargetResult& target : result_.targets) {
    const std::string of_target = earlier_not_met(target);
    if (of_target.empty()) continue;
    const GoalRow row{&plan_, &target, &target.current_goal()};
    targets.push_back(words_.name(row).text + tell(say(" (no. {}): ", " (STT {}): ", number_of(row))) + of_target);
  }
  std::string all;
  for (std::size_t i = 0; i < std::min(targets.size(), most_targets); ++i) all += (i == 0 ? "" : "; ") + targets[i];
  if (targets.size() > most_targets)
    all += tell(say("; and of {} more targets", "; và của {} chỉ tiêu khác", targets.size() - most_targets));
  return all;
}

std::string ReportParts::earlier_not_met(const TargetResult& target) const {
  std::string of_target, goal_before;
  for (const GoalResult& goal : target.goals) {
    const bool failed = goal.status == Status::missed || goal.status == Status::overdue;
    if (goal.current || !goal.due_is_over || !failed) continue;
    const GoalRow row{&plan_, &target, &goal};
    const Cell words = words_.goal(row);
    if (!of_target.empty()) of_target += ", ";
    of_target += words.text == goal_before ? words_.month(*goal.due) : words.text + " " + words.below;
    const std::string figure = goal.actual && (goal.complete || goal.status == Status::missed)
                                   ? words_.actual(row).text
                                   : words_.status(row).text;
    of_target += " (" + figure + ")";
    goal_before = words.text;
  }
  return of_target;
}

std::string ReportParts::attention(const GoalRow& row) const {
  const Cell goal = words_.goal(row);
  return tell(say("Goal: {} {}. ", "Kế hoạch: {} {}. ", goal.text, goal.below)) + words_.why(row);
}

std::vector<GoalRow> ReportParts::needing_attention() const {
  std::vector<GoalRow> rows;
  for (const Status status : worrying) {
    for (const TargetResult& target : result_.targets) {
      if (target.current_goal().status == status) rows.push_back({&plan_, &target, &target.current_goal()});
    }
  }
  return rows;
}

std::vector<int> ReportParts::themes() const {
  std::vector<int> themes;
  for (std::size_t theme = 0; theme < plan_.themes.size(); ++theme) themes.push_back(static_cast<int>(theme));
  themes.push_back(-1);
  return themes;
}

void ReportParts::place(std::size_t result, int depth, std::vector<bool>& done, std::vector<PlacedRow>& rows) const {
  if (done[result]) return;
  done[result] = true;
  const TargetResult& target = result_.targets[result];
  for (const GoalResult& goal : target.goals) {
    if (scope_.all_goals || goal.current) rows.push_back({{&plan_, &target, &goal}, depth});
  }
  for (const Reference& part : plan_.targets[target.target].parts()) {
    for (std::size_t i = 0; i < result_.targets.size(); ++i) {
      if (static_cast<int>(result_.targets[i].target) == part.index) place(i, depth + 1, done, rows);
    }
  }
}

std::vector<PlacedRow> ReportParts::placed(int theme) const {
  std::vector<bool> is_part(plan_.targets.size(), false);
  for (const TargetResult& each : result_.targets) {
    for (const Reference& part : plan_.targets[each.target].parts()) {
      if (part.index >= 0) is_part[static_cast<std::size_t>(part.index)] = true;
    }
  }
  std::vector<PlacedRow> rows;
  std::vector<bool> done(result_.targets.size(), false);
  for (const bool parts : {false, true}) {  // parts that were not reached stand in a circle, which the linter refuses
    for (std::size_t i = 0; i < result_.targets.size(); ++i) {
      const std::size_t target = result_.targets[i].target;
      if (is_part[target] == parts && plan_.targets[target].theme.index == theme) place(i, 0, done, rows);
    }
    if (!rows.empty()) break;
  }
  return rows;
}

void ReportParts::since(const std::string& id) {
  if (!scope_.since) return;
  std::vector<Change> changes;
  for (const Change& change : scope_.changes) {
    if (change.plan == &plan_) changes.push_back(change);
  }
  document_.heading(2,
                    tell(say("Since {}", "Từ {} đến nay",
                             Text{date_words(*scope_.since, Lang::en), date_words(*scope_.since, Lang::vi)})),
                    id);
  document_.paragraph(changes_sentence(changes, lang_));
  document_.table(changes_table(std::move(changes), lang_));
}

// What else a status may mean, where it does here.
std::string ReportParts::cases_of(Status status) const {
  bool in_words = false, ended = false, broken = false;
  for (const TargetResult& target : result_.targets) {
    for (const GoalResult& goal : target.goals) {
      if (goal.status != status || !(scope_.all_goals || goal.current)) continue;
      in_words = in_words || plan_.targets[target.target].is_qualitative();
      ended = ended || (goal.judged_at && goal.judged_at != goal.due);
      broken = broken || !goal.due_is_over;
    }
  }
  if (status == Status::met && in_words) {
    return tell("; a task: it is reported as done", "; với nhiệm vụ: đã báo cáo hoàn thành");
  }
  if (status != Status::missed) return {};
  if (ended) {
    return tell("; where the areas ended before it, their end counts",
                "; địa bàn kết thúc trước hạn thì xét tại thời điểm kết thúc");
  }
  return broken ? tell("; what exceeds the most that is allowed counts at once", "; vượt mức tối đa thì tính ngay")
                : "";
}

Facts ReportParts::legend() const {
  Facts facts;
  facts.look = "how";
  for (const Status status : all_statuses) {
    std::vector<std::string> shown;  // a status has more words than one: met, met so far
    for (const TargetResult& target : result_.targets) {
      for (const GoalResult& goal : target.goals) {
        if (goal.status != status || !(scope_.all_goals || goal.current)) continue;
        const std::string text = words_.status({&plan_, &target, &goal}).text;
        if (std::find(shown.begin(), shown.end(), text) == shown.end()) shown.push_back(text);
      }
    }
    std::sort(shown.begin(), shown.end());
    for (const std::string& text : shown) {
      Cell cell(text, status);
      const std::string other = tell(rule_of_words(status, text));
      cell.below = other.empty() ? tell(rule_of(status, plan_)) + cases_of(status) : other;
      facts.entries.push_back({"", std::move(cell)});
    }
  }
  const auto add = [&](const Text& term, const Text& meaning) {
    facts.entries.push_back({tell(term), Cell(tell(meaning))});
  };
  add(say("Achieved", "Tỷ lệ thực hiện"),
      say("the figure in percent of the goal, what was there at the start included; of goals to reduce, from a "
          "baseline, the part of the reduction that has been made; of goals in each area, the share of areas that "
          "meet it. The mean adds all of these up. Not capped; what is below 100 never rounds up to it.",
          "số liệu so với mức phấn đấu, kể cả phần đã có lúc xuất phát; với mức phấn đấu giảm so với giá trị gốc là "
          "phần đã giảm được; với mức của từng địa bàn là tỷ lệ địa bàn đạt. Tỷ lệ bình quân gộp cả ba loại. Không "
          "chặn trên; dưới 100 không bao giờ làm tròn thành 100."));
  add(expected_words({}),
      say("on the way from the start point to the goal.", "trên đường từ điểm xuất phát đến mức phấn đấu."));
  add(say("Pace", "Nhịp độ"), say("the way gone, in percent of the way that was to be gone by then.",
                                  "quãng đường đã đi so với quãng đường lẽ ra phải đi đến lúc đó."));
  add(say("Estimate", "Số ước"), say("reported before its period was over, or said to be one.",
                                     "báo cáo khi kỳ chưa kết thúc, hoặc được ghi là số ước."));
  return facts;
}

Cell ReportParts::name_cell(const PlacedRow& placed) {
  Cell cell = words_.name(placed.row);
  cell.indent = placed.depth;
  if (!placed.row.target().note.empty()) cell.footnotes.push_back(document_.footnote(tell(placed.row.target().note)));
  return cell;
}

Cell ReportParts::goal_cell(const GoalRow& row) {
  Cell cell = words_.goal(row);
  if (!row.is_context() && (row.goal->goal->inferred_condition || row.goal->goal->inferred_time)) {
    cell.footnotes.push_back(document_.footnote(words_.inferred(*row.goal->goal)));
  }
  return cell;
}

Cell ReportParts::lead_cell(const GoalRow& row) {
  Cell cell = words_.lead(row);
  if (row.target().lead_inferred.value) {
    cell.footnotes.push_back(document_.footnote(tell("Who leads is inferred, not stated in the source.",
                                                     "Cơ quan chủ trì là suy luận, văn bản gốc không nêu.")));
  }
  return cell;
}

}  // namespace plantrack
