#include "tools/edit/document.hpp"

#include <algorithm>
#include <utility>

namespace vestnik::edit {
namespace {

using Node = YamlNode::Kind;
using Style = YamlNode::Style;

/// The first list of a block that hangs from a key, and how far its dashes are from it.
std::optional<std::size_t> list_step(const YamlNode& node, const Extents& extents) {
  for (const YamlNode& child : node.children) {
    if (child.is(Node::sequence) && node.is(Node::mapping) && !extents.is_flow(child) && !child.children.empty()) {
      const std::size_t dash = extents.column(child.begin), key = extents.column(child.key_begin);
      if (dash >= key && dash - key <= 8) return dash - key;
    }
    if (const auto step = list_step(child, extents)) return step;
  }
  return std::nullopt;
}

Value value_at(const Path& path, std::size_t from, Value value) {
  for (std::size_t i = path.size(); i-- > from;) {
    const auto* key = std::get_if<std::string>(&path[i]);
    value.key = key == nullptr ? std::string() : *key;
    if (i == from) break;
    Value holder{.kind = key == nullptr ? Value::Kind::list : Value::Kind::mapping};
    holder.children.push_back(std::move(value));
    value = std::move(holder);
  }
  return value;
}

}  // namespace

Document::Document(std::string text, YamlNode root) : text_(std::move(text)), root_(std::move(root)) {
  const Extents extents(text_);
  habits_.list_step = list_step(root_, extents).value_or(2);
  const std::size_t end = text_.find('\n');
  if (end != std::string::npos && end > 0 && text_[end - 1] == '\r') habits_.line_end = "\r\n";
}

std::optional<Document> Document::parse(const std::string& text) {
  Findings findings;
  const auto source = TextSource::make({}, text, findings);
  auto root = source ? parse_yaml(*source, findings) : std::nullopt;
  if (!root || findings.has_errors() || source->text() != text) return std::nullopt;
  return Document(text, std::move(*root));
}

Document::Place Document::find(const Path& path) const {
  const Extents extents(text_);
  Place place{.node = &root_};
  for (const Step& step : path) {
    const YamlNode& node = *place.node;
    const YamlNode* next = nullptr;
    if (const auto* key = std::get_if<std::string>(&step)) {
      next = node.find(*key);
    } else if (const std::size_t index = std::get<std::size_t>(step);
               node.is(Node::sequence) && index < node.children.size()) {
      next = &node.children[index];
    }
    if (next == nullptr) break;
    place = {next, &node, static_cast<std::size_t>(next - node.children.data()), place.in_flow || extents.is_flow(node),
             place.steps + 1};
  }
  return place;
}

std::string Document::replaced(Extent extent, std::string_view by) const {
  return text_.substr(0, extent.begin) + std::string(by) + text_.substr(std::min(extent.end, text_.size()));
}

std::string Document::replaced_value(const YamlNode& node, Extent extent, std::string by) const {
  const bool was_block = node.is(Node::scalar) && (node.style == Style::literal || node.style == Style::folded);
  const std::size_t from = was_block ? node.begin : extent.end;
  const std::size_t line_end = std::min(text_.find_first_of("\r\n", from), text_.size());
  const std::string_view line = std::string_view(text_).substr(from, line_end - from);
  const std::size_t sign = line.find('#');
  if (sign == std::string_view::npos || sign == 0) return replaced(extent, by);
  const std::size_t said = line.find_last_not_of(" \t", sign - 1);  // a block's "|"
  if (!was_block && said != std::string_view::npos) return replaced(extent, by);
  const std::size_t first_end = by.find(habits_.line_end);
  if (!was_block && first_end == std::string::npos) return replaced(extent, by);  // it stays where it is
  by.insert(std::min(first_end, by.size()), line.substr(said + 1));
  if (!was_block) extent.end = line_end;
  return replaced(extent, by);
}

std::optional<std::size_t> Document::column_of(const Place& place) const {
  if (place.parent == nullptr) return 0;
  const Extents extents(text_);
  const auto begin = extents.entry_begin(*place.parent, place.index);
  return begin ? std::optional(extents.column(*begin)) : std::nullopt;
}

std::optional<Item> Document::item(const Path& path) const {
  const Place place = find(path);
  if (place.steps != path.size() || place.parent == nullptr || !place.parent->is(Node::sequence)) return std::nullopt;
  Item item{.value = value_of(*place.node)};
  if (place.in_flow) return item;
  const Extents extents(text_);
  const auto dash = extents.entry_begin(*place.parent, place.index);
  const auto lines = extents.lines(*place.parent, place.index);
  if (!dash || !lines) return std::nullopt;
  item.column = extents.column(*dash);
  item.lines = std::string(extents.column(lines->begin), ' ') + text_.substr(lines->begin, lines->end - lines->begin);
  if (!item.lines.ends_with('\n')) item.lines += habits_.line_end;
  return item;
}

std::optional<std::string> Document::with(const Path& path, const Value& value,
                                          const std::vector<std::string>& order) const {
  const Place place = find(path);
  if (place.steps == path.size()) return overwritten(place, value);
  Value missing = value_at(path, place.steps, value);
  if (place.node->is(Node::mapping)) return with_key(place, std::move(missing), order);
  if (!place.node->is(Node::null) || place.parent == nullptr) return std::nullopt;
  Value holder{.kind = missing.key.empty() ? Value::Kind::list : Value::Kind::mapping};
  holder.children.push_back(std::move(missing));
  return overwritten(place, holder);
}

std::optional<std::string> Document::overwritten(const Place& place, const Value& value) const {
  if (place.parent == nullptr) return std::nullopt;
  const Extents extents(text_);
  const YamlNode& node = *place.node;
  const std::size_t end = extents.value_end(node, place.parent);
  if (place.in_flow) {
    if (node.is(Node::null)) return std::nullopt;
    return replaced({node.begin, end},
                    value.is_scalar() ? written_in_line(value, true, node.style) : written_as_flow(value));
  }
  const bool to_block = is_block_text(value) || !value.is_scalar();
  if (node.is(Node::scalar) && !to_block) return overwritten_scalar(place, value);
  const auto column = column_of(place);
  const auto begin = extents.entry_begin(*place.parent, place.index);
  if (!column || !begin) return std::nullopt;
  const bool was_block = node.is(Node::scalar) && (node.style == Style::literal || node.style == Style::folded);
  if (was_block && is_block_text(value) && node.indent > static_cast<int>(*column)) {
    const std::string block = written_block(value.text, *column, static_cast<std::size_t>(node.indent), habits_);
    return replaced_value(node, {node.begin, end}, block);
  }
  if (place.parent->is(Node::mapping)) {
    const auto colon = extents.colon(node);
    if (!colon) return std::nullopt;
    return replaced_value(node, {*colon + 1, end}, written_behind_key(value, *column, habits_));
  }
  return replaced_value(node, {*begin + 1, end}, written_behind_dash(value, *column, habits_));
}

std::optional<std::string> Document::overwritten_scalar(const Place& place, const Value& value) const {
  const YamlNode& node = *place.node;
  const bool quoted = node.style == Style::single_quoted || node.style == Style::double_quoted;
  // A number in the place of a number stays without quotes; a text in the place of a quoted one stays quoted.
  return replaced_value(node, {node.begin, Extents(text_).value_end(node, place.parent)},
                        written_in_line(value, false, quoted ? node.style : Style::plain));
}

std::optional<std::string> Document::with_key(const Place& mapping, Value value,
                                              const std::vector<std::string>& order) const {
  const Extents extents(text_);
  const YamlNode& node = *mapping.node;
  const auto rank = [&](std::string_view key) { return std::ranges::find(order, key) - order.begin(); };
  // Behind the last key that comes before it.
  std::size_t behind = node.children.size();
  if (rank(value.key) < static_cast<std::ptrdiff_t>(order.size())) {
    while (behind > 0 && rank(node.children[behind - 1].key) > rank(value.key)) --behind;
  }
  if (mapping.in_flow || extents.is_flow(node)) {
    if (node.children.empty() && !mapping.in_flow) {
      Value holder{.kind = Value::Kind::mapping};
      holder.children.push_back(std::move(value));
      return overwritten(mapping, holder);
    }
    Value alone{.kind = Value::Kind::mapping};
    alone.children.push_back(std::move(value));
    const std::string written = written_as_flow(alone);
    return with_flow_child(node, behind, written.substr(1, written.size() - 2));
  }
  if (node.children.empty()) return std::nullopt;
  const std::size_t column = extents.column(node.children.front().key_begin);
  const std::string entry = written_entry(value, column, habits_);
  const std::string line_end(habits_.line_end), indent(column, ' ');
  if (behind > 0) return with_lines(node, behind, indent + entry + line_end);
  const std::size_t first = node.children.front().key_begin;
  return replaced({first, first}, entry + line_end + indent);
}

}  // namespace vestnik::edit
