/// @file watcher.hpp
/// Says when files change, by inotify: no polling, no load while nothing happens.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "vestnik/diagnostic.hpp"

namespace vestnik::preview {

/// Watches files by the folders that they lie in, so that editors that save by renaming, files that are not there yet,
/// links and folders that are replaced as a whole are noticed too. One thread may wait while others add files.
class Watcher {
 public:
  using Clock = std::chrono::steady_clock;

  Watcher();
  ~Watcher();
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;

  /// Why nothing, or not all, is watched: the system's limits, mostly. Empty: all is well.
  [[nodiscard]] std::optional<LocalText> problem() const;

  /// From now on a change of `file` is noticed; it need not exist. Absolute, or from the current folder.
  void add(const std::filesystem::path& file);
  /// Forgets all files but these.
  void retain(const std::set<std::filesystem::path>& files);

  /// Blocks until a file has changed and nothing more happened for `settle`, but not longer than `most` after the
  /// first change, the time of which it gives. Nothing: `end` was called.
  [[nodiscard]] std::optional<Clock::time_point> wait();
  /// Ends a `wait`, now and ever.
  void end();

  static constexpr std::chrono::milliseconds settle{4}, most{40};

 private:
  void watch(const std::filesystem::path& file);
  void watch_name(const std::filesystem::path& folder, const std::string& name);
  void forget_folders();
  void watch_again();
  /// Reads what the system has to say; whether a file that counts was touched.
  [[nodiscard]] bool read_events();
  [[nodiscard]] bool concerns(int descriptor, std::uint32_t mask, const std::string& name);

  int inotify_ = -1, wake_ = -1;
  mutable std::mutex mutex_;
  std::optional<LocalText> problem_;
  std::set<std::filesystem::path> files_;
  std::map<std::filesystem::path, std::set<std::string>> names_;  // of what counts, by folder
  std::map<std::filesystem::path, int> folders_;                  // to inotify's descriptors
  std::map<int, std::set<std::filesystem::path>> by_descriptor_;  // links may lead to the same folder
};

}  // namespace vestnik::preview
