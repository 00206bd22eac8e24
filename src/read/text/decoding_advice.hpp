// Why a file cannot be decoded, and how to save it so that it can be.
#pragma once

#include "base/text.hpp"
#include "read/text/csv_reader.hpp"
#include "read/text/text_source.hpp"

namespace plantrack {

struct DecodingFault {
  Text message;
  Text hint;
};

DecodingFault undecodable_text(const TextSource::Undecodable& bad, Encoding encoding);

// `forced`: that it is UTF-8 was said by the user.
DecodingFault undecodable_utf8(const CsvReader::Undecodable& bad, bool forced);

}  // namespace plantrack
