#include "input/csv/csv_cells.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"

namespace vestnik::csv {
namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::array delimiters{';', '\t', ',', '|'};
constexpr std::string_view line_separator = "\u2028";

/// Excel's own first line: "sep=;".
std::optional<char> named_delimiter(std::string_view text) {
  constexpr std::string_view prefix = "sep=";
  if (!text.starts_with(prefix) || text.size() <= prefix.size()) return std::nullopt;
  const bool ends =
      text.size() == prefix.size() + 1 || text[prefix.size() + 1] == '\n' || text[prefix.size() + 1] == '\r';
  return ends ? std::optional(text[prefix.size()]) : std::nullopt;
}

/// By number of cells: how many of the first rows have so many.
std::map<std::size_t, std::size_t> lengths(std::string_view text, char delimiter) {
  constexpr std::size_t sample_rows = 60, sample_bytes = 1U << 16U;
  text = text.substr(0, sample_bytes);
  std::map<std::size_t, std::size_t> result;
  std::size_t cells = 1, rows = 0;
  bool in_quotes = false, seen = false, begins = true;
  const auto end_row = [&] {
    if (seen) ++result[cells], ++rows;
    cells = 1;
    seen = false;
    begins = true;
  };
  for (std::size_t i = 0; i < text.size() && rows < sample_rows; ++i) {
    const char c = text[i];
    if (c == '"' && (in_quotes || begins)) {
      in_quotes = !in_quotes || (i + 1 < text.size() && text[i + 1] == '"');
      if (in_quotes && !begins) ++i;
    } else if (!in_quotes && c == delimiter) {
      ++cells;
      begins = true;
      seen = true;
      continue;
    } else if (!in_quotes && (c == '\n' || c == '\r')) {
      end_row();
      continue;
    }
    if (c != ' ') begins = false;
    seen = seen || c != ' ';
  }
  end_row();
  return result;
}

/// The sign that cuts most rows into equally many cells, more than one.
char found_delimiter(std::string_view text) {
  char best = ',';
  std::size_t best_rows = 0;
  for (const char delimiter : delimiters) {
    std::size_t rows = 0;
    for (const auto& [cells, count] : lengths(text, delimiter)) {
      if (cells > 1) rows = std::max(rows, count);
    }
    if (rows > best_rows) best = delimiter, best_rows = rows;
  }
  return best;
}

/// White space as single spaces, no other control characters, line ends as U+2028.
std::string cleaned(std::string_view raw) {
  std::string result;
  bool space = false, line_end = false;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t begin = at;
    const char32_t c = next_character(raw, at);
    if (c == U'\n' || c == U'\r' || c == U'\u2028' || c == U'\u2029') {
      line_end = !result.empty();
    } else if (c == U' ' || c == U'\t') {
      space = !result.empty();
    } else if (!is_control(c) && c != U'\uFEFF') {
      if (line_end) result += line_separator;
      if (space && !line_end) result += ' ';
      space = line_end = false;
      result += raw.substr(begin, at - begin);
    }
  }
  // What a spreadsheet puts at a cell's ends to keep numbers apart.
  constexpr std::string_view no_break_space = "\u00A0";
  while (result.ends_with(no_break_space)) result.resize(result.size() - no_break_space.size());
  while (result.starts_with(no_break_space)) result.erase(0, no_break_space.size());
  return result;
}

}  // namespace

Cells::Cells(std::string_view text, std::size_t most) : text_(text), most_(most), delimiter_(',') {
  if (const auto named = named_delimiter(text_)) {
    delimiter_ = *named;
    while (!at_end_of_line()) ++at_;
    end_line();
  } else {
    delimiter_ = found_delimiter(text_);
  }
  while (at_ < text_.size() && !too_many_) read_row();
}

bool Cells::at_end_of_line() const { return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }
bool Cells::at_end_of_cell() const { return at_end_of_line() || text_[at_] == delimiter_; }

void Cells::end_line() {
  if (at_ < text_.size()) at_ += text_.substr(at_, 2) == "\r\n" ? 2 : 1;
  ++line_;
  counted_ = at_;
  characters_ = 0;
}

int Cells::column() {
  characters_ += static_cast<int>(count_characters(text_.substr(counted_, at_ - counted_)));
  counted_ = at_;
  return characters_ + 1;
}

void Cells::read_row() {
  std::vector<CsvCell> row;
  bool blank = true;
  while (true) {
    row.push_back(read_cell());
    blank = blank && row.back().text.empty();
    too_many_ = ++cells_ > most_;
    if (at_end_of_line() || too_many_) break;
    ++at_;
  }
  if (!too_many_) end_line();
  if (!blank) rows_.push_back(std::move(row));
}

void Cells::skip_spaces() {
  while (at_ < text_.size() && text_[at_] == ' ') ++at_;
}

CsvCell Cells::read_cell() {
  skip_spaces();
  CsvCell cell{.text = {}, .line = line_, .column = column()};
  cell.text = cleaned(at_ < text_.size() && text_[at_] == '"' ? quoted() : plain());
  return cell;
}

std::string Cells::plain() {
  const std::size_t begin = at_;
  while (!at_end_of_cell()) ++at_;
  return std::string(text_.substr(begin, at_ - begin));
}

/// A quote that nothing closes is text, or it would take in the rest of the file.
std::string Cells::quoted() {
  std::size_t end = at_ + 1;
  while ((end = text_.find('"', end)) != none && text_.substr(end + 1, 1) == "\"") end += 2;
  if (end == none) {
    bad_quotes_.push_back({line_, column(), true, line_});
    return plain();
  }
  const int opened = line_;
  std::string result;
  for (std::size_t i = at_ + 1; i < end; ++i) {
    result += text_[i];
    if (text_[i] == '"') ++i;
  }
  // Lines within the quotes are the file's.
  for (++at_; at_ < end;) {
    if (at_end_of_line()) {
      end_line();
    } else {
      ++at_;
    }
  }
  ++at_;
  skip_spaces();
  if (at_end_of_cell()) return result;
  bad_quotes_.push_back({line_, column(), false, opened});
  return result + plain();
}

}  // namespace vestnik::csv
