#include <algorithm>
#include <cstdlib>
#include <optional>
#include <span>
#include <utility>

#include "tools/import/block.hpp"
#include "tools/import/characters.hpp"
#include "tools/import/pattern.hpp"

namespace vestnik::importing {
namespace {

using Kind = Block::Kind;

constexpr std::size_t longest_wrapped_line = 160;  // characters: no page has longer ones
constexpr std::size_t most_lines_of_strong_text = 8, most_lines_of_verse = 40;

/// What opens an item or a remark: a dash, or the hyphen of the keyboard in its place.
bool is_typed_dash(char32_t c) { return c == U'-' || is_dash(c); }

bool is_bullet(char32_t c) {
  static constexpr std::u32string_view all = U"\u2022\u00B7\u25AA\u25CF\u2023\u25E6\u2043\u25A0\u27A2\uF0B7";
  return all.find(c) != std::u32string_view::npos;
}

/// Cuts one run of lines, between blank ones, into blocks.
class RunReader {
 public:
  RunReader(std::span<const Line> run, const Measure& measure, const Vocabulary& vocabulary, const Context& context,
            std::vector<Block>& blocks)
      : run_(run), measure_(measure), vocabulary_(vocabulary), context_(context), blocks_(blocks) {
    if (run.size() >= 4 && measure.wrapped) {
      width_ = 0;
      for (const Line& line : run) {
        if (line.text.find("://") == std::string::npos) width_ = std::max(width_, traits(line.text).length);
      }
    } else {
      width_ = measure.width;
    }
  }

  void read() {
    const std::size_t first = blocks_.size();
    while (at_ < run_.size()) step();
    close();
    for (std::size_t i = first; i < blocks_.size(); ++i) {
      blocks_[i].after_blank = i == first;
      blocks_[i].before_blank = i + 1 == blocks_.size();
    }
  }

 private:
  void step() {
    const Line& line = run_[at_];
    if (heading() || table() || country() || source() || picture() || capitals() || verse()) return;
    if (!open_.lines.empty() && breaks_before(at_)) close();
    if (open_.lines.empty()) {
      std::string marker = marker_of(line.text);
      if (!marker.empty() && opens_item(at_)) open_.kind = Kind::item, open_.marker = std::move(marker);
      open_.quoted = line.quoted;
    }
    open_.lines.push_back(line);
    ++at_;
    if (is_subheading(at_ - 1)) {
      close();
      blocks_.back().subheading = true;
    }
  }

  void close() {
    if (open_.lines.empty()) return;
    open_.text = join_lines(open_.lines, vocabulary_, context_);
    open_.full_end = measure_.wrapped && traits(open_.lines.back().text).length * 100 >= width_ * 85;
    open_.flush_start = measure_.indented && open_.lines.front().indent < 2;
    if (open_.kind == Kind::item) open_.text = without_marker(open_.text, open_.marker);
    blocks_.push_back(std::exchange(open_, {}));
  }

  void add(Block block) {
    close();
    if (block.text.empty()) block.text = join_lines(block.lines, vocabulary_, context_);
    blocks_.push_back(std::move(block));
  }

  bool heading() {
    const Line& line = run_[at_];
    if (line.heading == 0) return false;
    const std::string country = context_.countries.named(line.text);
    add({.kind = country.empty() ? Kind::heading : Kind::country,
         .lines = {line},
         .level = line.heading,
         .country = country});
    ++at_;
    return true;
  }

  static std::size_t cells(const std::string& row) {
    return static_cast<std::size_t>(std::ranges::count(row, '|')) - (row.ends_with('|') ? 1 : 0);
  }

  /// Rows that begin with a bar, the second one of hyphens and colons. What a row has more than the first one would not
  /// be shown: it ends the table.
  bool table() {
    const auto is_row = [&](std::size_t at) {
      return at < run_.size() && run_[at].text.starts_with('|') && cells(run_[at].text) <= cells(run_[at_].text);
    };
    if (!is_row(at_) || !is_row(at_ + 1)) return false;
    const std::string& rule = run_[at_ + 1].text;
    if (cells(rule) != cells(run_[at_].text) || rule.find('-') == std::string::npos ||
        rule.find_first_not_of("|:- ") != std::string::npos)
      return false;
    Block block{.kind = Kind::table};
    std::size_t end = at_;
    for (; is_row(end); ++end) {
      block.text += (block.lines.empty() ? "" : "\n") + run_[end].text;
      block.lines.push_back(run_[end]);
    }
    at_ = end;
    add(std::move(block));
    return true;
  }

