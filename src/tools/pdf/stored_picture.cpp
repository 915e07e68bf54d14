#include "tools/pdf/stored_picture.hpp"

#include <fmt/format.h>
#include <spng.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "tools/pdf/qpdf.hpp"

namespace vestnik::pdf {
namespace {

using Bytes = std::vector<std::uint8_t>;

struct Samples {
  std::uint32_t width = 0, height = 0;
  unsigned channels = 1, bits = 8;
  Bytes data;
  Bytes palette;  // RGB; empty: the samples are colours themselves
};

constexpr std::int64_t most_pixels = 100'000'000;

Bytes data_of(QPDFObjectHandle stream, qpdf_stream_decode_level_e level) {
  const auto buffer = stream.getStreamData(level);
  return {buffer->getBuffer(), buffer->getBuffer() + buffer->getSize()};
}

std::string last_filter(QPDFObjectHandle image) {
  QPDFObjectHandle filter = image.getDict().getKey("/Filter");
  if (filter.isArray() && filter.getArrayNItems() > 0) filter = filter.getArrayItem(filter.getArrayNItems() - 1);
  return filter.isName() ? filter.getName() : std::string();
}

/// Channels of a colour space that PNG has; 0: it has none.
unsigned channels_of(QPDFObjectHandle space) {
  std::string name = space.isName() ? space.getName() : std::string();
  if (space.isArray() && space.getArrayNItems() > 0 && space.getArrayItem(0).isName()) {
    name = space.getArrayItem(0).getName();
    if (name == "/ICCBased" && space.getArrayNItems() > 1 && space.getArrayItem(1).isStream()) {
      QPDFObjectHandle count = space.getArrayItem(1).getDict().getKey("/N");
      const std::int64_t channels = count.isInteger() ? count.getIntValue() : 0;
      return channels == 1 || channels == 3 ? static_cast<unsigned>(channels) : 0;
    }
  }
  if (name == "/DeviceGray" || name == "/CalGray" || name == "/G") return 1;
  return name == "/DeviceRGB" || name == "/CalRGB" || name == "/RGB" ? 3 : 0;
}

bool read_space(QPDFObjectHandle space, Samples& samples) {
  const bool indexed =
      space.isArray() && space.getArrayNItems() >= 4 && space.getArrayItem(0).isNameAndEquals("/Indexed");
  if (!indexed) {
    samples.channels = channels_of(space);
    return samples.channels > 0;
  }
  QPDFObjectHandle table = space.getArrayItem(3);
  const unsigned base = channels_of(space.getArrayItem(1));
  Bytes colors;
  if (table.isStream()) colors = data_of(table, qpdf_dl_generalized);
  if (table.isString()) {
    const std::string text = table.getStringValue();
    colors.assign(text.begin(), text.end());
  }
  if (base == 0 || colors.empty()) return false;
  for (std::size_t i = 0; i + base <= colors.size(); i += base) {
    for (unsigned channel = 0; channel < 3; ++channel) samples.palette.push_back(colors[i + (base == 3 ? channel : 0)]);
  }
  return true;
}

std::optional<Samples> samples_of(QPDFObjectHandle image) {
  QPDFObjectHandle about = image.getDict();
  if (!about.getKey("/Width").isInteger() || !about.getKey("/Height").isInteger()) return std::nullopt;
  const std::int64_t width = about.getKey("/Width").getIntValue(), height = about.getKey("/Height").getIntValue();
  if (width <= 0 || height <= 0 || width > most_pixels / height) return std::nullopt;
  Samples samples{.width = static_cast<std::uint32_t>(width), .height = static_cast<std::uint32_t>(height)};
  QPDFObjectHandle bits = about.getKey("/BitsPerComponent");
  const bool stencil = about.getKey("/ImageMask").isBool() && about.getKey("/ImageMask").getBoolValue();
  samples.bits = stencil ? 1 : bits.isInteger() ? static_cast<unsigned>(bits.getIntValue()) : 8;
  if (samples.bits != 1 && samples.bits != 2 && samples.bits != 4 && samples.bits != 8) return std::nullopt;
  if (!stencil && !read_space(about.getKey("/ColorSpace"), samples)) return std::nullopt;
  samples.data = data_of(image, qpdf_dl_specialized);
  const std::size_t row = (std::size_t{samples.width} * samples.channels * samples.bits + 7) / 8;
  if (samples.data.size() < row * samples.height) return std::nullopt;
  return samples;
}

/// qpdf says by an exception that it does not know a way of packing.
std::optional<Samples> samples_or_nothing(QPDFObjectHandle image) {
  try {
    return samples_of(image);
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
}

/// The sample's value, spread over 0 to 255 where it is a colour.
unsigned sample_at(const Samples& samples, std::size_t x, std::size_t y, unsigned channel) {
  const std::size_t row = (std::size_t{samples.width} * samples.channels * samples.bits + 7) / 8;
  const std::size_t bit = (x * samples.channels + channel) * samples.bits;
  const unsigned byte = samples.data[y * row + bit / 8];
  const unsigned most = (1U << samples.bits) - 1;
  const unsigned value = byte >> (8 - samples.bits - bit % 8) & most;
  return samples.palette.empty() ? value * 255 / most : value;
}

std::string as_png(const Samples& samples, const Samples* mask) {
  const bool color = samples.channels == 3 || !samples.palette.empty();
  const unsigned channels = (color ? 3 : 1) + (mask != nullptr ? 1U : 0U);
  Bytes pixels;
  pixels.reserve(std::size_t{samples.width} * samples.height * channels);
  for (std::size_t y = 0; y < samples.height; ++y) {
    for (std::size_t x = 0; x < samples.width; ++x) {
      for (unsigned channel = 0; channel < (color ? 3U : 1U); ++channel) {
        const unsigned value = sample_at(samples, x, y, samples.palette.empty() ? channel : 0);
        const std::size_t entry = std::size_t{value} * 3 + channel;
        const unsigned shade = samples.palette.empty()          ? value
                               : entry < samples.palette.size() ? samples.palette[entry]
                                                                : 0;
        pixels.push_back(static_cast<std::uint8_t>(shade));
      }
      if (mask == nullptr) continue;
      const std::size_t mask_x = x * mask->width / samples.width, mask_y = y * mask->height / samples.height;
      pixels.push_back(static_cast<std::uint8_t>(sample_at(*mask, mask_x, mask_y, 0)));
    }
  }
  const std::unique_ptr<spng_ctx, decltype(&spng_ctx_free)> context(spng_ctx_new(SPNG_CTX_ENCODER), &spng_ctx_free);
  spng_set_option(context.get(), SPNG_ENCODE_TO_BUFFER, 1);
  const std::uint8_t kind = color ? (mask != nullptr ? SPNG_COLOR_TYPE_TRUECOLOR_ALPHA : SPNG_COLOR_TYPE_TRUECOLOR)
                                  : (mask != nullptr ? SPNG_COLOR_TYPE_GRAYSCALE_ALPHA : SPNG_COLOR_TYPE_GRAYSCALE);
  spng_ihdr header{.width = samples.width, .height = samples.height, .bit_depth = 8, .color_type = kind};
  if (spng_set_ihdr(context.get(), &header) != 0) return {};
  if (spng_encode_image(context.get(), pixels.data(), pixels.size(), SPNG_FMT_PNG, SPNG_ENCODE_FINALIZE) != 0)
    return {};
  std::size_t size = 0;
  int error = 0;
  const std::unique_ptr<void, decltype(&std::free)> file(spng_get_png_buffer(context.get(), &size, &error), &std::free);
  return file == nullptr ? std::string() : std::string(static_cast<const char*>(file.get()), size);
}

}  // namespace

std::optional<source::PictureFile> stored_picture(QPDFObjectHandle image, std::size_t number) {
  if (last_filter(image) == "/DCTDecode") {
    QPDFObjectHandle filter = image.getDict().getKey("/Filter");
    if (filter.isArray() && filter.getArrayNItems() > 1) return std::nullopt;
    const auto bytes = image.getRawStreamData();
    return source::PictureFile{fmt::format("picture-{}.jpg", number),
                               std::string(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize())};
  }
  const auto samples = samples_or_nothing(image);
  if (!samples) return std::nullopt;
  std::optional<Samples> mask;
  if (QPDFObjectHandle soft = image.getDict().getKey("/SMask"); soft.isStream() && last_filter(soft) != "/DCTDecode")
    mask = samples_or_nothing(soft);
  std::string png = as_png(*samples, mask ? &*mask : nullptr);
  if (png.empty()) return std::nullopt;
  return source::PictureFile{fmt::format("picture-{}.png", number), std::move(png)};
}

}  // namespace vestnik::pdf
