#include "tools/batch/archive.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <fstream>
#include <iterator>
#include <system_error>
#include <thread>
#include <utility>

#include "base/files/output_file.hpp"
#include "findings/catalogue/file_failure.hpp"
#include "findings/catalogue/message.hpp"

namespace vestnik::batch {
namespace {

namespace fs = std::filesystem;

/// The workers of a run that was killed follow it within moments.
constexpr std::chrono::milliseconds patience{1000};

/// Locks `file` by `operation` (LOCK_SH or LOCK_EX) for the process and its children; `descriptor` holds it then.
std::optional<LocalText> take(const fs::path& file, int operation, int& descriptor) {
  descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0) return cannot_write(file, errno);
  const auto last = std::chrono::steady_clock::now() + patience;
  while (flock(descriptor, operation | LOCK_NB) != 0) {
    if (errno == EINTR || (errno == EWOULDBLOCK && std::chrono::steady_clock::now() < last)) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      continue;
    }
    if (errno != EWOULDBLOCK) return cannot_lock(file, errno);
    return term("another run is writing {}", file.parent_path().parent_path().string());
  }
  return std::nullopt;
}

std::optional<LocalText> make_folder(const fs::path& folder) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (!failed) return std::nullopt;
  return cannot_make(folder, failed.value());
}

/// Writes over what `target` held. Several times cheaper than another file and a rename, and may leave it torn.
std::optional<LocalText> overwrite(const fs::path& target, std::string_view bytes) {
  const int file = open(target.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0) return cannot_write(target, errno);
  int error = 0;
  for (std::size_t done = 0; error == 0 && done < bytes.size();) {
    const ssize_t written = write(file, bytes.data() + done, bytes.size() - done);
    if (written > 0) {
      done += static_cast<std::size_t>(written);
    } else if (errno != EINTR) {
      error = written < 0 ? errno : EIO;
    }
  }
  // Cut off last: a file cut to nothing first is flushed to the disk when it is closed.
  if (error == 0 && ftruncate(file, static_cast<off_t>(bytes.size())) != 0) error = errno;
  if (close(file) != 0 && error == 0) error = errno;
  if (error == 0) return std::nullopt;
  return cannot_write(target, error);
}

}  // namespace

Lock::Lock(Lock&& other) noexcept
    : archive_(std::exchange(other.archive_, -1)), shard_(std::exchange(other.shard_, -1)) {}

Lock& Lock::operator=(Lock&& other) noexcept {
  std::swap(archive_, other.archive_);
  std::swap(shard_, other.shard_);
  return *this;
}

Lock::~Lock() {
  if (shard_ >= 0) close(shard_);
  if (archive_ >= 0) close(archive_);
}

Archive::Archive(fs::path folder, Shard shard)
    : folder_(std::move(folder)),
      state_(folder_ / ".vestnik"),
      run_(state_ / fmt::format("run-{}-of-{}", shard.number, shard.of)),
      shard_(shard) {}

std::optional<LocalText> Archive::open(Lock& lock) const {
  std::error_code failed;
  fs::create_directories(state_, failed);
  if (failed) return cannot_make(state_, failed.value());
  const bool whole = shard_.of == 1;
  if (auto problem = take(state_ / "lock", whole ? LOCK_EX : LOCK_SH, lock.archive_)) return problem;
  if (!whole) {
    const fs::path file = state_ / fmt::format("lock-{}-of-{}", shard_.number, shard_.of);
    if (auto problem = take(file, LOCK_EX, lock.shard_)) return problem;
  } else {
    // Nobody else is at work: what killed runs of shards left goes too.
    for (const fs::directory_entry& entry : fs::directory_iterator(state_, failed)) {
      if (entry.path().filename().string().starts_with("run-")) fs::remove_all(entry.path(), failed);
    }
  }
  fs::remove_all(run_, failed);
  fs::create_directories(run_, failed);
  if (failed) return cannot_make(run_, failed.value());
  return std::nullopt;
}

fs::path Archive::record_file(const Job& job) const { return state_ / "records" / (job.output + ".json"); }

std::optional<Record> Archive::record(const Job& job) const {
  std::ifstream stream(record_file(job), std::ios::binary);
  if (!stream) return std::nullopt;
  return Record::parsed(std::string{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()});
}

std::optional<LocalText> Archive::put_pdf(const Job& job, std::string_view bytes) const {
  if (auto problem = make_folder(pdf(job).parent_path())) return problem;
  return in_words(replace_file(pdf(job), bytes, {.temporary_folder = run_, .flush_name = false}));
}

std::optional<LocalText> Archive::put_record(const Job& job, const Record& record) const {
  if (auto problem = make_folder(record_file(job).parent_path())) return problem;
  return overwrite(record_file(job), record.serialised());
}

}  // namespace vestnik::batch
