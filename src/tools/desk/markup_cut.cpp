#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "tools/desk/markup_json.hpp"

namespace vestnik::desk {
namespace {

using Json = nlohmann::ordered_json;
using Piece = MarkupBlock::Kind;

constexpr std::string_view blanks = " \t\r\n", remark_begin = "<!--", remark_end = "-->";

/// What a text says, block by block.
struct Said {
  Json blocks = Json::array();
  bool loses = false;  ///< something in it is wrong and not set, so that no block has it
};

Outcome<std::vector<MarkupBlock>> parsed(const std::string& text, LineEnds line_ends) {
  MarkdownText source{.text = text, .where = {.file = "text", .line = 1, .column = 1, .end_line = 1}, .exact = true};
  source.line_ends = line_ends;
  return parse_markup(source);
}

bool is_loss(const Diagnostic& finding) {
  return finding.severity == Severity::error || finding.code == "table-cells-lost";
}

Said said_by(const Outcome<std::vector<MarkupBlock>>& outcome) {
  Said said;
  for (const MarkupBlock& block : outcome.value.value_or(std::vector<MarkupBlock>())) {
    said.blocks.push_back(block_json(block));
  }
  said.loses = std::ranges::any_of(outcome.diagnostics, is_loss);
  return said;
}

/// Bytes [begin, end) of the text without the empty lines at its end, which go up to `next`.
struct Stretch {
  std::size_t begin = 0, end = 0, next = 0;
};

/// Where what is seen of `text` in front of `end` ends.
std::size_t seen_end(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t seen = end == 0 ? std::string_view::npos : text.find_last_not_of(blanks, end - 1);
  return seen == std::string_view::npos ? begin : std::max(seen + 1, begin);
}

/// "[label]: address" in a line of its own; where the address begins, or none.
std::size_t definition_in(std::string_view line) {
  const std::size_t open = line.find_first_not_of(" \t>-*+");
  if (open == std::string_view::npos || line[open] != '[') return std::string_view::npos;
  const std::size_t close = line.find("]:", open);
  return close == std::string_view::npos ? close : line.find_first_not_of(" \t<", close + 2);
}

class Cutter {
 public:
  Cutter(const std::string& text, LineEnds line_ends)
      : text_(text), line_ends_(line_ends), outcome_(parsed(text, line_ends)) {
    for (std::size_t at = 0; at < text.size(); at = end_of_line(at)) {
      lines_.push_back(at);
      const std::string_view line = std::string_view(text).substr(at, end_of_line(at) - at);
      if (line.starts_with('[') && definition_in(line) != std::string_view::npos) definitions_ += line;
    }
  }

  Json blocks() {
    const std::vector<MarkupBlock> none;
    const std::vector<MarkupBlock>& found = outcome_.value ? *outcome_.value : none;
    for (std::size_t i = 0; i < found.size();) i = cut(found, i);
    const std::size_t first = std::min(text_.find_first_not_of(blanks), text_.size());
    if (found.empty() && first < text_.size()) {
      add({.begin = line_begin(first), .end = seen_end(text_, 0, text_.size()), .next = text_.size()}, raw());
    }
    if (!result_.empty()) result_[0]["before"] = text_.substr(0, line_begin(first));
    return std::move(result_);
  }

 private:
  static Json raw() { return Json::array({{{"kind", "raw"}}}); }

  /// A part of the text that says the same on its own, or with the addresses of its labels.
  struct Part {
    Stretch stretch;
    Said said;
    std::string context;
  };
  [[nodiscard]] std::optional<Part> part(const std::vector<MarkupBlock>& found, std::size_t first,
                                         std::size_t last) const {
    const Stretch stretch = stretch_of(found, first, last);
    if (stretch.begin >= stretch.end) return std::nullopt;
    Json wanted = Json::array();
    for (std::size_t i = first; i < last; ++i) wanted.push_back(block_json(found[i]));
    for (const std::string& context : {std::string(), "\n\n" + definitions_}) {
      Said said = said_by(parsed(bytes_of(stretch) + "\n" + context, line_ends_));
      if (said.blocks == wanted) return Part{stretch, std::move(said), context};
    }
    return std::nullopt;
  }

  /// The blocks from `first` on between which there is no blank line: what one says may depend on the others.
  [[nodiscard]] std::size_t end_of_run(const std::vector<MarkupBlock>& found, std::size_t first) const {
    for (std::size_t last = first + 1; last < found.size(); ++last) {
      if (!is_placed(found[last])) continue;
      const Stretch stretch = stretch_of(found, first, last);
      if (std::ranges::count(text_.substr(stretch.end, stretch.next - stretch.end), '\n') > 1) return last;
    }
    return found.size();
  }

