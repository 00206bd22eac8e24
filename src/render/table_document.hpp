// A table as data turned into one that people read: titles, words and numbers of a language.
#pragma once

#include "render/document.hpp"
#include "render/table.hpp"

#include <initializer_list>
#include <string_view>

namespace plantrack {

Cell cell_of(const ColumnHead& head, const DataValue& value, Lang lang);

// Those columns of it, in this order; a name that it does not have is passed over.
Table shown_table(const DataTable& table, std::initializer_list<std::string_view> columns, Lang lang);

}  // namespace plantrack
