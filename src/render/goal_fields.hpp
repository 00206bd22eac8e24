// One goal's result as the fields of the stable outputs. CSV and JSON are two ways to write the same list.
#pragma once

#include "compute/comparison.hpp"
#include "compute/results.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

struct Field {
  enum class Kind { text, number, flag };  // a flag is yes or no
  std::string_view name;                   // the CSV column and the JSON key
  Kind kind = Kind::text;
  std::string value;  // empty: there is none
};

std::vector<Field> goal_fields(const PlanSet& plans, const PlanResult& result, const TargetResult& target,
                               const GoalResult& goal);

// The fields of a row of compare; `plans` by the results' indices.
std::vector<Field> comparison_fields(const PlanSet& plans, const std::vector<PlanResult>& results,
                                     const IndicatorGroup& group, const ComparedRow& row);

class CsvWriter;
class JsonWriter;
void write_row(CsvWriter& csv, const std::vector<Field>& fields);
void write_members(JsonWriter& json, const std::vector<Field>& fields);
std::string csv_header(const std::vector<Field>& fields);

}  // namespace plantrack
