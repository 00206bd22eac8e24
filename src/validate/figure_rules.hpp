// The figures of one row: are they there, of the sort that the target's measure asks for, and in themselves possible?
#pragma once

#include "read/progress/progress_reader.hpp"

namespace plantrack {

void check_figures(ProgressReader& reader, ProgressRow& row, const Target& target, bool of_area);

}  // namespace plantrack
