/// @file findings.hpp
/// What the decoders have to say about one picture.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "vestnik/diagnostic.hpp"

namespace vestnik::picture {

/// Collects diagnostics about one file. The functions that report an error return nullopt, so that a decoder can
/// `return findings.corrupt(...)`.
class Findings {
 public:
  Findings(std::string file_name, SourceRange where) : name_(std::move(file_name)), where_(std::move(where)) {}

  std::nullopt_t corrupt(const std::string& reason);
  std::nullopt_t unusable_format(const std::string& what, std::string hint);
  std::nullopt_t too_large(const std::string& what);
  /// Part of an SVG is left out. Says the same only once.
  void left_out(const std::string& what, std::string hint);

  [[nodiscard]] std::vector<Diagnostic> take() { return std::move(diagnostics_); }

 private:
  void add(Severity severity, const char* code, std::string message, std::string hint);

  std::string name_;
  SourceRange where_;
  std::vector<Diagnostic> diagnostics_;
  std::set<std::string> left_out_;
};

}  // namespace vestnik::picture
