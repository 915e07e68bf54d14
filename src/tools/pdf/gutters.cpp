#include "tools/pdf/gutters.hpp"

#include <algorithm>
#include <utility>

namespace vestnik::pdf {
namespace {

/// White space of the line at x, as wide as it is there.
double gap_at(const TextLine& line, double x) {
  double left = -1e9, right = 1e9;
  for (const Word& word : line.words) {
    if (word.box.left <= x && word.box.right >= x) return 0;
    if (word.box.right < x) left = std::max(left, word.box.right);
    if (word.box.left > x) right = std::min(right, word.box.left);
  }
  return right - left;
}

/// Columns of text are filled with lines; columns of a table are not.
bool is_filled(const std::vector<TextLine>& lines, const Gutter& gutter, bool left_side) {
  std::vector<double> widths;
  double most = 0;
  for (const TextLine& line : lines) {
    double begin = 1e9, end = -1e9;
    for (const Word& word : line.words) {
      const bool inside = left_side ? word.box.right <= gutter.left + 1 : word.box.left >= gutter.right - 1;
      if (!inside) continue;
      begin = std::min(begin, word.box.left);
      end = std::max(end, word.box.right);
    }
    if (end > begin) widths.push_back(end - begin), most = std::max(most, end - begin);
  }
  constexpr std::size_t least_lines = 4;
  if (widths.size() < least_lines) return false;
  const auto wide = std::ranges::count_if(widths, [&](double width) { return width >= 0.6 * most; });
  return static_cast<std::size_t>(wide) * 2 >= widths.size();
}

/// Lines of running text have several words and often begin amid a sentence; cells of a table do not.
bool is_running_text(const std::vector<TextLine>& lines, const Gutter& gutter, bool left_side) {
  std::size_t count = 0, all_words = 0, small = 0;
  for (const TextLine& line : lines) {
    const Word* first = nullptr;
    for (const Word& word : line.words) {
      if (left_side ? word.box.right > gutter.left + 1 : word.box.left < gutter.right - 1) continue;
      if (first == nullptr) first = &word;
      ++all_words;
    }
    if (first == nullptr) continue;
    ++count;
    small += begins_small(first->text) ? 1 : 0;
  }
  return count > 0 && all_words * 2 >= count * 5 && small * 10 >= count * 3;
}

/// The gaps of a line that may be gutters.
std::vector<Gutter> gaps_of(const TextLine& line, double narrowest) {
  std::vector<Gutter> gaps;
  double end = line.words.front().box.right;
  for (const Word& word : line.words) {
    if (word.box.left - end >= narrowest) gaps.push_back({end, word.box.left});
    end = std::max(end, word.box.right);
  }
  return gaps;
}

/// What the line leaves white of a strip; its text may stand at one side of it alone.
Gutter white_part(const TextLine& line, const Gutter& strip) {
  Gutter white{strip.left, strip.left};
  double begin = strip.left;
  const auto take = [&](double end) {
    if (std::min(end, strip.right) - begin > white.right - white.left) white = {begin, std::min(end, strip.right)};
  };
  for (const Word& word : line.words) {
    if (word.box.right <= strip.left) continue;
    take(word.box.left);
    begin = std::max(begin, word.box.right);
  }
  take(strip.right);
  return white;
}

/// Follows the gaps of a line downwards.
class BandFinder {
 public:
  explicit BandFinder(const std::vector<TextLine>& lines) : lines_(lines) {}

  [[nodiscard]] ColumnBand from(std::size_t begin) const {
    ColumnBand band{.begin = begin, .end = begin, .gutters = {}};
    std::vector<Gutter> strips = gaps_of(lines_[begin], narrowest_place);
    for (std::size_t i = begin; i < lines_.size() && !strips.empty(); ++i) {
      std::vector<Gutter> left;
      for (const Gutter& strip : strips) {
        const Gutter white = white_part(lines_[i], strip);
        if (white.right - white.left >= narrowest_place) left.push_back(white);
      }
      // What divided enough lines has ended with this one.
      const std::vector<Gutter> sound = gutters_of(begin, i, strips);
      if (!sound.empty() && left.size() < strips.size()) {
        const bool goes_on = !gutters_of(begin, i, left).empty();
        if (!goes_on) return {begin, end_of(begin, i, sound), sound};
      }
      strips = std::move(left);
      band.end = i + 1;
    }
    band.gutters = gutters_of(begin, band.end, strips);
    if (!band.gutters.empty()) band.end = end_of(begin, band.end, band.gutters);
    return band;
  }

 private:
  static constexpr double narrowest_place = 4, narrowest = 10;  // points; of all lines, of most

