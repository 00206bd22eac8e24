#include "validate/read_rows.hpp"

#include "base/parallel.hpp"
#include "read/progress/progress_sheets.hpp"
#include "validate/row_rules.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace plantrack {
namespace {

constexpr std::uintmax_t small_file = std::uintmax_t{2} << 20;     // read by one thread each
constexpr std::uintmax_t held_at_once = std::uintmax_t{32} << 20;  // bytes of small files

// What a thread needs for one file after another.
struct Tools {
  Structure structure;
  RecordBlocks::Block block;
};

// A part of a file as one thread has read it.
struct PartRows {
  ProgressReader reader;
  Observations rows;
  std::size_t rows_lost = 0;
  std::size_t rows_untouched = 0;
  std::uint64_t offset = 0;
};

// nullopt: it is large, or no file, such as "-".
std::optional<std::uintmax_t> size_of_small(const std::string& file) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  return !error && size <= small_file ? std::optional(size) : std::nullopt;
}

// Goes on to the part's next record and takes its rows, reading row by row. False at the end.
bool take_next_row(RowRules& rules, PartRows& part) {
  ProgressRow row;
  ProgressReader::Step step = ProgressReader::Step::end;
  do {
    step = part.reader.step(row);
    if (step == ProgressReader::Step::row) {
      const std::size_t read = part.reader.rows_read();  // fewer behind a heading or a total: it is no row
      const auto observation = rules.check(part.reader, row);
      if (observation) part.rows.push_back(*observation);
      part.rows_lost += row.faulty;
      part.rows_untouched += !observation && !row.faulty && part.reader.rows_read() == read;
      if (row.faulty) rules.leave_out(row, part.rows);
    }
  } while (part.reader.has_more_of_record());
  return step != ProgressReader::Step::end;
}

// Reads the rows of a block: those that are sound at a glance by the block's structure, the others plainly.
class PartReading {
 public:
  PartReading(RowRules& rules, SoundRows& sound, const Structure& structure, std::string_view text, PartRows& part)
      : rules_(rules), sound_(sound), structure_(structure), text_(text), part_(part) {}

  void read(std::size_t fields) {
    part_.rows.reserve(structure_.rows.size());
    std::size_t row = 0;
    while (row < structure_.rows.size()) {
      const std::uint32_t* const bounds = bounds_of(row);
      const std::size_t asked = regular_rows(row, fields);
      const std::size_t looked_at = sound_.look_at(text_.data(), bounds, asked);
      // Where rows are of several plans in turn, it is in vain to ask for many.
      at_once_ = looked_at == asked ? std::min(2 * at_once_, rows_at_once) : std::max<std::size_t>(looked_at, 1);
      for (std::size_t i = 0; i < looked_at;) {
        if (begin_ != bounds[i * fields] + 1) {  // the plain reader has gone over rows, as over blank ones
          ++i;
          continue;
        }
        std::size_t sound = 0;
        while (i + sound < looked_at && sound_.is_sound(i + sound)) ++sound;
        take(i, i + sound, bounds, fields);
        i += sound;
        row += sound;
        if (i < looked_at && !read_plainly(row)) return finish();
        ++i;
      }
      if (looked_at == 0 && !read_plainly(row)) return finish();
    }
    while (begin_ < text_.size() && read_plainly(row)) {
    }
    finish();
  }

