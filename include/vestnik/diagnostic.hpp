/// @file diagnostic.hpp
/// What Vestnik has to say about an input. Expected failures are values of these types; nothing in the public
/// interface throws. All types are plain values: copy, move and share them between threads as any value.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vestnik {

enum class Severity {
  note,     ///< for information; never changes the exit code
  warning,  ///< the PDF is complete, an editor should look
  error,    ///< no PDF is made
};

/// A place in an input file. Lines and columns count from 1, columns in code points; 0 means "not known".
struct SourceRange {
  std::string file;  ///< as the user named it, or relative to the descriptor's folder
  int line = 0;
  int column = 0;
  int end_line = 0;    ///< line of the last character, or 0
  int end_column = 0;  ///< column past the last character, or 0
};

/// One finding.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;     ///< stable, kebab-case, e.g. "unknown-key"; see docs/descriptor.md
  std::string message;  ///< one sentence: what was found
  SourceRange where;
  std::string hint;  ///< what would be right; may be empty
};

[[nodiscard]] inline bool has_errors(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

/// A value, if it could be made, and everything there is to say about it. `value` is empty only if `diagnostics`
/// holds at least one error.
template <class T>
struct Outcome {
  std::optional<T> value;
  std::vector<Diagnostic> diagnostics;

  [[nodiscard]] bool ok() const { return value.has_value() && !has_errors(diagnostics); }
};

}  // namespace vestnik