  /// A country's name opens a run, or stands after a source; a title may end with one.
  bool country() {
    const bool opens = open_.lines.empty() && (at_ == 0 || blocks_.back().kind == Kind::source);
    if (!opens) return false;
    std::string name = run_[at_].text;
    for (std::size_t count = 1; count <= 2 && at_ + count <= run_.size(); ++count) {
      if (count == 2) name += " " + run_[at_ + 1].text;
      const std::string code = context_.countries.named(name);
      const bool whole_run = at_ + count == run_.size();
      if (code.empty() || (!whole_run && !is_in_capitals(name) && !is_all_strong(name))) continue;
      add({.kind = Kind::country,
           .lines = Lines(run_.begin() + static_cast<std::ptrdiff_t>(at_),
                          run_.begin() + static_cast<std::ptrdiff_t>(at_ + count)),
           .country = code});
      at_ += count;
      return true;
    }
    return false;
  }

  bool source() {
    auto source = read_source(run_[at_].text);
    if (!source) return bracketed_tail();
    Block block{.kind = Kind::source, .lines = {run_[at_]}, .text = run_[at_].text, .source = {}};
    ++at_;
    while (source->open && !source->address.empty() && at_ < run_.size() && continues_address(source->address, at_)) {
      source->address += run_[at_].text;
      block.text += run_[at_].text;  // read as a text where it is no article's source
      block.lines.push_back(run_[at_++]);
    }
    block.source = std::move(*source);
    add(std::move(block));
    return true;
  }

  /// A paragraph that ends with its source in brackets: two blocks, of the same input line.
  bool bracketed_tail() {
    const Line& line = run_[at_];
    if (!line.text.ends_with(')') && !line.text.ends_with(']') && !line.text.ends_with('.')) return false;
    const std::size_t begin = bracketed_source(line.text);
    if (begin == std::string::npos) return false;
    Line text = line, tail = line;
    text.text = line.text.substr(0, line.text.find_last_not_of(' ', begin - 1) + 1);
    tail.text = line.text.substr(begin);
    if (!open_.lines.empty() && breaks_before(at_)) close();
    open_.lines.push_back(text);
    add({.kind = Kind::source, .lines = {tail}, .text = tail.text, .source = *read_source(tail.text)});
    ++at_;
    return true;
  }

  [[nodiscard]] bool continues_address(const std::string& address, std::size_t at) const {
    const std::string& text = run_[at].text;
    if (text.find(' ') != std::string::npos || text.find("://") != std::string::npos) return false;
    const bool ends_open = std::string_view("-/_.?&=%,").find(address.back()) != std::string_view::npos;
    const bool looks_like_rest = text.find_first_of("-/_=?&%") != std::string::npos;
    const bool full = measure_.wrapped && traits(run_[at - 1].text).length * 10 >= width_ * 8;
    return (ends_open || full) && (looks_like_rest || ends_open) && context_.countries.named(text).empty();
  }

  bool picture() {
    const Line& line = run_[at_];
    if (!line.text.starts_with(mark::picture)) return false;
    const std::size_t end = line.text.find(mark::picture_end);
    if (end == std::string::npos || (end + 1 < line.text.size() && line.text[end + 1] != mark::caption)) return false;
    add({.kind = Kind::picture, .lines = {line}, .text = line.text});
    ++at_;
    return true;
  }

