// The agencies that a table of targets names, for a plan's frame: each with one id, however often and however briefly
// it is named.
#pragma once

#include "read/plan/target_table.hpp"
#include "render/frame_ids.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

// The names in a cell: the first one leads, others support.
std::vector<std::string> agencies_in(std::string_view cell);

// "UBND các huyện, thành phố": nobody's name, but each area's own committee.
bool names_committees(std::string_view agency);

class FrameAgencies {
 public:
  struct Agency {
    std::string id, name;
    std::string brief;  // "Sở NN&MT", where the table writes both; empty: it does not
  };

  explicit FrameAgencies(const TargetTable& table);

  bool none_named() const { return names_.empty(); }
  std::string id(const std::string& name);
  const std::vector<Agency>& used() const { return used_; }  // whose id was asked for, in that order

 private:
  void join_abbreviations();

  std::map<std::string, std::string> names_;                       // as the table writes them, by their keys
  std::map<std::string, std::string> full_names_, abbreviations_;  // by the key of the other
  std::map<std::string, std::string> ids_;
  UniqueIds unique_;
  std::vector<Agency> used_;
};

}  // namespace plantrack
