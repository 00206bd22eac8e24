#include "validate/plan_index.hpp"

#include "base/unicode.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace plantrack {
namespace {

constexpr int several = -2;
constexpr std::size_t longest_name = 1000;

// An id of digits without the zeros in front, which Excel takes away.
std::string_view without_zeros(std::string_view id) {
  if (id.find_first_not_of("0123456789") != std::string_view::npos) return {};
  return id.substr(std::min(id.find_first_not_of('0'), id.size()));
}

// A name without the word for its kind, as a bare key: "binhgia" of Huyện Bình Gia and H. Bình Gia, "armley" of Armley
// Ward.
std::string stem_of(std::string_view name) {
  constexpr std::string_view kinds[] = {
      "huyen",  "h",        "xa",      "x",    "phuong", "p",   "quan", "q",   "tp",   "tx", "tt",      "thanh pho",
      "thi xa", "thi tran", "dac khu", "tinh", "thon",   "ban", "ap",   "xom", "buon", "to", "khu pho", "to dan pho"};
  constexpr std::string_view kinds_behind[] = {"ward",    "district", "county", "borough", "commune",
                                               "village", "parish",   "city",   "town"};
  std::vector<std::string> words;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find_first_of(" .", at), name.size());
    if (std::string word = bare_key(name.substr(at, end - at)); !word.empty()) words.push_back(std::move(word));
    at = end + 1;
  }
  std::size_t first = 0;
  for (const std::string_view kind : kinds) {
    if (words.size() > 1 && words[0] == kind) first = std::max<std::size_t>(first, 1);
    if (words.size() > 2 && words[0] + ' ' + words[1] == kind) first = std::max<std::size_t>(first, 2);
    if (words.size() > 3 && words[0] + ' ' + words[1] + ' ' + words[2] == kind) first = 3;
  }
  std::size_t last = words.size();
  for (const std::string_view kind : kinds_behind) {
    if (last > first + 1 && words.back() == kind) last = words.size() - 1;
  }
  std::string stem;
  for (std::size_t i = first; i < last; ++i) stem += words[i];
  return stem;
}

}  // namespace

const std::vector<NameTable::Entry>& NameTable::entries() const {
  std::call_once(entries_once_, [this] { entries_ = list_(); });
  return entries_;
}

// Of names that are made keys by `key_of`: the index of the only one with that key, or -1.
template <class KeyOf>
int NameTable::find_by(ByKey& names, const std::string& key, KeyOf&& key_of) const {
  std::call_once(names.once, [&] {
    for (const Entry& entry : entries()) {
      const auto [found, fresh] = names.index.emplace(key_of(entry.text), entry.index);
      if (!fresh && found->second != entry.index) found->second = several;
    }
  });
  const auto found = names.index.find(key);
  return found == names.index.end() || found->second == several ? -1 : found->second;
}

int NameTable::find(std::string_view cell) const {
  if (const int id = ids_.find(cell); id >= 0) return id;
  if (cell.size() > longest_name) return -1;
  return find_by(names_, name_key(cell), [](std::string_view name) { return name_key(name); });
}

int NameTable::find_stem(std::string_view cell) const {
  return cell.size() > longest_name ? -1 : find_by(stems_, stem_of(cell), stem_of);
}

int NameTable::find_bare(std::string_view cell) const {
  if (cell.empty() || cell.size() > longest_name) return -1;
  const int found = find_by(stems_, bare_key(cell), stem_of);
  // "Văn hóa" is a heading of culture where there is a Xã Văn Hóa.
  const std::string written = nfc(cell);
  const bool same = found >= 0 && std::any_of(entries().begin(), entries().end(), [&](const Entry& each) {
                      return each.index == found && each.text.find(written) != std::string_view::npos;
                    });
  return same ? found : -1;
}

int NameTable::find_loosely(std::string_view cell) const {
  return cell.size() > longest_name ? -1 : find_by(bare_, bare_key(cell), bare_key);
}

