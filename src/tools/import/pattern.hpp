/// @file pattern.hpp
/// Regular expressions over UTF-8, with bounds that a hostile text cannot exceed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vestnik::importing {

/// What a pattern found. `groups[0]` is all of it; a group that took no part is empty.
struct Match {
  std::vector<std::string> groups;
  std::string before, after;  ///< the text around it
};

/// A compiled expression in ICU's notation, case-insensitive. Immutable; one may be used by many threads.
class Pattern {
 public:
  /// The expression must be sound: it is the program's own, not the user's.
  explicit Pattern(std::string_view expression);
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  /// The first place that matches; nothing also where the search exceeds its bounds.
  [[nodiscard]] std::optional<Match> find(std::string_view text) const;
  /// A match of the whole text.
  [[nodiscard]] std::optional<Match> all(std::string_view text) const;

 private:
  struct Compiled;
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace vestnik::importing
