#include <cstdint>
#include <cstdlib>

#include "input/markup/markup.hpp"

namespace {

void check(const vestnik::InlineText& text) {
  std::size_t end = 0;
  for (const vestnik::InlineSpan& span : text.spans) {
    if (span.begin != end || span.end <= span.begin) std::abort();
    end = span.end;
  }
  if (end != text.text.size()) std::abort();
}

void check(const std::vector<vestnik::MarkupBlock>& blocks) {
  for (const vestnik::MarkupBlock& block : blocks) {
    check(block.text);
    check(block.children);
    for (const auto& row : block.rows) {
      for (const vestnik::InlineText& cell : row) check(cell);
    }
  }
}

}  // namespace

/// Spans always cover their text, whatever is parsed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const vestnik::SourceRange where{.file = "fuzz.md", .line = 1, .column = 1};
  const auto blocks = vestnik::parse_markup({.text = text, .where = where, .exact = true});
  check(*blocks.value);
  const auto inlines = vestnik::parse_inline_markup({text, where});
  check(*inlines.value);
  return 0;
}
