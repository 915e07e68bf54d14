/// @file findings.hpp
/// Collects what loading has to say.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "findings/catalogue/message.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik {

/// Every finding of one run, bounded: a hostile file must not fill the memory with messages about itself.
class Findings {
 public:
  static constexpr std::size_t limit = 1'000;

  /// Adds a finding of the catalogue, see catalogue/message.hpp.
  void report(Message message, SourceRange where) { add(finding(std::move(message), std::move(where))); }
  template <StaticText places, StaticText... names>
  void report(MessageId<places> id, SourceRange where, PlaceValue<names>... values) {
    report(message(id, std::move(values)...), std::move(where));
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

/// Cuts what a whole run found, in its final order, to `Findings::limit` findings and "too-many-findings" after them,
/// which is an error if any of them or of those cut off is one. A "too-many-findings" of a single stage is replaced.
void keep_within_limit(std::vector<Diagnostic>& findings);

}  // namespace vestnik
