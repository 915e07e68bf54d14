/// @file hyphenator.hpp
/// Places where a word may be hyphenated, by Liang's patterns through libhyphen.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "model/locale/locale.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/file_source.hpp"

namespace vestnik {

/// Patterns and exceptions as their files hold them. Immutable; threads may share them.
class HyphenationPatterns;

/// Errors: "hyphenation-missing", "hyphenation-corrupt". A locale without patterns gives some that never hyphenate.
[[nodiscard]] Outcome<std::shared_ptr<const HyphenationPatterns>> load_patterns(const Locale& locale,
                                                                                const std::filesystem::path& folder,
                                                                                const FileSource& files);

/// One language's hyphenation. Not thread-safe (it keeps what it found); cheap to make one per thread and run.
class Hyphenator {
 public:
  /// `patterns` are those of the locale's files; its minima hold.
  Hyphenator(std::shared_ptr<const HyphenationPatterns> patterns, const Locale& locale);
  /// As load_patterns.
  [[nodiscard]] static Outcome<Hyphenator> load(const Locale& locale, const std::filesystem::path& folder,
                                                const FileSource& files = *disk_files());

  /// The same patterns and exceptions for another thread.
  [[nodiscard]] Hyphenator clone() const;

  /// Byte offsets into `word` (one word of letters, UTF-8) before which a hyphen may go, ascending. The locale's
  /// exceptions come before its patterns; its minima hold for both. Empty for words with anything but letters, with a
  /// capital behind the first letter (abbreviations), with letters of two scripts, and of fewer letters than both
  /// minima together.
  [[nodiscard]] const std::vector<std::size_t>& hyphenate(std::string_view word);

  Hyphenator(Hyphenator&&) noexcept;
  Hyphenator& operator=(Hyphenator&&) noexcept;
  ~Hyphenator();

 private:
  struct State;
  explicit Hyphenator(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace vestnik
