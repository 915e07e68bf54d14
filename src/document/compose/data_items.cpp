#include "document/compose/data_items.hpp"

#include <algorithm>
#include <utility>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "document/charts/chart.hpp"
#include "document/data/data.hpp"
#include "findings/catalogue/message.hpp"

namespace vestnik {
namespace {

/// Each cell takes some 10 kB when it is set.
constexpr std::size_t most_table_cells = 32'000;
/// Characters of what stands for a number that is not there: "–", "…", "n/a".
constexpr std::size_t longest_stand_in = 3;
/// Of a chart's labels, by that of a table's cells.
constexpr double label_size = 0.94;
/// In a column of which numbers are parted in groups, these are too.
constexpr std::size_t least_grouped = 4;

InlineText caption_of(Composition& composition, const DataItem& item, const std::string& language) {
  std::string text = item.caption.text;
  if (!text.empty() && !item.unit.empty()) text += ", ";
  text += item.unit.text;
  return composition.inlines({text, item.caption.empty() ? item.unit.where : item.caption.where}, language);
}

std::vector<InlineText> notes_of(Composition& composition, const DataItem& item, const std::string& language) {
  std::vector<InlineText> notes;
  for (const SourcedText& note : item.notes) notes.push_back(composition.inlines(note, language));
  if (!item.source.empty()) {
    const SourcedText source{composition.text("source", {{"name", item.source.text}}), item.source.where};
    notes.push_back(composition.inlines(source, language));
  }
  return notes;
}

/// The running text that names a kind of chart and tells its figures.
std::string_view text_of(DataKind kind) {
  switch (kind) {
    case DataKind::stacked_bar_chart:
      return "chart-stacked-bar";
    case DataKind::line_chart:
      return "chart-line";
    case DataKind::pie_chart:
      return "chart-pie";
    default:
      return "chart-bar";
  }
}

/// A chart of many values or names has room only across both columns.
bool draws_across(const DataItem& item, const ChartData& data) {
  if (item.width != DataWidth::automatic) return item.width == DataWidth::across;
  constexpr std::size_t most_values = 36, most_series = 4;
  const std::size_t series = data.series.size();
  const bool line = item.kind == DataKind::line_chart;
  return series > most_series || (!line && series * data.categories.size() > most_values);
}

/// Lines below each other, each with its own spans.
void add_line(InlineText& text, const InlineText& line) {
  if (line.empty()) return;
  if (!text.empty()) text.append("\u2028", {.where = line.spans.front().where});
  for (const InlineSpan& span : line.spans) {
    text.append(std::string_view(line.text).substr(span.begin, span.end - span.begin), span);
  }
}

class DataTableBuilder {
 public:
  DataTableBuilder(Composition& composition, const DataItem& item, const std::string& language, DataTable data)
      : composition_(composition),
        item_(item),
        language_(language),
        data_(std::move(data)),
        format_(NumberFormat::of(composition.typography_of(language))) {}

  TableContent build() {
    const std::size_t rows = data_.rows.size();
    TableContent content{.head_rows = std::min(static_cast<std::size_t>(item_.head_rows), rows),
                         .head_columns = std::min(static_cast<std::size_t>(item_.head_columns), data_.columns),
                         .language = language_,
                         .width = item_.width,
                         .where = item_.where};
    content.total_rows = std::min(static_cast<std::size_t>(item_.total_rows), rows - content.head_rows);
    content.caption = caption_of(composition_, item_, language_);
    for (std::size_t column = 0; column < data_.columns; ++column) content.aligns.push_back(align_of(column));
    for (const std::vector<DataCell>& row : data_.rows) {
      std::vector<InlineText>& texts = content.rows.emplace_back();
      for (std::size_t column = 0; column < data_.columns; ++column) texts.push_back(text_of(row[column], column));
    }
    join_heads(content);
    content.notes = notes_of(composition_, item_, language_);
    return content;
  }

 private:
  [[nodiscard]] std::size_t head_rows() const { return static_cast<std::size_t>(item_.head_rows); }

  /// Numbers stand on the right.
  Align align_of(std::size_t column) {
    bool numbers = false, texts = false;
    NumberFormat& format = formats_.emplace_back(format_);
    bool grouped = false;
    for (std::size_t row = head_rows(); row < data_.rows.size(); ++row) {
      const DataCell& cell = data_.rows[row][column];
      if (cell.number) {
        numbers = true;
        grouped = grouped || cell.number->whole.size() >= format_.group_from;
      } else {
        texts = texts || count_characters(cell.text) > longest_stand_in;
      }
    }
    if (grouped) format.group_from = std::min(format.group_from, least_grouped);
    return numbers && !texts ? Align::right : Align::left;
  }

