/// @file watched_files.hpp
/// The disk's files, of which each that is asked for is watched.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "tools/preview/watcher.hpp"
#include "vestnik/file_source.hpp"

namespace vestnik::preview {

/// A file is watched from before it is read, so that no change is missed, and also if it is not there. Safe to share
/// between threads; `watcher` outlives it.
class WatchedFiles final : public FileSource {
 public:
  explicit WatchedFiles(Watcher& watcher) : watcher_(watcher), disk_(disk_files()) {}

  [[nodiscard]] FileContent read(const std::filesystem::path& path, std::size_t most) const override;
  [[nodiscard]] std::filesystem::path resolve(const std::filesystem::path& path) const override;
  [[nodiscard]] std::optional<std::filesystem::path> on_disk(const std::filesystem::path& path) const override;

  /// Paths that were asked for: all that a change of may matter.
  [[nodiscard]] std::set<std::filesystem::path> asked() const;
  /// Files that were to be read, by the paths that `resolve` gives for them, with what they held; empty for what was
  /// not there.
  using Opened = std::map<std::filesystem::path, std::shared_ptr<const std::string>>;
  [[nodiscard]] Opened opened() const;

 private:
  Watcher& watcher_;
  std::shared_ptr<const FileSource> disk_;
  mutable std::mutex mutex_;
  mutable std::set<std::filesystem::path> asked_;
  mutable Opened opened_;
};

}  // namespace vestnik::preview
