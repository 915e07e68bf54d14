#include "tools/compare/pdf_file.hpp"

#include <cairo.h>
#include <fmt/format.h>
#include <poppler.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <new>
#include <utility>

#include "base/files/read_file.hpp"
#include "base/hash/hash.hpp"
#include "findings/catalogue/message.hpp"

namespace vestnik::compare {
namespace {

constexpr double mm_per_point = 25.4 / 72;
constexpr std::size_t largest_file = std::size_t{512} << 20U;
constexpr int most_pixels = 20'000;  // along one side: a page may claim any size

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
struct Free {
  void operator()(gpointer memory) const { g_free(memory); }
};
struct DestroySurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyCairo {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
struct FreeAttributes {
  void operator()(GList* list) const { poppler_page_free_text_attributes(list); }
};
struct FreeImages {
  void operator()(GList* list) const { poppler_page_free_image_mapping(list); }
};
using Page = std::unique_ptr<PopplerPage, Unref>;
using Surface = std::unique_ptr<cairo_surface_t, DestroySurface>;

Box box_of(const PopplerRectangle& r) {
  return {r.x1 * mm_per_point, r.y1 * mm_per_point, r.x2 * mm_per_point, r.y2 * mm_per_point};
}

/// The pixels' hash; the surface stays the caller's.
std::uint64_t hash_of(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  const unsigned char* data = cairo_image_surface_get_data(surface);
  if (data == nullptr) return 0;
  const int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  const auto size = static_cast<std::size_t>(stride) * static_cast<std::size_t>(height);
  return hash64({reinterpret_cast<const char*>(data), size}) ^ static_cast<std::uint64_t>(width);
}

/// Collects characters into words and lines.
class WordReader {
 public:
  WordReader(PdfModel& model, std::size_t page) : model_(model), page_(page) {}

  void add(gunichar c, const Box& box, double size, const char* face) {
    if (c == '\n') {
      end_line();
    } else if (g_unichar_isspace(c) != 0) {
      close();
    } else if (c == 0xAD) {
      // At a line's end a soft hyphen is where a word was broken; within a line it is nothing.
      hyphen_ = true;
    } else {
      hyphen_ = c == '-' || c == 0x2010;
      if (word_.text.empty()) {
        word_ = {.text = {}, .page = page_, .line = line_, .box = box, .size = size, .face = face};
      } else if (word_.line == line_) {
        word_.box.include(box);
      }
      char bytes[6];
      word_.text.append(bytes, static_cast<std::size_t>(g_unichar_to_utf8(c, bytes)));
    }
  }
  std::size_t finish() {
    close();
    return line_ + 1;
  }
  void start_at(std::size_t line) { line_ = line; }

 private:
  void end_line() {
    if (!hyphen_) close();
    hyphen_ = false;
    ++line_;
  }
  void close() {
    if (!word_.text.empty()) model_.words.push_back(std::exchange(word_, {}));
    hyphen_ = false;
  }

  PdfModel& model_;
  std::size_t page_, line_ = 0;
  Word word_;
  bool hyphen_ = false;
};

/// The attributes (size, face) that hold for the character at `index`.
const PopplerTextAttributes* attributes_at(const GList*& list, int index) {
  while (list != nullptr) {
    const auto* attributes = static_cast<const PopplerTextAttributes*>(list->data);
    if (index <= attributes->end_index) return attributes;
    list = list->next;
  }
  return nullptr;
}

void read_words(PopplerPage* page, std::size_t number, std::size_t& line, PdfModel& model) {
  const std::unique_ptr<char, Free> text(poppler_page_get_text(page));
  PopplerRectangle* raw = nullptr;
  guint count = 0;
  if (text == nullptr || poppler_page_get_text_layout(page, &raw, &count) == 0) return;
  const std::unique_ptr<PopplerRectangle, Free> boxes(raw);
  const std::unique_ptr<GList, FreeAttributes> attributes(poppler_page_get_text_attributes(page));
  const GList* at = attributes.get();
  WordReader reader(model, number);
  reader.start_at(line);
  guint index = 0;
  for (const char* c = text.get(); *c != '\0' && index < count; c = g_utf8_next_char(c), ++index) {
    const PopplerTextAttributes* style = attributes_at(at, static_cast<int>(index));
    reader.add(g_utf8_get_char(c), box_of(raw[index]), style != nullptr ? style->font_size : 0,
               style != nullptr && style->font_name != nullptr ? style->font_name : "");
  }
  line = reader.finish();
}

void read_pictures(PopplerPage* page, std::size_t number, PdfModel& model) {
  const std::unique_ptr<GList, FreeImages> images(poppler_page_get_image_mapping(page));
  for (const GList* at = images.get(); at != nullptr; at = at->next) {
    const auto* image = static_cast<const PopplerImageMapping*>(at->data);
    const Surface surface(poppler_page_get_image(page, image->image_id));
    model.pictures.push_back({number, box_of(image->area), surface != nullptr ? hash_of(surface.get()) : 0});
  }
}

}  // namespace

struct PdfFile::Handles {
  std::shared_ptr<const std::string> bytes;  // poppler reads from here as long as the document is open
  std::unique_ptr<GBytes, decltype(&g_bytes_unref)> view{nullptr, &g_bytes_unref};
  std::unique_ptr<PopplerDocument, Unref> document;

