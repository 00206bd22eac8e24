// What stands above the header of a table, and in the name of its sheet: the period, the unit and the area of all
// figures below, where they say one.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

class KnownNames;

class TableTitles {
 public:
  explicit TableTitles(const KnownNames* names) : names_(names) {}  // null: no areas are known
  void read_sheet_name(std::string_view name);                      // before the lines
  void read_line(std::span<const std::string_view> cells);
  void read_header(
      std::span<const std::string_view> fields);  // behind the lines: does it say that figures are results?

  // Empty where there is none, or where more than one is named, or the figures may be planned ones.
  std::string period() const;
  // Do the lines speak of several periods, or of a part of a year that none of them names?
  bool unclear() const { return unclear_ || periods_.size() > 1; }
  bool sheet_says_another() const;  // of the period that the lines name, which is therefore not taken
  const std::string& unit() const { return unit_; }
  const std::string& area() const { return area_; }

 private:
  const KnownNames* names_;
  std::string sheet_name_;
  std::vector<std::string> periods_;
  std::string unit_, area_;
  bool unclear_ = false;  // the lines speak of more than one time
  bool plans_ = false, estimates_ = false, results_ = false;
};

// "UBND huyện Bình Gia", "Kết quả huyện Hữu Lũng năm 2024", "Huyện: Hữu Lũng", "Northgate ward performance": the area
// that a title, a heading or the name of a sheet is about; empty: none. Who a letter is for is none.
std::string area_in_words(std::string_view words, const KnownNames& names);

}  // namespace plantrack
