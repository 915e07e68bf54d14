/// @file state_json.hpp
/// What the page in the browser receives. docs/preview.md describes it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "tools/preview/edition.hpp"

namespace vestnik::preview {

/// A page's look as addresses name it: 16 hexadecimal digits.
[[nodiscard]] std::string look_name(const MappedPage& page);

struct PageSettings {
  std::filesystem::path descriptor;  ///< as the user named it
  UiLanguage language = UiLanguage::en;
  bool has_editor = false;
};

/// Everything but the pages' pictures and the places on them.
[[nodiscard]] nlohmann::ordered_json as_json(const State& state, const PageSettings& settings);
/// The looks of all pages, in order.
[[nodiscard]] nlohmann::ordered_json looks_of(const ReleaseMap& map);
/// The places of a page: {"x", "y", "width", "height", "file", "line", "column", "begins"}, lengths in points.
[[nodiscard]] nlohmann::ordered_json places_of(const MappedPage& page);

}  // namespace vestnik::preview
