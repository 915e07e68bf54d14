/// @file issue_task.hpp
/// One issue of a batch: is its PDF up to date, and if not, making it.
#pragma once

#include <cstdint>

#include "engine/typeset/asset_cache.hpp"
#include "tools/batch/archive.hpp"
#include "tools/batch/result.hpp"
#include "vestnik/typesetter.hpp"

namespace vestnik::batch {

enum class Mode : std::uint8_t {
  update,  ///< make what is not up to date
  verify,  ///< make every PDF again, compare it with the one that is there, write nothing
};

struct TaskOptions {
  TypesetOptions typeset;
  Mode mode = Mode::update;
  bool always = false;        ///< make even what is up to date
  bool read_content = false;  ///< compare by content alone, never by the file system's signatures
};

/// What one worker does. Keeps what issues have in common; not to be shared between threads.
class IssueTask {
 public:
  /// `environment`: as environment_hash gives it for `assets_folder` and the options.
  IssueTask(const Archive& archive, const TaskOptions& options, std::string environment,
            std::filesystem::path assets_folder)
      : archive_(archive), options_(options), environment_(std::move(environment)), assets_(std::move(assets_folder)) {}

  /// Throws std::bad_alloc, and std::runtime_error for an error in Vestnik; everything else is in the result.
  [[nodiscard]] Result run(const Job& job);

 private:
  [[nodiscard]] bool up_to_date(const Job& job, Result& result) const;
  void make(const Job& job, Result& result);
  void put(const Job& job, const std::string& pdf, const FileTrace& trace, Result& result) const;
  void compare(const Job& job, const std::string& pdf, Result& result) const;

  const Archive& archive_;
  const TaskOptions& options_;
  std::string environment_;
  AssetCache assets_;
};

}  // namespace vestnik::batch
