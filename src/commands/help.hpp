// Help, at most 80 columns wide, and manual pages, as text and as Markdown, from the descriptions that the commands
// give of themselves.
#pragma once

#include "commands/command_line.hpp"
#include "commands/commands.hpp"

#include <string>

namespace plantrack {

std::string overview_page(Lang lang);
std::string command_page(const Command& command, const CommandLine& line, Lang lang);

// All there is to say of a command. The docs and manual pages are made of the Markdown.
std::string manual_text(const Command& command, const CommandLine& line, Lang lang);
std::string manual_markdown(const Command& command, const CommandLine& line, Lang lang);
std::string overview_markdown(Lang lang);

}  // namespace plantrack
