#include "layout/report/choice_words.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "findings/catalogue/layout_texts.hpp"

namespace vestnik {
namespace {

using Kind = LayoutChoice::Kind;

/// A choice's amount as a count of lines or columns.
std::size_t counted(const LayoutChoice& choice) {
  return static_cast<std::size_t>(std::nearbyint(std::abs(choice.amount)));
}

}  // namespace

std::string choice_words(const LayoutChoice& choice, UiLanguage language) {
  const std::size_t amount = counted(choice);
  const auto plain = [&](const ProgramText& text) { return std::string(text.in(language)); };
  const auto with = [&](const Phrase<std::string>& phrase, const CountedWord& word) {
    return phrase.in(language, word.in(language, amount));
  };
  switch (choice.kind) {
    case Kind::page:
      return plain(texts::choice_page);
    case Kind::white_space:
      return with(choice.amount < 0 ? texts::choice_less_white : texts::choice_more_white, texts::by_lines);
    case Kind::paragraph_shorter:
      return with(texts::choice_shorter, texts::by_lines);
    case Kind::paragraph_longer:
      return with(texts::choice_longer, texts::by_lines);
    case Kind::picture_reduced:
      return texts::choice_reduced.in(language, decimal(language, choice.amount * 100, 0) + " %");
    case Kind::picture_cropped:
      return texts::choice_cropped.in(language, decimal(language, choice.amount * 100, 0) + " %");
    case Kind::picture_moved:
      return plain(texts::choice_moved);
    case Kind::picture_deferred:
      return plain(texts::choice_deferred);
    case Kind::picture_width:
      return plain(texts::choice_width);
    case Kind::uneven_feet:
      return texts::choice_uneven.in(language, decimal(language, choice.amount, 0));
    case Kind::short_column:
      return with(texts::choice_short, texts::by_lines);
    case Kind::few_below_title:
      return with(texts::choice_few, texts::layout_lines);
    case Kind::article_overleaf:
      return plain(texts::choice_overleaf);
    case Kind::short_last_page:
      return plain(texts::choice_short_page);
    case Kind::article_kept:
      return plain(texts::choice_kept);
    case Kind::article_split:
      return plain(texts::choice_split);
    case Kind::page_forced:
      return plain(texts::choice_forced);
  }
  return {};
}

std::string choice_line(const LayoutChoice& choice, UiLanguage language) {
  std::string words = choice_words(choice, language);
  std::ranges::replace(words, '\n', ' ');
  return words;
}

std::string choice_extent(const LayoutChoice& choice, UiLanguage language) {
  if (choice.kind == Kind::picture_moved) {
    return texts::choice_moved_by.in(language, texts::by_columns.in(language, counted(choice)));
  }
  const bool leaves_room = choice.kind == Kind::article_overleaf || choice.kind == Kind::page_forced;
  if (!leaves_room) return {};
  return texts::choice_empty.in(language, texts::layout_lines.in(language, counted(choice)));
}

}  // namespace vestnik
