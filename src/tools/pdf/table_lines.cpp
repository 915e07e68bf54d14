#include "tools/pdf/table_lines.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"

namespace vestnik::pdf {
namespace {

/// Words of a line that stand together.
struct Segment {
  double left = 0, right = 0;
  std::size_t begin = 0, end = 0;
};

std::vector<Segment> segments_of(const TextLine& line) {
  constexpr double wide = 1.5;  // in sizes: more than a justified line's spaces
  std::vector<Segment> segments;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const Rectangle& box = line.words[i].box;
    if (segments.empty() || box.left - segments.back().right > wide * line.size) {
      segments.push_back({box.left, box.right, i, i + 1});
    } else {
      segments.back().right = std::max(segments.back().right, box.right);
      segments.back().end = i + 1;
    }
  }
  return segments;
}

/// "Title ........ 12": a line of the contents.
bool has_leaders(const TextLine& line) { return line.text().find("....") != std::string::npos; }

/// "1.", "а)", "•" with its text beyond a tab: an item of a list.
bool opens_with_label(const TextLine& line, const std::vector<Segment>& parts) {
  constexpr std::size_t longest = 4;
  if (parts.size() != 2 || parts[0].end != 1) return false;
  const std::u32string label = to_utf32(line.words[0].text);
  return label.size() == 1 || (label.size() <= longest && (label.back() == U'.' || label.back() == U')'));
}

double overlap(const Segment& one, const Segment& other) {
  return std::min(one.right, other.right) - std::max(one.left, other.left);
}

/// Each part of the line stands under one of the columns, and no two under the same.
bool fits(const std::vector<Segment>& parts, const std::vector<Segment>& columns) {
  std::size_t last = columns.size();
  for (const Segment& part : parts) {
    const auto under = std::ranges::find_if(columns, [&](const Segment& column) { return overlap(part, column) > 0; });
    if (under == columns.end()) return false;
    const auto at = static_cast<std::size_t>(under - columns.begin());
    if (last != columns.size() && at <= last) return false;
    if (at + 1 < columns.size() && overlap(part, columns[at + 1]) > 0) return false;
    last = at;
  }
  return true;
}

void widen(std::vector<Segment>& columns, const std::vector<Segment>& parts) {
  for (const Segment& part : parts) {
    for (Segment& column : columns) {
      if (overlap(part, column) <= 0) continue;
      column.left = std::min(column.left, part.left);
      column.right = std::max(column.right, part.right);
    }
  }
}

/// The columns of a table's lines from `begin` on, and its end.
std::pair<std::vector<Segment>, std::size_t> measure_table(const std::vector<TextLine>& lines, std::size_t begin) {
  std::vector<Segment> columns = segments_of(lines[begin]);
  std::size_t end = begin + 1, rows = 1;
  if (columns.size() < 2 || has_leaders(lines[begin]) || opens_with_label(lines[begin], columns))
    return {columns, begin};
  for (; end < lines.size() && lines[end].region == lines[begin].region; ++end) {
    const TextLine &before = lines[end - 1], &line = lines[end];
    if (line.box.top - before.box.bottom > 2 * line.size || has_leaders(line)) break;
    const std::vector<Segment> parts = segments_of(line);
    if (parts.size() > columns.size() || !fits(parts, columns)) break;
    if (parts.size() == 1 && parts[0].right - parts[0].left > 0.5 * (line.column_right - line.column_left)) break;
    rows += parts.size() >= 2 ? 1 : 0;
    widen(columns, parts);
  }
  // Lines at the end that fill one column alone are text again.
  while (end > begin + 1 && segments_of(lines[end - 1]).size() < 2) --end;
  constexpr std::size_t least_rows = 3;
  return {columns, rows >= least_rows ? end : begin};
}

}  // namespace

std::size_t table_end(const std::vector<TextLine>& lines, std::size_t begin) {
  return measure_table(lines, begin).second;
}

source::Table table_of_lines(const std::vector<TextLine>& lines, std::size_t begin, std::size_t end, int number) {
  const std::vector<Segment> columns = measure_table(lines, begin).first;
  source::Table made{.ruled = true, .place = {.page = lines[begin].page}};
  for (std::size_t i = begin; i < end; ++i) {
    const std::vector<Segment> parts = segments_of(lines[i]);
    // A part alone goes on in the cell above it.
    const bool goes_on = !made.rows.empty() && overlap(parts.front(), columns.front()) <= 0;
    if (!goes_on) {
      source::Row row{.head = made.rows.empty() && lines[i].bold};
      row.cells.resize(columns.size());
      made.rows.push_back(std::move(row));
    }
    for (const Segment& part : parts) {
      const auto under =
          std::ranges::find_if(columns, [&](const Segment& column) { return overlap(part, column) > 0; });
      const auto at = std::min(static_cast<std::size_t>(under - columns.begin()), columns.size() - 1);
      source::Paragraph text{.place = {.part = source::Place::Part::cell,
                                       .page = lines[i].page,
                                       .number = number,
                                       .row = static_cast<int>(made.rows.size()),
                                       .column = static_cast<int>(at) + 1}};
      for (std::size_t word = part.begin; word < part.end; ++word) {
        const Word& one = lines[i].words[word];
        const bool space = word + 1 < part.end && !touch(one, lines[i].words[word + 1]);
        text.runs.push_back({.text = one.text + (space ? " " : ""),
                             .look = {.bold = one.bold, .italic = one.italic, .size = one.size},
                             .link = one.link});
      }
      std::vector<source::Block>& blocks = made.rows.back().cells[at].blocks;
      if (blocks.empty()) {
        blocks.push_back({std::move(text)});
      } else {
        auto& above = std::get<source::Paragraph>(blocks.back().content);
        above.runs.back().text += ' ';
        above.runs.insert(above.runs.end(), text.runs.begin(), text.runs.end());
      }
    }
  }
  return made;
}

}  // namespace vestnik::pdf
