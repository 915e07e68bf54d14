#include "input/raster/exif.hpp"

#include <cstdint>

#include "input/raster/byte_order.hpp"

namespace vestnik::picture {
namespace {

// TIFF 6.0, section 2: everything is addressed from the first byte of the header.
class Tiff {
 public:
  explicit Tiff(std::string_view bytes) : bytes_(bytes), little_(bytes.starts_with("II")) {}

  [[nodiscard]] bool has(std::uint64_t at, std::uint64_t size) const {
    return at <= bytes_.size() && size <= bytes_.size() - at;
  }
  [[nodiscard]] std::uint16_t u16(std::size_t at) const {
    if (!has(at, 2)) return 0;
    return little_ ? u16le(bytes_, at) : u16be(bytes_, at);
  }
  [[nodiscard]] std::uint32_t u32(std::size_t at) const {
    if (!has(at, 4)) return 0;
    return little_ ? u32le(bytes_, at) : u32be(bytes_, at);
  }
  [[nodiscard]] double rational(std::size_t at) const {
    const std::uint32_t divisor = has(at, 8) ? u32(at + 4) : 0;
    return divisor == 0 ? 0 : static_cast<double>(u32(at)) / divisor;
  }

 private:
  std::string_view bytes_;
  bool little_;
};

}  // namespace

ExifFields read_exif(std::string_view bytes) {
  ExifFields fields;
  const Tiff tiff(bytes);
  if (!(bytes.starts_with("II") || bytes.starts_with("MM")) || tiff.u16(2) != 42) return fields;
  constexpr std::uint16_t type_short = 3, type_rational = 5;
  constexpr std::size_t entry_size = 12;
  const std::size_t directory = tiff.u32(4);
  const std::size_t entries = tiff.u16(directory);
  double per_unit = 1;  // inch
  for (std::size_t i = 0; i < entries && tiff.has(directory + 2 + i * entry_size, entry_size); ++i) {
    const std::size_t entry = directory + 2 + i * entry_size;
    const std::uint16_t type = tiff.u16(entry + 2);
    const std::uint16_t value = type == type_short ? tiff.u16(entry + 8) : 0;
    switch (tiff.u16(entry)) {
      case 0x0112:
        if (value >= 1 && value <= 8) fields.orientation = value;
        break;
      case 0x011a:
        if (type == type_rational) fields.dpi.x = tiff.rational(tiff.u32(entry + 8));
        break;
      case 0x011b:
        if (type == type_rational) fields.dpi.y = tiff.rational(tiff.u32(entry + 8));
        break;
      case 0x0128:
        if (value == 3) per_unit = 2.54;
        break;
      default:
        break;
    }
  }
  fields.dpi.x *= per_unit;
  fields.dpi.y *= per_unit;
  return fields;
}

}  // namespace vestnik::picture
