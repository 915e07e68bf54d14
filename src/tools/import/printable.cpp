#include "tools/import/printable.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "findings/catalogue/message.hpp"
#include "input/yaml/text_source.hpp"

namespace vestnik {
namespace {

constexpr std::string_view white_square = "\u25A1";

enum class Signs : std::uint8_t { left_out, squares };

/// `line` with what can be printed; the rest of it goes into `unprintable`.
std::string printable(std::string_view line, const Prints& prints, Signs signs, std::string& unprintable) {
  std::string result;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    const char32_t character = next_character(line, at);
    const std::string_view bytes = line.substr(begin, at - begin);
    if (prints(character)) {
      result += bytes;
      continue;
    }
    unprintable += bytes;
    if (signs == Signs::squares || is_letter_or_digit(character)) result += white_square;
  }
  return result;
}

/// A line of YAML without a value, or one of Markdown without a word.
bool says_nothing(std::string_view line) {
  const std::size_t colon = line.find(": ");
  const std::string_view said = colon == std::string_view::npos ? line : line.substr(colon + 2);
  return said.find_first_not_of(" \t\r\n\"'-#*>|") == std::string_view::npos;
}

}  // namespace

void make_printable(ImportResult& result, const Prints& prints, Findings& findings) {
  for (ImportedFile& file : result.files) {
    if (!file.path.ends_with(".md") && !file.path.ends_with(".yaml")) continue;
    std::string bytes;
    int number = 0;
    for (std::size_t at = 0; at < file.bytes.size();) {
      const std::size_t end = std::min(file.bytes.find('\n', at), file.bytes.size() - 1) + 1;
      const std::string_view line = std::string_view(file.bytes).substr(at, end - at);
      std::string unprintable, again;
      std::string rest = printable(line, prints, Signs::left_out, unprintable);
      ++number;
      at = end;
      if (!unprintable.empty() && says_nothing(rest)) rest = printable(line, prints, Signs::squares, again);
      bytes += rest;
      if (unprintable.empty()) continue;
      findings.report("characters-unprintable"_id, {.file = file.path, .line = number},
                      value<"characters">(in_quotes(unprintable)));
    }
    file.bytes = std::move(bytes);
  }
}

}  // namespace vestnik
