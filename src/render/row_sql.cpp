#include "render/row_sql.hpp"

#include "model/plan.hpp"
#include "model/row.hpp"
#include "read/progress/header.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace plantrack {
namespace {

constexpr std::string_view table = "plantrack_rows";
constexpr std::string_view view = "plantrack_counted";
constexpr std::string_view period_form = "^[0-9]{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$";

Text meaning(Column column) {
  switch (column) {
    case Column::plan: return say("plan id", "mã kế hoạch");
    case Column::target: return say("target id", "mã chỉ tiêu");
    case Column::period:
      return say("2024, 2024-H1, 2024-Q3 or 2024-09, of the plan's years",
                 "2024, 2024-H1, 2024-Q3 hoặc 2024-09, theo năm của kế hoạch");
    case Column::area: return say("area id; empty: the whole", "mã địa bàn; để trống: toàn bộ");
    case Column::value: return say("the figure", "số liệu");
    case Column::numerator: return say("the ratio's upper part", "tử số");
    case Column::denominator: return say("the ratio's lower part", "mẫu số");
    case Column::status:
      return say("not-started, in-progress or done; of qualitative targets",
                 "not-started, in-progress hoặc done; của chỉ tiêu định tính");
    case Column::agency: return say("who reports", "cơ quan báo cáo");
    case Column::reported_on: return say("day of the report", "ngày báo cáo");
    case Column::estimate: return say("yes: an estimate for a period not yet over", "yes: số ước của kỳ chưa kết thúc");
    case Column::evidence: return say("document number or address", "số hiệu văn bản hoặc địa chỉ");
    case Column::note: return say("free text", "ghi chú");
    case Column::unit: return say("the unit as the file names it; not read", "đơn vị tính ghi trong tệp; không đọc");
  }
  return {};
}

bool is_number(Column column) {
  return column == Column::value || column == Column::numerator || column == Column::denominator;
}

bool is_needed(Column column) {
  return column == Column::plan || column == Column::target || column == Column::period;
}

std::string in_quotes(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    quoted += c;
    if (c == '\'') quoted += c;
  }
  return quoted + "'";
}

std::string remark(const Text& text, Lang lang) {
  std::string lines = "-- ";
  for (const char c : text.in(lang)) {
    lines += c;
    if (c == '\n') lines += "-- ";
  }
  return lines + "\n";
}

class RowSql {
 public:
  RowSql(SqlDialect dialect, const std::vector<Plan>& plans, Lang lang)
      : dialect_(dialect), plans_(plans), lang_(lang) {}

  std::string text() const { return table_text() + "\n" + load_text() + "\n" + view_text() + "\n" + use_text(); }

 private:
  bool clickhouse() const { return dialect_ == SqlDialect::clickhouse; }

  template <class Write>
  static std::string each_column(std::string_view between, Write&& write) {
    std::string all;
    for (std::size_t i = 0; i < column_count; ++i) {
      if (i > 0) all += between;
      all += write(static_cast<Column>(i));
    }
    return all;
  }

  std::string type(Column column) const {
    const std::string_view suffix = is_needed(column) ? " NOT NULL" : "";
    if (clickhouse()) {
      if (is_number(column)) return "Nullable(Decimal(30, 15))";
      return column == Column::reported_on ? "Nullable(Date32)" : "String";
    }
    if (is_number(column)) return dialect_ == SqlDialect::duckdb ? "DECIMAL(30, 15)" : "numeric(30, 15)";
    if (column == Column::reported_on) return "date";
    return fmt::format("text{}", suffix);
  }

  Text table_meaning() const {
    return say(
        "rows of progress files as `plantrack normalize` writes them; the key (plan, target, area, period) is not "
        "unique: later reports revise earlier ones",
        "các dòng số liệu do `plantrack normalize` ghi; khóa (plan, target, area, period) không duy nhất: báo cáo sau "
        "đính chính báo cáo trước");
  }

  std::string table_text() const {
    std::string sql = fmt::format("CREATE TABLE {} (\n  ", table);
    sql += each_column(",\n  ", [&](Column column) {
      std::string line = fmt::format("{} {}", name_of(column), type(column));
      if (clickhouse()) return line + " COMMENT " + in_quotes(meaning(column).in(lang_));
      if (column != Column::period) return line;
      const std::string form = in_quotes(period_form);
      return line + (dialect_ == SqlDialect::duckdb ? fmt::format(" CHECK (regexp_matches(period, {}))", form)
                                                    : fmt::format(" CHECK (period ~ {})", form));
    });
    const std::string about = in_quotes(table_meaning().in(lang_));
    if (clickhouse()) {
      return sql + fmt::format(
                       ",\n  CONSTRAINT period_form CHECK match(period, {})\n"
                       ") ENGINE = MergeTree ORDER BY (plan, target, area, period)\nCOMMENT {};\n",
                       in_quotes(period_form), about);
    }
    sql += "\n);\n";
    if (dialect_ == SqlDialect::postgresql)
      sql += fmt::format("CREATE INDEX {0}_key ON {0} (plan, target, area, period);\n", table);
    sql += fmt::format("COMMENT ON TABLE {} IS {};\n", table, about);
    sql += each_column("", [&](Column column) {
      return fmt::format("COMMENT ON COLUMN {}.{} IS {};\n", table, name_of(column),
                         in_quotes(meaning(column).in(lang_)));
    });
    return sql;
  }

