/// @file temporary_folder.hpp
/// A folder for what another program reads and writes.
#pragma once

#include <filesystem>

namespace vestnik {

/// An empty folder of its own, for this user alone; goes with all it holds when the object does.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  /// Empty: no folder could be made.
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace vestnik
