#include <array>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>

#include "document/house_rules/clean_up.hpp"
#include "input/issue/load_resources.hpp"

namespace {

constexpr std::array names{"en", "ru", "kk", "ky", "tg"};

const std::map<std::string, vestnik::Typography>& languages() {
  static const std::map<std::string, vestnik::Typography> all = [] {
    std::map<std::string, vestnik::Typography> result;
    for (const char* name : names) {
      result.emplace(name, vestnik::load_locale(name, VESTNIK_SOURCE_DIR).value.value().typography);
    }
    return result;
  }();
  return all;
}

std::string digits(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c >= '0' && c <= '9') result += c;
  }
  return result;
}

void check(const vestnik::InlineText& text) {
  std::size_t end = 0;
  for (const vestnik::InlineSpan& span : text.spans) {
    if (span.begin != end || span.end <= span.begin) std::abort();
    end = span.end;
  }
  if (end != text.text.size()) std::abort();
  for (std::size_t i = 0; i < text.text.size(); ++i) (void)text.where(i);
}

void check(const std::vector<vestnik::MarkupBlock>& once, const std::vector<vestnik::MarkupBlock>& twice,
           const std::vector<vestnik::MarkupBlock>& before) {
  for (std::size_t i = 0; i < once.size(); ++i) {
    check(once[i].text);
    if (once[i].text.text != twice[i].text.text) std::abort();
    if (digits(once[i].text.text) != digits(before[i].text.text)) std::abort();
    check(once[i].children, twice[i].children, before[i].children);
  }
}

}  // namespace

/// Any Markdown in any language: spans cover their text, digits stay, and what was cleaned once stays as it is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const char* language = names[data[0] % names.size()];
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto parsed = vestnik::parse_markup(
      {.text = text, .where = {.file = "fuzz.md", .line = 1, .column = 1}, .indent = 0, .exact = true});
  const vestnik::TypographySwitches all;
  std::vector<vestnik::TypographicChange> changes;
  std::vector<vestnik::MarkupBlock> once = *parsed.value;
  vestnik::clean_up(once, language, {all, languages()}, &changes);
  std::vector<vestnik::MarkupBlock> twice = once;
  vestnik::clean_up(twice, language, {all, languages()});
  check(once, twice, *parsed.value);
  return 0;
}
