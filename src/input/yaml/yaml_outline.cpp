#include "input/yaml/yaml_outline.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace vestnik {
namespace {

constexpr std::string_view stand_in = "0";
/// No text holds it: only an escape can bring it in.
constexpr char question = '\x1F';

/// Where "?" may be YAML's own sign, it stays.
void mask_questions(std::string& text) {
  char before = '\n';  // the last character of the line that is no blank
  for (char& sign : text) {
    if (sign == '?' && std::string_view("\n[{,:-?").find(before) == std::string_view::npos) sign = question;
    if (sign != ' ' && sign != '\t') before = sign;
  }
}

bool has_its_escape(std::string_view written) {
  constexpr std::array<std::string_view, 6> escapes{"\\x1F",   "\\x1f",       "\\u001F",
                                                    "\\u001f", "\\U0000001F", "\\U0000001f"};
  return std::ranges::any_of(escapes, [&](std::string_view escape) { return written.find(escape) != written.npos; });
}

/// Without its LF.
std::string_view line_at(std::string_view source, std::size_t begin) {
  return source.substr(begin, source.find('\n', begin) - begin);
}

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

/// The column of the key in a line like "  - body: |".
std::optional<std::size_t> key_column(std::string_view line) {
  constexpr std::string_view literal = ": |";
  if (!line.ends_with(literal)) return std::nullopt;
  line.remove_suffix(literal.size());
  std::size_t column = indent_of(line);
  if (line.substr(column).starts_with("- ")) column += 2;
  const std::string_view key = line.substr(column);
  const bool plain = std::all_of(key.begin(), key.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
  return plain && !key.empty() ? std::optional(column) : std::nullopt;
}

struct Content {
  std::size_t begin = 0, end = 0;  ///< in the source, without the first indentation and the last LF
  std::string text;
  bool plain = true;  ///< of the plainest kind; if not, `end` is the line that tells: none is looked at twice
};

/// The content of a block whose first line begins at `begin`.
Content content_at(std::string_view source, std::size_t begin, std::size_t key_column) {
  const std::size_t indent = indent_of(line_at(source, begin));
  if (indent <= key_column) return {.end = begin, .text = {}, .plain = false};
  Content content{.begin = begin + indent, .text = {}};
  std::size_t empty_lines = 0;
  for (std::size_t at = begin; at < source.size();) {
    const std::string_view line = line_at(source, at);
    const std::size_t end = at + line.size();
    if (line.empty()) {
      ++empty_lines;
    } else if (line.find_first_not_of(" \t") == std::string_view::npos || line.ends_with('\r') ||
               end == source.size()) {
      return {.end = at, .text = {}, .plain = false};
    } else if (indent_of(line) < indent) {
      break;
    } else {
      content.text.append(std::exchange(empty_lines, 0), '\n');
      content.text += line.substr(indent);
      content.text += '\n';
      content.end = end;
    }
    at = end + 1;
  }
  return content;
}

}  // namespace

YamlOutline YamlOutline::whole(std::string_view source) {
  YamlOutline outline;
  outline.text_ = source;
  mask_questions(outline.text_);
  return outline;
}

YamlOutline YamlOutline::of(std::string_view source) {
  YamlOutline outline;
  std::size_t copied = 0;  // byte of the source up to which the outline is made
  for (std::size_t at = 0; at < source.size();) {
    const std::string_view line = line_at(source, at);
    const std::size_t end = at + line.size();
    at = end + 1;
    const auto column = key_column(line);
    if (!column || end == source.size()) continue;
    Content content = content_at(source, at, *column);
    at = content.end;
    if (!content.plain) continue;
    outline.text_ += source.substr(copied, content.begin - copied);
    const std::size_t indicator = outline.text_.size() - (content.begin - (end - 1));
    outline.text_ += stand_in;
    copied = content.end;
    outline.blocks_.push_back({indicator, copied - outline.text_.size(), std::move(content.text)});
  }
  outline.text_ += source.substr(copied);
  mask_questions(outline.text_);
  return outline;
}

std::string YamlOutline::with_questions(std::string scalar, std::string_view written) {
  if (scalar.find(question) == std::string::npos) return scalar;
  // An escape of the stand-in is for the reader to refuse. No character is written with more than ten.
  const bool escaped = written.starts_with('"') && has_its_escape(written.substr(0, scalar.size() * 10));
  if (!escaped) std::ranges::replace(scalar, question, '?');
  return scalar;
}

std::size_t YamlOutline::source_offset(std::size_t offset) const {
  const auto next = std::ranges::lower_bound(blocks_, offset, {}, &Block::indicator);
  return next == blocks_.begin() ? offset : offset + std::prev(next)->shift;
}

const std::string& YamlOutline::content(std::size_t offset, const std::string& scalar) const {
  const auto block = std::ranges::lower_bound(blocks_, offset, {}, &Block::indicator);
  const bool is_stand_in = block != blocks_.end() && block->indicator == offset &&
                           scalar.size() == stand_in.size() + 1 && scalar.starts_with(stand_in) &&
                           scalar.ends_with('\n');
  return is_stand_in ? block->content : scalar;
}

}  // namespace vestnik
