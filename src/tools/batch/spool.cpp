#include "tools/batch/spool.hpp"

#include <unistd.h>

#include <cstdint>

namespace vestnik::batch {

bool Spool::put(std::size_t index, std::string_view line) {
  if (!file_) return false;
  const Place place{end_, line.size()};
  while (!line.empty()) {
    const ssize_t written = pwrite(fileno(file_.get()), line.data(), line.size(), static_cast<off_t>(end_));
    if (written <= 0) return false;
    line.remove_prefix(static_cast<std::size_t>(written));
    end_ += static_cast<std::uint64_t>(written);
  }
  places_[index] = place;
  return true;
}

std::string Spool::get(std::size_t index) const {
  const Place& place = places_[index];
  std::string line(place.size, '\0');
  std::size_t got = 0;
  while (got < line.size()) {
    const ssize_t count =
        pread(fileno(file_.get()), line.data() + got, line.size() - got, static_cast<off_t>(place.begin + got));
    if (count <= 0) return {};
    got += static_cast<std::size_t>(count);
  }
  return line;
}

}  // namespace vestnik::batch
