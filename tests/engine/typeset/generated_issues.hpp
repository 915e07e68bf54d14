// Random issues out of the samples' words and pictures: lengths, languages and shapes that nobody chose.
#pragma once

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "vestnik/vestnik.hpp"

namespace vestnik {

class IssueGenerator {
 public:
  /// Takes words and pictures from the complete samples in `source_folder`, which must load.
  explicit IssueGenerator(const std::filesystem::path& source_folder);

  /// Articles of every fourth issue are to stay on one page or to begin one.
  [[nodiscard]] static bool has_wishes(unsigned number) { return number % 4 == 3; }

  /// Every third issue has tables: narrow and wide, short and longer than a page.
  [[nodiscard]] static bool has_tables(unsigned number) { return number % 3 == 2; }

  /// The issue of this number: the same one every time.
  [[nodiscard]] Issue make(unsigned number);

 private:
  struct Stock {
    std::string language;
    Issue issue;
    std::vector<std::string> words;
  };

  // std::uniform_int_distribution differs from library to library.
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(random_() % end); }
  bool one_in(std::size_t chances) { return below(chances) == 0; }
  [[nodiscard]] std::string words(const Stock& stock, std::size_t count);
  [[nodiscard]] std::string sentence(const Stock& stock);
  [[nodiscard]] std::string paragraph(const Stock& stock);
  [[nodiscard]] std::string table(const Stock& stock);
  [[nodiscard]] std::string body(const Stock& stock);
  [[nodiscard]] Picture picture();
  [[nodiscard]] Article article(const Stock& stock);

  std::vector<Stock> stocks_;
  std::vector<FileBytes> photographs_;
  std::mt19937 random_;
  bool wishes_ = false, tables_ = false;
};

}  // namespace vestnik