  /// From block `first` on as many as say the same without the rest of the text.
  std::size_t cut(const std::vector<MarkupBlock>& found, std::size_t first) {
    constexpr std::size_t most = 8;
    const std::size_t end = end_of_run(found, first);
    std::vector<Part> parts;
    for (std::size_t i = first; i < end; ++i) {
      std::optional<Part> one = part(found, i, i + 1);
      if (!one) break;
      parts.push_back(std::move(*one));
    }
    if (parts.size() == end - first) {
      for (const Part& one : parts) add_trimmed(one.stretch, one.said, one.context);
      return end;
    }
    for (std::size_t last = end; last <= std::min(found.size(), end + most); last = end_of_run(found, last)) {
      if (const std::optional<Part> together = part(found, first, last)) {
        add_trimmed(together->stretch, together->said, together->context);
        return last;
      }
      if (last == found.size()) break;
    }
    add(stretch_of(found, first, end), raw());
    return end;
  }

  /// The stretch, without the remarks and other silent parts before and behind what is said.
  void add_trimmed(Stretch stretch, const Said& said, const std::string& context) {
    const auto same = [&](std::size_t begin, std::size_t end) {
      return said_by(parsed(text_.substr(begin, end - begin) + "\n" + context, line_ends_)).blocks == said.blocks;
    };
    std::vector<Stretch> behind;
    if (may_be_silent(bytes_of(stretch))) {
      for (std::size_t blank = blank_after(stretch.begin, stretch.end); blank < stretch.end;
           blank = blank_after(stretch.begin, stretch.end)) {
        const std::size_t next = line_begin(text_.find_first_not_of(blanks, blank));
        if (!same(next, stretch.end)) break;
        add_silent({.begin = stretch.begin, .end = seen_end(text_, stretch.begin, blank), .next = next});
        stretch.begin = next;
      }
      for (std::size_t blank = blank_before(stretch.end, stretch.begin); blank > stretch.begin;
           blank = blank_before(stretch.end, stretch.begin)) {
        const std::size_t end = seen_end(text_, stretch.begin, blank);
        if (end == stretch.begin || !same(stretch.begin, end)) break;
        behind.insert(behind.begin(), {.begin = blank, .end = stretch.end, .next = stretch.next});
        stretch.end = end;
        stretch.next = blank;
      }
    }
    add(stretch, said.loses || hides(bytes_of(stretch), said.blocks) ? raw() : said.blocks);
    for (const Stretch& part : behind) add_silent(part);
  }

  static bool may_be_silent(std::string_view bytes) {
    return bytes.find(remark_begin) != std::string_view::npos || bytes.find("]:") != std::string_view::npos ||
           bytes.starts_with("---");
  }

  void add_silent(const Stretch& stretch) {
    const std::string bytes = bytes_of(stretch);
    const bool is_remark =
        bytes.starts_with(remark_begin) && bytes.find(remark_end) + remark_end.size() == bytes.size();
    add(stretch, is_remark ? Json::array({{{"kind", "remark"}}}) : raw());
  }

  /// Whether the bytes hold a remark, or an address under a label, that no block has.
  static bool hides(std::string_view bytes, const Json& blocks) {
    const std::string shown = blocks.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (bytes.find(remark_begin) != std::string_view::npos && shown.find(remark_begin) == std::string::npos)
      return true;
    while (!bytes.empty()) {
      const std::size_t end = std::min(bytes.find('\n'), bytes.size());
      const std::string_view line = bytes.substr(0, end);
      bytes.remove_prefix(std::min(end + 1, bytes.size()));
      const std::size_t address = definition_in(line);
      if (address == std::string_view::npos) continue;
      const std::size_t stop = std::min(line.find_first_of(" \t>", address), line.size());
      if (shown.find(line.substr(address, stop - address)) == std::string::npos) return true;
    }
    return false;
  }

  void add(const Stretch& stretch, Json blocks) {
    // They stand in the same bytes.
    if (std::ranges::any_of(blocks, [](const Json& block) { return block["kind"] == "raw"; })) blocks = raw();
    Json& first = blocks[0];
    first["source"] = bytes_of(stretch);
    first["gap"] = text_.substr(stretch.end, stretch.next - stretch.end);
    const auto line = std::ranges::upper_bound(lines_, stretch.begin) - lines_.begin();
    first["line"] = line > 0 ? line - 1 : 0;
    if (blocks.size() > 1) first["blocks"] = blocks.size();
    for (std::size_t i = 1; i < blocks.size(); ++i) blocks[i]["within"] = true;
    for (Json& block : blocks) result_.push_back(std::move(block));
  }

