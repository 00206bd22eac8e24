#include "render/plan_schema.hpp"

#include "model/plan.hpp"
#include "model/plan_keys.hpp"
#include "render/json.hpp"

#include <fmt/format.h>

#include <functional>
#include <utility>
#include <vector>

namespace plantrack {
namespace {

std::string_view in(Lang lang, std::string_view en, std::string_view vi) {
  return lang == Lang::vi ? vi : en;
}

// --- JSON Schema ---

constexpr std::string_view id_pattern = "^[a-z0-9]+(-[a-z0-9]+)*$";
constexpr std::string_view date_pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
constexpr std::string_view part_of_year_pattern = "^[0-9]{4}-(H[12]|Q[1-4]|0[1-9]|1[0-2])$";

class SchemaWriter {
 public:
  explicit SchemaWriter(Lang lang) : lang_(lang) {}

  std::string write(std::span<const KeyGroup* const> groups, const Text& title) {
    const KeyGroup& root = *groups.front();
    json_.begin_object();
    member("$schema", "https://json-schema.org/draft/2020-12/schema");
    member("$id", fmt::format("urn:plantrack:{}:1", root.name));
    member("title", title.in(lang_));
    member("$ref", fmt::format("#/$defs/{}", root.name));
    json_.key("$defs").begin_object();
    for (const KeyGroup* group : groups) {
      json_.key(group->name);
      write(*group);
    }
    json_.key("text").begin_object();
    write_text();
    json_.end_object();
    json_.key("label").begin_object().key("anyOf").begin_array();
    json_.begin_object();
    member("$ref", "#/$defs/text");
    json_.end_object();
    json_.begin_object();
    members(label_keys);
    json_.key("minProperties").integer(1);
    json_.end_object();
    json_.end_array().end_object();
    json_.end_object().end_object();
    return json_.finish();
  }

 private:
  void member(std::string_view key, std::string_view text) { json_.key(key).string(text); }

  void strings(std::string_view key, std::span<const std::string_view> texts) {
    json_.key(key).begin_array();
    for (const std::string_view text : texts) json_.string(text);
    json_.end_array();
  }

  void write(const KeyGroup& group) {
    json_.begin_object();
    members(group);
    what_keys_say_together(group);
    json_.end_object();
  }

  void members(const KeyGroup& group) {
    member("type", "object");
    std::vector<std::string_view> required;
    json_.key("properties").begin_object();
    for (const Key& key : group.keys) {
      if (key.need == Need::yes) required.push_back(key.name);
      json_.key(key.name).begin_object();
      member("description", in(lang_, key.en, key.vi));
      write(key);
      json_.end_object();
    }
    json_.end_object();
    if (!required.empty()) strings("required", required);
    json_.key("patternProperties").begin_object().key("^x-").boolean(true).end_object();
    json_.key("additionalProperties").boolean(false);
  }

  void write(const Key& key) {
    if (key.or_null) {
      json_.key("anyOf").begin_array().begin_object();
      write_value(key);
      json_.end_object().begin_object();
      member("type", "null");
      json_.end_object().end_array();
    } else if (key.list) {
      member("type", "array");
      if (key.low > 0) json_.key("minItems").integer(key.low);
      if (key.high > 0) json_.key("maxItems").integer(key.high);
      json_.key("items").begin_object();
      write_value(key);
      json_.end_object();
    } else {
      write_value(key);
      write_default(key);
    }
  }

  void write_default(const Key& key) {
    if (key.standard.empty()) return;
    json_.key("default");
    switch (key.kind) {
      case KeyKind::number:
      case KeyKind::whole: json_.number(key.standard); break;
      case KeyKind::flag: json_.boolean(key.standard == "true"); break;
      default: json_.string(key.standard); break;
    }
  }

  // A plain number or `true` is text as well, where text is wanted.
  void write_text() {
    static constexpr std::string_view kinds[] = {"string", "number", "boolean"};
    strings("type", kinds);
    json_.key("minLength").integer(1);
  }

  void write_year() {
    member("type", "integer");
    json_.key("minimum").integer(Period::first_year + 1).key("maximum").integer(Period::last_year - 1);
  }

  void write_value(const Key& key) {
    switch (key.kind) {
      case KeyKind::constant: member("const", key.choices().front()); break;
      case KeyKind::id:
      case KeyKind::reference:
        member("type", "string");
        member("pattern", id_pattern);
        break;
      case KeyKind::code:
        member("type", "string");
        json_.key("minLength").integer(1);
        break;
      case KeyKind::text: write_text(); break;
      case KeyKind::label: member("$ref", "#/$defs/label"); break;
      case KeyKind::date:
        member("type", "string");
        member("format", "date");
        member("pattern", date_pattern);
        break;
      case KeyKind::period:
        json_.key("anyOf").begin_array().begin_object();
        write_year();
        json_.end_object().begin_object();
        member("type", "string");
        member("pattern", part_of_year_pattern);
        json_.end_object().end_array();
        break;
      case KeyKind::year: write_year(); break;
      case KeyKind::whole:
        member("type", "integer");
        json_.key("minimum").integer(key.low).key("maximum").integer(key.high);
        break;
      case KeyKind::number: member("type", "number"); break;
      case KeyKind::flag: member("type", "boolean"); break;
      case KeyKind::yes: json_.key("const").boolean(true); break;
      case KeyKind::word: strings("enum", key.choices()); break;
      case KeyKind::bounds:
        member("type", "array");
        json_.key("items").begin_object();
        member("type", "number");
        json_.end_object().key("minItems").integer(2).key("maxItems").integer(2);
        break;
      case KeyKind::mapping: member("$ref", fmt::format("#/$defs/{}", key.group->name)); break;
      case KeyKind::labels:
        member("type", "object");
        json_.key("additionalProperties").begin_object();
        member("$ref", "#/$defs/label");
        json_.end_object();
        break;
      case KeyKind::weights: write_weights(); break;
    }
  }

