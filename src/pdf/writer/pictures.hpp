/// @file pictures.hpp
/// Pictures as XObjects: one for each distinct picture, however often it is shown.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "layout/boxes/page_item.hpp"
#include "model/picture/picture.hpp"
#include "pdf/writer/fonts.hpp"
#include "pdf/writer/haru.hpp"

namespace vestnik {

class PictureSet {
 public:
  PictureSet(Haru& haru, FontSet& fonts) : haru_(haru), fonts_(fonts) {}

  /// The resource name of a picture, e.g. "X1". The picture and its texts must live until `write`.
  [[nodiscard]] const std::string& name(const PlacedPicture& placed);
  [[nodiscard]] static bool transparent(const DecodedPicture& picture);

  /// Pixels that are to be compressed before `write`, each once; threads may share them out.
  [[nodiscard]] std::size_t streams() const { return streams_.size(); }
  void compress(std::size_t stream) { streams_[stream].deflated = haru_.deflated(*streams_[stream].pixels); }
  /// The fonts are written already.
  void write(HPDF_Dict resources);
  /// What the pictures' streams take in the file, after `write`.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  struct Stream {
    const std::string* pixels = nullptr;
    std::string deflated;
  };
  struct Entry {
    const DecodedPicture* picture = nullptr;
    const SetTexts* texts = nullptr;
  };
  /// Where the pixels of a picture stand in streams_; the picture says if it has them.
  struct Pixels {
    std::size_t data = 0, alpha = 0;
    HPDF_Dict object = nullptr;
  };
  void add_pixels(const RasterPicture& picture);
  [[nodiscard]] HPDF_Dict image(const RasterPicture& picture);
  [[nodiscard]] HPDF_Array profile_space(const std::string& icc_profile, int components);
  [[nodiscard]] void* color_space(const RasterPicture& picture);
  [[nodiscard]] HPDF_Dict form(const Entry& entry);

  Haru& haru_;
  FontSet& fonts_;
  /// By the file's hash and the texts: they differ where a drawing stands among other languages.
  std::map<std::pair<std::array<std::uint64_t, 2>, std::string>, std::string> names_;
  std::vector<Entry> entries_;  ///< of name "X1", "X2", ...
  std::map<const RasterPicture*, Pixels> pixels_;
  std::vector<Stream> streams_;
  std::size_t bytes_ = 0;
};

}  // namespace vestnik
