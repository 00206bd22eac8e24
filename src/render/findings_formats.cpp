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
    {"concise", findings_concise, "one line each: `file:line:column: severity[CODE] rule: message`",
     "mỗi vấn đề một dòng: `tệp:dòng:cột: mức độ[MÃ] quy tắc: nội dung`"},
    {"json", plain<findings_json>},
    {"csv", findings_csv},
    {"md", as_markdown},
    {"github", findings_github, "workflow commands of GitHub Actions, shown beside the lines",
     "lệnh của GitHub Actions, hiện ngay cạnh dòng liên quan"},
    {"gitlab", plain<findings_gitlab>, "GitLab's Code Quality report", "báo cáo Code Quality của GitLab"},
    {"sarif", plain<findings_sarif>, "SARIF 2.1.0, for code scanning", "SARIF 2.1.0, cho công cụ quét mã"},
    {"junit", findings_junit, "JUnit XML, for test reports", "JUnit XML, cho báo cáo kiểm thử"},
};

}  // namespace

std::span<const FindingsFormat> findings_formats() {
  return table;
}

}  // namespace plantrack
