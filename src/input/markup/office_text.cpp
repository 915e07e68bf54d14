#include "input/markup/office_text.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "input/markup/addresses.hpp"
#include "input/markup/code_ranges.hpp"
#include "input/markup/divided_addresses.hpp"

namespace vestnik::markup {
namespace {

constexpr std::string_view backslash = "\\";
/// Not white space and no punctuation: beside it, a mark may open and close emphasis.
constexpr std::string_view joiner = "\u2060";

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_ascii_digit(static_cast<unsigned char>(text[at]));
}

bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t backslashes = 0;
  while (at > backslashes && text[at - backslashes - 1] == '\\') ++backslashes;
  return backslashes % 2 == 1;
}

/// The end of the line that holds `at`, its "\n" included.
std::size_t line_end(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return end == none ? text.size() : end + 1;
}

bool is_blank_between(std::string_view text, std::size_t begin, std::size_t end) {
  return text.substr(begin, end - begin).find_first_not_of(" \t\r\n") == none;
}

/// A remark goes with its lines if it has them to itself.
void add_remarks(std::string_view text, const CodeRanges& code, std::vector<SourceEdit>& edits) {
  constexpr std::string_view opening = "<!--", closing = "-->";
  for (std::size_t begin = text.find(opening); begin != none;) {
    const std::size_t close = text.find(closing, begin + opening.size());
    if (close == none) return;  // reported as HTML
    std::size_t end = close + closing.size();
    if (code.holds(begin) || is_escaped(text, begin)) {
      begin = text.find(opening, begin + 1);
      continue;
    }
    std::size_t removed_from = begin;
    const std::size_t shown_before = begin == 0 ? none : text.find_last_not_of(" \t\r", begin - 1);
    const std::size_t shown_behind = std::min(text.find_first_not_of(" \t\r", end), text.size());
    const bool begins_line = shown_before == none || text[shown_before] == '\n';
    if (begins_line && (shown_behind == text.size() || text[shown_behind] == '\n')) {
      removed_from = shown_before == none ? 0 : shown_before + 1;
      end = std::min(shown_behind + 1, text.size());
    }
    edits.push_back({removed_from, end - removed_from, {}});
    begin = text.find(opening, end);
  }
}

/// Asterisks between digits.
void add_products(std::string_view text, const CodeRanges& code, std::vector<SourceEdit>& edits) {
  for (std::size_t at = text.find('*'); at != none;) {
    const std::size_t end = std::min(text.find_first_not_of('*', at), text.size());
    if (at > 0 && is_digit_at(text, at - 1) && is_digit_at(text, end) && !code.holds(at)) {
      for (std::size_t i = at; i < end; ++i) edits.push_back({i, 0, backslash});
    }
    at = text.find('*', end);
  }
}

/// The signs of an address that would be marks. Between "<" and ">", and behind "](", there are no marks.
void add_addresses(std::string_view text, const CodeRanges& code, std::vector<SourceEdit>& edits) {
  for (const TextStretch address : addresses_in(text)) {
    const char before = address.begin > 0 ? text[address.begin - 1] : ' ';
    const bool is_destination = before == '<' || (address.begin > 1 && text.substr(address.begin - 2, 2) == "](");
    if (is_destination || code.holds(address.begin)) continue;
    for (std::size_t at = address.begin; at < address.end; ++at) {
      if ((text[at] == '*' || text[at] == '_') && !is_escaped(text, at)) edits.push_back({at, 0, backslash});
    }
  }
}

/// Line ends within addresses go, and with them what a line end may mean elsewhere.
void join_addresses(std::string_view text, const CodeRanges& code, std::string_view line_prefix, OfficeText& result) {
  std::vector<DividedAddress> addresses = divided_addresses(text, code, line_prefix);
  for (const DividedAddress& address : addresses) {
    if (!address.certain) result.address_doubts.push_back(address.end);
  }
  std::erase_if(addresses, [](const DividedAddress& address) { return !address.certain; });
  std::erase_if(result.edits, [&](const SourceEdit& edit) {
    const auto within = std::ranges::lower_bound(addresses, edit.at, {}, &DividedAddress::next);
    return within != addresses.end() && edit.removed == 0 && edit.at > within->end;
  });
  for (const DividedAddress& address : addresses) {
    result.edits.push_back({address.end, address.next - address.end, {}});
    for (std::size_t at = address.next; at < address.next_end; ++at) {
      if ((text[at] == '*' || text[at] == '_') && !is_escaped(text, at)) result.edits.push_back({at, 0, backslash});
    }
  }
}

struct Run {
  std::size_t begin = 0, end = 0;
  char32_t before = 0, behind = 0;

