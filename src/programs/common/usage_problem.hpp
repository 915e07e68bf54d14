/// @file usage_problem.hpp
/// What is wrong with a command line, in the reader's language.
#pragma once

#include <CLI/CLI.hpp>

#include "vestnik/diagnostic.hpp"

namespace vestnik::cli {

/// The parser's error, told anew in both languages; an option that there is not comes with the nearest that there is.
[[nodiscard]] LocalText usage_problem(const CLI::App& app, const CLI::ParseError& error);

}  // namespace vestnik::cli
