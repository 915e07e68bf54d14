#include "programs/common/report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/files/read_file.hpp"
#include "findings/catalogue/usage_texts.hpp"
#include "findings/display/finding_json.hpp"
#include "findings/display/terminal_text.hpp"

namespace vestnik::cli {
namespace {

/// Of a file from which lines are shown.
constexpr std::size_t largest_shown = std::size_t{64} << 20;

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
std::string place(const SourceRange& where, const Sources& sources) {
  std::string text = shortened_for_terminal(for_terminal(sources.path(where.file)));
  if (where.line > 0) text += fmt::format(":{}:{}", where.line, std::max(where.column, 1));
  if (!text.empty()) text += ": ";
  return text;
}

std::string visible(std::string_view from) {
  std::string text = for_terminal(from);
  for (const auto& [space, name] : {std::pair("\u00A0", "<nbsp>"), std::pair("\u202F", "<nnbsp>")}) {
    for (std::size_t at = 0; (at = text.find(space, at)) != std::string::npos;) {
      text.replace(at, std::string_view(space).size(), name);
    }
  }
  return text;
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
  switch (severity) {
    case Severity::note:
      return texts::severity_note.in(language);
    case Severity::warning:
      return texts::severity_warning.in(language);
    case Severity::error:
      break;
  }
  return texts::severity_error.in(language);
}

void complain(UiLanguage language, const LocalText& what) {
  fmt::print(stderr, "{}: {}\n", name_of(Severity::error, language), for_terminal(what.in(language), true));
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
    const FileContent content = read_disk_file(path(where.file), largest_shown);
    source = std::make_unique<Source>(content.bytes ? *content.bytes : std::string());
  }
  return source->excerpts.at(where);
}

std::string as_text(const Diagnostic& finding, const TextReport& report, Sources& sources) {
  const Diagnostic told = in_language(finding, report.language);
  const std::string_view begin = report.color ? color_of(told.severity) : "", end = report.color ? "\x1b[0m" : "";
  std::string text = place(told.where, sources);
  text += fmt::format("{}{}[{}]{}: {}\n", begin, name_of(told.severity, report.language),
                      shortened_for_terminal(told.code), end, shortened_for_terminal(told.message));
  if (const auto excerpt = told.where.line > 0 ? sources.excerpt(told.where) : std::nullopt) {
    text += fmt::format("{:>5} | {}\n", told.where.line, excerpt->line);
    if (!excerpt->mark.empty()) text += fmt::format("      | {}{}{}\n", begin, excerpt->mark, end);
  }
  if (told.hint.empty()) return text;
  return text + fmt::format("  {}: {}\n", texts::hint.in(report.language), shortened_for_terminal(told.hint));
}

std::string as_github(const Diagnostic& finding, UiLanguage language, const Sources& sources) {
  const Diagnostic told = in_language(finding, language);
  const std::string_view command = told.severity == Severity::note ? "notice" : vestnik::name_of(told.severity);
  std::string properties;
  const auto add = [&](std::string_view name, const std::string& value) {
    properties +=
        fmt::format("{}{}={}", properties.empty() ? " " : ",", name, escaped(shortened_for_terminal(value), true));
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
  return fmt::format("::{}{}::{}\n", command, properties, escaped(shortened_for_terminal(message), false));
}

std::string as_text(const TypographicChange& change, UiLanguage language, const Sources& sources) {
  return texts::change.in(language, place(change.where, sources), for_terminal(change.rule), visible(change.before),
                          visible(change.after));
}

std::string as_text(const Summary& summary, const std::vector<Diagnostic>& findings, UiLanguage language) {
  const std::size_t errors = count(findings, Severity::error), warnings = count(findings, Severity::warning);
  std::string text;
  if (!summary.output.empty()) text = for_terminal(summary.output) + ": ";
  if (errors > 0) {
    return text + fmt::format("{}, {}; {}\n", texts::errors.in(language, errors),
                              texts::warnings.in(language, warnings), texts::no_pdf.in(language));
  }
  text += fmt::format("{}, {}, {}", texts::pages.in(language, summary.pages),
                      texts::articles.in(language, summary.articles), texts::warnings.in(language, warnings));
  const auto kilobytes = [](std::size_t bytes) { return (bytes + 512) / 1024; };
  if (summary.bytes > 0) text += ", " + texts::kilobytes.in(language, kilobytes(summary.bytes));
  if (summary.picture_bytes > 0) text += " " + texts::of_pictures.in(language, kilobytes(summary.picture_bytes));
  return text + ", " + texts::milliseconds.in(language, summary.milliseconds) + "\n";
}

std::string as_json(const Summary& summary, const std::vector<Diagnostic>& findings, UiLanguage language,
                    const std::vector<TypographicChange>* changes, const std::vector<LineFix>* fixes) {
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
  if (fixes != nullptr) {
    nlohmann::ordered_json& fixed = document["fixes"] = nlohmann::ordered_json::array();
    for (const LineFix& fix : *fixes) {
      fixed.push_back(
          {{"file", fix.file}, {"line", fix.change.line}, {"before", fix.change.before}, {"after", fix.change.after}});
    }
  }
  document["summary"] = {{"output", summary.output},
                         {"pages", summary.pages},
                         {"articles", summary.articles},
                         {"errors", count(findings, Severity::error)},
                         {"warnings", count(findings, Severity::warning)},
                         {"bytes", summary.bytes},
                         {"picture_bytes", summary.picture_bytes},
                         {"ms", summary.milliseconds}};
  return dumped(document, 2) + "\n";
}

}  // namespace vestnik::cli
