#include "input/raster/exif.hpp"

#include <cstdint>

#include "input/raster/byte_order.hpp"

namespace vestnik::picture {
namespace {

enum Type : std::uint16_t {
  type_byte = 1,
  type_short = 3,
  type_long = 4,
  type_rational = 5,
  type_signed_short = 8,
  type_signed_long = 9
};

// TIFF 6.0, section 2: everything is addressed from the first byte of the header.
class Tiff {
 public:
  explicit Tiff(std::string_view bytes) : bytes_(bytes), little_(bytes.starts_with("II")) {
    constexpr std::uint16_t magic = 42;
    known_ = bytes_.starts_with("II") || bytes_.starts_with("MM");
    // Some writers name the wrong byte order; the number behind it shows the true one.
    if (known_ && u16(2) != magic) little_ = !little_;
    known_ = known_ && u16(2) == magic;
  }
  [[nodiscard]] bool known() const { return known_; }

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
  /// The small number in a directory's entry, 1 to `most`, or 0. It should be a SHORT at the value's
  /// beginning; writers use other types and the value's end as well.
  [[nodiscard]] std::uint32_t number(std::size_t entry, std::uint32_t most) const {
    const std::uint16_t type = u16(entry + 2);
    if (type == type_byte) return has(entry + 8, 1) && u8(bytes_, entry + 8) <= most ? u8(bytes_, entry + 8) : 0U;
    if (type != type_short && type != type_long && type != type_signed_short && type != type_signed_long) return 0;
    for (const std::uint32_t value : {std::uint32_t{u16(entry + 8)}, u32(entry + 8)}) {
      if (value >= 1 && value <= most) return value;
    }
    return 0;
  }
  [[nodiscard]] double rational(std::size_t at) const {
    const std::uint32_t divisor = has(at, 8) ? u32(at + 4) : 0;
    return divisor == 0 ? 0 : static_cast<double>(u32(at)) / divisor;
  }

 private:
  std::string_view bytes_;
  bool little_, known_ = false;
};

}  // namespace

ExifFields read_exif(std::string_view bytes) {
  ExifFields fields;
  if (bytes.starts_with(exif_header)) bytes.remove_prefix(exif_header.size());
  const Tiff tiff(bytes);
  if (!tiff.known()) return fields;
  constexpr std::size_t entry_size = 12;
  const std::size_t directory = tiff.u32(4);
  const std::size_t entries = tiff.u16(directory);
  double per_unit = 1;  // inch
  for (std::size_t i = 0; i < entries && tiff.has(directory + 2 + i * entry_size, entry_size); ++i) {
    const std::size_t entry = directory + 2 + i * entry_size;
    const std::uint16_t type = tiff.u16(entry + 2);
    switch (tiff.u16(entry)) {
      case 0x0112:
        if (const std::uint32_t value = tiff.number(entry, 8); value != 0 && !fields.orientation) {
          fields.orientation = value;
        }
        break;
      case 0x011a:
        if (type == type_rational) fields.dpi.x = tiff.rational(tiff.u32(entry + 8));
        break;
      case 0x011b:
        if (type == type_rational) fields.dpi.y = tiff.rational(tiff.u32(entry + 8));
        break;
      case 0x0128:
        if (tiff.number(entry, 3) == 3) per_unit = 2.54;
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