  void write_weights() {
    std::vector<std::string_view> names;
    for (const Severity each : all_severities) names.push_back(severity_name(each));
    member("type", "object");
    json_.key("additionalProperties").begin_object();
    strings("enum", names);
    json_.end_object();
  }

  // {"required": […]}
  void requires_keys(std::initializer_list<std::string_view> keys) {
    json_.begin_object();
    strings("required", {keys.begin(), keys.size()});
    json_.end_object();
  }

  // Exactly one of the keys.
  void one_of(std::span<const std::string_view> keys) {
    json_.begin_object().key("oneOf").begin_array();
    for (const std::string_view key : keys) requires_keys({key});
    json_.end_array().end_object();
  }

  void not_both(std::string_view a, std::string_view b) {
    json_.begin_object().key("not");
    requires_keys({a, b});
    json_.end_object();
  }

  // Where the measure is one of these, and the target is not derived by one of those keys, another key is needed.
  void needed_for(std::span<const std::string_view> measures, std::span<const std::string_view> but_with,
                  std::string_view needed) {
    json_.begin_object().key("if").begin_object();
    json_.key("properties").begin_object().key("measure").begin_object();
    strings("enum", measures);
    json_.end_object().end_object();
    strings("required", std::vector<std::string_view>{"measure"});
    if (!but_with.empty()) {
      json_.key("not").begin_object().key("anyOf").begin_array();
      for (const std::string_view key : but_with) requires_keys({key});
      json_.end_array().end_object();
    }
    json_.end_object().key("then");
    requires_keys({needed});
    json_.end_object();
  }

  // The sometimes of the keys: what must, or must not, stand together. Whether figures and references fit is lint's.
  void what_keys_say_together(const KeyGroup& group) {
    using Keys = std::vector<std::string_view>;
    const auto all_of = [this](const std::function<void()>& parts) {
      json_.key("allOf").begin_array();
      parts();
      json_.end_array();
    };
    const Keys with_unit = {name_of(Measure::amount), name_of(Measure::ratio)};
    const Keys with_accrual = {name_of(Measure::count), name_of(Measure::amount)};
    if (&group == &plan_keys) {
      all_of([&] { one_of(Keys{"province", "place"}); });
    } else if (&group == &goal_keys) {
      Keys conditions;
      for (const Word<Condition>& word : words<Condition>()) conditions.push_back(word.name);
      conditions.push_back("change");
      all_of([&] {
        one_of(conditions);
        one_of(Keys{"by", "every"});
        not_both("change", "basis");
      });
    } else if (&group == &target_keys) {
      all_of([&] {
        needed_for(with_unit, Keys{"sum_of"}, "unit");
        needed_for(with_accrual, Keys{"sum_of", "ratio_of"}, "accrual");
        not_both("goal", "goals");
        not_both("sum_of", "ratio_of");
      });
    } else if (&group == &indicator_keys) {
      all_of([&] { needed_for(with_unit, {}, "unit"); });
    } else if (&group == &due_keys) {
      all_of([&] {
        json_.begin_object().key("oneOf").begin_array();
        requires_keys({"month", "day"});
        requires_keys({"days_after"});
        json_.end_array().end_object();
        not_both("month", "days_after");
        not_both("day", "days_after");
      });
    }
  }

