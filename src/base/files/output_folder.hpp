/// @file output_folder.hpp
/// Folders, and new files in folders, that are there whole or not at all.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files/output_file.hpp"

namespace vestnik {

/// Makes `folder`, and those that it lies in, where they are missing. Returns what went wrong.
[[nodiscard]] std::optional<FileError> make_folders(const std::filesystem::path& folder, Disk& disk = system_disk());

/// A folder beside `target`, which takes its name when all is written. Without `commit` it goes again, with all it
/// holds.
class OutputFolder {
 public:
  explicit OutputFolder(std::filesystem::path target, Disk& disk = system_disk());
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  /// Where to write; exists unless `problem` says why not.
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] const std::optional<FileError>& problem() const { return problem_; }
  /// Writes a file at a path inside the folder, with the folders on the way. Returns what went wrong.
  [[nodiscard]] std::optional<FileError> write(const std::filesystem::path& relative, std::string_view bytes);
  /// Gives the folder its name. Fails with EEXIST, and leaves what is there untouched, if that is anything but an empty
  /// folder.
  [[nodiscard]] std::optional<FileError> commit();

 private:
  std::filesystem::path target_, path_;
  Disk& disk_;
  std::optional<FileError> problem_;
  bool kept_ = false;
};

/// Files and folders that were not there before. Without `keep` they go again.
class NewFiles {
 public:
  explicit NewFiles(Disk& disk = system_disk()) : disk_(disk) {}
  ~NewFiles();
  NewFiles(const NewFiles&) = delete;
  NewFiles& operator=(const NewFiles&) = delete;

  /// Writes a file that must not be there yet, with the folders on the way. Returns what went wrong.
  [[nodiscard]] std::optional<FileError> write(const std::filesystem::path& path, std::string_view bytes);
  void keep() { made_.clear(); }

 private:
  std::vector<std::filesystem::path> made_;  ///< in the order in which they were made
  Disk& disk_;
};

}  // namespace vestnik
