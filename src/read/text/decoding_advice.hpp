// Why a file cannot be decoded, or a record not be split, and how to save it so that it can be.
#pragma once

#include "base/text.hpp"
#include "read/text/csv_reader.hpp"
#include "read/text/text_source.hpp"

#include <cstdint>

namespace plantrack {

struct DecodingFault {
  Text message;
  Text hint;
};

// What the user has said of a file's encoding, by --encoding where the command has it.
enum class EncodingSaid : std::uint8_t { cannot_be, nothing, its_name };

DecodingFault undecodable_text(const TextSource::Undecodable& bad, Encoding encoding, EncodingSaid said);
DecodingFault undecodable_utf8(const CsvReader::Undecodable& bad, EncodingSaid said);

// Why a record cannot be split into its fields; of a record that can be, nothing.
DecodingFault unsplittable(CsvFault fault);

}  // namespace plantrack
