/// @file archive.hpp
/// The output folder: PDFs, and in its folder .vestnik the records, the locks and what is in the making.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/files/disk.hpp"
#include "base/files/file_lock.hpp"
#include "tools/batch/job.hpp"
#include "tools/batch/record.hpp"

namespace vestnik::batch {

/// The right to write an archive, or a shard of it.
class Lock {
  friend class Archive;
  FileLock archive_, shard_;
};

/// Paths of one output folder, and the files in it. Immutable; several processes may use the same.
class Archive {
 public:
  Archive(std::filesystem::path folder, Shard shard, Disk& disk = system_disk());

  /// Makes the folder and takes the lock: a run over the whole archive excludes all others, one over a shard those over
  /// the whole archive and over the same shard. Then clears away what an earlier run of the shard left unfinished.
  /// Returns what went wrong in words.
  [[nodiscard]] std::optional<LocalText> open(Lock& lock) const;

  [[nodiscard]] std::filesystem::path pdf(const Job& job) const { return folder_ / job.output; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  [[nodiscard]] std::optional<Record> record(const Job& job) const;
  /// Puts a PDF in its place, whole, also through a power cut. Whether the new one or the old one came through that,
  /// the next run sees.
  [[nodiscard]] std::optional<LocalText> put_pdf(const Job& job, std::string_view bytes) const;
  /// Writes a record over the one that is there; if the run ends halfway, it is torn and costs the next one a rebuild.
  [[nodiscard]] std::optional<LocalText> put_record(const Job& job, const Record& record) const;

 private:
  [[nodiscard]] std::filesystem::path record_file(const Job& job) const;

  std::filesystem::path folder_, state_, run_;
  Shard shard_;
  Disk& disk_;
};

}  // namespace vestnik::batch
