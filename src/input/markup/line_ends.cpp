#include "input/markup/line_ends.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "input/markup/code_ranges.hpp"
#include "input/markup/line_marks.hpp"

namespace vestnik::markup {
namespace {

constexpr std::string_view blank_line = "\n", item_mark = "+ ";

bool is_numbered(LineMark mark) {
  return mark == LineMark::letter || mark == LineMark::clause || mark == LineMark::roman;
}

/// Lines without a blank one between them. Says of each whether a paragraph or item begins there.
class Block {
 public:
  Block(std::string_view text, std::span<const Line> lines)
      : text_(text), lines_(lines), begins_(lines.size()), within_item_(lines.size()) {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      Marked& like = marked(lines_[i].mark);
      if (like.count++ == 0) like.first = i;
      like.last = i;
    }
    int number = lines_[0].mark == LineMark::number ? lines_[0].number : 0;  // of the last item that has one
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      const bool is_number = line.mark == LineMark::number;
      begins_[i] =
          i == 0 || (is_number ? number > 0 && line.number == number + 1 && !lines_[i - 1].is_item() : begins_part(i));
      if (is_number) number = line.number;
      if (line.mark == LineMark::dash && begins_[i]) ++dash_items_;
      const bool goes_on = i > 0 && !begins_[i] && line.mark == LineMark::words;
      within_item_[i] = goes_on ? within_item_[i - 1] : is_number || line.mark == LineMark::item;
    }
  }

  [[nodiscard]] const Line& line(std::size_t i) const { return lines_[i]; }
  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  [[nodiscard]] bool begins(std::size_t i) const { return begins_[i]; }
  /// Whether nothing but words tells what the line end before line `i` means.
  [[nodiscard]] bool is_open(std::size_t i) const {
    return !begins_[i] && !within_item_[i] && lines_[i - 1].is_text() && lines_[i].is_text() && !has_hard_break(i - 1);
  }
  void part(std::size_t i) { begins_[i] = true; }

