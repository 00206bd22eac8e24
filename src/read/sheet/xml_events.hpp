// Reads a part of a workbook as XML, element by element (expat), without building anything of it. A DOCTYPE is refused,
// and with it every entity; so are elements too deep, tags too long and more names than a workbook has.
#pragma once

#include "read/sheet/workbook_fault.hpp"
#include "read/sheet/zip_archive.hpp"

#include <string_view>

namespace plantrack {

// Names come without their prefixes: programs choose different ones for the same.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** list) : list_(list) {}
  // The value of that attribute; `without` where it is not there.
  std::string_view get(std::string_view name, std::string_view without = {}) const;
  bool has(std::string_view name) const { return get(name).data() != nullptr; }

 private:
  const char** list_;  // names and values by turns
};

class XmlReader {
 public:
  virtual ~XmlReader() = default;
  virtual void start(std::string_view element, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view element) = 0;
  virtual void text(std::string_view) {}

  // Nothing more of the part is read; without a fault because nothing more is needed.
  void stop(WorkbookFault fault = WorkbookFault::none);
  bool stopped() const { return stopped_; }
  WorkbookFault fault() const { return fault_; }

 private:
  bool stopped_ = false;
  WorkbookFault fault_ = WorkbookFault::none;
};

WorkbookFault read_xml(ZipPart& part, XmlReader& reader);

}  // namespace plantrack
