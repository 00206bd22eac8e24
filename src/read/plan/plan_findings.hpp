// Where the readers and checks of plans put what they find: it knows which file, plan and target they are at.
#pragma once

#include "base/finding.hpp"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plantrack {

// Foreign text as it may stand in a message: visible, and not too long.
std::string shown(std::string_view text);

std::string comma_list(std::span<const std::string> words);

class PlanFindings {
 public:
  PlanFindings(std::string file, Findings& findings) : file_(std::move(file)), findings_(&findings) {}

  PlanFindings in_file(const std::string& file) const;  // the same plan, another file
  void at_plan(std::string id) { plan_ = std::move(id); }
  void at_target(std::string id) { target_ = std::move(id); }
  const std::string& file() const { return file_; }

  void add(const Rule& rule, Place place, Text message, Text hint, std::string_view key = {}) {
    add_related(rule, place, std::move(message), std::move(hint), key, {});
  }
  void add_related(const Rule& rule, Place place, Text message, Text hint, std::string_view key,
                   std::vector<Related> related);

  // "did you mean `so-cong-thuong`?", or `otherwise` where nothing is near. Each search takes time, so a file with
  // dozens of slips gets no more of them.
  Text did_you_mean(std::string_view word, const std::function<std::vector<std::string>()>& candidates, Text otherwise);

 private:
  static constexpr int max_searches = 50;
  std::string file_;
  Findings* findings_;
  std::string plan_;
  std::string target_;
  std::shared_ptr<int> searches_ = std::make_shared<int>(0);
};

}  // namespace plantrack
