#include "cli/report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "output/finding_json.hpp"

namespace vestnik::cli {
namespace {

std::string_view color_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "\x1b[1;36m";
    case Severity::warning:
      return "\x1b[1;35m";
    case Severity::error:
      return "\x1b[1;31m";
  }
  return "";
}

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::size_t count(const std::vector<Diagnostic>& findings, Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

}  // namespace

std::string as_text(const Diagnostic& finding, bool color) {
  std::string text = finding.where.file;
  if (finding.where.line > 0) text += fmt::format(":{}:{}", finding.where.line, std::max(finding.where.column, 1));
  if (!text.empty()) text += ": ";
  const std::string_view reset = "\x1b[0m";
  text += color ? fmt::format("{}{}[{}]{}: {}\n", color_of(finding.severity), name_of(finding.severity), finding.code,
                              reset, finding.message)
                : fmt::format("{}[{}]: {}\n", name_of(finding.severity), finding.code, finding.message);
  if (!finding.hint.empty()) text += fmt::format("  hint: {}\n", finding.hint);
  return text;
}

std::string as_text(const Summary& summary, const std::vector<Diagnostic>& findings) {
  const std::size_t errors = count(findings, Severity::error), warnings = count(findings, Severity::warning);
  std::string text;
  if (!summary.output.empty()) text = summary.output + ": ";
  if (errors > 0)
    return text + fmt::format("{}, {}; no PDF made\n", counted(errors, "error"), counted(warnings, "warning"));
  text += fmt::format("{}, {}, {}", counted(summary.pages, "page"), counted(summary.articles, "article"),
                      counted(warnings, "warning"));
  if (summary.bytes > 0) text += fmt::format(", {} KB", (summary.bytes + 512) / 1024);
  return text + fmt::format(", {} ms\n", summary.milliseconds);
}

std::string as_json(const Summary& summary, const std::vector<Diagnostic>& findings) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Diagnostic& finding : findings) list.push_back(vestnik::as_json(finding));
  const nlohmann::ordered_json document = {{"findings", list},
                                           {"summary",
                                            {{"output", summary.output},
                                             {"pages", summary.pages},
                                             {"articles", summary.articles},
                                             {"errors", count(findings, Severity::error)},
                                             {"warnings", count(findings, Severity::warning)},
                                             {"bytes", summary.bytes},
                                             {"ms", summary.milliseconds}}}};
  return dumped(document, 2) + "\n";
}

}  // namespace vestnik::cli
