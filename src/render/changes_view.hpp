// What changed between two days, target by target.
#pragma once

#include "compute/changes.hpp"
#include "render/presentation.hpp"

#include <vector>

namespace plantrack {

class ChangesView final : public Presentation {
 public:
  // The changes point into the results, which must live as long.
  ChangesView(std::vector<Change> changes, Date from, Date to) : changes_(std::move(changes)), from_(from), to_(to) {}

  DataTable table() const override;
  void write_json(JsonWriter& json) const override;
  Document document(Lang lang) const override;
  std::vector<Sheet> sheets() const override;
  Date day() const override { return to_; }

 private:
  std::vector<Change> changes_;
  Date from_, to_;
};

// What changed as a table: worse first, then better, other figures, revisions, nothing new.
Table changes_table(std::vector<Change> changes, Lang lang);

// How many are worse, better, as before; and for how many of these the goal is another.
std::string changes_sentence(const std::vector<Change>& changes, Lang lang);

}  // namespace plantrack
