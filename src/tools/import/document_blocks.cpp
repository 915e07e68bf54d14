#include "tools/import/document_blocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text/case_and_form.hpp"
#include "tools/import/characters.hpp"
#include "tools/import/parts.hpp"
#include "tools/import/run_text.hpp"

namespace vestnik::importing {
namespace {

using Kind = Block::Kind;

class BlockMaker {
 public:
  BlockMaker(Elements elements, std::vector<Elements> notes, const source::Document& document, PictureShelf& shelf,
             const Context& context)
      : elements_(std::move(elements)),
        notes_(std::move(notes)),
        document_(document),
        shelf_(shelf),
        context_(context),
        parts_(find_parts(elements_, document, context)) {}

  std::vector<Block> make() {
    for (; at_ < elements_.size(); ++at_) step();
    close_article();
    for (std::size_t note = 0; note < notes_.size(); ++note) add_note(note);  // that no text calls
    flush_notes(blocks_.size());
    return std::move(blocks_);
  }

 private:
  void step() {
    Element& element = elements_[at_];
    switch (parts_[at_]) {
      case Part::country:
        close_article();
        drop_label(element);
        add({.kind = Kind::country, .text = element.text, .country = context_.countries.named(element.text)}, element);
        break;
      case Part::masthead:
      case Part::above_title:
      case Part::title:
        title();
        break;
      case Part::more_title:
        title_goes_on(element);
        break;
      case Part::subheading:
      case Part::lesser_subheading:
        subheading(element);
        break;
      case Part::source:
        source();
        break;
      case Part::rule:
        rule(element);
        break;
      case Part::item:
        item(element);
        break;
      case Part::picture:
        picture(element);
        break;
      case Part::table:
        table(element);
        break;
      case Part::caption:
      case Part::text:
        text(element);
        break;
    }
  }

  Block& add(Block block, Element& element) {
    if (block.lines.empty()) block.lines = std::move(element.lines);
    block.exact = true;
    called_.insert(called_.end(), element.notes.begin(), element.notes.end());
    blocks_.push_back(std::move(block));
    return blocks_.back();
  }

  /// Word's automatic number of a heading: the old issue's.
  void drop_label(const Element& element) const {
    if (element.label && !essence(element.label->text).empty())
      context_.drop(element.lines.front(), "number", element.label->text);
  }

  /// What stands above a title comes below it, but for its masthead.
  void title() {
    close_article();
    std::vector<std::size_t> late;
    for (; parts_[at_] != Part::title; ++at_) {
      if (parts_[at_] == Part::masthead) {
        masthead(elements_[at_]);
      } else {
        late.push_back(at_);
      }
    }
    Element& element = elements_[at_];
    drop_label(element);
    add({.kind = Kind::heading, .text = element.text, .level = 1}, element);
    while (at_ + 1 < elements_.size() && parts_[at_ + 1] == Part::more_title) title_goes_on(elements_[++at_]);
    const std::size_t next = at_;
    for (const std::size_t i : late) {
      at_ = i;
      if (elements_[i].kind == Element::Kind::picture) {
        picture(elements_[i]);
      } else {
        text(elements_[i]);
      }
    }
    at_ = next;
  }

  void masthead(Element& element) {
    if (element.kind == Element::Kind::picture) {
      const auto path = shelf_.place(element.picture, element.number());
      if (!path) return;
      add({.kind = Kind::picture, .text = picture_text(*path, element, {}), .masthead = true}, element);
    } else {
      add({.kind = Kind::text, .text = element.text, .masthead = true}, element);
    }
  }

  void title_goes_on(Element& element) {
    if (blocks_.empty()) return text(element);
    Block& block = blocks_.back();
    block.text += " " + element.text;
    std::ranges::move(element.lines, std::back_inserter(block.lines));
    called_.insert(called_.end(), element.notes.begin(), element.notes.end());
  }

  void subheading(Element& element) {
    drop_label(element);
    const int level = parts_[at_] == Part::subheading ? 2 : 4;
    add({.kind = Kind::heading, .text = element.text, .level = level}, element);
  }

