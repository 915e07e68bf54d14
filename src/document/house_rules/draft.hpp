/// @file draft.hpp
/// A paragraph's text while the rules work on it; for src/document/house_rules/ alone.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document/house_rules/characters.hpp"
#include "input/markup/addresses.hpp"
#include "input/markup/markup.hpp"
#include "model/locale/typography.hpp"
#include "vestnik/typography.hpp"

namespace vestnik::typography {

/// Kinds of characters without which a rule has nothing to do.
enum Trigger : unsigned { space = 1U, digit = 2U, stop = 4U, quote = 8U, hyphen = 16U, sign = 32U };

/// Whether `set` has `word`, also with a capital where it begins a sentence: «Стр.».
[[nodiscard]] bool has_word(const WordSet& set, std::u32string_view word);

/// Code points with their languages and sources. Code and addresses are one character each, `sealed`: rules see that
/// something stands there and cannot change it. Rules read, and say what to replace; all replacements of a rule are
/// made at once when it is done.
class Draft {
 public:
  /// Refers to all three; `languages` by BCP 47 tag. A language that it lacks has no rules.
  Draft(const InlineText& text, std::string_view language, const std::map<std::string, Typography>& languages);

  [[nodiscard]] std::size_t size() const { return text_.size(); }
  /// The character at `i`; 0 before the first (also for -1 as std::size_t) and behind the last.
  [[nodiscard]] char32_t operator[](std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }
  [[nodiscard]] const Typography& language(std::size_t i) const { return *languages_[span_[i]]; }
  [[nodiscard]] bool has(unsigned triggers) const { return (triggers_ & triggers) == triggers; }

  /// The next ordinary space at `from` or behind it, or size().
  [[nodiscard]] std::size_t next_space(std::size_t from) const;
  /// Characters [begin, end), as far as there are any.
  [[nodiscard]] std::u32string_view between(std::size_t begin, std::size_t end) const {
    if (begin >= text_.size()) return {};
    return std::u32string_view(text_).substr(begin, end - begin);
  }
  /// A mark that opens a quotation, although in other languages than the text's it closes one: “.
  [[nodiscard]] bool opens_quotation(std::size_t i) const {
    if ((*this)[i] != left_quote) return false;
    const std::u32string& marks = language(i).quotation_marks;
    return marks.size() < 4 || marks[3] != left_quote;
  }
  /// The word that ends before `end`, without opening punctuation. Of one without end, its last 64 characters.
  [[nodiscard]] std::u32string_view word_before(std::size_t end) const;
  /// What stands from `begin` to the next gap, with all its punctuation; at most 64 characters.
  [[nodiscard]] std::u32string_view token_at(std::size_t begin) const;
  /// The same without closing punctuation, stops and slashes behind it.
  [[nodiscard]] std::u32string_view word_at(std::size_t begin) const;
  /// Whether `set` has the word at `begin`, with or without a full stop that follows it.
  [[nodiscard]] bool word_in(const WordSet& set, std::size_t begin) const;

  /// Characters [begin, end) are to be `with`. Calls of a rule go forward through the text; one that overlaps an
  /// earlier one, touches what is sealed or reaches over a change of face is ignored.
  void replace(std::size_t begin, std::size_t end, std::u32string_view with);
  void make_fixed(std::size_t gap) { replace(gap, gap + 1, {&no_break_space, 1}); }

  /// Makes the replacements of a rule; tells of them in `changes` if that is given.
  void commit(TypographyRule rule, std::vector<TypographicChange>* changes);

  [[nodiscard]] bool changed() const { return changed_; }
  /// The text as it is now.
  [[nodiscard]] InlineText finish() const;

 private:
  struct Edit {
    std::size_t begin, end;
    std::u32string with;
  };

  void read(TextStretch stretch, bool keep, std::uint32_t span);
  [[nodiscard]] std::string shown(std::size_t begin, std::size_t end) const;
  void append_to(std::string& utf8, std::size_t i) const;
  void tell(TypographyRule rule, std::vector<TypographicChange>& changes) const;
  [[nodiscard]] std::size_t word_begin(std::size_t i) const;
  [[nodiscard]] std::size_t word_end(std::size_t i) const;
  [[nodiscard]] std::size_t context_begin(std::size_t i, bool alone) const;
  [[nodiscard]] std::size_t context_end(std::size_t i, bool alone) const;

  const InlineText& source_text_;
  std::vector<const Typography*> languages_;  // by span
  std::u32string text_;
  std::vector<std::uint32_t> span_, source_;            // by character: its span, its byte in the source text
  std::map<std::uint32_t, std::uint32_t> sealed_ends_;  // of what is sealed, by its first byte in the source text
  std::vector<Edit> edits_;
  unsigned triggers_ = 0;
  bool changed_ = false;
};

}  // namespace vestnik::typography
