#include "tools/import/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "tools/import/characters.hpp"
#include "tools/import/source_line.hpp"

namespace vestnik::importing {
namespace {

using Cells = std::vector<std::vector<Elements>>;

std::size_t columns_of(const source::Table& table) {
  std::size_t most = 0;
  for (const source::Row& row : table.rows) {
    std::size_t columns = 0;
    for (const source::Cell& cell : row.cells) columns += static_cast<std::size_t>(cell.columns);
    most = std::max(most, columns);
  }
  return most;
}

/// A heading, a source's address, a nested table: no cell of data has these.
bool holds_an_article(const Elements& cell, const CountryIndex& countries) {
  std::size_t words = 0, paragraphs = 0;
  for (const Element& one : cell) {
    if (one.kind == Element::Kind::table) return true;
    if (one.kind != Element::Kind::text) continue;
    const Traits found = traits(one.text);
    words += found.words;
    paragraphs += found.words > 12 ? 1 : 0;
    if (one.heading > 0 || one.role == source::Role::title) return true;
    if (cell.size() > 1 && (!countries.named(one.text).empty() || read_source(one.text))) return true;
  }
  return paragraphs > 1 || words > 60;
}

/// Bars of the text are none of the table's.
std::string with_bars(std::string text) {
  std::ranges::replace(text, '|', mark::bar);
  std::ranges::replace(text, mark::line_break, ' ');
  return text;
}

}  // namespace

bool is_data(const source::Table& table, const Cells& cells, const CountryIndex& countries) {
  if (table.rows.size() < 2 || columns_of(table) < 2) return false;
  std::size_t filled = 0, words = 0, longest = 0;
  for (const std::vector<Elements>& row : cells) {
    for (const Elements& cell : row) {
      if (holds_an_article(cell, countries)) return false;
      std::size_t here = 0;
      for (const Element& one : cell) here += traits(one.text).words;
      filled += here > 0 ? 1 : 0;
      words += here;
      longest = std::max(longest, here);
    }
  }
  if (filled < 3) return false;
  return table.ruled || longest <= 20 || words <= filled * 12;
}

Element as_data(const source::Table& table, Cells& cells, int number, const Context& context) {
  Element element{.kind = Element::Kind::table};
  const std::size_t columns = columns_of(table);
  bool spans = false;
  for (std::size_t row = 0; row < cells.size(); ++row) {
    std::string markdown, plainly;
    std::size_t used = 0;
    for (std::size_t at = 0; at < cells[row].size(); ++at) {
      const source::Cell& cell = table.rows[row].cells[at];
      spans = spans || cell.columns > 1 || cell.rows > 1;
      std::string text;
      for (Element& one : cells[row][at]) {
        if (one.kind != Element::Kind::text) continue;
        const std::string label = one.label && !essence(one.label->text).empty() ? one.label->text + " " : "";
        if (!label.empty()) one.lines.front().text.insert(0, label);
        text += (text.empty()                                                        ? ""
                 : text.ends_with(',') || text.ends_with(';') || text.ends_with('.') ? " "
                                                                                     : "; ") +
                label + with_bars(one.text);
        std::ranges::move(one.lines, std::back_inserter(element.lines));
        element.notes.insert(element.notes.end(), one.notes.begin(), one.notes.end());
      }
      markdown += "| " + text + " ";
      plainly += (plainly.empty() || text.empty() ? "" : " · ") + text;
      used += static_cast<std::size_t>(cell.columns);
      for (int more = 1; more < cell.columns; ++more) markdown += "|  ";
    }
    for (; used < columns; ++used) markdown += "|  ";
    element.text += (row > 0 ? "\n" : "") + markdown + "|";
    if (row == 0) {
      element.text += "\n|";
      for (std::size_t i = 0; i < columns; ++i) element.text += " - |";
    }
    element.rows.push_back(std::move(plainly));
  }
  constexpr std::size_t most_columns = 6;
  if (columns > most_columns) {
    element.text.clear();
    context.report("table-changed/text"_id, number, value<"count">(columns));
  } else if (spans) {
    context.report("table-changed"_id, number);
  }
  return element;
}

}  // namespace vestnik::importing
