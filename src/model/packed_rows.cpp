#include "model/packed_rows.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace plantrack {
namespace {

constexpr std::size_t count = PackedRows::rows_at_once;
// Values are packed side by side in lanes of 32-bit words: value 0 to 15 are the lowest bits of the first word of each
// lane, 16 to 31 follow in these. So each step is the same for all lanes, which compilers make into few vectors.
constexpr std::size_t lanes = 16;
constexpr std::size_t steps = count / lanes;
constexpr unsigned word_bits = 32;
static_assert(steps == word_bits);  // so a column fills as many words of each lane as its values have bits

using Values = std::array<std::uint32_t, count>;

// What a row is taken apart into. Area and period come first, for they are asked for alone.
enum Part : std::size_t { area, period, number, day, flags, value, denominator, parts };

// How a column is packed: each value is `base` and so many bits, times 2^shift.
struct Form {
  std::uint32_t base;
  std::uint8_t bits;
  std::uint8_t shift;
  std::uint8_t some_missing;  // of days: 0 stands for none, and the others are counted from 1
  std::uint8_t unused;
};

struct Head {
  std::array<Form, parts> forms;
  std::uint32_t before_first;  // the first row's number less the first difference
};
static_assert(sizeof(Head) % sizeof(std::uint32_t) == 0);
constexpr std::size_t head_words = sizeof(Head) / sizeof(std::uint32_t);

constexpr std::size_t block_words = BlockStore::block_bytes / sizeof(std::uint32_t);
static_assert(head_words + parts * lanes * word_bits <= block_words);  // the most that so many rows take

std::size_t words_of(const Form& form) {
  return lanes * form.bits;
}

// The last days of months, counted as days in a row's bits are: most rows are reported within weeks of their period's.
class MonthEnds {
 public:
  MonthEnds() {
    for (std::size_t i = 0; i < days_.size(); ++i) {
      const Month month = Month::of(Period::first_year, 1) + static_cast<int>(i);
      days_[i] = static_cast<std::uint32_t>(last_day(month).days - Row::no_day);
    }
  }
  std::uint32_t of(std::uint32_t period) const {
    return days_[(period >> 4U) + 11 - (period & static_cast<std::uint32_t>(Row::length_mask))];
  }

 private:
  std::array<std::uint32_t, (Period::last_year - Period::first_year + 1) * 12> days_;
};

const MonthEnds& month_ends() {
  static const MonthEnds ends;
  return ends;
}

void pack(const Values& values, Form form, std::uint32_t* __restrict__ to) {
  std::fill_n(to, words_of(form), 0U);
  for (std::size_t step = 0, bit = 0; step < steps; ++step, bit += form.bits) {
    const std::uint32_t* const from = values.data() + step * lanes;
    std::uint32_t* const word = to + bit / word_bits * lanes;
    const unsigned at = bit % word_bits;
    for (std::size_t lane = 0; lane < lanes; ++lane) word[lane] |= from[lane] >> form.shift << at;
    if (at + form.bits > word_bits) {
      for (std::size_t lane = 0; lane < lanes; ++lane)
        word[lanes + lane] = from[lane] >> form.shift >> (word_bits - at);
    }
  }
}

void unpack(const std::uint32_t* __restrict__ from, Form form, Values& values) {
  if (form.bits == 0) {
    values.fill(form.base);
    return;
  }
  const std::uint32_t mask = ~0U >> (word_bits - form.bits);
  for (std::size_t step = 0, bit = 0; step < steps; ++step, bit += form.bits) {
    const std::uint32_t* const word = from + bit / word_bits * lanes;
    std::uint32_t* const to = values.data() + step * lanes;
    const unsigned at = bit % word_bits;
    if (at + form.bits > word_bits) {
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        const std::uint32_t bits = (word[lane] >> at | word[lanes + lane] << (word_bits - at)) & mask;
        to[lane] = (bits << form.shift) + form.base;
      }
    } else {
      for (std::size_t lane = 0; lane < lanes; ++lane) to[lane] = ((word[lane] >> at & mask) << form.shift) + form.base;
    }
  }
}

// Takes the least value, with a sign, off all; gives in which form the rest can be packed.
Form reduce(Values& values, std::uint32_t base) {
  std::uint32_t some = 0;
  for (std::uint32_t& each : values) {
    each -= base;
    some |= each;
  }
  Form form{};
  form.base = base;
  form.shift = some == 0 ? std::uint8_t{0} : static_cast<std::uint8_t>(std::countr_zero(some));
  form.bits = static_cast<std::uint8_t>(std::bit_width(some >> form.shift));
  return form;
}

Form reduce(Values& values) {
  std::array<std::int32_t, lanes> least{};  // one for each lane: else each comparison would wait for the one before it
  for (std::size_t lane = 0; lane < lanes; ++lane) least[lane] = static_cast<std::int32_t>(values[lane]);
  for (std::size_t i = 0; i < count; i += lanes) {
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      least[lane] = std::min(least[lane], static_cast<std::int32_t>(values[i + lane]));
    }
  }
  return reduce(values, static_cast<std::uint32_t>(*std::min_element(least.begin(), least.end())));
}

