#include <cmath>
#include <memory>
#include <string>
#include <utility>

#include "input/raster/raster.hpp"
#include "input/svg/svg_renderer.hpp"

namespace vestnik::svg {
namespace {

std::optional<unsigned> base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<unsigned>(c - 'A');
  if (c >= 'a' && c <= 'z') return static_cast<unsigned>(c - 'a') + 26U;
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0') + 52U;
  if (c == '+' || c == '-') return 62U;
  if (c == '/' || c == '_') return 63U;
  return std::nullopt;
}

// RFC 4648; white space and the filling at the end are passed over.
std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  unsigned held = 0, bits = 0;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '=') continue;
    const std::optional<unsigned> digit = base64_digit(c);
    if (!digit) return std::nullopt;
    held = (held << 6U | *digit) & 0xFFFFU;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(held >> bits & 0xFFU);
  }
  return bytes;
}

// RFC 3986, 2.1.
std::string without_percents(std::string_view text) {
  const auto digit = [](char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
  };
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
      bytes += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      bytes += text[i];
    }
  }
  return bytes;
}

// What an address holds that is its own data (RFC 2397); empty if it is wrong.
std::optional<std::string> data_of(std::string_view address) {
  const std::size_t comma = address.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const std::string_view kind = trim(address.substr(0, comma));
  std::string_view data = address.substr(comma + 1);
  const std::string plain = data.find('%') == std::string_view::npos ? std::string() : without_percents(data);
  if (!plain.empty()) data = plain;
  return kind.ends_with(";base64") ? from_base64(data) : std::optional(std::string(data));
}

// From the unit square, in which a reader sees the picture upright, to that of the rows as they are stored.
Matrix from_stored(unsigned orientation) {
  switch (orientation) {
    case 2:
      return {-1, 0, 0, 1, 1, 0};
    case 3:
      return {-1, 0, 0, -1, 1, 1};
    case 4:
      return {1, 0, 0, -1, 0, 1};
    case 5:
      return {0, 1, 1, 0, 0, 0};
    case 6:
      return {0, 1, -1, 0, 1, 0};
    case 7:
      return {0, -1, -1, 0, 1, 1};
    case 8:
      return {0, -1, 1, 0, 0, 1};
    default:
      return identity;
  }
}

}  // namespace

std::shared_ptr<const RasterPicture> Renderer::read_image(const Element& element) {
  const auto [known, added] = images_.try_emplace(element.node());
  if (!added) return known->second;
  picture::Findings& findings = context_.findings();
  const std::string_view address = trim(element.get("href"));
  if (!address.starts_with("data:")) {
    findings.left_out(term("the file of its <image>, \"{}\"", address.substr(0, 60)), "embed pictures in the SVG");
    return nullptr;
  }
  const std::optional<std::string> file = data_of(address);
  const bool is_jpeg = file && file->starts_with("\xff\xd8"), is_png = file && file->starts_with("\x89PNG");
  if (!is_jpeg && !is_png) {
    findings.left_out("an <image> that is neither JPEG nor PNG", "embed pictures as JPEG or PNG");
    return nullptr;
  }
  picture::Findings inner("", {});
  std::optional<DecodedPicture> decoded =
      is_jpeg ? picture::decode_jpeg(*file, inner) : picture::decode_png(*file, inner);
  if (!decoded) {
    const std::vector<Diagnostic> problems = inner.take();
    findings.left_out("an <image> that is damaged", "embed the picture again");
    return nullptr;
  }
  auto pixels = std::make_shared<const RasterPicture>(std::move(std::get<RasterPicture>(decoded->content)));
  const std::uint64_t count = std::uint64_t{pixels->width} * pixels->height;
  if (count > pixels_left_) {
    findings.left_out("so many pixels in its <image> elements", "reduce the pictures in the SVG");
    return nullptr;
  }
  pixels_left_ -= count;
  return known->second = std::move(pixels);
}

void Renderer::draw_image(const Element& element, const State& state) {
  if (!state.style.visible || element.get("href").empty()) return;
  const std::shared_ptr<const RasterPicture> pixels = read_image(element);
  if (!pixels || !context_.spend(1)) return;
  const double natural_width = pixels->upright_width(), natural_height = pixels->upright_height();
  const double em = state.style.text.size;
  std::optional<double> width = parse_length(element.get("width"), state.viewport_width, em);
  std::optional<double> height = parse_length(element.get("height"), state.viewport_height, em);
  if (!width) width = height ? *height * natural_width / natural_height : natural_width;
  if (!height) height = *width * natural_height / natural_width;
  if (!(*width > 0 && *height > 0)) return;
  const double x = parse_length(element.get("x"), state.viewport_width, em).value_or(0);
  const double y = parse_length(element.get("y"), state.viewport_height, em).value_or(0);
  const Matrix placed = joined(state.to_drawing, {1, 0, 0, 1, x, y});
  const std::string_view preserve = element.get("preserveAspectRatio");
  const Matrix fitted = joined(placed, fit({0, 0, natural_width, natural_height}, *width, *height, preserve));
  Drawing::Image image;
  image.pixels = pixels;
  image.transform =
      joined(joined(fitted, {natural_width, 0, 0, natural_height, 0, 0}), from_stored(pixels->orientation));
  if (!is_near(transformed(image.transform, rectangle({0, 0, 1, 1}, 0, 0)))) {
    return context_.findings().left_out("shapes that lie far outside of it");
  }
  Marks marks;
  marks.push_back({std::move(image)});
  if (preserve.find("slice") != std::string_view::npos)
    return add_within(std::move(marks), {0, 0, *width, *height}, placed);
  marks_->push_back(std::move(marks.front()));
}

}  // namespace vestnik::svg
