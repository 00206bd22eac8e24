// Single functions of the reading, measured with Google Benchmark on cells and rows like those of real progress files:
// `tests/bench/run.sh --micro`. What counts is the time an item takes, beside what it was before a change.
#include "base/calendar.hpp"
#include "base/id_table.hpp"
#include "base/unicode.hpp"
#include "read/fast/record_blocks.hpp"
#include "read/fast/structure.hpp"
#include "read/plan/plan_reader.hpp"
#include "read/progress/cells.hpp"
#include "read/text/byte_source.hpp"
#include "read/text/csv_reader.hpp"

#include <benchmark/benchmark.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/parser.h>

#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace plantrack;

namespace {

using Random = std::mt19937_64;

// So many texts, each made from a random number, so that no branch is learnt by heart.
template <class Make>
std::vector<std::string> texts(Make make) {
  constexpr int count = 4096;
  Random random(7);
  std::vector<std::string> all;
  for (int i = 0; i < count; ++i) all.push_back(make(random()));
  return all;
}

template <class Read>
void each_text(benchmark::State& state, const std::vector<std::string>& all, Read read) {
  std::size_t bytes = 0;
  for (const std::string& text : all) bytes += text.size();
  for (auto _ : state) {
    for (const std::string& text : all) benchmark::DoNotOptimize(read(text));
  }
  const auto rounds = static_cast<std::size_t>(state.iterations());
  state.SetItemsProcessed(static_cast<std::int64_t>(rounds * all.size()));
  state.SetBytesProcessed(static_cast<std::int64_t>(rounds * bytes));
}

std::string padded(std::uint64_t number) {
  return number < 10 ? "0" + std::to_string(number) : std::to_string(number);
}

std::string whole(std::uint64_t random) {
  return std::to_string(100 + random % 9973);
}

std::string with_decimals(std::uint64_t random) {
  return whole(random) + "." + padded(random >> 32U & 63U);
}

std::string with_thousands(std::uint64_t random) {  // 1.234.567,8
  const std::uint64_t number = 1'234'567 + random % 8'000'000;
  std::string text = std::to_string(number);
  return text.insert(4, ".").insert(1, ".") + "," + std::to_string(random >> 60U);
}

std::string month(std::uint64_t random) {
  return std::to_string(2024 + random % 3) + "-" + padded(1 + (random >> 8U) % 12);
}

std::string day(std::uint64_t random) {
  return month(random) + "-" + padded(1 + (random >> 16U) % 28);
}

void number(benchmark::State& state, NumberForm form, std::string (*make)(std::uint64_t)) {
  each_text(state, texts(make), [form](const std::string& text) {
    const ReadNumber number = read_number(text, form == NumberForm::vi ? Writing::second : Writing::first);
    benchmark::DoNotOptimize(number.value);
    return number.problem;
  });
}
BENCHMARK_CAPTURE(number, whole, NumberForm::en, whole);
BENCHMARK_CAPTURE(number, decimals, NumberForm::en, with_decimals);
BENCHMARK_CAPTURE(number, thousands, NumberForm::vi, with_thousands);

void period(benchmark::State& state, std::string (*make)(std::uint64_t)) {
  each_text(state, texts(make), [](const std::string& text) { return parse_period(text); });
}
BENCHMARK_CAPTURE(period, month, month);
BENCHMARK_CAPTURE(period, quarter, [](std::uint64_t random) {
  return std::to_string(2024 + random % 3) + "-Q" + std::to_string(1 + (random >> 8U) % 4);
});
BENCHMARK_CAPTURE(period, in_words, [](std::uint64_t random) { return "Tháng " + month(random).substr(5) + "/2024"; });

void date(benchmark::State& state) {
  each_text(state, texts(day), [](const std::string& text) { return parse_date(text); });
}
BENCHMARK(date);

// Rows of about a hundred bytes, some with quotes, some with Vietnamese.
std::string rows(std::size_t bytes) {
  constexpr std::string_view notes[] = {"", "", "", "Hoàn thành theo kế hoạch", "\"Đã tập huấn, còn thiếu thiết bị\""};
  Random random(11);
  std::string text = "target,period,area,agency,value,numerator,denominator,reported_on,evidence,note\n";
  while (text.size() < bytes) {
    const std::uint64_t dice = random();
    text += "t" + padded(dice % 30) + "," + month(dice) + ",0" + std::to_string(1000 + dice % 9000) + ",so-" +
            padded(dice >> 20U & 15U) + "," + with_decimals(dice) + ",,," + day(dice) + ",https://dl.example.vn/bc/" +
            std::to_string(1'000'000 + (dice >> 40U & 0xfffffU)) + "," + std::string(notes[(dice >> 30U) % 5]) + "\n";
  }
  return text;
}

void utf8(benchmark::State& state) {
  const std::string text = rows(std::size_t{1} << 20U);
  for (auto _ : state) benchmark::DoNotOptimize(first_invalid_utf8(text));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(utf8);

// Where cells and rows end, by each kind of processor.
void scan(benchmark::State& state, const char* name) {
  const std::optional<ScanKernel> kernel = kernel_named(name);
  if (!kernel) return state.SkipWithError("not on this machine");
  const std::string text = rows(std::size_t{1} << 20U);
  Structure structure;
  std::int64_t found = 0;
  for (auto _ : state) {
    find_structure(text, ',', *kernel, structure);
    found += static_cast<std::int64_t>(structure.rows.size());
  }
  state.SetItemsProcessed(found);
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}
BENCHMARK_CAPTURE(scan, portable, "portable");
BENCHMARK_CAPTURE(scan, sse2, "sse2");
BENCHMARK_CAPTURE(scan, avx2, "avx2");

// Text cut into blocks of whole records.
void blocks(benchmark::State& state) {
  const std::string text = rows(std::size_t{16} << 20U);
  RecordBlocks::Block block;
  for (auto _ : state) {
    MemorySource source(text);
    RecordBlocks all({}, 0, source, ',');
    while (all.next(block)) benchmark::DoNotOptimize(block.text().size());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(blocks)->Unit(benchmark::kMillisecond);

// Ids looked up: so many of them, short ones that are their own key, and longer ones that are compared.
void dictionary(benchmark::State& state, std::string (*id)(std::uint64_t)) {
  const auto count = static_cast<std::uint64_t>(state.range(0));
  std::vector<std::string> ids;
  for (std::uint64_t i = 0; i < count; ++i) ids.push_back(id(i));
  IdTable table;
  for (std::size_t i = 0; i < ids.size(); ++i) table.add(ids[i], static_cast<int>(i));
  each_text(state, texts([&](std::uint64_t random) { return ids[random % count]; }),
            [&](const std::string& text) { return table.find(text); });
}
BENCHMARK_CAPTURE(dictionary, short_ids, [](std::uint64_t i) { return std::to_string(10'000 + 3 * i); })
    ->Arg(30)
    ->Arg(11'000);
BENCHMARK_CAPTURE(dictionary, long_ids, [](std::uint64_t i) { return "rural-workers-trained-" + std::to_string(i); })
    ->Arg(30)
    ->Arg(11'000);

// A plan of 30 targets as the bench has it: what yaml-cpp takes for it, whoever listens, and then all that is read.
std::string plan_text() {
  std::string agencies;
  std::string support;
  for (int i = 0; i < 20; ++i) {
    const std::string id = "so-" + padded(static_cast<std::uint64_t>(i));
    agencies += "  - {id: " + id + ", name: Agency " + id + "}\n";
    support += (i > 0 ? ", " : "") + id;
  }
  std::string targets;
  for (int i = 0; i < 30; ++i) {
    const std::string number = padded(static_cast<std::uint64_t>(i));
    targets += "  - {id: t" + number + ", name: Target " + number +
               ", measure: count, unit: người, accrual: flow, level: commune, lead: so-00, support: [" + support +
               "], goal: {at_least: 400000000, by: 2026}}\n";
  }
  return "schema: plantrack/plan@1\nid: nation\ntitle: Bench\nprovince: {name: Nation, code: \"00\"}\n"
         "document: {number: null, issued: null, issuer: Bench, status: draft, implements: [], source: generated}\n"
         "period: {from: 2024, to: 2026}\nagencies:\n" +
         agencies + "areas_from: areas.csv\ntargets:\n" + targets;
}

std::string area_list() {
  std::string list = "id,name,level,from,until,aliases\n";
  for (int i = 0; i < 11'000; ++i) {
    const std::string id = std::to_string(10'000 + 3 * i);
    list += id + ",Xã " + id + ",commune,,,\n";
  }
  return list;
}

class NobodyListens : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}
};

void plan_by_yaml_cpp_alone(benchmark::State& state) {
  const std::string text = plan_text();
  NobodyListens nobody;
  for (auto _ : state) {
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    benchmark::DoNotOptimize(parser.HandleNextDocument(nobody));
  }
}
BENCHMARK(plan_by_yaml_cpp_alone)->Unit(benchmark::kMicrosecond);

void plan(benchmark::State& state, const std::string& areas) {
  const std::string text = plan_text();
  for (auto _ : state) {
    Findings findings;
    const auto read = read_plan_text(
        "plan.yaml", text, [&](const std::string&) { return std::optional(areas); }, findings);
    benchmark::DoNotOptimize(read->areas.size());
  }
}
BENCHMARK_CAPTURE(plan, without_areas, "id,name,level\n1,Xã,commune\n")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(plan, with_11000_areas, area_list())->Unit(benchmark::kMicrosecond);

// The plain reader, which the fast one is held against.
void reference_reader(benchmark::State& state) {
  const std::string text = rows(std::size_t{1} << 20U);
  std::int64_t records = 0;
  for (auto _ : state) {
    MemorySource source(text);
    CsvReader reader(source);
    while (reader.next()) ++records;
  }
  state.SetItemsProcessed(records);
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(reference_reader)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
