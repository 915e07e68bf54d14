#include "tools/desk/markup_json.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "input/markup/addresses.hpp"

namespace vestnik::desk {
namespace {

using Json = nlohmann::ordered_json;
using Piece = MarkupBlock::Kind;

/// An address that is a link because it is one, and not because somebody made it one.
bool is_bare(const std::string& words, const std::string& link) {
  InlineText plain;
  plain.append(words);
  const InlineText linked = with_links(std::move(plain));
  return linked.spans.size() == 1 && linked.spans.front().link == link;
}

std::string text_in(const Json& run) { return run["text"].get<std::string>(); }

/// Runs without the links that are there without a mark.
void drop_bare_links(Json& runs) {
  for (std::size_t first = 0; first < runs.size();) {
    const std::string link = runs[first].value("link", std::string());
    std::size_t last = first;
    std::string words;
    for (; last < runs.size() && runs[last].value("link", std::string()) == link; ++last) words += text_in(runs[last]);
    for (; first < last; ++first) {
      if (!link.empty() && is_bare(words, link)) runs[first].erase("link");
    }
  }
}

/// Neighbours that are alike as one.
Json joined(const Json& runs) {
  Json result = Json::array();
  for (const Json& run : runs) {
    Json last = result.empty() ? Json() : result.back(), next = run;
    if (!result.empty()) last.erase("text");
    next.erase("text");
    if (!result.empty() && last == next) {
      result.back()["text"] = text_in(result.back()) + text_in(run);
    } else {
      result.push_back(run);
    }
  }
  return result;
}

Json inlines_json(const InlineText& text) {
  Json runs = Json::array();
  for (const InlineSpan& span : text.spans) {
    Json run = {{"text", text.text.substr(span.begin, span.end - span.begin)}};
    if (span.strong) run["strong"] = true;
    if (span.emphasis) run["emphasis"] = true;
    if (span.code) run["code"] = true;
    if (span.struck) run["struck"] = true;
    if (span.small_capitals) run["small_capitals"] = true;
    if (span.position == TextPosition::superscript) run["position"] = "superscript";
    if (span.position == TextPosition::subscript) run["position"] = "subscript";
    if (!span.link.empty()) run["link"] = span.link;
    if (!span.language.empty()) run["language"] = span.language;
    runs.push_back(std::move(run));
  }
  drop_bare_links(runs);
  return joined(runs);
}

/// The cell that each cell is one with, by rows: itself if it is not joined.
using Grid = std::vector<std::vector<std::pair<std::size_t, std::size_t>>>;

Grid joined_cells(const MarkupBlock& table) {
  Grid grid(table.rows.size());
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (std::size_t column = 0; column < table.rows[row].size(); ++column) grid[row].emplace_back(row, column);
  }
  for (const JoinedCell& cell : table.joined) {
    const std::size_t row = cell.above ? cell.row - 1 : cell.row, column = cell.above ? cell.column : cell.column - 1;
    grid[cell.row][cell.column] = grid[row][column];
  }
  return grid;
}

/// Rows and columns that the cell at (row, column) takes.
std::pair<std::size_t, std::size_t> extent_of(const Grid& grid, std::size_t row, std::size_t column) {
  const std::pair self(row, column);
  std::size_t columns = 1, rows = 1;
  while (column + columns < grid[row].size() && grid[row][column + columns] == self) ++columns;
  while (row + rows < grid.size() && grid[row + rows][column] == self) ++rows;
  return {rows, columns};
}

Json table_json(const MarkupBlock& block) {
  const Grid grid = joined_cells(block);
  Json rows = Json::array();
  std::size_t covered = 0, all = 0;
  for (std::size_t row = 0; row < grid.size(); ++row) {
    Json cells = Json::array();
    for (std::size_t column = 0; column < grid[row].size(); ++column, ++all) {
      if (grid[row][column] != std::pair(row, column)) continue;
      const auto [high, wide] = extent_of(grid, row, column);
      covered += high * wide;
      Json cell = {{"text", inlines_json(block.rows[row][column])}};
      if (high > 1) cell["rows"] = high;
      if (wide > 1) cell["columns"] = wide;
      cells.push_back(std::move(cell));
    }
    rows.push_back(std::move(cells));
  }
  // Cells that are joined and make no rectangle.
  if (covered != all) return {{"kind", "raw"}};
  return {
      {"kind", "table"}, {"caption", inlines_json(block.text)}, {"rows", std::move(rows)}, {"aligns", block.aligns}};
}

/// Whether there is anything that blank lines would part.
bool is_loose(const MarkupBlock& list) {
  return list.loose && (list.children.size() > 1 || list.children.front().children.size() > 1);
}

Json children_json(const MarkupBlock& block) {
  Json children = Json::array();
  for (const MarkupBlock& child : block.children) children.push_back(block_json(child));
  return children;
}

}  // namespace

Json block_json(const MarkupBlock& block) {
  switch (block.kind) {
    case Piece::paragraph:
      return {{"kind", "paragraph"}, {"text", inlines_json(block.text)}};
    case Piece::heading:
      return {{"kind", "heading"}, {"level", block.level}, {"text", inlines_json(block.text)}};
    case Piece::list:
      if (block.ordered) {
        return {{"kind", "numbers"},
                {"start", block.start},
                {"delimiter", std::string(1, block.delimiter)},
                {"children", children_json(block)}};
      }
      return {{"kind", "list"},
              {"bullet", block.bullet == 0 ? std::string() : std::string(1, block.bullet)},
              {"loose", is_loose(block)},
              {"children", children_json(block)}};
    case Piece::list_item:
      return {{"kind", "item"}, {"label", block.label}, {"children", children_json(block)}};
    case Piece::quotation:
      return {{"kind", "quotation"}, {"children", children_json(block)}};
    case Piece::code:
      return {{"kind", "code"}, {"text", inlines_json(block.text)}};
    case Piece::picture:
      return {{"kind", "picture"},
              {"path", block.path},
              {"alternative", block.alternative},
              {"caption", inlines_json(block.text)}};
    case Piece::table:
      return table_json(block);
    case Piece::rule:
      return {{"kind", "rule"}};
    default:
      return {{"kind", "raw"}};
  }
}

}  // namespace vestnik::desk
