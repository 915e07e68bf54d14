#include "text/hyphenator.hpp"

#include <hyphen.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <unordered_map>

#include "messages/message.hpp"

namespace vestnik {
namespace {

struct DictionaryDelete {
  void operator()(HyphenDict* dictionary) const { hnj_hyphen_free(dictionary); }
};

/// libhyphen walks a state machine over the bytes: longer "words" are none.
constexpr std::size_t longest_word = 200;

/// A word in small letters, and where each of its characters begins in the original.
struct Folded {
  std::string text;
  std::vector<std::size_t> begins;  // one more than letters: the end
  bool hyphenatable = true;
};

Folded fold(std::string_view word) {
  Folded folded;
  bool small = false;
  UScriptCode script = USCRIPT_COMMON;
  const auto length = static_cast<std::int32_t>(word.size());
  for (std::int32_t i = 0; i < length;) {
    folded.begins.push_back(static_cast<std::size_t>(i));
    UChar32 c = 0;
    U8_NEXT(word.data(), i, length, c);
    UErrorCode error = U_ZERO_ERROR;
    const UScriptCode own = c < 0 ? USCRIPT_UNKNOWN : uscript_getScript(c, &error);
    if (c < 0 || u_isalpha(c) == 0 || (script != USCRIPT_COMMON && own != script)) {
      folded.hyphenatable = false;
      return folded;
    }
    script = own;
    small = small || u_isUUppercase(c) == 0;
    const UChar32 lower = u_tolower(c);
    char buffer[U8_MAX_LENGTH];
    std::int32_t n = 0;
    U8_APPEND_UNSAFE(buffer, n, lower);
    folded.text.append(buffer, static_cast<std::size_t>(n));
  }
  folded.begins.push_back(word.size());
  folded.hyphenatable = small;
  return folded;
}

std::unordered_map<std::string, std::vector<std::size_t>> read_exceptions(std::istream& stream) {
  std::unordered_map<std::string, std::vector<std::size_t>> exceptions;
  for (std::string line; std::getline(stream, line);) {
    line.erase(std::min(line.find('#'), line.size()));
    std::string word;
    std::vector<std::size_t> points;
    std::size_t letters = 0;
    for (const char c : line) {
      if (c == '-') {
        points.push_back(letters);
      } else if (static_cast<unsigned char>(c) > ' ') {
        word += c;
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++letters;
      }
    }
    if (!word.empty()) exceptions.emplace(std::move(word), std::move(points));
  }
  return exceptions;
}

Diagnostic problem(std::string_view id, const std::filesystem::path& file) {
  return finding(id, {.file = file.string()}, {value("name", file.filename().string())});
}

}  // namespace

struct Hyphenator::State {
  std::unique_ptr<HyphenDict, DictionaryDelete> dictionary;
  std::unordered_map<std::string, std::vector<std::size_t>> exceptions;  // letters before each hyphen
  std::unordered_map<std::string, std::vector<std::size_t>> cache;
  std::size_t left_min = 2, right_min = 3;

  /// Numbers of letters before which a hyphen may go.
  [[nodiscard]] std::vector<std::size_t> points(const Folded& word) const {
    if (const auto found = exceptions.find(word.text); found != exceptions.end()) return found->second;
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

Hyphenator::Hyphenator(std::unique_ptr<State> state) : state_(std::move(state)) {}
Hyphenator::Hyphenator(Hyphenator&&) noexcept = default;
Hyphenator& Hyphenator::operator=(Hyphenator&&) noexcept = default;
Hyphenator::~Hyphenator() = default;

Outcome<Hyphenator> Hyphenator::load(const Locale& locale, const std::filesystem::path& folder) {
  auto state = std::make_unique<State>();
  state->left_min = static_cast<std::size_t>(std::max(locale.hyphen_left_min, 1));
  state->right_min = static_cast<std::size_t>(std::max(locale.hyphen_right_min, 1));
  if (!locale.hyphenation_file.empty()) {
    const std::filesystem::path file = folder / locale.hyphenation_file;
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) {
      return {std::nullopt, {problem("hyphenation-missing", file)}};
    }
    state->dictionary.reset(hnj_hyphen_load(file.c_str()));
    if (!state->dictionary || state->dictionary->utf8 == 0) {
      return {std::nullopt, {problem("hyphenation-corrupt", file)}};
    }
  }
  if (!locale.hyphenation_exceptions.empty()) {
    const std::filesystem::path file = folder / locale.hyphenation_exceptions;
    std::ifstream stream(file);
    if (!stream) return {std::nullopt, {problem("hyphenation-missing", file)}};
    state->exceptions = read_exceptions(stream);
  }
  return {Hyphenator(std::move(state)), {}};
}

const std::vector<std::size_t>& Hyphenator::hyphenate(std::string_view word) {
  const auto [entry, added] = state_->cache.try_emplace(std::string(word));
  if (!added || word.size() > longest_word) return entry->second;
  const Folded folded = fold(word);
  const std::size_t letters = folded.begins.size() - (folded.begins.empty() ? 0 : 1);
  if (!folded.hyphenatable || letters < state_->left_min + state_->right_min) return entry->second;
  for (const std::size_t point : state_->points(folded)) {
    if (point >= state_->left_min && point + state_->right_min <= letters) {
      entry->second.push_back(folded.begins[point]);
    }
  }
  return entry->second;
}

}  // namespace vestnik
