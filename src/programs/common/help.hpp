/// @file help.hpp
/// --help in the reader's language.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "findings/catalogue/help_texts.hpp"

namespace vestnik::cli {

/// A description in both languages, for the parser, which has room for one text: `set_help_language` picks one.
[[nodiscard]] std::string help(const ProgramText& text);

/// The parser's name for a value, "TEXT" or "UINT:1 to 1024", in `language`; one that it does not know stays as it is.
[[nodiscard]] std::string type_in(UiLanguage language, const std::string& type);

/// Puts every description, heading and footer of `app` and its commands into `language`. Call it once, before parsing
/// and after all options are there.
void set_help_language(CLI::App& app, UiLanguage language);

}  // namespace vestnik::cli
