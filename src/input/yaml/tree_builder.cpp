#include "input/yaml/tree_builder.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/text/case_and_form.hpp"
#include "input/yaml/bad_yaml.hpp"
#include "input/yaml/yaml_scalar.hpp"

namespace vestnik {
namespace {

using Kind = YamlNode::Kind;

/// Whether the value of a key names a file.
bool names_file(std::string_view key) {
  constexpr std::array<std::string_view, 5> keys{"file", "picture", "body-file", "publisher", "theme"};
  return std::ranges::find(keys, key) != keys.end();
}

/// The first escape of a text in double quotes that makes another character of a letter or digit; none: its size.
std::size_t first_escape(std::string_view written) {
  for (std::size_t i = 0; i + 1 < written.size(); ++i) {
    if (written[i] != '\\') continue;
    if (std::string_view("\\\"/").find(written[i + 1]) == std::string_view::npos) return i;
    ++i;
  }
  return written.size();
}

}  // namespace

/// The parser places a value that is not there at the token that follows; readers look for it where it is missing.
std::size_t TreeBuilder::null_offset(std::size_t mark) const {
  if (!open_.empty() && open_.back().key) return open_.back().key->begin;
  const std::string_view text = source_.text();
  if (mark < text.size() && (text[mark] == '~' || text[mark] == 'n' || text[mark] == 'N')) return mark;
  const std::size_t dash = mark > 0 ? text.find_last_not_of(" \t\r\n", mark - 1) : std::string_view::npos;
  return dash != std::string_view::npos && text[dash] == '-' ? dash : mark;
}

void TreeBuilder::refuse_tag(const std::string& tag, std::size_t begin) {
  if (tag.empty() || tag == "?" || tag == "!") return;
  findings_.report("yaml-tag"_id, source_.range(begin, begin + 1), value<"tag">(in_quotes(tag)));
}

void TreeBuilder::check_depth(std::size_t depth, std::size_t begin) {
  if (depth <= max_yaml_depth) return;
  findings_.report("nested-too-deep"_id, source_.range(begin, begin + 1), value<"limit">(max_yaml_depth));
  throw StopParsing();
}

/// Counts a node at `depth` and all below it.
void TreeBuilder::charge(const YamlNode& node, std::size_t begin, std::size_t depth) {
  check_depth(depth, begin);
  ++nodes_;
  text_bytes_ += node.text.size() + node.key.size();
  if (nodes_ > max_yaml_nodes || text_bytes_ > max_yaml_text) {
    findings_.report("too-many-values"_id, source_.range(begin, begin + 1), value<"values">(max_yaml_nodes),
                     value<"text">(max_yaml_text >> 20));
    throw StopParsing();
  }
  for (const YamlNode& child : node.children) charge(child, begin, depth + 1);
}

bool TreeBuilder::accept_key(Open& mapping, const YamlNode& key) {
  const auto where = [&] { return source_.range(key.begin, key.end); };
  if (!key.is(Kind::scalar)) {
    findings_.report("key-not-text"_id, where());
    return false;
  }
  if (key.text == "<<" && key.style == YamlNode::Style::plain) {
    findings_.report("yaml-merge"_id, where());
    return false;
  }
  if (report_odd_space_at(key.begin, source_, findings_)) return false;
  const auto [first, is_new] = mapping.keys.emplace(key.text, source_.line(key.begin));
  if (is_new) return true;
  findings_.report("duplicate-key"_id, where(), value<"key">(in_quotes(key.text)), value<"line">(first->second));
  return false;
}

void TreeBuilder::place_value(Open& mapping, YamlNode value) {
  if (!mapping.key) {
    mapping.key = std::move(value);
    return;
  }
  const YamlNode key = std::move(*mapping.key);
  mapping.key.reset();
  mapping.node.end = std::max({mapping.node.end, key.end, value.end});
  if (!accept_key(mapping, key)) return;
  value.key = key.text;
  value.key_begin = key.begin;
  value.key_end = key.end;
  mapping.node.children.push_back(std::move(value));
}

void TreeBuilder::place(YamlNode node, YAML::anchor_t anchor, std::size_t mark) {
  if (anchor != 0) {
    for (const YamlNode& child : node.children) charge(child, node.begin);
    anchored_[anchor] = {node, mark};
    if (anchored_.size() > max_yaml_anchors) {
      findings_.report("too-many-values/anchors"_id, source_.range(mark, mark + 1), value<"limit">(max_yaml_anchors));
      throw StopParsing();
    }
  }
  if (open_.empty()) {
    root_ = std::move(node);
  } else if (Open& parent = open_.back(); parent.node.is(Kind::mapping)) {
    place_value(parent, std::move(node));
  } else {
    parent.node.end = std::max(parent.node.end, node.end);
    parent.node.children.push_back(std::move(node));
  }
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  YamlNode node;
  node.begin = null_offset(offset(mark));
  node.end = node.begin;
  charge(node, node.begin);
  place(std::move(node), anchor, offset(mark));
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const std::size_t begin = offset(mark);
  const auto target = anchored_.find(anchor);
  if (target == anchored_.end()) {
    findings_.report("alias-cycle"_id, source_.range(begin, begin + 1));
    throw StopParsing();
  }
  target->second.used = true;
  charge(target->second.node, begin);
  YamlNode copy = target->second.node;
  copy.key.clear();
  place(std::move(copy), 0, begin);
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& scalar) {
  const std::string& content = outline_.content(position(mark), scalar);
  const bool is_block = &content != &scalar;
  blocks_ += is_block ? 1 : 0;
  refuse_tag(tag, offset(mark));
  std::string read;
  if (!is_block)
    read = YamlOutline::with_questions(scalar, source_.text().substr(skip_properties(source_.text(), offset(mark))));
  const std::string& value = is_block ? content : read;
  const ScalarPlace found = locate_scalar(source_.text(), offset(mark), value);
  YamlNode node;
  node.kind = Kind::scalar;
  node.style = found.style;
  node.begin = found.begin;
  node.end = found.end;
  node.indent = found.same ? source_.column(*found.same) - 1 : found.indent;
  node.text = to_nfc(value);
  check_escapes(node, value);
  charge(node, node.begin);
  place(std::move(node), anchor, offset(mark));
}

/// Only an escape in double quotes can bring a control character in: the source has none.
void TreeBuilder::check_escapes(YamlNode& node, const std::string& value) {
  if (node.style != YamlNode::Style::double_quoted || node.end < node.begin + 2) return;
  const std::string_view written = source_.text().substr(node.begin, node.end - node.begin);
  if (!open_.empty() && open_.back().key && names_file(open_.back().key->text)) {
    const std::size_t escape = first_escape(written);
    if (escape == written.size()) return;
    // The folder's separator of another system. Read on with what was meant: there is no more to say.
    node.text = to_nfc(std::string(written.substr(1, written.size() - 2)));
    std::ranges::replace(node.text, '\\', '/');
    const std::size_t begin = node.begin + escape;
    findings_.report("control-character/path"_id, source_.range(begin, begin + 1), vestnik::value<"path">(node.text));
    return;
  }
  const auto control = std::find_if(value.begin(), value.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
  });
  if (control != value.end()) {
    findings_.report("control-character/escape"_id, source_.range(node.begin, node.end),
                     vestnik::value<"code">(fmt::format("{:04X}", static_cast<unsigned>(*control))));
    std::erase_if(node.text, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'; });
  }
}

void TreeBuilder::open(Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
  const std::size_t begin = offset(mark);
  refuse_tag(tag, begin);
  YamlNode node;
  node.kind = kind;
  node.begin = skip_properties(source_.text(), begin);
  node.end = node.begin;
  check_depth(open_.size() + 1, begin);
  charge(node, begin);
  open_.push_back({std::move(node), anchor, begin, std::nullopt, {}});
}

void TreeBuilder::close() {
  Open closed = std::move(open_.back());
  open_.pop_back();
  closed.node.end = std::max(closed.node.end, closed.node.begin + 1);
  place(std::move(closed.node), closed.anchor, closed.mark);
}

void TreeBuilder::report_unused_anchors() {
  const std::string_view text = source_.text();
  for (const auto& [number, anchored] : anchored_) {
    if (anchored.used) continue;
    const std::size_t end = std::min(text.find_first_of(" \t\r\n,]}", anchored.begin), text.size());
    findings_.report("yaml-anchor"_id, source_.range(anchored.begin, end),
                     value<"anchor">(in_quotes(text.substr(anchored.begin, end - anchored.begin))));
  }
}

}  // namespace vestnik