  /// Lines in capitals open a run or follow a source; amid a text they belong to it.
  bool capitals() {
    const bool opens =
        open_.lines.empty() && (at_ == 0 || blocks_.back().kind == Kind::source ||
                                blocks_.back().kind == Kind::country || blocks_.back().kind == Kind::picture);
    if (!opens || !is_in_capitals(run_[at_].text) || !marker_of(run_[at_].text).empty()) return false;
    Block block{.kind = Kind::capitals};
    while (at_ < run_.size() && belongs_to_capitals(run_[at_].text)) block.lines.push_back(run_[at_++]);
    add(std::move(block));
    return true;
  }
  static bool belongs_to_capitals(const std::string& text) {
    const Traits found = traits(text);
    return found.smalls * 100 <= (found.capitals + found.smalls) * 15 && found.capitals + found.digits > 0 &&
           !read_source(text);
  }

  [[nodiscard]] bool is_short(std::size_t at) const { return traits(run_[at].text).length * 100 < width_ * 85; }

  /// A dash at a line's head may also be one inside a sentence.
  [[nodiscard]] bool opens_item(std::size_t at) const {
    if (at == 0 || !measure_.wrapped || !is_typed_dash(to_utf32(run_[at].text).front())) return true;
    const Traits text = traits(without_marker(run_[at].text, marker_of(run_[at].text)));
    const bool before_ends = is_finished(run_[at - 1].text) || run_[at - 1].text.ends_with(';');
    return before_ends ? !is_small(text.first) || open_.kind == Kind::item || is_short(at - 1) : is_short(at - 1);
  }

  [[nodiscard]] bool breaks_before(std::size_t at) const {
    const Line &before = run_[at - 1], &line = run_[at];
    const std::string marker = marker_of(line.text);
    if (!marker.empty() && opens_item(at) &&
        (!is_digit(traits(marker).first) || open_.kind == Kind::item || is_finished(before.text)))
      return true;
    if (before.quoted != line.quoted) return true;
    if (inside_strong()) return false;
    const Traits next = traits(line.text);
    if (ends_with_soft_hyphen(before.text) || before.text.ends_with('-')) return false;
    if (!measure_.wrapped) return is_finished(before.text) || !is_small(next.first);
    if (is_subheading(at)) return true;
    if (measure_.indented && open_.kind == Kind::text) {
      if (line.indent >= 2 && line.indent <= 8) return is_finished(before.text) || is_short(at - 1);
      if (line.indent == 0) return false;
    }
    return is_finished(before.text) && is_short(at - 1) && !is_small(next.first);
  }

  /// Strong text that one line opens and a later one closes is one text.
  [[nodiscard]] bool inside_strong() const {
    if (open_.lines.size() >= most_lines_of_strong_text) return false;
    std::ptrdiff_t marks = 0;
    for (const Line& line : open_.lines) marks += std::ranges::count(line.text, mark::strong);
    return marks % 2 == 1;
  }

  /// A line is short by intent only where the next one's first word would have had room.
  static std::size_t first_word_length(const std::string& text) {
    return to_utf32(text.substr(0, text.find(' '))).size();
  }

  /// Lines of verse: indented alike, one after the other, without a sentence's end between them.
  [[nodiscard]] std::size_t verse_lines(std::size_t at) const {
    const auto is_cut = [&](std::size_t line) {
      return ends_with_soft_hyphen(run_[line].text) || run_[line].text.ends_with('-');
    };
    const bool ends = is_finished(run_[at].text) && !run_[at].text.ends_with(':');
    if (!measure_.indented || run_[at].indent < 2 || ends) return 0;
    std::size_t end = at;
    while (end < run_.size() && end - at < most_lines_of_verse && std::abs(run_[end].indent - run_[at].indent) <= 1 &&
           marker_of(run_[end].text).empty() && !is_cut(end) &&
           traits(run_[end].text).length * 100 < (width_ + 1) * 98) {
      if (is_finished(run_[end++].text) && !run_[end - 1].text.ends_with(':')) break;
    }
    return end - at >= 2 && is_finished(run_[end - 1].text) ? end - at : 0;
  }

  bool verse() {
    const std::size_t count = verse_lines(at_);
    if (count == 0) return false;
    close();
    Block block{.quoted = true};
    for (std::size_t i = 0; i < count; ++i) {
      block.lines.push_back(run_[at_]);
      if (i > 0) block.text += mark::line_break;
      block.text += run_[at_++].text;
    }
    add(std::move(block));
    return true;
  }

