/// @file load_resources.hpp
/// Theme, locale and country names from `assets/`.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/theme/resources.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/file_source.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// The colour profile of every release, in the data folder.
inline constexpr std::string_view output_profile = "assets/icc/sRGB.icc";

/// Loads what typesetting `issue` needs. Running texts: the publisher's go before the theme's, those before the
/// locale's. Errors: "unknown-theme", "unknown-value" (of the language), "unknown-rule", and every error of a theme
/// file with its place.
[[nodiscard]] Outcome<Resources> load_resources(const Issue& issue, const std::filesystem::path& data_folder,
                                                const FileSource& files = *disk_files());

/// What issues of one language and theme have in common of that, and what one issue changes of it: its publisher's
/// texts and divided words, its switches of house rules, the languages of its articles and passages, got by `load`.
using LoadLocale = std::function<Outcome<Locale>(std::string_view language)>;
[[nodiscard]] Outcome<Resources> load_common_resources(const Issue& issue, const std::filesystem::path& data_folder,
                                                       const FileSource& files = *disk_files());
[[nodiscard]] Outcome<Resources> adapt_resources(const Issue& issue, Outcome<Resources> common, const LoadLocale& load);

/// Words and hyphenation of one language, without country names: for passages that are not in the issue's language.
/// An unknown language gives a locale that never hyphenates.
[[nodiscard]] Outcome<Locale> load_locale(std::string_view language, const std::filesystem::path& data_folder,
                                          const FileSource& files = *disk_files());

}  // namespace vestnik
