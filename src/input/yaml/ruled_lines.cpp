#include "input/yaml/ruled_lines.hpp"

#include <algorithm>

#include "base/text/nearest.hpp"

namespace vestnik {
namespace {

constexpr std::string_view blanks = " \t\r";

std::size_t end_of_line(std::string_view text, std::size_t begin) {
  return std::min(text.find('\n', begin), text.size());
}

std::size_t skip_blanks(std::string_view text, std::size_t at, std::size_t end) {
  return std::min(text.substr(0, end).find_first_not_of(" \t", at), end);
}

bool accepts(const ValueRule* rule, unsigned kind) { return rule != nullptr && (rule->accepts & kind) != 0; }

/// Where a key could end: no key of ours holds any of these.
std::size_t end_of_word(std::string_view text, std::size_t at, std::size_t end) {
  return std::min(text.substr(0, end).find_first_of(" \t:\"'{}[]#,&*!|>%@`", at), end);
}

bool opens_block(std::string_view value) {
  if (value.empty() || (value.front() != '|' && value.front() != '>')) return false;
  const std::size_t rest = value.find_first_not_of("+-123456789", 1);
  if (rest == std::string_view::npos) return true;
  const std::size_t remark = value.find_first_not_of(" \t", rest);
  return remark != rest && remark != std::string_view::npos && value[remark] == '#';
}

const KeyRule* key_named(const MappingRule& rule, std::string_view name) {
  const auto found = std::ranges::find(rule.keys, name, &KeyRule::name);
  return found == rule.keys.end() ? nullptr : &*found;
}

}  // namespace

const ValueRule* rule_of_key(const ValueRule* rule, std::string_view key) {
  if (rule == nullptr || rule->keys == nullptr) return nullptr;
  if (const KeyRule* known = key_named(*rule->keys, key)) return &known->value;
  if (rule->keys->others != nullptr) return rule->keys->others;
  std::vector<std::string_view> names;
  for (const KeyRule& known : rule->keys->keys) names.push_back(known.name);
  const std::string_view near = nearest(key, names);
  return look_alikes_for(key, near).empty() ? nullptr : &key_named(*rule->keys, near)->value;
}

RuledLines::RuledLines(std::string_view text, const ValueRule& rule) : text_(text) {
  frames_.push_back({.column = 0, .rule = &rule});
}

std::optional<RuledLine> RuledLines::next() {
  while (at_ < text_.size()) {
    RuledLine line{.begin = at_, .end = end_of_line(text_, at_)};
    at_ = line.end + 1;
    while (line.end > line.begin && blanks.find(text_[line.end - 1]) != std::string_view::npos) --line.end;
    const std::size_t first = std::min(text_.substr(0, line.end).find_first_not_of(' ', line.begin), line.end);
    line.indent = first - line.begin;
    if (first == line.end || (block_ && line.indent > *block_)) continue;
    if (text_[first] == '#') continue;
    block_.reset();
    line.content = line.value = first;
    close_frames(line.indent);
    read_dashes(line);
    read_content(line);
    if (opens_block(text_.substr(line.value, line.end - line.value))) block_ = line.column();
    return line;
  }
  return std::nullopt;
}

void RuledLines::close_frames(std::size_t indent) {
  std::optional<Frame> last;
  while (frames_.size() > 1 && frames_.back().column > indent) {
    if (!frames_.back().list) last = std::move(frames_.back());
    frames_.pop_back();
  }
  // A line between an item's dash and its keys is one of these that has slipped to the left.
  if (last && frames_.back().list && frames_.back().column < indent) frames_.push_back(std::move(*last));
}

void RuledLines::read_dashes(RuledLine& line) {
  while (line.content < line.end && text_[line.content] == '-') {
    const std::size_t behind = line.content + 1, column = line.content - line.begin;
    const bool spaced = behind == line.end || text_[behind] == ' ' || text_[behind] == '\t';
    Frame* top = &frames_.back();
    const bool known = top->list ? top->column == column : accepts(top->open, ValueRule::list);
    const ValueRule* items = !known ? nullptr : top->list ? top->rule : top->open->items;
    // "-title: …" is an item without its space if it begins with one of an item's keys.
    const std::size_t word = end_of_word(text_, behind, line.end);
    const bool key_follows =
        word < line.end && text_[word] == ':' && rule_of_key(items, text_.substr(behind, word - behind)) != nullptr;
    if (!spaced && !key_follows) return;
    if (!top->list || top->column != column) frames_.push_back({.column = column, .list = true, .rule = items});
    line.dash = line.content;
    line.tight_dash = !spaced;
    line.content = line.value = skip_blanks(text_, behind, line.end);
    line.rule = items;
    open_item(line, spaced ? line.content - line.begin : column_of_item(line));
    if (!spaced || accepts(items, ValueRule::text)) return;
  }
}

/// Of an item without its space: where its next key stands shows where the first should.
std::size_t RuledLines::column_of_item(const RuledLine& line) const {
  const std::size_t after = end_of_line(text_, line.begin) + 1, dash = *line.dash - line.begin;
  if (after >= text_.size()) return dash + 1;
  const std::size_t indent = skip_blanks(text_, after, text_.size()) - after;
  return indent == dash + 2 ? indent : dash + 1;
}

void RuledLines::open_item(const RuledLine& line, std::size_t column) {
  if (accepts(line.rule, ValueRule::mapping) || line.rule == nullptr) {
    frames_.push_back({.column = column, .rule = line.rule, .in_list = true});
  }
}

void RuledLines::read_content(RuledLine& line) {
  if (line.dash && accepts(line.rule, ValueRule::text)) return;  // an item that is a text
  if (!line.dash) {
    // A key ends the list whose dashes stand in its column.
    while (frames_.size() > 1 && frames_.back().list) frames_.pop_back();
    enter(line);
  }
  read_key(line);
}

/// Opens the mapping that begins with `line` below a key that stands alone.
void RuledLines::enter(RuledLine& line) {
  Frame& top = frames_.back();
  if (line.indent <= top.column) return;
  const ValueRule* open = top.open;
  const std::size_t word = end_of_word(text_, line.content, line.end);
  const bool item_follows = accepts(open, ValueRule::list) && !accepts(open, ValueRule::mapping) && word < line.end &&
                            text_[word] == ':' &&
                            rule_of_key(open->items, text_.substr(line.content, word - line.content)) != nullptr;
  if (item_follows) line.first_item = line.content;
  const ValueRule* inner = item_follows ? open->items : accepts(open, ValueRule::mapping) ? open : nullptr;
  frames_.push_back({.column = line.indent, .rule = inner});
}

void RuledLines::read_key(RuledLine& line) {
  const std::size_t word = end_of_word(text_, line.content, line.end);
  const std::size_t colon = skip_blanks(text_, word, line.end);
  if (word == line.content || colon == line.end || text_[colon] != ':') return;
  Frame& frame = frames_.back();
  const std::string_view key = text_.substr(line.content, word - line.content);
  const ValueRule* rule = rule_of_key(frame.rule, key);
  const bool tight = colon + 1 < line.end && text_[colon + 1] != ' ' && text_[colon + 1] != '\t';
  if (tight && (rule == nullptr || colon != word)) return;  // no key: "a:b" is a word
  line.key = key;
  line.colon = colon;
  line.tight_colon = tight;
  line.value = skip_blanks(text_, colon + 1, line.end);
  line.rule = rule;
  const KeyRule* known = rule != nullptr ? key_named(*frame.rule->keys, key) : nullptr;
  line.required = known != nullptr && known->required;
  if (!line.dash) find_new_item(line, frame);
  frame.seen.insert(key);
  frame.open = line.value == line.end || text_[line.value] == '#' ? rule : nullptr;
}

/// An item whose first key comes again, when nothing more is missing in it, lacks the dash of the next item.
void RuledLines::find_new_item(RuledLine& line, Frame& frame) const {
  if (!frame.in_list || frame.rule == nullptr || frame.rule->keys == nullptr) return;
  const MappingRule& keys = *frame.rule->keys;
  const KeyRule* key = key_named(keys, line.key);
  if (key == nullptr || !key->required || !frame.seen.contains(line.key)) return;
  const auto lacks = [&](const KeyRule& rule) { return rule.required && !frame.seen.contains(rule.name); };
  if (std::ranges::any_of(keys.keys, lacks)) return;
  const auto given = [&](std::string_view name) { return frame.seen.contains(name); };
  if (!keys.one_of.empty() && std::ranges::none_of(keys.one_of, given)) return;
  if (frames_.size() < 2 || !frames_[frames_.size() - 2].list) return;
  line.new_item = line.begin + frames_[frames_.size() - 2].column;
  frame.seen.clear();
}

bool RuledLines::goes_on_below(const RuledLine& line) const {
  for (std::size_t at = end_of_line(text_, line.begin) + 1; at < text_.size(); at = end_of_line(text_, at) + 1) {
    const std::size_t stop = end_of_line(text_, at);
    if (trimmed(text_.substr(at, stop - at)).empty()) continue;
    return skip_blanks(text_, at, stop) - at > line.column();
  }
  return false;
}

std::size_t RuledLines::end_of_block(const RuledLine& line) const {
  std::size_t end = line.end;
  for (std::size_t at = end_of_line(text_, line.begin) + 1; at < text_.size(); at = end_of_line(text_, at) + 1) {
    const std::size_t stop = end_of_line(text_, at);
    if (trimmed(text_.substr(at, stop - at)).empty()) continue;
    if (skip_blanks(text_, at, stop) - at <= line.column()) break;
    end = stop;
  }
  return end;
}

std::size_t RuledLines::end_of_value(const RuledLine& line) const {
  std::size_t end = line.end;
  for (std::size_t at = end_of_line(text_, line.begin) + 1; at < text_.size(); at = end_of_line(text_, at) + 1) {
    const std::size_t stop = end_of_line(text_, at), first = skip_blanks(text_, at, stop);
    if (trimmed(text_.substr(at, stop - at)).empty()) continue;
    const std::string_view content = text_.substr(first, stop - first);
    if (first - at <= line.column() || content.starts_with('#') || begins_with_key(content)) break;
    end = stop;
    while (blanks.find(text_[end - 1]) != std::string_view::npos) --end;
  }
  return end;
}

bool RuledLines::begins_with_key(std::string_view content) const {
  while (content.starts_with("- ")) content = content.substr(skip_blanks(content, 1, content.size()));
  const std::size_t word = end_of_word(content, 0, content.size());
  if (word >= content.size() || content[word] != ':') return false;
  const std::string_view key = content.substr(0, word);
  return std::ranges::any_of(frames_, [&](const Frame& frame) {
    return !frame.list && frame.rule != nullptr && frame.rule->keys != nullptr &&
           key_named(*frame.rule->keys, key) != nullptr;
  });
}

}  // namespace vestnik
