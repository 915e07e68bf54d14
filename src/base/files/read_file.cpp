#include "base/files/read_file.hpp"

namespace vestnik {

FileContent read_file(const FileSource& source, const std::filesystem::path& path, std::size_t most) {
  using Found = FileContent::State;
  if (path.native().find('\0') != std::string::npos) return {.state = Found::missing, .bytes = {}};
  FileContent content = source.read(path, most);
  if (content.state == Found::found) {
    if (!content.bytes) {
      content.state = Found::unreadable;
    } else if (content.bytes->size() > most) {
      content.state = Found::too_large;
    }
  }
  if (content.state != Found::found) content.bytes.reset();
  return content;
}

}  // namespace vestnik
