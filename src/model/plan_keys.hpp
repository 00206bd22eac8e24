// The keys of plan files and of the catalogue, each described once: what stands there, when it is needed, what holds
// without it. The reader knows keys from here (missing, unknown, misspelt), and the JSON Schema and the pages on the
// keys are written from here. What several keys must say together is checked where they are read, and in validate/.
#pragma once

#include "base/text.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace plantrack {

enum class KeyKind {
  constant,   // the one value it can have
  id,         // [a-z0-9]+(-[a-z0-9]+)*
  code,       // text that YAML would not take for a number
  text,       // one line
  label,      // text, or {vi, en}
  date,       // 2025-02-28
  period,     // 2030, 2025-H1, 2025-Q2, 2025-03
  year,       // whole, 1801 to 2999
  whole,      // a whole number
  number,     // an exact decimal
  flag,       // true or false
  yes,        // true
  word,       // one of a few
  reference,  // an id of something else in the plan
  bounds,     // [LOW, HIGH]
  mapping,    // keys of its own, see `group`
  labels,     // keys of any name, each with a label
  weights     // rules with the severity that they have
};

enum class Need { no, sometimes, yes };

struct KeyGroup;
using Choices = std::vector<std::string_view> (*)();

struct Key {
  std::string_view name;
  KeyKind kind;
  Need need = Need::no;
  std::string_view en, vi;                      // what stands there
  std::string_view when_en = {}, when_vi = {};  // in which case it is needed, where that is sometimes
  std::string_view standard = {};               // what holds without it, as it would be written
  bool list = false;                            // a list of such values
  bool or_null = false;                         // `null` where the source gives none
  Choices choices = nullptr;                    // of a word: those there are; of a constant: the one
  int low = 0, high = 0;                        // of a whole number; of a list: how many items, 0 = any number
  const KeyGroup* group = nullptr;              // of a mapping
};

// The keys of one kind of mapping.
struct KeyGroup {
  std::string_view name;    // target
  std::string_view en, vi;  // the target, as messages call it
  std::span<const Key> keys;

  Text words() const { return {std::string(en), std::string(vi)}; }
  const Key* find(std::string_view key) const;
};

extern const KeyGroup plan_keys, place_keys, merger_keys, document_keys, plan_period_keys, reporting_keys, due_keys,
    agency_keys, area_keys, theme_keys, target_keys, baseline_keys, goal_keys, force_keys, threshold_keys,
    validation_keys, catalogue_keys, indicator_keys, label_keys;

// In the order in which pages show them: of a plan file, of the catalogue.
std::span<const KeyGroup* const> plan_key_groups();
std::span<const KeyGroup* const> catalogue_key_groups();

}  // namespace plantrack
