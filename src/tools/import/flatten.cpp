#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "input/yaml/text_source.hpp"
#include "tools/import/arrange.hpp"
#include "tools/import/characters.hpp"
#include "tools/import/element.hpp"
#include "tools/import/run_text.hpp"
#include "tools/import/source_line.hpp"
#include "tools/import/table.hpp"

namespace vestnik::importing {
namespace {

using source::Change;

std::string trimmed(const std::string& text) {
  std::u32string letters = to_utf32(text);
  while (!letters.empty() && is_white_space(letters.back())) letters.pop_back();
  const auto first = std::ranges::find_if_not(letters, is_white_space);
  return to_utf8(std::u32string(first, letters.end()));
}

/// What holds for most letters of the printed runs.
void describe(const std::vector<source::Run>& runs, Element& element) {
  std::map<double, std::size_t> sizes;
  std::size_t letters = 0, bold = 0, italic = 0, underlined = 0, capitals = 0;
  for (const source::Run& run : runs) {
    if (!run.look.printed() || run.look.struck) continue;
    const Traits found = traits(run.text);
    const std::size_t count = found.letters + found.digits;
    letters += count;
    sizes[run.look.size] += count;
    bold += run.look.bold ? count : 0;
    italic += run.look.italic ? count : 0;
    underlined += run.look.underlined && run.link.empty() ? count : 0;
    capitals += run.look.capitals ? count : 0;
  }
  if (letters == 0) return;
  element.size = std::ranges::max_element(sizes, {}, &std::pair<const double, std::size_t>::second)->first;
  const auto most = [&](std::size_t count) { return count * 10 >= letters * 9; };
  element.bold = most(bold);
  element.italic = most(italic);
  element.underlined = most(underlined);
  element.capitals = most(capitals);
}

class Flattener {
 public:
  Flattener(const source::Document& document, const Context& context) : document_(document), context_(context) {}

  Flattened run() {
    blocks(document_.blocks, result_.body);
    part_titles_from_texts(result_.body, context_);
    for (const source::Note& note : document_.notes) blocks(note.blocks, result_.notes.emplace_back());
    blocks(document_.running, result_.running);
    blocks(document_.beside, result_.beside);
    remarks();
    return std::move(result_);
  }

 private:
  int new_number(const source::Place& place) {
    result_.places.push_back(place);
    return static_cast<int>(result_.places.size());
  }
  Line new_line(std::string text, int number) {
    Line line{.text = std::move(text), .number = number};
    line.id = context_.accounted.size();
    context_.accounted.push_back(false);
    return line;
  }

  void blocks(const std::vector<source::Block>& all, Elements& to) {
    for (const source::Block& block : all) {
      if (const auto* paragraph = std::get_if<source::Paragraph>(&block.content)) {
        add(*paragraph, to);
      } else {
        add(std::get<source::Table>(block.content), to);
      }
    }
  }

  void add(const source::Paragraph& paragraph, Elements& to) {
    const int number = new_number(paragraph.place);
    report_changes(paragraph, number);
    if (paragraph.boxes_first) boxes(paragraph, to);
    const auto is_text = [](const source::Run& run) { return !run.picture && !essence(run.text).empty(); };
    auto first_text = std::ranges::find_if(paragraph.runs, is_text);
    // A picture that floats beside the source belongs to the article that the source ends.
    if (read_source(paragraph.text())) first_text = paragraph.runs.end();
    pictures(paragraph.runs.begin(), first_text, paragraph, to);
    text(paragraph, number, to);
    pictures(first_text, paragraph.runs.end(), paragraph, to);
    if (!paragraph.boxes_first) boxes(paragraph, to);
  }

  void pictures(std::vector<source::Run>::const_iterator begin, std::vector<source::Run>::const_iterator end,
                const source::Paragraph& paragraph, Elements& to) {
    for (auto run = begin; run != end; ++run) {
      if (!run->picture || !run->look.printed()) continue;
      Element element{.kind = Element::Kind::picture, .picture = *run->picture};
      element.centred = paragraph.alignment == source::Alignment::centre;
      element.lines.push_back(new_line({}, new_number(paragraph.place)));
      to.push_back(std::move(element));
    }
  }

  void boxes(const source::Paragraph& paragraph, Elements& to) {
    for (const source::TextBox& box : paragraph.boxes) {
      const std::size_t begin = to.size();
      blocks(box.blocks, to);
      ++boxes_;
      for (std::size_t i = begin; i < to.size(); ++i) to[i].box = boxes_;
    }
  }

  /// A paragraph's lines, where line breaks divide it.
  void text(const source::Paragraph& paragraph, int number, Elements& to) {
    const std::size_t first = to.size();
    for (const std::vector<source::Run>& runs : lines_of(paragraph.runs)) {
      std::string words = trimmed(text_of_runs(runs, document_.notes));
      if (plain(words).empty()) continue;
      Element element{.kind = Element::Kind::text};
      describe(runs, element);
      element.centred = paragraph.alignment == source::Alignment::centre;
      element.heading = paragraph.heading;
      element.role = paragraph.role;
      element.goes_on = to.size() > first;
      if (!element.goes_on) element.label = paragraph.label;
      element.text = words;
      element.lines.push_back(new_line(std::move(words), number));
      for (const source::Run& run : runs) {
        if (run.note && run.look.printed()) element.notes.push_back(*run.note);
      }
      if (element.goes_on && is_one_heading(to.back(), element)) {
        join(to.back(), std::move(element));
      } else {
        to.push_back(std::move(element));
      }
    }
  }