  Lang lang_;
  JsonWriter json_;
};

// --- the page ---

std::string quoted(std::span<const std::string_view> texts) {
  std::string list;
  for (const std::string_view text : texts) list += fmt::format("{}`{}`", list.empty() ? "" : ", ", text);
  return list;
}

Text kind_words(const Key& key) {
  switch (key.kind) {
    case KeyKind::constant:
    case KeyKind::word: return same(quoted(key.choices()));
    case KeyKind::id: return say("id", "mã");
    case KeyKind::code: return say("text in quotes", "văn bản trong dấu nháy");
    case KeyKind::text: return say("text", "văn bản");
    case KeyKind::label: return say("label", "nhãn");
    case KeyKind::date: return say("date", "ngày");
    case KeyKind::period: return say("period", "kỳ");
    case KeyKind::year: return say("year", "năm");
    case KeyKind::whole: return say("whole number, {} to {}", "số nguyên, {} đến {}", key.low, key.high);
    case KeyKind::number: return say("number", "số");
    case KeyKind::flag: return say("`true` or `false`", "`true` hoặc `false`");
    case KeyKind::yes: return same("`true`");
    case KeyKind::reference: return say("id", "mã");
    case KeyKind::bounds: return say("`[LOW, HIGH]`", "`[THẤP, CAO]`");
    case KeyKind::mapping: return say("[keys](#{})", "[các khóa](#{})", key.group->name);
    case KeyKind::labels: return say("a label for each", "mỗi cấp một nhãn");
    case KeyKind::weights: return say("a severity for each", "mỗi quy tắc một mức độ");
  }
  return {};
}

Text need_words(const Key& key) {
  switch (key.need) {
    case Need::yes: return say("yes", "có");
    case Need::sometimes: return {std::string(key.when_en), std::string(key.when_vi)};
    case Need::no: break;
  }
  return key.standard.empty() ? say("no", "không") : say("no: `{}`", "không: `{}`", key.standard);
}

std::string table_of(const KeyGroup& group, Lang lang) {
  std::string out =
      fmt::format("## {}\n\n| {} | {} | {} | {} |\n| --- | --- | --- | --- |\n", group.name, in(lang, "key", "khóa"),
                  in(lang, "needed", "bắt buộc"), in(lang, "value", "giá trị"), in(lang, "meaning", "ý nghĩa"));
  for (const Key& key : group.keys) {
    const Text kind = key.list ? say("list: {}", "danh sách: {}", kind_words(key)) : kind_words(key);
    out += fmt::format("| `{}` | {} | {} | {} |\n", key.name, need_words(key).in(lang), kind.in(lang),
                       in(lang, key.en, key.vi));
  }
  return out;
}

// What the words of some keys mean.
template <class Enum>
std::string words_table(std::string_view key, Lang lang) {
  std::string out = fmt::format("\n| {} | {} |\n| --- | --- |\n", key, in(lang, "meaning", "ý nghĩa"));
  for (const Word<Enum>& word : words<Enum>()) {
    out += fmt::format("| `{}` | {} |\n", word.name, in(lang, word.en, word.vi));
  }
  return out;
}

std::string tables_of(std::span<const KeyGroup* const> groups, Lang lang) {
  std::string out;
  for (const KeyGroup* group : groups) {
    out += (out.empty() ? "" : "\n") + table_of(*group, lang);
    if (group == &target_keys) {
      out += words_table<Measure>("measure", lang) + words_table<Accrual>("accrual", lang) +
             words_table<RowTotals>("rows", lang) + words_table<Across>("across", lang) +
             words_table<Path>("path", lang);
    }
    if (group == &goal_keys) out += words_table<Basis>("basis", lang);
    if (group == &indicator_keys) out += words_table<Better>("better", lang);
  }
  return out;
}

Text catalogue_title() {
  return say("The catalogue of indicators (indicators.yaml)", "Danh mục chỉ số (indicators.yaml)");
}

}  // namespace

std::string plan_json_schema(Lang lang) {
  return SchemaWriter(lang).write(plan_key_groups(), say("A plan file of plantrack", "Tệp kế hoạch của plantrack"));
}

std::string catalogue_json_schema(Lang lang) {
  return SchemaWriter(lang).write(catalogue_key_groups(), catalogue_title());
}

std::string plan_keys_page(Lang lang) {
  const Text head = say(
      "# Keys of plan files\n\n"
      "Written by `plantrack schema plan --format md`; [plan-format.md](plan-format.md) explains them.\n\n"
      "A label is a text, or one in each language: `{{vi: \"…\", en: \"…\"}}`. A date is `2025-02-28`, a period "
      "`2030`, "
      "`2025-H1`,\n`2025-Q2` or `2025-03`. An id is made of small letters, digits and single hyphens. Keys that begin "
      "with `x-` are the\nauthor's own and may stand anywhere.\n\n",
      "# Các khóa của tệp kế hoạch\n\n"
      "Do `plantrack schema plan --format md --lang vi` tạo ra.\n\n"
      "Nhãn là một văn bản, hoặc một văn bản cho mỗi ngôn ngữ: `{{vi: \"…\", en: \"…\"}}`. Ngày ghi `2025-02-28`, kỳ "
      "ghi `2030`,\n`2025-H1`, `2025-Q2` hoặc `2025-03`. Mã gồm chữ thường không dấu, chữ số và từng dấu gạch nối. "
      "Khóa "
      "bắt đầu bằng\n`x-` là của riêng người lập tệp, ghi ở đâu cũng được.\n\n");
  return head.in(lang) + tables_of(plan_key_groups(), lang) + fmt::format("\n# {}\n\n", catalogue_title().in(lang)) +
         tables_of(catalogue_key_groups(), lang);
}

std::string catalogue_keys_page(Lang lang) {
  return fmt::format("# {}\n\n", catalogue_title().in(lang)) + tables_of(catalogue_key_groups(), lang);
}

}  // namespace plantrack
