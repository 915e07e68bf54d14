#include <fmt/format.h>
#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>

#include "text/itemise.hpp"

namespace vestnik {
namespace {

struct CaseMapDelete {
  void operator()(UCaseMap* map) const { ucasemap_close(map); }
};

std::string upper_case(std::string_view text, std::string_view language) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCaseMap, CaseMapDelete> map(ucasemap_open(std::string(language).c_str(), 0, &error));
  std::string result(text.size() * 2 + 16, '\0');
  const auto capacity = static_cast<std::int32_t>(result.size());
  const std::int32_t length = ucasemap_utf8ToUpper(map.get(), result.data(), capacity, text.data(),
                                                   static_cast<std::int32_t>(text.size()), &error);
  if (U_FAILURE(error) || length > capacity) return std::string(text);
  result.resize(static_cast<std::size_t>(length));
  return result;
}

bool is_control(UChar32 c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

}  // namespace

PreparedText prepare(const InlineText& text, const ParagraphStyle& style, std::string_view language) {
  PreparedText prepared;
  prepared.text.reserve(text.text.size());
  for (const InlineSpan& span : text.spans) {
    prepared.span_begins.push_back(prepared.text.size());
    std::string part = text.text.substr(span.begin, span.end - span.begin);
    // An address keeps its letters: their case may matter.
    const bool capitals = style.capitals == Capitals::all && span.link.empty();
    const std::size_t original = part.size();
    if (capitals) part = upper_case(part, span.language.empty() ? language : std::string_view(span.language));
    const auto length = static_cast<std::int32_t>(part.size());
    for (std::int32_t i = 0; i < length;) {
      const std::int32_t begin = i;
      UChar32 c = 0;
      U8_NEXT(part.data(), i, length, c);
      if (c == 0xAD) {
        prepared.soft_hyphens.push_back(prepared.text.size());
        continue;
      }
      std::string_view bytes(part.data() + begin, static_cast<std::size_t>(i - begin));
      if (c < 0) bytes = "\uFFFD";
      if (c >= 0 && is_control(c)) bytes = " ";
      prepared.text += bytes;
      // Upper case may change a text's length; the place is then right to within the span.
      const std::size_t source =
          span.begin + std::min(static_cast<std::size_t>(begin), original == 0 ? 0 : original - 1);
      prepared.sources.insert(prepared.sources.end(), bytes.size(), source);
    }
  }
  prepared.span_begins.push_back(prepared.text.size());
  return prepared;
}

std::string describe(char32_t character) {
  char name[128] = "";
  UErrorCode error = U_ZERO_ERROR;
  u_charName(static_cast<UChar32>(character), U_EXTENDED_CHAR_NAME, name, sizeof name, &error);
  return fmt::format("U+{:04X} {}", static_cast<std::uint32_t>(character), name);
}

SourceRange place_of(const PreparedText& prepared, const InlineText& text, std::size_t offset) {
  if (prepared.sources.empty() || text.spans.empty()) return {};
  return text.where(prepared.sources[std::min(offset, prepared.sources.size() - 1)]);
}

}  // namespace vestnik
