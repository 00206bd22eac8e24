// Names claimed twice, rings of references, and sums whose parts do not add up to anything.
#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "validate/plan_checks.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace plantrack {
namespace {

// Somebody's name, alias or id, by which rows may call them.
struct Claim {
  std::uint32_t hash = 0;
  std::uint32_t owner = 0;
  std::string_view text;
  Place place;
  bool is_id = false;
};

// The first claims of each name, by hash. A country has some 11,000 areas and is checked at every start, so the names
// themselves are not kept; they are made again for the few whose hashes agree.
class Claims {
 public:
  explicit Claims(std::size_t most) : slots_(std::bit_ceil(2 * most + 1)) { kept_.reserve(most); }

  // The earlier claim of the same name; null where this one is the first, which is then kept.
  const Claim* earlier_or_keep(const Claim& claim) {
    for (std::size_t at = claim.hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at] == 0) {
        kept_.push_back(claim);
        slots_[at] = static_cast<std::uint32_t>(kept_.size());
        return nullptr;
      }
      const Claim& earlier = kept_[slots_[at] - 1];
      if (earlier.hash == claim.hash && name_key(earlier.text) == name_key(claim.text)) return &earlier;
    }
  }

 private:
  std::vector<Claim> kept_;
  std::vector<std::uint32_t> slots_;  // number of a claim, from 1; 0 = free
};

template <class Item, class FileOf>
void check_claims(PlanFindings& out, const std::vector<Item>& items, const FileOf& file_of) {
  std::size_t most = 0;
  for (const Item& item : items) most += 3 + aliases_of(item).size();
  Claims claims(most);
  const std::hash<std::string> hash;
  const auto check = [&](std::uint32_t owner, std::string_view text, Place place, bool is_id) {
    if (!place || text.empty()) return;
    const Claim claim{static_cast<std::uint32_t>(hash(name_key(text))), owner, text, place, is_id};
    const Claim* first = claims.earlier_or_keep(claim);
    if (first == nullptr || first->owner == owner) return;
    if (first->is_id && is_id) return;  // that is a repeated-id
    const std::string_view other = items[first->owner].id.value;
    out.in_file(file_of(owner))
        .add_related(
            rule("name-claimed-twice"), place,
            say("`{}` is also what `{}` is called", "`{}` cũng là tên gọi của `{}`", shown(text), shown(other)),
            say("rows could not tell them apart: give one of them another name",
                "các dòng số liệu sẽ không phân biệt được: hãy đặt tên khác cho một bên"),
            "name",
            {{file_of(first->owner), first->place,
              say("`{}` claims it here", "`{}` dùng tên này ở đây", shown(other))}});
  };
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    check(i, items[i].id.value, items[i].id.place, true);
    each_name(items[i], [&](std::string_view name, Place place) { check(i, name, place, false); });
    for (const auto& alias : aliases_of(items[i])) check(i, alias.value, alias.place, false);
  }
}

// Every target that `target` builds on.
std::vector<const Reference*> needs(const Target& target) {
  std::vector<const Reference*> references;
  if (target.of.resolved()) references.push_back(&target.of);
  for (const Reference& part : target.parts()) {
    if (part.resolved()) references.push_back(&part);
  }
  return references;
}

// Depth-first, with a stack of its own: a chain of thousands of targets must not end the program.
class CycleSearch {
 public:
  CycleSearch(const Plan& plan, PlanFindings& out)
      : plan_(plan), out_(out), states_(plan.targets.size(), State::fresh), depths_(plan.targets.size()) {}

  void run() {
    for (std::size_t i = 0; i < states_.size(); ++i) {
      if (states_[i] == State::fresh) walk(i);
    }
    if (found_) return;  // a ring is deep as well
    for (const auto& [target, longest] : too_deep_) tell_too_deep(target, *longest);
  }

 private:
  enum class State : std::uint8_t { fresh, open, done };
  static constexpr int deepest = 32;
  struct Step {
    std::size_t target;
    std::vector<const Reference*> references;
    std::size_t next = 0;
  };

  void enter(std::size_t target) {
    states_[target] = State::open;
    path_.push_back({target, needs(plan_.targets[target]), 0});
  }

  void walk(std::size_t start) {
    enter(start);
    while (!path_.empty()) {
      Step& step = path_.back();
      if (step.next == step.references.size()) {
        leave(step.target);
        path_.pop_back();
        continue;
      }
      const Reference& reference = *step.references[step.next++];
      const auto to = static_cast<std::size_t>(reference.index);
      if (states_[to] == State::open) tell(reference, to);
      if (states_[to] == State::fresh) enter(to);
    }
  }

