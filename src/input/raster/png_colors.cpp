#include "input/raster/png_colors.hpp"

#include <algorithm>
#include <cmath>

#include "input/raster/byte_order.hpp"

namespace vestnik::picture {
namespace {

constexpr double chunk_unit = 100'000;  // as gAMA and cHRM count

// ITU-T H.273, as cICP numbers them.
constexpr unsigned srgb_primaries = 1, srgb_transfer = 13, pq_transfer = 16, hlg_transfer = 18;

// IEC 61966-2-1.
constexpr std::array<double, 8> srgb_places{0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06};

bool is_like_srgb(const std::array<double, 8>& places) {
  constexpr double unseen = 0.01;
  return std::ranges::equal(places, srgb_places, [](double a, double b) { return std::abs(a - b) <= unseen; });
}

/// sRGB's curve is about that of gamma 1/2.2, and programs write it in several roundings.
bool is_like_srgb(std::uint32_t gamma) { return gamma >= 43'000 && gamma <= 48'000; }

}  // namespace

void PngColors::add(std::string_view type, std::string_view data) {
  if (type == "sRGB") is_srgb_ = true;
  if (type == "gAMA" && data.size() == 4 && u32be(data, 0) > 0) gamma_ = u32be(data, 0);
  if (type == "cICP" && data.size() == 4) codes_ = {u8(data, 0), u8(data, 1), u8(data, 2), u8(data, 3)};
  if (type == "cHRM" && data.size() == 32) {
    places_.emplace();
    for (std::size_t i = 0; i < places_->size(); ++i) (*places_)[i] = u32be(data, 4 * i) / chunk_unit;
  }
}

void PngColors::check(bool in_color, Findings& findings) const {
  if (codes_) {
    const auto [primaries, transfer, matrix, range] = *codes_;
    if (transfer == pq_transfer || transfer == hlg_transfer) return findings.other_colors("picture-colors/hdr"_id);
    if (transfer != srgb_transfer) return findings.other_colors("picture-colors/curve"_id);
    if (in_color && primaries != srgb_primaries) findings.other_colors("picture-colors/primaries"_id);
    return;
  }
  if (is_srgb_) return;
  if (gamma_ && !is_like_srgb(*gamma_)) return findings.other_colors("picture-colors/curve"_id);
  if (in_color && places_ && !is_like_srgb(*places_)) findings.other_colors("picture-colors/primaries"_id);
}

}  // namespace vestnik::picture