 private:
  const std::uint32_t* bounds_of(std::size_t row) const {
    return structure_.bounds.data() + (row == 0 ? 0 : structure_.rows[row - 1]);
  }
  // How many rows from this one on, which is the next to be read, stand there with as many fields as the header has.
  std::size_t regular_rows(std::size_t row, std::size_t fields) const {
    const std::uint32_t* const bounds = bounds_of(row);
    if (begin_ != bounds[0] + 1) return 0;
    const std::size_t most = std::min(structure_.rows.size() - row, at_once_);
    auto cells = static_cast<std::size_t>(bounds - structure_.bounds.data());
    std::size_t count = 0;
    while (count < most && structure_.rows[row + count] == cells + fields &&
           bounds[(count + 1) * fields] - bounds[count * fields] <= CsvReader::max_field) {
      cells += fields;
      ++count;
    }
    return count;
  }
  // Takes rows that are sound: `from` up to `to` of those looked at last.
  void take(std::size_t from, std::size_t to, const std::uint32_t* bounds, std::size_t fields) {
    passed_ += to - from;
    while (from < to) {
      // Up to the next row with a line end inside: behind that one lines jump.
      std::size_t end = to;
      if (inner_ < structure_.inner.size() && structure_.inner[inner_] < bounds[to * fields]) {
        end = from + 1;
        while (bounds[end * fields] < structure_.inner[inner_]) ++end;
      }
      note_line_ends(from, end, bounds, fields);
      sound_.put(from, end, line_, part_.rows);
      line_ += static_cast<std::uint32_t>(end - from);
      from = end;
      begin_ = bounds[end * fields] + 1;
      for (; inner_ < structure_.inner.size() && structure_.inner[inner_] < begin_; ++inner_) ++line_;
    }
  }
  // The lines on which rows end for the first time in CR LF, in LF alone. Of the rows, which begin on successive lines
  // from this one on, only the last may go over several.
  void note_line_ends(std::size_t from, std::size_t to, const std::uint32_t* bounds, std::size_t fields) {
    const bool new_kind = (line_ends_.crlf == 0 && sound_.some_crlf()) || (line_ends_.lf == 0 && sound_.some_lf());
    for (std::size_t row = from; new_kind && row < to; ++row) {
      const std::uint32_t end = bounds[(row + 1) * fields];
      std::uint32_t& first = text_[end - 1] == '\r' ? line_ends_.crlf : line_ends_.lf;
      std::uint32_t line = line_ + static_cast<std::uint32_t>(row - from);
      for (std::size_t i = inner_; i < structure_.inner.size() && structure_.inner[i] < end; ++i) ++line;
      if (first == 0) first = line;
    }
  }
  // One row, and the blank lines before it; `row` is then the next one behind it.
  bool read_plainly(std::size_t& row) {
    part_.reader.pass_sound_rows(std::exchange(passed_, 0));
    part_.reader.go_to(begin_, line_);
    const bool found = take_next_row(rules_, part_);
    begin_ = static_cast<std::uint32_t>(part_.reader.csv().offset());
    line_ = part_.reader.csv().next_line();
    while (inner_ < structure_.inner.size() && structure_.inner[inner_] < begin_) ++inner_;
    while (row < structure_.rows.size() && structure_.bounds[structure_.rows[row]] < begin_) ++row;
    return found;
  }
  void finish() {
    part_.reader.pass_sound_rows(passed_);
    part_.reader.end_part(line_, line_ends_);
    sound_.tell_signs(part_.reader);
  }

  RowRules& rules_;
  SoundRows& sound_;
  const Structure& structure_;
  std::string_view text_;
  PartRows& part_;
  std::uint32_t begin_ = 0;  // of the next row
  std::uint32_t line_ = 1;   // on which it begins
  std::size_t inner_ = 0;    // line ends inside quotes that stand before it
  std::size_t at_once_ = rows_at_once;
  std::size_t passed_ = 0;  // sound rows since one was read plainly
  LineEnds line_ends_;
};

// One file, read by any number of threads.
class FileReading {
 public:
  FileReading(const PlansToReadBy& plans, const std::string& name, ByteSource& source, const ProgressForm& form,
              const Findings& blank, const ReadingOptions& options, unsigned threads)
      : plans_(plans),
        options_(options),
        names_(plans.facts),
        head_(name, source, form, plans.indexes.size() > 1, blank, options.kept_per_file, &names_),
        blocks_(head_.csv().rest(), head_.csv().offset(), head_.source(), head_.delimiter(), options.block),
        ahead_(threads == 1 ? 0 : 2 * std::size_t{threads}),
        over_(head_.refused()) {
    file_.rows.begin_file(name);
  }