  // A figure is made of those below it, one call in another. Those that build on one that lies too deep have the same
  // cause.
  void leave(std::size_t target) {
    states_[target] = State::done;
    const Reference* longest = nullptr;
    for (const Reference* each : path_.back().references) {
      const int depth = depths_[static_cast<std::size_t>(each->index)] + 1;
      if (depth <= depths_[target]) continue;
      depths_[target] = depth;
      longest = each;
    }
    if (depths_[target] == deepest + 1) too_deep_.emplace_back(target, longest);
  }

  void tell_too_deep(std::size_t target, const Reference& longest) {
    out_.at_target(plan_.targets[target].id.value);
    out_.add(rule("plan-too-large"), longest.place,
             say("more than {} targets build on one another here", "hơn {} chỉ tiêu nối tiếp nhau qua tham chiếu này",
                 deepest),
             say("name the parts themselves in the sum, not a chain of sums",
                 "hãy ghi thẳng các phần vào tổng, không nối nhiều tổng với nhau"));
    out_.at_target({});
  }

  void tell(const Reference& closing, std::size_t to) {
    found_ = true;
    static constexpr std::size_t max_named = 6;
    std::string ring;
    const auto begin = std::find_if(path_.begin(), path_.end(), [&](const Step& step) { return step.target == to; });
    const auto count = static_cast<std::size_t>(path_.end() - begin);
    for (std::size_t i = 0; i < count; ++i) {
      if (i == max_named - 1 && count > max_named) {
        ring += "… → ";
        i = count - 1;
      }
      ring += shown(plan_.targets[(begin + static_cast<std::ptrdiff_t>(i))->target].id.value) + " → ";
    }
    const Target& at = plan_.targets[path_.back().target];
    out_.at_target(at.id.value);
    out_.add(rule("reference-cycle"), closing.place,
             say("targets that build on each other: {}{}", "các chỉ tiêu phụ thuộc vòng tròn: {}{}", ring,
                 shown(closing.id)),
             say("take one of the references (sum_of, ratio_of, of) out",
                 "hãy bỏ một trong các tham chiếu (sum_of, ratio_of, of)"));
    out_.at_target({});
  }

  const Plan& plan_;
  PlanFindings& out_;
  std::vector<State> states_;
  std::vector<int> depths_;  // of targets that are done: references on the longest way down
  std::vector<std::pair<std::size_t, const Reference*>> too_deep_;  // the first on each way
  bool found_ = false;                                              // a ring
  std::vector<Step> path_;
};

// Sums that reach a part by two ways: its figure would be added twice.
class DoubleCounts {
 public:
  DoubleCounts(const Plan& plan, PlanFindings& out)
      : plan_(plan), out_(out), seen_by_(plan.targets.size(), nobody), first_(plan.targets.size(), nullptr) {}

  void run() {
    std::vector<bool> is_part(plan_.targets.size(), false);
    bool shared = false;  // whether some target stands in two sums
    for (const Target& target : plan_.targets) {
      for (const Reference& part : target.sum_of) {
        if (!part.resolved()) continue;
        const auto index = static_cast<std::size_t>(part.index);
        shared = shared || is_part[index];
        is_part[index] = true;
      }
    }
    for (std::size_t i = 0; shared && steps_ < most_steps && i < plan_.targets.size(); ++i) look_at(i);
  }

 private:
  static constexpr std::size_t nobody = static_cast<std::size_t>(-1);
  static constexpr std::size_t most_steps = 20'000'000;

  void look_at(std::size_t sum) {
    std::vector<std::size_t> open{sum};
    while (!open.empty()) {
      const Target& at = plan_.targets[open.back()];
      open.pop_back();
      for (const Reference& part : at.sum_of) {
        if (!part.resolved() || ++steps_ >= most_steps) continue;
        const auto index = static_cast<std::size_t>(part.index);
        if (index == sum) return;  // a ring, which is told as such
        if (seen_by_[index] == sum) {
          // Twice in one list is a repeated-id.
          if (first_[index] != &at) tell(plan_.targets[sum], at, part, *first_[index]);
          return;
        }
        seen_by_[index] = sum;
        first_[index] = &at;
        open.push_back(index);
      }
    }
  }

  void tell(const Target& sum, const Target& second, const Reference& part, const Target& first) {
    if (!told_.insert(part.index).second) return;  // sums of this sum have it as well
    out_.at_target(sum.id.value);
    out_.add_related(rule("part-counted-twice"), part.place,
                     say("`{}` counts `{}` twice: by `{}` and by `{}`", "`{}` tính `{}` hai lần: qua `{}` và qua `{}`",
                         shown(sum.id.value), shown(part.id), shown(first.id.value), shown(second.id.value)),
                     say("take it out of one of the sums", "hãy bỏ khỏi một trong các tổng"), "sum_of",
                     {{out_.file(), sum.id.place, say("the sum that counts it twice", "tổng tính phần này hai lần")}});
    out_.at_target({});
  }

