#include <algorithm>
#include <utility>

#include "tools/edit/document.hpp"

namespace vestnik::edit {
namespace {

using Node = YamlNode::Kind;

/// An item of more lines than these is parted from the next one.
constexpr std::ptrdiff_t lines_of_small_item = 4;

bool is_blank(std::string_view text) { return text.find_first_not_of(white_space) == std::string_view::npos; }

/// The empty lines of what stands between two entries, without what is said there.
std::string blank_lines(std::string_view gap) {
  std::string result;
  while (!gap.empty()) {
    const std::size_t end = std::min(gap.find('\n'), gap.size() - 1) + 1;
    if (is_blank(gap.substr(0, end))) result += gap.substr(0, end);
    gap.remove_prefix(end);
  }
  return result;
}

/// Each line with its indentation changed by as many columns.
std::string shifted(std::string_view lines, std::size_t from, std::size_t to) {
  std::string result;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size() - 1) + 1;
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(end);
    if (is_blank(line)) {
      result += line;
      continue;
    }
    if (to > from) result += std::string(to - from, ' ');
    const std::size_t spaces = std::min(line.find_first_not_of(' '), line.size());
    if (to < from) line.remove_prefix(std::min(from - to, spaces));
    result += line;
  }
  return result;
}

}  // namespace

std::string Document::lines_at(const Item& item, std::size_t column) const {
  if (!item.lines.empty()) return shifted(item.lines, item.column, column);
  return std::string(column, ' ') + '-' + written_behind_dash(item.value, column, habits_) +
         std::string(habits_.line_end);
}

std::string Document::gap_beside(const YamlNode& list, const std::string& lines) const {
  const Extents extents(text_);
  for (std::size_t i = 1; i < list.children.size(); ++i) {
    const auto before = extents.lines(list, i - 1), after = extents.lines(list, i);
    if (before && after && before->end <= after->begin) {
      return blank_lines(std::string_view(text_).substr(before->end, after->begin - before->end));
    }
  }
  return std::ranges::count(lines, '\n') > lines_of_small_item ? std::string(habits_.line_end) : std::string();
}

std::optional<std::string> Document::with_lines(const YamlNode& block, std::size_t behind, std::string lines) const {
  const auto above = Extents(text_).lines(block, behind - 1);
  if (!above) return std::nullopt;
  if (above->end == text_.size() && !text_.ends_with('\n')) lines.insert(0, habits_.line_end);
  return replaced({above->end, above->end}, lines);
}

std::optional<std::string> Document::with_item(const Path& path, const Item& item,
                                               const std::vector<std::string>& order) const {
  const auto* index = path.empty() ? nullptr : std::get_if<std::size_t>(&path.back());
  if (index == nullptr) return std::nullopt;
  const Path to_list(path.begin(), path.end() - 1);
  const Place place = find(to_list);
  const YamlNode& list = *place.node;
  if (place.steps < to_list.size()) {
    Value value{.kind = Value::Kind::list};
    value.children.push_back(item.value);
    value.children.back().key.clear();
    return *index == 0 ? with(to_list, value, order) : std::nullopt;
  }
  const Extents extents(text_);
  const bool empty = list.is(Node::null) || (list.is(Node::sequence) && list.children.empty());
  if (empty && !place.in_flow) return *index == 0 ? with_first_item(place, item) : std::nullopt;
  if (!list.is(Node::sequence) || *index > list.children.size()) return std::nullopt;
  if (place.in_flow || extents.is_flow(list)) return with_flow_child(list, *index, written_as_flow(item.value));
  return with_block_item(place, *index, item);
}

