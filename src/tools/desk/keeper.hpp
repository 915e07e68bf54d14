/// @file keeper.hpp
/// Makes versions of what is changed in the desk: one at every pause.
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <stop_token>
#include <string>
#include <thread>

#include "tools/desk/shelf_folder.hpp"
#include "tools/edit/yaml_edit.hpp"
#include "tools/versions/repository.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik::desk {

/// Has a thread of its own. Every function may be called from any thread.
class Keeper {
 public:
  Keeper(std::filesystem::path folder, UiLanguage language);
  /// Keeps what is not yet kept.
  ~Keeper();
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;

  /// To be called before the desk changes a file of the issue: keeps what others did until now, once a run.
  void before_change(const ShelfIssue& issue);
  /// A file of the issue was changed: after a pause there is a version of it.
  void changed(const ShelfIssue& issue);
  /// Keeps what has changed now.
  void keep(const ShelfIssue& issue);
  [[nodiscard]] bool is_pending(const ShelfIssue& issue) const;
  /// Why the latest change has no version.
  [[nodiscard]] versions::Hindrance hindrance() const;

  /// While `use` runs it has the repository for itself.
  template <class Use>
  auto with_repository(const Use& use) {
    const std::lock_guard lock(repository_mutex_);
    return use(repository_);
  }
  /// A path in the issue's folder as the repository has it; empty: it lies outside the desk's folder.
  [[nodiscard]] std::string path_of(const ShelfIssue& issue, const std::string& name) const;
  /// The folder of an issue as the repository has it.
  [[nodiscard]] std::string folder_of(const ShelfIssue& issue) const;
  /// The descriptor of a version.
  [[nodiscard]] std::optional<edit::Value> issue_at(const ShelfIssue& issue, const std::string& version);

 private:
  using Clock = std::chrono::steady_clock;
  struct Pending {
    ShelfIssue issue;
    Clock::time_point first, last;
  };
  void run(const std::stop_token& stop);
  enum class By { desk, others };
  void keep(const ShelfIssue& issue, By by);
  [[nodiscard]] std::set<std::string> files_of(const ShelfIssue& issue, const edit::Value& root) const;

  std::filesystem::path folder_;
  UiLanguage language_;
  mutable std::mutex mutex_;
  std::condition_variable_any news_;
  std::map<std::string, Pending> pending_;
  unsigned added_ = 0;           ///< to it, until now
  std::set<std::string> begun_;  ///< issues whose state before the desk's first change is kept
  versions::Hindrance hindrance_ = versions::Hindrance::none;
  std::mutex repository_mutex_;
  versions::Repository repository_;
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace vestnik::desk
