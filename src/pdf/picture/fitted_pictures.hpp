/// @file fitted_pictures.hpp
/// Pictures that were made for pages before: an issue that is built again after a save shows most of them again.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "model/picture/picture.hpp"
#include "pdf/picture/reducer.hpp"

namespace vestnik {

/// Threads may share one. What it gives is what would be made again; of bounded size.
class FittedPictures {
 public:
  [[nodiscard]] std::shared_ptr<const DecodedPicture> find(const std::array<std::uint64_t, 2>& hash,
                                                           PixelSize size) const {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find({hash, {size.width, size.height}});
    return found == kept_.end() ? nullptr : found->second;
  }
  void keep(PixelSize size, std::shared_ptr<const DecodedPicture> fitted) {
    constexpr std::size_t most_bytes = std::size_t{64} << 20;
    const auto& raster = std::get<RasterPicture>(fitted->content);
    const std::size_t bytes = raster.data.size() + raster.alpha.size() + raster.icc_profile.size();
    const std::lock_guard lock(mutex_);
    if (bytes_ + bytes > most_bytes) {  // who comes again is kept again
      kept_.clear();
      bytes_ = 0;
    }
    if (bytes > most_bytes) return;
    const Key key{fitted->hash, {size.width, size.height}};
    if (kept_.emplace(key, std::move(fitted)).second) bytes_ += bytes;
  }

 private:
  using Key = std::pair<std::array<std::uint64_t, 2>, std::array<unsigned, 2>>;

  mutable std::mutex mutex_;
  std::map<Key, std::shared_ptr<const DecodedPicture>> kept_;
  std::size_t bytes_ = 0;
};

}  // namespace vestnik
