#include "tools/compare/compare.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "findings/catalogue/compare_texts.hpp"
#include "tools/compare/compare_words.hpp"

namespace vestnik::compare {
namespace {

constexpr auto names = std::to_array<std::string_view>(
    {"pages", "text", "order", "page-shift", "line-break", "moved", "type", "picture", "drawing"});
constexpr double drawing_resolution = 72;  // dots per inch
constexpr double same_page = 0.5;          // mm

void compare_sizes(const PdfModel& before, const PdfModel& after, std::vector<Difference>& differences) {
  if (before.pages.size() != after.pages.size()) {
    differences.push_back({Kind::pages, texts::page_count.local(before.pages.size(), after.pages.size()), {}, {}});
  }
  for (std::size_t i = 0; i < std::min(before.pages.size(), after.pages.size()); ++i) {
    const PageSize &was = before.pages[i], &is = after.pages[i];
    if (std::abs(was.width - is.width) < same_page && std::abs(was.height - is.height) < same_page) continue;
    differences.push_back({Kind::pages,
                           texts::page_size.local(i + 1, was.width, was.height, is.width, is.height),
                           {{i, {0, 0, was.width, was.height}}},
                           {{i, {0, 0, is.width, is.height}}}});
  }
}

class PictureComparer {
 public:
  PictureComparer(const PdfModel& before, const PdfModel& after, double tolerance, std::vector<Difference>& differences)
      : before_(before.pictures),
        after_(after.pictures),
        tolerance_(tolerance),
        differences_(differences),
        taken_(after_.size(), false) {}

  void compare() {
    std::vector<const PlacedPicture*> left;
    for (const PlacedPicture& picture : before_) {
      const std::size_t same =
          find([&](const PlacedPicture& other) { return other.content == picture.content; }, picture);
      if (same < after_.size()) {
        compare_place(picture, after_[same]);
      } else {
        left.push_back(&picture);
      }
    }
    for (const PlacedPicture* picture : left) {
      const std::size_t other =
          find([&](const PlacedPicture& p) { return p.page == picture->page && p.box.overlap(picture->box) > 0.5; },
               *picture);
      if (other < after_.size()) {
        add(texts::picture_replaced.local(), picture, &after_[other], 0);
      } else {
        add(texts::picture_removed.local(), picture, nullptr, 0);
      }
    }
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (!taken_[i]) add(texts::picture_added.local(), nullptr, &after_[i], 0);
    }
  }

 private:
  /// The nearest one not yet taken that fulfils the condition; taken then. The number of pictures: there is none.
  template <class Condition>
  std::size_t find(const Condition& condition, const PlacedPicture& to) {
    std::size_t best = after_.size();
    double least = 0;
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (taken_[i] || !condition(after_[i])) continue;
      const double pages = 1000.0 * std::abs(static_cast<double>(after_[i].page) - static_cast<double>(to.page));
      const double far = pages + std::hypot(after_[i].box.left - to.box.left, after_[i].box.top - to.box.top);
      if (best == after_.size() || far < least) best = i, least = far;
    }
    if (best < after_.size()) taken_[best] = true;
    return best;
  }

  void compare_place(const PlacedPicture& was, const PlacedPicture& is) {
    if (was.page != is.page) {
      add(texts::picture_shifted.local(was.page + 1, is.page + 1), &was, &is, 0);
      return;
    }
    const double right = is.box.left - was.box.left, down = is.box.top - was.box.top;
    const double wider = is.box.width() - was.box.width();
    const double distance = std::hypot(right, down);
    if (std::abs(wider) > tolerance_) {
      const auto& text = wider > 0 ? texts::picture_wider : texts::picture_narrower;
      add(text.local(decimal(std::abs(wider), 1), decimal(distance, 1)), &was, &is,
          std::max(std::abs(wider), distance));
    } else if (distance > tolerance_) {
      add(texts::picture_moved.local(movement(right, down)), &was, &is, distance);
    }
  }

  void add(LocalText message, const PlacedPicture* was, const PlacedPicture* is, double distance) {
    Difference difference{
        .kind = Kind::picture, .message = std::move(message), .before = {}, .after = {}, .distance = distance};
    if (was != nullptr) difference.before.push_back({was->page, was->box});
    if (is != nullptr) difference.after.push_back({is->page, is->box});
    differences_.push_back(std::move(difference));
  }

  const std::vector<PlacedPicture>&before_, &after_;
  double tolerance_;
  std::vector<Difference>& differences_;
  std::vector<bool> taken_;
};

bool alike(std::uint32_t one, std::uint32_t other) {
  constexpr int least = 64;  // of 255, in any of the three colours
  for (const int shift : {0, 8, 16}) {
    const int a = static_cast<int>(one >> shift & 0xFFU), b = static_cast<int>(other >> shift & 0xFFU);
    if (std::abs(a - b) > least) return false;
  }
  return true;
}

