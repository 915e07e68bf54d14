#include "input/foreign/decode_foreign.hpp"

#include <algorithm>
#include <new>
#include <string>

#include "base/files/data_folder.hpp"
#include "input/foreign/child_process.hpp"
#include "input/raster/exif.hpp"
#include "input/raster/raster.hpp"

namespace vestnik::foreign {
namespace {

using namespace std::string_view_literals;
using picture::Findings;
using Space = RasterPicture::ColorSpace;

constexpr std::chrono::seconds patience{30};  // by the clock; of processor time it has less

/// ISO/IEC 14496-12: the brands of a file that begins with an `ftyp` box.
bool is_heif(std::string_view file) {
  if (file.size() < 12 || file.substr(4, 4) != "ftyp") return false;
  constexpr std::string_view brands[] = {"heic", "heix", "heim", "heis", "hevc",
                                         "hevx", "mif1", "msf1", "avif", "avis"};
  const std::string_view brand = file.substr(8, 4);
  return std::find(std::begin(brands), std::end(brands), brand) != std::end(brands);
}

bool is_bmp(std::string_view file) {
  if (file.size() < 18 || !file.starts_with("BM")) return false;
  const auto header = static_cast<unsigned char>(file[14]);  // the size of the second header
  return file.substr(15, 3) == "\0\0\0"sv && header >= 12 && header <= 124;
}

Space space_of(const Answer& answer) {
  return answer.colors == 1 ? Space::gray : answer.colors == 3 ? Space::rgb : Space::cmyk;
}

/// What can be said of inks without a profile: R = (1 - C)(1 - K) and so on.
void make_rgb(RasterPicture& raster) {
  char* to = raster.data.data();
  for (std::size_t at = 0; at + 4 <= raster.data.size(); at += 4) {
    const auto ink = [&](std::size_t i) {
      return static_cast<unsigned>(static_cast<unsigned char>(raster.data[at + i]));
    };
    const unsigned light = 255 - ink(3);
    const unsigned red = ((255 - ink(0)) * light + 127) / 255, green = ((255 - ink(1)) * light + 127) / 255,
                   blue = ((255 - ink(2)) * light + 127) / 255;
    *to++ = static_cast<char>(red);
    *to++ = static_cast<char>(green);
    *to++ = static_cast<char>(blue);
  }
  raster.data.resize(raster.data.size() / 4 * 3);
  raster.space = Space::rgb;
}

class Reader {
 public:
  Reader(std::string_view file, Format format, Findings& findings)
      : findings_(findings),
        child_(program_beside("vestnik-picture"), std::string(format_names[static_cast<std::size_t>(format)]), file,
               patience) {}

  std::optional<DecodedPicture> read() {
    if (!child_.started()) return findings_.decoder_missing();
    std::string bytes(head_size, '\0');
    if (!child_.read(bytes.data(), bytes.size())) return broke_off();
    std::optional<Head> head = unpacked(bytes);
    if (!head) return findings_.decoder_missing();  // of another version
    answer_ = std::move(head->answer);
    if (!read(answer_.icc_profile, head->icc_size) || !read(answer_.exif, head->exif_size) ||
        !read(answer_.text, head->text_size)) {
      return broke_off();
    }
    if (answer_.verdict != Verdict::sound) return refused();
    RasterPicture raster;
    if (!read_pixels(raster)) return broke_off();
    return picture_of(std::move(raster));
  }

 private:
  bool read(std::string& to, std::size_t size) {
    to.resize(size);
    return child_.read(to.data(), size);
  }

  std::nullopt_t broke_off() {
    if (child_.took_too_long()) return findings_.too_large("its decoding takes too long");
    return findings_.corrupt("its decoder breaks down");
  }

  std::nullopt_t refused() {
    switch (answer_.verdict) {
      case Verdict::unusable:
        return findings_.unusable_format(as_term(answer_.text), "save it as JPEG, PNG or SVG");
      case Verdict::too_large:
        return findings_.too_large(term("{} × {} pixels", answer_.width, answer_.height));
      case Verdict::no_memory:
        return findings_.too_large("its decoding takes too much memory");
      default:
        return findings_.corrupt(as_term(answer_.text));
    }
  }

  /// Row by row: colours and coverage go to places of their own.
  bool read_pixels(RasterPicture& raster) {
    raster.width = answer_.width;
    raster.height = answer_.height;
    raster.space = space_of(answer_);
    const std::size_t count = std::size_t{answer_.width} * answer_.height, colors = answer_.colors;
    raster.data.resize(count * colors);
    if (!answer_.coverage) return child_.read(raster.data.data(), raster.data.size());
    raster.alpha.resize(count);
    std::string row(answer_.row_bytes(), '\0');
    char *to = raster.data.data(), *alpha = raster.alpha.data();
    for (unsigned y = 0; y < answer_.height; ++y) {
      if (!child_.read(row.data(), row.size())) return false;
      for (std::size_t at = 0; at < row.size(); at += colors + 1) {
        to = std::copy_n(row.data() + at, colors, to);
        *alpha++ = row[at + colors];
      }
    }
    const bool opaque = raster.alpha.find_first_not_of('\xff') == std::string::npos;
    if (opaque) raster.alpha = std::string();
    return true;
  }

  DecodedPicture picture_of(RasterPicture raster) {
    const picture::ExifFields exif = picture::read_exif(answer_.exif);
    raster.lossy = answer_.lossy;
    raster.orientation = answer_.orientation != 1 ? answer_.orientation : exif.orientation.value_or(1);
    if (picture::icc_profile_fits(answer_.icc_profile, raster.space)) raster.icc_profile = answer_.icc_profile;
    if (raster.space == Space::cmyk && raster.icc_profile.empty()) make_rgb(raster);
    picture::Resolution dpi{answer_.dpi_x, answer_.dpi_y};
    if (!dpi.plausible()) dpi = exif.dpi;
    if (answer_.pictures > 1) findings_.first_of(answer_.pictures);
    return picture::with_natural_size(std::move(raster), dpi);
  }

  Findings& findings_;
  ChildProcess child_;
  Answer answer_;
};

}  // namespace

std::optional<Format> format_of(std::string_view file) {
  if (file.starts_with("RIFF") && file.size() >= 12 && file.substr(8, 4) == "WEBP") return Format::webp;
  if (file.starts_with("GIF87a") || file.starts_with("GIF89a")) return Format::gif;
  for (const std::string_view magic : {"II*\0"sv, "MM\0*"sv, "II+\0"sv, "MM\0+"sv}) {
    if (file.starts_with(magic)) return Format::tiff;
  }
  if (is_bmp(file)) return Format::bmp;
  if (is_heif(file)) return Format::heif;
  return std::nullopt;
}

std::optional<DecodedPicture> decode_foreign(std::string_view file, Format format, Findings& findings) {
  return Reader(file, format, findings).read();
}

}  // namespace vestnik::foreign