  const Plan& plan_;
  PlanFindings& out_;
  std::vector<std::size_t> seen_by_;  // the last sum that reached a target
  std::vector<const Target*> first_;  // in whose list it then stood
  std::unordered_set<int> told_;
  std::size_t steps_ = 0;
};

void add_differs(PlanFindings& out, Place place, std::string_view key, const Text& what, const std::string& first,
                 const std::string& other, const Text& hint) {
  out.add(rule("parts-differ"), place,
          say("{} do not agree: {} and {}", "{} không thống nhất: {} và {}", what, first, other), hint, key);
}

// A part against the first part; a part against its sum.
void check_part(const Target& target, const Target& first, const Reference& reference, const Target& part,
                PlanFindings& out) {
  const Text separate = say("only like can be added to like: take this part out, or make it a target of its own",
                            "chỉ cộng được các đại lượng cùng loại: hãy bỏ phần này, hoặc tách thành chỉ tiêu riêng");
  const auto named = [](const auto& at) { return std::string(name_of(at.value)); };
  if (part.measure.value != first.measure.value) {
    add_differs(out, reference.place, "sum_of", say("the measures of the parts", "loại số liệu (measure) của các phần"),
                named(first.measure), named(part.measure), separate);
  } else if (part.accrual.value != first.accrual.value) {
    add_differs(out, reference.place, "sum_of",
                say("the accruals of the parts", "cách cộng dồn (accrual) của các phần"), named(first.accrual),
                named(part.accrual), separate);
  } else if (part.measure.value == Measure::amount && !same_unit(part.unit.value, first.unit.value)) {
    add_differs(out, reference.place, "sum_of", say("the units of the parts", "đơn vị của các phần"),
                shown(first.unit.value.en), shown(part.unit.value.en), separate);
  } else if (target.by_area() && part.level.value != target.level.value) {
    add_differs(
        out, reference.place, "sum_of",
        say("the levels of the sum and this part", "cấp (level) của tổng và của phần này"), shown(target.level.value),
        shown(part.level.value),
        say("parts and sum are reported by the same level", "tổng và các phần phải được báo cáo theo cùng một cấp"));
  }
}

// Whether a figure can be added to others at all.
bool adds_up(const Target& part, const Reference& reference, PlanFindings& out) {
  const auto tell = [&](const Text& why, const Text& hint) {
    out.add(rule("parts-do-not-add"), reference.place, why, hint, "sum_of");
    return false;
  };
  if (part.is_ratio()) {
    return tell(say("`{}` is a ratio: shares do not add up", "`{}` là tỷ lệ: các tỷ lệ không cộng được với nhau",
                    shown(reference.id)),
                say("add numerators and denominators up as targets of their own, and write ratio_of: [NUMERATOR, "
                    "DENOMINATOR]",
                    "hãy lập chỉ tiêu tổng cho tử số và cho mẫu số, rồi ghi ratio_of: [TỬ SỐ, MẪU SỐ]"));
  }
  const Text alone =
      say("take it out of the sum, or make it a target of its own", "hãy bỏ khỏi tổng, hoặc để thành chỉ tiêu riêng");
  if (part.is_rate()) {
    return tell(say("`{}` is a yearly rate: rates do not add up", "`{}` là tốc độ tăng hằng năm: không cộng được",
                    shown(reference.id)),
                alone);
  }
  if (part.across.value == Across::none) {
    return tell(say("`{}` says `across: none`: its figures do not add up",
                    "`{}` có `across: none`: số liệu của chỉ tiêu này không cộng được", shown(reference.id)),
                alone);
  }
  return true;
}

void check_sum(const Plan& plan, const Target& target, PlanFindings& out) {
  const Target* first = nullptr;
  std::unordered_set<int> seen;
  for (const Reference& reference : target.sum_of) {
    if (!reference.resolved()) continue;
    if (!seen.insert(reference.index).second) {
      out.add(rule("repeated-id"), reference.place,
              say("the part `{}` stands here a second time", "phần `{}` xuất hiện lần thứ hai", shown(reference.id)),
              say("it would be counted twice: keep one", "sẽ bị tính hai lần: chỉ giữ lại một"), "sum_of");
      continue;
    }
    const Target& part = plan.targets[static_cast<std::size_t>(reference.index)];
    if (&part == &target || !part.measure) continue;
    if (!adds_up(part, reference, out)) return;
    if (first == nullptr) first = &part;
    check_part(target, *first, reference, part, out);
  }
  if (first == nullptr) return;
  if (target.measure && target.measure.value != first->measure.value) {
    add_differs(out, target.measure.place, "measure",
                say("the measures of the sum and its parts", "loại số liệu (measure) của tổng và các phần"),
                std::string(name_of(target.measure.value)), std::string(name_of(first->measure.value)),
                say("write measure: {}", "hãy ghi measure: {}", name_of(first->measure.value)));
  } else if (target.unit && target.measure.value != Measure::count &&
             !same_unit(target.unit.value, first->unit.value)) {
    add_differs(out, target.unit.place, "unit",
                say("the units of the sum and its parts", "đơn vị của tổng và các phần"), shown(target.unit.value.en),
                shown(first->unit.value.en),
                say("take the unit out: it is that of the parts", "hãy bỏ đơn vị này: tổng dùng đơn vị của các phần"));
  }
}

