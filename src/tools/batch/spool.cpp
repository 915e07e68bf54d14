#include "tools/batch/spool.hpp"

namespace vestnik::batch {

bool Spool::put(std::size_t index, std::string_view line) {
  const std::optional<ScratchFile::Place> place = file_.append(line);
  if (place) places_[index] = *place;
  return place.has_value();
}

std::string Spool::get(std::size_t index) const { return file_.read(places_[index]).value_or(std::string()); }

}  // namespace vestnik::batch