  // As comments: the rows are loaded once the table is there, and from wherever they lie.
  std::string load_text() const {
    std::string text =
        remark(say("To load it; no error may be left in the rows, for what lies in the table counts:\n"
                   "  plantrack validate -p plans/ data/ && plantrack normalize -p plans/ data/ -o rows.csv",
                   "Cách nạp; các dòng không được còn lỗi vì mọi dòng trong bảng đều được tính:\n"
                   "  plantrack validate -p plans/ data/ && plantrack normalize -p plans/ data/ -o rows.csv"),
               lang_);
    switch (dialect_) {
      case SqlDialect::duckdb:
        return text + fmt::format(
                          "--   INSERT INTO {} BY NAME SELECT * FROM read_csv('rows.csv', header = true,\n"
                          "--     all_varchar = true, delim = ',', quote = '\"', escape = '\"');\n",
                          table);
      case SqlDialect::postgresql:
        return text + fmt::format(
                          "--   psql -c \"\\copy {} ($(head -n 1 rows.csv)) FROM 'rows.csv' "
                          "WITH (FORMAT csv, HEADER match)\"\n",
                          table);
      case SqlDialect::clickhouse:
        return text + fmt::format(
                          "--   clickhouse-client --input_format_skip_unknown_fields 0 \\\n"
                          "--     -q \"INSERT INTO {} FORMAT CSVWithNames\" < rows.csv\n",
                          table);
    }
    return text;
  }

  std::string year_begins() const {
    std::string cases;
    for (const Plan& plan : plans_) {
      if (plan.year_begins.value == 1) continue;
      cases += fmt::format(" WHEN {} THEN {}", in_quotes(plan.id.value), plan.year_begins.value);
    }
    return cases.empty() ? "1" : fmt::format("CASE plan{} ELSE 1 END", cases);
  }

  // The last day of the row's period, from its text.
  std::string last_day() const {
    // No branch that is not taken may fail over a part that is no number.
    const auto number = [&](std::string_view text) {
      switch (dialect_) {
        case SqlDialect::duckdb: return fmt::format("try_cast({} AS integer)", text);
        case SqlDialect::postgresql: return fmt::format("CAST({} AS integer)", text);
        case SqlDialect::clickhouse: break;
      }
      return fmt::format("toInt32OrZero({})", text);
    };
    const std::string kind = "substring(period, 6, 1)";
    const std::string year = number("substring(period, 1, 4)");
    const std::string part = number("substring(period, 7, 1)");
    const std::string begins = year_begins();
    const std::string first =
        begins == "1" ? begins : fmt::format("CASE WHEN {} IN ('0', '1') THEN 1 ELSE {} END", kind, begins);
    const std::string months =
        fmt::format("CASE {} WHEN '' THEN 12 WHEN 'H' THEN 6 * {} WHEN 'Q' THEN 3 * {} ELSE {} END", kind, part, part,
                    number("substring(period, 6, 2)"));
    switch (dialect_) {
      case SqlDialect::duckdb:
        return fmt::format("CAST(make_date({}, {}, 1) + to_months({}) AS date) - 1", year, first, months);
      case SqlDialect::postgresql:
        return fmt::format("CAST(make_date({}, {}, 1) + make_interval(months => {}) AS date) - 1", year, first, months);
      case SqlDialect::clickhouse: return fmt::format("addMonths(makeDate32({}, {}, 1), {}) - 1", year, first, months);
    }
    return {};
  }

  std::string day_asked() const {
    switch (dialect_) {
      case SqlDialect::duckdb: return "CAST(as_of AS date)";
      case SqlDialect::postgresql: return "$1";
      case SqlDialect::clickhouse: return "{as_of:Date32}";
    }
    return {};
  }

  // Numbers come out without zeros at their end: a figure's decimals tell how far it was rounded.
  std::string shown(Column column) const {
    const std::string name(name_of(column));
    if (!is_number(column)) return name;
    if (dialect_ == SqlDialect::duckdb) return fmt::format("rtrim(rtrim(CAST({0} AS text), '0'), '.') AS {0}", name);
    return dialect_ == SqlDialect::postgresql ? fmt::format("trim_scale({0}) AS {0}", name) : name;
  }

  std::string view_head() const {
    switch (dialect_) {
      case SqlDialect::duckdb: return fmt::format("CREATE MACRO {}(as_of) AS TABLE\n", view);
      case SqlDialect::postgresql:
        return fmt::format("CREATE FUNCTION {}(as_of date) RETURNS TABLE (\n  {}\n) LANGUAGE sql STABLE AS $sql$\n",
                           view, each_column(", ", [&](Column column) {
                             return fmt::format("{} {}", name_of(column),
                                                is_number(column)               ? "numeric"
                                                : column == Column::reported_on ? "date"
                                                                                : "text");
                           }));
      case SqlDialect::clickhouse: return fmt::format("CREATE VIEW {} AS\n", view);
    }
    return {};
  }

