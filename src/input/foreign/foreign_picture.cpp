#include "input/foreign/foreign_picture.hpp"

#include <cmath>
#include <cstring>

#include "model/picture/picture.hpp"

namespace vestnik::foreign {
namespace {

constexpr std::uint64_t magic = 0x3143495054534556;  // of this version of both programs
constexpr std::uint64_t longest_text = 1 << 12, longest_data = 4 << 20;

/// Both programs run on one machine: numbers are as they are in memory.
struct Wire {
  std::uint64_t mark = magic;
  std::uint32_t verdict = 0, width = 0, height = 0, colors = 0, coverage = 0, lossy = 0, orientation = 0, pictures = 0;
  double dpi_x = 0, dpi_y = 0;
  std::uint32_t icc_size = 0, exif_size = 0, text_size = 0, rest = 0;
};
static_assert(sizeof(Wire) == head_size);

bool is_resolution(double dpi) { return std::isfinite(dpi) && dpi >= 0; }

bool can_be(const Wire& wire) {
  if (wire.mark != magic || wire.verdict > static_cast<std::uint32_t>(Verdict::no_memory)) return false;
  if (wire.icc_size > longest_data || wire.exif_size > longest_data || wire.text_size > longest_text) return false;
  if (wire.verdict != static_cast<std::uint32_t>(Verdict::sound)) return true;
  const bool size_is_fine = wire.width >= 1 && wire.height >= 1 && wire.width <= largest_picture_side &&
                            wire.height <= largest_picture_side &&
                            std::uint64_t{wire.width} * wire.height <= largest_picture_pixels;
  return size_is_fine && (wire.colors == 1 || wire.colors == 3 || wire.colors == 4) && wire.coverage <= 1 &&
         wire.coverage + wire.colors <= 4 && wire.lossy <= 1 && wire.orientation >= 1 && wire.orientation <= 8 &&
         wire.pictures >= 1 && is_resolution(wire.dpi_x) && is_resolution(wire.dpi_y);
}

std::string_view within(const std::string& text, std::uint64_t limit) {
  return text.size() <= limit ? std::string_view(text) : std::string_view();
}

}  // namespace

std::string packed(const Answer& answer) {
  const std::string_view icc = within(answer.icc_profile, longest_data), exif = within(answer.exif, longest_data),
                         text = std::string_view(answer.text).substr(0, longest_text);
  const Wire wire{.verdict = static_cast<std::uint32_t>(answer.verdict),
                  .width = answer.width,
                  .height = answer.height,
                  .colors = answer.colors,
                  .coverage = answer.coverage ? 1U : 0U,
                  .lossy = answer.lossy ? 1U : 0U,
                  .orientation = answer.orientation,
                  .pictures = answer.pictures,
                  .dpi_x = answer.dpi_x,
                  .dpi_y = answer.dpi_y,
                  .icc_size = static_cast<std::uint32_t>(icc.size()),
                  .exif_size = static_cast<std::uint32_t>(exif.size()),
                  .text_size = static_cast<std::uint32_t>(text.size())};
  std::string bytes(sizeof wire, '\0');
  std::memcpy(bytes.data(), &wire, sizeof wire);
  bytes += icc;
  bytes += exif;
  bytes += text;
  return bytes;
}

std::optional<Head> unpacked(std::string_view bytes) {
  Wire wire;
  if (bytes.size() < sizeof wire) return std::nullopt;
  std::memcpy(&wire, bytes.data(), sizeof wire);
  if (!can_be(wire)) return std::nullopt;
  Head head;
  head.answer.verdict = static_cast<Verdict>(wire.verdict);
  head.answer.width = wire.width;
  head.answer.height = wire.height;
  head.answer.colors = wire.colors;
  head.answer.coverage = wire.coverage == 1;
  head.answer.lossy = wire.lossy == 1;
  head.answer.orientation = wire.orientation;
  head.answer.pictures = wire.pictures;
  head.answer.dpi_x = wire.dpi_x;
  head.answer.dpi_y = wire.dpi_y;
  head.icc_size = wire.icc_size;
  head.exif_size = wire.exif_size;
  head.text_size = wire.text_size;
  return head;
}

}  // namespace vestnik::foreign
