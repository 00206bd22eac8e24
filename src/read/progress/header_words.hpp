// The words of headers: what each column is called, and what a header is that is none of these. Shared by the parts
// that match a header (header.cpp), join its lines (header_lines.cpp) and find where it stands.
#pragma once

#include "read/progress/header.hpp"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

struct ColumnNames {
  Column column;
  std::vector<std::string_view> names;  // the canonical one first, then the usual one in Vietnamese
};
const std::vector<ColumnNames>& column_names();
const ColumnNames& names_of(Column column);

bool is_one_of(std::string_view key, std::initializer_list<std::string_view> words);

// Columns of the tables that people make which tell nothing of their own, and what a template shows for comparison.
bool is_passed_over(std::string_view header);
// "Toàn tỉnh", "Tổng số" beside columns of areas.
bool names_whole(std::string_view header);
// "Kế hoạch", "Mục tiêu 2025", "KH năm 2024", "Giá trị (kế hoạch)".
bool is_plan_word(std::string_view header);
// The period of the figures below a header; empty where it names none, or below it is what was planned.
std::string period_of_header(std::string_view header);

// FY2024, FY24.
bool is_fiscal_year(std::string_view words);
// "FY2024", "Tháng 13/2024", "6 tháng 2024", "31/12/2024": words for a period and nothing else, with a year, but none.
bool is_period_misspelt(std::string_view header);

// "Quý I" of the year: "Quý I/2024"; empty where the header is no part of a year.
std::string with_year(std::string_view header, std::string_view year);

// "chØ tiªu", "chá»‰ tiÃªu": Vietnamese in an old encoding, or read in a wrong one.
std::size_t garbled_letters(std::string_view cell);  // how many
Text garbled_letters_hint();

}  // namespace plantrack
