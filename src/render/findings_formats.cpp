#include "render/findings_formats.hpp"

#include "render/findings_concise.hpp"
#include "render/findings_csv.hpp"
#include "render/findings_document.hpp"
#include "render/findings_github.hpp"
#include "render/findings_gitlab.hpp"
#include "render/findings_json.hpp"
#include "render/findings_junit.hpp"
#include "render/findings_sarif.hpp"
#include "render/findings_text.hpp"
#include "render/markdown.hpp"

namespace plantrack {
namespace {

// These are for programs: the same in every language.
template <std::string (*write)(const Verdict&)>
std::string plain(const Verdict& verdict, const TextStyle&) {
  return write(verdict);
}

std::string as_markdown(const Verdict& verdict, const TextStyle& style) {
  return markdown(findings_document(verdict, style.lang));
}

constexpr FindingsFormat table[] = {
    {"text", findings_text},
    {"concise", findings_concise},
    {"json", plain<findings_json>},
    {"csv", findings_csv},
    {"md", as_markdown},
    {"github", findings_github},
    {"gitlab", plain<findings_gitlab>},
    {"sarif", plain<findings_sarif>},
    {"junit", findings_junit},
};

}  // namespace

std::span<const FindingsFormat> findings_formats() {
  return table;
}

}  // namespace plantrack
