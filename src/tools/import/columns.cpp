#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "tools/import/characters.hpp"
#include "tools/import/line.hpp"

namespace vestnik::importing {
namespace {

constexpr std::size_t least_gap = 2;              // spaces between two columns
constexpr std::size_t least_left = 25;            // characters: a gap further left parts a list's number or an address
constexpr std::size_t most_paragraph_indent = 8;  // columns
constexpr std::size_t least_beginnings = 3;       // lines at a column's edge
constexpr int section_gap = 3;                    // blank lines that end what stood in columns

/// A line with its indent put back: characters at their places on the page.
std::u32string laid_out(const Line& line) {
  return std::u32string(static_cast<std::size_t>(line.indent), U' ') + to_utf32(line.text);
}

/// Where the pieces of the line begin that wide gaps part.
std::vector<std::size_t> segment_starts(const std::u32string& text) {
  std::vector<std::size_t> starts;
  std::size_t blanks = least_gap;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ') {
      ++blanks;
    } else {
      if (blanks >= least_gap) starts.push_back(i);
      blanks = 0;
    }
  }
  return starts;
}

using Page = std::pair<std::size_t, std::size_t>;  // first line, line after the last

/// The place where most lines of the page's second column begin.
std::optional<std::size_t> gutter_of(const std::vector<std::u32string>& texts, const Page& page) {
  std::map<std::size_t, std::size_t> starts;
  for (std::size_t i = page.first; i < page.second; ++i) {
    for (const std::size_t start : segment_starts(texts[i])) {
      if (start >= least_left) ++starts[start];
    }
  }
  // Paragraphs and lists are indented: a column's edge is the place with most beginnings at it or a little right of it.
  std::optional<std::size_t> best;
  std::size_t most = 0;
  for (const auto& [edge, count] : starts) {
    if (count < least_beginnings) continue;
    std::size_t beginnings = 0;
    for (auto it = starts.find(edge); it != starts.end() && it->first <= edge + most_paragraph_indent; ++it) {
      beginnings += it->second;
    }
    if (beginnings > most) best = edge, most = beginnings;
  }
  return best;
}

/// The lines of one page, put in order.
class PageReader {
 public:
  PageReader(const Lines& lines, const std::vector<std::u32string>& texts, std::size_t gutter, Lines& result)
      : lines_(lines), texts_(texts), gutter_(gutter), result_(result) {}

  void read(const Page& page) {
    for (std::size_t i = page.first; i < page.second; ++i) line(i);
    flush();
  }

 private:
  void line(std::size_t at) {
    const std::u32string& text = texts_[at];
    if (lines_[at].blank()) {
      ++blanks_;
      left_.push_back(lines_[at]);
      right_.push_back(lines_[at]);
      return;
    }
    const std::size_t split = split_of(text);
    const bool has_left = split > 0, has_right = split < text.size();
    const bool title = has_left && !has_right && (is_in_capitals(lines_[at].text) || blanks_ >= section_gap);
    if (split > text.size() || (title && blanks_ > 0)) {
      flush();
      in_title_ = title;
    } else if (in_title_ && has_left && !has_right && blanks_ == 0) {
      // a title's further lines
    } else {
      if (in_title_) flush();
      in_title_ = false;
    }
    blanks_ = 0;
    if (split > text.size()) {
      result_.push_back(lines_[at]);
      return;
    }
    left_.push_back(part(at, 0, split, 0));
    right_.push_back(part(at, split, text.size(), gutter_));
    columns_ = columns_ || has_right;
  }

  /// Where the right column's text begins; the text's length: it is all on the left; more: it runs across.
  [[nodiscard]] std::size_t split_of(const std::u32string& text) const {
    const std::size_t slack = 2;
    for (const std::size_t start : segment_starts(text)) {
      if (start + slack < gutter_ || start > gutter_ + most_paragraph_indent) continue;
      return text.find_first_not_of(U' ') == start ? 0 : start;
    }
    return text.size() + slack > gutter_ ? text.size() + 1 : text.size();
  }

  /// The characters from `begin` to `end`, indented from their column's `edge`.
  [[nodiscard]] Line part(std::size_t at, std::size_t begin, std::size_t end, std::size_t edge) const {
    Line result = lines_[at];
    const std::u32string_view text = std::u32string_view(texts_[at]).substr(0, end);
    const std::size_t first = text.find_first_not_of(U' ', begin);
    result.indent = first == std::u32string_view::npos || first < edge ? 0 : static_cast<int>(first - edge);
    result.text = first == std::u32string_view::npos
                      ? std::string()
                      : to_utf8(text.substr(first, text.find_last_not_of(U' ') + 1 - first));
    return result;
  }

  /// A blank line in one column beside text in the other parts paragraphs only where several follow each other:
  /// columns need not share their baselines.
  void append(const Lines& column) {
    for (std::size_t i = 0; i < column.size(); ++i) {
      const bool lone = column[i].blank() && (i == 0 || !column[i - 1].blank()) && i + 1 < column.size() &&
                        !column[i + 1].blank() && lines_are_text(column[i].number);
      if (!lone) result_.push_back(column[i]);
    }
  }
  [[nodiscard]] bool lines_are_text(int number) const {
    const auto found = std::ranges::lower_bound(lines_, number, {}, &Line::number);
    return found != lines_.end() && found->number == number && !found->blank();
  }

  void flush() {
    append(left_);
    if (columns_) {
      result_.push_back({});
      append(right_);
    }
    left_.clear();
    right_.clear();
    columns_ = false;
    in_title_ = false;
  }

  const Lines& lines_;
  const std::vector<std::u32string>& texts_;
  std::size_t gutter_;
  Lines& result_;
  Lines left_, right_;
  bool columns_ = false, in_title_ = false;
  int blanks_ = section_gap;
};

}  // namespace

Lines in_reading_order(Lines lines) {
  std::vector<std::u32string> texts;
  std::size_t parted = 0, written = 0;
  for (const Line& line : lines) {
    texts.push_back(laid_out(line));
    written += line.blank() ? 0 : 1;
    const std::vector<std::size_t> starts = segment_starts(texts.back());
    parted += starts.size() > 1 && starts.back() >= least_left ? 1 : 0;
  }
  if (parted < 8 || parted * 10 < written) return lines;
  Lines result;
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin + 1;
    while (end < lines.size() && !lines[end].new_page) ++end;
    const Page page{begin, end};
    if (const auto gutter = gutter_of(texts, page)) {
      PageReader(lines, texts, *gutter, result).read(page);
    } else {
      result.insert(result.end(), lines.begin() + static_cast<std::ptrdiff_t>(begin),
                    lines.begin() + static_cast<std::ptrdiff_t>(end));
    }
    result.push_back({});
    begin = end;
  }
  return result;
}

}  // namespace vestnik::importing
