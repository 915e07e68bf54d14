#include "input/issue/data_items.hpp"

#include <utility>

namespace vestnik {
namespace {

DecimalSign decimal_sign_of(std::string_view name) {
  if (name == "comma") return DecimalSign::comma;
  return name == "point" ? DecimalSign::point : DecimalSign::automatic;
}

DataWidth width_of(std::string_view name) {
  if (name == "column") return DataWidth::column;
  if (name == "across") return DataWidth::across;
  return name == "landscape" ? DataWidth::landscape : DataWidth::automatic;
}

DataKind chart_kind_of(std::string_view name) {
  if (name == "stacked-bar") return DataKind::stacked_bar_chart;
  if (name == "line") return DataKind::line_chart;
  return name == "pie" ? DataKind::pie_chart : DataKind::bar_chart;
}

std::optional<DataItem> read_item(const YamlReader& reader, const YamlNode& node, DataKind kind,
                                  const ReadNamed& read) {
  const SourcedText name = reader.text(node, "csv");
  if (name.empty()) return std::nullopt;
  std::optional<FileBytes> file = read(name);
  if (!file) return std::nullopt;
  return DataItem{.kind = kind,
                  .data = {std::move(*file), decimal_sign_of(reader.text(node, "decimal-sign").text)},
                  .caption = reader.text(node, "caption"),
                  .unit = reader.text(node, "unit"),
                  .source = reader.text(node, "source"),
                  .notes = reader.texts(node, "notes"),
                  .alternative = reader.text(node, "alternative"),
                  .head_rows = reader.integer(node, "head-rows").value_or(1),
                  .head_columns = reader.integer(node, "head-columns").value_or(1),
                  .total_rows = reader.integer(node, "total-rows").value_or(0),
                  .with_table = reader.boolean(node, "with-table", false),
                  .width = width_of(reader.text(node, "width").text),
                  .where = name.where};
}

}  // namespace

std::vector<DataItem> read_data_items(const YamlReader& reader, const YamlNode& article, const ReadNamed& read) {
  std::vector<DataItem> items;
  const auto add = [&](const YamlNode& node, bool table) {
    const DataKind kind = table ? DataKind::table : chart_kind_of(reader.text(node, "kind").text);
    if (auto item = read_item(reader, node, kind, read)) items.push_back(std::move(*item));
  };
  for (const YamlNode& entry : article.children) {
    const bool table = entry.key == "table";
    if (!table && entry.key != "chart") continue;
    if (entry.is(YamlNode::Kind::mapping)) add(entry, table);
    for (const YamlNode& node : reader.items(article, entry.key)) add(node, table);
  }
  return items;
}

std::optional<DataItem> table_in_body(const MarkupBlock& picture, const ReadNamed& read) {
  auto file = read({picture.path, picture.where});
  if (!file) return std::nullopt;
  DataItem item{.data = {std::move(*file)}, .where = picture.where};
  item.caption = {picture.text.empty() ? picture.alternative : plain_text(picture.text), picture.where};
  return item;
}

}  // namespace vestnik
