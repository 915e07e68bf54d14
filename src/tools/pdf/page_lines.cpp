#include "tools/pdf/page_lines.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "base/text/case_and_form.hpp"
#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"

namespace vestnik::pdf {
namespace {

/// A white strip from top to bottom with text at both sides.
struct Gutter {
  double left = 0, right = 0;
};

std::size_t letters_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(to_utf32(text), is_letter_or_digit));
}

void settle(TextLine& line) {
  std::ranges::sort(line.words, {}, [](const Word& word) { return word.box.left; });
  std::map<double, std::size_t> sizes;
  std::size_t letters = 0, bold = 0, italic = 0;
  line.box = line.words.front().box;
  for (const Word& word : line.words) {
    const std::size_t count = letters_of(word.text) + 1;
    sizes[word.size] += count;
    letters += count;
    bold += word.bold ? count : 0;
    italic += word.italic ? count : 0;
    line.box.left = std::min(line.box.left, word.box.left);
    line.box.right = std::max(line.box.right, word.box.right);
    line.box.top = std::min(line.box.top, word.box.top);
    line.box.bottom = std::max(line.box.bottom, word.box.bottom);
  }
  line.size = std::ranges::max_element(sizes, {}, [](const auto& one) { return one.second; })->first;
  line.bold = bold * 10 >= letters * 8;
  line.italic = italic * 10 >= letters * 8;
}

/// Words whose heights overlap by half stand in one line.
std::vector<TextLine> lines_of(std::vector<Word> words) {
  std::ranges::stable_sort(words, {}, [](const Word& word) { return word.box.middle(); });
  std::vector<TextLine> lines;
  for (Word& word : words) {
    TextLine* home = nullptr;
    for (std::size_t i = lines.size(); i-- > 0 && i + 3 >= lines.size();) {
      const Rectangle& box = lines[i].box;
      const double shared = std::min(box.bottom, word.box.bottom) - std::max(box.top, word.box.top);
      if (shared > 0.5 * std::min(box.height(), word.box.height())) {
        home = &lines[i];
        break;
      }
    }
    if (home == nullptr) {
      home = &lines.emplace_back();
      home->box = word.box;
    }
    home->box.left = std::min(home->box.left, word.box.left);
    home->box.right = std::max(home->box.right, word.box.right);
    home->words.push_back(std::move(word));
  }
  for (TextLine& line : lines) settle(line);
  std::ranges::stable_sort(lines, {}, [](const TextLine& line) { return line.box.middle(); });
  return lines;
}

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

std::string key_of(const std::string& text) {
  std::string key;
  for (const char32_t c : to_utf32(folded_case(text))) {
    if (is_letter(c)) key += to_utf8(c);
  }
  return key;
}

/// "12", "- 12 -", "стр. 12", "Page 3 of 10": nothing but a number, perhaps with a word.
bool is_folio(const std::string& text) {
  const std::u32string letters = to_utf32(text);
  const auto digits = std::ranges::count_if(letters, is_digit);
  const auto others = std::ranges::count_if(letters, is_letter);
  return digits > 0 && digits <= 8 && others <= 8;
}

class LineFinder {
 public:
  explicit LineFinder(const std::vector<Page>& pages) : pages_(pages) {}

  PageLines find() {
    for (const Page& page : pages_) rough_.push_back(lines_of(page.words));
    find_running();
    for (std::size_t i = 0; i < pages_.size(); ++i) page(i);
    return std::move(result_);
  }

 private:
  [[nodiscard]] bool at_edge(const TextLine& line, const Page& page) const {
    return line.box.bottom < page.height * 0.13 || line.box.top > page.height * 0.88;
  }

  /// The same words at the edge of several pages, and what counts the pages.
  void find_running() {
    std::map<std::string, std::size_t> seen;
    std::size_t folios = 0;
    for (std::size_t i = 0; i < rough_.size(); ++i) {
      std::set<std::string> here;
      bool has_folio = false;
      for (const TextLine& line : rough_[i]) {
        if (!at_edge(line, pages_[i])) continue;
        if (is_folio(line.text())) has_folio = true;
        here.insert(key_of(line.text()));
      }
      folios += has_folio ? 1 : 0;
      for (const std::string& key : here) ++seen[key];
    }
    const std::size_t least = std::max<std::size_t>(2, pages_.size() / 3);
    for (std::size_t i = 0; i < rough_.size(); ++i) {
      std::erase_if(rough_[i], [&](const TextLine& line) {
        if (!at_edge(line, pages_[i])) return false;
        const std::string key = key_of(line.text());
        const bool running = (!key.empty() && seen[key] >= least) || (is_folio(line.text()) && folios >= least);
        if (running) {
          result_.running.push_back(line);
          result_.running.back().page = static_cast<int>(i) + 1;
        }
        return running;
      });
    }
  }

  void page(std::size_t number) {
    std::vector<TextLine>& rows = rough_[number];
    if (rows.empty()) return;
    const std::vector<Gutter> gutters = find_gutters(pages_[number], rows);
    double left = 1e9, right = 0;
    for (const TextLine& row : rows) left = std::min(left, row.box.left), right = std::max(right, row.box.right);
    ++region_;
    std::vector<TextLine> band;
    for (TextLine& row : rows) {
      if (!gutters.empty() && !crosses(row, gutters)) {
        band.push_back(std::move(row));
        continue;
      }
      columns(std::exchange(band, {}), gutters, left, right, number);
      add(std::move(row), left, right, number);
    }
    columns(std::move(band), gutters, left, right, number);
  }

  void columns(std::vector<TextLine> band, const std::vector<Gutter>& gutters, double left, double right,
               std::size_t number) {
    if (band.empty()) return;
    std::vector<std::vector<Word>> words(gutters.size() + 1);
    for (TextLine& row : band) {
      for (Word& word : row.words) {
        std::size_t column = 0;
        while (column < gutters.size() && word.box.left > (gutters[column].left + gutters[column].right) / 2) ++column;
        words[column].push_back(std::move(word));
      }
    }
    for (std::size_t column = 0; column < words.size(); ++column) {
      if (words[column].empty()) continue;
      ++region_;
      const double from = column == 0 ? left : gutters[column - 1].right;
      const double to = column == gutters.size() ? right : gutters[column].left;
      for (TextLine& line : lines_of(std::move(words[column]))) add(std::move(line), from, to, number);
    }
    ++region_;
  }

  void add(TextLine line, double left, double right, std::size_t number) {
    line.page = static_cast<int>(number) + 1;
    line.region = region_;
    line.column_left = left;
    line.column_right = right;
    result_.lines.push_back(std::move(line));
  }

  const std::vector<Page>& pages_;
  std::vector<std::vector<TextLine>> rough_;
  PageLines result_;
  int region_ = 0;
};

}  // namespace

bool touch(const Word& left, const Word& right) {
  return !left.space_after && right.box.left - left.box.right < 0.1 * std::max(left.size, right.size);
}

std::string TextLine::text() const {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && !touch(words[i - 1], words[i])) text += ' ';
    text += words[i].text;
  }
  return text;
}

PageLines find_lines(const std::vector<Page>& pages) { return LineFinder(pages).find(); }

}  // namespace vestnik::pdf
