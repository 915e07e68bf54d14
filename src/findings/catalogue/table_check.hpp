/// @file table_check.hpp
/// What the compiler checks of each table of the catalogue. For the tables alone.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

#include "findings/catalogue/catalogue.hpp"
#include "findings/catalogue/message.hpp"

namespace vestnik::messages {

/// What the checks return if no row is wrong. Otherwise they return the first wrong row, counted from 0: a compiler
/// shows this number when a static_assert fails.
inline constexpr int no_row = -1;

[[nodiscard]] constexpr std::string_view code_of(std::string_view id) { return id.substr(0, id.find('/')); }

/// Calls `take` with the name of each "{name}" of `text`. A brace without such a name after it is only a brace.
template <class Take>
constexpr void for_each_place(std::string_view text, const Take& take) {
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    std::size_t close = open + 1;
    while (close < text.size() && text[close] >= 'a' && text[close] <= 'z') ++close;
    if (close > open + 1 && close < text.size() && text[close] == '}') take(text.substr(open + 1, close - open - 1));
  }
}

[[nodiscard]] constexpr bool has_place(std::string_view text, std::string_view name) {
  bool found = false;
  for_each_place(text, [&](std::string_view other) { found = found || other == name; });
  return found;
}

[[nodiscard]] constexpr bool places_are_in(std::string_view text, std::string_view other) {
  bool all = true;
  for_each_place(text, [&](std::string_view name) { all = all && has_place(other, name); });
  return all;
}

[[nodiscard]] constexpr bool same_places(const Wording& words) {
  return places_are_in(words.en, words.ru) && places_are_in(words.ru, words.en);
}

[[nodiscard]] constexpr bool in_both_languages(const Wording& words) { return !words.en.empty() && !words.ru.empty(); }

/// The first code that lacks a title or a story in a language, is there twice, or has no message.
[[nodiscard]] constexpr int wrong_code(std::span<const CodeEntry> codes, std::span<const MessageEntry> messages) {
  for (std::size_t row = 0; row < codes.size(); ++row) {
    const CodeEntry& entry = codes[row];
    bool wrong = !in_both_languages(entry.title) || !in_both_languages(entry.story);
    for (const CodeEntry& earlier : codes.first(row)) wrong = wrong || earlier.code == entry.code;
    bool has_message = false;
    for (const MessageEntry& message : messages) has_message = has_message || code_of(message.id) == entry.code;
    if (wrong || !has_message) return static_cast<int>(row);
  }
  return no_row;
}

/// The first message that lacks a language, has a hint in one language only or other places for values in Russian than
/// in English, or is there twice. Its code may be in another table: a unit test looks at all tables together.
[[nodiscard]] constexpr int wrong_message(std::span<const MessageEntry> messages) {
  for (std::size_t row = 0; row < messages.size(); ++row) {
    const MessageEntry& entry = messages[row];
    bool wrong = !in_both_languages(entry.message) || entry.hint.en.empty() != entry.hint.ru.empty() ||
                 !same_places(entry.message) || !same_places(entry.hint);
    for (const MessageEntry& earlier : messages.first(row)) wrong = wrong || earlier.id == entry.id;
    if (wrong) return static_cast<int>(row);
  }
  return no_row;
}

/// Whether the English words have each of `places` and no other. The Russian words have the same, see `wrong_message`.
[[nodiscard]] constexpr bool takes(const MessageEntry& entry, std::string_view places) {
  bool right = true;
  for (const std::string_view text : {entry.message.en, entry.hint.en}) {
    for_each_place(text, [&](std::string_view name) { right = right && is_place(name, places); });
  }
  for_each_name(places, [&](std::string_view name) {
    right = right && (has_place(entry.message.en, name) || has_place(entry.hint.en, name));
  });
  return right;
}

/// The first message that is not declared, or is declared with other places.
[[nodiscard]] constexpr int undeclared_message(std::span<const MessageEntry> messages) {
  for (std::size_t row = 0; row < messages.size(); ++row) {
    const std::size_t at = find_declaration(messages[row].id);
    if (at == std::size(declarations) || !takes(messages[row], declarations[at].places.view())) {
      return static_cast<int>(row);
    }
  }
  return no_row;
}

/// The first phrase that lacks a language or has more places in one than in the other.
[[nodiscard]] constexpr int wrong_term(std::span<const TermEntry> entries) {
  for (std::size_t row = 0; row < entries.size(); ++row) {
    const TermEntry& entry = entries[row];
    const bool same_number = std::ranges::count(entry.en, '{') == std::ranges::count(entry.ru, '{');
    if (!in_both_languages(entry) || !same_number) return static_cast<int>(row);
  }
  return no_row;
}

}  // namespace vestnik::messages