  [[nodiscard]] bool may_open() const {
    if (is_space(behind)) return false;
    return !is_mark(behind) || is_space(before) || is_mark(before);
  }
  [[nodiscard]] bool may_close() const {
    if (is_space(before)) return false;
    return !is_mark(before) || is_space(behind) || is_mark(behind);
  }
  static bool is_space(char32_t c) { return c == 0 || is_white_space(c); }
  static bool is_mark(char32_t c) {
    return vestnik::is_punctuation(c) || (c < 0x80 && c > U' ' && !is_ascii_letter(c) && !is_ascii_digit(c));
  }
};

/// Double asterisks that open and close in turn, [begin, end) being one paragraph. Nothing is changed where they do
/// not.
void add_bold(std::string_view text, std::size_t begin, std::size_t end, const CodeRanges& code,
              std::vector<SourceEdit>& edits) {
  std::vector<Run> runs;
  for (std::size_t at = text.find('*', begin); at < end;) {
    const std::size_t run_end = std::min(text.find_first_not_of('*', at), end);
    if (run_end - at == 2 && !is_escaped(text, at) && !code.holds(at)) {
      runs.push_back({at, run_end, character_before(text, at), character_at(text, run_end)});
    } else if (run_end - at > 2) {
      return;
    }
    at = text.find('*', run_end);
  }
  if (runs.size() % 2 != 0) return;
  std::vector<SourceEdit> joiners;
  for (std::size_t i = 0; i < runs.size(); i += 2) {
    const Run& opening = runs[i];
    const Run& closing = runs[i + 1];
    if (Run::is_space(opening.behind) || Run::is_space(closing.before)) return;
    if (!opening.may_open()) joiners.push_back({opening.end, 0, joiner});
    if (!closing.may_close()) joiners.push_back({closing.begin, 0, joiner});
  }
  edits.insert(edits.end(), joiners.begin(), joiners.end());
}

/// Calls `act` with each paragraph's [begin, end): what stands between blank lines.
template <class Act>
void for_each_paragraph(std::string_view text, const Act& act) {
  std::size_t paragraph = 0;
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t next = line_end(text, line);
    if (is_blank_between(text, line, next)) {
      if (paragraph < line) act(paragraph, line);
      paragraph = next;
    }
    line = next;
  }
  if (paragraph < text.size()) act(paragraph, text.size());
}

/// Hyphens alone on a line, below a line that is not blank.
void add_rules(std::string_view text, const CodeRanges& code, std::vector<SourceEdit>& edits) {
  bool is_below_text = false;
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t next = line_end(text, line);
    std::string_view shown = text.substr(line, next - line);
    shown = shown.substr(0, shown.find_last_not_of(" \t\r\n") + 1);
    const std::size_t begin = std::min(shown.find_first_not_of(' '), shown.size());
    const bool is_hyphens = shown.size() - begin >= 3 && begin < 4 && shown.find_first_not_of('-', begin) == none;
    if (is_hyphens && is_below_text && !code.holds(line)) edits.push_back({line, 0, "\n"});
    is_below_text = !shown.empty() && !is_hyphens;
    line = next;
  }
}

/// The end of YAML's front matter: lines of "key: value" between lines of "---", or 0.
std::size_t front_matter_end(std::string_view text) {
  if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return 0;
  bool has_keys = false;
  for (std::size_t line = line_end(text, 0); line < text.size();) {
    const std::size_t next = line_end(text, line);
    std::string_view shown = text.substr(line, next - line);
    shown = shown.substr(0, shown.find_last_not_of(" \t\r\n") + 1);
    if (shown == "---" || shown == "...") return has_keys ? next : 0;
    const std::size_t colon = shown.find(':');
    const bool is_key = colon != none && colon > 0 && shown.substr(0, colon).find_first_of(" \t") == none &&
                        (colon + 1 == shown.size() || shown[colon + 1] == ' ');
    const bool continues = shown.empty() || shown.front() == ' ' || shown.front() == '-' || shown.front() == '#';
    if (!is_key && !(continues && has_keys)) return 0;
    has_keys = has_keys || is_key;
    line = next;
  }
  return 0;
}

}  // namespace

OfficeText office_text(std::string_view text, bool is_blocks, LineEnds line_ends, std::string_view line_prefix) {
  OfficeText result;
  const CodeRanges code(text);
  if (is_blocks) {
    result.doubt = add_line_end_edits(text, code, line_ends, result.edits);
  }
  join_addresses(text, code, line_prefix, result);
  if (is_blocks) {
    if (const std::size_t end = front_matter_end(text)) {
      result.edits.push_back({0, end, {}});
      result.has_front_matter = true;
    }
    add_reference_edits(text, code, result.edits);
    add_rules(text, code, result.edits);
    for (const std::size_t fence : code.literal_fences()) result.edits.push_back({fence, 0, backslash});
  }
  add_remarks(text, code, result.edits);
  add_products(text, code, result.edits);
  add_addresses(text, code, result.edits);
  for_each_paragraph(text, [&](std::size_t begin, std::size_t end) { add_bold(text, begin, end, code, result.edits); });
  return result;
}

}  // namespace vestnik::markup
