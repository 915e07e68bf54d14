#include "input/yaml/yaml_recovery.hpp"

#include <algorithm>

#include "input/yaml/yaml_line.hpp"

namespace vestnik {
namespace {

std::size_t begin_of_line(std::string_view text, int line) {
  std::size_t begin = 0;
  for (int i = 1; i < line; ++i) {
    begin = text.find('\n', begin);
    if (begin == std::string_view::npos) return text.size();
    ++begin;
  }
  return begin;
}

/// What lacks an entry is not complete; an entry without its value is not empty.
void mark_unread(YamlNode& node, std::size_t begin, std::size_t end) {
  YamlNode* holder = nullptr;
  for (YamlNode& child : node.children) {
    const std::size_t at = child.key.empty() ? child.begin : child.key_begin;
    if (at > end) break;
    if (child.is(YamlNode::Kind::null) && at >= begin) child.unread = true;
    if (!child.children.empty()) holder = &child;
  }
  node.unread = true;
  if (holder != nullptr) mark_unread(*holder, begin, end);
}

}  // namespace

void EntryEraser::blank(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (text_[i] != '\n' && text_[i] != '\r') text_[i] = ' ';
  }
}

/// Past the lines that are indented more than `column`.
std::size_t EntryEraser::end_of_entry(std::size_t line_end, std::size_t column) const {
  std::size_t end = line_end;
  for (std::size_t at = line_end + 1; at < text_.size();) {
    const std::size_t stop = std::min(text_.find('\n', at), text_.size());
    const std::size_t first = std::min(text_.find_first_not_of(" \t\r", at), stop);
    if (first < stop && first - at <= column) break;
    if (first < stop) end = stop;
    at = stop + 1;
  }
  return end;
}

bool EntryEraser::erase(int line_number) {
  const std::size_t begin = begin_of_line(text_, line_number);
  if (begin >= text_.size()) return false;
  const YamlLine line = read_yaml_line(text_, begin);
  auto known = std::ranges::find(erased_, begin, &Erased::begin);
  if (known == erased_.end()) known = erased_.insert(erased_.end(), {begin, line.end, 0});
  if (line.begin + line.first() >= line.end) return false;
  const bool has_value = line.colon && line.spaced && line.value < line.end;
  if (++known->times == 1 && has_value) {
    blank(line.value, end_of_entry(line.end, line.column));
  } else if (known->times <= 2 && !line.dashes.empty() && !line.colon) {
    blank(line.begin + line.column, end_of_entry(line.end, line.first()));
  } else {
    const bool alone = line.colon && line.value == line.end;
    blank(line.begin, known->times == 1 && !alone ? line.end : end_of_entry(line.end, line.first()));
  }
  return true;
}

void EntryEraser::mark(YamlNode& root) const {
  for (const Erased& erased : erased_) mark_unread(root, erased.begin, erased.end);
}

}  // namespace vestnik
