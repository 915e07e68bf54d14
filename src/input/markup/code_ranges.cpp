#include "input/markup/code_ranges.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <optional>

#include "base/text/characters.hpp"
#include "input/markup/source_edits.hpp"

namespace vestnik::markup {
namespace {

/// The line of at least three backticks or tildes that opens or closes code.
struct Fence {
  std::size_t line = 0, next_line = 0;  ///< where it and the next line begin
  std::size_t at = 0, length = 0;       ///< its signs
  char sign = 0;
  bool is_bare = false;  ///< nothing follows it: it may close
  bool may_open = false;
  std::size_t closing = none;  ///< the index of the fence that closes it
};

/// Where a line's own text begins: a quotation or a list may hold it.
struct LineHead {
  std::size_t end = 0;
  bool begins_item = false;
};

LineHead head_of(std::string_view text, std::size_t line, std::size_t end) {
  LineHead head{text.find_first_not_of(" \t>", line)};
  while (head.end < end) {
    std::size_t mark = head.end;
    while (mark < end && mark - head.end < 9 && is_ascii_digit(static_cast<unsigned char>(text[mark]))) ++mark;
    const std::string_view signs = mark > head.end ? ".)" : "-*+";
    if (mark + 1 >= end || signs.find(text[mark]) == none || text[mark + 1] != ' ') break;
    const std::size_t next = text.find_first_not_of(" \t>", mark + 1);
    if (next >= end) break;
    head = {next, true};
  }
  return head;
}

std::optional<Fence> fence_of(std::string_view text, std::size_t line, std::size_t end) {
  const auto [begin, begins_item] = head_of(text, line, end);
  if (begin >= end || (text[begin] != '`' && text[begin] != '~')) return std::nullopt;
  const std::size_t marks_end = std::min(text.find_first_not_of(text[begin], begin), end);
  if (marks_end - begin < 3) return std::nullopt;
  std::string_view info = text.substr(marks_end, end - marks_end);
  info.remove_prefix(std::min(info.find_first_not_of(" \t\r"), info.size()));
  info = info.substr(0, info.find_last_not_of(" \t\r") + 1);
  // Backticks behind backticks are code within a line.
  if (text[begin] == '`' && info.find('`') != none) return std::nullopt;
  constexpr std::size_t longest_name = 20;
  const bool is_name = info.size() <= longest_name && std::ranges::all_of(info, [](char c) {
                         const auto sign = static_cast<unsigned char>(c);
                         return is_ascii_letter(sign) || is_ascii_digit(sign) || c == '+' || c == '-' || c == '#';
                       });
  // A line that begins an item closes nothing.
  const bool is_bare = info.empty() && !begins_item;
  return Fence{line, std::min(end + 1, text.size()), begin, marks_end - begin, text[begin], is_bare, is_name, none};
}

std::vector<Fence> fences_in(std::string_view text) {
  std::vector<Fence> fences;
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t end = std::min(text.find('\n', line), text.size());
    if (const std::optional<Fence> fence = fence_of(text, line, end)) fences.push_back(*fence);
    line = end + 1;
  }
  return fences;
}

/// Finds for each fence the next one that closes it: of the same sign and at least as long.
void pair_fences(std::vector<Fence>& fences) {
  for (const char sign : {'`', '~'}) {
    std::vector<std::size_t> closing;  // indices, the nearest last; the further, the longer
    for (std::size_t i = fences.size(); i-- > 0;) {
      if (fences[i].sign != sign) continue;
      const auto length = [&](std::size_t index) { return fences[index].length; };
      const auto shorter = std::ranges::lower_bound(closing, fences[i].length, std::ranges::greater{}, length);
      // Those from `shorter` on are at most as long; an equal one is the nearest that will do.
      if (shorter != closing.end() && length(*shorter) == fences[i].length) {
        fences[i].closing = *shorter;
      } else if (shorter != closing.begin()) {
        fences[i].closing = *std::prev(shorter);
      }
      if (!fences[i].is_bare) continue;
      while (!closing.empty() && length(closing.back()) <= fences[i].length) closing.pop_back();
      closing.push_back(i);
    }
  }
}

}  // namespace

CodeRanges::CodeRanges(std::string_view text) {
  if (text.find_first_of("`~") == none) return;
  add_fences(text);
  std::vector<Range> fenced = ranges_;
  fenced.push_back({text.size(), text.size()});
  std::size_t paragraph = 0;
  for (const Range& fence : fenced) {
    for (std::size_t line = paragraph; line < fence.begin;) {
      const std::size_t next = std::min(text.find('\n', line), text.size() - 1) + 1;
      if (text.substr(line, next - line).find_first_not_of(" \t\r\n") == none) {
        add_spans(text, paragraph, line);
        paragraph = next;
      }
      line = next;
    }
    add_spans(text, paragraph, fence.begin);
    paragraph = fence.end;
  }
  std::ranges::sort(ranges_, {}, &Range::begin);
}

void CodeRanges::add_fences(std::string_view text) {
  std::vector<Fence> fences = fences_in(text);
  pair_fences(fences);
  for (std::size_t i = 0; i < fences.size(); ++i) {
    if (fences[i].may_open && fences[i].closing != none) {
      const std::size_t closing = fences[i].closing;
      ranges_.push_back({fences[i].line, fences[closing].next_line});
      i = closing;
    } else {
      literal_fences_.push_back(fences[i].at);
    }
  }
}

void CodeRanges::add_spans(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<Range> runs;
  std::map<std::size_t, std::vector<std::size_t>> by_length;  // indices of `runs`
  for (std::size_t at = text.find('`', begin); at < end;) {
    const bool is_escaped = at > begin && text[at - 1] == '\\';
    const std::size_t run_end = std::min(text.find_first_not_of('`', at), end);
    const std::size_t run_begin = is_escaped ? at + 1 : at;
    if (run_begin < run_end) {
      by_length[run_end - run_begin].push_back(runs.size());
      runs.push_back({run_begin, run_end});
    }
    at = text.find('`', run_end);
  }
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const std::vector<std::size_t>& like = by_length[runs[i].end - runs[i].begin];
    const auto partner = std::ranges::upper_bound(like, i);
    if (partner == like.end()) continue;
    ranges_.push_back({runs[i].begin, runs[*partner].end});
    i = *partner;
  }
}

bool CodeRanges::holds(std::size_t offset) const {
  const auto behind = std::ranges::upper_bound(ranges_, offset, {}, &Range::begin);
  return behind != ranges_.begin() && offset < std::prev(behind)->end;
}

}  // namespace vestnik::markup
