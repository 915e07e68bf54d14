#include "tools/desk/markup_json.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "input/markup/markup.hpp"

namespace vestnik::desk {
namespace {

using Json = nlohmann::ordered_json;
using Piece = MarkupBlock::Kind;

/// An address that is a link because it is one, and not because somebody made it one.
bool is_bare(std::string_view text, std::string_view link) {
  for (const std::string_view before : {"", "mailto:", "http://", "https://"}) {
    if (link.starts_with(before) && link.substr(before.size()) == text) return true;
  }
  return false;
}

Json inlines_json(const InlineText& text) {
  Json runs = Json::array();
  for (const InlineSpan& span : text.spans) {
    const std::string words = text.text.substr(span.begin, span.end - span.begin);
    Json run = {{"text", words}};
    if (span.strong) run["strong"] = true;
    if (span.emphasis) run["emphasis"] = true;
    if (span.code) run["code"] = true;
    if (!span.link.empty() && !is_bare(words, span.link)) run["link"] = span.link;
    if (!span.language.empty()) run["language"] = span.language;
    Json* last = runs.empty() ? nullptr : &runs.back();
    if (last != nullptr) {
      Json without = *last, same = run;
      without.erase("text");
      same.erase("text");
      if (without == same) {
        (*last)["text"] = (*last)["text"].get<std::string>() + words;
        continue;
      }
    }
    runs.push_back(std::move(run));
  }
  return runs;
}

Json block_json(const MarkupBlock& block);

Json children_json(const MarkupBlock& block) {
  Json children = Json::array();
  for (const MarkupBlock& child : block.children) children.push_back(block_json(child));
  return children;
}

Json table_json(const MarkupBlock& block) {
  Json rows = Json::array();
  for (const auto& row : block.rows) {
    Json cells = Json::array();
    for (const InlineText& cell : row) cells.push_back(inlines_json(cell));
    rows.push_back(std::move(cells));
  }
  return {{"kind", "table"}, {"rows", std::move(rows)}, {"aligns", block.aligns}};
}

Json block_json(const MarkupBlock& block) {
  switch (block.kind) {
    case Piece::paragraph:
      return {{"kind", "paragraph"}, {"text", inlines_json(block.text)}};
    case Piece::heading:
      return {{"kind", "heading"}, {"level", block.level}, {"text", inlines_json(block.text)}};
    case Piece::list:
      if (block.ordered) {
        return {{"kind", "numbers"},
                {"start", block.start},
                {"delimiter", std::string(1, block.delimiter)},
                {"children", children_json(block)}};
      }
      return {{"kind", "list"},
              {"bullet", block.bullet == 0 ? std::string() : std::string(1, block.bullet)},
              {"loose", block.loose},
              {"children", children_json(block)}};
    case Piece::list_item:
      return {{"kind", "item"}, {"label", block.label}, {"children", children_json(block)}};
    case Piece::quotation:
      return {{"kind", "quotation"}, {"children", children_json(block)}};
    case Piece::code:
      return {{"kind", "code"}, {"text", inlines_json(block.text)}};
    case Piece::picture:
      return {{"kind", "picture"},
              {"path", block.path},
              {"alternative", block.alternative},
              {"caption", inlines_json(block.text)}};
    case Piece::table:
      return table_json(block);
    case Piece::rule:
      return {{"kind", "rule"}};
    default:
      return {{"kind", "raw"}};
  }
}

std::vector<MarkupBlock> parsed(const std::string& text, LineEnds line_ends) {
  MarkdownText source{.text = text, .where = {.file = "text", .line = 1, .column = 1, .end_line = 1}, .exact = true};
  source.line_ends = line_ends;
  return parse_markup(source).value.value_or(std::vector<MarkupBlock>());
}

/// Bytes [begin, end) of the text without the empty lines at its end.
struct Stretch {
  std::size_t begin = 0, end = 0, next = 0;
  std::size_t line = 0;
};

class Cutter {
 public:
  Cutter(const std::string& text, LineEnds line_ends) : text_(text), line_ends_(line_ends) {
    for (std::size_t at = 0; at < text.size(); at = end_of_line(at)) lines_.push_back(at);
  }

