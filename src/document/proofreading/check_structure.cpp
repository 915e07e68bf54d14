#include "document/proofreading/check_structure.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/text/case_and_form.hpp"
#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "findings/catalogue/message.hpp"

namespace vestnik {
namespace {

using Kind = MarkupBlock::Kind;

/// Letters and digits alone, in small letters: how a title is written differs in marks and capitals.
std::string letters_of(std::string_view text) {
  const std::string folded = folded_case(text);
  std::string letters;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    if (is_letter_or_digit(next_character(folded, at))) letters += folded.substr(begin, at - begin);
  }
  return letters;
}

bool is_heading(const MarkupBlock& block) { return block.kind == Kind::heading && !is_blank(block.text.text); }

/// A number as it stands before the text of a list's item.
struct WrittenNumber {
  std::string digits;
  std::size_t column = 0;  // bytes before it in its line
};

/// The lines of a text whose places are known.
class Lines {
 public:
  explicit Lines(const MarkdownText& source) : source_(source) {
    if (!source.exact) return;
    const std::string_view text = source.text;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      lines_.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
  }

  /// The number before the text at `where`: "2024. Text", "  2024) **Text**".
  [[nodiscard]] std::optional<WrittenNumber> number_before(const SourceRange& where) const {
    const int index = where.line - source_.where.line;
    const int column = where.column - source_.indent - 1;
    if (index < 0 || column <= 0 || static_cast<std::size_t>(index) >= lines_.size()) return std::nullopt;
    // Nothing but ASCII stands before the text.
    std::string_view before = lines_[static_cast<std::size_t>(index)].substr(0, static_cast<std::size_t>(column));
    before = before.substr(0, before.find_last_not_of(" \t*_`[") + 1);
    if (!before.ends_with('.') && !before.ends_with(')')) return std::nullopt;
    before.remove_suffix(1);
    const std::size_t begin = before.find_last_not_of("0123456789") + 1;  // npos + 1 is the line's begin
    return WrittenNumber{std::string(before.substr(begin)), begin};
  }

  [[nodiscard]] SourceRange place(const SourceRange& text, const WrittenNumber& number) const {
    SourceRange where = text;
    where.column = source_.indent + 1 + static_cast<int>(number.column);
    where.end_line = where.line;
    where.end_column = where.column + static_cast<int>(number.digits.size());
    return where;
  }

 private:
  const MarkdownText& source_;
  std::vector<std::string_view> lines_;
};

/// The first number of `list` that is probably a year: the one that it begins with, or one that is lost.
void check_numbers(const MarkupBlock& list, const Lines& lines, std::vector<Diagnostic>& diagnostics) {
  constexpr unsigned first_of_four_digits = 1000, last_of_four_digits = 9999;
  for (std::size_t i = 0; i < list.children.size(); ++i) {
    const MarkupBlock& item = list.children[i];
    const std::string counted = std::to_string(list.start + i);
    const bool begins = i == 0 && list.start >= first_of_four_digits && list.start <= last_of_four_digits;
    const std::optional<WrittenNumber> written = lines.number_before(item.where);
    const bool lost = written && written->digits.size() == 4 && written->digits != counted;
    if (!begins && !lost) continue;
    const std::string year = written ? written->digits : counted;
    diagnostics.push_back(finding(begins ? "year-as-number"_id : "year-as-number/lost"_id,
                                  written ? lines.place(item.where, *written) : item.where, value<"year">(year),
                                  value<"number">(counted)));
    return;
  }
}

void check_numbers_in(const std::vector<MarkupBlock>& blocks, const Lines& lines,
                      std::vector<Diagnostic>& diagnostics) {
  for (const MarkupBlock& block : blocks) {
    if (block.kind == Kind::list && block.ordered) check_numbers(block, lines, diagnostics);
    check_numbers_in(block.children, lines, diagnostics);
  }
}

}  // namespace

std::vector<Diagnostic> check_lists(const std::vector<MarkupBlock>& blocks, const MarkdownText& source) {
  std::vector<Diagnostic> diagnostics;
  check_numbers_in(blocks, Lines(source), diagnostics);
  return diagnostics;
}

std::vector<Diagnostic> check_headings(const std::vector<MarkupBlock>& blocks) {
  std::vector<Diagnostic> diagnostics;
  const MarkupBlock* above = nullptr;  // heading that waits for its text
  const auto report = [&] {
    diagnostics.push_back(finding("heading-alone"_id, above->where, value<"heading">(plain_text(above->text))));
  };
  for (const MarkupBlock& block : blocks) {
    if (block.kind == Kind::heading && !is_heading(block)) continue;  // it is left out
    if (above != nullptr && is_heading(block) && block.level <= above->level) report();
    above = is_heading(block) ? &block : nullptr;
  }
  if (above != nullptr) report();
  return diagnostics;
}

std::vector<Diagnostic> check_title(const std::vector<MarkupBlock>& blocks, std::string_view title) {
  const auto first = std::ranges::find_if(
      blocks, [](const MarkupBlock& block) { return block.kind != Kind::picture && !is_blank(block.text.text); });
  if (first == blocks.end() || (first->kind != Kind::heading && first->kind != Kind::paragraph)) return {};
  const std::string wanted = letters_of(title);
  if (wanted.empty() || letters_of(plain_text(first->text)) != wanted) return {};
  return {finding("title-in-body"_id, first->where)};
}

int top_heading_level(const std::vector<MarkupBlock>& blocks) {
  int top = 0;
  for (const MarkupBlock& block : blocks) {
    const int level = is_heading(block) ? block.level : top_heading_level(block.children);
    if (level > 0 && (top == 0 || level < top)) top = level;
  }
  return top;
}

}  // namespace vestnik