  [[nodiscard]] Page page(std::size_t number) const {
    return Page(poppler_document_get_page(document.get(), static_cast<int>(number)));
  }
  [[nodiscard]] Surface draw(std::size_t number, double dots_per_inch) const {
    const Page drawn = page(number);
    double width = 0, height = 0;
    if (drawn != nullptr) poppler_page_get_size(drawn.get(), &width, &height);
    const double scale = dots_per_inch / 72;
    Surface surface(cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, std::clamp(static_cast<int>(std::lround(width * scale)), 1, most_pixels),
        std::clamp(static_cast<int>(std::lround(height * scale)), 1, most_pixels)));
    const std::unique_ptr<cairo_t, DestroyCairo> cairo(cairo_create(surface.get()));
    cairo_set_source_rgb(cairo.get(), 1, 1, 1);
    cairo_paint(cairo.get());
    cairo_scale(cairo.get(), scale, scale);
    if (drawn != nullptr) poppler_page_render(drawn.get(), cairo.get());
    cairo_surface_flush(surface.get());
    return surface;
  }
};

PdfFile::PdfFile(std::unique_ptr<Handles> handles) : handles_(std::move(handles)) {}
PdfFile::PdfFile(PdfFile&&) noexcept = default;
PdfFile& PdfFile::operator=(PdfFile&&) noexcept = default;
PdfFile::~PdfFile() = default;

Outcome<PdfFile> PdfFile::open(const std::filesystem::path& path) {
  const auto failed = [&](LocalText why) -> Outcome<PdfFile> {
    return {std::nullopt, {finding("pdf-unreadable"_id, {.file = path.string()}, value<"why">(std::move(why)))}};
  };
  std::error_code error;
  if (std::filesystem::exists(path, error) && !std::filesystem::is_directory(path, error) &&
      !std::filesystem::is_regular_file(path, error)) {
    return failed(term("this is a pipe or a device, not a file"));
  }
  const FileContent content = read_disk_file(path, largest_file);
  switch (content.state) {
    case FileContent::State::found:
      break;
    case FileContent::State::missing:
      return failed(term("there is no such file"));
    case FileContent::State::folder:
      return failed(term("this is a folder"));
    case FileContent::State::too_large:
      return failed(term("the file is larger than 512 MB"));
    case FileContent::State::unreadable:
      return failed(term("the file cannot be read"));
  }
  auto handles = std::make_unique<Handles>();
  handles->bytes = content.bytes;
  handles->view.reset(g_bytes_new_static(handles->bytes->data(), handles->bytes->size()));
  GError* problem = nullptr;
  handles->document.reset(poppler_document_new_from_bytes(handles->view.get(), nullptr, &problem));
  if (handles->document == nullptr) {
    const std::string why = problem != nullptr ? problem->message : "unknown";
    g_clear_error(&problem);
    return failed(term("this PDF cannot be read: {}", why));
  }
  return {PdfFile(std::move(handles)), {}};
}

PdfModel PdfFile::read() const {
  PdfModel model;
  std::size_t line = 0;
  const int count = poppler_document_get_n_pages(handles_->document.get());
  for (std::size_t i = 0; i < static_cast<std::size_t>(std::max(count, 0)); ++i) {
    const Page page = handles_->page(i);
    PageSize size;
    if (page != nullptr) {
      poppler_page_get_size(page.get(), &size.width, &size.height);
      read_words(page.get(), i, line, model);
      read_pictures(page.get(), i, model);
    }
    model.pages.push_back({size.width * mm_per_point, size.height * mm_per_point});
  }
  return model;
}

Raster PdfFile::draw(std::size_t page, double dots_per_inch) const {
  const Surface surface = handles_->draw(page, dots_per_inch);
  Raster raster{cairo_image_surface_get_width(surface.get()), cairo_image_surface_get_height(surface.get()), {}};
  const unsigned char* data = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int row = 0; row < raster.height && data != nullptr; ++row) {
    const auto* pixels = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(row) * stride);
    raster.pixels.insert(raster.pixels.end(), pixels, pixels + raster.width);
  }
  return raster;
}

std::string PdfFile::draw_png(std::size_t page, double dots_per_inch) const {
  const Surface surface = handles_->draw(page, dots_per_inch);
  std::string png;
  const cairo_status_t status = cairo_surface_write_to_png_stream(
      surface.get(),
      [](void* closure, const unsigned char* data, unsigned length) noexcept {
        try {
          static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
        } catch (const std::bad_alloc&) {  // must not pass through the C of cairo and libpng
          return CAIRO_STATUS_NO_MEMORY;
        }
        return CAIRO_STATUS_SUCCESS;
      },
      &png);
  if (status == CAIRO_STATUS_NO_MEMORY) throw std::bad_alloc();
  return png;
}

}  // namespace vestnik::compare
