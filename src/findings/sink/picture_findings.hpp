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

/// Why a picture cannot be used, or what would help: a phrase of the catalogue, or what a library says. Only for
/// parameters: it looks into what it is made from.
class Reason {
 public:
  Reason() = default;  ///< none
  consteval Reason(const char* phrase) : words_(Term(phrase).words()) {}
  Reason(const LocalText& words) : words_{words.en, words.ru} {}
  [[nodiscard]] LocalText words() const { return {std::string(words_.en), std::string(words_.ru)}; }

 private:
  Wording words_;
};

/// Collects diagnostics about one file. The functions that report an error return nullopt, so that a decoder can
/// `return findings.corrupt(...)`.
class Findings {
 public:
  Findings(std::string file_name, SourceRange where) : name_(std::move(file_name)), where_(std::move(where)) {}

  std::nullopt_t corrupt(const Reason& reason);
  std::nullopt_t unusable_format(const Reason& what, const Reason& advice);
  std::nullopt_t too_large(const Reason& what);
  std::nullopt_t decoder_missing();
  /// The file holds so many pictures; the first is printed.
  void first_of(std::size_t count);
  /// They are printed as sRGB and were meant otherwise; `id`: how, as the catalogue has it.
  void other_colors(MessageId<"name"> id);
  /// From here on, what is left out stands in that line of the file; 0: not known.
  void at_line(int line) { line_ = line; }
  /// Part of an SVG is left out. Says the same only once.
  void left_out(const Reason& what, const Reason& advice = {});

  [[nodiscard]] std::vector<Diagnostic> take() { return std::move(diagnostics_); }

 private:
  std::string name_;
  SourceRange where_;
  std::vector<Diagnostic> diagnostics_;
  std::set<std::string> left_out_;
  int line_ = 0;
};

}  // namespace vestnik::picture
