#include "validate/figure_rules.hpp"

#include "base/rational.hpp"
#include "model/rules.hpp"

#include <limits>
#include <string_view>

namespace plantrack {
namespace {

using Advice = ProgressReader::Advice;

Text measure_words(Measure measure) {
  switch (measure) {
    case Measure::count: return say("a count", "số đếm");
    case Measure::amount: return say("an amount", "đại lượng");
    case Measure::ratio: return say("a ratio", "tỷ lệ");
    case Measure::qualitative: return say("qualitative", "chỉ tiêu định tính");
  }
  return {};
}

Text expected_cells(Measure measure) {
  switch (measure) {
    case Measure::count:
    case Measure::amount: return say("fill in `value` alone", "chỉ điền cột `giá trị`");
    case Measure::ratio: return say("fill in `numerator` and `denominator`", "điền cột `tử số` và `mẫu số`");
    case Measure::qualitative: return say("fill in `status` alone", "chỉ điền cột `tình trạng`");
  }
  return {};
}

// Cells that the target's measure has no use for. One finding a row, at the first such cell.
bool has_wrong_figure(ProgressReader& reader, ProgressRow& row, Measure measure) {
  const bool qualitative = measure == Measure::qualitative;
  const bool ratio = measure == Measure::ratio;
  const auto wrong = [&](bool given, bool allowed, Column column) {
    if (!given || allowed) return false;
    reader.report(row, rule("wrong-figure"), column, [&] {
      return Advice{say("`{}` is {} and takes no {}", "`{}` là {}, không dùng cột {}", row.target,
                        measure_words(measure), words_for(column)),
                    expected_cells(measure)};
    });
    return true;
  };
  return wrong(row.value.given(), !qualitative, Column::value) ||
         wrong(row.numerator.given(), ratio, Column::numerator) ||
         wrong(row.denominator.given(), ratio, Column::denominator) ||
         wrong(row.status.given(), qualitative, Column::status);
}

void check_not_negative(ProgressReader& reader, ProgressRow& row, Column column, const NumberCell& cell) {
  if (!cell.good() || !cell.value.is_negative()) return;
  reader.report(row, rule("negative-figure"), column, [&] {
    return Advice{say("a figure cannot be negative here: {}", "số liệu ở đây không thể âm: {}", words_for(cell.value)),
                  say("check the sign", "kiểm tra lại dấu âm")};
  });
}

void check_count(ProgressReader& reader, ProgressRow& row) {
  if (!row.value.good()) return;
  if (row.value.value.is_negative()) return check_not_negative(reader, row, Column::value, row.value);
  if (row.value.value.is_whole()) return;
  reader.report(row, rule("fraction-in-count"), Column::value, [&] {
    return Advice{say("`{}` is counted in whole numbers, not {}", "`{}` là số đếm nên phải là số nguyên, không phải {}",
                      row.target, words_for(row.value.value)),
                  say("write a whole number", "ghi số nguyên")};
  });
}

// |value - factor x num / den| <= 1/2 x 10^-digits, multiplied out by den (> 0) and in millionths:
// |V x D - factor x 10^6 x N| x 2 x 10^digits <= 10^6 x D.
bool agrees(const NumberCell& value, Decimal numerator, Decimal denominator, int factor) {
  const Int128 v = value.value.micros();
  const Int128 n = numerator.micros();
  const Int128 d = denominator.micros();
  Int128 ten = 1;
  for (int i = 0; i < value.fraction_digits; ++i) ten *= 10;
  constexpr Int128 small = Int128{1} << 40;  // products then fit
  if (v > -small && v < small && n < small && d < small && n > -small) {
    const Int128 difference = v * d - factor * Decimal::scale * n;
    return (difference < 0 ? -difference : difference) * 2 * ten <= Decimal::scale * d;
  }
  const Rational difference = rational(value.value) - factor * rational(numerator) / rational(denominator);
  return abs(difference) * 2 * rational(ten) <= 1;
}

bool check_denominator(ProgressReader& reader, ProgressRow& row) {
  if (!row.denominator.value.is_zero() || row.numerator.value.is_zero()) return true;
  reader.report(row, rule("zero-denominator"), Column::denominator, [&] {
    return Advice{say("denominator 0 under the numerator {}", "mẫu số bằng 0 trong khi tử số là {}",
                      words_for(row.numerator.value)),
                  say("correct one of them; 0 of 0 is allowed where there is nothing to measure",
                      "sửa lại một trong hai; chỉ ghi 0/0 khi không có gì để đo")};
  });
  return false;
}

void check_parts(ProgressReader& reader, ProgressRow& row, const Target& target) {
  const Decimal numerator = row.numerator.value;
  const Decimal denominator = row.denominator.value;
  check_not_negative(reader, row, Column::numerator, row.numerator);
  check_not_negative(reader, row, Column::denominator, row.denominator);
  if (numerator.is_negative() || denominator.is_negative() || !check_denominator(reader, row)) return;
  if (target.in_percent() && !target.may_exceed_100.value && numerator > denominator) {
    reader.report(row, rule("over-hundred-percent"), Column::numerator, [&] {
      return Advice{say("numerator {} is above denominator {}: more than 100 %",
                        "tử số {} lớn hơn mẫu số {}: vượt quá 100 %", words_for(numerator), words_for(denominator)),
                    say("check both, perhaps they were swapped", "kiểm tra lại hai số, có thể đã ghi nhầm chỗ")};
    });
    return;
  }
  if (!row.value.good()) return;
  const int factor = target.in_percent() ? 100 : 1;
  if (!denominator.is_zero() && agrees(row.value, numerator, denominator, factor)) return;
  reader.report(row, rule("value-disagrees"), Column::value, [&] {
    if (denominator.is_zero()) {
      return Advice{say("value {} beside 0/0, which has no value", "giá trị {} đi kèm 0/0, là tỷ lệ không có giá trị",
                        words_for(row.value.value)),
                    say("leave the value empty", "để trống ô giá trị")};
    }
    Decimal real;
    parse_decimal(rounded_text(factor * rational(numerator) / rational(denominator),
                               std::min(row.value.fraction_digits + 1, Decimal::max_fraction_digits), false),
                  real);
    return Advice{
        say("value {} disagrees with {}/{}, which is {}", "giá trị {} không khớp với {}/{}, tức là {}",
            words_for(row.value.value), words_for(numerator), words_for(denominator), words_for(real)),
        say("correct one of the three, or leave the value empty", "sửa lại một trong ba số, hoặc để trống ô giá trị")};
  });
}

void check_lone_ratio(ProgressReader& reader, ProgressRow& row, const Target& target, bool of_area) {
  if (of_area) {
    reader.report(row, rule("area-ratio-without-parts"), Column::value, [&] {
      return Advice{say("a ratio of one area needs its numerator and denominator: ratios cannot be added up",
                        "tỷ lệ của từng địa phương phải có tử số và mẫu số, vì không cộng được các tỷ lệ với nhau"),
                    say("fill in `numerator` and `denominator`", "điền cột `tử số` và `mẫu số`")};
    });
    return;
  }
  if (!row.value.good() || !target.in_percent()) return;
  check_not_negative(reader, row, Column::value, row.value);
  if (target.may_exceed_100.value || row.value.value <= Decimal(100)) return;
  reader.report(row, rule("over-hundred-percent"), Column::value, [&] {
    return Advice{say("{} % is more than 100 %", "{}% vượt quá 100%", words_for(row.value.value)),
                  say("correct the figure; where it is no part of its whole, the plan says may_exceed_100",
                      "sửa lại số liệu; nếu không phải là phần của tổng thì kế hoạch ghi may_exceed_100")};
  });
}

void check_ratio(ProgressReader& reader, ProgressRow& row, const Target& target, bool of_area) {
  const bool has_numerator = row.numerator.given();
  if (has_numerator != row.denominator.given()) {
    const Column absent = has_numerator ? Column::denominator : Column::numerator;
    reader.report(row, rule("ratio-incomplete"), absent, [&] {
      return has_numerator ? Advice{say("a numerator without denominator", "có tử số nhưng thiếu mẫu số"),
                                    say("fill in the denominator", "điền mẫu số")}
                           : Advice{say("a denominator without numerator", "có mẫu số nhưng thiếu tử số"),
                                    say("fill in the numerator", "điền tử số")};
    });
    return;
  }
  if (!has_numerator) return check_lone_ratio(reader, row, target, of_area);
  if (row.numerator.good() && row.denominator.good()) check_parts(reader, row, target);
}

Column figure_column(Measure measure) {
  return measure == Measure::qualitative ? Column::status
         : measure == Measure::ratio     ? Column::numerator
                                         : Column::value;
}

}  // namespace

void check_figures(ProgressReader& reader, ProgressRow& row, const Target& target, bool of_area) {
  const Measure measure = target.measure.value;
  if (has_wrong_figure(reader, row, measure)) return;
  if (!row.value.given() && !row.numerator.given() && !row.denominator.given() && !row.status.given()) {
    reader.report(row, rule("no-figure"), figure_column(measure), [&] {
      if (measure == Measure::qualitative) {
        return Advice{say("the row has no status", "dòng chưa ghi tình trạng thực hiện"),
                      say("write not-started, in-progress or done, or remove the row",
                          "ghi chưa thực hiện, đang thực hiện hoặc hoàn thành, hoặc bỏ dòng này")};
      }
      return Advice{say("the row has no figure", "dòng không có số liệu"),
                    say("fill it in, or remove the row: an empty cell is not zero",
                        "điền số liệu hoặc bỏ dòng này: ô trống không có nghĩa là 0")};
    });
    return;
  }
  if (measure == Measure::ratio) return check_ratio(reader, row, target, of_area);
  if (measure == Measure::count) check_count(reader, row);
}

}  // namespace plantrack
