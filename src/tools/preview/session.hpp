/// @file session.hpp
/// One issue under preview: built when its files change, the latest state there for all who ask.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "engine/typeset/asset_cache.hpp"
#include "tools/preview/edition.hpp"
#include "tools/preview/watcher.hpp"

namespace vestnik::preview {

/// Has two threads of its own: one waits for changes, the other builds. A change while it builds ends that build, whose
/// result nobody wants any more. Every function may be called from any thread.
class Session {
 public:
  /// `options.data_folder` is where Vestnik's own files lie; `files`, `stop` and `map` are set here.
  Session(std::filesystem::path descriptor, TypesetOptions options);
  /// Ends both threads.
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  [[nodiscard]] const std::filesystem::path& descriptor() const { return descriptor_; }
  [[nodiscard]] std::shared_ptr<const State> state() const;
  /// Waits until there is a later state than number `known`, but not longer than `most`. Nothing: none.
  [[nodiscard]] std::shared_ptr<const State> later_than(std::uint64_t known, std::chrono::milliseconds most) const;
  /// Of `edition`: with grid, lines and choices.
  [[nodiscard]] std::shared_ptr<const Edition> proof(const Edition& edition);

 private:
  void watch(const std::stop_token& stop);
  void build(const std::stop_token& stop);
  /// One build; whether it came to an end and was not cancelled.
  bool build_once(std::stop_source& cancel, Watcher::Clock::time_point changed);
  void publish(State state);

  std::filesystem::path descriptor_;
  TypesetOptions options_;
  AssetCache assets_;
  Watcher watcher_;

  mutable std::mutex mutex_;
  mutable std::condition_variable_any news_;
  std::shared_ptr<const State> state_ = std::make_shared<const State>();
  std::optional<Watcher::Clock::time_point> changed_ = Watcher::Clock::now();  // since what time a build is due
  std::stop_source running_{std::nostopstate};                                 // cancels the build that is running
  int cancelled_ = 0;                                                          // builds in a row
  std::jthread watch_thread_, build_thread_;                                   // last: they use all of the above
};

}  // namespace vestnik::preview