  // Each thread calls it once.
  void work(Tools& tools) {
    const StopOthers stop_others{*this};
    RowRules rules(plans_.facts);
    SoundRows sound(plans_.facts, head_, options_.kernel);
    while (const std::optional<std::size_t> number = take_block(tools.block)) {
      put_in_order(*number, read_part(tools, rules, sound));
    }
  }

  // When all threads are through. What the file is to be read as instead, where that has come out.
  std::optional<ProgressForm> finish(FileRows& result) {
    head_.finish();
    file_.findings = std::move(head_.findings());
    file_.columns = head_.columns();
    file_.encoding = head_.encoding();
    file_.refused = head_.refused();
    if (file_.refused) {
      const std::string name = file_.rows.file_name(0);
      file_.rows = {};
      file_.rows.begin_file(name);
      file_.rows_lost = file_.rows_untouched = 0;
    } else {
      file_.rows_read = head_.rows_read();
      file_.rows_lost += head_.rows_broken();
    }
    result = std::move(file_);
    return head_.better_form();
  }

 private:
  // Where a thread is through, by an exception or otherwise, no more blocks are worth taking.
  struct StopOthers {
    FileReading& reading;
    ~StopOthers() {
      const std::lock_guard lock(reading.ordering_);
      reading.stopped_ = true;
      reading.room_.notify_all();
    }
  };

  // Blocks are numbered in the order of the file. Some are brought before they are asked for: so where a thread is set
  // aside by the system while it brings one, the others have something to do meanwhile. Nobody runs far ahead of them.
  std::optional<std::size_t> take_block(RecordBlocks::Block& block) {
    std::unique_lock lock(ordering_);
    for (;;) {
      room_.wait(lock, [&] {
        const bool may_go_on = !ready_.empty() || !bringing_;
        return over_ || stopped_ || (may_go_on && taken_ - absorbed_ < 4 * std::size_t{options_.jobs} + 4);
      });
      if (over_ || stopped_) return std::nullopt;
      if (!ready_.empty()) break;
      if (!bring(lock)) return std::nullopt;
    }
    std::swap(block, ready_.front());
    spare_.push_back(std::move(ready_.front()));
    ready_.pop_front();
    const std::size_t number = taken_++;
    if (!bringing_ && ready_.size() < ahead_) bring(lock);
    return number;
  }

  // Brings one more block; false where there is none. One thread at a time does it.
  bool bring(std::unique_lock<std::mutex>& lock) {
    RecordBlocks::Block block;
    if (!spare_.empty()) {
      block = std::move(spare_.back());
      spare_.pop_back();
    }
    bringing_ = true;
    lock.unlock();
    const bool some = blocks_.next(block);
    lock.lock();
    bringing_ = false;
    if (some) ready_.push_back(std::move(block));
    room_.notify_all();
    return some;
  }

  // What the file has told so far changes while parts are put in order.
  template <class Lines>
  ProgressReader part_reader(Lines& lines) {
    const std::lock_guard lock(ordering_);
    return {head_, lines};
  }

  PartRows read_part(Tools& tools, RowRules& rules, SoundRows& sound) {
    rules.begin_part();
    const std::string_view text = tools.block.text();
    if (tools.block.endless) {
      JoinedSource rest(text, blocks_.source());
      PartRows part{part_reader(rest), {}, 0, 0, tools.block.offset};
      while (take_next_row(rules, part)) {
      }
      return part;
    }
    PartRows part{part_reader(text), {}, 0, 0, tools.block.offset};
    find_structure(text, head_.delimiter(), options_.kernel, tools.structure);
    if (tools.structure.invalid != std::string_view::npos) {
      const std::size_t at = tools.structure.invalid;
      part.reader.refuse_byte({at, place_behind(text.substr(0, at)), static_cast<unsigned char>(text[at])});
    } else {
      PartReading(rules, sound, tools.structure, text, part).read(head_.headers().size());
    }
    return part;
  }