  Json blocks() {
    const std::vector<MarkupBlock> found = parsed(text_, line_ends_);
    Json result = Json::array();
    for (std::size_t i = 0; i < found.size();) {
      const auto [json, next] = cut(found, i);
      result.push_back(json);
      i = next;
    }
    if (found.empty() && text_.find_first_not_of(" \t\r\n") != std::string::npos) {
      result.push_back(as_json({{"kind", "raw"}}, {.begin = 0, .end = text_.size(), .next = text_.size()}));
    }
    if (!result.empty() && !lines_.empty()) {
      result[0]["before"] = text_.substr(0, found.empty() ? 0 : begin_of(found, 0));
    }
    return result;
  }

 private:
  /// From block `first` on as many as their own bytes give again.
  std::pair<Json, std::size_t> cut(const std::vector<MarkupBlock>& found, std::size_t first) const {
    constexpr std::size_t most = 6;
    for (std::size_t last = first + 1; last <= std::min(found.size(), first + most); ++last) {
      const Stretch stretch = stretch_of(found, first, last);
      const std::vector<MarkupBlock> again =
          parsed(text_.substr(stretch.begin, stretch.end - stretch.begin) + "\n", line_ends_);
      bool same = again.size() == last - first && stretch.begin < stretch.end;
      for (std::size_t i = first; same && i < last; ++i) same = block_json(again[i - first]) == block_json(found[i]);
      if (same && last == first + 1) return {as_json(block_json(found[first]), stretch), last};
      if (same) return {as_json({{"kind", "raw"}}, stretch), last};
    }
    // What hangs together over more than that, as references do, is edited as it stands.
    return {as_json({{"kind", "raw"}}, stretch_of(found, first, found.size())), found.size()};
  }

  [[nodiscard]] Stretch stretch_of(const std::vector<MarkupBlock>& found, std::size_t first, std::size_t last) const {
    Stretch stretch;
    stretch.begin = begin_of(found, first);
    stretch.next = last < found.size() ? std::max(begin_of(found, last), stretch.begin) : text_.size();
    const std::size_t seen =
        stretch.next == 0 ? std::string::npos : text_.find_last_not_of(" \t\r\n", stretch.next - 1);
    stretch.end = seen == std::string::npos ? stretch.begin : std::max(seen + 1, stretch.begin);
    stretch.line = static_cast<std::size_t>(std::ranges::upper_bound(lines_, stretch.begin) - lines_.begin());
    if (stretch.line > 0) --stretch.line;
    return stretch;
  }

  [[nodiscard]] std::size_t begin_of(const std::vector<MarkupBlock>& found, std::size_t index) const {
    const MarkupBlock& block = found[index];
    const int line = block.where.line - 1;
    if (line < 0 || static_cast<std::size_t>(line) >= lines_.size()) return index == 0 ? 0 : text_.size();
    auto at = static_cast<std::size_t>(line);
    if (block.kind == Piece::code && at > 0 && is_fence(lines_[at - 1])) --at;
    return lines_[at];
  }

  [[nodiscard]] bool is_fence(std::size_t line) const {
    const std::size_t first = text_.find_first_not_of(' ', line);
    return first != std::string::npos && (text_.compare(first, 3, "```") == 0 || text_.compare(first, 3, "~~~") == 0);
  }

  [[nodiscard]] Json as_json(Json json, const Stretch& stretch) const {
    json["source"] = text_.substr(stretch.begin, stretch.end - stretch.begin);
    json["gap"] = text_.substr(stretch.end, stretch.next - stretch.end);
    json["line"] = stretch.line;
    return json;
  }

  [[nodiscard]] std::size_t end_of_line(std::size_t at) const {
    const std::size_t end = text_.find('\n', at);
    return end == std::string::npos ? text_.size() : end + 1;
  }

  const std::string& text_;
  LineEnds line_ends_;
  std::vector<std::size_t> lines_;
};

}  // namespace

Json blocks_json(const std::string& text, LineEnds line_ends) { return Cutter(text, line_ends).blocks(); }

}  // namespace vestnik::desk
