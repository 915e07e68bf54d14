/// @file front_matter.hpp
/// Cover, imprint, contents and digest: what a release says about itself.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tools/import/block.hpp"
#include "tools/import/habits.hpp"
#include "vestnik/issue.hpp"

namespace vestnik::importing {

/// A line that is in the result somewhere in the descriptor or the publisher's file.
struct KeptText {
  int line = 0;
  std::string text;
};

struct FrontMatter {
  std::vector<std::string> title_lines;
  std::string note;
  std::optional<int> number, year;
  std::optional<Period> period;
  std::string place;
  PublisherFacts publisher;
  std::string emblem, emblem_alternative;  ///< a path in the issue's folder
  std::vector<std::string> digest;         ///< paragraphs, Markdown
  std::vector<Block> digest_blocks;
  std::map<std::string, int> stated;  ///< articles per country, as the digest counts them, by ISO code
  std::vector<KeptText> kept;         ///< what must be found again in the facts above
  std::vector<KeptText> unplaced;     ///< what no key takes: comments of the descriptor
  std::vector<KeptText> lost;         ///< what verify() did not find again: comments, too
};

/// Where the first country's section begins: the line that names the country, perhaps with the next one.
struct FirstSection {
  std::size_t begin = 0, count = 0;
  std::string country;  ///< ISO 3166-1 code
  bool given = false;   ///< by the user
};
/// Contents entries, with page numbers or not, do not count.
[[nodiscard]] std::optional<FirstSection> find_first_section(const Lines& lines, const Context& context);

/// For a text in which no country's name opens a section: where the articles seem to begin, behind what the cover says,
/// and the country that the text names most, else the language's. `count` is 0. Reports "no-country".
[[nodiscard]] FirstSection assume_section(const Lines& lines, const std::string& language, const Context& context);

/// The country whose language this is most of all, by its ISO 3166-1 code.
[[nodiscard]] std::string home_of(const std::string& language);

/// Reads the lines before the first section.
[[nodiscard]] FrontMatter read_front_matter(const Lines& lines, const Vocabulary& vocabulary, const Context& context);

/// The first period that the text names, in numbers or in words; with the text around it.
struct FoundPeriod {
  Period period;
  std::string text, rest;
};
[[nodiscard]] std::optional<FoundPeriod> find_period(const std::string& text, const Locale& locale);

/// A month and its year: "December 2024".
[[nodiscard]] std::optional<FoundPeriod> find_month(const std::string& text, const Locale& locale);

/// Takes from the end of the last article what repeats the imprint, or is the only one: the publisher's block on the
/// back page. `front` learns what it does not know yet.
void take_back_page(Lines& lines, FrontMatter& front, const Context& context);

/// Reads the lines of a publisher's block into `front`.
void read_publisher(const Lines& lines, FrontMatter& front, const Context& context);

}  // namespace vestnik::importing
