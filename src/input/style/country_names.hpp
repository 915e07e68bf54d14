/// @file country_names.hpp
/// Countries by their names in `assets/countries/`.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "model/locale/locale.hpp"
#include "vestnik/file_source.hpp"

namespace vestnik {

/// The names by ISO 3166-1 alpha-2 code in one language's file; no value if it cannot be read.
[[nodiscard]] std::optional<std::map<std::string, CountryNames>> read_country_names(const std::filesystem::path& file,
                                                                                    const FileSource& files);

/// The code of the country whose official or common name in any of Vestnik's languages is `name`, whatever its case,
/// article and apostrophe; also one by another code (KAZ), by a code in Cyrillic letters (КЗ), or by
/// what people call it (РФ, Киргизия); empty: none. Reads the files at each call: it is for messages, not for
/// typesetting.
[[nodiscard]] std::string country_named(std::string_view name, const std::filesystem::path& data_folder,
                                        const FileSource& files);

}  // namespace vestnik
