#include "layout/text/hyphenator.hpp"

#include <hyphen.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string>

#include "base/files/read_file.hpp"
#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "base/threads/need_room.hpp"
#include "findings/catalogue/message.hpp"
#include "layout/text/word_map.hpp"

namespace vestnik {
namespace {

struct DictionaryDelete {
  void operator()(HyphenDict* dictionary) const { hnj_hyphen_free(dictionary); }
};
using DictionaryPtr = std::unique_ptr<HyphenDict, DictionaryDelete>;

constexpr std::size_t largest_file = std::size_t{64} << 20;

/// libhyphen reads from C streams only. Null if these are no patterns.
DictionaryPtr read_dictionary(const std::string& bytes) {
  struct Close {
    void operator()(std::FILE* stream) const { std::fclose(stream); }
  };
  if (bytes.empty()) return nullptr;
  // libhyphen ends the whole process where it gets no memory. It takes up to 20 times the file's size.
  need_room(bytes.size() * 24);
  const std::unique_ptr<std::FILE, Close> stream(fmemopen(const_cast<char*>(bytes.data()), bytes.size(), "r"));
  return DictionaryPtr(stream ? hnj_hyphen_load_file(stream.get()) : nullptr);
}

/// libhyphen walks a state machine over the bytes: longer "words" are not words.
constexpr std::size_t longest_word = 200;

/// A word in small letters, and where each of its characters begins in the original.
struct Folded {
  std::string text;
  std::vector<std::size_t> begins;  // one more than letters: the end
  bool hyphenatable = true;
};

Folded fold(std::string_view word) {
  Folded folded;
  UScriptCode script = USCRIPT_COMMON;
  for (std::size_t i = 0; i < word.size();) {
    folded.begins.push_back(i);
    const char32_t c = next_character(word, i);
    UErrorCode error = U_ZERO_ERROR;
    const UScriptCode own = is_letter(c) ? uscript_getScript(static_cast<UChar32>(c), &error) : USCRIPT_UNKNOWN;
    if (own == USCRIPT_UNKNOWN || (script != USCRIPT_COMMON && own != script)) {
      folded.hyphenatable = false;
      return folded;
    }
    script = own;
    // "ЮНЕСКО", "АҚШтың", "YouTube".
    if (folded.begins.size() > 1 && has_capital_shape(c)) folded.hyphenatable = false;
    append_utf8(folded.text, to_small(c));
  }
  folded.begins.push_back(word.size());
  return folded;
}

Diagnostic problem(MessageId<"name"> id, const std::filesystem::path& file) {
  return finding(id, {.file = file.string()}, value<"name">(file.filename().string()));
}

}  // namespace

class HyphenationPatterns {
 public:
  DictionaryPtr dictionary;

  /// Numbers of letters before which a hyphen may go.
  [[nodiscard]] std::vector<std::size_t> points(const Folded& word) const {
    std::vector<std::size_t> result;
    if (!dictionary) return result;
    std::vector<char> hyphens(word.text.size() + 5);
    char** replacements = nullptr;
    int *positions = nullptr, *cuts = nullptr;
    const int failed = hnj_hyphen_hyphenate2(dictionary.get(), word.text.data(), static_cast<int>(word.text.size()),
                                             hyphens.data(), nullptr, &replacements, &positions, &cuts);
    // Patterns that change the spelling (German ck) are not among ours; what libhyphen allocated for them is freed.
    const std::size_t letters = word.begins.size() - 1;
    if (replacements != nullptr) {
      for (std::size_t i = 0; i < word.text.size(); ++i) std::free(replacements[i]);
      std::free(replacements);
      std::free(positions);
      std::free(cuts);
    }
    if (failed != 0) return result;
    for (std::size_t i = 1; i < letters; ++i) {
      if ((static_cast<unsigned char>(hyphens[i - 1]) & 1U) != 0) result.push_back(i);
    }
    return result;
  }
};

struct Hyphenator::State {
  std::shared_ptr<const HyphenationPatterns> patterns;
  HyphenationExceptions exceptions;
  std::size_t left_min, right_min;
  WordMap<std::vector<std::size_t>> cache;

  [[nodiscard]] std::vector<std::size_t> points(const Folded& word) const {
    const auto found = exceptions.find(word.text);
    return found == exceptions.end() ? patterns->points(word) : found->second;
  }
};

Hyphenator::Hyphenator(std::shared_ptr<const HyphenationPatterns> patterns, const Locale& locale)
    : state_(new State{std::move(patterns),
                       locale.hyphenation_exceptions,
                       static_cast<std::size_t>(std::max(locale.hyphen_left_min, 1)),
                       static_cast<std::size_t>(std::max(locale.hyphen_right_min, 1)),
                       {}}) {}
Hyphenator::Hyphenator(std::unique_ptr<State> state) : state_(std::move(state)) {}
Hyphenator Hyphenator::clone() const {
  return Hyphenator(
      std::make_unique<State>(State{state_->patterns, state_->exceptions, state_->left_min, state_->right_min, {}}));
}
Hyphenator::Hyphenator(Hyphenator&&) noexcept = default;
Hyphenator& Hyphenator::operator=(Hyphenator&&) noexcept = default;
Hyphenator::~Hyphenator() = default;

Outcome<std::shared_ptr<const HyphenationPatterns>> load_patterns(const Locale& locale,
                                                                  const std::filesystem::path& folder,
                                                                  const FileSource& files) {
  auto patterns = std::make_shared<HyphenationPatterns>();
  if (!locale.hyphenation_file.empty()) {
    const std::filesystem::path file = folder / locale.hyphenation_file;
    const FileContent content = read_file(files, file, largest_file);
    if (!content.bytes) return {std::nullopt, {problem("hyphenation-missing"_id, file)}};
    patterns->dictionary = read_dictionary(*content.bytes);
    if (!patterns->dictionary || patterns->dictionary->utf8 == 0) {
      return {std::nullopt, {problem("hyphenation-corrupt"_id, file)}};
    }
  }
  return {std::move(patterns), {}};
}

Outcome<Hyphenator> Hyphenator::load(const Locale& locale, const std::filesystem::path& folder,
                                     const FileSource& files) {
  auto loaded = load_patterns(locale, folder, files);
  if (!loaded.value) return {std::nullopt, std::move(loaded.diagnostics)};
  return {Hyphenator(std::move(*loaded.value), locale), std::move(loaded.diagnostics)};
}

const std::vector<std::size_t>& Hyphenator::hyphenate(std::string_view word) {
  if (const auto known = state_->cache.find(word); known != state_->cache.end()) return known->second;
  std::vector<std::size_t>& offsets = state_->cache[std::string(word)];
  if (word.size() > longest_word) return offsets;
  const Folded folded = fold(word);
  const std::size_t letters = folded.begins.size() - (folded.begins.empty() ? 0 : 1);
  if (!folded.hyphenatable || letters < state_->left_min + state_->right_min) return offsets;
  for (const std::size_t point : state_->points(folded)) {
    if (point >= state_->left_min && point + state_->right_min <= letters) offsets.push_back(folded.begins[point]);
  }
  return offsets;
}

}  // namespace vestnik