namespace {

Text did_you_mean(std::string_view words) {
  return say("did you mean “{}”?", "Có phải là “{}” không?", words);
}

bool looks_like_id(std::string_view cell) {
  return std::all_of(cell.begin(), cell.end(),
                     [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '_'; });
}

}  // namespace

Text did_you_mean(std::string_view id, const Text& name) {
  return say("did you mean `{}` ({})?", "Có phải là `{}` ({}) không?", id, name);
}

Text NameTable::question(int index) const {
  std::string_view shown;
  for (const Entry& entry : entries()) {
    if (entry.index != index) continue;
    const bool is_id = shown.empty();
    shown = entry.text;
    if (!is_id) break;  // the name, behind the id
  }
  return did_you_mean(shown);
}

NameTable::Suggestion NameTable::suggestion(std::string_view cell) const {
  constexpr std::size_t most = 4096;
  if (cell.size() > longest_name) return find_suggestion(cell);
  const std::string key(cell);
  {
    const std::lock_guard lock(suggestions_lock_);
    if (const auto found = suggestions_.find(key); found != suggestions_.end()) return found->second;
  }
  Suggestion suggestion = find_suggestion(cell);
  const std::lock_guard lock(suggestions_lock_);
  if (suggestions_.size() == most) suggestions_.clear();
  suggestions_.insert_or_assign(key, suggestion);
  return suggestion;
}

NameTable::Suggestion NameTable::fix(std::string_view cell) const {
  if (find_loosely(cell) < 0) return {};
  Suggestion whole = suggestion(cell);
  return whole.fix ? whole : Suggestion{};
}

// The nearest is, where there is one, a name from which nothing but case, accents and spaces differ: that is found
// without a look at the others.
std::optional<std::size_t> NameTable::nearest_entry(std::string_view cell) const {
  const std::string key = bare_key(cell);
  if (const int index = key.empty() ? -1 : find_loosely(cell); index >= 0) {
    for (std::size_t i = 0; i < entries().size(); ++i) {
      if (entries()[i].index == index && bare_key(entries()[i].text) == key) return i;
    }
  }
  std::call_once(candidates_once_, [this] {
    for (const Entry& entry : entries()) candidates_.add(entry.text);
  });
  return candidates_.nearest_to(cell);
}

NameTable::Suggestion NameTable::find_suggestion(std::string_view cell) const {
  const std::string_view digits = without_zeros(cell);
  if (!digits.empty()) {
    const auto same_number = [&](const Entry& entry) { return without_zeros(entry.text) == digits; };
    const auto found = std::find_if(entries().begin(), entries().end(), same_number);
    if (found != entries().end()) {
      return {say("did you mean “{}”? Excel drops zeros in front: format the column as Text",
                  "Có phải là “{}” không? Excel tự bỏ số 0 ở đầu: hãy định dạng cột là Văn bản (Text)", found->text),
              std::nullopt};
    }
  }
  const auto found = nearest_entry(cell);
  if (!found) return {};
  const Entry& entry = entries()[*found];
  const bool is_id = ids_.find(entry.text) >= 0;
  // Where the file speaks of names, so does the advice.
  const auto its_name = std::find_if(entries().begin(), entries().end(), [&](const Entry& each) {
    return each.index == entry.index && each.text != entry.text;
  });
  const bool by_name = is_id && !looks_like_id(cell) && its_name != entries().end();
  const std::string_view shown = by_name ? its_name->text : entry.text;
  Suggestion suggestion{did_you_mean(shown), std::nullopt};
  if (find_loosely(cell) == entry.index && bare_key(entry.text) == bare_key(cell)) suggestion.fix = std::string(shown);
  if (looks_like_id(cell) && is_id) {
    const auto name = std::find_if(entries().begin(), entries().end(), [&](const Entry& each) {
      return each.index == entry.index && each.text != entry.text;
    });
    if (name != entries().end()) {
      suggestion.hint = plantrack::did_you_mean(entry.text, same(name->text));
      suggestion.id_of = entry.index;
    }
  }
  return suggestion;
}

