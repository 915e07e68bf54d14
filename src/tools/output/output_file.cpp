#include "tools/output/output_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include "tools/output/failure.hpp"

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

std::filesystem::path behind_links(const std::filesystem::path& path) {
  constexpr int most_links = 40;  // the kernel's limit
  std::error_code error;
  std::filesystem::path target = std::filesystem::absolute(path, error);
  for (int links = 0; links < most_links && std::filesystem::is_symlink(target, error); ++links) {
    target = target.parent_path() / std::filesystem::read_symlink(target, error);
  }
  return target;
}

bool same_place(const std::filesystem::path& one, const std::filesystem::path& other) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(one, error);
  if (status.type() == std::filesystem::file_type::not_found) {
    const auto place = [&](const auto& path) { return std::filesystem::weakly_canonical(behind_links(path), error); };
    return place(one) == place(other);
  }
  return std::filesystem::is_regular_file(status) && std::filesystem::equivalent(one, other, error);
}

OutputFile::OutputFile(const std::filesystem::path& path, Replacing how) : path_(path), how_(std::move(how)) {
  struct stat there {};
  const bool exists = stat(path.c_str(), &there) == 0;
  if (!exists && errno == ELOOP) {
    error_ = ELOOP;
    return;
  }
  if (exists && S_ISDIR(there.st_mode)) {
    error_ = EISDIR;
    return;
  }
  if (exists && !S_ISREG(there.st_mode)) {  // a file put in its place would be no device and no pipe
    descriptor_ = open(path.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC);
    if (descriptor_ < 0) error_ = errno;
    return;
  }
  target_ = behind_links(path);
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

std::optional<LocalText> OutputFile::problem() const {
  if (error_ == 0) return std::nullopt;
  return cannot_write(path_, error_);
}

std::optional<LocalText> OutputFile::commit() {
  const bool in_the_making = !temporary_.empty();
  if (error_ == 0 && in_the_making && (fchmod(descriptor_, new_file_mode()) != 0 || fsync(descriptor_) != 0)) {
    error_ = errno;
  }
  if (error_ == 0 && close(std::exchange(descriptor_, -1)) != 0) error_ = errno;
  if (error_ == 0 && in_the_making && std::rename(temporary_.c_str(), target_.c_str()) != 0) error_ = errno;
  if (error_ != 0) return problem();
  temporary_.clear();
  if (in_the_making && how_.flush_name) flush_folder(target_.parent_path());
  return std::nullopt;
}

std::optional<LocalText> replace_file(const std::filesystem::path& path, std::string_view bytes, const Replacing& how) {
  OutputFile file(path, how);
  file.append(bytes);
  return file.commit();
}

std::optional<LocalText> prepare_output(const std::filesystem::path& path) {
  std::error_code error;
  const std::filesystem::file_status there = std::filesystem::status(path, error);
  const bool a_device = std::filesystem::exists(there) && !std::filesystem::is_regular_file(there) &&
                        !std::filesystem::is_directory(there);
  if (a_device) {  // opening a pipe would wait for its reader
    if (access(path.c_str(), W_OK) == 0) return std::nullopt;
    return cannot_write(path, errno);
  }
  const std::filesystem::path folder = behind_links(path).parent_path();
  std::filesystem::create_directories(folder, error);
  if (error) return cannot_make(folder, error.value());
  return OutputFile(path).problem();
}

}  // namespace vestnik