  void add_edits(std::vector<SourceEdit>& edits) const {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (begins_[i] && i > 0) edits.push_back({lines_[i].begin, 0, blank_line});
    }
    for (const LineMark sign : {LineMark::dash, LineMark::bullet}) add_items(sign, edits);
  }

 private:
  [[nodiscard]] bool has_hard_break(std::size_t i) const {
    return text_.substr(lines_[i].end).starts_with("  ") || text_[lines_[i].end - 1] == '\\';
  }
  /// The lines that begin with one mark.
  struct Marked {
    std::size_t first = 0, last = 0, count = 0;
  };
  [[nodiscard]] Marked& marked(LineMark mark) { return marked_[static_cast<std::size_t>(mark)]; }
  [[nodiscard]] const Marked& marked(LineMark mark) const { return marked_[static_cast<std::size_t>(mark)]; }

  [[nodiscard]] bool begins_part(std::size_t i) const {
    const Line &line = lines_[i], &above = lines_[i - 1];
    if (!line.is_text() || above.mark == LineMark::markdown) return false;
    switch (line.mark) {
      case LineMark::dash:
        return begins_behind_dash(i);
      case LineMark::bullet:
        return true;
      case LineMark::letter:
      case LineMark::clause:
      case LineMark::roman:
        return begins_numbered(i);
      case LineMark::label:
        return begins_speech_of(i);
      default:
        return ends_items(i) || (above.in_capitals != line.in_capitals && may_be_title(i));
    }
  }

  /// «Изъято:» / «– героин;», «Он ушёл.» / «– Куда?»; not «Казахстан» / «– страна», «– Нет!» / «– сказал он».
  [[nodiscard]] bool begins_behind_dash(std::size_t i) const {
    const Line &line = lines_[i], &above = lines_[i - 1];
    if (is_one_of(above.closing, U":;")) return true;
    if (above.ends_sentence()) return line.begins_sentence();
    return (above.mark == LineMark::dash && (begins_[i - 1] || i == 1)) || dash_items_ > 1;
  }

  /// A letter or number of its own kind stands above or below it, or the line above announces it.
  [[nodiscard]] bool begins_numbered(std::size_t i) const {
    const Line &line = lines_[i], &above = lines_[i - 1];
    const bool has_like = marked(line.mark).count > 1;
    const bool is_announced = above.ends_sentence() || is_one_of(above.closing, U":;");
    if (line.mark == LineMark::clause) return has_like || (line.number == 1 && is_announced);
    return has_like || (is_announced && (line.mark == LineMark::roman || line.number == U'а' || line.number == U'a'));
  }

  /// «Вопрос: …» / «Ответ: …»: more than one speaks, each when the one before has ended.
  [[nodiscard]] bool begins_speech_of(std::size_t i) const {
    const std::size_t count = marked(LineMark::label).count;
    return count == lines_.size() || (count > 1 && lines_[i - 1].ends_sentence());
  }

  /// «– опий – 3 кг.» / «Возбуждено дело»: behind the last item.
  [[nodiscard]] bool ends_items(std::size_t i) const {
    const Line &line = lines_[i], &above = lines_[i - 1];
    const bool is_item = above.mark == LineMark::dash || above.mark == LineMark::bullet || is_numbered(above.mark);
    return is_item && (begins_[i - 1] || i == 1) && above.ends_sentence() && line.begins_sentence();
  }

  [[nodiscard]] bool may_be_title(std::size_t i) const {
    const Line &line = lines_[i], &above = lines_[i - 1];
    return line.in_capitals ? above.ends_sentence() : line.begins_sentence();
  }

  /// Items that begin with `sign` one after the other, unless they are what people say.
  void add_items(LineMark sign, std::vector<SourceEdit>& edits) const {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].mark != sign || !begins_[i]) continue;
      std::size_t end = i, items = 0;
      bool speech = true;
      while (end < lines_.size() && lines_[end].mark == sign && begins_[end]) {
        ++items;
        const std::size_t first = end++;
        while (end < lines_.size() && !begins_[end]) ++end;
        speech = speech && lines_[first].begins_sentence() && lines_[end - 1].ends_sentence();
      }
      const bool is_announced = i > 0 && lines_[i - 1].closing == U':';
      const bool is_list =
          sign == LineMark::bullet ? items > 1 || is_announced : !speech && (items > 1 || is_announced);
      for (std::size_t at = i; is_list && at < end; ++at) {
        if (begins_[at]) edits.push_back({lines_[at].first, lines_[at].mark_end - lines_[at].first, item_mark});
      }
      i = end - 1;
    }
  }

  std::string_view text_;
  std::span<const Line> lines_;
  std::array<Marked, line_marks> marked_{};
  std::size_t dash_items_ = 0;  ///< begun so far
  std::vector<bool> begins_;
  std::vector<bool> within_item_;  ///< the line is an item of Markdown's own, or goes on with one
};

bool is_table_or_title(std::span<const Line> lines) {
  return std::ranges::any_of(lines, [](const Line& line) { return line.mark == LineMark::markdown; });
}

std::vector<Block> blocks_of(std::string_view text, std::span<const Line> lines) {
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i;
    while (end < lines.size() && lines[end].mark != LineMark::blank) ++end;
    const std::span<const Line> block = lines.subspan(i, end - i);
    if (block.size() > 1 && !is_table_or_title(block)) blocks.emplace_back(text, block);
    i = end + 1;
  }
  return blocks;
}

/// The line ends of which only words tell what they mean, counted over the whole text.
struct Evidence {
  std::size_t ends = 0;
  std::size_t sentences = 0;    ///< a sentence ends above and another one begins below
  std::size_t titles = 0;       ///< the line above is short and without a stop, the one below begins a sentence
  std::size_t full = 0;         ///< the next word would have made the line longer than all others
  std::size_t longest = 0;      ///< characters of a line
  std::size_t several = 0;      ///< lines of more than one sentence
  const Line* first = nullptr;  ///< below the first of them
};

