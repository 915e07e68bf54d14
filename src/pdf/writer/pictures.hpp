/// @file pictures.hpp
/// Pictures as XObjects: one for each distinct picture, however often it is shown.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "model/picture/picture.hpp"
#include "pdf/writer/haru.hpp"

namespace vestnik {

class PictureSet {
 public:
  explicit PictureSet(Haru& haru) : haru_(haru) {}

  /// The resource name of `picture`, e.g. "X1". The picture must live until `write`.
  [[nodiscard]] const std::string& name(const DecodedPicture& picture);
  [[nodiscard]] static bool transparent(const DecodedPicture& picture);

  /// Pixels that are to be compressed before `write`, each once; threads may share them out.
  [[nodiscard]] std::size_t streams() const { return streams_.size(); }
  void compress(std::size_t stream) { streams_[stream].deflated = haru_.deflated(*streams_[stream].pixels); }
  void write(HPDF_Dict resources);

 private:
  struct Stream {
    const std::string* pixels = nullptr;
    std::string deflated;
  };
  struct Entry {
    const DecodedPicture* picture = nullptr;
    std::size_t data = 0, alpha = 0;  ///< in streams_; the picture says if it has them
  };
  [[nodiscard]] HPDF_Dict image(const RasterPicture& picture, const Entry& entry);
  [[nodiscard]] void* color_space(const RasterPicture& picture);
  [[nodiscard]] HPDF_Dict form(const Drawing& drawing, Pt width, Pt height);

  Haru& haru_;
  std::map<std::array<std::uint64_t, 2>, std::string> names_;
  std::vector<Entry> entries_;  ///< of name "X1", "X2", ...
  std::vector<Stream> streams_;
};

}  // namespace vestnik
