#include <cerrno>
#include <fstream>
#include <new>
#include <system_error>

#include "vestnik/file_source.hpp"

namespace vestnik {
namespace {

class DiskFiles final : public FileSource {
 public:
  [[nodiscard]] FileContent read(const std::filesystem::path& path, std::size_t most) const override {
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (std::filesystem::is_directory(status)) return {.state = FileContent::State::folder, .bytes = {}};
    if (!std::filesystem::is_regular_file(status)) return {.state = FileContent::State::missing, .bytes = {}};
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error) return {.state = FileContent::State::unreadable, .bytes = {}};
    if (size > most) return {.state = FileContent::State::too_large, .bytes = {}};
    std::string bytes(static_cast<std::size_t>(size), '\0');
    errno = 0;
    std::ifstream stream(path, std::ios::binary);
    if (!stream || !stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
      if (errno == ENOMEM) throw std::bad_alloc();
      return {.state = FileContent::State::unreadable, .bytes = {}};
    }
    return {.state = FileContent::State::found, .bytes = std::make_shared<const std::string>(std::move(bytes))};
  }

  [[nodiscard]] std::filesystem::path resolve(const std::filesystem::path& path) const override {
    std::error_code error;
    const std::filesystem::path absolute = std::filesystem::absolute(path, error);
    std::filesystem::path resolved = std::filesystem::weakly_canonical(absolute, error);
    // Links in a circle, or a name too long: nothing can be read there, but the path stays one of its own.
    return error ? absolute.lexically_normal() : resolved;
  }

  [[nodiscard]] std::optional<std::filesystem::path> on_disk(const std::filesystem::path& path) const override {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
    return path;
  }
};

}  // namespace

std::shared_ptr<const FileSource> disk_files() {
  static const std::shared_ptr<const FileSource> files = std::make_shared<const DiskFiles>();
  return files;
}

}  // namespace vestnik
