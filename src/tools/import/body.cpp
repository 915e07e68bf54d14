#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <span>
#include <utility>

#include "input/yaml/text_source.hpp"
#include "tools/import/article.hpp"
#include "tools/import/characters.hpp"
#include "tools/import/list_markdown.hpp"
#include "tools/import/markdown.hpp"

namespace vestnik::importing {
namespace {

using Kind = Block::Kind;

constexpr std::size_t longest_subheading = 90;  // characters

bool is_dash(const std::string& marker) { return marker == "-" || marker == "–" || marker == "—" || marker == "―"; }
bool is_numbered(const std::string& marker) { return !marker.empty() && is_digit(to_utf32(marker).front()); }

bool is_lettered(const std::string& marker) { return !marker.empty() && is_letter(to_utf32(marker).front()); }

/// An item of Markdown may take up what a paragraph of text says: both hold a running text.
bool holds_text(const Block& block) { return block.kind == Kind::text || block.kind == Kind::item; }

/// The share of the text's words that the title has, too.
double shared_words(const std::string& text, const std::string& title) {
  const std::vector<std::string> list = words(title);
  const std::set<std::string> known(list.begin(), list.end());
  const std::vector<std::string> all = words(text);
  if (all.empty()) return 0;
  const auto shared = std::ranges::count_if(all, [&](const std::string& word) { return known.contains(word); });
  return static_cast<double>(shared) / static_cast<double>(all.size());
}

class BodyWriter {
 public:
  BodyWriter(ImportedArticle& article, const Vocabulary& vocabulary, const Context& context)
      : article_(article), blocks_(article.body_blocks), vocabulary_(vocabulary), context_(context) {}

  void write() {
    rejoin();
    while (at_ < blocks_.size()) step();
  }

 private:
  /// Paragraphs that a column's or a page's end cut become one again.
  void rejoin() {
    std::vector<Block> joined;
    for (Block& block : blocks_) {
      if (!joined.empty() && continues(joined.back(), block)) {
        Block& before = joined.back();
        report_join(before, block);
        append_line(before.text, block.text, block.line(), vocabulary_, context_);
        before.lines.insert(before.lines.end(), block.lines.begin(), block.lines.end());
        before.before_blank = block.before_blank;
        before.full_end = block.full_end;
      } else {
        joined.push_back(std::move(block));
      }
    }
    blocks_ = std::move(joined);
  }

  [[nodiscard]] static bool continues(const Block& before, const Block& block) {
    if (before.subheading || block.subheading || before.quoted != block.quoted) return false;
    if (before.exact || block.exact) return is_cut(before, block);
    if (!holds_text(before) || block.kind != Kind::text || before.quoted != block.quoted) return false;
    const Traits end = traits(tail(before.text)), begin = traits(block.text);
    if (end.very_last == U'\u00AD' || end.very_last == '-') return true;
    const bool item_ends = before.kind == Kind::item && before.text.ends_with(';');
    if (is_small(begin.first)) return !before.text.ends_with(':') && !item_ends;
    const bool centred = before.lines.size() == 1 && before.lines.front().indent > 4;
    if (block.flush_start && before.full_end && !centred) return true;
    // A sentence that goes on with a name.
    if (before.full_end && !centred && !is_finished(tail(before.text)) && is_finished(block.text) &&
        end.very_last != ';')
      return true;
    const bool comma = end.very_last == ',' && before.kind == Kind::text;
    return comma || (is_digit(begin.first) && !is_finished(tail(before.text)) && end.very_last != ';' &&
                     end.words > most_words_of_subheading);
  }

  /// Paragraphs of a document: only what no sentence's end and no sentence's beginning part.
  [[nodiscard]] static bool is_cut(const Block& before, const Block& block) {
    const Traits end = traits(tail(before.text));
    const bool open = !is_finished(tail(before.text)) && end.very_last != ';' && !before.text.ends_with(mark::strong);
    return before.kind == Kind::text && block.kind == Kind::text && open && is_small(traits(block.text).first) &&
           end.words > most_words_of_subheading && before.text.find(mark::line_break) == std::string::npos;
  }

  void report_join(const Block& before, const Block& block) const {
    if (!is_finished(tail(before.text)) && is_small(traits(block.text).first)) return;
    if (ends_with_soft_hyphen(before.text)) return;
    context_.report("paragraphs-joined"_id, block.line(), value<"text">(in_quotes(plain(block.text))));
  }

  void step() {
    const Block& block = blocks_[at_];
    switch (block.kind) {
      case Kind::item:
        if (block.exact) {
          exact_items();
        } else {
          items();
        }
        return;
      case Kind::heading:
        paragraph((block.level > 3 ? "### " : "## ") + heading(block));
        break;
      case Kind::capitals:
      case Kind::country:
        capitals(block);
        break;
      case Kind::picture:
        picture(block);
        return;
      case Kind::source:
        paragraph(to_markdown(block.text));
        break;
      case Kind::table:
        paragraph(table(block));
        break;
      case Kind::text:
        text(block);
        break;
    }
    ++at_;
  }

