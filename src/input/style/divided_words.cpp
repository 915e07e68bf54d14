#include "input/style/divided_words.hpp"

#include <unicode/uscript.h>

#include <algorithm>
#include <cstdint>
#include <optional>

#include "base/text/case_and_form.hpp"
#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "input/yaml/text_source.hpp"
#include "model/locale/languages.hpp"

namespace vestnik {
namespace {

constexpr std::size_t most_letters = 100;

struct DividedWord {
  std::string word;                  // in small letters, without hyphens
  std::vector<std::size_t> points;   // letters before each hyphen
  std::optional<LocalText> problem;  // why it is not a word
};

DividedWord read(const std::string& entry, const LanguageInfo& language) {
  DividedWord result;
  const std::string text = to_nfc(entry);
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size() && !result.problem;) {
    const std::size_t begin = i;
    const char32_t c = next_character(text, i);
    const std::string_view shown = std::string_view(text).substr(begin, i - begin);
    if (c == '-') {
      const std::size_t before = result.points.empty() ? 0 : result.points.back();
      if (letters == before || i == text.size())
        result.problem = term("a hyphen stands without a letter on each side of it");
      result.points.push_back(letters);
      continue;
    }
    UErrorCode error = U_ZERO_ERROR;
    if (!is_letter(c)) {
      result.problem = term("\"{}\" is not a letter", shown);
    } else if (uscript_getShortName(uscript_getScript(static_cast<UChar32>(c), &error)) != language.script) {
      result.problem = term("\"{}\" is not a letter that the language \"{}\" is written in", shown, language.code);
    }
    if (c != no_character) append_utf8(result.word, to_small(c));
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
        findings.report("unknown-language"_id, entry.where, value<"language">(code));
        break;
      }
      const DividedWord word = read(entry.text, *language);
      if (word.problem) {
        findings.report("hyphenation-word"_id, entry.where, value<"entry">(entry.text),
                        value<"problem">(*word.problem));
      } else if (const auto [first, added] = seen.try_emplace(word.word, word.points);
                 !added && first->second != word.points) {
        findings.report("hyphenation-repeated"_id, entry.where, value<"entry">(entry.text));
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
