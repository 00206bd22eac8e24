#include "read/sheet/xml_events.hpp"

#include <expat.h>

#include <cstddef>
#include <cstdlib>
#include <exception>
#include <memory>

namespace plantrack {
namespace {

constexpr int deepest = 200;                                // elements inside one another
constexpr std::size_t longest_tag = std::size_t{1} << 20;   // bytes
constexpr std::size_t most_memory = std::size_t{16} << 20;  // of the parser: tags at hand, names it came by
constexpr std::size_t block = std::size_t{64} << 10;

// The parser keeps each name it comes by. What it takes is counted, in front of each block, and refused beyond a limit.
struct alignas(std::max_align_t) Counted {
  std::size_t size;
};
thread_local std::size_t held = 0;

void* take(std::size_t size) {
  if (size > most_memory || held + size > most_memory) return nullptr;
  auto* const taken = static_cast<Counted*>(std::malloc(sizeof(Counted) + size));
  if (taken == nullptr) return nullptr;
  taken->size = size;
  held += size;
  return taken + 1;
}

void give_back(void* memory) {
  if (memory == nullptr) return;
  Counted* const taken = static_cast<Counted*>(memory) - 1;
  held -= taken->size;
  std::free(taken);
}

void* take_anew(void* memory, std::size_t size) {
  if (memory == nullptr) return take(size);
  Counted* const taken = static_cast<Counted*>(memory) - 1;
  const std::size_t before = taken->size;
  if (size > most_memory || held - before + size > most_memory) return nullptr;
  auto* const moved = static_cast<Counted*>(std::realloc(taken, sizeof(Counted) + size));
  if (moved == nullptr) return nullptr;
  moved->size = size;
  held += size - before;
  return moved + 1;
}

std::string_view local_name(const char* name) {
  const std::string_view whole(name);
  const std::size_t colon = whole.rfind(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

struct Parsing {
  XML_Parser parser;
  XmlReader& reader;
  int depth = 0;
  std::exception_ptr thrown = nullptr;  // no exception goes through the parser

  template <class Do>
  void guarded(Do&& work) {
    if (reader.stopped() || thrown) return;
    try {
      work();
    } catch (...) {
      thrown = std::current_exception();
    }
    if (thrown || reader.stopped()) XML_StopParser(parser, XML_FALSE);
  }
};

Parsing& parsing_of(void* data) {
  return *static_cast<Parsing*>(data);
}

void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
  Parsing& parsing = parsing_of(data);
  parsing.guarded([&] {
    if (++parsing.depth > deepest) return parsing.reader.stop(WorkbookFault::damaged);
    parsing.reader.start(local_name(name), XmlAttributes(attributes));
  });
}

void XMLCALL on_end(void* data, const XML_Char* name) {
  Parsing& parsing = parsing_of(data);
  parsing.guarded([&] {
    --parsing.depth;
    parsing.reader.end(local_name(name));
  });
}

void XMLCALL on_text(void* data, const XML_Char* text, int length) {
  Parsing& parsing = parsing_of(data);
  parsing.guarded([&] { parsing.reader.text({text, static_cast<std::size_t>(length)}); });
}

void XMLCALL on_document_type(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  Parsing& parsing = parsing_of(data);
  parsing.guarded([&] { parsing.reader.stop(WorkbookFault::document_type); });
}

struct FreeParser {
  void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

}  // namespace

std::string_view XmlAttributes::get(std::string_view name, std::string_view without) const {
  for (const char** at = list_; *at != nullptr; at += 2) {
    if (local_name(at[0]) == name) return at[1];
  }
  return without;
}

void XmlReader::stop(WorkbookFault fault) {
  if (!stopped_) fault_ = fault;
  stopped_ = true;
}

WorkbookFault read_xml(ZipPart& part, XmlReader& reader) {
  const XML_Memory_Handling_Suite memory{take, take_anew, give_back};
  const std::unique_ptr<XML_ParserStruct, FreeParser> parser(XML_ParserCreate_MM(nullptr, &memory, nullptr));
  if (!parser) return WorkbookFault::damaged;
  Parsing parsing{parser.get(), reader};
  XML_SetUserData(parser.get(), &parsing);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_document_type);
  std::size_t fed = 0;
  for (;;) {
    void* const buffer = XML_GetBuffer(parser.get(), static_cast<int>(block));
    if (buffer == nullptr) return WorkbookFault::damaged;
    const std::size_t count = part.read(static_cast<char*>(buffer), block);
    if (part.fault() != WorkbookFault::none) return part.fault();
    const XML_Status status = XML_ParseBuffer(parser.get(), static_cast<int>(count), count == 0 ? XML_TRUE : XML_FALSE);
    if (parsing.thrown) std::rethrow_exception(parsing.thrown);
    if (reader.stopped()) return reader.fault();
    if (status != XML_STATUS_OK) return WorkbookFault::damaged;
    if (count == 0) return WorkbookFault::none;
    fed += count;
    const XML_Index at = XML_GetCurrentByteIndex(parser.get());
    if (at >= 0 && fed - static_cast<std::size_t>(at) > longest_tag) return WorkbookFault::damaged;
  }
}

}  // namespace plantrack
