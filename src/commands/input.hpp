// The way in, the same for every command: plans read and checked, then progress files checked against them.
#pragma once

#include "commands/options.hpp"
#include "model/plan.hpp"
#include "render/report_view.hpp"
#include "render/trace_view.hpp"
#include "render/verdict.hpp"
#include "validate/check_progress.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace plantrack {

// What folders hold beside files, and is not read: pipes, devices, links to other folders.
void tell_of_passed_over(const Options& options);

// Reads options.plans and checks them; all that is wrong goes into `findings`. A plan with an error is never computed
// with: callers stop where findings.fails(false).
PlanSet read_checked_plans(const Options& options, Findings& findings);

// Checks options.files against the plans, with the options' wishes about findings.
// --plan-id and --period must mean something.
void check_form(const Options& options, const PlanSet& plans);

Submission read_checked_progress(const Options& options, const PlanSet& plans, RowsNeeded needed);

// The findings with everything a writer needs (excerpts, columns, fingerprints), without those that are known.
Verdict verdict_on_plans(const Options& options, const PlanSet& plans, const Findings& findings);
Verdict verdict_on_progress(const Options& options, const PlanSet& plans, const Submission& submission);

Verdict verdict_on_reports(const Options& options, const PlanSet& plans, const std::vector<std::string>& files,
                           const Findings& findings);

// Findings about the form of files alone; `encodings` are those of all files.
Verdict verdict_on_files(const Options& options, const PlanSet& plans, const Findings& findings,
                         const std::map<std::string, Encoding>& encodings, std::size_t rows);

// The id of the agency or target that a plan calls by that name; nullopt where none does, or where it is an id already.
enum class Named { agency, target };
std::optional<std::string> id_named(const PlanSet& plans, const std::string& name, Named what);

// Plans and rows that can be computed with.
struct SoundInput {
  PlanSet plans;
  Observations rows;
  std::size_t rows_read = 0;
  std::size_t rows_faulty = 0;       // marked in `rows`, left out of every figure
  std::vector<LeftOutRow> left_out;  // these, as far as findings are kept (--max-findings)
};

ReportScope scope_of(const SoundInput& input);  // what a page tells of the rows behind it, and nothing else yet

// Rows with errors by the findings that tell of them: a row once, with the first.
std::vector<LeftOutRow> left_out_rows(const Submission& submission);

// What is told of rows that are read: all, or that they cannot be used alone, where the same files are read for another
// day as well.
enum class Telling { all, errors };

// For commands that compute. Errors are told on standard error and nothing comes back, unless `skip_invalid` leaves the
// faulty rows out (errors in plans always stop). Options.files may be empty: then there are no rows.
std::optional<SoundInput> read_sound_input(const Options& options, bool skip_invalid,
                                           RowsNeeded needed = RowsNeeded::counted, Telling telling = Telling::all);

// The rows of the same files anew, as of options.as_of, against the plans that `input` has. False: errors were told.
bool read_sound_rows(const Options& options, bool skip_invalid, RowsNeeded needed, SoundInput& input, Telling telling);

}  // namespace plantrack
