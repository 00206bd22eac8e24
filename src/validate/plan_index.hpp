// A plan prepared for looking up what rows name: ids, names and aliases of targets, areas and agencies, and who may
// report on which target. Built once for a plan, then only read, by any number of threads.
#pragma once

#include "base/id_table.hpp"
#include "base/text.hpp"
#include "base/text_hash.hpp"
#include "base/unicode.hpp"
#include "model/plan.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plantrack {

// Names of one kind of thing. Ids are found as they stand; names and aliases, and ids in another spelling, by name_key.
// A country has thousands of areas, and most files name them by their ids alone, so all else is made when it is asked
// for.
class NameTable {
 public:
  // Of a list that lives as long as the table: texts_of(item, add) calls add(text) with the item's id first, and then
  // with each of its names.
  template <class Items, class TextsOf>
  NameTable(const Items& items, TextsOf texts_of);

  int find(std::string_view cell) const;  // -1 = there is none, or several
  const IdTable& ids() const { return ids_; }
  // "did you mean ...?", empty where nothing is near. It speaks of names, unless the cell looks like an id. The fix is
  // the only candidate from which nothing but case, accents and spaces differ.
  struct Suggestion {
    Text hint;
    std::optional<std::string> fix;
    int id_of = -1;  // the item whose id is shown
  };
  Suggestion suggestion(std::string_view cell) const;
  // The same for who applies fixes and shows nothing: empty where there is no fix, without a look at each name.
  Suggestion fix(std::string_view cell) const;
  // The only one that has this name under another word for its kind (Huyện Bình Gia, H. Bình Gia, Bình Gia), or -1.
  int find_stem(std::string_view cell) const;
  int find_bare(std::string_view cell) const;     // the name without its kind, as it is written, and nothing else
  int find_loosely(std::string_view cell) const;  // the only one from which nothing but case, accents, spaces differ
  Text question(int index) const;                 // "did you mean “Tràng Định”?"

 private:
  Suggestion find_suggestion(std::string_view cell) const;
  std::optional<std::size_t> nearest_entry(std::string_view cell) const;
  struct Entry {
    std::string_view text;
    int index;
  };
  const std::vector<Entry>& entries() const;  // ids and names, in the plan's order
  struct ByKey {
    std::once_flag once;
    TextMap<int> index;
  };
  template <class KeyOf>
  int find_by(ByKey& names, const std::string& key, KeyOf&& key_of) const;

  IdTable ids_;
  std::function<std::vector<Entry>()> list_;
  mutable std::once_flag entries_once_, candidates_once_;
  mutable std::vector<Entry> entries_;
  mutable ByKey names_, stems_, bare_;  // each made when it is first asked: when a cell is no id, for one
  mutable Candidates candidates_;       // made when the first cell is no name
  mutable std::mutex suggestions_lock_;
  mutable TextMap<Suggestion> suggestions_;  // the last ones: one slip often stands in many rows
};

template <class Items, class TextsOf>
NameTable::NameTable(const Items& items, TextsOf texts_of) {
  const auto for_each = [&items, texts_of](const auto& use) {
    int number = 0;
    for (const auto& item : items) {
      bool is_id = true;
      texts_of(item, [&](std::string_view text) { use(text, number, std::exchange(is_id, false)); });
      ++number;
    }
  };
  for_each([this](std::string_view text, int number, bool is_id) {
    if (is_id) ids_.add(text, number);
  });
  list_ = [this, for_each] {
    std::vector<Entry> entries;
    for_each([&](std::string_view text, int number, bool is_id) {
      // An id that an item before has too is that item's.
      if (is_id ? ids_.find(text) == number : !text.empty()) entries.push_back({text, number});
    });
    return entries;
  };
}

Text did_you_mean(std::string_view id, const Text& name);  // "did you mean `trees` (Trees planted)?"

class PlanIndex {
 public:
  // `first_target`: how many targets the plans before it have.
  explicit PlanIndex(const Plan& plan, std::size_t first_target = 0);

  const Plan& plan() const { return plan_; }
  std::size_t number_of(std::size_t target) const { return first_target_ + target; }  // over all plans
  const NameTable& targets() const { return targets_; }
  const NameTable& areas() const { return areas_; }
  const NameTable& agencies() const { return agencies_; }

  // The area of that id, name or alias, also with an abbreviated word for its kind (TP. Lạng Sơn, H. Bình Gia), or -1.
  int find_area(std::string_view cell) const;

  // The area whose own committee the cell names (by the area's name, perhaps with UBND before it), or -1.
  int find_committee(std::string_view cell) const;

  // Is the agency lead, support, or successor of one of them?
  bool is_responsible(int target, int agency) const {
    return responsible_[static_cast<std::size_t>(target)][static_cast<std::size_t>(agency)];
  }

  // The first of the agency's successors that still existed on that day; -1 = none is known.
  int successor_on(int agency, Date day) const;

 private:
  const Plan& plan_;
  std::size_t first_target_;
  NameTable targets_, areas_, agencies_;
  std::vector<std::vector<bool>> responsible_;  // target x agency
};

}  // namespace plantrack
