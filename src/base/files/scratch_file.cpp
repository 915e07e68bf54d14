#include "base/files/scratch_file.hpp"

#include <unistd.h>

namespace vestnik {

std::optional<ScratchFile::Place> ScratchFile::append(std::string_view bytes) {
  if (!file_) return std::nullopt;
  const Place place{end_, bytes.size()};
  while (!bytes.empty()) {
    const ssize_t written = pwrite(fileno(file_.get()), bytes.data(), bytes.size(), static_cast<off_t>(end_));
    if (written <= 0) return std::nullopt;
    bytes.remove_prefix(static_cast<std::size_t>(written));
    end_ += static_cast<std::uint64_t>(written);
  }
  return place;
}

std::optional<std::string> ScratchFile::read(const Place& place) const {
  std::string bytes(place.size, '\0');
  for (std::size_t got = 0; got < bytes.size();) {
    const ssize_t count =
        pread(fileno(file_.get()), bytes.data() + got, bytes.size() - got, static_cast<off_t>(place.begin + got));
    if (count <= 0) return std::nullopt;
    got += static_cast<std::size_t>(count);
  }
  return bytes;
}

}  // namespace vestnik
