#include "tools/spelling/speller.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <hunspell/hunspell.hxx>
#include <system_error>

#include "base/text/utf8.hpp"

namespace vestnik::spelling {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_word = 100;  // bytes; the library's time grows fast with a word's length
constexpr std::size_t most_suggestions = 6;

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

/// What a word's letters say of the language that it is to be looked up in.
struct Letters {
  bool latin = false, russian = false, other_cyrillic = false, others = false;
};
Letters letters_of(const std::string& word) {
  Letters letters;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_character(word, at);
    const bool russian = (c >= U'А' && c <= U'я') || c == U'Ё' || c == U'ё';
    letters.russian = letters.russian || russian;
    letters.other_cyrillic = letters.other_cyrillic || (!russian && c >= 0x400 && c < 0x530);
    letters.latin = letters.latin || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= 0xC0 && c < 0x250);
    letters.others = letters.others || (c >= 0x530 && c != U'’' && c != U'‑');
  }
  return letters;
}

/// The language whose dictionary is to know the word; empty: it is for no dictionary.
std::string_view language_for(std::string_view language, const Letters& letters) {
  const bool cyrillic = letters.russian || letters.other_cyrillic;
  if (letters.others || (letters.latin && cyrillic)) return {};
  if (language == "en") return letters.other_cyrillic ? "" : cyrillic ? "ru" : language;
  return letters.latin ? "en" : language;
}

}  // namespace

struct Speller::Dictionary {
  explicit Dictionary(const fs::path& words)
      : hunspell(fs::path(words).replace_extension(".aff").c_str(), words.c_str()) {
    UErrorCode error = U_ZERO_ERROR;
    converter.reset(ucnv_open(hunspell.get_dict_encoding().c_str(), &error));
    if (U_FAILURE(error) != 0) converter.reset();
  }
  /// From UTF-8 to the dictionary's encoding, or back; empty: it has no such letters.
  [[nodiscard]] std::string converted(const std::string& text, bool back) const {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> utf8(ucnv_open("UTF-8", &error));
    if (converter == nullptr || utf8 == nullptr) return {};
    UConverter *from = back ? converter.get() : utf8.get(), *to = back ? utf8.get() : converter.get();
    ucnv_setFromUCallBack(to, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
    std::string result(text.size() * 4 + 8, '\0');
    char* target = result.data();
    const char* source = text.data();
    ucnv_convertEx(to, from, &target, target + result.size(), &source, source + text.size(), nullptr, nullptr, nullptr,
                   nullptr, 1, 1, &error);
    if (U_FAILURE(error) != 0) return {};
    result.resize(static_cast<std::size_t>(target - result.data()));
    return result;
  }

  Hunspell hunspell;
  std::unique_ptr<UConverter, CloseConverter> converter;
};

std::vector<fs::path> dictionary_folders() { return {"/usr/share/hunspell", "/usr/share/myspell/dicts"}; }

Speller::Speller(std::vector<fs::path> folders) : folders_(std::move(folders)) {}
Speller::~Speller() = default;

Speller::Dictionaries& Speller::of(std::string_view language) {
  const auto known = by_language_.find(language);
  if (known != by_language_.end()) return known->second;
  Dictionaries& made = by_language_[std::string(language)];
  std::vector<fs::path> files;
  for (const fs::path& folder : folders_) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
      const fs::path& file = entry.path();
      const std::string stem = file.stem().string();
      const bool same = stem == language || stem.starts_with(std::string(language) + "_");
      const bool whole = file.extension() == ".dic" && fs::exists(fs::path(file).replace_extension(".aff"), error);
      // Another folder may hold the same one, or a link to it.
      const bool new_name = std::ranges::none_of(files, [&](const fs::path& other) { return other.stem() == stem; });
      if (same && whole && new_name) files.push_back(file);
    }
  }
  std::ranges::sort(files);
  for (const fs::path& file : files) made.push_back(std::make_unique<Dictionary>(file));
  return made;
}

bool Speller::knows(std::string_view language) {
  const std::lock_guard lock(mutex_);
  return !of(language).empty();
}

bool Speller::is_right(std::string_view language, const std::string& word) {
  if (word.size() > longest_word || first_invalid_utf8(word) != std::string::npos) return true;
  const Letters letters = letters_of(word);
  const std::lock_guard lock(mutex_);
  const auto has = [&](std::string_view one) {
    const Dictionaries& all = of(one);
    return std::ranges::any_of(all, [&](const auto& dictionary) {
      const std::string coded = dictionary->converted(word, false);
      return !coded.empty() && dictionary->hunspell.spell(coded);
    });
  };
  const std::string_view own = language_for(language, letters);
  if (own.empty() || of(own).empty() || has(own)) return true;
  // A name with letters of Kazakh or Kyrgyz in a Russian text: only their dictionaries can tell.
  return own == "ru" && letters.other_cyrillic && (of("kk").empty() || has("kk"));
}

std::vector<std::string> Speller::suggestions(std::string_view language, const std::string& word) {
  std::vector<std::string> result;
  if (word.size() > longest_word || first_invalid_utf8(word) != std::string::npos) return result;
  const std::lock_guard lock(mutex_);
  const std::string_view own = language_for(language, letters_of(word));
  if (own.empty()) return result;
  for (const auto& dictionary : of(own)) {
    const std::string coded = dictionary->converted(word, false);
    if (coded.empty()) continue;
    for (const std::string& one : dictionary->hunspell.suggest(coded)) {
      const std::string shown = dictionary->converted(one, true);
      if (result.size() < most_suggestions && !shown.empty() && std::ranges::find(result, shown) == result.end()) {
        result.push_back(shown);
      }
    }
  }
  return result;
}

}  // namespace vestnik::spelling
