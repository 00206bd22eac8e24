// Any bytes as a report in JSON. Nothing crashes, hangs or takes much memory; values stand where they are said to
// stand; a report is refused with a finding, or its figures are those of its checksum.
#include "input_file.hpp"
#include "read/json_reader.hpp"
#include "render/reported_results.hpp"
#include "small_plan.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

namespace plantrack {
namespace {

void check_places(const JsonValue& value, Place& last) {
  must(value.place.line > last.line || (value.place.line == last.line && value.place.column >= last.column));
  last = value.place;
  for (const JsonValue& each : value.items) check_places(each, last);
  for (const JsonMember& each : value.members) check_places(each.value, last);
}

void read(std::string_view text) {
  const std::variant<JsonValue, JsonFault> read = read_json(text);
  if (const JsonFault* const fault = std::get_if<JsonFault>(&read)) {
    must(fault->place.line > 0 && !fault->message.en.empty() && !fault->message.vi.empty());
    return;
  }
  Place last;
  check_places(std::get<JsonValue>(read), last);
}

PlanSet plans_with_digest() {
  PlanSet plans = read_plan();
  plans.plans.front().digest = "sha256:small";
  return plans;
}

}  // namespace
}  // namespace plantrack

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plantrack;
  static const PlanSet plans = plans_with_digest();
  read({reinterpret_cast<const char*>(data), size});  // NOLINT: bytes as text
  const InputFile file({data, size});
  Findings findings;
  const ReportsRead reports = read_reports({file.path()}, plans, true, findings);
  must(!reports.plans.empty() || findings.fails(false));
  for (const ReportedPlan& each : reports.plans) {
    must(each.result.targets.size() == plans.plans.front().targets.size());
    for (const TargetResult& target : each.result.targets) must(target.goals.size() == 1);
  }
  return 0;
}
