#include "input/markup/source_map.hpp"

#include <algorithm>

#include "base/text/utf8.hpp"

namespace vestnik::markup {

SourceMap::SourceMap(const MarkdownText& source, const EditedSource& edited, std::string_view doubled)
    : source_(source), edited_(edited), doubled_(doubled), lines_{0} {
  const std::string& text = source.text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool carriage_return = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
    if (text[i] == '\n' || carriage_return) lines_.push_back(i + 1);
  }
}

SourceRange SourceMap::at(std::size_t offset) { return at_source(edited_.source_offset(offset)); }

SourceRange SourceMap::at_source(std::size_t offset) {
  if (!source_.exact) return source_.where;
  offset = std::min(offset, source_.text.size());
  const auto next = std::upper_bound(lines_.begin(), lines_.end(), offset);
  const auto line = static_cast<std::size_t>(next - lines_.begin()) - 1;
  if (line != line_ || offset < offset_) {
    line_ = line;
    offset_ = lines_[line];
    column_ = 0;
  }
  for (; offset_ < offset; ++offset_) {
    const char c = source_.text[offset_];
    column_ += is_continuation(c) ? 0 : 1;
    if (!doubled_.empty() && doubled_.find(c) != std::string_view::npos) ++column_;
  }
  return {.file = source_.where.file,
          .line = source_.where.line + static_cast<int>(line),
          .column = source_.indent + column_ + 1};
}

SourceRange SourceMap::span_at(std::size_t offset) {
  SourceRange where = at(offset);
  if (!source_.exact) where.column = where.end_line = where.end_column = 0;
  return where;
}

bool SourceMap::begins_line(std::size_t offset) const {
  return std::binary_search(lines_.begin(), lines_.end(), edited_.source_offset(offset));
}

}  // namespace vestnik::markup