std::optional<std::string> Document::with_first_item(const Place& list, const Item& item) const {
  Value value{.kind = Value::Kind::list};
  value.children.push_back(item.value);
  value.children.back().key.clear();
  const Extents extents(text_);
  if (item.lines.empty() || list.parent == nullptr || !list.parent->is(Node::mapping)) return overwritten(list, value);
  const auto colon = extents.colon(*list.node);
  const auto column = column_of(list);
  if (!colon || !column) return std::nullopt;
  const std::size_t end = extents.value_end(*list.node, list.parent);
  std::string lines = lines_at(item, *column + habits_.list_step);
  const std::string_view rest = std::string_view(text_).substr(end, extents.line_end(end) - end);
  if (!is_blank(rest)) return std::nullopt;  // a remark behind the brackets
  return replaced({*colon + 1, std::max(end, extents.line_end(end))}, std::string(habits_.line_end) + lines);
}

std::optional<std::string> Document::with_block_item(const Place& list, std::size_t index, const Item& item) const {
  const Extents extents(text_);
  const YamlNode& node = *list.node;
  const auto dash = extents.entry_begin(node, 0);
  if (!dash) return std::nullopt;
  const std::string lines = lines_at(item, extents.column(*dash));
  const std::string gap = gap_beside(node, lines);
  if (index == node.children.size()) return with_lines(node, index, gap + lines);
  const auto below = extents.lines(node, index);
  if (!below || extents.column(below->begin) != 0) return std::nullopt;
  return replaced({below->begin, below->begin}, lines + gap);
}

std::string Document::with_flow_child(const YamlNode& parent, std::size_t index, const std::string& child) const {
  const Extents extents(text_);
  if (parent.children.empty()) return replaced({parent.begin + 1, parent.begin + 1}, child);
  if (index == 0) {
    const std::size_t first = *extents.entry_begin(parent, 0);
    return replaced({first, first}, child + ", ");
  }
  const std::size_t end = extents.value_end(parent.children[index - 1], &parent);
  return replaced({end, end}, ", " + child);
}

std::optional<std::string> Document::without_flow_child(const Place& place) const {
  const Extents extents(text_);
  const YamlNode& parent = *place.parent;
  const auto begin = extents.entry_begin(parent, place.index);
  if (!begin) return std::nullopt;
  const std::size_t end = extents.value_end(parent.children[place.index], &parent);
  if (place.index > 0) return replaced({extents.value_end(parent.children[place.index - 1], &parent), end}, "");
  if (parent.children.size() > 1) return replaced({*begin, *extents.entry_begin(parent, 1)}, "");
  std::size_t last = text_.find_first_not_of(white_space, end);
  last = last != std::string::npos && text_[last] == ',' ? last + 1 : end;
  return replaced({*begin, last}, "");
}

std::optional<std::string> Document::without(const Path& path) const {
  const Place place = find(path);
  if (place.steps != path.size() || place.parent == nullptr) return std::nullopt;
  if (place.in_flow) return without_flow_child(place);
  const Extents extents(text_);
  const YamlNode& parent = *place.parent;
  if (parent.children.size() == 1) {
    const bool list = parent.is(Node::sequence);
    const Place holder = find(Path(path.begin(), path.end() - 1));
    return overwritten(holder, {.kind = list ? Value::Kind::list : Value::Kind::mapping});
  }
  const auto lines = extents.lines(parent, place.index);
  if (!lines) return std::nullopt;
  if (extents.column(lines->begin) != 0) {
    // It stands behind a dash, and so will what follows.
    const std::size_t next = text_.find_first_not_of(white_space, lines->end);
    return next == std::string::npos ? std::nullopt : std::optional(replaced({lines->begin, next}, ""));
  }
  if (parent.is(Node::mapping)) return replaced(*lines, "");
  if (place.index == 0) {
    const auto next = extents.lines(parent, 1);
    if (!next) return std::nullopt;
    const std::string_view gap = std::string_view(text_).substr(lines->end, next->begin - lines->end);
    return replaced({lines->begin, is_blank(gap) ? next->begin : lines->end}, "");
  }
  const auto above = extents.lines(parent, place.index - 1);
  if (!above) return std::nullopt;
  const std::string_view gap = std::string_view(text_).substr(above->end, lines->begin - above->end);
  return replaced({is_blank(gap) ? above->end : lines->begin, lines->end}, "");
}

}  // namespace vestnik::edit
