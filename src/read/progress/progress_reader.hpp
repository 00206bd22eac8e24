// Reads one progress file row by row: bytes -> records -> rows of typed cells. Whatever cannot be read becomes a
// finding here; what a row means beside the plan is told by validate/.
#pragma once

#include "base/finding.hpp"
#include "read/progress/cell_advice.hpp"
#include "read/progress/cells.hpp"
#include "read/progress/header.hpp"
#include "read/text/csv_reader.hpp"
#include "read/text/text_source.hpp"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace plantrack {

// How the files are written; what is not given is detected.
struct ProgressForm {
  std::optional<Encoding> encoding;
  bool encoding_found = false;  // the encoding was detected after all, not told
  std::optional<char> delimiter;
  std::optional<NumberForm> numbers;
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
                 const Findings& blank, std::size_t kept_per_file);

  // Of a part of a file, whole records behind its header, which `file` has read. Lines are counted from the part's
  // first one, and nothing is told of the file as a whole: that is done when the file absorbs its parts.
  ProgressReader(const ProgressReader& file, std::string_view lines);
  ProgressReader(const ProgressReader& file, ByteSource& lines);

  // Goes on to the next row that has as many fields as the header. False at the end.
  bool next(ProgressRow& row);

  // The same, but stops at broken rows too: those whose quotes break the rules, or with more or fewer fields.
  enum class Step : std::uint8_t { row, broken, end };
  Step step(ProgressRow& row);

  // At the end of a file that turned out not to be UTF-8: how to read it instead, where it is Windows-1258, all of it.
  // Whatever came of its rows is void then. (So files in UTF-8, which most are, are read once.)
  std::optional<ProgressForm> better_form();

  // Reads the typed cells; apart from next(), so that their findings can name plan and target.
  void read_cells(ProgressRow& row);

  // Adds a finding about a cell of the row at hand. `make` gives its message and hint; it is asked only for findings
  // that will be shown, for a file may be wrong in every row.
  template <class Make>
  void report(ProgressRow& row, const Rule& rule, Column column, Make&& make) {
    row.faulty = row.faulty || findings_.weight(rule, row.plan) == Severity::error;
    const int field = columns_[column];
    if (!worth_telling(rule, row.plan)) return;
    Advice advice = make();
    add(rule, field, place_of(field), std::move(advice), &row);
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

  const Columns& columns() const { return columns_; }
  const std::vector<std::string>& headers() const { return headers_; }        // of each field: canonical, or as written
  const std::vector<std::size_t>& free_texts() const { return free_texts_; }  // fields where formulas would lie hidden
  char delimiter() const { return csv_.delimiter(); }
  const CsvReader& csv() const { return csv_; }  // the record at hand; behind the constructor, the header
  NumberForm numbers() const { return numbers_; }
  bool numbers_stated() const { return numbers_stated_; }
  bool refused() const { return refused_; }  // none of its rows may be used
  Encoding encoding() const { return text_->encoding(); }
  std::size_t rows_read() const { return rows_read_; }
  std::size_t blank_lines() const { return blank_total_ + blank_count_; }
  std::size_t rows_broken() const { return rows_broken_; }  // of these, those that next() did not give
  Findings& findings() { return findings_; }

  struct Advice {
    Text message;
    Text hint;
  };

 private:
  ProgressReader(const ProgressReader& file, CsvReader csv);
  void note_blank_lines();
  void read_header(bool plan_needed);
  void report_form(char delimiter);
  void report_undecodable();
  void report_header(const Header& header);
  bool undecodable() const;
  bool is_empty_row() const;
  void report_broken();
  void report_field_count();
  void report_blank_lines();
  void check_texts(ProgressRow& row);
  void clean_id(ProgressRow& row, Column column);
  void report_invisible(ProgressRow& row, Column column);
  template <class Parse, class Explain>
  CellState read_cell(ProgressRow& row, Column column, Parse&& parse, Explain&& explain);
  void read_number(ProgressRow& row, Column column, NumberCell& cell);

  Place place_of(int field) const;
  bool worth_telling(const Rule& rule, std::string_view plan = {});  // counts it in any case
  void add(const Rule& rule, int field, Place place, Advice advice, const ProgressRow* row = nullptr);

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
  std::optional<CsvReader::Undecodable> bad_byte_;
  std::uint32_t part_lines_ = 0;      // of the parts that were absorbed, and of this one where it knows by itself
  LineEnds part_line_ends_;           // of the same
  bool begun_ = false;                // a row, or a broken one, has come
  std::uint32_t leading_blanks_ = 0;  // lines before it
  Columns columns_;
  std::vector<std::string> headers_;     // of each field: canonical, or as written
  std::vector<std::size_t> free_texts_;  // fields in which a formula would lie hidden
  NumberForm numbers_ = NumberForm::en;
  bool numbers_stated_ = false;
  bool refused_ = false;
  bool ended_ = false;
  std::size_t rows_read_ = 0;
  std::size_t rows_broken_ = 0;
  std::uint32_t blank_from_ = 0;  // first line of the run of blank lines before the record at hand; 0 = none
  std::uint32_t blank_count_ = 0;
  std::size_t blank_total_ = 0;  // of the runs before that one
  std::array<std::string, column_count> cleaned_;
  struct LastFault {
    std::string text;
    const Rule* rule = nullptr;
  };
  std::array<LastFault, column_count> last_fault_;  // of each column
};

}  // namespace plantrack