  [[nodiscard]] std::string alternative_of(const Element& element) const {
    return plain(to_nfc(document_.pictures[element.picture].alternative));
  }

  /// A caption in the issue is plain text.
  [[nodiscard]] std::string picture_text(const std::string& path, const Element& element,
                                         const std::string& caption) const {
    const std::string alternative = alternative_of(element);
    std::string text = mark::picture + alternative + mark::picture_path + path + mark::picture_end;
    if (!caption.empty()) text += mark::caption + caption;
    return text;
  }

  void picture(Element& element) {
    const auto path = shelf_.place(element.picture, element.number());
    if (!path) return;
    std::string caption;
    Lines lines = element.lines;
    lines.front().text = alternative_of(element);
    while (at_ + 1 < elements_.size() && parts_[at_ + 1] == Part::caption) {
      Element& said = elements_[++at_];
      caption += (caption.empty() ? "" : " ") + shown(said.text);
      for (Line& line : said.lines) line.text = shown(line.text);
      std::ranges::move(said.lines, std::back_inserter(lines));
      called_.insert(called_.end(), said.notes.begin(), said.notes.end());
      if (at_ + 1 < elements_.size() && !elements_[at_ + 1].goes_on) break;
    }
    Block block{.kind = Kind::picture, .lines = std::move(lines), .text = picture_text(*path, element, caption)};
    add(std::move(block), element);
  }

  void table(Element& element) {
    if (!element.text.empty()) {
      add({.kind = Kind::table, .text = element.text}, element);
      return;
    }
    Block block{.kind = Kind::text, .lines = std::move(element.lines)};
    for (const std::string& row : element.rows)
      block.text += (block.text.empty() ? "" : std::string(1, mark::line_break)) + row;
    add(std::move(block), element);
  }

  /// Between articles it is no text; amid one it parts its texts.
  void rule(Element& element) {
    const bool behind = blocks_.empty() || blocks_.back().kind == Kind::source || blocks_.back().kind == Kind::country;
    std::size_t next = at_ + 1;
    while (next < parts_.size() && (parts_[next] == Part::rule || parts_[next] == Part::picture)) ++next;
    const bool before = next == parts_.size() || parts_[next] == Part::country || parts_[next] == Part::title ||
                        parts_[next] == Part::masthead || parts_[next] == Part::above_title;
    if (!behind && !before) return text(element);
    for (const Line& line : element.lines) context_.drop(line, "rule");
  }

  void item(Element& element) {
    Block block{.kind = Kind::item, .text = element.text};
    if (element.label) {
      block.marker = element.label->format == source::ListLabel::Format::bullet ? "•" : element.label->text;
      if (block.marker.empty()) block.marker = "•";
      block.list_level = element.label->level;
      if (!essence(block.marker).empty()) element.lines.front().text.insert(0, block.marker + " ");
      add(std::move(block), element);
    } else {
      block.marker = marker_of(element.text);
      block.text = without_marker(element.text, block.marker);
      add(std::move(block), element).exact = false;  // typed: a list or a dialogue
    }
  }

  void text(Element& element) {
    const bool strong = element.bold && !element.italic;
    // What a paragraph says in bold all through is emphasis; one in italics too.
    std::string words = element.text;
    if ((element.bold || element.italic) && element.role != source::Role::quotation) {
      const char sign = strong ? mark::strong : mark::emphasis;
      std::erase(words, mark::strong);
      std::erase(words, mark::emphasis);
      words = sign + words + sign;
    }
    if (continues_line(element)) {
      Block& before = blocks_.back();
      before.text += mark::line_break + words;
      std::ranges::move(element.lines, std::back_inserter(before.lines));
      called_.insert(called_.end(), element.notes.begin(), element.notes.end());
      return;
    }
    Block& made = add({.kind = Kind::text, .text = std::move(words)}, element);
    made.quoted = element.role == source::Role::quotation;
    split_source();
  }

