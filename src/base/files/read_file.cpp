#include "base/files/read_file.hpp"

namespace vestnik {

FileContent read_file(const FileSource& source, const std::filesystem::path& path, std::size_t most) {
  using State = FileContent::State;
  if (path.native().find('\0') != std::string::npos) return {.state = State::missing, .bytes = {}};
  FileContent content = source.read(path, most);
  if (content.state == State::found) {
    if (!content.bytes) {
      content.state = State::unreadable;
    } else if (content.bytes->size() > most) {
      content.state = State::too_large;
    }
  }
  if (content.state != State::found) content.bytes.reset();
  return content;
}

}  // namespace vestnik
