#include "render/frame_agencies.hpp"

#include "base/unicode.hpp"

#include <algorithm>
#include <cstddef>

namespace plantrack {
namespace {

constexpr const char* all_committees[] = {"ubnd các", "ủy ban nhân dân các", "ubnd cấp", "ủy ban nhân dân cấp"};

// "Sở NN&MT" of "Sở Nông nghiệp và Môi trường": the same first word, then the first letters of the others.
bool abbreviates(std::string_view brief, std::string_view full) {
  const auto words_of = [](std::string_view name) {
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; begin < name.size();) {
      const std::size_t end = std::min(name.find(' ', begin), name.size());
      if (end > begin) words.push_back(name.substr(begin, end - begin));
      begin = end + 1;
    }
    return words;
  };
  const auto letters = [](std::string_view word) {
    std::string kept = bare_key(word);
    std::erase_if(kept, [](char c) { return c < 'a' || c > 'z'; });
    return kept;
  };
  const std::vector<std::string_view> short_words = words_of(brief), long_words = words_of(full);
  if (short_words.size() != 2 || long_words.size() < 4 || name_key(short_words[0]) != name_key(long_words[0]))
    return false;
  const bool capitals =
      std::none_of(short_words[1].begin(), short_words[1].end(), [](char c) { return c >= 'a' && c <= 'z'; });
  std::string initials;
  for (std::size_t i = 1; i < long_words.size(); ++i) {
    const std::string word = letters(long_words[i]);
    if (!word.empty() && word != "va" && word != "and" && word != "of") initials += word[0];
  }
  return capitals && initials.size() > 1 && letters(short_words[1]) == initials;
}

}  // namespace

std::vector<std::string> agencies_in(std::string_view cell) {
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin <= cell.size();) {
    const std::size_t end = std::min(cell.find_first_of(";\n", begin), cell.size());
    const std::string_view name = trim(cell.substr(begin, end - begin));
    if (!name.empty()) names.emplace_back(name);
    begin = end + 1;
  }
  return names;
}

bool names_committees(std::string_view agency) {
  const std::string key = name_key(agency);
  return std::any_of(std::begin(all_committees), std::end(all_committees),
                     [&key](const char* words) { return key.starts_with(name_key(words)); });
}

FrameAgencies::FrameAgencies(const TargetTable& table) {
  for (const TargetTable::Row& row : table.rows) {
    for (const std::string& name : agencies_in(row.lead)) names_.emplace(name_key(name), name);
  }
  join_abbreviations();
}

// Where the table writes an agency's name in full once, its abbreviation is the same agency.
void FrameAgencies::join_abbreviations() {
  constexpr std::size_t most = 500;  // each is compared with each
  if (names_.size() > most) return;
  for (const auto& [brief_key, brief] : names_) {
    for (const auto& [full_key, full] : names_) {
      if (!abbreviates(brief, full)) continue;
      full_names_[brief_key] = full;
      abbreviations_[full_key] = brief;
    }
  }
}

std::string FrameAgencies::id(const std::string& name) {
  const std::string key = name_key(name);
  if (const auto full = full_names_.find(key); full != full_names_.end()) return id(full->second);
  if (const auto found = ids_.find(key); found != ids_.end()) return found->second;
  std::string id = id_of(name, "agency");
  if (id != key && names_.count(id) > 0) id += "-2";  // an id is a name, too
  id = unique_.of(id);
  ids_[key] = id;
  const auto brief = abbreviations_.find(key);
  used_.push_back({id, name, brief == abbreviations_.end() ? std::string() : brief->second});
  return id;
}

}  // namespace plantrack
