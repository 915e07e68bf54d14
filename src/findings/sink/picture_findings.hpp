/// @file findings.hpp
/// What the decoders have to say about one picture.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "findings/catalogue/message.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik::picture {

/// Collects diagnostics about one file. The functions that report an error return nullopt, so that a decoder can
/// `return findings.corrupt(...)`.
class Findings {
 public:
  Findings(std::string file_name, SourceRange where) : name_(std::move(file_name)), where_(std::move(where)) {}

  // Reasons and advice are phrases of the catalogue, or what a library says.
  std::nullopt_t corrupt(const LocalText& reason);
  std::nullopt_t unusable_format(const LocalText& what, const LocalText& advice);
  std::nullopt_t too_large(const LocalText& what);
  std::nullopt_t decoder_missing();
  /// The file holds so many pictures; the first is printed.
  void first_of(std::size_t count);
  /// They are printed as sRGB and were meant otherwise; `id`: how, as the catalogue has it.
  void other_colors(std::string_view id);
  /// From here on, what is left out stands in that line of the file; 0: not known.
  void at_line(int line) { line_ = line; }
  /// Part of an SVG is left out. Says the same only once.
  void left_out(const LocalText& what, const LocalText& advice);

  [[nodiscard]] std::vector<Diagnostic> take() { return std::move(diagnostics_); }

 private:
  std::nullopt_t add(std::string_view id, const char* name, const LocalText& text, const LocalText& advice = {});

  std::string name_;
  SourceRange where_;
  std::vector<Diagnostic> diagnostics_;
  std::set<std::string> left_out_;
  int line_ = 0;
};

}  // namespace vestnik::picture
