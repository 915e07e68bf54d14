#include "output/output_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

namespace vestnik {
namespace {

/// Permissions of a new file, as the user's mask has them; mkstemp gives none to others.
mode_t new_file_mode() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

/// The rename itself must survive a power cut. A file system that cannot do this has done its best already.
void flush_folder(const std::filesystem::path& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  fsync(descriptor);
  close(descriptor);
}

}  // namespace

OutputFile::OutputFile(const std::filesystem::path& path, Replacing how) : path_(path), how_(std::move(how)) {
  std::error_code error;
  target_ = std::filesystem::absolute(path, error);
  if (std::filesystem::is_symlink(target_, error)) target_ = std::filesystem::weakly_canonical(target_, error);
  if (std::filesystem::is_directory(target_, error)) {
    error_ = EISDIR;
    return;
  }
  const std::filesystem::path& folder = how_.temporary_folder.empty() ? target_.parent_path() : how_.temporary_folder;
  temporary_ = (folder / fmt::format(".{}.XXXXXX.tmp", target_.filename().string())).string();
  descriptor_ = mkostemps(temporary_.data(), 4, O_CLOEXEC);
  if (descriptor_ >= 0) return;
  error_ = errno;
  temporary_.clear();
}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) close(descriptor_);
  if (!temporary_.empty()) unlink(temporary_.c_str());
}

void OutputFile::append(std::string_view bytes) {
  while (error_ == 0 && !bytes.empty()) {
    const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      error_ = errno != 0 ? errno : EIO;
      return;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::optional<std::string> OutputFile::commit() {
  if (error_ == 0 && (fchmod(descriptor_, new_file_mode()) != 0 || fsync(descriptor_) != 0)) {
    error_ = errno;
  }
  if (error_ == 0 && close(std::exchange(descriptor_, -1)) != 0) error_ = errno;
  if (error_ == 0 && std::rename(temporary_.c_str(), target_.c_str()) != 0) error_ = errno;
  if (error_ != 0) {
    return fmt::format("cannot write {}: {}", path_.string(),
                       std::error_code(error_, std::generic_category()).message());
  }
  temporary_.clear();
  if (how_.flush_name) flush_folder(target_.parent_path());
  return std::nullopt;
}

std::optional<std::string> replace_file(const std::filesystem::path& path, std::string_view bytes,
                                        const Replacing& how) {
  OutputFile file(path, how);
  file.append(bytes);
  return file.commit();
}

}  // namespace vestnik
