/// @file pictures.hpp
/// Pictures as XObjects: one for each distinct picture, however often it is shown.
#pragma once

#include <array>
#include <cstdint>
#include <future>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "pdf/haru.hpp"
#include "picture/picture.hpp"

namespace vestnik {

class PictureSet {
 public:
  explicit PictureSet(Haru& haru) : haru_(haru) {}

  /// The resource name of `picture`, e.g. "X1". The picture must live until `write`: it is compressed meanwhile.
  [[nodiscard]] const std::string& name(const DecodedPicture& picture);
  [[nodiscard]] static bool transparent(const DecodedPicture& picture);
  void write(HPDF_Dict resources);

 private:
  struct Entry {
    const DecodedPicture* picture = nullptr;
    std::future<std::string> data, alpha;  ///< deflated, of a raster picture that is not so already
  };
  [[nodiscard]] std::future<std::string> compress(const std::string& bytes);
  [[nodiscard]] HPDF_Dict image(const RasterPicture& picture, Entry& entry);
  [[nodiscard]] void* color_space(const RasterPicture& picture);
  [[nodiscard]] HPDF_Dict form(const Drawing& drawing, Pt width, Pt height);

  Haru& haru_;
  std::map<std::array<std::uint64_t, 2>, std::string> names_;
  std::vector<Entry> entries_;  ///< of name "X1", "X2", ...
  int threads_ = 0;
};

}  // namespace vestnik