  /// A line break inside a sentence; between sentences, offices mean a paragraph by it.
  [[nodiscard]] bool continues_line(const Element& element) const {
    return element.goes_on && !blocks_.empty() && blocks_.back().kind == Kind::text && blocks_.back().exact &&
           !is_finished(blocks_.back().text) && parts_[at_] == Part::text && at_ > 0 && parts_[at_ - 1] == Part::text;
  }

  /// A paragraph that ends with its source in brackets.
  void split_source() {
    Block& block = blocks_.back();
    const std::size_t begin = bracketed_source(block.text);
    if (begin == std::string::npos || block.lines.size() != 1 || block.quoted) return;
    const std::size_t in_line = bracketed_source(block.lines.front().text);
    if (in_line == std::string::npos) return;
    Line tail = block.lines.front();
    tail.text.erase(0, in_line);
    const auto source = read_source(tail.text);
    if (!source) return;
    block.lines.front().text.resize(in_line);
    block.text.resize(block.text.find_last_not_of(' ', begin - 1) + 1);
    Block made{.kind = Kind::source, .lines = {tail}, .text = tail.text, .source = *source};
    made.exact = true;
    blocks_.push_back(std::move(made));
  }

  void source() {
    Element& element = elements_[at_];
    if (const auto addresses = several_addresses(element.text); !addresses.empty()) {
      for (const std::string& address : addresses) {
        Line line = element.lines.front();
        line.text = address;
        Element part;
        add({.kind = Kind::source, .lines = {line}, .text = address, .source = {.address = address, .open = false}},
            part);
      }
      return;
    }
    Block block{.kind = Kind::source, .text = element.text};
    auto read = read_source(element.text);
    if (!read && at_ + 1 < elements_.size() && parts_[at_ + 1] == Part::source) {
      // "Source:" in a line of its own.
      Element& next = elements_[at_ + 1];
      read = read_source(element.text + " " + next.text);
      if (read) {
        block.text += " " + next.text;
        block.lines = std::move(element.lines);
        std::ranges::move(next.lines, std::back_inserter(block.lines));
        ++at_;
      }
    }
    if (!read) return text(element);
    read->open = false;
    block.source = std::move(*read);
    add(std::move(block), element);
  }

  /// Footnotes of an article stand before its sources.
  void close_article() {
    std::size_t end = blocks_.size();
    while (end > 0 && (blocks_[end - 1].kind == Kind::source)) --end;
    flush_notes(end);
  }
  void flush_notes(std::size_t end) {
    std::vector<Block> behind(std::make_move_iterator(blocks_.begin() + static_cast<std::ptrdiff_t>(end)),
                              std::make_move_iterator(blocks_.end()));
    blocks_.resize(end);
    for (const std::size_t note : std::exchange(called_, {})) add_note(note);
    std::ranges::move(behind, std::back_inserter(blocks_));
  }
  void add_note(std::size_t note) {
    bool first = true;
    for (Element& element : std::exchange(notes_[note], {})) {
      if (element.kind == Element::Kind::picture) {
        shelf_.leave_out(element.picture, element.number());
        continue;
      }
      if (element.kind == Element::Kind::table) {
        table(element);
        continue;
      }
      if (first) context_.report("note-in-text"_id, element.number(), value<"mark">(document_.notes[note].mark));
      const std::string sign = std::exchange(first, false) ? superscript(document_.notes[note].mark) + " " : "";
      Block block{.kind = Kind::text, .lines = std::move(element.lines), .text = sign + element.text};
      block.exact = true;
      blocks_.push_back(std::move(block));
    }
  }

  Elements elements_;
  std::vector<Elements> notes_;
  const source::Document& document_;
  PictureShelf& shelf_;
  const Context& context_;
  std::vector<Part> parts_;
  std::vector<Block> blocks_;
  std::vector<std::size_t> called_;  // notes of the article that is open
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Block> document_blocks(Elements elements, std::vector<Elements> notes, const source::Document& document,
                                   PictureShelf& shelf, const Context& context) {
  return BlockMaker(std::move(elements), std::move(notes), document, shelf, context).make();
}

}  // namespace vestnik::importing