  // Whoever finds the next part there goes on as long as there is one; meanwhile others leave theirs to him.
  void put_in_order(std::size_t number, PartRows part) {
    std::unique_lock lock(ordering_);
    waiting_.emplace(number, std::move(part));
    if (absorbing_) return;
    absorbing_ = true;
    for (auto next = waiting_.find(absorbed_); next != waiting_.end(); next = waiting_.find(absorbed_)) {
      PartRows its_own = std::move(next->second);
      waiting_.erase(next);
      const std::uint32_t lines = head_.lines_read();
      over_ = over_ || !head_.absorb(std::move(its_own.reader), its_own.offset);
      if (!over_) {
        lock.unlock();
        file_.rows.append_rows(std::move(its_own.rows), lines);
        file_.rows_lost += its_own.rows_lost;
        file_.rows_untouched += its_own.rows_untouched;
        lock.lock();
      }
      ++absorbed_;
      room_.notify_all();
    }
    absorbing_ = false;
  }

  const PlansToReadBy& plans_;
  const ReadingOptions& options_;
  NamesOfPlans names_;
  ProgressReader head_;
  RecordBlocks blocks_;
  FileRows file_;

  std::mutex ordering_;  // held by whoever looks at or changes what follows, or the head
  std::condition_variable room_;
  std::deque<RecordBlocks::Block> ready_;  // brought and not yet taken
  std::vector<RecordBlocks::Block> spare_;
  std::size_t ahead_;      // how many ought to be ready
  bool bringing_ = false;  // somebody is at it; the blocks are his alone
  std::size_t taken_ = 0;
  std::map<std::size_t, PartRows> waiting_;
  bool absorbing_ = false;  // somebody is at it; the file's rows are his alone
  std::size_t absorbed_ = 0;
  bool over_;             // nothing that comes now is of use
  bool stopped_ = false;  // no more blocks are taken
};

FileRows read_plainly(const PlansToReadBy& plans, const std::string& name, ByteSource& source,
                      const ProgressForm& given, const Findings& blank, const ReadingOptions& options) {
  FileRows result;
  const NamesOfPlans names(plans.facts);
  const std::string sheet = given.sheet == nullptr ? std::string() : given.sheet->name();
  for (std::optional<ProgressForm> form = given; form;) {
    PartRows all{ProgressReader(name, source, *form, plans.indexes.size() > 1, blank, options.kept_per_file, &names),
                 {},
                 0,
                 0,
                 0};
    all.rows.begin_file(name, sheet);
    RowRules rules(plans.facts);
    while (take_next_row(rules, all)) {
    }
    result = {std::move(all.rows),
              std::move(all.reader.findings()),
              all.reader.columns(),
              all.reader.rows_read(),
              all.rows_lost + all.reader.rows_broken(),
              all.rows_untouched,
              all.reader.refused(),
              all.reader.encoding()};
    if (result.refused) {
      result.rows = {};
      result.rows.begin_file(name, sheet);
      result.rows_read = result.rows_lost = result.rows_untouched = 0;
    }
    form = all.reader.better_form();
  }
  return result;
}

FileRows read_text(unsigned threads, const PlansToReadBy& plans, const std::string& name, ByteSource& source,
                   const ProgressForm& given, const Findings& blank, const ReadingOptions& options, Tools& tools) {
  FileRows result;
  for (std::optional<ProgressForm> form = given; form;) {
    FileReading reading(plans, name, source, *form, blank, options, threads);
    if (threads == 1) {
      reading.work(tools);
    } else {
      in_parallel_with<Tools>(threads, threads, [&](std::size_t, Tools& its_own) { reading.work(its_own); });
    }
    form = reading.finish(result);
  }
  return result;
}

