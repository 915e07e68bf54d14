/// @file shelf_folder.hpp
/// The issues of a folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "vestnik/issue.hpp"

namespace vestnik::desk {

struct ShelfIssue {
  std::string id;              ///< 16 hexadecimal digits, of its name
  std::string name;            ///< of the descriptor, from the folder: "2024-21/issue.yaml"
  std::filesystem::path path;  ///< of the descriptor
};

/// Every descriptor in `folder` and, as far as people nest them, below it, by name. Links to folders are not followed.
[[nodiscard]] std::vector<ShelfIssue> issues_in(const std::filesystem::path& folder);

/// {"id", "name", "title", "number", "year", "from", "to", "articles", "state": "draft" or "released", "changed":
/// seconds since 1970}
[[nodiscard]] nlohmann::ordered_json shelf_json(const ShelfIssue& issue);

/// A name that a file or folder can have anywhere: without what leads elsewhere or hides it. Empty if nothing is left.
[[nodiscard]] std::string safe_name(std::string_view name);

}  // namespace vestnik::desk
