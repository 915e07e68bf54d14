#include "tools/batch/archive.hpp"

#include <fmt/format.h>

#include <chrono>
#include <system_error>
#include <utility>

#include "base/files/output_folder.hpp"
#include "base/files/read_file.hpp"
#include "findings/catalogue/file_failure.hpp"
#include "findings/catalogue/message.hpp"

namespace vestnik::batch {
namespace {

constexpr std::size_t largest_record = std::size_t{64} << 20;

namespace fs = std::filesystem;

/// The workers of a run that was killed follow it within moments.
constexpr std::chrono::milliseconds patience{1000};

std::optional<LocalText> take(FileLock& lock, const fs::path& file, FileLock::Kind kind) {
  const std::optional<LockError> error = lock.take(file, kind, patience);
  if (!error) return std::nullopt;
  if (error->reason == LockError::Reason::cannot_open) return cannot_write(file, error->code);
  if (error->reason == LockError::Reason::cannot_lock) return cannot_lock(file, error->code);
  return term("another run is writing {}", file.parent_path().parent_path().string());
}

}  // namespace

Archive::Archive(fs::path folder, Shard shard, Disk& disk)
    : folder_(std::move(folder)),
      state_(folder_ / ".vestnik"),
      run_(state_ / fmt::format("run-{}-of-{}", shard.number, shard.of)),
      shard_(shard),
      disk_(disk) {}

std::optional<LocalText> Archive::open(Lock& lock) const {
  if (auto problem = in_words(make_folders(state_, disk_))) return problem;
  using Kind = FileLock::Kind;
  const bool whole = shard_.of == 1;
  if (auto problem = take(lock.archive_, state_ / "lock", whole ? Kind::exclusive : Kind::shared)) return problem;
  if (!whole) {
    const fs::path file = state_ / fmt::format("lock-{}-of-{}", shard_.number, shard_.of);
    if (auto problem = take(lock.shard_, file, Kind::exclusive)) return problem;
  } else {
    // Nobody else is at work: what killed runs of shards left goes too.
    std::error_code failed;
    for (const fs::directory_entry& entry : fs::directory_iterator(state_, failed)) {
      if (entry.path().filename().string().starts_with("run-")) disk_.remove_folder(entry.path());
    }
  }
  disk_.remove_folder(run_);
  return in_words(make_folders(run_, disk_));
}

fs::path Archive::record_file(const Job& job) const { return state_ / "records" / (job.output + ".json"); }

std::optional<Record> Archive::record(const Job& job) const {
  const FileContent content = read_disk_file(record_file(job), largest_record);
  if (!content.bytes) return std::nullopt;
  return Record::parsed(*content.bytes);
}

std::optional<LocalText> Archive::put_pdf(const Job& job, std::string_view bytes) const {
  if (auto problem = in_words(make_folders(pdf(job).parent_path(), disk_))) return problem;
  return in_words(replace_file(pdf(job), bytes, {.temporary_folder = run_, .flush_name = false}, disk_));
}

std::optional<LocalText> Archive::put_record(const Job& job, const Record& record) const {
  if (auto problem = in_words(make_folders(record_file(job).parent_path(), disk_))) return problem;
  return in_words(overwrite_file(record_file(job), record.serialised(), disk_));
}

}  // namespace vestnik::batch