// Days count from the end of their row's period.
Form reduce_days(Values& days, const Values& periods) {
  const MonthEnds& ends = month_ends();
  bool some_missing = false;
  for (const std::uint32_t day : days) some_missing = some_missing | (day == 0);
  if (!some_missing) {
    for (std::size_t i = 0; i < count; ++i) days[i] -= ends.of(periods[i]);
    return reduce(days);
  }
  std::int32_t least = 0;
  bool any = false;
  for (std::size_t i = 0; i < count; ++i) {
    if (days[i] == 0) continue;
    const auto since_end = static_cast<std::int32_t>(days[i] - ends.of(periods[i]));
    least = any ? std::min(least, since_end) : since_end;
    any = true;
  }
  const std::uint32_t before_all = static_cast<std::uint32_t>(least) - 1;
  for (std::size_t i = 0; i < count; ++i) days[i] = days[i] == 0 ? 0 : days[i] - ends.of(periods[i]) - before_all;
  Form form = reduce(days, 0);
  form.base = before_all;
  form.some_missing = 1;
  return form;
}

void restore_days(Form form, const Values& periods, Values& days) {
  const MonthEnds& ends = month_ends();
  for (std::size_t i = 0; i < count; ++i) {
    const bool missing = form.some_missing != 0 && days[i] == form.base;
    days[i] = missing ? 0 : days[i] + ends.of(periods[i]);
  }
}

Head head_at(const std::uint32_t* words) {
  Head head{};
  std::memcpy(&head, words, sizeof head);
  return head;
}

}  // namespace

void PackedRows::append(std::span<const Row, rows_at_once> rows, bool with_numbers) {
  static_assert(Row::no_day + (1 << 23) == 0);  // so the day of a row without one is 0 in its bits
  target_key_ = Row::key_of(rows[0].target(), -1, 0);
  std::array<Values, parts> columns;
  for (std::size_t i = 0; i < count; ++i) {
    const Row& row = rows[i];
    columns[area][i] = static_cast<std::uint32_t>(row.key >> Row::period_bits) & ((1U << Row::area_bits) - 1);
    columns[period][i] = static_cast<std::uint32_t>(row.key & Row::period_mask);
    columns[day][i] = row.bits >> 8U;
    columns[flags][i] = row.bits & 0xffU;
    columns[value][i] = row.value;
    columns[denominator][i] = row.denominator;
  }
  Head head{};
  columns[number].fill(0);
  if (with_numbers) {
    for (std::size_t i = 1; i < count; ++i) columns[number][i] = rows[i].number - rows[i - 1].number;
    columns[number][0] = columns[number][1];  // which widens nothing
    head.before_first = rows[0].number - columns[number][0];
  }
  head.forms[day] = reduce_days(columns[day], columns[period]);
  for (const Part part : {area, period, number, flags, value, denominator}) head.forms[part] = reduce(columns[part]);

  std::size_t words = head_words;
  for (const Form& form : head.forms) words += words_of(form);
  std::uint32_t* to = add_words(words);
  std::memcpy(to, &head, sizeof head);
  to += head_words;
  for (std::size_t part = 0; part < parts; ++part) {
    if (head.forms[part].bits > 0) pack(columns[part], head.forms[part], to);
    to += words_of(head.forms[part]);
  }
  size_ += count;
}

// Each page doubles what is there, up to a block.
std::uint32_t* PackedRows::add_words(std::size_t words) {
  if (pages_.empty() || pages_.back().room() - pages_.back().size < words) {
    Page& page = pages_.emplace_back();
    if (words_ < block_words) {
      page.small.reserve(std::max(words, words_));
    } else {
      page.block.reset(block_store().take());
    }
  }
  Page& page = pages_.back();
  page.size += words;
  words_ += words;
  return page.data() + page.size - words;
}

bool PackedRows::Reader::next() {
  if (page_ < packed_.pages_.size() && next_ == packed_.pages_[page_].size) {
    if (taken_out_ != nullptr) taken_out_->pages_[page_] = {};
    ++page_;
    next_ = 0;
  }
  if (page_ == packed_.pages_.size()) return false;
  at_ = packed_.pages_[page_].data() + next_;
  const Head head = head_at(at_);
  next_ += head_words;
  for (const Form& form : head.forms) next_ += words_of(form);
  return true;
}

void PackedRows::Reader::keys(std::span<std::uint64_t, rows_at_once> to) const {
  const std::uint32_t* from = at_;
  const Head head = head_at(from);
  from += head_words;
  Values areas;
  Values periods;
  unpack(from, head.forms[area], areas);
  unpack(from + words_of(head.forms[area]), head.forms[period], periods);
  for (std::size_t i = 0; i < count; ++i) {
    to[i] = packed_.target_key_ | std::uint64_t{areas[i]} << Row::period_bits | periods[i];
  }
}

void PackedRows::Reader::rows(std::span<Row, rows_at_once> to) const {
  const std::uint32_t* from = at_;
  const Head head = head_at(from);
  from += head_words;
  std::array<Values, parts> columns;
  for (std::size_t part = 0; part < parts; ++part) {
    unpack(from, head.forms[part], columns[part]);
    from += words_of(head.forms[part]);
  }
  restore_days(head.forms[day], columns[period], columns[day]);
  std::uint32_t its_number = head.before_first;
  for (std::size_t i = 0; i < count; ++i) {
    Row row;
    row.key = packed_.target_key_ | std::uint64_t{columns[area][i]} << Row::period_bits | columns[period][i];
    row.number = its_number += columns[number][i];
    row.bits = columns[day][i] << 8U | columns[flags][i];
    row.value = columns[value][i];
    row.denominator = columns[denominator][i];
    to[i] = row;
  }
}

}  // namespace plantrack
