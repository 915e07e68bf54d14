#include "tools/preview/drawn_pdf.hpp"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>
#include <spng.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <mutex>
#include <vector>

namespace vestnik::preview {
namespace {

/// On a computer's own network bytes cost less than the time to save them: a page is compressed in 6 ms instead of 20.
constexpr int fast = 1;
constexpr double points_per_inch = 72;

struct Free {
  void operator()(spng_ctx* context) const { spng_ctx_free(context); }
  void operator()(void* memory) const { std::free(memory); }  // NOLINT(cppcoreguidelines-no-malloc): libspng's
};

/// Rows without padding.
std::vector<char> samples_of(const poppler::image& image) {
  const auto row = static_cast<std::size_t>(image.width()) * 3;
  std::vector<char> samples;
  samples.reserve(row * static_cast<std::size_t>(image.height()));
  for (int y = 0; y < image.height(); ++y) {
    const char* begin = image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
    samples.insert(samples.end(), begin, begin + row);
  }
  return samples;
}

std::optional<std::string> encode(const std::vector<char>& rgb, int width, int height) {
  const std::unique_ptr<spng_ctx, Free> context(spng_ctx_new(SPNG_CTX_ENCODER));
  if (context == nullptr) return std::nullopt;
  spng_set_option(context.get(), SPNG_ENCODE_TO_BUFFER, 1);
  spng_set_option(context.get(), SPNG_IMG_COMPRESSION_LEVEL, fast);
  spng_set_option(context.get(), SPNG_FILTER_CHOICE, SPNG_FILTER_CHOICE_NONE);
  spng_ihdr header{};
  header.width = static_cast<std::uint32_t>(width);
  header.height = static_cast<std::uint32_t>(height);
  header.bit_depth = 8;
  header.color_type = SPNG_COLOR_TYPE_TRUECOLOR;
  if (spng_set_ihdr(context.get(), &header) != 0) return std::nullopt;
  if (spng_encode_image(context.get(), rgb.data(), rgb.size(), SPNG_FMT_PNG, SPNG_ENCODE_FINALIZE) != 0) {
    return std::nullopt;
  }
  std::size_t size = 0;
  int error = 0;
  const std::unique_ptr<void, Free> bytes(spng_get_png_buffer(context.get(), &size, &error));
  if (bytes == nullptr || error != 0) return std::nullopt;
  return std::string(static_cast<const char*>(bytes.get()), size);
}

}  // namespace

namespace {

/// poppler's objects are for one thread at a time.
struct Opened {
  std::mutex mutex;
  std::unique_ptr<poppler::document> document;
};

std::unique_ptr<poppler::document> opened(const std::string& bytes) {
  return std::unique_ptr<poppler::document>(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
}

poppler::image draw(poppler::document& document, std::size_t page, int width) {
  if (page >= static_cast<std::size_t>(document.pages())) return {};
  const std::unique_ptr<poppler::page> drawn(document.create_page(static_cast<int>(page)));
  if (drawn == nullptr) return {};
  const poppler::rectf size = drawn->page_rect(poppler::media_box);
  if (size.width() <= 0 || size.height() <= 0 || size.height() > 4 * size.width()) return {};
  poppler::page_renderer renderer;
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  renderer.set_image_format(poppler::image::format_rgb24);
  const double resolution = points_per_inch * width / size.width();
  return renderer.render_page(drawn.get(), resolution, resolution);
}

}  // namespace

struct DrawnPdf::Handles {
  explicit Handles(const std::string& pdf) : bytes(pdf) {}
  const std::string& bytes;
  std::array<Opened, 2> copies;  // mostly two pages are in sight; the second copy is opened when it is needed
};

DrawnPdf::DrawnPdf(std::unique_ptr<Handles> handles) : handles_(std::move(handles)) {}
DrawnPdf::~DrawnPdf() = default;

std::unique_ptr<DrawnPdf> DrawnPdf::open(const std::string& bytes) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return nullptr;
  auto handles = std::make_unique<Handles>(bytes);
  handles->copies[0].document = opened(bytes);
  if (handles->copies[0].document == nullptr) return nullptr;
  return std::unique_ptr<DrawnPdf>(new DrawnPdf(std::move(handles)));  // NOLINT: the constructor is private
}

// By poppler's Splash and not by Cairo: at the size of a screen's pixels Cairo 1.16 puts every glyph on a whole one,
// and word and letter spaces look uneven that are not.
std::optional<std::string> DrawnPdf::png(std::size_t page, int width) const {
  if (width < 1 || width > widest) return std::nullopt;
  poppler::image image;
  {
    Opened& first = handles_->copies[0];
    Opened& second = handles_->copies[1];
    std::unique_lock lock(first.mutex, std::try_to_lock);
    Opened& mine = lock ? first : second;
    if (!lock) lock = std::unique_lock(second.mutex);
    if (mine.document == nullptr) mine.document = opened(handles_->bytes);
    if (mine.document != nullptr) image = draw(*mine.document, page, width);
  }
  if (!image.is_valid()) return std::nullopt;
  return encode(samples_of(image), image.width(), image.height());
}

}  // namespace vestnik::preview
