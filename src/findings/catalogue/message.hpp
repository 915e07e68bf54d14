/// @file message.hpp
/// Findings by the catalogue. A stage says what it found by an id and values; the words are in the tables of this
/// folder, in every language of the user interface. A call that names a message that is not declared
/// (declarations.hpp), that leaves one of its places without a value or has a value too many, does not compile.
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "findings/catalogue/declarations.hpp"
#include "findings/catalogue/term.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik {

namespace messages {

/// The place of `id` in `declarations`; past the last one if it is not declared. (Not a pointer: with sanitizers, GCC
/// 12 does not take the comparison of one with null for a constant.)
[[nodiscard]] constexpr std::size_t find_declaration(std::string_view id) {
  std::size_t at = 0;
  while (at < std::size(declarations) && declarations[at].id.view() != id) ++at;
  return at;
}

/// Calls `take` with each name of `places`.
template <class Take>
constexpr void for_each_name(std::string_view places, const Take& take) {
  while (!places.empty()) {
    std::size_t end = 0;
    while (end < places.size() && places[end] != ' ') ++end;
    take(places.substr(0, end));
    places.remove_prefix(std::min(end + 1, places.size()));
  }
}

[[nodiscard]] constexpr bool is_place(std::string_view name, std::string_view places) {
  bool found = false;
  for_each_name(places, [&](std::string_view place) { found = found || place == name; });
  return found;
}

[[nodiscard]] constexpr std::size_t count_places(std::string_view places) {
  std::size_t count = 0;
  for_each_name(places, [&](std::string_view) { ++count; });
  return count;
}

/// Whether each of `fewer` is also one of `places`.
[[nodiscard]] constexpr bool are_places(std::string_view fewer, std::string_view places) {
  bool all = true;
  for_each_name(fewer, [&](std::string_view name) { all = all && is_place(name, places); });
  return all;
}

}  // namespace messages

/// A message of the catalogue that takes values for `places`, names separated by spaces. One that takes fewer fits,
/// too.
template <StaticText places>
struct MessageId {
  std::string_view text;

  constexpr MessageId() = default;  ///< none
  constexpr explicit MessageId(std::string_view id) : text(id) {}
  template <StaticText fewer>
  requires(messages::are_places(fewer.view(), places.view())) constexpr MessageId(const MessageId<fewer>& other)
      : text(other.text) {}
};

/// "unknown-key"_id: the message of this id.
template <StaticText id>
[[nodiscard]] constexpr auto operator""_id() {
  constexpr std::size_t at = messages::find_declaration(id.view());
  static_assert(at < std::size(messages::declarations), "declarations.hpp has no such message");
  return MessageId<messages::declarations[at].places>(messages::declarations[at].id.view());
}

/// A value for the place `name` of a message.
template <StaticText name>
struct PlaceValue {
  LocalText text;
};
template <StaticText name>
[[nodiscard]] PlaceValue<name> value(LocalText text) {
  return {std::move(text)};
}
template <StaticText name, class Number>
requires std::is_integral_v<Number>
[[nodiscard]] PlaceValue<name> value(Number number) { return {std::to_string(number)}; }

/// What there is to say: a message of the catalogue and a value for each of its places. For those who say it at another
/// place than where it was found.
struct Message {
  std::string_view id;
  std::vector<MessageValue> values;
};

template <StaticText places, StaticText... names>
[[nodiscard]] Message message(MessageId<places> id, PlaceValue<names>... values) {
  static_assert((messages::is_place(names.view(), places.view()) && ...), "the message has no place of this name");
  static_assert(sizeof...(names) == messages::count_places(places.view()), "a place of the message has no value");
  Message result{id.text, {}};
  result.values.reserve(sizeof...(names));
  (result.values.push_back({std::string(names.view()), std::move(values.text)}), ...);
  return result;
}

/// The value that is no place's but comes before the whole message: words for where it is, of what stands in no file.
inline constexpr std::string_view place_value = "at";

/// `message` as a finding, told in English, with the severity that the catalogue gives its code.
[[nodiscard]] Diagnostic finding(Message message, SourceRange where);

template <StaticText places, StaticText... names>
[[nodiscard]] Diagnostic finding(MessageId<places> id, SourceRange where, PlaceValue<names>... values) {
  return finding(message(id, std::move(values)...), std::move(where));
}

}  // namespace vestnik
