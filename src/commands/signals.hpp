// What ends the program from outside: Ctrl-C and its like leave no half output and no line on the terminal behind.
#pragma once

namespace plantrack {

void settle_signals();

}  // namespace plantrack
