#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "findings/catalogue/message.hpp"
#include "input/markup/reader.hpp"

namespace vestnik::markup {
namespace {

/// Of a text that is full of them the errors must still be told.
constexpr std::size_t most_literal_marks = 50;

}  // namespace

void Reader::note_literal(MD_TEXTTYPE type, std::string_view text) {
  if (picture_depth_ > 0 || text.empty()) return;
  const bool is_code = leaf_->kind == MarkupBlock::Kind::code;
  const bool is_escaped = escaped_ == cursor_ && !is_code;
  if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
    literal_.add_line_end();
  } else if (!is_code && (type == MD_TEXT_CODE || link_depth_ > 0)) {
    literal_.add_word();
  } else if (!is_code && type != MD_TEXT_NORMAL) {
    literal_.add_sign();
  } else {
    if (is_escaped) literal_.add_sign();
    literal_.add(text.substr(is_escaped ? 1 : 0), cursor_ + (is_escaped ? 1 : 0));
  }
}

void Reader::report_literal_marks() {
  using Kind = MarkupBlock::Kind;
  if (diagnostics_.size() >= most_literal_marks) return;
  const std::string_view text = literal_.text();
  if (leaf_->kind == Kind::code) {
    if (indented_ && is_indented_prose(text)) report("markup-literal/indent"_id, leaf_->where);
    return;
  }
  const bool is_block = leaf_->kind == Kind::paragraph && !in_cell_ && mode_ == Mode::blocks;
  for (const LiteralMark& mark : find_literal_marks(text, is_block)) {
    const std::string_view shown = text.substr(mark.begin, mark.end - mark.begin);
    SourceRange where = map_.at(literal_.source_offset(mark.begin));
    if (source_.exact) {
      where.end_line = where.line;
      where.end_column = where.column + static_cast<int>(count_characters(shown));
    }
    report(mark.id, std::move(where), value<"mark">(std::string(shown)));
  }
}

void Reader::report_direction() {
  // All of them begin with the same two bytes.
  for (std::size_t at = text_.find('\xE2'); at != std::string::npos; at = text_.find('\xE2', at + 1)) {
    const char32_t c = character_at(text_, at);
    if (!is_direction_control(c)) continue;
    report("direction-marks"_id, map_.at(at), value<"character">(fmt::format("{:04X}", static_cast<std::uint32_t>(c))));
    return;
  }
}

}  // namespace vestnik::markup
