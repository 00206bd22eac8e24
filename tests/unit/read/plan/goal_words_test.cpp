#include "read/plan/goal_words.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace plantrack;

namespace {

// As short as can be: `at_least 12 by 2026`; ` ?` where a doubt is told.
std::string short_goal(const WordedGoal& goal) {
  std::string out = goal.change ? "change" : std::string(name_of(goal.condition));
  if (goal.number) out += " " + goal.number->text();
  if (goal.upper) out += " " + goal.upper->text();
  if (goal.basis == Basis::times_baseline) out += " times";
  if (goal.basis == Basis::growth_per_year) out += " growth";
  if (goal.growth) out += " rate";
  if (goal.baseline_year) out += " on " + std::to_string(*goal.baseline_year);
  if (goal.every) out += " every " + std::string(name_of(*goal.every));
  if (goal.from) out += " from " + std::to_string(*goal.from);
  if (goal.to) out += " to " + std::to_string(*goal.to);
  if (goal.by) out += " by " + goal.by->text();
  if (!goal.in_each.empty()) out += " in each " + goal.in_each;
  if (!goal.doubts.empty()) out += " ?";
  return out;
}

std::string short_goals(const std::string& text, const GoalContext& context) {
  const WordedGoals words = read_goal_words(text, context);
  if (words.goals.empty()) return words.doubts.empty() ? "nothing, and nothing said" : "-";
  std::string out;
  for (const WordedGoal& goal : words.goals) out += (out.empty() ? "" : "; ") + short_goal(goal);
  return out;
}

struct Case {
  std::string text;
  std::string unit;
  std::string goal;
  std::string name = {};
};

}  // namespace