  std::string view_text() const {
    const bool known = !plans_.empty();
    std::string of_plans;
    for (const Plan& plan : plans_) of_plans += (of_plans.empty() ? "" : ", ") + in_quotes(plan.id.value);
    const std::string inner = each_column(", ", [](Column column) { return std::string(name_of(column)); });
    std::string sql = remark(
        known ? say("The rows of these plans that count at a day: one of each target, area and period (two only where "
                    "they contradict\neach other, which `report` refuses). The day of a row is that of its report; "
                    "without one, or more than {} days after its\nperiod, the period's last.",
                    "Các dòng của các kế hoạch này được tính vào một ngày: mỗi chỉ tiêu, địa bàn và kỳ một dòng "
                    "(chỉ có hai dòng nếu\nchúng mâu thuẫn, khi đó `report` báo lỗi). Ngày của một dòng là ngày báo "
                    "cáo; nếu không có, hoặc muộn hơn ngày cuối\nkỳ quá {} ngày, thì lấy ngày cuối kỳ.",
                    Row::latest_report)
              : say("The rows that may count at a day. Without the plans (-p) nothing tells in which month a plan's "
                    "year begins: rows without a\nusable day of report are all kept, and `report` chooses among them.",
                    "Các dòng có thể được tính vào một ngày. Không có kế hoạch (-p) thì không biết năm kế hoạch bắt "
                    "đầu từ tháng nào:\ncác dòng không có ngày báo cáo dùng được đều giữ lại để `report` chọn."),
        lang_);
    sql += view_head();
    sql += fmt::format("WITH ended AS (\n  SELECT {}, {} AS last_day\n  FROM {}{}\n", inner, last_day(), table,
                       known ? fmt::format("\n  WHERE plan IN ({})", of_plans) : "");
    // A period of a plan whose years begin later than January ends later than taken here: what is dated stays so.
    sql += fmt::format(
        "), timed AS (\n"
        "  SELECT *, CASE WHEN reported_on <= last_day + {0} THEN 1 ELSE 0 END AS dated,\n"
        "    CASE WHEN reported_on <= last_day + {0} THEN reported_on ELSE last_day END AS known_on\n  FROM ended\n",
        Row::latest_report);
    const std::string stands = known ? "place = 1" : "(place = 1 OR dated = 0)";
    sql += fmt::format(
        "), ranked AS (\n"
        "  SELECT *, rank() OVER (PARTITION BY plan, target, coalesce(area, ''), period{}\n"
        "      ORDER BY known_on DESC, dated DESC, reported_on DESC NULLS LAST) AS place\n"
        "  FROM timed\n  WHERE {}known_on <= {}\n",
        known ? "" : ", dated", known ? "" : "dated = 0 OR ", day_asked());
    // Of rows that are the same, one: only among those that are left, for each window is a sort.
    sql += fmt::format(
        "), left_over AS (\n"
        "  SELECT *, row_number() OVER (PARTITION BY plan, target, coalesce(area, ''), period, reported_on, value,\n"
        "      numerator, denominator, coalesce(status, ''), CASE WHEN estimate = 'yes' THEN 1 ELSE 0 END\n"
        "      ORDER BY coalesce(agency, ''), coalesce(evidence, ''), coalesce(note, ''), coalesce(unit, '')) AS copy\n"
        "  FROM ranked\n  WHERE {}\n)\n",
        stands);
    sql += fmt::format("SELECT {}\nFROM left_over\nWHERE copy = 1",
                       each_column(", ", [&](Column column) { return shown(column); }));
    return sql + (dialect_ == SqlDialect::postgresql ? "\n$sql$;\n" : ";\n");
  }

  std::string use_text() const {
    std::string text =
        remark(say("To judge them, the same day twice:", "Cách tính, nêu cùng một ngày hai lần:"), lang_);
    switch (dialect_) {
      case SqlDialect::duckdb:
        text += fmt::format(
            "--   duckdb rows.duckdb \"COPY (FROM {}('2025-12-31')) TO '/dev/stdout' "
            "(FORMAT csv, HEADER)\" |\n",
            view);
        break;
      case SqlDialect::postgresql:
        text += fmt::format(
            "--   psql -c \"\\copy (SELECT * FROM {}('2025-12-31')) TO STDOUT "
            "WITH (FORMAT csv, HEADER)\" |\n",
            view);
        break;
      case SqlDialect::clickhouse:
        text += fmt::format(
            "--   clickhouse-client -q \"SELECT * FROM {}(as_of = '2025-12-31')\n"
            "--     SETTINGS format_csv_null_representation = '' FORMAT CSVWithNames\" |\n",
            view);
        break;
    }
    return text + "--     plantrack report -p plans/ --numbers en --as-of 2025-12-31 -\n";
  }

  SqlDialect dialect_;
  const std::vector<Plan>& plans_;
  Lang lang_;
};

}  // namespace

std::string row_sql(SqlDialect dialect, const std::vector<Plan>& plans, Lang lang) {
  return RowSql(dialect, plans, lang).text();
}

}  // namespace plantrack
