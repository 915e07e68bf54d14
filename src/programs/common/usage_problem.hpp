/// @file usage_problem.hpp
/// What is wrong with a command line, in the reader's language.
#pragma once

#include <CLI/CLI.hpp>

#include "vestnik/diagnostic.hpp"

namespace vestnik::cli {

/// The parser's error in both languages; for an unknown option, with the nearest known one.
[[nodiscard]] LocalText usage_problem(const CLI::App& app, const CLI::ParseError& error);

}  // namespace vestnik::cli