TEST_CASE("goals in Vietnamese words") {
  const Case cases[] = {
      {"ít nhất 02", "làng nghề", "at_least 2"},
      {"Có ít nhất 02 - 03 sản phẩm", "sản phẩm", "between 2 3"},
      {"tối thiểu 12 đến năm 2026", "thư viện", "at_least 12 by 2026"},
      {"không dưới 95%", "%", "at_least 95"},
      {"> 80 %", "%", "more_than 80"},
      {"≥ 80%", "%", "at_least 80"},
      {"trên 80%", "%", "more_than 80"},
      {"đạt 80% trở lên", "%", "at_least 80"},
      {"dưới 3%", "%", "less_than 3"},
      {"không quá 5 vụ mỗi năm", "vụ", "at_most 5 every year"},
      {"≤ 4", "%", "at_most 4"},
      {"khoảng 45%", "%", "about 45"},
      {"1–2", "nghề", "between 1 2"},
      {"từ 1-2 làng nghề", "làng nghề", "between 1 2"},
      {"từ 2 đến 3", "nghề", "between 2 3"},
      {"trong khoảng 70-75%", "%", "within 70 75"},
      {"mỗi năm 40", "sản phẩm", "at_least 40 every year ?"},
      {"mỗi năm ít nhất 40 sản phẩm", "sản phẩm", "at_least 40 every year"},
      {"hằng quý ít nhất 3 lớp", "lớp", "at_least 3 every quarter"},
      {"gấp 1,5 lần năm 2020", "triệu đồng", "at_least 1.5 times on 2020 ?"},
      {"tăng ít nhất 1,5 lần so với năm 2020", "lần", "at_least 1.5 times on 2020 ?"},
      {"gấp đôi so với năm 2020", "ha", "at_least 2 times on 2020 ?"},
      {"giảm 45 % so với năm 2019", "tấn", "change -45 on 2019"},
      {"giảm 45%", "tấn", "change -45"},
      {"tăng 20% so với năm 2020", "ha", "change 20 on 2020"},
      {"tăng bình quân 10 %/năm", "%/năm", "at_least 10 rate ?"},
      {"khoảng 10%/năm", "%/năm", "about 10 rate", "Tốc độ tăng giá trị sản xuất bình quân"},
      {"tăng 7%/năm", "%/năm", "at_least 7 rate every year ?"},
      {"tăng 10%/năm so với năm 2020", "%/năm", "at_least 10 rate on 2020 every year ?"},
      {"tăng 10%/năm so với năm 2020", "triệu đồng", "at_least 10 growth on 2020 ?"},
      {"mỗi huyện ít nhất 2", "mô hình", "at_least 2 in each district"},
      {"Mỗi huyện, thành phố ít nhất 02 nghề", "nghề", "at_least 2 in each district"},
      {"mỗi xã có 01 điểm", "điểm", "at_least 1 in each commune ?"},
      {"duy trì 58", "làng nghề", "at_least 58 every year ?"},
      {"duy trì 58 đến năm 2025", "làng nghề", "at_least 58 by 2025 ?"},
      {"01 vào năm 2025, 02 vào năm 2030", "nghề", "at_least 1 by 2025 ?; at_least 2 by 2030 ?"},
      {"đến năm 2025 đạt 80%; đến năm 2030 đạt 90%", "%", "at_least 80 by 2025 ?; at_least 90 by 2030 ?"},
      {"8 triệu đồng", "triệu đồng", "at_least 8 ?"},
      {"trên 1,5 tỷ đồng", "triệu đồng", "more_than 1500 ?"},
      {"trước ngày 30/6/2025 có ít nhất 5", "xã", "at_least 5 by 2025-06"},
      {"đến hết quý II/2025: ít nhất 5", "xã", "at_least 5 by 2025-Q2"},
      {"xuống còn 2%", "%", "at_most 2 ?"},
      {"tăng từ 20% lên 30%", "%", "at_least 30 ?"},
      {"giảm còn dưới 3%", "%", "less_than 3"},
      {"giảm 1,5 điểm phần trăm", "%", "-"},
      {"giảm 1-1,5%/năm", "%", "-"},
      {"không còn hộ nghèo", "hộ", "at_most 0 ?"},
      {"ít nhất 02 sản phẩm đạt hạng 3 sao trở lên", "sản phẩm", "at_least 2 ?"},
      {"4 lần/năm", "lần", "at_least 4 every year ?"},
      {"tối thiểu 80%, trong đó ít nhất 10% kiểu mẫu", "%", "at_least 80 ?"},
      {"50% số xã, 30% số huyện", "%", "-"},
      {"giao Sở Nội vụ tham mưu", "%", "-"},
      {"Hoàn thành trong năm 2025", "", "done by 2025"},
      {"Tăng dần qua các năm", "ha", "increase ?"},
      {"từ 65% trở lên", "%", "at_least 65"},
      {"đạt từ 65 % trở lên", "%", "at_least 65"},
      {"từ 8 triệu đồng/người trở lên", "triệu đồng", "at_least 8"},
      {"từ 5 hộ trở xuống", "hộ", "at_most 5"},
      {"giảm 30% (năm gốc 2019)", "tấn", "change -30 on 2019"},
      {"hai làng nghề", "làng nghề", "-"},
      {"", "xã", "-"},
      {"- ", "xã", "-"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(short_goals(each.text, {each.name, each.unit, NumberForm::vi, true}) == each.goal);
  }
}

TEST_CASE("goals in English words") {
  const Case cases[] = {
      {"at least 12 by 2026", "libraries", "at_least 12 by 2026"},
      {"at least 12 by 30.6.2026", "libraries", "at_least 12 by 2026-06"},
      {"at least 12 by 30.6.1011", "libraries", "-"},
      {"at least 12 by June 21011", "libraries", "-"},
      {"at least 12 by June 2999", "libraries", "-"},
      {"no fewer than 12", "libraries", "at_least 12"},
      {"a minimum of 12", "libraries", "at_least 12"},
      {"12 or more", "libraries", "at_least 12"},
      {"12+", "libraries", "at_least 12"},
      {"at least 1 library", "libraries", "at_least 1"},
      {"at least 3 villages", "communes", "at_least 3 ?"},
      {"over 80 per cent", "%", "more_than 80"},
      {"within 70–75 %", "%", "within 70 75"},
      {"between 70% and 75%", "%", "between 70 75 ?"},
      {"no more than 5 a year", "complaints", "at_most 5 every year"},
      {"up to 5", "complaints", "at_most 5 ?"},
      {"below 3%", "%", "less_than 3"},
      {"reduce by 45% compared with 2019", "t CO2e", "change -45 on 2019"},
      {"at least 55% below 1990 levels by 2030", "Mt CO2e", "change -55 on 1990 by 2030"},
      {"30% fewer by 2028", "accidents", "change -30 by 2028"},
      {"halve by 2030", "deaths", "change -50 by 2030"},
      {"reduce by at least half", "deaths", "change -50"},
      {"double by 2030", "visits", "at_least 2 times by 2030 ?"},
      {"reduce from 20% to 10%", "%", "at_most 10 ?"},
      {"grow by 3% a year", "%/year", "at_least 3 rate every year ?"},
      {"average growth of 3% a year", "%/year", "at_least 3 rate ?", "Growth of output"},
      {"at least 2 in each ward by June 2026", "playgrounds", "at_least 2 by 2026-06 in each ward"},
      {"90% within 4 hours", "%", "at_least 90 ?"},
      {"75% of people aged over 14", "%", "at_least 75 ?"},
      {"less than 70 per 100,000 live births", "deaths per 100,000 live births", "less_than 70"},
      {"at least as low as 12 per 1,000", "deaths per 1,000", "at_most 12"},
      {"from 12.6% (2019) to 9%, decrease", "%", "-"},
      {"decrease from 12.6% (2019) to 9%", "%", "at_most 9 on 2019 ?"},
      {"no one to be killed by 2030", "people", "at_most 0 by 2030 ?"},
      {"20 million fewer people", "people", "-"},
      {"50 more by 2027", "homes", "at_least 50 by 2027 ?"},
      {"£1.5 million", "£ million", "at_least 1.5 ?"},
      {"adopted by 30 June 2026", "", "done by 2026-06"},
      {"100% online", "%", "at_least 100 ?"},
      {"eliminate by 2030", "cases", "at_most 0 by 2030 ?"},
      {"all schools", "%", "at_least 100 ?"},
      {"three more, or not", "visits", "-"},
      {"10 in 2026; 12 in 2027", "homes", "at_least 10 by 2026 ?; at_least 12 by 2027 ?"},
      {"not fewer than 10, not more than 20", "homes", "-"},
      {"increase by 20 % over 2023", "journeys", "change 20 on 2023"},
      {"increase by 20 % over 2023 baseline", "journeys", "change 20 on 2023"},
      {"20 % above 2023 baseline", "journeys", "change 20 on 2023"},
      {"60% cut by 2030 (2019 baseline)", "t CO2e", "change -60 on 2019 by 2030"},
      {"over 2000 homes", "homes", "more_than 2000"},
      {"500 homes p.a.", "homes", "at_least 500 every year ?"},
      {"no more than 100 pa", "complaints", "at_most 100 every year"},
      {"reduce by a third", "t CO2e", "change -33.34 ?"},
      {"cut by a quarter by 2030", "t CO2e", "change -25 by 2030 ?"},
      {"from 612 to 400 by 2028", "people", "at_most 400 by 2028 ?"},
      {"£320m", "£ million", "at_least 320 ?"},
      {"9,000 homes over 6 years", "homes", "at_least 9000 ?"},
      {"improve", "%", "-"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(short_goals(each.text, {each.name, each.unit, NumberForm::en, true}) == each.goal);
  }
}

TEST_CASE("figures with two readings are told, unless the table shows how it writes them") {
  CHECK(short_goals("at least 1,500", {"", "homes", NumberForm::en, true}) == "at_least 1500");
  CHECK(short_goals("at least 1,500", {"", "homes", NumberForm::en, false}) == "at_least 1500 ?");
  CHECK(short_goals("ít nhất 1.500", {"", "hộ", NumberForm::vi, true}) == "at_least 1500");
}

TEST_CASE("the column's year is when a goal falls due") {
  GoalContext context{"", "xã", NumberForm::vi, true, Period::of_year(2025)};
  CHECK(short_goals("ít nhất 5", context) == "at_least 5 by 2025");
  CHECK(short_goals("ít nhất 5 đến năm 2024", context) == "at_least 5 by 2024 ?");
  CHECK(short_goals("mỗi năm ít nhất 5", context) == "at_least 5 every year to 2025");
}

TEST_CASE("no text is too odd") {
  for (const char* text : {"%",
                           "%%%",
                           "((((",
                           "))))",
                           "- - -",
                           "1 2 3 4 5",
                           "99999999999999999999",
                           "1,2,3,4.5.6",
                           "/",
                           "per",
                           "mỗi",
                           "each",
                           "tăng",
                           "gấp",
                           "2030",
                           "2020-2030",
                           ";;;;",
                           "từ đến",
                           "between and",
                           "\n\n",
                           "1/",
                           "/1",
                           "so với",
                           "than 2020",
                           "5 5 5 by by by 2030 2030"}) {
    CAPTURE(text);
    for (const char* unit : {"", "%", "xã", "/", "%/năm"}) {
      const WordedGoals words = read_goal_words(text, {text, unit, NumberForm::en, false});
      CHECK((!words.goals.empty() || !words.doubts.empty()));
    }
  }
}
