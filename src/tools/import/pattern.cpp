#include "tools/import/pattern.hpp"

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>

namespace vestnik::importing {
namespace {

constexpr std::int32_t stack_limit = 1 << 20;  // bytes
constexpr std::int32_t time_limit = 50;        // ICU's units: about a millisecond each
constexpr std::size_t longest_text = 20'000;   // bytes; facts stand in short lines

std::string to_utf8(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

}  // namespace

struct Pattern::Compiled {
  std::unique_ptr<icu::RegexPattern> pattern;

  [[nodiscard]] std::optional<Match> match(std::string_view text, bool whole) const {
    if (pattern == nullptr || text.size() > longest_text) return std::nullopt;
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString input =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    const std::unique_ptr<icu::RegexMatcher> matcher(pattern->matcher(input, status));
    if (U_FAILURE(status) != 0) return std::nullopt;
    matcher->setStackLimit(stack_limit, status);
    matcher->setTimeLimit(time_limit, status);
    const bool found = whole ? matcher->matches(status) != 0 : matcher->find(status) != 0;
    if (!found || U_FAILURE(status) != 0) return std::nullopt;
    Match result;
    for (std::int32_t i = 0; i <= matcher->groupCount(); ++i) {
      result.groups.push_back(to_utf8(matcher->group(i, status)));
    }
    result.before = to_utf8(input.tempSubString(0, matcher->start(status)));
    result.after = to_utf8(input.tempSubString(matcher->end(status)));
    return result;
  }
};

Pattern::Pattern(std::string_view expression) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  auto compiled = std::make_unique<Compiled>();
  compiled->pattern.reset(icu::RegexPattern::compile(
      icu::UnicodeString::fromUTF8({expression.data(), static_cast<std::int32_t>(expression.size())}),
      UREGEX_CASE_INSENSITIVE, where, status));
  compiled_ = std::move(compiled);
}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

std::optional<Match> Pattern::find(std::string_view text) const { return compiled_->match(text, false); }
std::optional<Match> Pattern::all(std::string_view text) const { return compiled_->match(text, true); }

}  // namespace vestnik::importing
