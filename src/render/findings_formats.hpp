// The formats in which findings are written: one entry and one writer each.
#pragma once

#include "render/terminal.hpp"
#include "render/verdict.hpp"

#include <span>
#include <string>
#include <string_view>

namespace plantrack {

struct FindingsFormat {
  std::string_view name;
  std::string (*write)(const Verdict& verdict, const TextStyle& style);
  std::string_view meaning_en = {}, meaning_vi = {};  // half a sentence for help; empty: that of views in this format
};

std::span<const FindingsFormat> findings_formats();  // the first is the default

}  // namespace plantrack
