// The frame of a plan file made from a table of targets, as `init --from` writes it: what the table says, and a
// comment wherever its author still has to decide.
#pragma once

#include "base/text.hpp"
#include "read/plan/target_table.hpp"

#include <cstddef>
#include <string>

namespace plantrack {

struct PlanFrame {
  std::string text;
  std::size_t targets = 0;
  std::size_t without_goal = 0;  // of these: the goal was not understood, and none is written
  std::size_t to_settle = 0;     // comments
};

struct FrameNames {
  std::string id;
  std::string place;   // whose plan it is, until its author says
  std::string source;  // the table's file
};

PlanFrame plan_frame(const TargetTable& table, const FrameNames& names, Lang lang);

}  // namespace plantrack
