/// @file report_findings.hpp
/// An import's findings on its report's page.
#pragma once

#include <string>
#include <vector>

#include "tools/import/import.hpp"

namespace vestnik::importing {

class ReportFindings {
 public:
  ReportFindings(const std::vector<Diagnostic>& findings, const ImportResult& result, UiLanguage language)
      : findings_(findings), result_(result), language_(language) {}

  /// All of them by kind, the most important first, each with a link to its place.
  [[nodiscard]] std::string list() const;
  /// Those about a line.
  [[nodiscard]] std::string at(int line) const;
  /// Where a line is, for people.
  [[nodiscard]] std::string place(int line) const;

 private:
  [[nodiscard]] std::string message(const Diagnostic& finding) const;

  const std::vector<Diagnostic>& findings_;
  const ImportResult& result_;
  UiLanguage language_;
};

/// A key of the descriptor or the publisher's file in words.
[[nodiscard]] std::string name_of_fact(const std::string& key, UiLanguage language);

}  // namespace vestnik::importing