namespace {

constexpr auto texts_of_target = [](const Target& target, const auto& add) {
  add(target.id.value);
  add(target.name.vi);
  add(target.name.en);
};

// Of an area or agency.
constexpr auto texts_of = [](const auto& item, const auto& add) {
  add(item.id.value);
  each_name(item, [&add](std::string_view name, Place) { add(name); });
  for (const auto& alias : aliases_of(item)) add(alias.value);
};

}  // namespace

PlanIndex::PlanIndex(const Plan& plan, std::size_t first_target)
    : plan_(plan),
      first_target_(first_target),
      targets_(plan.targets, texts_of_target),
      areas_(plan.areas, texts_of),
      agencies_(plan.agencies, texts_of) {
  for (const Target& target : plan.targets) {
    std::vector<bool> responsible(plan.agencies.size());
    const auto add = [&](int agency) {
      while (agency >= 0 && !responsible[static_cast<std::size_t>(agency)]) {
        responsible[static_cast<std::size_t>(agency)] = true;
        agency = plan.agencies[static_cast<std::size_t>(agency)].succeeded_by.index;
      }
    };
    add(target.lead.index);
    for (const Reference& support : target.support) add(support.index);
    responsible_.push_back(std::move(responsible));
  }
}

int PlanIndex::find_area(std::string_view cell) const {
  const int area = areas_.find(cell);
  if (area >= 0 || cell.size() > 200) return area;
  static const std::vector<std::pair<std::string, std::string>> kinds = {
      {name_key("TP"), name_key("Thành phố")}, {name_key("TX"), name_key("Thị xã")},
      {name_key("TT"), name_key("Thị trấn")},  {name_key("H"), name_key("Huyện")},
      {name_key("P"), name_key("Phường")},     {name_key("X"), name_key("Xã")},
      {name_key("Q"), name_key("Quận")}};
  const std::string key = name_key(cell);
  for (const auto& kind : kinds) {
    const auto& [shorter, longer] = kind;
    if (!key.starts_with(shorter)) continue;
    std::string_view rest = std::string_view(key).substr(shorter.size());
    const bool point = rest.starts_with('.');
    if (point) rest.remove_prefix(1);
    if (!point && !rest.starts_with(' ')) continue;
    rest = trim(rest);
    if (const int found = areas_.find(longer + ' ' + std::string(rest)); found >= 0) return found;
    // By its bare name, unless that is short for an area of another kind: X. Chi Lăng is not Huyện Chi Lăng.
    const int found = areas_.find(rest);
    if (found < 0) continue;
    const std::string its_name = name_key(plan_.areas[static_cast<std::size_t>(found)].name.value);
    const bool other_kind = std::any_of(kinds.begin(), kinds.end(), [&](const auto& other) {
      return &other != &kind && its_name.starts_with(other.second + ' ');
    });
    if (!other_kind) return found;
  }
  return -1;
}

int PlanIndex::find_committee(std::string_view cell) const {
  const int area = find_area(cell);
  if (area >= 0 || cell.size() > 1000) return area;
  const std::string key = name_key(cell);
  for (const std::string_view prefix : {"UBND ", "Ủy ban nhân dân ", "Ủy ban "}) {
    const std::string prefix_key = name_key(prefix) + ' ';
    if (key.starts_with(prefix_key)) return find_area(std::string_view(key).substr(prefix_key.size()));
  }
  return -1;
}

int PlanIndex::successor_on(int agency, Date day) const {
  std::vector<bool> seen(plan_.agencies.size());
  while (agency >= 0 && !seen[static_cast<std::size_t>(agency)]) {
    const Agency& each = plan_.agencies[static_cast<std::size_t>(agency)];
    if (!each.until || day <= each.until.value) return agency;
    seen[static_cast<std::size_t>(agency)] = true;
    agency = each.succeeded_by.index;
  }
  return -1;
}

}  // namespace plantrack
