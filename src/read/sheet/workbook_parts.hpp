// The two formats of workbooks, each read from its archive.
#pragma once

#include "read/sheet/workbook.hpp"
#include "read/sheet/xml_events.hpp"
#include "read/sheet/zip_archive.hpp"

#include <memory>

namespace plantrack {

WorkbookFault read_xlsx(const ZipArchive& archive, std::string_view only, Workbook& workbook);
WorkbookFault read_ods(const ZipArchive& archive, std::string_view only, Workbook& workbook);

// Reads that part, if it is there; whether it must be is for the caller.
WorkbookFault read_part(const ZipArchive& archive, std::string_view name, XmlReader& reader);

// `names` are what is asked for in `only`: sheets of that name, whatever its case.
bool is_wanted_sheet(std::string_view name, std::string_view only);

}  // namespace plantrack
