#include "input/style/divided_words.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <optional>

#include "input/yaml/text_source.hpp"
#include "model/locale/languages.hpp"

namespace vestnik {
namespace {

constexpr std::size_t most_letters = 100;

struct DividedWord {
  std::string word;                  // in small letters, without hyphens
  std::vector<std::size_t> points;   // letters before each hyphen
  std::optional<LocalText> problem;  // why it is none
};

DividedWord read(const std::string& entry, const LanguageInfo& language) {
  DividedWord result;
  const std::string text = to_nfc(entry);
  std::size_t letters = 0;
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < length && !result.problem;) {
    const std::int32_t begin = i;
    UChar32 c = 0;
    U8_NEXT(text.data(), i, length, c);
    const std::string_view shown =
        std::string_view(text).substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
    if (c == '-') {
      const std::size_t before = result.points.empty() ? 0 : result.points.back();
      if (letters == before || i == length)
        result.problem = term("a hyphen stands without a letter on each side of it");
      result.points.push_back(letters);
      continue;
    }
    UErrorCode error = U_ZERO_ERROR;
    if (c < 0 || u_isalpha(c) == 0) {
      result.problem = term("\"{}\" is no letter", shown);
    } else if (uscript_getShortName(uscript_getScript(c, &error)) != language.script) {
      result.problem = term("\"{}\" is no letter that the language \"{}\" is written in", shown, language.code);
    }
    char small[U8_MAX_LENGTH];
    std::int32_t size = 0;
    if (c >= 0) U8_APPEND_UNSAFE(small, size, u_tolower(c));
    result.word.append(small, static_cast<std::size_t>(size));
    ++letters;
  }
  if (!result.problem && letters == 0) result.problem = term("it has no letters");
  if (!result.problem && letters > most_letters) {
    result.problem = term("it has {} letters; no word has more than {}", letters, most_letters);
  }
  return result;
}

}  // namespace

void check_divided_words(const Publisher& publisher, Findings& findings) {
  for (const auto& [code, entries] : publisher.hyphenation) {
    const auto language = std::ranges::find(languages, code, &LanguageInfo::code);
    HyphenationExceptions seen;
    for (const SourcedText& entry : entries) {
      if (language == languages.end()) {
        findings.report("unknown-language", entry.where, {value("language", code)});
        break;
      }
      const DividedWord word = read(entry.text, *language);
      if (word.problem) {
        findings.report("hyphenation-word", entry.where, {value("entry", entry.text), value("problem", *word.problem)});
      } else if (const auto [first, added] = seen.try_emplace(word.word, word.points);
                 !added && first->second != word.points) {
        findings.report("hyphenation-repeated", entry.where, {value("entry", entry.text)});
      }
    }
  }
}

HyphenationExceptions divided_words(const Publisher& publisher, std::string_view language) {
  HyphenationExceptions result;
  const auto entries = publisher.hyphenation.find(std::string(language));
  const LanguageInfo* info = find_language(language);
  if (entries == publisher.hyphenation.end() || info == nullptr) return result;
  for (const SourcedText& entry : entries->second) {
    DividedWord word = read(entry.text, *info);
    if (!word.problem) result.emplace(std::move(word.word), std::move(word.points));
  }
  return result;
}

}  // namespace vestnik
