/// @file editor.hpp
/// Opening a file at a line in the user's editor.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vestnik/diagnostic.hpp"

namespace vestnik::preview {

/// A command with places for "{file}", "{line}" and "{column}", e.g. `code -g {file}:{line}`. Words are parted by
/// spaces; one in single or double quotes may hold them. No shell sees it: nothing else has a meaning. Without "{file}"
/// the file's name is the last word.
class EditorCommand {
 public:
  /// Nothing: the command is empty, or a quote is not closed.
  [[nodiscard]] static std::optional<EditorCommand> parse(std::string_view command);

  /// The words for a place; lines and columns from 1.
  [[nodiscard]] std::vector<std::string> words(const std::filesystem::path& file, int line, int column) const;
  /// Starts it, without waiting for its end, with nothing to read. Its name is looked for in $PATH. Gives the reason if
  /// that fails.
  [[nodiscard]] std::optional<LocalText> start(const std::filesystem::path& file, int line, int column) const;

 private:
  std::vector<std::string> words_;
};

}  // namespace vestnik::preview
