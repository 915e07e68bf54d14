/// @file repository.hpp
/// Versions of files in a folder, kept by git.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct git_repository;

namespace vestnik::versions {

struct Author {
  std::string name, email;
};

struct Version {
  std::string id;       ///< 40 hexadecimal digits
  std::string message;  ///< its first line
  std::string author;
  std::int64_t time = 0;  ///< seconds since 1970
  std::vector<std::string> tags;
};

/// Why no version was kept.
enum class Hindrance : std::uint8_t {
  none,
  unusable,    ///< there is no repository, and none can be made
  busy,        ///< a merge or the like waits for its end, or no branch is checked out
  not_written  ///< git says no: a full disk, a lock, somebody else was faster
};

/// The repository that a folder lies in, or one that is made in it. For one thread at a time. Paths are relative to the
/// folder, "/" between its parts.
class Repository {
 public:
  explicit Repository(std::filesystem::path folder);
  ~Repository();
  Repository(const Repository&) = delete;
  Repository& operator=(const Repository&) = delete;

  /// Whether there is a repository yet.
  [[nodiscard]] bool exists() const { return repository_ != nullptr; }
  /// Makes a repository in a folder that has none. Leaves all that others keep in it.
  [[nodiscard]] Hindrance prepare();

  /// Who git says that writes; if it does not, the user of this machine.
  [[nodiscard]] Author author() const;
  /// For this repository. Returns whether that could be written.
  [[nodiscard]] bool set_author(const Author& author);

  /// Keeps `files` as they are on the disk; what is not there goes. The branch that is checked out gets one commit
  /// more, everything else stays, also what somebody prepared for a commit of their own. What the folder's ignore rules
  /// name is passed over. Without a difference there is no version.
  [[nodiscard]] Hindrance keep(const std::vector<std::string>& files, const std::string& message);
  /// Gives the latest version a name; one that is taken gets a number: the name that it got, or nothing.
  [[nodiscard]] std::optional<std::string> tag(const std::string& name, const std::string& message);

  /// The latest version; empty: none.
  [[nodiscard]] std::string head() const;
  /// Versions that changed something below `folder` ("": anything), latest first.
  [[nodiscard]] std::vector<Version> versions(const std::string& folder, std::size_t most) const;
  /// A file as it was; nothing if it was not there.
  [[nodiscard]] std::optional<std::string> bytes_at(const std::string& version, const std::string& file) const;
  /// All files below `folder`, as they were.
  [[nodiscard]] std::vector<std::string> files_at(const std::string& version, const std::string& folder) const;

 private:
  struct Free {
    void operator()(git_repository* repository) const;
  };
  void find();
  [[nodiscard]] std::string in_repository(const std::string& path) const;
  [[nodiscard]] bool is_busy() const;
  [[nodiscard]] bool update_index(const std::vector<std::string>& paths) const;

  std::filesystem::path folder_;
  std::unique_ptr<git_repository, Free> repository_;
  std::string prefix_;  ///< of the folder in the repository, with "/" at its end; empty: it is the repository's own
};

}  // namespace vestnik::versions
