// Help pages, at most 80 columns wide, in the language of the session.
#pragma once

#include "commands/command_line.hpp"
#include "commands/commands.hpp"

#include <string>

namespace plantrack {

std::string overview_page(Lang lang);
std::string command_page(const Command& command, const CommandLine& line, Lang lang);

}  // namespace plantrack
