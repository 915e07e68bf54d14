#include "tools/preview/session.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include "base/files/data_folder.hpp"
#include "engine/typeset/typeset.hpp"
#include "input/issue/reading_order.hpp"
#include "tools/preview/sources.hpp"
#include "tools/preview/watched_files.hpp"

namespace vestnik::preview {
namespace {

/// Who saves without a pause still wants to see something.
constexpr int most_cancelled = 3;

bool was_cancelled(const std::vector<Diagnostic>& findings) {
  return std::ranges::any_of(findings, [](const Diagnostic& finding) { return finding.code == "cancelled"; });
}

/// With the lines of `files` that they are about.
std::vector<ShownFinding> shown(std::vector<Diagnostic> findings, const std::filesystem::path& descriptor,
                                const WatchedFiles::Opened& files) {
  std::vector<ShownFinding> result;
  result.reserve(findings.size());
  std::set<std::filesystem::path> paths;
  for (const auto& [path, bytes] : files) paths.insert(path);
  std::map<std::filesystem::path, Excerpts> excerpts;
  for (Diagnostic& finding : findings) {
    ShownFinding& next = result.emplace_back();
    next.finding = std::move(finding);
    const SourceRange& where = next.finding.where;
    const auto path = where.line > 0 ? source_path(descriptor, where.file, paths) : std::nullopt;
    const auto file = path ? files.find(*path) : files.end();
    if (file != files.end() && file->second != nullptr) {
      next.excerpt = excerpts.try_emplace(*path, *file->second).first->second.at(where);
    }
  }
  return result;
}

}  // namespace

Session::Session(std::filesystem::path descriptor, TypesetOptions options)
    : descriptor_(std::move(descriptor)),
      options_(std::move(options)),
      assets_(data_folder(options_.data_folder)),
      watch_thread_([this](const std::stop_token& stop) { watch(stop); }),
      build_thread_([this](const std::stop_token& stop) { build(stop); }) {}

Session::~Session() {
  watch_thread_.request_stop();
  build_thread_.request_stop();
  watcher_.end();
  const std::lock_guard lock(mutex_);
  running_.request_stop();
}

std::shared_ptr<const State> Session::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

std::shared_ptr<const State> Session::later_than(std::uint64_t known, std::chrono::milliseconds most) const {
  std::unique_lock lock(mutex_);
  if (!news_.wait_for(lock, most, [&] { return state_->number > known; })) return nullptr;
  return state_;
}

void Session::watch(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    const auto changed = watcher_.wait();
    if (!changed) return;
    const std::lock_guard lock(mutex_);
    if (!changed_) changed_ = *changed;
    if (cancelled_ < most_cancelled) running_.request_stop();
    news_.notify_all();
  }
}

void Session::build(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    std::stop_source cancel;
    Watcher::Clock::time_point changed;
    {
      std::unique_lock lock(mutex_);
      if (!news_.wait(lock, stop, [this] { return changed_.has_value(); })) return;
      changed = *std::exchange(changed_, std::nullopt);
      running_ = cancel;
    }
    const bool ended = build_once(cancel, changed);
    const std::lock_guard lock(mutex_);
    cancelled_ = ended ? 0 : cancelled_ + 1;
    // The change that waits longest is the one that counts.
    if (!ended && !stop.stop_requested()) changed_ = changed;
  }
}

bool Session::build_once(std::stop_source& cancel, Watcher::Clock::time_point changed) {
  const auto began = Watcher::Clock::now();
  const auto files = std::make_shared<const WatchedFiles>(watcher_);
  TypesetOptions options = options_;
  options.map = true;
  options.files = files;
  options.stop = cancel.get_token();
  Outcome<Issue> issue = load_issue(descriptor_, options);
  std::vector<Diagnostic> findings = std::move(issue.diagnostics);
  std::optional<Release> release;
  std::shared_ptr<const Issue> loaded;
  if (issue.value && !has_errors(findings)) {
    loaded = std::make_shared<const Issue>(std::move(*issue.value));
    Outcome<Release> outcome = typeset(*loaded, options, assets_);
    add_by_place(*loaded, findings, std::move(outcome.diagnostics));
    release = std::move(outcome.value);
  }
  if (was_cancelled(findings)) return false;
  State next;
  const std::shared_ptr<const State> before = state();
  next.number = before->number + 1;
  next.edition = before->edition;
  next.earlier = before->earlier;
  if (release && release->map) {
    auto edition = std::make_shared<const Edition>(next.number, std::move(loaded), std::move(*release));
    if (edition->readable()) next.earlier = std::exchange(next.edition, std::move(edition));
  }
  const WatchedFiles::Opened opened = files->opened();
  for (const auto& [path, bytes] : opened) next.files.insert(path);
  next.findings = shown(std::move(findings), descriptor_, opened);
  next.watch_problem = watcher_.problem();
  const auto now = Watcher::Clock::now();
  next.build = now - began;
  next.since_change = now - changed;
  // After an error the files of the last good build still count: what is wrong may be put right in any of them.
  const bool complete = next.current();
  publish(std::move(next));
  if (complete) watcher_.retain(files->asked());
  return true;
}

void Session::publish(State state) {
  auto published = std::make_shared<const State>(std::move(state));
  const std::lock_guard lock(mutex_);
  state_ = std::move(published);
  news_.notify_all();
}

std::shared_ptr<const Edition> Session::proof(const Edition& edition) {
  return edition.proof([this](const Edition& plain) -> std::shared_ptr<const Edition> {
    TypesetOptions options = options_;
    options.map = options.proof = true;
    Outcome<Release> outcome = typeset(plain.issue(), options, assets_);
    if (!outcome.value || !outcome.value->map) return nullptr;
    auto issue = std::make_shared<const Issue>(plain.issue());
    return std::make_shared<const Edition>(plain.number(), std::move(issue), std::move(*outcome.value));
  });
}

}  // namespace vestnik::preview