void check_quotient(const Plan& plan, const Target& target, PlanFindings& out) {
  if (target.measure && !target.is_ratio()) {
    add_differs(
        out, target.measure.place, "measure", say("the measure and `ratio_of`", "loại số liệu (measure) và `ratio_of`"),
        std::string(name_of(target.measure.value)), "ratio", say("write measure: ratio", "hãy ghi measure: ratio"));
  }
  for (const Reference& reference : target.ratio_of) {
    if (!reference.resolved()) continue;
    const Target& part = plan.targets[static_cast<std::size_t>(reference.index)];
    if (&part == &target || !part.measure) continue;
    if (part.is_ratio() || part.is_qualitative() || part.is_rate()) {
      out.add(
          rule("parts-differ"), reference.place,
          say("`{}` is no count or amount that could be divided", "`{}` không phải số đếm hay đại lượng để chia",
              shown(reference.id)),
          say("name two targets of measure count or amount", "hãy chọn hai chỉ tiêu có measure là count hoặc amount"),
          "ratio_of");
    } else if (target.by_area() && part.level.value != target.level.value) {
      add_differs(out, reference.place, "ratio_of",
                  say("the levels of the ratio and this part", "cấp (level) của tỷ lệ và của phần này"),
                  shown(target.level.value), shown(part.level.value),
                  say("parts and ratio are reported by the same level",
                      "tỷ lệ và các phần phải được báo cáo theo cùng một cấp"));
    }
  }
}

}  // namespace

void check_names(const PlanContext& context, PlanFindings& out) {
  const Plan& plan = context.plan;
  check_claims(out, plan.agencies, [&](std::size_t) { return plan.file; });
  check_claims(out, plan.areas, [&](std::size_t i) { return file_of_area(plan, i); });
}

// Area ids are text as the authorities write them, but an empty one, or one with line ends in it, no row could name.
void check_area_ids(const PlanContext& context, PlanFindings& out) {
  constexpr std::string_view province = "province", whole = "whole";
  const auto breaks_row = [](char c) { return c == '\t' || c == '\n' || c == '\r'; };
  // Templates hold ids as they are.
  const auto commands = [](std::string_view id) {
    return !id.empty() && (std::string_view("=+-@:").find(id.front()) != std::string_view::npos ||
                           id.find("##") != std::string_view::npos);
  };
  const Plan& plan = context.plan;
  for (std::size_t i = 0; i < plan.areas.size(); ++i) {
    const Area& area = plan.areas[i];
    const auto at = [&] { return out.in_file(file_of_area(plan, i)); };
    if (area.id && std::any_of(area.id.value.begin(), area.id.value.end(), breaks_row)) {
      at().add(rule("bad-id"), area.id.place,
               say("this area id holds a tab or line end", "mã địa bàn này chứa ký tự tab hoặc xuống dòng"),
               say("write the code alone", "chỉ ghi mã"), "id");
    } else if (area.id && commands(area.id.value)) {
      at().add(rule("bad-id"), area.id.place,
               say("spreadsheets and build logs would take this area id for a command",
                   "bảng tính và nhật ký chạy tự động sẽ hiểu mã địa bàn này là một lệnh"),
               say("begin it with a letter or a digit, without ##",
                   "hãy bắt đầu mã bằng chữ cái hoặc chữ số, không dùng ##"),
               "id");
    }
    if (area.level && (area.level.value == province || area.level.value == whole)) {
      at().add(rule("bad-id"), area.level.place,
               say("`{}` cannot be the level of an area: it stands for the whole",
                   "`{}` không thể là cấp của địa bàn: từ này chỉ số liệu chung", area.level.value),
               say("write the level below, such as district or commune",
                   "hãy ghi cấp dưới tỉnh, ví dụ district hoặc commune"),
               "level");
    }
  }
}

void check_target_cycles(const PlanContext& context, PlanFindings& out) {
  CycleSearch(context.plan, out).run();
  DoubleCounts(context.plan, out).run();
}

void check_parts(const PlanContext& context, PlanFindings& out) {
  for (const Target& target : context.plan.targets) {
    if (!target.derived()) continue;
    out.at_target(target.id.value);
    if (!target.sum_of.empty()) check_sum(context.plan, target, out);
    if (!target.ratio_of.empty()) check_quotient(context.plan, target, out);
  }
  out.at_target({});
}

}  // namespace plantrack