  /// A short line without a full stop, between a sentence's end and a sentence's beginning.
  [[nodiscard]] bool is_subheading(std::size_t at) const {
    if (!measure_.wrapped || at + 1 >= run_.size() || !marker_of(run_[at].text).empty()) return false;
    if (at > 0 && !is_finished(run_[at - 1].text)) return false;
    if (measure_.indented && run_[at].indent >= 2) return false;
    const Traits found = traits(run_[at].text), next = traits(run_[at + 1].text);
    const bool opens = is_capital(found.first) || is_digit(found.first);
    const bool follows = is_capital(next.first) || !marker_of(run_[at + 1].text).empty();
    const char32_t last = found.very_last;
    return opens && follows && !is_finished(run_[at].text) && last != ',' && last != ';' && last != '-' &&
           last != U'\u00AD' && !is_typed_dash(last) && found.words <= most_words_of_subheading &&
           found.length * 100 < width_ * 68 && found.length + 1 + first_word_length(run_[at + 1].text) <= width_;
  }

  std::span<const Line> run_;
  const Measure& measure_;
  const Vocabulary& vocabulary_;
  const Context& context_;
  std::vector<Block>& blocks_;
  std::size_t at_ = 0, width_ = 0;
  Block open_;
};

}  // namespace

std::string marker_of(std::string_view text) {
  static const Pattern numbered(R"((\d{1,3}[.)]|[a-zа-я]\))\s+\S.*)");
  const std::u32string all = to_utf32(text.substr(0, 16));
  if (all.size() > 2 && (is_typed_dash(all[0]) || is_bullet(all[0])) && all[1] == ' ') return to_utf8(all.substr(0, 1));
  if (all.size() > 2 && is_bullet(all[0])) return to_utf8(all.substr(0, 1));
  if (all.size() > 3 && (all[1] == '.' || all[1] == ')' || all[2] == '.' || all[2] == ')' || all[3] == '.')) {
    if (const auto found = numbered.all(text.substr(0, 400))) return found->groups[1];
  }
  return {};
}

std::string without_marker(const std::string& text, const std::string& marker) {
  const std::size_t begin = text.find_first_not_of(' ', marker.size());
  return begin == std::string::npos ? std::string() : text.substr(begin);
}

Measure measure(const Lines& lines) {
  std::vector<std::size_t> lengths;
  std::size_t paragraphs = 0, indented = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank() || lines[i].text.find("://") != std::string::npos) continue;
    lengths.push_back(traits(lines[i].text).length);
    if (i == 0 || lines[i - 1].blank() || !is_finished(lines[i - 1].text)) continue;
    ++paragraphs;
    indented += lines[i].indent >= 2 && lines[i].indent <= 8 && lines[i - 1].indent == 0 ? 1 : 0;
  }
  if (lengths.empty()) return {};
  std::ranges::sort(lengths);
  const auto long_ones =
      static_cast<std::size_t>(lengths.end() - std::ranges::upper_bound(lengths, longest_wrapped_line));
  return {.wrapped = long_ones * 50 < lengths.size(),
          .indented = indented >= 5 && indented * 4 > paragraphs,
          .width = lengths[lengths.size() * 9 / 10]};
}

bool is_all_strong(std::string_view text) {
  return text.size() > 2 && text.front() == mark::strong && text.find(mark::strong, 1) == text.size() - 1;
}

std::vector<Block> make_blocks(const Lines& lines, const Measure& measure, const Vocabulary& vocabulary,
                               const Context& context) {
  std::vector<Block> blocks;
  for (std::size_t begin = 0; begin < lines.size();) {
    if (lines[begin].blank()) {
      ++begin;
      continue;
    }
    std::size_t end = begin + 1;
    while (end < lines.size() && !lines[end].blank() && !lines[end].new_page) ++end;
    RunReader(std::span(lines).subspan(begin, end - begin), measure, vocabulary, context, blocks).read();
    begin = end;
  }
  return blocks;
}

}  // namespace vestnik::importing