  InlineText text_of(const DataCell& cell, std::size_t column) {
    if (cell.number) {
      InlineText text;
      text.append(formats_[column].text(*cell.number), {.where = cell.where});
      return text;
    }
    if (cell.text.empty()) return {};
    return composition_.phrase({cell.text, cell.where}, language_);
  }

  /// A spreadsheet leaves the cells empty that a head spans: those on its right, where heads stand below them, and
  /// those below it.
  static void join_heads(TableContent& content) {
    std::vector<std::vector<bool>> blank(content.head_rows);
    for (std::size_t row = 0; row < content.head_rows; ++row) {
      for (const InlineText& text : content.rows[row]) blank[row].push_back(is_blank(text.text));
    }
    for (std::size_t row = 0; row < content.head_rows; ++row) {
      bool spanning = false;  // the cell on the left has a text, or belongs to one that has
      for (std::size_t column = 0; column < content.aligns.size(); ++column) {
        const bool heads_below = row + 1 < content.head_rows && !blank[row + 1][column];
        if (!blank[row][column]) {
          spanning = heads_below;
        } else if (spanning && heads_below) {
          content.joined.push_back({row, column, false});
        } else if (row > 0) {
          content.joined.push_back({row, column, true});
          spanning = false;
        } else {
          spanning = false;
        }
      }
    }
  }

  Composition& composition_;
  const DataItem& item_;
  const std::string& language_;
  DataTable data_;
  NumberFormat format_;
  std::vector<NumberFormat> formats_;  ///< by column
};

}  // namespace

std::optional<TableContent> data_table(Composition& composition, const DataItem& item, const std::string& language) {
  Outcome<DataTable> data = read_data(item.data, static_cast<std::size_t>(item.head_rows),
                                      static_cast<std::size_t>(item.head_columns), most_table_cells);
  for (Diagnostic& found : data.diagnostics) composition.report(std::move(found));
  if (!data.value) return std::nullopt;
  return DataTableBuilder(composition, item, language, std::move(*data.value)).build();
}

std::optional<FigureBlock> data_chart(Composition& composition, const DataItem& item, const std::string& language,
                                      NodeId parent, const std::string& fallback) {
  Outcome<DataTable> table = read_data(item.data, 1, 1, most_table_cells);
  for (Diagnostic& found : table.diagnostics) composition.report(std::move(found));
  if (!table.value) return std::nullopt;
  const NumberFormat format = NumberFormat::of(composition.typography_of(language));
  Outcome<ChartData> data = chart_data(item, *table.value, format);
  for (Diagnostic& found : data.diagnostics) composition.report(std::move(found));
  if (!data.value) return std::nullopt;
  const Theme& theme = composition.theme();
  const bool across = draws_across(item, *data.value);
  const ParagraphStyle& labels = theme.style(Style::table_cell);
  const ChartStyle style{.width = (across ? theme.text_width() : theme.column_width()).value,
                         .text_size = labels.size.value * label_size,
                         .accent = theme.colors.accent,
                         .rule = theme.colors.rule,
                         .ink = labels.color};
  FigureBlock block{.picture = draw_chart(item, *data.value, style, format),
                    .name = item.data.file.name,
                    .language = language,
                    .width = across ? PictureWidth::across : PictureWidth::column,
                    .node = composition.add_node(Tag::figure, parent),
                    .where = item.where};
  block.max_width = block.picture->natural_width;
  block.max_height = block.picture->natural_height;
  InlineText caption = caption_of(composition, item, language);
  const std::string title = caption.empty() ? fallback : plain_text(caption);
  for (const InlineText& note : notes_of(composition, item, language)) add_line(caption, note);
  if (!caption.empty()) {
    block.caption = composition.paragraph(Style::caption, std::move(caption), Tag::caption, block.node);
    block.caption->language = language;
  }
  composition.node(block.node).alternative =
      item.alternative.empty()
          ? composition.text(text_of(item.kind), {{"title", title}, {"figures", figures_in_words(*data.value)}})
          : item.alternative.text;
  return block;
}

}  // namespace vestnik
