#include "render/table.hpp"

namespace plantrack {
namespace {

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string all;
  for (const std::string& each : words) {
    if (!all.empty()) all += separator;
    all += each;
  }
  return all;
}

struct PlainText {
  DataKind kind;

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const std::vector<std::string>& ids) const { return joined(ids, "|"); }
  std::string operator()(const Text& text) const { return text.en; }
  std::string operator()(const std::vector<Text>& texts) const {
    std::vector<std::string> english;
    for (const Text& each : texts) english.push_back(each.en);
    return joined(english, "; ");
  }
  std::string operator()(const Quantity& quantity) const {
    switch (kind) {
      case DataKind::percent: return rounded_text(quantity.value, 2, true);
      case DataKind::achieved: return percent_text(quantity.value, 2);
      default: return rounded_text(quantity.value, quantity.decimals, false);
    }
  }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(bool flag) const { return flag ? "yes" : "no"; }
  std::string operator()(Status status) const { return std::string(name_of(status)); }
  std::string operator()(const ToldStatus& told) const { return (*this)(told.status); }
  std::string operator()(Month month) const { return month.text(); }
  std::string operator()(Date date) const { return date.text(); }
};

}  // namespace

DataValue figure(const std::optional<Rational>& value, int decimals, bool in_percent) {
  return value ? DataValue(Quantity{*value, decimals, in_percent}) : DataValue();
}

DataValue text_value(std::string_view text) {
  return text.empty() ? DataValue() : DataValue(std::string(text));
}

DataValue text_value(const Text& text) {
  return text.empty() ? DataValue() : DataValue(text);
}

DataValue whole(const std::optional<int>& value) {
  return value ? DataValue(std::int64_t{*value}) : DataValue();
}

std::string plain_text(const ColumnHead& head, const DataValue& value) {
  return std::visit(PlainText{head.kind}, value);
}

}  // namespace plantrack
