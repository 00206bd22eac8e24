// Reads progress files into rows: blocks of whole records, read by several threads at once and put together in the
// order in which they stand in the file, so that nothing depends on the number of threads.
#pragma once

#include "base/finding.hpp"
#include "model/observations.hpp"
#include "read/fast/record_blocks.hpp"
#include "read/fast/structure.hpp"
#include "read/progress/progress_reader.hpp"
#include "validate/plan_facts.hpp"
#include "validate/sound_rows.hpp"

#include <cstddef>
#include <deque>
#include <functional>
#include <string>
#include <vector>

namespace plantrack {

struct FileRows {  // of a file, or of one sheet of a workbook
  Observations rows;
  Findings findings;
  Columns columns;
  std::size_t rows_read = 0;
  std::size_t rows_lost = 0;       // faulty rows that are not among `rows`
  std::size_t rows_untouched = 0;  // neither faulty nor among `rows`: they hold no figure yet
  bool refused = false;
  Encoding encoding = Encoding::utf8;
};

struct ReadingOptions {
  ProgressForm form;
  std::size_t kept_per_file = 20;  // findings of one rule in one file; 0 = all
  unsigned jobs = 1;               // threads
  std::size_t block = RecordBlocks::usual_block;
  ScanKernel kernel = best_kernel();
  bool plainly = false;  // row by row, by one thread: slower, and what all else must agree with
};

// The id of the plan that a file's name tells: the longest that stands in it between hyphens. Empty where none does.
std::string plan_in_name(const PlansToReadBy& plans, const std::string& file);

// `blank` is the collection of findings to start from. `use` is called for each file (sheet by sheet), in their order,
// as soon as that is known: only what it keeps is held.
void read_files(const PlansToReadBy& plans, const std::vector<std::string>& files, const Findings& blank,
                const ReadingOptions& options, const std::function<void(FileRows)>& use);

std::vector<FileRows> read_source(const PlansToReadBy& plans, const std::string& name, ByteSource& source,
                                  const Findings& blank, const ReadingOptions& options);

}  // namespace plantrack
