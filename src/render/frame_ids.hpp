// Ids made of names, for a plan's frame.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace plantrack {

// "Kế hoạch 2026" -> ke-hoach-2026; `otherwise` where nothing of the name can stand in an id.
std::string id_of(std::string_view name, std::string_view otherwise);

// Gives each id once: what is asked for again gets a number.
class UniqueIds {
 public:
  std::string of(const std::string& id);

 private:
  std::map<std::string, int> taken_;  // how many began with each
};

}  // namespace plantrack
