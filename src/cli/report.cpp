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

/// "path:line:col: ", as far as it is known.
std::string place(const SourceRange& where) {
  std::string text = where.file;
  if (where.line > 0) text += fmt::format(":{}:{}", where.line, std::max(where.column, 1));
  if (!text.empty()) text += ": ";
  return text;
}

std::string visible(std::string text) {
  for (const auto& [space, name] : {std::pair("\u00A0", "<nbsp>"), std::pair("\u202F", "<nnbsp>")}) {
    for (std::size_t at = 0; (at = text.find(space, at)) != std::string::npos;) {
      text.replace(at, std::string_view(space).size(), name);
    }
  }
  return text;
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
  std::string text = place(finding.where);
  const std::string_view reset = "\x1b[0m";
  text += color ? fmt::format("{}{}[{}]{}: {}\n", color_of(finding.severity), name_of(finding.severity), finding.code,
                              reset, finding.message)
                : fmt::format("{}[{}]: {}\n", name_of(finding.severity), finding.code, finding.message);
  if (!finding.hint.empty()) text += fmt::format("  hint: {}\n", finding.hint);
  return text;
}

std::string as_text(const TypographicChange& change) {
  return fmt::format("{}{}: \"{}\" becomes \"{}\"\n", place(change.where), change.rule, visible(change.before),
                     visible(change.after));
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

std::string as_json(const Summary& summary, const std::vector<Diagnostic>& findings,
                    const std::vector<TypographicChange>* changes) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Diagnostic& finding : findings) list.push_back(vestnik::as_json(finding));
  nlohmann::ordered_json document = {{"findings", list}};
  if (changes != nullptr) {
    nlohmann::ordered_json& typography = document["typography"] = nlohmann::ordered_json::array();
    for (const TypographicChange& change : *changes) {
      typography.push_back({{"rule", change.rule},
                            {"before", change.before},
                            {"after", change.after},
                            {"file", change.where.file},
                            {"line", change.where.line},
                            {"column", change.where.column}});
    }
  }
  document["summary"] = {{"output", summary.output},
                         {"pages", summary.pages},
                         {"articles", summary.articles},
                         {"errors", count(findings, Severity::error)},
                         {"warnings", count(findings, Severity::warning)},
                         {"bytes", summary.bytes},
                         {"ms", summary.milliseconds}};
  return dumped(document, 2) + "\n";
}

}  // namespace vestnik::cli
