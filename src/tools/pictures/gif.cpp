#include <gif_lib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <vector>

#include "tools/pictures/decoders.hpp"

namespace vestnik::pictures {
namespace {

using foreign::Verdict;

int read_bytes(GifFileType* gif, GifByteType* to, int size) {
  auto* const left = static_cast<std::string_view*>(gif->UserData);
  const std::size_t count = std::min(left->size(), static_cast<std::size_t>(std::max(size, 0)));
  std::memcpy(to, left->data(), count);
  left->remove_prefix(count);
  return static_cast<int>(count);
}

struct CloseGif {
  void operator()(GifFileType* gif) const { DGifCloseFile(gif, nullptr); }
};
using Gif = std::unique_ptr<GifFileType, CloseGif>;

/// GIF89a, appendix: rows of an interlaced picture come in four passes.
std::vector<int> row_order(int height, bool interlaced) {
  std::vector<int> order;
  constexpr std::array<std::array<int, 2>, 4> passes{{{0, 8}, {4, 8}, {2, 4}, {1, 2}}};
  for (const auto& [first, step] : passes) {
    for (int y = interlaced ? first : 0; y < height; y += interlaced ? step : 1) order.push_back(y);
    if (!interlaced) break;
  }
  return order;
}

class GifReader {
 public:
  explicit GifReader(std::string_view file) : left_(file) {}

  Decoded read() {
    int error = 0;
    gif_.reset(DGifOpen(&left_, read_bytes, &error));
    if (!gif_) return corrupt();
    GifRecordType record = UNDEFINED_RECORD_TYPE;
    std::uint32_t pictures = 0;
    while (DGifGetRecordType(gif_.get(), &record) == GIF_OK && record != TERMINATE_RECORD_TYPE && pictures < 2) {
      if (record == EXTENSION_RECORD_TYPE) {
        if (!read_extension()) break;
      } else if (record == IMAGE_DESC_RECORD_TYPE) {
        if (DGifGetImageDesc(gif_.get()) != GIF_OK) break;
        if (++pictures == 1 && !read_picture()) return result_;
      }
    }
    if (pictures == 0) return corrupt();
    result_.answer.pictures = pictures;
    return std::move(result_);
  }

 private:
  static Decoded corrupt() { return failed(Verdict::corrupt, "it ends before all of the picture's data"); }

  bool read_extension() {
    int code = 0;
    GifByteType* block = nullptr;
    if (DGifGetExtension(gif_.get(), &code, &block) != GIF_OK) return false;
    while (block != nullptr) {
      GraphicsControlBlock control;
      if (code == GRAPHICS_EXT_FUNC_CODE && DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK) {
        transparent_ = control.TransparentColor;
      }
      if (DGifGetExtensionNext(gif_.get(), &block) != GIF_OK) return false;
    }
    return true;
  }

  /// The first picture on the whole screen: what it leaves free is transparent.
  bool read_picture() {
    const GifImageDesc& image = gif_->Image;
    const ColorMapObject* colors = image.ColorMap != nullptr ? image.ColorMap : gif_->SColorMap;
    const bool sound = colors != nullptr && image.Left >= 0 && image.Top >= 0 && image.Width > 0 && image.Height > 0;
    if (!sound) return result_ = failed(Verdict::corrupt, "it has no palette"), false;
    // Some files' pictures are larger than their screen.
    const int width = std::max(gif_->SWidth, image.Left + image.Width),
              height = std::max(gif_->SHeight, image.Top + image.Height);
    result_ = checked_size(static_cast<unsigned>(width), static_cast<unsigned>(height));
    if (result_.answer.verdict != Verdict::sound) return false;
    result_.answer.coverage = true;
    result_.pixels.assign(result_.answer.row_bytes() * result_.answer.height, '\0');
    std::vector<GifPixelType> row(static_cast<std::size_t>(image.Width));
    for (const int y : row_order(image.Height, image.Interlace)) {
      if (DGifGetLine(gif_.get(), row.data(), image.Width) != GIF_OK) return result_ = corrupt(), false;
      place(row, *colors, image.Left, image.Top + y);
    }
    return true;
  }

  void place(const std::vector<GifPixelType>& row, const ColorMapObject& colors, int left, int y) {
    const std::size_t at =
        static_cast<std::size_t>(y) * result_.answer.row_bytes() + static_cast<std::size_t>(left) * 4;
    char* to = result_.pixels.data() + at;
    for (const GifPixelType index : row) {
      if (index != transparent_ && index < colors.ColorCount) {
        const GifColorType& color = colors.Colors[index];
        const std::array<unsigned char, 4> pixel{color.Red, color.Green, color.Blue, 255};
        std::memcpy(to, pixel.data(), pixel.size());
      }
      to += 4;
    }
  }

  std::string_view left_;
  Gif gif_;
  Decoded result_;
  int transparent_ = NO_TRANSPARENT_COLOR;
};

}  // namespace

Decoded decode_gif(std::string_view file) { return GifReader(file).read(); }

}  // namespace vestnik::pictures