// The rows of a workbook, sheet by sheet; what is told of it as a whole goes with the first.
std::vector<FileRows> read_sheets(const ProgressSheets& chosen, const PlansToReadBy& plans, const std::string& name,
                                  const ProgressForm& given, const Findings& blank, const ReadingOptions& options) {
  std::vector<FileRows> results;
  for (const auto& sheet : chosen.sheets) {
    SheetText text(*sheet);
    results.push_back(read_plainly(plans, name, text, form_of_sheet(given, *sheet), blank, options));
  }
  if (results.empty()) {
    results.emplace_back().refused = true;
    results.front().rows.begin_file(name);
    results.front().findings = blank.blank();
  }
  return results;
}

std::vector<FileRows> read_by(unsigned threads, const PlansToReadBy& plans, const std::string& name, ByteSource& source,
                              const Findings& blank, const ReadingOptions& options, Tools& tools) {
  ProgressForm given = options.form;
  if (given.plan.empty() && plans.indexes.size() > 1) given.plan = plan_in_name(plans, name);
  Findings of_file = blank.blank();
  const auto sheets = progress_sheets(name, source, given, of_file);
  std::vector<FileRows> results;
  if (sheets) {
    results = read_sheets(*sheets, plans, name, given, blank, options);
  } else if (options.plainly) {
    results.push_back(read_plainly(plans, name, source, given, blank, options));
  } else {
    results.push_back(read_text(threads, plans, name, source, given, blank, options, tools));
  }
  results.front().findings.merge(std::move(of_file));
  return results;
}

}  // namespace

std::string plan_in_name(const PlansToReadBy& plans, const std::string& file) {
  const std::string stem = std::filesystem::path(file).stem().string();
  std::string found;
  for (const PlanFacts& each : plans.facts) {
    const std::string& id = each.plan().id.value;
    if (id.size() <= found.size()) continue;
    for (std::size_t at = stem.find(id); at != std::string::npos; at = stem.find(id, at + 1)) {
      const std::size_t end = at + id.size();
      if ((at == 0 || stem[at - 1] == '-') && (end == stem.size() || stem[end] == '-')) {
        found = id;
        break;
      }
    }
  }
  return found;
}

std::vector<FileRows> read_source(const PlansToReadBy& plans, const std::string& name, ByteSource& source,
                                  const Findings& blank, const ReadingOptions& options) {
  Tools tools;
  return read_by(options.jobs, plans, name, source, blank, options, tools);
}

// Small files are shared out among the threads, as many at a time as can be held; a large one is read by all of them.
void read_files(const PlansToReadBy& plans, const std::vector<std::string>& files, const Findings& blank,
                const ReadingOptions& options, const std::function<void(FileRows)>& use) {
  const auto read = [&](const std::string& file, unsigned threads, Tools& tools) {
    FileSource source(file);
    return read_by(threads, plans, file, source, blank, options, tools);
  };
  Tools tools;
  for (std::size_t i = 0; i < files.size();) {
    const std::size_t first = i;
    std::uintmax_t bytes = 0;
    for (; i < files.size() && bytes < held_at_once; ++i) {
      const auto size = size_of_small(files[i]);
      if (!size) break;
      bytes += *size;
    }
    if (i == first) {
      for (FileRows& result : read(files[i++], options.jobs, tools)) use(std::move(result));
      continue;
    }
    std::vector<std::vector<FileRows>> results(i - first);
    in_parallel_with<Tools>(options.jobs, results.size(),
                            [&](std::size_t k, Tools& its_own) { results[k] = read(files[first + k], 1, its_own); });
    for (std::vector<FileRows>& of_file : results) {
      for (FileRows& result : of_file) use(std::move(result));
    }
  }
}

}  // namespace plantrack
