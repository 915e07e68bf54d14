/// @file message.hpp
/// Findings by the catalogue. A stage says what it found by an id and values; the words are in the tables of this
/// folder, in every language of the user interface. An id is a code, or "code/variant" where a code has several
/// messages.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "vestnik/diagnostic.hpp"

namespace vestnik {

/// A value for the place "{name}" of a message.
[[nodiscard]] inline MessageValue value(std::string name, LocalText text) { return {std::move(name), std::move(text)}; }
template <class Number>
requires std::is_integral_v<Number>
[[nodiscard]] MessageValue value(std::string name, Number number) { return {std::move(name), std::to_string(number)}; }

/// The value that is no place's but comes before the whole message: words for where it is, of what stands in no file.
inline constexpr std::string_view place_value = "at";

/// The finding `id`, told in English, with the severity that the catalogue gives its code. Places of a message that
/// `values` do not name stay as they are. An id that the catalogue does not know gives an error that says so.
[[nodiscard]] Diagnostic finding(std::string_view id, SourceRange where, std::vector<MessageValue> values = {});

/// The table's words for a phrase that messages take as a value, e.g. "a list". A phrase that is not in the table (what
/// a library says) is the same in every language.
[[nodiscard]] LocalText term(std::string_view english);

/// The same for a phrase with places for arguments, as fmt writes them.
template <class First, class... Rest>
[[nodiscard]] LocalText term(std::string_view english, const First& first, const Rest&... rest) {
  const LocalText phrase = term(english);
  const auto filled = [&](const std::string& text) {
    return text.empty() ? text : fmt::format(fmt::runtime(text), first, rest...);
  };
  return {filled(phrase.en), filled(phrase.ru)};
}

/// Phrases one after the other, `separator` between them.
[[nodiscard]] LocalText joined(const std::vector<LocalText>& phrases, const LocalText& separator);

}  // namespace vestnik