Evidence evidence_in(std::string_view text, const std::vector<Line>& lines, const std::vector<Block>& blocks) {
  constexpr double title_share = 0.5;
  Evidence found;
  for (const Line& line : lines) {
    if (line.is_text()) found.longest = std::max(found.longest, line.length);
  }
  for (const Block& block : blocks) {
    for (std::size_t i = 1; i < block.size(); ++i) {
      if (!block.is_open(i)) continue;
      const Line &above = block.line(i - 1), &below = block.line(i);
      ++found.ends;
      if (found.first == nullptr) found.first = &below;
      const bool begins = below.begins_sentence() || below.mark == LineMark::dash;
      const bool is_short = static_cast<double>(above.length) < title_share * static_cast<double>(found.longest);
      if (begins && above.ends_sentence()) ++found.sentences;
      if (begins && is_short && is_letter(above.closing)) ++found.titles;
      if (above.length + 1 + below.first_word > found.longest) ++found.full;
      const auto words = [&](const Line& line) { return text.substr(line.first, line.end - line.first); };
      if (has_several_sentences(words(above)) || (i + 1 == block.size() && has_several_sentences(words(below)))) {
        ++found.several;
      }
    }
  }
  return found;
}

enum class Meaning { nothing, paragraphs, perhaps_paragraphs, perhaps_lost };

/// What the line ends of a whole text mean.
Meaning meaning_of(const Evidence& found, bool has_blank_lines) {
  constexpr std::size_t shortest_wrapped = 45, longest_wrapped = 140;  // characters of the longest line
  if (found.ends == 0 || 3 * found.titles > found.ends + 2) return Meaning::nothing;
  if (found.sentences + found.titles < found.ends || found.sentences == 0) return Meaning::nothing;
  const bool may_be_wrapped = found.longest >= shortest_wrapped && found.longest <= longest_wrapped;
  // In wrapped text sentences end at line ends by chance, hardly three times in a row.
  if (2 * found.full > found.ends && may_be_wrapped && found.ends < 3) return Meaning::nothing;
  if (found.ends == 1 && found.longest <= longest_wrapped) return Meaning::nothing;
  if (found.several > 0 && (2 * found.several >= found.ends || !has_blank_lines)) return Meaning::paragraphs;
  return has_blank_lines ? Meaning::perhaps_lost : Meaning::perhaps_paragraphs;
}

void part_all(std::vector<Block>& blocks) {
  for (Block& block : blocks) {
    for (std::size_t i = 1; i < block.size(); ++i) {
      if (block.is_open(i)) block.part(i);
    }
  }
}

}  // namespace

std::optional<LineEndDoubt> add_line_end_edits(std::string_view text, const CodeRanges& code, LineEnds line_ends,
                                               std::vector<SourceEdit>& edits) {
  if (line_ends == LineEnds::markdown || text.find('\n') == none) return std::nullopt;
  const std::vector<Line> lines = lines_of(text, code);
  std::vector<Block> blocks = blocks_of(text, lines);
  std::optional<LineEndDoubt> doubt;
  if (line_ends == LineEnds::paragraphs) {
    part_all(blocks);
  } else {
    const Evidence found = evidence_in(text, lines, blocks);
    const bool has_blank_lines = std::ranges::any_of(lines, [](const Line& l) { return l.mark == LineMark::blank; });
    const Meaning meaning = meaning_of(found, has_blank_lines);
    if (meaning == Meaning::paragraphs || meaning == Meaning::perhaps_paragraphs) part_all(blocks);
    if (meaning == Meaning::perhaps_paragraphs) doubt = {"line-ends/parted"_id, found.first->first};
    if (meaning == Meaning::perhaps_lost) doubt = {"line-ends/joined"_id, found.first->first};
  }
  for (const Block& block : blocks) block.add_edits(edits);
  return doubt;
}

}  // namespace vestnik::markup
