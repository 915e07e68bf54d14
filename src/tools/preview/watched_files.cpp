#include "tools/preview/watched_files.hpp"

namespace vestnik::preview {

namespace fs = std::filesystem;

FileContent WatchedFiles::read(const fs::path& path, std::size_t most) const {
  watcher_.add(path);
  FileContent content = disk_->read(path, most);
  const fs::path resolved = disk_->resolve(path);  // a descriptor is read by the path that the user gave
  const std::lock_guard lock(mutex_);
  asked_.insert(path);
  opened_[resolved] = content.bytes;
  return content;
}

// Files are read by what this gives: here alone links are seen.
fs::path WatchedFiles::resolve(const fs::path& path) const {
  {
    const std::lock_guard lock(mutex_);
    asked_.insert(path);
  }
  watcher_.add(path);
  return disk_->resolve(path);
}

std::optional<fs::path> WatchedFiles::on_disk(const fs::path& path) const { return disk_->on_disk(path); }

std::set<fs::path> WatchedFiles::asked() const {
  const std::lock_guard lock(mutex_);
  return asked_;
}

WatchedFiles::Opened WatchedFiles::opened() const {
  const std::lock_guard lock(mutex_);
  return opened_;
}

}  // namespace vestnik::preview
