#include "tools/desk/keeper.hpp"

#include <optional>
#include <utility>

#include "base/files/read_file.hpp"
#include "findings/catalogue/history_texts.hpp"
#include "input/files/files.hpp"
#include "tools/desk/changes.hpp"
#include "tools/desk/issue_file.hpp"

namespace vestnik::desk {
namespace {

namespace fs = std::filesystem;

/// Without a change for so long, work has come to a pause; who never pauses gets a version now and then.
constexpr std::chrono::seconds pause{2}, longest{60};

std::optional<edit::Value> tree_of(const std::string& bytes) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return edit::read_value_of(bytes.starts_with(mark) ? bytes.substr(mark.size()) : bytes);
}

std::optional<std::string> bytes_of(const fs::path& path) {
  const FileContent content = read_disk_file(path, Files::largest);
  return content.bytes ? std::optional(*content.bytes) : std::nullopt;
}

}  // namespace

Keeper::Keeper(fs::path folder, UiLanguage language)
    : folder_(std::move(folder)),
      language_(language),
      repository_(folder_),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

Keeper::~Keeper() {
  thread_.request_stop();
  thread_.join();
  for (const auto& [name, pending] : pending_) keep(pending.issue, By::desk);
}

void Keeper::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    std::optional<ShelfIssue> due;
    {
      std::unique_lock lock(mutex_);
      const auto now = Clock::now();
      auto next = now + std::chrono::hours(1);
      for (auto& [name, pending] : pending_) {
        const auto when = std::min(pending.last + pause, pending.first + longest);
        if (when <= now) due = pending.issue;
        next = std::min(next, when);
      }
      if (due) {
        pending_.erase(due->name);
      } else {
        news_.wait_until(lock, stop, next, [&, known = added_] { return added_ != known; });
        continue;
      }
    }
    keep(*due, By::desk);
  }
}

void Keeper::before_change(const ShelfIssue& issue) {
  {
    const std::lock_guard lock(mutex_);
    if (!begun_.insert(issue.name).second) return;
  }
  keep(issue, By::others);
}

void Keeper::changed(const ShelfIssue& issue) {
  const std::lock_guard lock(mutex_);
  const auto now = Clock::now();
  const auto [entry, is_new] = pending_.try_emplace(issue.name, Pending{.issue = issue, .first = now, .last = now});
  entry->second.last = now;
  if (!is_new) return;  // its time is only put off
  ++added_;
  news_.notify_all();
}

void Keeper::keep(const ShelfIssue& issue) {
  {
    const std::lock_guard lock(mutex_);
    pending_.erase(issue.name);
  }
  keep(issue, By::desk);
}

bool Keeper::is_pending(const ShelfIssue& issue) const {
  const std::lock_guard lock(mutex_);
  return pending_.contains(issue.name);
}

versions::Hindrance Keeper::hindrance() const {
  const std::lock_guard lock(mutex_);
  return hindrance_;
}

std::string Keeper::path_of(const ShelfIssue& issue, const std::string& name) const {
  std::error_code error;
  const fs::path path = fs::weakly_canonical(issue.path.parent_path() / name, error);
  const fs::path root = error ? fs::path() : fs::weakly_canonical(folder_, error);
  const fs::path relative = path.lexically_relative(root);
  const bool within = !error && !relative.empty() && *relative.begin() != "..";
  return within ? relative.generic_string() : std::string();
}

std::string Keeper::folder_of(const ShelfIssue& issue) const {
  return fs::path(issue.name).parent_path().generic_string();
}

std::optional<edit::Value> Keeper::issue_at(const ShelfIssue& issue, const std::string& version) {
  const auto bytes =
      with_repository([&](const versions::Repository& repository) { return repository.bytes_at(version, issue.name); });
  return bytes ? tree_of(*bytes) : std::nullopt;
}

/// What an issue consists of, as the repository names it: what the descriptor names, and what its publisher's file
/// does.
std::set<std::string> Keeper::files_of(const ShelfIssue& issue, const edit::Value& root) const {
  std::set<std::string> names = named_files(root), files{issue.name};
  if (const edit::Value* publisher = root.find("publisher"); publisher != nullptr && publisher->is_scalar()) {
    const fs::path beside = fs::path(publisher->text).parent_path();
    const auto bytes = bytes_of(issue.path.parent_path() / publisher->text);
    const auto tree = bytes ? tree_of(*bytes) : std::nullopt;
    if (tree) {
      for (const std::string& name : named_files(*tree)) names.insert((beside / name).generic_string());
    }
  }
  for (const std::string& name : names) {
    const std::string path = path_of(issue, name);
    std::error_code error;
    // A theme may be named without a file.
    if (!path.empty() && fs::is_regular_file(folder_ / path, error)) files.insert(path);
  }
  return files;
}

void Keeper::keep(const ShelfIssue& issue, By by) {
  const auto bytes = bytes_of(issue.path);
  const auto now = bytes ? tree_of(*bytes) : std::nullopt;
  const std::lock_guard lock(repository_mutex_);
  const std::string head = repository_.head();
  const auto old_bytes = repository_.bytes_at(head, issue.name);
  const auto before = old_bytes ? tree_of(*old_bytes) : std::nullopt;
  std::set<std::string> files{issue.name};
  if (now) files.merge(files_of(issue, *now));
  // What was deleted from the disk goes from the version, too.
  for (const std::string& file : repository_.files_at(head, folder_of(issue))) {
    std::error_code error;
    if (!fs::exists(folder_ / file, error)) files.insert(file);
  }
  std::set<std::string> changed;
  const std::string folder = folder_of(issue);
  for (const std::string& file : files) {
    if (file == issue.name || repository_.bytes_at(head, file) == bytes_of(folder_ / file)) continue;
    changed.insert(fs::path(file).lexically_relative(folder.empty() ? "." : folder).generic_string());
  }
  std::string message =
      !before || !now ? texts::taken_in.in(language_, issue.name) : described_change(*before, *now, changed, language_);
  if (before && by == By::others) message = texts::changed_outside.in(language_, message);
  const versions::Hindrance hindrance = repository_.keep({files.begin(), files.end()}, message);
  const std::lock_guard state(mutex_);
  hindrance_ = hindrance;
}

}  // namespace vestnik::desk
