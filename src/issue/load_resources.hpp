/// @file load_resources.hpp
/// Theme, locale and country names from `assets/`.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "style/resources.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// Loads what typesetting `issue` needs. Running texts: the publisher's go before the theme's, those before the
/// locale's. Errors: "unknown-theme", "unknown-language", and every error of a theme file with its place.
[[nodiscard]] Outcome<Resources> load_resources(const Issue& issue, const std::filesystem::path& data_folder);

/// Words and hyphenation of one language, without country names: for passages that are not in the issue's language.
/// An unknown language gives a locale that never hyphenates.
[[nodiscard]] Outcome<Locale> load_locale(std::string_view language, const std::filesystem::path& data_folder);

/// Running texts of a publisher or a theme go before what the locale says.
void replace_texts(Locale& locale, const std::map<std::string, std::vector<std::string>>& texts);

/// The folder to use for `requested` (see TypesetOptions::data_folder).
[[nodiscard]] std::filesystem::path data_folder(const std::filesystem::path& requested);

}  // namespace vestnik
