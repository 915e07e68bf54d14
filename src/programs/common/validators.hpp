/// @file validators.hpp
/// What options take. The parser has room for one language: a validator says what is wrong in both, and `in_both`
/// parts them again.
#pragma once

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "findings/catalogue/usage_texts.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik::cli {

[[nodiscard]] std::string both(const LocalText& what);
[[nodiscard]] LocalText in_both(std::string_view what);

/// One of `choices`; the nearest is suggested.
[[nodiscard]] CLI::Validator one_of(std::vector<std::string> choices);

/// From `least` to `most`; "nan", which no comparison shows to be outside, is refused too. `shown`: --help says so.
template <class Number>
[[nodiscard]] CLI::Validator number_range(Number least, Number most, bool shown = false) {
  const std::string from = fmt::format("{}", least), to = fmt::format("{}", most);
  const auto problem = [=](const std::string& text) {
    Number number{};
    if (CLI::detail::lexical_cast(text, number) && number >= least && number <= most) return std::string();
    return both(texts::not_in_range.local(text, from, to));
  };
  return {problem, shown ? from + " to " + to : std::string(), "number"};
}

}  // namespace vestnik::cli
