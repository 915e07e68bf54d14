/// @file diagnostic.hpp
/// What Vestnik has to say about an input. Expected failures are values of these types; nothing in the public
/// interface throws. All types are plain values: copy, move and share them between threads as any value.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "vestnik/export.hpp"

namespace vestnik {

enum class Severity {
  note,     ///< for information; never changes the exit code
  warning,  ///< the PDF is complete, an editor should look
  error,    ///< no PDF is made
};

/// A place in an input file. Lines and columns count from 1, columns in code points; 0 means "not known". Of a text
/// that was built in code a finding has no file: its message says which text it is ("the body of article 2 of section
/// 1, line 3: ..."), and the lines are the text's. Elsewhere (ReleaseMap, TypographicChange) these words stand in
/// `file`.
struct SourceRange {
  std::string file;  ///< as the user named it, or relative to the descriptor's folder
  int line = 0;
  int column = 0;
  int end_line = 0;    ///< line of the last character, or 0
  int end_column = 0;  ///< column past the last character, or 0
};

/// Languages in which Vestnik speaks to its users; not those of bulletins.
enum class UiLanguage : std::uint8_t { en, ru };

/// Words in the languages of the user interface; `ru` is empty where they are the same in both.
struct LocalText {
  std::string en, ru;

  LocalText() = default;
  LocalText(std::string same) : en(std::move(same)) {}
  LocalText(const char* same) : en(same) {}
  LocalText(std::string english, std::string russian) : en(std::move(english)), ru(std::move(russian)) {}
  [[nodiscard]] const std::string& in(UiLanguage language) const {
    return language == UiLanguage::ru && !ru.empty() ? ru : en;
  }
};

/// A named value of a finding's message: what stands in the input, a number, or words.
struct MessageValue {
  std::string name;
  LocalText text;
};

/// One finding.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;     ///< stable, kebab-case, e.g. "unknown-key"; see docs/findings.md
  std::string message;  ///< one sentence: what was found
  SourceRange where;
  std::string hint;                  ///< what would be right; may be empty
  std::string variant;               ///< which of its code's messages this is; empty: the plain one
  std::vector<MessageValue> values;  ///< what was filled into message and hint
};

/// The same finding told in `language`. As `load_issue` and `typeset` give them, findings are in English. Where
/// memory runs out it stays as it is.
[[nodiscard]] VESTNIK_API Diagnostic in_language(Diagnostic finding, UiLanguage language) noexcept;

[[nodiscard]] inline bool has_errors(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

/// A value, if it could be made, and everything there is to say about it, in the order in which the issue is read: file
/// by file, then by line and column. `value` is empty only if `diagnostics` holds at least one error, or if there was
/// no memory even for that.
template <class T>
struct Outcome {
  std::optional<T> value;
  std::vector<Diagnostic> diagnostics;

  [[nodiscard]] bool ok() const { return value.has_value() && !has_errors(diagnostics); }
};

}  // namespace vestnik
