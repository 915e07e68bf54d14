#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <new>
#include <vector>

#include "base/files/read_file.hpp"

namespace vestnik {
namespace {

using State = FileContent::State;

/// A piece stays in the processor's cache.
constexpr std::size_t piece_size = std::size_t{1} << 17U;

/// A file that is open for reading; closed with this.
class InputFile {
 public:
  /// `waits`: pipes and devices are read as well.
  InputFile(const std::filesystem::path& path, bool waits) {
    if (path.native().find('\0') != std::string::npos) return;
    // Without O_NONBLOCK a pipe that nobody writes to would be waited for.
    descriptor_ = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | (waits ? 0 : O_NONBLOCK));
    if (descriptor_ < 0) {
      if (errno == ENOMEM) throw std::bad_alloc();
      state_ = errno == ENOENT || errno == ENOTDIR || errno == ENXIO || errno == ELOOP || errno == ENAMETOOLONG
                   ? State::missing
                   : State::unreadable;
      return;
    }
    struct stat found {};
    if (fstat(descriptor_, &found) != 0) {
      state_ = State::unreadable;
    } else if (S_ISDIR(found.st_mode)) {
      state_ = State::folder;
    } else if (waits || S_ISREG(found.st_mode)) {
      state_ = State::found;
      size_ = S_ISREG(found.st_mode) ? static_cast<std::size_t>(found.st_size) : 0;
    }
  }
  ~InputFile() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  [[nodiscard]] State state() const { return state_; }
  /// What the file system says; files that it makes up say 0.
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Reads up to `size` bytes; 0 at the end, and after a failure, which `state` tells.
  [[nodiscard]] std::size_t read(char* bytes, std::size_t size) {
    ssize_t count = 0;
    do {
      count = ::read(descriptor_, bytes, size);
    } while (count < 0 && errno == EINTR);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == ENOMEM) throw std::bad_alloc();
    state_ = State::unreadable;
    return 0;
  }

 private:
  int descriptor_ = -1;
  State state_ = State::missing;
  std::size_t size_ = 0;
};

FileContent read_all(const std::filesystem::path& path, std::size_t most, bool waits) {
  InputFile file(path, waits);
  if (file.state() == State::found && file.size() > most) return {.state = State::too_large, .bytes = {}};
  if (file.state() != State::found) return {.state = file.state(), .bytes = {}};
  // One byte more than there is, so that the end is seen; a file may have grown since.
  std::string bytes(std::min(file.size(), most) + 1, '\0');
  std::size_t length = 0;
  while (const std::size_t count = file.read(bytes.data() + length, bytes.size() - length)) {
    length += count;
    if (length > most) return {.state = State::too_large, .bytes = {}};
    if (length == bytes.size()) bytes.resize(std::min(most, 2 * bytes.size() + piece_size) + 1);
  }
  if (file.state() != State::found) return {.state = file.state(), .bytes = {}};
  bytes.resize(length);
  return {.state = State::found, .bytes = std::make_shared<const std::string>(std::move(bytes))};
}

}  // namespace

FileContent read_disk_file(const std::filesystem::path& path, std::size_t most) { return read_all(path, most, false); }

FileContent read_disk_stream(const std::filesystem::path& path, std::size_t most) { return read_all(path, most, true); }

FileContent::State read_disk_pieces(const std::filesystem::path& path,
                                    const std::function<bool(std::string_view)>& take) {
  InputFile file(path, false);
  if (file.state() != State::found) return file.state();
  std::vector<char> piece(piece_size);
  while (const std::size_t count = file.read(piece.data(), piece.size())) {
    if (!take({piece.data(), count})) break;
  }
  return file.state();
}

}  // namespace vestnik
