#include "tools/edit/extents.hpp"

#include <algorithm>

namespace vestnik::edit {
namespace {

bool is_remark(std::string_view line) {
  const std::size_t first = line.find_first_not_of(white_space);
  return first != std::string_view::npos && line[first] == '#';
}

}  // namespace

std::size_t Extents::line_begin(std::size_t at) const {
  if (at == 0) return 0;
  const std::size_t before = text_.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

std::size_t Extents::line_end(std::size_t at) const {
  const std::size_t end = text_.find('\n', at);
  return end == std::string_view::npos ? text_.size() : end + 1;
}

bool Extents::is_flow(const YamlNode& node) const {
  const bool collection = node.is(YamlNode::Kind::sequence) || node.is(YamlNode::Kind::mapping);
  return collection && node.begin < text_.size() && (text_[node.begin] == '[' || text_[node.begin] == '{');
}

std::size_t Extents::closing_bracket(const YamlNode& node) const {
  std::size_t at = node.begin + 1;
  if (!node.children.empty()) at = std::max(at, value_end(node.children.back(), &node));
  const char close = text_[node.begin] == '[' ? ']' : '}';
  while (at < text_.size() && text_[at] != close) {
    at = text_[at] == '#' ? line_end(at) : at + 1;
  }
  return std::min(at + 1, text_.size());
}

std::size_t Extents::value_end(const YamlNode& node, const YamlNode* parent) const {
  switch (node.kind) {
    case YamlNode::Kind::scalar:
      if (node.style == YamlNode::Style::literal || node.style == YamlNode::Style::folded)
        return block_end(node, parent);
      return node.end;
    case YamlNode::Kind::sequence:
    case YamlNode::Kind::mapping:
      if (is_flow(node)) return closing_bracket(node);
      return node.children.empty() ? node.end : value_end(node.children.back(), &node);
    case YamlNode::Kind::null:
      break;
  }
  const bool keyed = parent != nullptr && parent->is(YamlNode::Kind::mapping);
  const std::size_t mark = keyed ? colon(node).value_or(node.key_end) : node.begin;
  const std::size_t behind = std::min(mark + 1, text_.size());
  const std::size_t first = std::min(text_.find_first_not_of(" \t", behind), text_.size());
  for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
    if (text_.substr(first).starts_with(word)) return first + word.size();
  }
  return behind;
}

/// The last line that is indented more than what the block hangs from: where the parser folds, it does not tell.
std::size_t Extents::block_end(const YamlNode& node, const YamlNode* parent) const {
  std::size_t hanging = 0;
  if (parent != nullptr && parent->is(YamlNode::Kind::mapping)) {
    hanging = column(node.key_begin);
  } else if (parent != nullptr) {
    const auto dash = entry_begin(*parent, static_cast<std::size_t>(&node - parent->children.data()));
    if (!dash) return node.end;
    hanging = column(*dash);
  }
  const std::size_t header = text_.find_first_of("\r\n", node.begin);
  std::size_t end = std::min(header, text_.size());
  for (std::size_t line = line_end(end); line < text_.size(); line = line_end(line)) {
    const std::size_t first = text_.find_first_not_of(' ', line);
    if (first == std::string_view::npos) break;
    if (text_[first] == '\n' || text_[first] == '\r') continue;
    if (first - line <= hanging) break;
    end = std::min(text_.find_first_of("\r\n", first), text_.size());
  }
  return end;
}

std::optional<std::size_t> Extents::colon(const YamlNode& child) const {
  const std::size_t at = text_.find_first_not_of(" \t", child.key_end);
  return at != std::string_view::npos && text_[at] == ':' ? std::optional(at) : std::nullopt;
}

std::optional<std::size_t> Extents::entry_begin(const YamlNode& parent, std::size_t index) const {
  const YamlNode& child = parent.children[index];
  if (parent.is(YamlNode::Kind::mapping)) return child.key_begin;
  if (is_flow(parent)) return child.begin;
  if (child.is(YamlNode::Kind::null)) return text_[child.begin] == '-' ? std::optional(child.begin) : std::nullopt;
  // Between the dash and its value there may be line ends and remarks.
  const std::size_t least = index == 0 ? parent.begin : value_end(parent.children[index - 1], &parent);
  std::size_t at = child.begin;
  while (at > least) {
    const std::size_t begin = std::max(line_begin(at), least);
    const std::string_view before = text_.substr(begin, at - begin);
    const std::size_t last = before.find_last_not_of(white_space);
    if (last != std::string_view::npos && before[last] == '-') return begin + last;
    const std::size_t first = before.find_first_not_of(white_space);
    if (first != std::string_view::npos && before[first] == '-' && is_remark(before.substr(first + 1))) {
      return begin + first;
    }
    if (begin == least || (last != std::string_view::npos && !is_remark(before))) break;
    at = begin - 1;
  }
  return std::nullopt;
}

std::optional<Extent> Extents::lines(const YamlNode& parent, std::size_t index) const {
  const auto entry = entry_begin(parent, index);
  if (!entry) return std::nullopt;
  Extent extent{line_begin(*entry), line_end(value_end(parent.children[index], &parent))};
  if (text_.substr(extent.begin, *entry - extent.begin).find_first_not_of(' ') != std::string_view::npos) {
    return Extent{*entry, extent.end};
  }
  if (!parent.is(YamlNode::Kind::sequence)) return extent;
  // What an item above holds is indented more than its dash, so that no line of it is taken for a remark.
  const std::size_t dash = *entry - extent.begin;
  while (extent.begin > 0) {
    const std::size_t above = line_begin(extent.begin - 1);
    const std::string_view line = text_.substr(above, extent.begin - above);
    if (!is_remark(line) || line.find('#') != dash) break;
    extent.begin = above;
  }
  return extent;
}

}  // namespace vestnik::edit
