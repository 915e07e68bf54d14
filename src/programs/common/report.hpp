/// @file report.hpp
/// Findings and summaries, for people and for programs.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "findings/display/excerpt.hpp"
#include "findings/display/line_diff.hpp"
#include "vestnik/vestnik.hpp"

namespace vestnik::cli {

/// Files that findings are about, read when the first of them is shown.
class Sources {
 public:
  /// Names that are not absolute count from the descriptor's folder, as findings have them.
  explicit Sources(std::filesystem::path descriptor) : descriptor_(std::move(descriptor)) {}

  /// What the user can open from where the program runs.
  [[nodiscard]] std::string path(const std::string& file) const;
  /// The line that it is about; nothing if the file cannot be read, or has no such line.
  [[nodiscard]] std::optional<Excerpt> excerpt(const SourceRange& where);

 private:
  std::filesystem::path descriptor_;
  struct Source {
    explicit Source(std::string bytes) : text(std::move(bytes)), excerpts(text) {}
    std::string text;
    Excerpts excerpts;
  };
  std::map<std::string, std::unique_ptr<Source>> sources_;
};

/// How findings are shown on a terminal.
struct TextReport {
  UiLanguage language = UiLanguage::en;
  bool color = false;
};

/// "path:line:col: error[code]: message", the line with a mark under the place, the hint.
[[nodiscard]] std::string as_text(const Diagnostic& finding, const TextReport& report, Sources& sources);
/// A workflow command of GitHub: it shows the finding beside the line.
[[nodiscard]] std::string as_github(const Diagnostic& finding, UiLanguage language, const Sources& sources);

struct Summary {
  std::string output;  ///< the PDF's path; empty if none was made
  std::size_t pages = 0, articles = 0, bytes = 0, picture_bytes = 0;
  long milliseconds = 0;
};

/// A line of a file that was put right.
struct LineFix {
  std::string file;
  ChangedLine change;
};

/// "path:line:col: rule: "before" becomes "after"". Spaces that must not break are shown as <nbsp> and <nnbsp>.
[[nodiscard]] std::string as_text(const TypographicChange& change, UiLanguage language, const Sources& sources);

[[nodiscard]] std::string as_text(const Summary& summary, const std::vector<Diagnostic>& findings, UiLanguage language);
/// {"findings": [...], "summary": {...}}; with `changes`, {"typography": [...]} between them; with `fixes`, what was
/// put right before: {"fixes": [...]}.
[[nodiscard]] std::string as_json(const Summary& summary, const std::vector<Diagnostic>& findings, UiLanguage language,
                                  const std::vector<TypographicChange>* changes = nullptr,
                                  const std::vector<LineFix>* fixes = nullptr);

/// What is wrong with the command itself, on standard error.
void complain(UiLanguage language, const LocalText& what);

/// "error", "warning" or "note", in the language.
[[nodiscard]] std::string_view name_of(Severity severity, UiLanguage language);

}  // namespace vestnik::cli
