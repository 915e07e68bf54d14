/// @file issue_file.hpp
/// A descriptor as the desk reads and writes it.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "tools/edit/yaml_edit.hpp"

namespace vestnik::desk {

/// By which a text is known again: 16 hexadecimal digits.
[[nodiscard]] std::string version_of(std::string_view bytes);

struct IssueFile {
  std::filesystem::path path;
  std::string mark;  ///< the byte order mark, if there is one
  std::string text;  ///< what follows it, with repairs where it was no YAML: the next edit writes them too
  bool repaired = false;
  std::string version;  ///< of the bytes in the file
};

/// Nothing if it cannot be read, or is no YAML even with repairs.
[[nodiscard]] std::optional<IssueFile> read_issue_file(const std::filesystem::path& path);

/// {"version", "repaired", "value": the tree with texts for scalars, "places": [{"path", "line", "end_line"}] of all
/// mappings in lists}
[[nodiscard]] nlohmann::ordered_json issue_json(const IssueFile& file);

/// "sections/0/articles/1" as steps: digits alone are an index.
[[nodiscard]] edit::Path path_of(const std::string& steps);
/// [ "sections", 0, "title" ]; nothing for anything else.
[[nodiscard]] std::optional<edit::Path> path_of(const nlohmann::ordered_json& steps);
/// Texts become texts, numbers and truth values plain ones. Nothing for what is too deep to be meant.
[[nodiscard]] std::optional<edit::Value> value_of(const nlohmann::ordered_json& json);
/// What `path` leads to, or nullptr.
[[nodiscard]] const edit::Value* value_at(const edit::Value& root, const edit::Path& path);

}  // namespace vestnik::desk
