#include "tools/pdf/page_lines.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "base/text/case_and_form.hpp"
#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "tools/pdf/gutters.hpp"

namespace vestnik::pdf {
namespace {

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
    measure();
    for (std::size_t i = 0; i < pages_.size(); ++i) page(i);
    return std::move(result_);
  }

 private:
  [[nodiscard]] static bool at_edge(const TextLine& line, const Page& page) {
    return line.box.bottom < page.height * 0.13 || line.box.top > page.height * 0.88;
  }

  /// Which lines of a page may be running ones: at its edges, with white space between them and the text; and folios.
  [[nodiscard]] std::vector<bool> stand_apart(std::size_t number) const {
    const std::vector<TextLine>& rows = rough_[number];
    constexpr std::size_t most_lines = 4;
    constexpr double gap = 1.8;  // between baselines, in sizes
    std::vector<bool> apart(rows.size(), false);
    const auto is_gap = [&](std::size_t above) {
      return above + 1 < rows.size() && rows[above + 1].box.bottom - rows[above].box.bottom >
                                            gap * std::max(rows[above].size, rows[above + 1].size);
    };
    for (std::size_t i = 0; i < std::min(rows.size(), most_lines); ++i) {
      if (!is_gap(i)) continue;
      std::fill_n(apart.begin(), i + 1, true);
    }
    for (std::size_t i = 0; i < std::min(rows.size(), most_lines); ++i) {
      const std::size_t first = rows.size() - 1 - i;
      if (first == 0 || !is_gap(first - 1)) continue;
      std::fill(apart.end() - static_cast<std::ptrdiff_t>(i) - 1, apart.end(), true);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool folio = (i == 0 || i + 1 == rows.size()) && is_folio(rows[i].text());
      apart[i] = (apart[i] || folio) && at_edge(rows[i], pages_[number]);
    }
    return apart;
  }

  /// The same words at the edge of several pages, and what counts the pages.
  void find_running() {
    std::map<std::string, std::vector<double>> seen;  // where the words stand
    std::size_t folios = 0;
    std::vector<std::vector<bool>> apart;
    for (std::size_t i = 0; i < rough_.size(); ++i) {
      apart.push_back(stand_apart(i));
      bool has_folio = false;
      for (std::size_t row = 0; row < rough_[i].size(); ++row) {
        const TextLine& line = rough_[i][row];
        if (!apart[i][row]) continue;
        if (is_folio(line.text())) has_folio = true;
        seen[key_of(line.text())].push_back(line.box.bottom);
      }
      folios += has_folio ? 1 : 0;
    }
    const std::size_t least = std::max<std::size_t>(2, pages_.size() / 3);
    for (std::size_t i = 0; i < rough_.size(); ++i) {
      std::vector<TextLine> kept;
      for (std::size_t row = 0; row < rough_[i].size(); ++row) {
        TextLine& line = rough_[i][row];
        const std::string key = key_of(line.text());
        const auto at_same_height = [&](double other) { return std::abs(other - line.box.bottom) < 3; };
        const bool repeated =
            !key.empty() && static_cast<std::size_t>(std::ranges::count_if(seen[key], at_same_height)) >= least;
        const bool running = apart[i][row] && (repeated || (is_folio(line.text()) && folios >= least));
        if (!running) {
          kept.push_back(std::move(line));
          continue;
        }
        result_.running.push_back(std::move(line));
        result_.running.back().page = static_cast<int>(i) + 1;
      }
      rough_[i] = std::move(kept);
    }
  }

  /// The text area: of pages with many lines the median edges.
  void measure() {
    std::vector<double> lefts, rights;
    for (const std::vector<TextLine>& rows : rough_) {
      constexpr std::size_t many = 10;
      if (rows.size() < many) continue;
      lefts.push_back(std::ranges::min(rows, {}, [](const TextLine& row) { return row.box.left; }).box.left);
      rights.push_back(std::ranges::max(rows, {}, [](const TextLine& row) { return row.box.right; }).box.right);
    }
    if (lefts.empty()) return;
    std::ranges::sort(lefts);
    std::ranges::sort(rights);
    area_left_ = lefts[lefts.size() / 2];
    area_right_ = rights[rights.size() / 2];
  }

  void page(std::size_t number) {
    std::vector<TextLine>& rows = rough_[number];
    if (rows.empty()) return;
    const std::vector<Gutter> gutters = find_gutters(pages_[number], rows);
    double left = area_left_, right = area_right_;
    for (const TextLine& row : rows) left = std::min(left, row.box.left), right = std::max(right, row.box.right);
    ++region_;
    if (gutters.empty()) return parts_of_page(std::move(rows), left, right, number);
    std::vector<TextLine> band;
    for (TextLine& row : rows) {
      if (!crosses(row, gutters)) {
        band.push_back(std::move(row));
        continue;
      }
      columns(std::exchange(band, {}), gutters, left, right, number);
      add(std::move(row), left, right, number);
    }
    columns(std::move(band), gutters, left, right, number);
  }

  /// Where no gutter runs through the page, parts of it may be set in columns.
  void parts_of_page(std::vector<TextLine> rows, double left, double right, std::size_t number) {
    std::size_t at = 0;
    for (const ColumnBand& band : find_bands(rows)) {
      for (; at < band.begin; ++at) add(std::move(rows[at]), left, right, number);
      std::vector<TextLine> inside;
      for (; at < band.end; ++at) inside.push_back(std::move(rows[at]));
      columns(std::move(inside), band.gutters, left, right, number);
    }
    for (; at < rows.size(); ++at) add(std::move(rows[at]), left, right, number);
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
  double area_left_ = 1e9, area_right_ = 0;
};

}  // namespace

bool begins_small(std::string_view text) {
  const std::u32string letters = to_utf32(text);
  const auto first = std::ranges::find_if(letters, is_letter_or_digit);
  return first != letters.end() && is_small(*first);
}

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