  [[nodiscard]] static std::vector<std::vector<source::Run>> lines_of(const std::vector<source::Run>& runs) {
    constexpr std::string_view separator = "\u2028";
    std::vector<std::vector<source::Run>> lines(1);
    for (const source::Run& run : runs) {
      std::string_view rest = run.text;
      for (std::size_t end = 0; (end = rest.find(separator)) != std::string_view::npos;) {
        source::Run part = run;
        part.text = rest.substr(0, end);
        lines.back().push_back(std::move(part));
        lines.emplace_back();
        rest.remove_prefix(end + separator.size());
      }
      source::Run part = run;
      part.text = rest;
      lines.back().push_back(std::move(part));
    }
    return lines;
  }

  /// A heading that its author broke by hand.
  [[nodiscard]] bool is_one_heading(const Element& before, const Element& line) const {
    // A country's name and the title below it stand apart, a name that goes on in the next line does not.
    const auto is_country = [&](const std::string& text) { return !context_.countries.named(text).empty(); };
    if ((is_country(before.text) || is_country(line.text)) && !is_country(before.text + " " + line.text)) return false;
    const bool capitals = is_in_capitals(before.text + line.text);
    const bool alike = before.size == line.size && before.bold == line.bold && before.capitals == line.capitals &&
                       before.italic == line.italic;
    constexpr std::size_t longest = 300;
    const bool address = (before.text + " " + line.text).find("://") != std::string::npos;
    return alike && !address && (line.bold || capitals || line.capitals || line.heading > 0) &&
           !is_finished(before.text) && traits(before.text).length + traits(line.text).length < longest;
  }
  static void join(Element& before, Element line) {
    before.text += " " + line.text;
    std::ranges::move(line.lines, std::back_inserter(before.lines));
    before.notes.insert(before.notes.end(), line.notes.begin(), line.notes.end());
  }

  void report_changes(const source::Paragraph& paragraph, int number) {
    std::string hidden, deleted, inserted, struck;
    for (const source::Run& run : paragraph.runs) {
      if (run.look.hidden) {
        hidden += run.text;
      } else if (run.look.change == Change::deleted) {
        deleted += run.text;
      } else if (run.look.struck) {
        struck += run.text;
      } else if (run.look.change == Change::inserted) {
        inserted += run.text;
      }
    }
    leave_out(hidden, "hidden-text"_id, "hidden", number);
    leave_out(deleted, "deleted-text"_id, "deleted", number);
    leave_out(struck, "struck-text"_id, "struck", number);
    result_.more_words += words(struck).size();
    if (!plain(inserted).empty())
      context_.report("inserted-text"_id, number, value<"text">(in_quotes(plain(inserted))));
  }

  void leave_out(const std::string& text, MessageId<"text"> id, const Term& why, int number) {
    if (plain(text).empty()) return;
    context_.report(id, number, value<"text">(in_quotes(plain(text))));
    context_.drop(number, plain(text), why);
  }

  /// A table of data stays one; any other only placed its text.
  void add(const source::Table& table, Elements& to) {
    std::vector<std::vector<Elements>> cells;
    for (const source::Row& row : table.rows) {
      std::vector<Elements>& made = cells.emplace_back();
      for (const source::Cell& cell : row.cells) blocks(cell.blocks, made.emplace_back());
    }
    const int number = new_number(table.place);
    if (is_data(table, cells, context_.countries)) {
      Element element = as_data(table, cells, number, context_);
      if (!element.lines.empty()) {
        to.push_back(std::move(element));
        for (std::vector<Elements>& row : cells) {
          for (Elements& cell : row) take_pictures(cell, to);
        }
        return;
      }
    }
    if (!cells.empty()) context_.report("table-changed/layout"_id, number);
    for (std::vector<Elements>& row : cells) {
      for (Elements& cell : row) std::ranges::move(cell, std::back_inserter(to));
    }
  }

  static void take_pictures(Elements& cell, Elements& to) {
    for (Element& one : cell) {
      if (one.kind == Element::Kind::picture) to.push_back(std::move(one));
    }
  }

  void remarks() {
    using Kind = source::Remark::Kind;
    for (const source::Remark& remark : document_.remarks) {
      const int number = new_number(remark.place);
      const auto path = value<"path">(in_quotes(remark.words));
      const auto quoted = value<"text">(in_quotes(remark.words));
      switch (remark.kind) {
        case Kind::comment:
          leave_out(remark.words, "comment-left-out"_id, "comment", number);
          break;
        case Kind::outside_picture:
          context_.report("picture-left-out/outside"_id, number, path);
          break;
        case Kind::missing_picture:
          context_.report("picture-left-out/missing"_id, number, path);
          break;
        case Kind::equation:
          context_.report("equation-as-text"_id, number, quoted);
          break;
        case Kind::chart:
          context_.report("chart-as-table"_id, number);
          break;
        case Kind::symbol:
          context_.report("symbol-left-out"_id, number, value<"text">(remark.words));
          break;
        case Kind::object:
          context_.report("object-left-out"_id, number, value<"text">(in_quotes(plain(remark.words))));
          break;
      }
    }
  }

  const source::Document& document_;
  const Context& context_;
  Flattened result_;
  int boxes_ = 0;
};

}  // namespace

Flattened flatten(const source::Document& document, const Context& context) {
  return Flattener(document, context).run();
}

}  // namespace vestnik::importing
