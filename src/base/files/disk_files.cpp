#include <system_error>

#include "base/files/read_file.hpp"

namespace vestnik {
namespace {

class DiskFiles final : public FileSource {
 public:
  [[nodiscard]] FileContent read(const std::filesystem::path& path, std::size_t most) const override {
    return read_disk_file(path, most);
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