/// Where `one` has a pixel that `other` has nowhere near.
void find_pixels(const Raster& one, const Raster& other, int radius, std::vector<std::pair<int, int>>& found) {
  const auto pixel = [](const Raster& raster, int x, int y) {
    return raster
        .pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width) + static_cast<std::size_t>(x)];
  };
  for (int y = 0; y < one.height; ++y) {
    for (int x = 0; x < one.width; ++x) {
      const std::uint32_t wanted = pixel(one, x, y);
      if (alike(wanted, pixel(other, x, y))) continue;
      bool near = false;
      for (int v = std::max(0, y - radius); v <= std::min(one.height - 1, y + radius) && !near; ++v) {
        for (int u = std::max(0, x - radius); u <= std::min(one.width - 1, x + radius) && !near; ++u) {
          near = alike(wanted, pixel(other, u, v));
        }
      }
      if (!near) found.emplace_back(x, y);
    }
  }
}

void compare_drawings(const PdfFile& before, const PdfFile& after, std::size_t page, double tolerance,
                      std::vector<Difference>& differences) {
  const Raster one = before.draw(page, drawing_resolution), other = after.draw(page, drawing_resolution);
  if (one.width != other.width || one.height != other.height || one.pixels.size() != other.pixels.size()) return;
  const int radius = std::clamp(static_cast<int>(std::ceil(tolerance * drawing_resolution / 25.4)), 1, 20);
  std::vector<std::pair<int, int>> found;
  find_pixels(one, other, radius, found);
  find_pixels(other, one, radius, found);
  constexpr std::size_t least_pixels = 4;
  if (found.size() < least_pixels) return;
  const double mm = 25.4 / drawing_resolution;
  Box box{found[0].first * mm, found[0].second * mm, (found[0].first + 1) * mm, (found[0].second + 1) * mm};
  for (const auto& [x, y] : found) box.include({x * mm, y * mm, (x + 1) * mm, (y + 1) * mm});
  differences.push_back({Kind::drawing,
                         texts::drawn_differently.local(page + 1, box.width(), box.height()),
                         {{page, box}},
                         {{page, box}}});
}

std::size_t page_of(const Difference& difference) {
  if (!difference.before.empty()) return difference.before.front().page;
  return difference.after.empty() ? 0 : difference.after.front().page;
}

bool touches(const Difference& difference, std::size_t page) {
  const auto on_page = [&](const Place& place) { return place.page == page; };
  return std::ranges::any_of(difference.before, on_page) || std::ranges::any_of(difference.after, on_page);
}

}  // namespace

std::string_view name_of(Kind kind) { return names[static_cast<std::size_t>(kind)]; }

std::string_view title_of(Kind kind, UiLanguage language) {
  switch (kind) {
    case Kind::pages:
      return texts::difference_pages.in(language);
    case Kind::text:
      return texts::difference_text.in(language);
    case Kind::order:
      return texts::difference_order.in(language);
    case Kind::page_shift:
      return texts::difference_page_shift.in(language);
    case Kind::line_break:
      return texts::difference_line_break.in(language);
    case Kind::moved:
      return texts::difference_moved.in(language);
    case Kind::type:
      return texts::difference_type.in(language);
    case Kind::picture:
      return texts::difference_picture.in(language);
    case Kind::drawing:
      break;
  }
  return texts::difference_drawing.in(language);
}

std::optional<Kind> kind_named(std::string_view name) {
  const auto found = std::ranges::find(names, name);
  return found == names.end() ? std::nullopt : std::optional(static_cast<Kind>(found - names.begin()));
}

std::vector<Difference> compare_models(const PdfModel& before, const PdfModel& after, const CompareOptions& options) {
  std::vector<Difference> differences;
  compare_sizes(before, after, differences);
  const Alignment alignment = align(before.words, after.words);
  const Texts both{before, after, alignment, options.tolerance};
  find_text_changes(both, differences);
  find_page_shifts(both, differences);
  find_line_changes(both, differences);
  find_type_changes(both, differences);
  PictureComparer(before, after, options.tolerance, differences).compare();
  std::ranges::stable_sort(differences, {}, page_of);
  return differences;
}

std::vector<Difference> compare_pdfs(const PdfFile& before, const PdfFile& after, const CompareOptions& options) {
  const PdfModel one = before.read(), other = after.read();
  std::vector<Difference> differences = compare_models(one, other, options);
  const std::size_t known = differences.size();
  for (std::size_t page = 0; page < std::min(one.pages.size(), other.pages.size()); ++page) {
    const bool differs = std::any_of(differences.begin(), differences.begin() + static_cast<std::ptrdiff_t>(known),
                                     [&](const Difference& d) { return touches(d, page); });
    if (!differs) compare_drawings(before, after, page, options.tolerance, differences);
  }
  std::ranges::stable_sort(differences, {}, page_of);
  return differences;
}

}  // namespace vestnik::compare
