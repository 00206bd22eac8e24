// The words in which findings are told, whatever the format: severity, place, cell of the spreadsheet, summary.
#pragma once

#include "render/verdict.hpp"

#include <string>

namespace plantrack {

Text severity_words(Severity severity);  // error, lỗi

// A file's name as it can be shown, and as a path still leads there.
std::string shown_file(const std::string& file);

std::string column_letters(int field);  // A, B, ..., Z, AA, AB, ...; 0 is A

// file:line:column, as far as known; of a workbook file:Sheet1!F7, of a whole row file:Sheet1!7:7.
std::string place_text(const std::string& file, Place place, const std::string& sheet = {});
std::string place_text(const Finding& finding);
std::string place_text(const Related& related);

// The cell as spreadsheets call it, F7 or Sheet1!F7; empty where the finding is not about one cell.
std::string cell_name(const Finding& finding);
Text cell_words(const Finding& finding);        // row 7, column F: numerator; of a workbook Sheet1!F7: numerator
std::string row_words(const Finding& finding);  // of a workbook, what is not about one cell: Sheet1!7:7, Sheet1
Text column_words(const Finding& finding);      // numerator; empty where the finding is not about one cell

// `… and 3 more R002 unknown-target in this file (--max-findings 0 shows all)`
Text hidden_words(const Findings::Hidden& hidden);

Text files_words(const Verdict& verdict);     // what was checked: 1 file, 6 rows
Text findings_words(const Verdict& verdict);  // what was found: 2 errors, 1 note
Text summary_words(const Verdict& verdict);   // both, how many rows can be used, and what is not shown

// The file as it is called from the working folder (a/../b.csv is b.csv, and /home/an/b.csv may be b.csv), so that
// outputs do not depend on where the folder stands. A file outside of it keeps its absolute name.
std::string relative_name(const std::string& file);

}  // namespace plantrack
