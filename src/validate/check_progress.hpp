// Progress files -> rows and findings: each file is read and checked row by row, all files at once, and then what they
// say together.
#pragma once

#include "base/finding.hpp"
#include "model/observations.hpp"
#include "model/plan.hpp"
#include "read/fast/record_blocks.hpp"
#include "read/fast/structure.hpp"
#include "read/progress/progress_reader.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace plantrack {

struct ProgressOptions {
  std::size_t kept_per_file = 20;  // findings of one rule in one file; 0 = all
  unsigned jobs = 0;               // threads; 0 = as many as there are processors
  std::optional<Date> as_of;
  std::function<bool(const Rule&)> passes;
  std::vector<std::string>
      other_files;  // of the run: plans, a baseline, outputs; among submissions they are no finding
  ProgressForm form;
  RowsNeeded needed = RowsNeeded::all;
  // How it is done, which no result depends on.
  bool plainly = false;
  std::size_t block = RecordBlocks::usual_block;
  ScanKernel kernel = best_kernel();
};

struct Submission {
  Observations rows;
  Findings findings;
  std::size_t rows_read = 0;
  std::size_t rows_faulty = 0;                // with an error; a row counts once
  std::size_t rows_untouched = 0;             // without an error and without a figure: nothing of them is kept
  std::size_t files_refused = 0;              // files of which no row could be read
  std::vector<std::string> refused;           // their names
  std::vector<std::string> files;             // those that were read, by name
  std::map<std::string, Encoding> encodings;  // of each of them
};

// The plans are sound, and there is at least one. Files are read in the order of their names, each once, whatever the
// order of the arguments; a folder stands for the *.csv in and under it.
Submission check_progress(const PlanSet& plans, const std::vector<std::string>& files, const ProgressOptions& options);

// The same for one file that is already open.
Submission check_source(const PlanSet& plans, const std::string& name, ByteSource& source,
                        const ProgressOptions& options);

}  // namespace plantrack
