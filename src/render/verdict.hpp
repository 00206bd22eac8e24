// What a check came to: its findings with the numbers of the summary. Every findings_*.hpp writes one of these.
#pragma once

#include "base/calendar.hpp"
#include "base/finding.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace plantrack {

struct Verdict {
  enum class Subject { plans, rows, reports };

  Subject subject = Subject::plans;
  std::optional<Date> as_of;
  std::vector<std::string> plans;  // ids
  std::vector<std::string> files;  // that were checked, in order; of plans also those that cannot be read
  std::size_t rows = 0;            // of progress files, all
  std::size_t rows_faulty = 0;     // of these, with an error
  std::size_t rows_untouched = 0;  // of the others, those without a figure
  std::size_t files_refused = 0;   // of the progress files, those of which no row could be read
  bool errors_left_out = false;    // some rule that is an error is not looked at (--select, --ignore)
  std::size_t known = 0;           // findings that a baseline names; they stand nowhere else here
  std::string program_version;

  struct Tally {
    const Rule* rule = nullptr;
    std::size_t count = 0;
    SeverityCounts by_severity{};

    Severity worst() const;
  };
  std::vector<Finding> shown;  // by file and position, complete with excerpts
  std::map<std::string, std::vector<Findings::Hidden>> hidden;
  std::vector<Tally> tallies;  // one for each code that was found, in the order of codes; hidden ones too
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t notes = 0;

  bool fails(bool strict) const { return errors > 0 || (strict && warnings > 0); }
};

// The verdict's part that follows from the findings; the caller fills in the rest.
Verdict verdict_of(const Findings& findings);

// Takes the findings with these fingerprints out, and counts them as known.
void drop_known(Verdict& verdict, const std::set<std::string>& fingerprints);

// Shows at most so many of one rule in one file, and counts the rest as hidden. 0 shows all.
void limit_shown(Verdict& verdict, std::size_t per_file);

// The same without warnings and notes: what stops a command that computes.
Verdict errors_of(Verdict verdict);

}  // namespace plantrack
