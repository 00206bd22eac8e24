#include "render/framed_view.hpp"

#include "render/report_parts.hpp"
#include "render/words.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace plantrack {
namespace {

// What a page shows that has to be explained.
struct Signs {
  std::set<std::pair<Status, std::string>> statuses;  // with their words: a status has more than one
  std::set<std::string> reports;                      // looks of the cells that tell who has reported
};

void collect(const std::vector<Block>& blocks, Signs& signs) {
  for (const Block& block : blocks) {
    if (const Group* group = std::get_if<Group>(&block)) collect(group->blocks, signs);
    const Table* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    for (const std::vector<Cell>& row : table->rows) {
      for (const Cell& cell : row) {
        if (const Status* status = std::get_if<Status>(&cell.value)) signs.statuses.emplace(*status, cell.text);
        if (table->look == "cov" && !cell.look.empty()) signs.reports.insert(cell.look);
      }
    }
  }
}

bool same_thresholds(const PlanSet& plans) {
  return std::all_of(plans.plans.begin(), plans.plans.end(), [&](const Plan& plan) {
    return rational(plan.on_track) == rational(plans.plans.front().on_track) &&
           rational(plan.at_risk) == rational(plans.plans.front().at_risk);
  });
}

// Where each plan has thresholds of its own, they are told by words.
Text rule_of_all(Status status, const PlanSet& plans) {
  const bool by_pace = status == Status::on_track || status == Status::at_risk || status == Status::off_track;
  if (!by_pace || same_thresholds(plans)) return rule_of(status, plans.plans.front());
  return say("by the pace, with the thresholds of its own plan", "theo nhịp độ, với ngưỡng của từng kế hoạch");
}

bool is_title(const Block& block) {
  const Heading* heading = std::get_if<Heading>(&block);
  return heading != nullptr && heading->level == 1;
}

}  // namespace

Document FramedView::document(Lang lang) const {
  Document document = view_.document(lang);
  insert_head(document, false);
  return document;
}

Document FramedView::page(Lang lang) const {
  Document page = view_.page(lang);
  insert_head(page, true);
  // What is more than a sentence does not belong to the head of the page.
  const auto first = std::find_if(page.blocks.begin(), page.blocks.end(), [](const Block& block) {
    const Heading* heading = std::get_if<Heading>(&block);
    return (heading != nullptr && heading->level > 1) || std::holds_alternative<Table>(block);
  });
  if (first != page.blocks.end() && std::holds_alternative<Table>(*first)) {
    page.blocks.insert(first, Heading{2, say("Targets", "Các chỉ tiêu").in(lang), "targets"});
  }
  write_legend(page);
  return page;
}

void FramedView::insert_head(Document& document, bool particulars) const {
  if (!with_head_ || document.blocks.empty() || !is_title(document.blocks.front())) return;
  Document head = this->head(document.lang, particulars);
  document.blocks.insert(document.blocks.begin() + 1, std::make_move_iterator(head.blocks.begin()),
                         std::make_move_iterator(head.blocks.end()));
}

// Of one plan its paper, place and period, if asked for; then what each plan has to say.
Document FramedView::head(Lang lang, bool particulars) const {
  Document head;
  head.lang = lang;
  if (plans_.plans.size() == 1) {
    PlanResult result;
    result.as_of = view_.day();
    ReportParts parts(plans_, result, scope_, head);
    if (particulars) {
      Facts facts{parts.particulars(), "facts"};
      facts.entries.pop_back();  // the day stands in the view
      head.blocks.emplace_back(std::move(facts));
    }
    parts.notices();
    return head;
  }
  for (const std::string& text : scope_.notices) head.blocks.emplace_back(Notice{text});
  for (const Plan& plan : plans_.plans) {
    if (!plan.note.empty())
      head.blocks.emplace_back(Notice{plan.place.name.value.in(lang) + ": " + plan.note.in(lang)});
  }
  if (scope_.left_out > 0) head.blocks.emplace_back(Notice{left_out_words(scope_).in(lang)});
  return head;
}

void FramedView::write_legend(Document& page) const {
  const Lang lang = page.lang;
  Signs signs;
  collect(page.blocks, signs);
  Facts legend{{}, "how"};
  for (const auto& [status, words] : signs.statuses) {
    Cell cell(words, status);
    const Text other = rule_of_words(status, words);
    cell.below = (other.empty() ? rule_of_all(status, plans_) : other).in(lang);
    legend.entries.push_back({"", std::move(cell)});
  }
  const std::pair<const char*, std::pair<const char*, Text>> reports[] = {
      {"k ok", {"✓", say("all reports due have come on time", "đã nhận đủ báo cáo đến hạn, đúng hạn")}},
      {"k lt",
       {"!", say("all reports due have come, some of them late", "đã nhận đủ báo cáo đến hạn, có báo cáo muộn")}},
      {"k ms", {"✗", say("some of the reports due are missing", "còn thiếu báo cáo đến hạn")}},
      {"k nd", {"·", say("not due yet", "chưa đến hạn")}}};
  for (const auto& [look, told] : reports) {
    if (signs.reports.count(look) > 0) legend.entries.push_back({told.first, Cell(told.second.in(lang))});
  }
  if (legend.entries.empty()) return;
  page.heading(2, say("How to read this", "Cách đọc").in(lang), "how");
  page.blocks.emplace_back(std::move(legend));
}

}  // namespace plantrack
