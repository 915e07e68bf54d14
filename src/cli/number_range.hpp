/// @file number_range.hpp
/// Numbers that options take.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace vestnik::cli {

/// From `least` to `most`; "nan", which no comparison shows to be outside, is refused too.
template <class Number>
[[nodiscard]] CLI::Validator number_range(Number least, Number most) {
  const auto problem = [least, most](const std::string& text) {
    Number number{};
    const bool inside = CLI::detail::lexical_cast(text, number) && number >= least && number <= most;
    return inside ? std::string()
                  : "found \"" + text + "\"; a number from " + CLI::detail::to_string(least) + " to " +
                        CLI::detail::to_string(most) + " is wanted";
  };
  return {problem, {}, "number"};
}

}  // namespace vestnik::cli
