#include "base/files/disk.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>

namespace vestnik {
namespace {

/// `mode` as the user's mask leaves it; what has a temporary name is made for its owner alone.
mode_t masked(mode_t mode) {
  const mode_t mask = umask(0);
  umask(mask);
  return mode & ~mask;
}

}  // namespace

int Disk::make_temporary(std::string& name, int& descriptor) {
  descriptor = mkostemps(name.data(), 4, O_CLOEXEC);
  return descriptor < 0 ? errno : 0;
}

int Disk::open_device(const std::filesystem::path& path, int& descriptor) {
  descriptor = open(path.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC);
  return descriptor < 0 ? errno : 0;
}

int Disk::create(const std::filesystem::path& path, int& descriptor) {
  descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  return descriptor < 0 ? errno : 0;
}

int Disk::open_file(const std::filesystem::path& path, int& descriptor) {
  // Without O_NONBLOCK a pipe would be waited for.
  const int opened = open(path.c_str(), O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (opened < 0) return errno;
  struct stat there {};
  if (fstat(opened, &there) == 0 && S_ISREG(there.st_mode)) {
    descriptor = opened;
    return 0;
  }
  ::close(opened);
  return EINVAL;
}

int Disk::write(int descriptor, const char* bytes, std::size_t size, std::size_t& written) {
  ssize_t count = -1;
  do {
    errno = 0;
    count = ::write(descriptor, bytes, size);
  } while (count < 0 && errno == EINTR);
  if (count <= 0) return errno != 0 ? errno : EIO;
  written = static_cast<std::size_t>(count);
  return 0;
}

int Disk::cut(int descriptor, std::size_t size) {
  return ftruncate(descriptor, static_cast<off_t>(size)) != 0 ? errno : 0;
}

int Disk::flush(int descriptor, std::optional<unsigned> permissions) {
  return fchmod(descriptor, permissions.value_or(masked(0666))) != 0 || fsync(descriptor) != 0 ? errno : 0;
}

int Disk::close(int descriptor) { return ::close(descriptor) != 0 ? errno : 0; }

int Disk::rename(const std::string& from, const std::filesystem::path& to) {
  return std::rename(from.c_str(), to.c_str()) != 0 ? errno : 0;
}

void Disk::remove(const std::string& name) { std::remove(name.c_str()); }

int Disk::make_folder(const std::filesystem::path& folder) { return mkdir(folder.c_str(), 0777) != 0 ? errno : 0; }

int Disk::make_temporary_folder(std::string& name) {
  return mkdtemp(name.data()) == nullptr || chmod(name.c_str(), masked(0777)) != 0 ? errno : 0;
}

int Disk::remove_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::remove_all(folder, error);
  return error.value();
}

void Disk::flush_folder(const std::filesystem::path& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  fsync(descriptor);
  ::close(descriptor);
}

Disk& system_disk() {
  static Disk disk;
  return disk;
}

int write_all(Disk& disk, int descriptor, std::string_view bytes) {
  int code = 0;
  for (std::size_t written = 0; code == 0 && !bytes.empty(); bytes.remove_prefix(written)) {
    written = 0;
    code = disk.write(descriptor, bytes.data(), bytes.size(), written);
  }
  return code;
}

}  // namespace vestnik
