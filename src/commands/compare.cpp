// plantrack compare -p PLANS FILE...: provinces side by side, by indicator. Without progress files the goals alone.
#include "base/failure.hpp"
#include "base/parallel.hpp"
#include "commands/command_line.hpp"
#include "commands/commands.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"
#include "compute/comparison.hpp"
#include "render/compare_view.hpp"
#include "render/markdown.hpp"

#include <algorithm>

namespace plantrack {
namespace {

struct CompareOptions {
  Choice choice;
  bool skip_invalid = false;
};

void check_choice(const PlanSet& plans, const Choice& choice) {
  std::vector<std::string> plan_ids;
  std::vector<std::string> indicator_ids;
  for (const Plan& plan : plans.plans) {
    plan_ids.push_back(plan.id.value);
    for (const Target& target : plan.targets) {
      if (target.indicator) indicator_ids.push_back(target.indicator.id);
    }
  }
  for (const Indicator& indicator : plans.indicators) indicator_ids.push_back(indicator.id.value);
  const auto check = [](const std::vector<std::string>& wanted, const std::vector<std::string>& known,
                        const Text& kind) {
    for (const std::string& id : wanted) {
      if (std::find(known.begin(), known.end(), id) != known.end()) continue;
      refuse_word(say("there is no {} `{}`", "không có {} `{}`", kind, id), id, known);
    }
  };
  check(choice.plans, plan_ids, {"plan", "kế hoạch"});
  check(choice.indicators, indicator_ids, {"indicator", "chỉ số"});
}

int compare_plans(const Options& options, const CompareOptions& wishes) {
  const std::optional<SoundInput> input = read_sound_input(options, wishes.skip_invalid);
  if (!input) return 1;
  check_choice(input->plans, wishes.choice);
  const std::vector<PlanResult> results =
      results_of(input->plans, input->rows, options.as_of, threads_for(options.jobs));
  const std::vector<IndicatorGroup> groups = compare(input->plans, results, wishes.choice);
  const ComparisonView view{input->plans, results, groups, options.files.empty()};
  write_outputs(options, [&view](const Options& one) {
    if (one.format == "csv") return compare_csv(view);
    if (one.format == "json") return compare_json(view);
    return markdown(compare_document(view, one.lang));
  });
  return 0;
}

}  // namespace

Run define_compare(CommandLine& line) {
  const auto wishes = std::make_shared<CompareOptions>();
  line.about(say(
      "Lines the targets of several plans up by indicator, ranked where they can be compared; where they cannot, it "
      "says "
      "why. Without progress files it compares the goals alone.",
      "Xếp chỉ tiêu của nhiều kế hoạch cạnh nhau theo chỉ số, có thứ hạng nếu so sánh được; nếu không thì nêu lý do. "
      "Không có tệp số liệu thì chỉ so sánh mức phấn đấu."));
  line.plans();
  line.files(false);
  line.format({"md", "csv", "json"});
  line.list("--indicator", "ID", wishes->choice.indicators, say("only these indicators", "chỉ các chỉ số này"))
      .completes(Complete::indicator);
  line.list("--plans", "ID", wishes->choice.plans, say("only these plans", "chỉ các kế hoạch này"))
      .completes(Complete::plan);
  line.flag("--skip-invalid", wishes->skip_invalid,
            say("leave rows with errors out and say how many, instead of stopping",
                "bỏ qua các dòng có lỗi và cho biết bao nhiêu dòng, thay vì dừng lại"));
  line.as_of();
  line.output();
  line.jobs();
  line.memory();
  return [&options = line.options(), wishes] { return compare_plans(options, *wishes); };
}

}  // namespace plantrack
