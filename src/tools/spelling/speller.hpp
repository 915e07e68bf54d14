/// @file speller.hpp
/// Whether words are spelt as the dictionaries that are installed have them.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

class Hunspell;

namespace vestnik::spelling {

/// Where Debian's packages hunspell-* and myspell-* put their dictionaries.
[[nodiscard]] std::vector<std::filesystem::path> dictionary_folders();

/// Reads a language's dictionaries when they are first asked for. Threads may share one.
class Speller {
 public:
  explicit Speller(std::vector<std::filesystem::path> folders = dictionary_folders());
  ~Speller();
  Speller(const Speller&) = delete;
  Speller& operator=(const Speller&) = delete;

  /// Whether there is a dictionary of `language` ("ru").
  [[nodiscard]] bool knows(std::string_view language);
  /// Whether one of the dictionaries has the word, in a text in `language`. A word in another script is looked up in a
  /// language that is written in it; one that no dictionary is for is right.
  [[nodiscard]] bool is_right(std::string_view language, const std::string& word);
  /// Words like it, best first; few.
  [[nodiscard]] std::vector<std::string> suggestions(std::string_view language, const std::string& word);

 private:
  struct Dictionary;
  using Dictionaries = std::vector<std::unique_ptr<Dictionary>>;

  [[nodiscard]] Dictionaries& of(std::string_view language);

  std::vector<std::filesystem::path> folders_;
  std::mutex mutex_;  // the library's objects are for one thread at a time
  std::map<std::string, Dictionaries, std::less<>> by_language_;
};

}  // namespace vestnik::spelling
