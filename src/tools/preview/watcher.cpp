#include "tools/preview/watcher.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <system_error>

#include "findings/catalogue/file_failure.hpp"
#include "findings/catalogue/preview_texts.hpp"

namespace vestnik::preview {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t folder_gone = IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT;
/// A new file counts when it is closed; what IN_CREATE says of is a link or a folder.
constexpr std::uint32_t watched = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ATTRIB |
                                  IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

/// Why the system watches no more; for a watch, "no space" means a limit of its own.
LocalText reason(int error) { return error == ENOSPC ? texts::too_many_watches.local() : system_reason(error); }

fs::path plain_path(const fs::path& file) {
  std::error_code failed;
  const fs::path path = fs::absolute(file, failed);
  return (failed ? file : path).lexically_normal();
}

bool is_plain_file(const fs::path& path) {
  std::error_code failed;
  return fs::symlink_status(path, failed).type() == fs::file_type::regular;
}

}  // namespace

Watcher::Watcher() : inotify_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)), wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (inotify_ < 0 || wake_ < 0) problem_ = system_reason(errno);
}

Watcher::~Watcher() {
  if (inotify_ >= 0) close(inotify_);
  if (wake_ >= 0) close(wake_);
}

std::optional<LocalText> Watcher::problem() const {
  const std::lock_guard lock(mutex_);
  return problem_;
}

void Watcher::add(const fs::path& file) {
  const std::lock_guard lock(mutex_);
  if (files_.insert(plain_path(file)).second) watch(plain_path(file));
}

void Watcher::retain(const std::set<fs::path>& files) {
  const std::lock_guard lock(mutex_);
  std::set<fs::path> kept;
  for (const fs::path& file : files) kept.insert(plain_path(file));
  if (kept == files_) return;
  files_ = std::move(kept);
  watch_again();
}

// The file in its folder, and the folder in the one above it, which may be replaced as a whole. Where a link leads,
// too.
void Watcher::watch(const fs::path& file) {
  std::error_code failed;
  const fs::path target = fs::weakly_canonical(file, failed);
  for (fs::path path : {file, failed ? file : target}) {
    for (int level = 0; level < 2 && path.has_relative_path(); ++level, path = path.parent_path()) {
      fs::path folder = path.parent_path(), name = path.filename();
      // Of folders that are not there, the first that is missing counts.
      while (!fs::is_directory(folder, failed) && folder.has_relative_path()) {
        name = folder.filename();
        folder = folder.parent_path();
      }
      watch_name(folder, name.string());
    }
    if (target == file) break;
  }
}

void Watcher::watch_name(const fs::path& folder, const std::string& name) {
  names_[folder].insert(name);
  if (folders_.contains(folder) || inotify_ < 0) return;
  const int descriptor = inotify_add_watch(inotify_, folder.c_str(), watched);
  if (descriptor < 0) {
    problem_ = texts::not_watched.local(folder.string(), reason(errno));
    return;
  }
  folders_[folder] = descriptor;
  by_descriptor_[descriptor].insert(folder);
}

void Watcher::forget_folders() {
  for (auto folder = folders_.begin(); folder != folders_.end();) {
    if (names_.contains(folder->first)) {
      ++folder;
      continue;
    }
    std::set<fs::path>& same = by_descriptor_[folder->second];
    same.erase(folder->first);
    if (same.empty()) {
      inotify_rm_watch(inotify_, folder->second);
      by_descriptor_.erase(folder->second);
    }
    folder = folders_.erase(folder);
  }
}

void Watcher::watch_again() {
  names_.clear();
  for (const fs::path& file : files_) watch(file);
  forget_folders();
}

bool Watcher::concerns(int descriptor, std::uint32_t mask, const std::string& name) {
  if ((mask & IN_Q_OVERFLOW) != 0) return true;
  const auto known = by_descriptor_.find(descriptor);
  if (known == by_descriptor_.end()) return false;
  if ((mask & (folder_gone | IN_IGNORED)) != 0) {
    for (const fs::path& folder : known->second) folders_.erase(folder);
    if ((mask & IN_IGNORED) == 0) inotify_rm_watch(inotify_, descriptor);
    by_descriptor_.erase(known);
    watch_again();
    return true;
  }
  bool counts = false;
  for (const fs::path& folder : known->second) {
    const auto names = names_.find(folder);
    const bool ours = names != names_.end() && names->second.contains(name);
    counts = counts || (ours && ((mask & IN_CREATE) == 0 || !is_plain_file(folder / name)));
  }
  // A folder that was missing is there, or another one took its place.
  if (counts && (mask & IN_ISDIR) != 0) {
    folders_.clear();
    for (const auto& [old, folders] : by_descriptor_) inotify_rm_watch(inotify_, old);
    by_descriptor_.clear();
    watch_again();
  }
  return counts;
}

bool Watcher::read_events() {
  alignas(inotify_event) std::array<char, 16384> buffer{};
  bool counts = false;
  for (;;) {
    const ssize_t size = read(inotify_, buffer.data(), buffer.size());
    if (size <= 0) return counts;
    const std::lock_guard lock(mutex_);
    for (ssize_t at = 0; at < size;) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const char* name = buffer.data() + at + sizeof event;
      counts = concerns(event.wd, event.mask, event.len > 0 ? std::string(name) : std::string()) || counts;
      at += static_cast<ssize_t>(sizeof event + event.len);
    }
  }
}

std::optional<Watcher::Clock::time_point> Watcher::wait() {
  std::optional<Clock::time_point> first;
  for (;;) {
    std::array<pollfd, 2> ready{{{inotify_, POLLIN, 0}, {wake_, POLLIN, 0}}};
    const int count = poll(ready.data(), ready.size(), first ? static_cast<int>(settle.count()) : -1);
    if (count < 0 && errno != EINTR) return std::nullopt;
    if ((ready[1].revents & POLLIN) != 0) return std::nullopt;
    const bool changed = count > 0 && (ready[0].revents & POLLIN) != 0 && read_events();
    if (changed && !first) first = Clock::now();
    if (first && (count == 0 || Clock::now() - *first >= most)) return first;
  }
}

void Watcher::end() {
  const std::uint64_t one = 1;
  // It fails only if it was called billions of times.
  static_cast<void>(!write(wake_, &one, sizeof one));
}

}  // namespace vestnik::preview
