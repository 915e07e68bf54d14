/// @file output_folder.hpp
/// Folders that are there whole or not at all, and that replace nothing.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "vestnik/diagnostic.hpp"

namespace vestnik::cli {

/// A folder beside `target`, which takes its name when all is written. Without `commit` it goes again, with all it
/// holds.
class OutputFolder {
 public:
  explicit OutputFolder(std::filesystem::path target);
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  /// Where to write; exists unless `failure` says why not.
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] const std::optional<LocalText>& failure() const { return failure_; }
  /// Writes a file at a path inside the folder, with the folders on the way. Gives what went wrong.
  [[nodiscard]] std::optional<LocalText> write(const std::filesystem::path& relative, std::string_view bytes);
  /// Gives the folder its name. Fails, and leaves what is there untouched, if that is taken by anything but an empty
  /// folder.
  [[nodiscard]] std::optional<LocalText> commit();

 private:
  std::filesystem::path target_, path_;
  std::optional<LocalText> failure_;
  bool kept_ = false;
};

}  // namespace vestnik::cli