  /// Cells are texts; the bars between them are not, nor is the second row.
  static std::string table(const Block& block) {
    std::string markdown;
    int row = 0;
    for (std::string_view rest = block.text; !rest.empty();) {
      const std::size_t end = std::min(rest.find_first_of("|\n"), rest.size());
      const std::string cell(rest.substr(0, end));
      const std::size_t hyphen = cell.find('-');
      // Three hyphens at least: with fewer, some readers see no table.
      markdown += row != 1                      ? cell_markdown(cell)
                  : hyphen == std::string::npos ? cell
                                                : cell.substr(0, hyphen) + "--" + cell.substr(hyphen);
      if (end < rest.size()) markdown += rest[end];
      row += end < rest.size() && rest[end] == '\n' ? 1 : 0;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return markdown;
  }

  /// A bar inside a cell is mark::bar until here.
  static std::string cell_markdown(const std::string& cell) {
    std::string markdown;
    for (std::string_view rest = cell;;) {
      const std::size_t bar = std::min(rest.find(mark::bar), rest.size());
      markdown += to_markdown(rest.substr(0, bar));
      if (bar == rest.size()) return markdown;
      markdown += "\\|";
      rest.remove_prefix(bar + 1);
    }
  }

  static std::string heading(const Block& block) {
    std::string text = block.text;
    std::erase(text, mark::strong);
    return to_markdown(text);
  }

  void paragraph(const std::string& markdown) {
    if (markdown.empty()) return;
    after_ordered_ = false;
    if (!article_.body.empty()) article_.body += "\n";
    article_.body += markdown + "\n";
  }

  void capitals(const Block& block) {
    const bool is_subheading =
        block.after_blank && block.before_blank && traits(block.text).words <= most_words_of_subheading;
    if (is_subheading) {
      subheading(block);
    } else {
      paragraph(heading(block));
    }
  }

  /// The paragraph after a picture that has no full stop is its caption.
  void picture(const Block& block) {
    const std::size_t middle = block.text.find(mark::picture_path);
    const std::size_t end = block.text.find(mark::picture_end);
    const std::string alternative = plain(block.text.substr(1, middle - 1));
    const std::string path = block.text.substr(middle + 1, end - middle - 1);
    std::string caption;
    ++at_;
    if (end + 2 < block.text.size()) {
      const std::string_view given = std::string_view(block.text).substr(end + 2);
      caption = given.find(mark::link_text) == std::string_view::npos ? to_markdown(given) : to_markdown(shown(given));
    } else if (at_ < blocks_.size() && blocks_[at_].kind == Kind::text && looks_like_caption(blocks_[at_])) {
      caption = to_markdown(shown(blocks_[at_].text));  // a caption in Markdown is plain text: marks would be printed
      context_.report("caption-guessed"_id, blocks_[at_].line(), value<"text">(in_quotes(plain(blocks_[at_].text))));
      ++at_;
    }
    for (std::size_t i = 0; i < caption.size(); ++i) {
      if (caption[i] == '"') caption.insert(i++, "\\");
    }
    paragraph(caption.empty() ? fmt::format("![{}](<{}>)", to_markdown(alternative), path)
                              : fmt::format("![{}](<{}> \"{}\")", to_markdown(alternative), path, caption));
  }

  [[nodiscard]] static bool looks_like_caption(const Block& block) {
    return !is_finished(block.text) && traits(block.text).length <= 200;
  }

  /// Forced line breaks are Markdown's.
  static std::string broken_lines(std::string_view text) {
    std::string markdown;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(mark::line_break), text.size());
      markdown += (markdown.empty() ? "" : "\\\n") + to_markdown(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return markdown;
  }

  void text(const Block& block) {
    if (block.exact && !block.quoted) {
      paragraph(broken_lines(block.text));
      return;
    }
    if (block.quoted) {
      quotation(block.text);
      return;
    }
    if (block.subheading) {
      subheading(block);
      return;
    }
    const bool last = at_ + 1 == blocks_.size();
    const Traits found = traits(block.text);
    const bool open_end =
        !is_finished(block.text) && found.very_last != ',' && found.very_last != ';' && found.letters > 2;
    if (is_all_strong(block.text) && found.words <= most_words_of_subheading && !last) {
      paragraph("## " + heading(block));
    } else if (open_end && !last &&
               ((at_ == 0 && found.length <= 200) ||
                (found.words > 3 && shared_words(block.text, article_.title) >= 0.6))) {
      caption(block);
    } else if (open_end && !last && found.words <= most_words_of_subheading && found.length <= longest_subheading &&
               !is_small(found.first) && at_ > 0 && is_finished(blocks_[at_ - 1].text)) {
      subheading(block);
    } else {
      if (open_end) {
        context_.report("paragraph-end-unsure"_id, block.lines.back().number);
      }
      paragraph(to_markdown(block.text));
    }
  }

  void subheading(const Block& block) {
    context_.report("subheading-guessed"_id, block.line(), value<"text">(in_quotes(plain(block.text))));
    paragraph("## " + heading(block));
  }

  void quotation(std::string_view text) {
    std::string markdown;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(mark::line_break), text.size());
      markdown += (markdown.empty() ? "> " : "\\\n> ") + to_markdown(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    paragraph(markdown);
  }

  void caption(const Block& block) {
    context_.report("caption-alone"_id, block.line(), value<"text">(in_quotes(plain(block.text))));
    std::string text = block.text;
    std::erase(text, mark::emphasis);
    paragraph("*" + to_markdown(text) + "*");
  }

  /// Items that follow each other: a list, or the turns of a dialogue.
  void items() {
    std::size_t end = at_;
    while (end < blocks_.size() && blocks_[end].kind == Kind::item) ++end;
    const bool announced = at_ > 0 && blocks_[at_ - 1].text.ends_with(':');
    while (at_ < end) {
      std::size_t group = at_ + 1;
      const bool dashes = is_dash(blocks_[at_].marker);
      while (group < end && same_list(blocks_[at_], blocks_[group]) && counts_on(blocks_[group - 1], blocks_[group]))
        ++group;
      if (dashes && !is_list(at_, group, announced)) {
        for (; at_ < group; ++at_) paragraph("– " + to_markdown(blocks_[at_].text));
      } else {
        list(group);
      }
    }
  }

  void exact_items() {
    std::size_t end = at_;
    while (end < blocks_.size() && blocks_[end].kind == Kind::item && blocks_[end].exact) ++end;
    const auto items = std::span(blocks_).subspan(at_, end - at_);
    const bool ordered = plain_number(items.front().marker) > 0;
    const std::string markdown = list_markdown(items, after_ordered_);
    at_ = end;
    paragraph(markdown);
    after_ordered_ = ordered;
  }

  [[nodiscard]] static bool same_list(const Block& first, const Block& other) {
    if (is_numbered(first.marker)) return is_numbered(other.marker) && first.marker.back() == other.marker.back();
    if (is_lettered(first.marker)) return is_lettered(other.marker);
    // Dashes below bullets are a list inside the list.
    return first.marker == other.marker || (!is_dash(first.marker) && is_dash(other.marker));
  }

  /// Markdown numbers its lists itself, one by one.
  [[nodiscard]] static bool counts_on(const Block& before, const Block& item) {
    return !is_numbered(item.marker) || std::atoi(item.marker.c_str()) == std::atoi(before.marker.c_str()) + 1;
  }

  [[nodiscard]] bool is_list(std::size_t begin, std::size_t end, bool announced) const {
    if (end - begin < 2) return false;
    const bool semicolons = std::any_of(blocks_.begin() + static_cast<std::ptrdiff_t>(begin),
                                        blocks_.begin() + static_cast<std::ptrdiff_t>(end),
                                        [](const Block& block) { return block.text.ends_with(';'); });
    const bool small = is_small(traits(blocks_[begin].text).first);
    if (!announced && !semicolons && !small) {
      context_.report("dialogue-guessed"_id, blocks_[begin].line());
    }
    return announced || semicolons || small;
  }

  void list(std::size_t end) {
    std::string markdown;
    const Block& first = blocks_[at_];
    const bool ordered = is_numbered(first.marker);
    // Markdown makes one list of two that follow each other, and numbers it its own way.
    if (ordered && (end - at_ == 1 || after_ordered_)) {
      for (; at_ < end; ++at_) paragraph(to_markdown(blocks_[at_].marker + " " + blocks_[at_].text));
      return;
    }
    for (; at_ < end; ++at_) {
      const Block& item = blocks_[at_];
      const bool lettered = is_lettered(item.marker);
      const bool nested = item.marker != first.marker && !ordered && !lettered;
      const std::string opening = ordered ? item.marker : nested ? "  -" : lettered ? "- " + item.marker : "-";
      markdown += opening + " " + to_markdown(item.text) + "\n";
    }
    markdown.pop_back();
    paragraph(markdown);
    after_ordered_ = ordered;
  }

  ImportedArticle& article_;
  std::vector<Block>& blocks_;
  const Vocabulary& vocabulary_;
  const Context& context_;
  std::size_t at_ = 0;
  bool after_ordered_ = false;  // the last thing written is a numbered list
};

}  // namespace

void write_body(ImportedArticle& article, const Vocabulary& vocabulary, const Context& context) {
  BodyWriter(article, vocabulary, context).write();
}

}  // namespace vestnik::importing