  [[nodiscard]] bool is_divided(const TextLine& line, const Gutter& gutter) const {
    return line.box.left < gutter.left && line.box.right > gutter.right;
  }

  /// The strips that divide columns of text.
  [[nodiscard]] std::vector<Gutter> gutters_of(std::size_t begin, std::size_t end,
                                               const std::vector<Gutter>& strips) const {
    std::vector<Gutter> gutters;
    const std::vector<TextLine> inside(lines_.begin() + static_cast<std::ptrdiff_t>(begin),
                                       lines_.begin() + static_cast<std::ptrdiff_t>(end));
    for (const Gutter& strip : strips) {
      std::size_t divided = 0, wide = 0;
      for (const TextLine& line : inside) {
        if (!is_divided(line, strip)) continue;
        ++divided;
        wide += gap_at(line, (strip.left + strip.right) / 2) >= narrowest ? 1 : 0;
      }
      constexpr std::size_t least_lines = 4;
      if (divided >= least_lines && wide * 2 > divided && is_filled(inside, strip, true) &&
          is_filled(inside, strip, false) && is_running_text(inside, strip, true) &&
          is_running_text(inside, strip, false))
        gutters.push_back(strip);
    }
    return gutters;
  }

  /// Behind the last line that stands in the columns. One of the left column alone must follow closely; an address that
  /// ends the article stands below both columns.
  [[nodiscard]] std::size_t end_of(std::size_t begin, std::size_t end, const std::vector<Gutter>& gutters) const {
    constexpr double close = 1.8;  // in sizes
    std::size_t at = begin + 1;
    for (; at < end; ++at) {
      const TextLine& line = lines_[at];
      if (line.box.right > gutters.front().right) continue;
      const bool apart = line.box.bottom - lines_[at - 1].box.bottom > close * line.size;
      const bool address = line.text().find("://") != std::string::npos;
      if ((apart || address) && !is_divided_below(at, end, gutters)) break;
    }
    return at;
  }
  [[nodiscard]] bool is_divided_below(std::size_t at, std::size_t end, const std::vector<Gutter>& gutters) const {
    const auto from = lines_.begin() + static_cast<std::ptrdiff_t>(at);
    return std::any_of(from, lines_.begin() + static_cast<std::ptrdiff_t>(end),
                       [&](const TextLine& line) { return is_divided(line, gutters.front()); });
  }

  const std::vector<TextLine>& lines_;
};

}  // namespace

std::vector<Gutter> find_gutters(const Page& page, const std::vector<TextLine>& lines) {
  constexpr double narrowest = 7;
  const auto bins = static_cast<std::size_t>(std::clamp(page.width, 1.0, 5'000.0));
  std::vector<std::size_t> covered(bins + 1, 0);
  for (const TextLine& line : lines) {
    for (const Word& word : line.words) {
      const auto begin = static_cast<std::size_t>(std::clamp(word.box.left, 0.0, static_cast<double>(bins)));
      const auto end = static_cast<std::size_t>(std::clamp(word.box.right, 0.0, static_cast<double>(bins)));
      for (std::size_t x = begin; x <= end; ++x) ++covered[x];
    }
  }
  const std::size_t busiest = std::ranges::max(covered);
  std::vector<Gutter> gutters;
  for (std::size_t x = 0; x <= bins; ++x) {
    std::size_t end = x;
    while (end <= bins && covered[end] * 6 <= busiest) ++end;
    const bool inside = x > bins / 8 && end < bins - bins / 8;
    if (inside && static_cast<double>(end - x) >= narrowest && busiest >= 5) {
      const Gutter gutter{static_cast<double>(x), static_cast<double>(end)};
      if (is_filled(lines, gutter, true) && is_filled(lines, gutter, false)) gutters.push_back(gutter);
    }
    x = end;
  }
  return gutters;
}

bool crosses(const TextLine& line, const std::vector<Gutter>& gutters) {
  return std::ranges::any_of(gutters, [&](const Gutter& gutter) {
    const double width = gutter.right - gutter.left;
    return line.box.left < gutter.left && line.box.right > gutter.right &&
           gap_at(line, (gutter.left + gutter.right) / 2) < 0.8 * width;
  });
}

std::vector<ColumnBand> find_bands(const std::vector<TextLine>& lines) {
  constexpr std::size_t most_lines = 1'000;  // of a page
  std::vector<ColumnBand> bands;
  if (lines.size() > most_lines) return bands;
  const BandFinder finder(lines);
  for (std::size_t i = 0; i < lines.size();) {
    ColumnBand band = finder.from(i);
    if (band.gutters.empty()) {
      ++i;
      continue;
    }
    i = band.end;
    bands.push_back(std::move(band));
  }
  return bands;
}

}  // namespace vestnik::pdf