  [[nodiscard]] std::string bytes_of(const Stretch& stretch) const {
    return text_.substr(stretch.begin, stretch.end - stretch.begin);
  }

  [[nodiscard]] Stretch stretch_of(const std::vector<MarkupBlock>& found, std::size_t first, std::size_t last) const {
    Stretch stretch;
    const std::size_t seen = text_.find_first_not_of(blanks);
    stretch.begin = first > 0 ? begin_of(found, first) : line_begin(std::min(seen, text_.size()));
    while (last < found.size() && !is_placed(found[last])) ++last;
    stretch.next = last < found.size() ? std::max(begin_of(found, last), stretch.begin) : text_.size();
    stretch.end = seen_end(text_, stretch.begin, stretch.next);
    return stretch;
  }

  /// Of what holds no words, as an empty item, nobody knows where it stands: it goes with what is above.
  [[nodiscard]] bool is_placed(const MarkupBlock& block) const {
    return block.where.line > 0 && static_cast<std::size_t>(block.where.line) <= lines_.size();
  }
  [[nodiscard]] std::size_t begin_of(const std::vector<MarkupBlock>& found, std::size_t index) const {
    const MarkupBlock* block = &found[index];
    if (!is_placed(*block)) return index == 0 ? 0 : text_.size();
    auto at = static_cast<std::size_t>(block->where.line - 1);
    while (!block->children.empty()) block = &block->children.front();
    if (block->kind == Piece::code && at > 0 && is_fence(at - 1)) --at;
    while (block->kind == Piece::table && at > 0 && line_of(at - 1).find('|') != std::string_view::npos) --at;
    return lines_[at];
  }

  [[nodiscard]] bool is_fence(std::size_t line) const {
    const std::string_view text = line_of(line);
    return text.find("```") != std::string_view::npos || text.find("~~~") != std::string_view::npos;
  }

  [[nodiscard]] std::string_view line_of(std::size_t line) const {
    return std::string_view(text_).substr(lines_[line], end_of_line(lines_[line]) - lines_[line]);
  }
  [[nodiscard]] std::size_t end_of_line(std::size_t at) const {
    const std::size_t end = text_.find('\n', at);
    return end == std::string::npos ? text_.size() : end + 1;
  }
  [[nodiscard]] std::size_t line_begin(std::size_t at) const {
    const std::size_t end = at == 0 ? std::string::npos : text_.rfind('\n', at - 1);
    return end == std::string::npos ? 0 : end + 1;
  }

  [[nodiscard]] bool is_in_remark(std::size_t at) const {
    const std::size_t begin = text_.rfind(remark_begin, at), end = text_.rfind(remark_end, at);
    return begin != std::string::npos && begin < at && (end == std::string::npos || end < begin);
  }
  /// The first empty line behind `begin`, or `end`.
  [[nodiscard]] std::size_t blank_after(std::size_t begin, std::size_t end) const {
    for (std::size_t at = end_of_line(begin); at < end; at = end_of_line(at)) {
      if (text_.find_first_not_of(blanks, at) >= end_of_line(at) && !is_in_remark(at)) return at;
    }
    return end;
  }
  /// Behind the last empty line before `end`, or `begin`.
  [[nodiscard]] std::size_t blank_before(std::size_t end, std::size_t begin) const {
    for (std::size_t at = line_begin(end); at > begin; at = line_begin(at - 1)) {
      if (text_.find_first_not_of(blanks, line_begin(at - 1)) >= at && !is_in_remark(at)) return at;
    }
    return begin;
  }

  const std::string& text_;
  LineEnds line_ends_;
  Outcome<std::vector<MarkupBlock>> outcome_;
  std::vector<std::size_t> lines_;
  std::string definitions_;  ///< "[label]: address", with which the parts of the text are understood
  Json result_ = Json::array();
};

}  // namespace

LineEnds line_ends_of(std::string_view key) {
  if (key == "markdown") return LineEnds::markdown;
  return key == "paragraphs" ? LineEnds::paragraphs : LineEnds::automatic;
}

Json blocks_json(const std::string& text, LineEnds line_ends) { return Cutter(text, line_ends).blocks(); }

}  // namespace vestnik::desk
