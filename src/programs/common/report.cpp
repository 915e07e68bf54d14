#include "programs/common/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "findings/display/finding_json.hpp"

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

/// A name may hold line ends, and what a terminal obeys: each is shown as its picture.
std::string on_one_line(std::string_view name) {
  std::string text;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F) {
      text += c;
    } else {
      text += std::string("\xE2\x90") + static_cast<char>(byte == 0x7F ? 0xA1 : 0x80 + byte);  // U+2400 and on
    }
  }
  return text;
}

/// "path:line:col: ", as far as it is known.
std::string place(const SourceRange& where, const Sources& sources) {
  std::string text = on_one_line(sources.path(where.file));
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

/// Data, or a property, of a workflow command.
std::string escaped(std::string_view text, bool property) {
  std::string result;
  for (const char c : text) {
    const bool special = c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
    result += special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return result;
}

}  // namespace

std::string_view name_of(Severity severity, UiLanguage language) {
  if (language == UiLanguage::en) return vestnik::name_of(severity);
  switch (severity) {
    case Severity::note:
      return "замечание";
    case Severity::warning:
      return "предупреждение";
    case Severity::error:
      break;
  }
  return "ошибка";
}

void complain(UiLanguage language, const LocalText& what) {
  fmt::print(stderr, "{}: {}\n", name_of(Severity::error, language), what.in(language));
}

std::string Sources::path(const std::string& file) const {
  if (file.empty() || file == descriptor_.string()) return file;
  const std::filesystem::path beside = (descriptor_.parent_path() / file).lexically_normal();
  std::error_code error;
  return std::filesystem::exists(beside, error) ? beside.string() : file;  // else an asset, or the output
}

std::optional<Excerpt> Sources::excerpt(const SourceRange& where) {
  std::unique_ptr<Source>& source = sources_[where.file];
  if (!source) {
    std::ifstream stream(path(where.file), std::ios::binary);
    source =
        std::make_unique<Source>(std::string{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()});
  }
  return source->excerpts.at(where);
}

std::string as_text(const Diagnostic& finding, const TextReport& report, Sources& sources) {
  const Diagnostic told = in_language(finding, report.language);
  const std::string_view begin = report.color ? color_of(told.severity) : "", end = report.color ? "\x1b[0m" : "";
  std::string text = place(told.where, sources);
  text += fmt::format("{}{}[{}]{}: {}\n", begin, name_of(told.severity, report.language), told.code, end, told.message);
  if (const auto shown = told.where.line > 0 ? sources.excerpt(told.where) : std::nullopt) {
    text += fmt::format("{:>5} | {}\n", told.where.line, shown->line);
    if (!shown->mark.empty()) text += fmt::format("      | {}{}{}\n", begin, shown->mark, end);
  }
  if (told.hint.empty()) return text;
  return text + fmt::format("  {}: {}\n", report.language == UiLanguage::ru ? "совет" : "hint", told.hint);
}

std::string as_github(const Diagnostic& finding, UiLanguage language, const Sources& sources) {
  const Diagnostic told = in_language(finding, language);
  const std::string_view command = told.severity == Severity::note ? "notice" : vestnik::name_of(told.severity);
  std::string properties;
  const auto add = [&](std::string_view name, const std::string& value) {
    properties += fmt::format("{}{}={}", properties.empty() ? " " : ",", name, escaped(value, true));
  };
  if (!told.where.file.empty()) add("file", sources.path(told.where.file));
  if (told.where.line > 0) {
    add("line", std::to_string(told.where.line));
    if (told.where.end_line > 0) add("endLine", std::to_string(told.where.end_line));
    // A stretch of columns is only understood within a line.
    if (told.where.column > 0) add("col", std::to_string(told.where.column));
    if (told.where.end_line == told.where.line && told.where.end_column > told.where.column) {
      add("endColumn", std::to_string(told.where.end_column));
    }
  }
  add("title", told.code);
  const std::string message = told.hint.empty() ? told.message : told.message + "\n" + told.hint;
  return fmt::format("::{}{}::{}\n", command, properties, escaped(message, false));
}

std::string as_text(const TypographicChange& change, UiLanguage language, const Sources& sources) {
  const bool russian = language == UiLanguage::ru;
  return fmt::format(fmt::runtime(russian ? "{}{}: «{}» станет «{}»\n" : "{}{}: \"{}\" becomes \"{}\"\n"),
                     place(change.where, sources), change.rule, visible(change.before), visible(change.after));
}

std::string as_text(const Summary& summary, const std::vector<Diagnostic>& findings, UiLanguage language) {
  const bool russian = language == UiLanguage::ru;
  const std::size_t errors = count(findings, Severity::error), warnings = count(findings, Severity::warning);
  std::string text;
  if (!summary.output.empty()) text = summary.output + ": ";
  if (errors > 0) {
    return text + (russian
                       ? fmt::format("ошибок: {}, предупреждений: {}; PDF не создан\n", errors, warnings)
                       : fmt::format("{}, {}; no PDF made\n", counted(errors, "error"), counted(warnings, "warning")));
  }
  text += russian
              ? fmt::format("страниц: {}, статей: {}, предупреждений: {}", summary.pages, summary.articles, warnings)
              : fmt::format("{}, {}, {}", counted(summary.pages, "page"), counted(summary.articles, "article"),
                            counted(warnings, "warning"));
  if (summary.bytes > 0) text += fmt::format(", {} {}", (summary.bytes + 512) / 1024, russian ? "КБ" : "KB");
  return text + fmt::format(", {} {}\n", summary.milliseconds, russian ? "мс" : "ms");
}

std::string as_json(const Summary& summary, const std::vector<Diagnostic>& findings, UiLanguage language,
                    const std::vector<TypographicChange>* changes) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Diagnostic& finding : findings) list.push_back(vestnik::as_json(in_language(finding, language)));
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
