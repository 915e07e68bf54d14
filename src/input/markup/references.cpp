#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/text/case_and_form.hpp"
#include "base/text/characters.hpp"
#include "input/markup/addresses.hpp"
#include "input/markup/code_ranges.hpp"
#include "input/markup/office_text.hpp"

namespace vestnik::markup {
namespace {

constexpr std::size_t longest_label = 999;  // bytes, as CommonMark has it

/// "[label]: destination" at a line's beginning.
struct Definition {
  std::size_t at = 0;  ///< of the bracket
  std::string label;   ///< to compare
  std::string_view destination;
};

/// Labels are equal whatever their case and the width of their spaces.
std::string comparable(std::string_view label) {
  std::string spaced;
  for (const char c : label) {
    const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!is_space) spaced += c;
    if (is_space && !spaced.empty() && spaced.back() != ' ') spaced += ' ';
  }
  while (spaced.ends_with(' ')) spaced.pop_back();
  return folded_case(spaced);
}

/// The bracket that closes the one at `open`; none if another opens before it or the label is too long.
std::size_t closing_bracket(std::string_view text, std::size_t open) {
  const std::string_view label = text.substr(open + 1, longest_label);
  for (std::size_t i = 0; i < label.size(); ++i) {
    if (label[i] == '\\') {
      ++i;
    } else if (label[i] == '[') {
      return none;
    } else if (label[i] == ']') {
      return open + 1 + i;
    }
  }
  return none;
}

std::optional<Definition> definition_at(std::string_view text, std::size_t line) {
  // A quotation or a list may hold it as well.
  const std::size_t open = text.find_first_not_of(" \t>-*+", line);
  if (open == none || text[open] != '[' || text.substr(open).starts_with("[^")) return std::nullopt;
  const std::size_t close = closing_bracket(text, open);
  if (close == none || close + 1 >= text.size() || text[close + 1] != ':') return std::nullopt;
  std::size_t begin = text.find_first_not_of(" \t", close + 2);
  if (begin != none && (text[begin] == '\n' || text[begin] == '\r')) {
    begin = text.find_first_not_of(" \t\r\n", begin);
  }
  if (begin == none) return std::nullopt;
  const std::size_t end = std::min(text.find_first_of(" \t\r\n", begin), text.size());
  return Definition{open, comparable(text.substr(open + 1, close - open - 1)), text.substr(begin, end - begin)};
}

/// "pictures/map.png".
bool is_file_name(std::string_view destination) {
  const std::size_t dot = destination.rfind('.');
  if (dot == none || dot == 0 || destination.size() - dot > 6 || destination.size() - dot < 3) return false;
  return std::ranges::all_of(destination.substr(dot + 1), [](char c) {
    const auto sign = static_cast<unsigned char>(c);
    return is_ascii_letter(sign) || is_ascii_digit(sign);
  });
}

bool leads_somewhere(std::string_view destination) {
  if (destination.size() > 2 && destination.front() == '<' && destination.back() == '>') {
    destination = destination.substr(1, destination.size() - 2);
  }
  return is_link_address(destination) || is_file_name(destination);
}

}  // namespace

void add_reference_edits(std::string_view text, const CodeRanges& code, std::vector<SourceEdit>& edits) {
  if (text.find("]:") == none) return;
  std::vector<Definition> definitions;
  for (std::size_t line = 0; line < text.size();) {
    std::optional<Definition> found = definition_at(text, line);
    if (found && !code.holds(found->at)) definitions.push_back(std::move(*found));
    line = text.find('\n', line);
    if (line == none) break;
    ++line;
  }
  std::unordered_set<std::string> used;
  std::size_t next = 0;
  for (std::size_t open = text.find('['); open != none; open = text.find('[', open + 1)) {
    while (next < definitions.size() && definitions[next].at < open) ++next;
    if (next < definitions.size() && definitions[next].at == open) continue;
    const std::size_t close = closing_bracket(text, open);
    if (close != none) used.insert(comparable(text.substr(open + 1, close - open - 1)));
  }
  for (const Definition& definition : definitions) {
    if (used.contains(definition.label) && leads_somewhere(definition.destination)) continue;
    edits.push_back({definition.at, 0, "\\"});
  }
}

}  // namespace vestnik::markup
