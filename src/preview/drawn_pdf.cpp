#include "preview/drawn_pdf.hpp"

#include <cairo.h>
#include <poppler.h>
#include <spng.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <mutex>
#include <vector>

namespace vestnik::preview {
namespace {

constexpr int tallest = 4 * DrawnPdf::widest;
/// On a computer's own network bytes cost less than the time to save them: a page is compressed in 7 ms instead of 20.
constexpr int fast = 1;

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
struct Destroy {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
struct Free {
  void operator()(spng_ctx* context) const { spng_ctx_free(context); }
  void operator()(void* memory) const { std::free(memory); }  // NOLINT(cppcoreguidelines-no-malloc): libspng's
};
using Surface = std::unique_ptr<cairo_surface_t, Destroy>;

std::vector<std::uint8_t> rgb_of(cairo_surface_t* surface, int width, int height) {
  std::vector<std::uint8_t> rgb(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  const unsigned char* data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  std::uint8_t* out = rgb.data();
  for (int row = 0; row < height; ++row) {
    const auto* pixels = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(row) * stride);
    for (int x = 0; x < width; ++x) {
      *out++ = static_cast<std::uint8_t>(pixels[x] >> 16U);
      *out++ = static_cast<std::uint8_t>(pixels[x] >> 8U);
      *out++ = static_cast<std::uint8_t>(pixels[x]);
    }
  }
  return rgb;
}

std::optional<std::string> encode(const std::vector<std::uint8_t>& rgb, int width, int height) {
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

struct DrawnPdf::Handles {
  std::unique_ptr<GBytes, decltype(&g_bytes_unref)> view{nullptr, &g_bytes_unref};
  std::unique_ptr<PopplerDocument, Unref> document;
  std::mutex mutex;  // poppler's objects are for one thread at a time
};

DrawnPdf::DrawnPdf(std::unique_ptr<Handles> handles) : handles_(std::move(handles)) {}
DrawnPdf::~DrawnPdf() = default;

std::unique_ptr<DrawnPdf> DrawnPdf::open(const std::string& bytes) {
  auto handles = std::make_unique<Handles>();
  handles->view.reset(g_bytes_new_static(bytes.data(), bytes.size()));
  GError* problem = nullptr;
  handles->document.reset(poppler_document_new_from_bytes(handles->view.get(), nullptr, &problem));
  g_clear_error(&problem);
  if (handles->document == nullptr) return nullptr;
  return std::unique_ptr<DrawnPdf>(new DrawnPdf(std::move(handles)));  // NOLINT: the constructor is private
}

std::optional<std::string> DrawnPdf::png(std::size_t page, int width) const {
  width = std::clamp(width, 1, widest);
  Surface surface;
  int height = 1;
  {
    const std::lock_guard lock(handles_->mutex);
    const int count = poppler_document_get_n_pages(handles_->document.get());
    if (page >= static_cast<std::size_t>(std::max(count, 0))) return std::nullopt;
    const std::unique_ptr<PopplerPage, Unref> drawn(
        poppler_document_get_page(handles_->document.get(), static_cast<int>(page)));
    double page_width = 0, page_height = 0;
    if (drawn != nullptr) poppler_page_get_size(drawn.get(), &page_width, &page_height);
    if (page_width <= 0 || page_height <= 0) return std::nullopt;
    const double scale = width / page_width;
    height = std::clamp(static_cast<int>(std::lround(page_height * scale)), 1, tallest);
    surface.reset(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
    const std::unique_ptr<cairo_t, Destroy> cairo(cairo_create(surface.get()));
    cairo_set_source_rgb(cairo.get(), 1, 1, 1);
    cairo_paint(cairo.get());
    cairo_scale(cairo.get(), scale, scale);
    poppler_page_render(drawn.get(), cairo.get());
  }
  cairo_surface_flush(surface.get());
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return std::nullopt;
  return encode(rgb_of(surface.get(), width, height), width, height);
}

}  // namespace vestnik::preview
