// A Finding is one thing that is wrong, or worth knowing, in a plan or a progress file. Findings are values: they are
// collected, all of them, and written by the writers in render/.
#pragma once

#include "base/place.hpp"
#include "base/text.hpp"
#include "base/words.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

enum class Severity { note, warning, error };

inline constexpr Severity all_severities[] = {Severity::note, Severity::warning, Severity::error};
static_assert(lists_each(all_severities));
std::string_view severity_name(Severity severity);  // note, warning, error

// What stands in the table of rules about one kind of finding. The code is never reused; the name states the offence.
struct Rule {
  std::string_view code;  // a letter and three digits
  std::string_view name;  // unknown-target
  Severity severity;
  std::string_view what_en, what_vi;  // what it means, one sentence
  std::string_view why_en, why_vi;    // why it matters
  std::string_view mend_en, mend_vi;  // what mends it
  // A few lines in which it is found, and the like in which it is not: a progress file, or parts of a plan. \xEA and
  // \u200B stand for bytes and characters that cannot be shown, {1000 × x} for so many.
  std::string_view fails = {}, passes = {};
};

// Another place that belongs to a finding (the first of two rows, the part of a sum).
struct Related {
  std::string file;
  Place place;
  Text message;
  std::string sheet = {};  // of a workbook, as in Finding
};

struct Finding {
  const Rule* rule = nullptr;
  Severity severity = Severity::error;
  std::string file;                // as the user named it; "-" is standard input
  Place place;                     // line and column in the file
  std::string sheet;               // of a workbook, quoted as spreadsheets do; `place` is then row and column of a cell
  std::string excerpt;             // the source line that `place` points into; empty where there is none
  Place mark;                      // in the excerpt, where that is not `place`
  int field = -1;                  // number of the CSV field from 0; -1 = the row or file as a whole
  std::uint32_t row = 0;           // line on which that field's record begins; 0 = that of `place`
  std::string header;              // the canonical column name of that field ("numerator"), or the YAML key
  std::string plan;                // plan id, where known
  std::string target;              // target id, where known
  Text message;                    // what is wrong; no full stop at the end
  Text hint;                       // what would mend it; may be empty
  std::optional<std::string> fix;  // the cell's new text, where it can only be one
  std::vector<Related> related;
  std::string fingerprint;  // of what stands there, not of where it stands; filled in with the excerpt
};

using SeverityCounts = std::array<std::size_t, 3>;  // by Severity

constexpr std::size_t index_of(Severity severity) {
  return static_cast<std::size_t>(severity);
}

// Collects findings: counts all, keeps the first `kept_per_file` (by position) of each rule in each file.
class Findings {
 public:
  explicit Findings(std::size_t kept_per_file = 20) : kept_per_file_(kept_per_file) {}  // 0 = all

  // Only what it lets pass is kept and counted (--select, --ignore).
  void filter(std::function<bool(const Rule&)> passes) { passes_ = std::move(passes); }
  bool passes(const Rule& rule) const { return !passes_ || passes_(rule); }

  // How severe a rule is for the plan of that id (empty: for all plans); nullopt where the plan ignores it.
  using Weigh = std::function<std::optional<Severity>(const Rule&, std::string_view plan)>;
  void weigh_by(Weigh weigh) { weigh_ = std::move(weigh); }
  std::optional<Severity> weight(const Rule& rule, std::string_view plan) const {
    return weigh_ ? weigh_(rule, plan) : rule.severity;
  }
  // The same for what is collected already, where all findings of a file are about one plan.
  void weigh_again(const std::function<std::optional<Severity>(const Rule&, const std::string& file)>& weigh);

  Findings blank() const;  // as this one was before anything was added
  void add(Finding finding);
  void merge(Findings&& other);
  // The same for findings of a later part of the file, their lines counted from `lines` lines before.
  void merge_behind(Findings&& later, std::uint32_t lines);
  // Counts findings that would not be kept: as many of this rule stand before them in the file as are kept.
  void count_unkept(const Rule& rule, Severity severity, const std::string& file, std::size_t count);

  // Kept findings by file, line, column, code and message: the same whatever the order they came in.
  std::vector<Finding> sorted() const;

  struct Hidden {  // counted but not kept
    const Rule* rule;
    std::size_t count;
    SeverityCounts by_severity;
  };
  std::map<std::string, std::vector<Hidden>> hidden() const;  // by file; per file in the order of codes

  std::size_t count(Severity severity) const;
  std::size_t count(const Rule& rule) const;
  std::map<std::string_view, SeverityCounts> count_by_code() const;
  bool empty() const { return groups_.empty(); }
  bool fails(bool strict) const { return count(Severity::error) > 0 || (strict && count(Severity::warning) > 0); }

 private:
  struct Key {
    std::string file;
    std::string_view code;
    auto operator<=>(const Key&) const = default;
  };
  struct Group {
    const Rule* rule = nullptr;
    std::size_t total = 0;
    SeverityCounts by_severity{};
    std::vector<Finding> kept;
  };
  void trim(Group& group) const;

  std::size_t kept_per_file_;
  std::function<bool(const Rule&)> passes_;
  Weigh weigh_;
  std::map<Key, Group> groups_;
};

}  // namespace plantrack
