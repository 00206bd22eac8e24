// duckdb LIBRARY SCRIPT: runs a script of SQL in memory and prints the rows of its last statement, cells apart by tabs.
// It speaks to libduckdb.so through the C API, whose few functions are declared here: no header has to be installed,
// and no other language's start-up is measured.
#include <dlfcn.h>

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

namespace {

struct Result {  // duckdb_result
  std::uint64_t deprecated_columns, deprecated_rows, deprecated_changed;
  void* deprecated_cells;
  char* deprecated_error;
  void* internal;
};

void* library = nullptr;

template <class Function>
Function* named(const char* name) {
  void* const address = dlsym(library, name);
  if (address == nullptr) {
    std::fprintf(stderr, "duckdb: %s\n", dlerror());
    _Exit(2);
  }
  return reinterpret_cast<Function*>(address);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: duckdb LIBRARY SCRIPT\n", stderr);
    return 2;
  }
  library = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    std::fprintf(stderr, "duckdb: %s\n", dlerror());
    return 2;
  }
  std::ifstream file(argv[2]);
  const std::string script{std::istreambuf_iterator<char>(file), {}};
  void* database = nullptr;
  void* connection = nullptr;
  Result result{};
  if (named<int(const char*, void**)>("duckdb_open")(nullptr, &database) != 0 ||
      named<int(void*, void**)>("duckdb_connect")(database, &connection) != 0) {
    std::fputs("duckdb: no connection\n", stderr);
    return 2;
  }
  if (named<int(void*, const char*, Result*)>("duckdb_query")(connection, script.c_str(), &result) != 0) {
    std::fprintf(stderr, "duckdb: %s\n", named<const char*(Result*)>("duckdb_result_error")(&result));
    return 1;
  }
  const auto text = named<char*(Result*, std::uint64_t, std::uint64_t)>("duckdb_value_varchar");
  const auto release = named<void(void*)>("duckdb_free");
  const std::uint64_t rows = named<std::uint64_t(Result*)>("duckdb_row_count")(&result);
  const std::uint64_t columns = named<std::uint64_t(Result*)>("duckdb_column_count")(&result);
  for (std::uint64_t row = 0; row < rows; ++row) {
    for (std::uint64_t column = 0; column < columns; ++column) {
      char* const cell = text(&result, column, row);
      std::printf("%s%s", column == 0 ? "" : "\t", cell == nullptr ? "" : cell);
      release(cell);
    }
    std::puts("");
  }
  named<void(Result*)>("duckdb_destroy_result")(&result);
  named<void(void**)>("duckdb_disconnect")(&connection);
  named<void(void**)>("duckdb_close")(&database);
  return 0;
}
