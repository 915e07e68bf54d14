/// @file sources.hpp
/// From places of the input to places of the pages, and to files.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "vestnik/diagnostic.hpp"
#include "vestnik/release_map.hpp"

namespace vestnik::preview {

struct PagePlace {
  std::size_t page = 0;
  Rect box;
};

/// Where `where` is printed: its line of text, or its picture; of a text that is printed twice, the latter. Nothing: it
/// is not printed, or was not when the map was made.
[[nodiscard]] std::optional<PagePlace> printed_at(const ReleaseMap& map, const SourceRange& where);

/// The file that a finding or a map calls `name`, if it is one of `files` (absolute paths): no other file is any of the
/// page's business.
[[nodiscard]] std::optional<std::filesystem::path> source_path(const std::filesystem::path& descriptor,
                                                               const std::string& name,
                                                               const std::set<std::filesystem::path>& files);

}  // namespace vestnik::preview
