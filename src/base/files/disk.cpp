#include "base/files/disk.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace vestnik {
namespace {

/// Permissions of a new file, as the user's mask has them; mkstemp gives none to others.
mode_t new_file_mode() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
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

int Disk::flush(int descriptor) {
  return fchmod(descriptor, new_file_mode()) != 0 || fsync(descriptor) != 0 ? errno : 0;
}

int Disk::close(int descriptor) { return ::close(descriptor) != 0 ? errno : 0; }

int Disk::rename(const std::string& from, const std::filesystem::path& to) {
  return std::rename(from.c_str(), to.c_str()) != 0 ? errno : 0;
}

void Disk::remove(const std::string& name) { unlink(name.c_str()); }

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

}  // namespace vestnik
