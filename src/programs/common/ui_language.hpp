/// @file ui_language.hpp
/// In which language the program speaks.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "vestnik/diagnostic.hpp"

namespace vestnik::cli {

/// Adds --ui; `choice` is then auto, en or ru.
void add_ui_option(CLI::App& command, std::string& choice);

/// "en" or "ru" as chosen; "auto" goes by LC_ALL, LC_MESSAGES, LANG. Russian also where the locale is Kazakh, Kyrgyz or
/// Tajik: Vestnik does not speak these, and their offices read Russian.
[[nodiscard]] UiLanguage ui_language(const std::string& choice);

/// The language that an issue of these users is probably in: en, ru, kk, ky or tg. `choice` as above.
[[nodiscard]] std::string language_of_issues(const std::string& choice);

}  // namespace vestnik::cli
