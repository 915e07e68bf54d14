/// @file findings.hpp
/// Collects what loading has to say.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vestnik/diagnostic.hpp"

namespace vestnik {

/// Every finding of one run, bounded: a hostile file must not fill the memory with messages about itself.
class Findings {
 public:
  static constexpr std::size_t limit = 1'000;

  void error(std::string_view code, SourceRange where, std::string message, std::string hint = {}) {
    add({Severity::error, std::string(code), std::move(message), std::move(where), std::move(hint)});
  }
  void warning(std::string_view code, SourceRange where, std::string message, std::string hint = {}) {
    add({Severity::warning, std::string(code), std::move(message), std::move(where), std::move(hint)});
  }
  /// Counts errors even where the limit has cut off their messages.
  void add(Diagnostic finding);
  void add(std::vector<Diagnostic> findings);

  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  /// In reading order: files as they were first mentioned, places within a file ascending; each finding once.
  [[nodiscard]] std::vector<Diagnostic> take();

 private:
  std::vector<Diagnostic> findings_;
  std::size_t errors_ = 0;
  bool cut_off_ = false;
};

}  // namespace vestnik
