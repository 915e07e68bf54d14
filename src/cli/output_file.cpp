#include "cli/output_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <vector>

namespace vestnik::cli {
namespace {

std::string reason(int error) { return std::error_code(error, std::generic_category()).message(); }

/// Permissions of a new file, as the user's mask has them; mkstemp gives none to others.
mode_t new_file_mode() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

/// A file descriptor and the temporary file behind it.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::filesystem::path& target) {
    const std::string pattern =
        (target.parent_path() / fmt::format(".{}.XXXXXX.tmp", target.filename().string())).string();
    name_.assign(pattern.begin(), pattern.end());
    name_.push_back('\0');
    descriptor_ = mkostemps(name_.data(), 4, O_CLOEXEC);
    if (descriptor_ < 0) error_ = errno;
  }
  ~TemporaryFile() {
    if (descriptor_ >= 0) close(descriptor_);
    if (!kept_ && error_ == 0) unlink(name_.data());
    if (!kept_ && created_) unlink(name_.data());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  /// 0, or the error that ended the work.
  int fill(std::string_view bytes) {
    if (descriptor_ < 0) return error_;
    created_ = true;
    while (!bytes.empty()) {
      const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return errno != 0 ? errno : EIO;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (fchmod(descriptor_, new_file_mode()) != 0 || fsync(descriptor_) != 0) return errno;
    const int closed = close(descriptor_);
    descriptor_ = -1;
    return closed == 0 ? 0 : errno;
  }

  int move_to(const std::filesystem::path& target) {
    if (std::rename(name_.data(), target.c_str()) != 0) return errno;
    kept_ = true;
    return 0;
  }

 private:
  std::vector<char> name_;
  int descriptor_ = -1;
  int error_ = 0;
  bool created_ = false, kept_ = false;
};

/// The rename itself must survive a power cut. A file system that cannot do this has done its best already.
void flush_folder(const std::filesystem::path& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  fsync(descriptor);
  close(descriptor);
}

}  // namespace

std::optional<std::string> replace_file(const std::filesystem::path& path, std::string_view bytes) {
  std::error_code error;
  std::filesystem::path target = std::filesystem::absolute(path, error);
  if (std::filesystem::is_symlink(target, error)) target = std::filesystem::weakly_canonical(target, error);
  const auto failed = [&](int code) { return fmt::format("cannot write {}: {}", path.string(), reason(code)); };
  if (std::filesystem::is_directory(target, error)) return failed(EISDIR);
  TemporaryFile temporary(target);
  if (const int code = temporary.fill(bytes); code != 0) return failed(code);
  if (const int code = temporary.move_to(target); code != 0) return failed(code);
  flush_folder(target.parent_path());
  return std::nullopt;
}

}  // namespace vestnik::cli
