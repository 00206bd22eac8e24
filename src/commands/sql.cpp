// plantrack sql: for rows that lie in an engine, their table, how to load it, and the view of those that count at a
// day.
#include "commands/command_line.hpp"
#include "commands/commands.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"
#include "render/row_sql.hpp"

#include <memory>

namespace plantrack {
namespace {

SqlDialect dialect_named(const std::string& name) {
  if (name == "postgresql") return SqlDialect::postgresql;
  return name == "clickhouse" ? SqlDialect::clickhouse : SqlDialect::duckdb;
}

int write_sql(const Options& options, const std::string& dialect) {
  std::vector<Plan> plans;
  if (!options.plans.empty()) {
    Findings findings(options.max_findings);
    PlanSet read = read_checked_plans(options, findings);
    if (findings.fails(false)) {
      tell_findings(options, errors_of(verdict_on_plans(options, read, findings)));
      return 1;
    }
    plans = std::move(read.plans);
  }
  write_output(options, row_sql(dialect_named(dialect), plans, output_style(options).lang));
  return 0;
}

}  // namespace

Run define_sql(CommandLine& line) {
  const auto dialect = std::make_shared<std::string>();
  line.about(say(
      "Prints SQL for rows that lie in an engine as `normalize` writes them: the table with its comments, how to load "
      "it, and a view of the rows that count at a day, which is its parameter. Of many revisions the engine passes on "
      "the one that counts, and `report` as of that day says the same as of all rows; what it says of revisions "
      "aside.\n\n"
      "With plans the view holds their rows alone, one of each target, area and period. Without plans nothing tells in "
      "which month a plan's year begins, and rows without a usable day of report are all passed on. Rows with errors "
      "do not belong into the table: `validate` first. Numbers are exact decimals throughout.",
      "In ra SQL cho các dòng số liệu nằm trong cơ sở dữ liệu, theo dạng do `normalize` ghi: bảng kèm chú thích, cách "
      "nạp, và khung nhìn gồm các dòng được tính vào một ngày (là tham số). Trong nhiều lần đính chính, cơ sở dữ liệu "
      "chỉ chuyển tiếp dòng được tính; `report` theo ngày đó cho cùng kết quả như với mọi dòng, trừ phần nói về các "
      "lần đính chính.\n\n"
      "Có kế hoạch thì khung nhìn chỉ gồm các dòng của kế hoạch, mỗi chỉ tiêu, địa bàn và kỳ một dòng. Không có kế "
      "hoạch thì không biết năm kế hoạch bắt đầu từ tháng nào, nên các dòng không có ngày báo cáo dùng được đều giữ "
      "lại. Không nạp các dòng còn lỗi: hãy chạy `validate` trước. Số luôn là số thập phân chính xác."));
  line.choice("--dialect", {"duckdb", "postgresql", "clickhouse"}, *dialect,
              say("the engine that is to read it", "hệ cơ sở dữ liệu sẽ đọc"));
  line.plans(false);
  line.output();
  line.memory();
  return [&options = line.options(), dialect] { return write_sql(options, *dialect); };
}

}  // namespace plantrack
