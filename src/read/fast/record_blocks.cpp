#include "read/fast/record_blocks.hpp"

#include "read/text/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace plantrack {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

// memchr finds a line end of one kind; files have one kind, so the other one is looked for only before it.
std::size_t find_line_end(std::string_view text, std::size_t from) {
  const std::size_t lf = text.find('\n', from);
  const std::size_t cr = text.substr(0, lf).find('\r', from);
  return std::min(lf, cr);
}

// Behind the line end that stands there. A CR at the very end may be half of one.
std::size_t behind_line_end(std::string_view text, std::size_t at) {
  return text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? at + 2 : at + 1;
}

}  // namespace

RecordBlocks::RecordBlocks(std::string_view first, std::uint64_t offset, ByteSource& source, char delimiter,
                           std::size_t block)
    : source_(first, source),
      delimiter_(delimiter),
      block_(std::min(block, CsvReader::max_record / 2)),
      offset_(offset) {}

// Brings one more block, and as much again where no record has ended yet. A source may bring less than it is asked for.
void RecordBlocks::fill(Block& block) {
  std::size_t size = block.text().size();
  const std::size_t wanted = std::min(size + std::max(block_, size), CsvReader::max_record);
  block.bytes.resize(Block::margin + wanted);
  while (!ended_ && size < wanted) {
    const std::size_t count = source_.read(block.bytes.data() + Block::margin + size, wanted - size);
    ended_ = count == 0;
    size += count;
  }
  block.bytes.resize(Block::margin + size);
}

bool RecordBlocks::next(Block& block) {
  constexpr std::array<char, Block::margin> margin{};
  block.bytes.clear();
  block.bytes.append(margin.data(), margin.size());
  block.bytes.append(carried_);
  block.offset = offset_;
  block.endless = false;
  carried_.clear();
  for (;;) {
    fill(block);
    const std::string_view text = block.text();
    if (text.empty()) return false;
    const std::size_t whole = ended_ ? text.size() : whole_records(text);
    if (whole == 0 && text.size() < CsvReader::max_record) continue;
    if (whole == 0) {
      block.endless = true;
      ended_ = true;
      return true;
    }
    carried_.append(text.data() + whole, text.size() - whole);
    block.bytes.resize(Block::margin + whole);
    offset_ += whole;
    return true;
  }
}

// How many bytes of the text are whole records; 0 where not even the first one is known to end.
std::size_t RecordBlocks::whole_records(std::string_view text) {
  outside_.clear();
  std::size_t from = 0;  // of the stretch outside quotes
  const auto end_stretch = [&](std::size_t to) {
    if (to > from) outside_.emplace_back(static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to));
  };
  for (;;) {
    const std::size_t quote = text.find('"', from);
    if (quote == npos) {
      end_stretch(text.size());
      break;
    }
    const bool opens = quote == 0 || text[quote - 1] == delimiter_ || is_line_end(text[quote - 1]);
    std::size_t close = npos;
    if (opens) {
      std::size_t at = quote + 1;
      while ((close = text.find('"', at)) != npos && close + 1 < text.size() && text[close + 1] == '"') at = close + 2;
      const std::size_t reached = std::min(close, text.size());
      if (reached - quote <= CsvReader::max_field) {
        if (close == npos || close + 1 == text.size()) {  // it may go on behind these bytes
          end_stretch(quote);
          break;
        }
        const char next = text[close + 1];
        if (next == delimiter_ || is_line_end(next)) {
          end_stretch(quote);
          from = close + 1;
          continue;
        }
      }
    }
    // The quote breaks the rules: the record ends with the quote's line.
    const std::size_t line_end = find_line_end(text, quote);
    end_stretch(quote);
    if (line_end == npos) break;
    from = line_end;
    // What stands right before `from` must not be taken for the beginning of a cell: the line end itself follows.
  }
  while (!outside_.empty()) {
    const auto [begin, end] = outside_.back();
    if (const std::size_t found = last_record_end(text, begin, end); found != 0) return found;
    outside_.pop_back();
  }
  return 0;
}

// Behind the last line end of a stretch; 0 = it has none.
std::size_t RecordBlocks::last_record_end(std::string_view text, std::size_t from, std::size_t to) const {
  const std::size_t lf = text.substr(0, to).rfind('\n');
  if (lf != npos && lf >= from) return lf + 1;
  for (std::size_t at = to; at > from; --at) {
    if (text[at - 1] == '\r' && at < text.size()) return behind_line_end(text, at - 1);
  }
  return 0;
}

}  // namespace plantrack
