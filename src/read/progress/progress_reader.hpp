// Reads one progress file row by row: bytes -> records -> rows of typed cells. Whatever cannot be read becomes a
// finding here; what a row means beside the plan is told by validate/.
#pragma once

#include "base/finding.hpp"
#include "read/progress/cell_advice.hpp"
#include "read/progress/cells.hpp"
#include "read/progress/header.hpp"
#include "read/sheet/sheet_cells.hpp"
#include "read/text/csv_reader.hpp"
#include "read/text/text_source.hpp"

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace plantrack {

// What the plans know, as a reader needs it to tell headers, groups and columns.
class KnownNames {
 public:
  virtual ~KnownNames() = default;
  virtual bool is_plan(std::string_view cell) const = 0;
  virtual bool is_target(std::string_view cell) const = 0;
  virtual bool is_area(std::string_view cell) const = 0;
  virtual bool is_committee(std::string_view cell) const = 0;  // an area, its kind left out or UBND before it
  virtual Text area_meant(std::string_view cell) const = 0;    // "did you mean …?"; empty: none
  virtual bool is_level(std::string_view word) const = 0;      // ward, huyện
};

// How the files are written; what is not given is detected.
struct ProgressForm {
  std::optional<Encoding> encoding;
  bool encoding_found = false;  // the encoding was detected after all, not told
  std::optional<char> delimiter;
  std::optional<NumberForm> numbers;
  std::optional<DateForm> dates;
  std::string plan;    // id, of rows that do not tell theirs; empty: the only one
  std::string period;  // of rows that do not tell theirs
  // How cells with two readings are read, by column, once the file has been read to its end.
  std::optional<std::array<Writing, column_count>> writing;
  std::string sheet_name;             // the only sheet of workbooks that is to be read; empty: all with a header
  const SheetCells* sheet = nullptr;  // whose text is read: its lines are rows, its fields columns
};

// What the cells of a column told of its writing.
struct ColumnSigns {
  bool first = false, second = false, two_way = false;
  bool taken_first = false, taken_second = false;  // cells with two readings that the plan's `numbers` settles
  Place other;  // the first cell that is not of the writing that was taken for granted
  int other_field = -1;

  void note(Sign sign) {
    first = first || sign == Sign::first;
    second = second || sign == Sign::second;
    two_way = two_way || sign == Sign::two_way;
  }
};

enum class CellState : std::uint8_t { empty, bad, good };

template <class T>
struct TypedCell {
  T value{};
  CellState state = CellState::empty;

  bool good() const { return state == CellState::good; }
  bool given() const { return state != CellState::empty; }
};

struct NumberCell : TypedCell<Decimal> {
  int fraction_digits = 0;  // as written
};

struct ProgressRow {
  std::uint32_t line = 0;
  std::array<std::string_view, column_count> text;  // each cell without spaces at its ends; valid until the next row
  std::array<int, column_count> field;              // of each cell; -1 = none
  NumberCell value, numerator, denominator;
  TypedCell<Period> period;
  TypedCell<Date> reported_on;
  TypedCell<Progress> status;
  bool estimate = false;
  bool faulty = false;        // a finding of severity error is about it
  std::uint16_t cleaned = 0;  // ids that are read without invisible characters, by column
  std::string_view plan;      // ids for its findings, where known
  std::string_view target;

  std::string_view operator[](Column column) const { return text[static_cast<std::size_t>(column)]; }
};

class ProgressReader {
 public:
  // `blank` is the collection to start from (how many to keep, which to pass).
  ProgressReader(std::string file, ByteSource& source, const ProgressForm& form, bool plan_needed,
                 const Findings& blank, std::size_t kept_per_file, const KnownNames* names = nullptr);

  // Of a part of a file, whole records behind its header, which `file` has read. Lines are counted from the part's
  // first one, and nothing is told of the file as a whole: that is done when the file absorbs its parts.
  ProgressReader(const ProgressReader& file, std::string_view lines);
  ProgressReader(const ProgressReader& file, ByteSource& lines);

  // Goes on to the next row that has as many fields as the header. False at the end.
  bool next(ProgressRow& row);
  // Are there more rows of the record at hand, as in tables with a column a year?
  bool has_more_of_record() const { return next_wide_ < pending_.size(); }

  // The same, but stops at broken rows too: those whose quotes break the rules, or with more or fewer fields.
  enum class Step : std::uint8_t { row, broken, end };
  Step step(ProgressRow& row);

  // At the end of a file that has to be read once more: how. It is Windows-1258, all of it; or its cells told in the
  // end how those with two readings are meant. Whatever came of its rows is void then. (Most files are read once.)
  std::optional<ProgressForm> better_form();

  // Reads the typed cells; apart from next(), so that the row's target is known, and plan and target for findings.
  void read_cells(ProgressRow& row, const Plan* plan, const Target* target);

  // From now on a finding that has a fix is not told: the fix is kept for whoever writes the row anew.
  void apply_fixes() { applies_fixes_ = true; }
  const std::optional<std::string>& fix(Column column) const { return fixes_[static_cast<std::size_t>(column)]; }

  // Of an id: is it a formula that nobody computed? Then that is told.
  bool refuses_formula(ProgressRow& row, Column column);

  // The row is a heading, a total or a signature: it is told of once, at the end.
  void pass_over(const ProgressRow& row);

  // Of a sheet: from here on it has another header, which is not read.
  void begin_other_table() { in_other_table_ = true; }
  bool in_other_table() const { return in_other_table_; }

  // Adds a finding about a cell of the row at hand. `make` gives its message and hint; it is asked only for findings
  // that will be shown, for a file may be wrong in every row. Where it takes a Wanted, it may be asked for the fix
  // alone.
  enum class Wanted : std::uint8_t { all, fix };
  template <class Make>
  void report(ProgressRow& row, const Rule& rule, Column column, Make&& make_as_wanted) {
    const auto ask = [&](Wanted wanted) {
      if constexpr (std::is_invocable_v<Make, Wanted>) {
        return make_as_wanted(wanted);
      } else {
        return make_as_wanted();
      }
    };
    const auto make = [&] { return ask(Wanted::all); };
    if (applies_fixes_) {
      Advice advice = ask(Wanted::fix);
      if (advice.fix) {
        fixes_[static_cast<std::size_t>(column)] = std::move(advice.fix);
        return;
      }
    }
    if (!is_to_be_told(row, rule, column)) return;
    if (const auto named = period_above(row, column)) return report_of_period(*named, row, rule, make);
    if (!worth_telling(rule, row.plan)) return;
    const int field = field_of(row, column);
    Advice advice = make();
    add(rule, field, place_of(field), std::move(advice), &row);
  }

  // The same for a fault that rows one behind the other share: it is told of the first of them.
  template <class Make>
  void report_shared(ProgressRow& row, const Rule& rule, Column column, std::size_t detail, Make&& make) {
    const int field = field_of(row, column);
    if (!is_to_be_told(row, rule, column)) {
      goes_on_in_run(rule, field, detail);  // with another figure of the record
      return;
    }
    report_in_run(rule, field, detail, place_of(field), &row, make);
  }

  // Takes over what was found in the part that comes next, `offset` bytes into the text; parts come in order. False
  // where the part is not UTF-8: then no later one matters.
  bool absorb(ProgressReader&& part, std::uint64_t offset);
  void finish();  // behind the last part
  TextSource& source() { return *text_; }
  std::uint32_t lines_read() const { return csv_.next_line() - 1 + part_lines_; }

  // For whoever reads rows of a part by itself: so many rows were sound, one right behind the other, and read without
  // this reader; the next row stands there; the part ends before that line; this byte of it is not UTF-8.
  void pass_sound_rows(std::size_t rows);
  void go_to(std::size_t offset, std::uint32_t line) { csv_.go_to(offset, line); }
  void end_part(std::uint32_t next_line, const LineEnds& line_ends);
  void refuse_byte(const CsvReader::Undecodable& byte);

  // Of rows that were read without this reader: did a cell prove the writing that the column is taken for, had one two
  // readings, or two of which the plan says that it is that one?
  void note_signs(Column column, bool proves, bool two_way, bool taken);

  const Columns& columns() const { return columns_; }
  const std::vector<WideColumn>& wide() const { return columns_.wide; }
  std::string area_in(std::string_view words) const;  // the area that a title or heading is about; empty: none
  const std::string& title_period() const { return title_period_; }
  bool tells_period() const { return !form_.period.empty() || !title_period_.empty(); }  // of rows that do not
  bool is_wide() const { return !columns_.wide.empty(); }
  bool repeats_line_of_header() const;  // the record at hand, where more than one line is the header
  bool areas_on_top() const { return areas_on_top_; }
  bool periods_on_top() const { return periods_on_top_; }
  const ProgressForm& form() const { return form_; }
  Writing writing(Column column) const { return writing_[static_cast<std::size_t>(column)]; }
  const std::vector<std::string>& headers() const { return headers_; }        // of each field: canonical, or as written
  const std::vector<std::size_t>& free_texts() const { return free_texts_; }  // fields where formulas would lie hidden
  char delimiter() const { return csv_.delimiter(); }
  const CsvReader& csv() const { return csv_; }    // the record at hand; behind the constructor, the header
  NumberForm numbers() const { return numbers_; }  // taken for granted until the file tells
  bool has_unread_figures() const;  // does the record hold one in a column that is not read, and not filled everywhere?
  bool refused() const { return refused_; }  // none of its rows may be used
  Encoding encoding() const { return text_->encoding(); }
  std::size_t rows_read() const { return rows_read_; }
  std::size_t rows_passed_over() const { return passed_over_; }
  std::size_t blank_lines() const { return blank_total_ + blank_count_; }
  std::size_t rows_broken() const { return rows_broken_; }  // of these, those that next() did not give
  Findings& findings() { return findings_; }

  struct Advice {
    Text message;
    Text hint;
    std::optional<std::string> fix = {};  // the cell's new text, where it can only be one
  };

 private:
  ProgressReader(const ProgressReader& file, CsvReader csv);
  void note_blank_lines();
  void read_header(bool plan_needed);
  bool find_header();
  std::vector<std::size_t> overlooked_fields(std::span<const HeaderFault> faults) const;
  std::string area_of_first_row() const;
  void add_year_of_title(std::vector<std::string>& names);
  void refuse_header(const Text& message, const Text& hint, const Rule& rule);
  HeaderContext header_context(bool plan_needed) const;
  std::vector<std::vector<std::string>> peek(std::size_t records) const;
  void report_form(char delimiter);
  void report_undecodable();
  void report_header(const Header& header);
  std::optional<ProgressForm> settled_form();
  void report_mixed_signs();
  void report_passed_over();
  bool undecodable() const;
  bool is_empty_row() const;
  bool is_full_row() const;
  bool is_value_split() const;
  void take_record(ProgressRow& row);
  void report_broken();
  void report_field_count();
  Advice advice_on_field_count() const;
  void report_blank_lines();
  void check_texts(ProgressRow& row);
  void clean_id(ProgressRow& row, Column column);
  void report_invisible(ProgressRow& row, Column column);
  struct Asked;
  template <class Parse, class Explain>
  CellState read_cell(ProgressRow& row, Column column, const Asked& asked, Parse&& parse, Explain&& explain);
  void read_number(ProgressRow& row, Column column, NumberCell& cell, const Asked& asked);
  bool read_pair(ProgressRow& row);
  void read_period_cell(ProgressRow& row, const Asked& asked);
  void read_date_cell(ProgressRow& row, const Asked& asked);
  void check_unit(ProgressRow& row, const Target& target);
  bool sheet_refuses(ProgressRow& row, Column column);
  void fill_merged(ProgressRow& row);
  void report_merged(ProgressRow& row);
  const SheetCells::Cell* sheet_cell(const ProgressRow& row, Column column);
  std::optional<SheetCells::Lines> merged_lines(const ProgressRow& row, Column column) const;
  void take_for_status(ProgressRow& row);
  void note_sign(const ProgressRow& row, Column column, Sign sign);
  void note_other_sign(const ProgressRow& row, Column column, Sign sign);
  Writing taken_for_granted(Column column) const;

  // Rows one behind the other with one fault have one cause: it is told of the first of them, when the run is over.
  struct FaultRun {
    const Rule* rule;
    int field;
    std::size_t detail;       // runs of one rule and field differ by it
    std::size_t last_row;     // by rows_read_
    std::uint32_t last_line;  // of the record
    std::size_t records = 1;
    std::optional<Finding> finding = {};  // none where enough are kept
    bool counted = false;                 // not yet, where the run may belong to one of the part before
  };
  template <class Make>
  void report_in_run(const Rule& rule, int field, std::size_t detail, Place place, const ProgressRow* row,
                     Make&& make) {
    if (goes_on_in_run(rule, field, detail)) return;
    const std::string_view plan = row != nullptr ? row->plan : std::string_view();
    if (!findings_.weight(rule, plan) || !findings_.passes(rule)) return;
    FaultRun run{&rule, field, detail, rows_read_, csv_.line()};
    const bool leads_part = is_part_ && rows_read_ == 1;
    run.counted = !leads_part;
    if (leads_part || worth_telling(rule, plan)) run.finding = finding_of(rule, field, place, make(), row);
    runs_.push_back(std::move(run));
  }

  // What is wrong with a period that a header or a title names concerns all figures below it: it is told once, of that,
  // when the file is over.
  struct PeriodAbove {
    Place place;
    const WideColumn* header = nullptr;  // null: a title
  };
  struct PeriodFault {
    std::optional<Finding> finding = {};  // none where enough are kept
    std::size_t figures = 0;
  };
  using PeriodFaults = std::map<std::tuple<Place, const Rule*, std::string>, PeriodFault>;  // by place, rule and plan
  const WideColumn* column_at_hand() const;  // of the record's figure at hand, where the table is wide
  std::optional<PeriodAbove> period_above(const ProgressRow& row, Column column) const;
  template <class Make>
  void report_of_period(const PeriodAbove& named, const ProgressRow& row, const Rule& rule, Make&& make) {
    if (!findings_.weight(rule, row.plan) || !findings_.passes(rule)) return;
    const auto [seen, is_new] = period_faults_.try_emplace({named.place, &rule, std::string(row.plan)});
    ++seen->second.figures;
    if (!is_new || (!is_part_ && !worth_telling(rule, row.plan))) return;
    seen->second.finding = finding_of_period(named, rule, make(), row);
  }
  Finding finding_of_period(const PeriodAbove& named, const Rule& rule, Advice advice, const ProgressRow& row) const;
  void absorb_period_faults(PeriodFaults&& faults);
  void tell_period_faults();

  // Takes the row for faulty where the rule is one of errors. Of a record of several figures what concerns them all is
  // told once.
  bool is_to_be_told(ProgressRow& row, const Rule& rule, Column column);
  bool is_told_of_record(const ProgressRow& row, const Rule& rule, Column column);
  bool goes_on_in_run(const Rule& rule, int field, std::size_t detail);
  void end_runs();  // those that the row at hand does not carry on
  void end_run(FaultRun&& run);
  void absorb_runs(std::span<FaultRun> runs, std::uint32_t lines, std::size_t rows);

  int field_of(const ProgressRow& row, Column column) const;
  Place place_of(int field) const;
  bool worth_telling(const Rule& rule, std::string_view plan = {});  // counts it in any case
  void add(const Rule& rule, int field, Place place, Advice advice, const ProgressRow* row = nullptr);
  Finding finding_of(const Rule& rule, int field, Place place, Advice advice, const ProgressRow* row) const;

  std::string file_;
  ProgressForm form_;
  ByteSource* bytes_ = nullptr;
  std::unique_ptr<TextSource> text_;  // of the file; parts have none
  CsvReader csv_;
  bool is_part_ = false;
  Findings findings_;
  std::size_t kept_per_file_;
  struct Told {
    std::size_t kept = 0;
    SeverityCounts unkept{};
  };
  std::unordered_map<const Rule*, Told> told_;
  std::uint32_t told_line_ = 0;                               // of the record that was told of last, and
  std::vector<std::pair<const Rule*, Column>> told_of_line_;  // what
  std::vector<FaultRun> runs_;  // that may go on, and of a part the one that it begins with
  PeriodFaults period_faults_;
  std::optional<CsvReader::Undecodable> bad_byte_;
  std::uint32_t part_lines_ = 0;      // of the parts that were absorbed, and of this one where it knows by itself
  LineEnds part_line_ends_;           // of the same
  bool begun_ = false;                // a row, or a broken one, has come
  std::uint32_t leading_blanks_ = 0;  // lines before it
  Columns columns_;
  std::vector<std::string> headers_;                    // of each field: canonical, or as written
  std::vector<std::vector<std::string>> header_lines_;  // that were joined to one header; else none
  std::vector<std::size_t> free_texts_;                 // fields in which a formula would lie hidden
  std::vector<std::size_t> unread_;                     // fields in which a figure would be overlooked
  NumberForm numbers_ = NumberForm::en;
  std::array<Writing, column_count> writing_{};
  std::array<ColumnSigns, column_count> signs_{};
  const KnownNames* names_ = nullptr;
  bool areas_on_top_ = false, periods_on_top_ = false;  // what the headers of wide columns name: one of them, or both
  std::vector<std::size_t> pending_;                    // of the record at hand: the wide columns that hold something
  std::size_t next_wide_ = 0;
  std::uint32_t unit_told_ = 0;  // the line whose unit was told last
  std::string title_period_;
  Place period_place_;               // of the title that names the period of all rows; else of the header
  bool sheet_says_another_ = false;  // than the title
  bool titles_unclear_ = false;      // of which period they are
  std::string title_unit_;
  std::string title_area_;
  std::uint32_t passed_over_first_ = 0;  // line of the first row that is no observation; 0 = none
  std::size_t passed_over_ = 0;
  bool in_other_table_ = false;
  bool applies_fixes_ = false;
  std::array<std::optional<std::string>, column_count> fixes_;  // of the row at hand
  bool refused_ = false;
  bool lost_letters_ = false;  // its beginning looks like "ch? tiêu"
  bool ended_ = false;
  std::size_t rows_read_ = 0;
  std::size_t rows_broken_ = 0;
  std::uint32_t blank_from_ = 0;  // first line of the run of blank lines before the record at hand; 0 = none
  std::uint32_t blank_count_ = 0;
  std::size_t blank_total_ = 0;  // of the runs before that one
  std::array<std::string, column_count> cleaned_;
  std::optional<SheetRow> sheet_row_;                   // of the row at hand, in a spreadsheet
  std::array<std::string, column_count> merged_texts_;  // what merged cells hold for the row at hand
  struct LastFault {
    std::string text;
    std::string target;
    const Rule* rule = nullptr;
  };
  std::array<LastFault, column_count> last_fault_;  // of each column
};

}  // namespace plantrack
