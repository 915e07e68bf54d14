#include "tools/readers/odt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text/utf8.hpp"
#include "findings/catalogue/message.hpp"
#include "tools/readers/odt_styles.hpp"
#include "tools/readers/package.hpp"
#include "tools/readers/xml_tree.hpp"

namespace vestnik::readers {
namespace {

using source::Place;

class OdtReader {
 public:
  explicit OdtReader(const Package& package) : package_(package) {}

  std::optional<source::Document> read(std::string& problem) {
    const auto found = package_.find("content.xml");
    if (found == package_.end()) {
      problem = "there is no text document in it";
      return std::nullopt;
    }
    const auto content = XmlTree::parse(found->second, problem);
    if (!content) return std::nullopt;
    const Node* body = content->root().child("office:body");
    const Node* text = body == nullptr ? nullptr : body->child("office:text");
    if (text == nullptr) {
      problem = "there is no text document in it";
      return std::nullopt;
    }
    const auto styles_part = package_.find("styles.xml");
    std::string unused;
    const auto styles = styles_part == package_.end() ? std::nullopt : XmlTree::parse(styles_part->second, unused);
    if (styles) read_styles(styles->root());
    read_styles(content->root());
    page_known_ = text->find("text:soft-page-break") != nullptr;
    blocks(*text, document_.blocks);
    if (styles) read_running(styles->root());
    return std::move(document_);
  }

 private:
  void read_styles(const Node& root) {
    for (const std::string_view part : {"office:styles", "office:automatic-styles"}) {
      if (const Node* styles = root.child(part)) styles_.read(*styles);
    }
  }

  void read_running(const Node& root) {
    const Node* masters = root.child("office:master-styles");
    if (masters == nullptr) return;
    for (const Node& page : masters->children) {
      for (const Node& one : page.children) {
        const bool header = one.name.starts_with("style:header");
        if (!header && !one.name.starts_with("style:footer")) continue;
        place_ = {.part = header ? Place::Part::header : Place::Part::footer};
        blocks(one, document_.running);
      }
    }
  }

  // ---- blocks

  void blocks(const Node& parent, std::vector<source::Block>& to) {
    for (const Node& one : parent.children) block(one, to);
  }

  void block(const Node& one, std::vector<source::Block>& to) {
    static constexpr auto holders = std::to_array<std::string_view>(
        {"text:section", "text:index-body", "text:index-title", "text:numbered-paragraph", "text:list-header"});
    if (one.is("text:p") || one.is("text:h")) {
      paragraph(one, to);
    } else if (one.is("text:list")) {
      list(one, to);
    } else if (one.is("table:table")) {
      table(one, to);
    } else if (one.is("text:tracked-changes")) {
      deletions(one, to);
    } else if (one.is("text:soft-page-break")) {
      ++page_;
    } else if (one.name.starts_with("draw:")) {
      source::Paragraph anchor{.place = next_place()};
      source::Paragraph* const outer = std::exchange(paragraph_, &anchor);
      drawing(one);
      paragraph_ = outer;
      to.push_back({std::move(anchor)});
    } else if (one.is("text:table-of-content") || one.is("text:user-index") || one.is("text:illustration-index") ||
               one.is("text:table-index") || one.is("text:object-index")) {
      const bool outer = std::exchange(contents_, true);
      if (const Node* entries = one.child("text:index-body")) blocks(*entries, to);
      contents_ = outer;
    } else if (std::ranges::find(holders, one.name) != holders.end()) {
      blocks(one, to);
    }
  }

  /// What was deleted stands in front of the text, each deletion in a region of its own.
  void deletions(const Node& changes, std::vector<source::Block>& to) {
    for (const Node& region : changes.children) {
      const Node* deletion = region.child("text:deletion");
      if (deletion == nullptr) {
        if (region.child("text:insertion") != nullptr)
          inserted_.push_back(region.value("text:id", region.value("xml:id")));
        continue;
      }
      const auto before = std::exchange(change_, source::Change::deleted);
      for (const Node& one : deletion->children) {
        if (!one.is("office:change-info")) block(one, to);
      }
      change_ = before;
    }
  }

  Place next_place() {
    if (place_.part == Place::Part::body) place_.page = page_known_ ? page_ : 0;
    return place_;
  }

  void paragraph(const Node& element, std::vector<source::Block>& to) {
    const OdtStyles::Style style = styles_.settled("paragraph", element.value("text:style-name"));
    source::Paragraph made{.place = next_place()};
    made.role = contents_ ? source::Role::contents : role_of(style.name);
    made.alignment = style.paragraph.alignment.value_or(source::Alignment::start);
    made.heading = element.is("text:h") ? std::clamp(to_int(element.value("text:outline-level", "1")), 1, 9)
                                        : style.paragraph.heading.value_or(heading_of(style.name));
    made.new_page = style.paragraph.new_page.value_or(false);
    made.label = std::exchange(label_, std::nullopt);
    source::Paragraph* const outer = std::exchange(paragraph_, &made);
    const RunFormat outer_format = std::exchange(format_, style.run);
    blank_ = true;
    inlines(element);
    paragraph_ = outer;
    format_ = outer_format;
    const bool printed = std::ranges::any_of(made.runs, [](const source::Run& run) { return run.look.printed(); });
    if ((place_.part == Place::Part::body || place_.part == Place::Part::text_box) && (printed || !made.boxes.empty()))
      made.place.paragraph = ++place_.paragraph;
    to.push_back({std::move(made)});
  }

  void list(const Node& element, std::vector<source::Block>& to) {
    lists_.enter(element);
    for (const Node& item : element.children) {
      const bool header = item.is("text:list-header");
      if (!item.is("text:list-item") && !header) continue;
      if (!header) label_ = lists_.next(item);
      blocks(item, to);
      label_.reset();
    }
    lists_.leave();
  }

  void table(const Node& element, std::vector<source::Block>& to) {
    const Place outer = place_;
    source::Table made{.place = next_place()};
    place_ = {.part = Place::Part::cell, .page = made.place.page, .number = ++tables_};
    rows(element, made, false);
    place_ = outer;
    to.push_back({std::move(made)});
  }

  void rows(const Node& parent, source::Table& table, bool head) {
    for (const Node& one : parent.children) {
      if (one.is("table:table-header-rows")) rows(one, table, true);
      if (one.is("table:table-rows") || one.is("table:table-row-group")) rows(one, table, head);
      if (!one.is("table:table-row")) continue;
      source::Row row{.head = head};
      place_.row = static_cast<int>(table.rows.size()) + 1;
      for (const Node& cell : one.children) {
        const bool covered = cell.is("table:covered-table-cell");
        if (!covered && !cell.is("table:table-cell")) continue;
        place_.column = static_cast<int>(row.cells.size()) + 1;
        source::Cell made;
        made.columns = std::clamp(to_int(cell.value("table:number-columns-spanned", "1")), 1, 64);
        made.rows = covered ? 0 : std::max(to_int(cell.value("table:number-rows-spanned", "1")), 1);
        table.ruled = table.ruled || styles_.settled("table-cell", cell.value("table:style-name")).ruled;
        const Place place = place_;
        blocks(cell, made.blocks);
        place_ = place;
        // A cell that spans columns is followed by those that it covers, which count as its own.
        const bool beside = covered && !row.cells.empty() && covered_beside_ > 0;
        if (beside) {
          --covered_beside_;
          std::ranges::move(made.blocks, std::back_inserter(row.cells.back().blocks));
        } else {
          covered_beside_ = made.columns - 1;
          row.cells.push_back(std::move(made));
        }
      }
      covered_beside_ = 0;
      table.rows.push_back(std::move(row));
    }
  }

  // ---- inlines

  void inlines(const Node& parent) {
    for (const Node& one : parent.children) inline_node(one);
  }

  void inline_node(const Node& one) {
    if (one.name.empty()) {
      add_text(collapsed(one.text));
    } else if (one.is("text:span")) {
      span(one);
    } else if (one.is("text:a")) {
      const std::string before = std::exchange(link_, one.value("xlink:href"));
      inlines(one);
      link_ = before;
    } else if (one.is("text:s")) {
      add_text(std::string(static_cast<std::size_t>(std::clamp(to_int(one.value("text:c", "1")), 1, 100)), ' '));
    } else if (one.is("text:tab")) {
      add_text("\t");
    } else if (one.is("text:line-break")) {
      add_text("\u2028");
      blank_ = true;
    } else if (one.is("text:note")) {
      note(one);
    } else if (one.is("office:annotation")) {
      comment(one);
    } else if (one.is("text:change-start")) {
      const bool known = std::ranges::find(inserted_, one.value("text:change-id")) != inserted_.end();
      if (known && change_ == source::Change::none) change_ = source::Change::inserted;
    } else if (one.is("text:change-end")) {
      if (change_ == source::Change::inserted) change_ = source::Change::none;
    } else if (one.is("text:soft-page-break")) {
      ++page_;
    } else if (one.is("text:ruby")) {
      if (const Node* base = one.child("text:ruby-base")) inlines(*base);
    } else if (one.name.starts_with("draw:")) {
      drawing(one);
    } else if (one.is("text:hidden-text") || one.is("text:hidden-paragraph")) {
      const auto before = format_;
      format_.toggles.hidden = true;
      add_text(one.value("text:string-value"));
      inlines(one);
      format_ = before;
    } else if (one.name.starts_with("text:")) {
      inlines(one);  // fields show what they say
    }
  }

  void span(const Node& element) {
    const RunFormat before = format_;
    format_.take_over(styles_.settled("text", element.value("text:style-name")).run);
    inlines(element);
    format_ = before;
  }

  /// Line ends and runs of spaces are one space; at a paragraph's beginning, none.
  std::string collapsed(const std::string& text) {
    std::string result;
    for (const char c : text) {
      const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!space || !blank_) result += space ? ' ' : c;
      blank_ = space;
    }
    return result;
  }

  void add_text(std::string text) {
    if (paragraph_ == nullptr || text.empty()) return;
    source::Look look = settle(format_, {}, {}, {});
    look.change = change_;
    paragraph_->runs.push_back({.text = std::move(text), .look = std::move(look), .link = link_});
  }

  /// Reads blocks that stand apart from the text.
  std::vector<source::Block> apart(const Node& parent, const Place& place) {
    source::Paragraph* const outer = std::exchange(paragraph_, nullptr);
    const Place outer_place = std::exchange(place_, place);
    const RunFormat format = format_;
    const std::string link = std::exchange(link_, {});
    const std::size_t depth = lists_.step_out();
    const auto label = std::exchange(label_, std::nullopt);
    std::vector<source::Block> made;
    blocks(parent, made);
    paragraph_ = outer;
    place_ = outer_place;
    format_ = format;
    link_ = link;
    lists_.step_in(depth);
    label_ = label;
    blank_ = false;
    return made;
  }

  void note(const Node& element) {
    if (paragraph_ == nullptr) return;
    const bool at_end = element.value("text:note-class") == "endnote";
    source::Note made{.at_end = at_end};
    if (const Node* mark = element.child("text:note-citation")) made.mark = mark->all_text();
    int& count = at_end ? endnotes_ : footnotes_;
    const Place place{.part = at_end ? Place::Part::endnote : Place::Part::footnote, .number = ++count};
    if (const Node* body = element.child("text:note-body")) made.blocks = apart(*body, place);
    source::Look look = settle(format_, {}, {}, {});
    look.change = change_;
    paragraph_->runs.push_back({.look = std::move(look), .note = document_.notes.size()});
    document_.notes.push_back(std::move(made));
  }

  void comment(const Node& element) {
    std::string words;
    for (const Node& one : element.children) {
      if (one.is("text:p") || one.is("text:list")) words += (words.empty() ? "" : " ") + one.all_text();
    }
    document_.remarks.push_back(
        {source::Remark::Kind::comment, words, {.part = Place::Part::comment, .number = ++comments_}});
  }

  void drawing(const Node& element) {
    constexpr int deepest = 40;
    if (paragraph_ == nullptr || drawing_depth_ >= deepest) return;
    ++drawing_depth_;
    const bool in_line = element.value("text:anchor-type") == "as-char";
    source::Picture picture{.floating = !in_line,
                            .width = length_in_points(element.value("svg:width")),
                            .height = length_in_points(element.value("svg:height"))};
    if (const Node* said = element.child("svg:desc")) picture.alternative = said->all_text();
    if (const Node* said = element.child("svg:title"); said != nullptr && picture.alternative.empty())
      picture.alternative = said->all_text();
    bool has_picture = false;
    for (const Node& one : element.children) {
      if (one.is("draw:image") && !has_picture) {
        has_picture = true;
        add_picture(one.value("xlink:href"), picture);
      } else if (one.is("draw:text-box")) {
        box(one);
      } else if (one.name.starts_with("draw:")) {
        drawing(one);
      }
    }
    if (element.child("text:p") != nullptr || element.child("text:list") != nullptr) box(element);
    --drawing_depth_;
  }

  void box(const Node& content) {
    const bool opens = std::ranges::all_of(paragraph_->runs, [](const source::Run& run) { return run.text.empty(); });
    if (paragraph_->boxes.empty()) paragraph_->boxes_first = opens;
    const Place place{.part = Place::Part::text_box, .page = page_known_ ? page_ : 0, .number = ++boxes_};
    paragraph_->boxes.push_back({apart(content, place)});
  }

  void add_picture(std::string name, source::Picture picture) {
    if (name.starts_with("./")) name.erase(0, 2);
    const auto found = package_.find(name);
    if (found == package_.end()) {
      const bool outside = name.find("://") != std::string::npos || name.starts_with("../");
      const auto kind = outside ? source::Remark::Kind::outside_picture : source::Remark::Kind::missing_picture;
      if (!name.empty()) document_.remarks.push_back({kind, name, next_place()});
      return;
    }
    const auto [known, fresh] = files_.emplace(name, document_.files.size());
    if (fresh) document_.files.push_back({.name = name.substr(name.rfind('/') + 1), .bytes = found->second});
    picture.file = known->second;
    document_.pictures.push_back(std::move(picture));
    source::Look look = settle(format_, {}, {}, {});
    look.change = change_;
    paragraph_->runs.push_back({.look = std::move(look), .picture = document_.pictures.size() - 1});
  }

  const Package& package_;
  source::Document document_;
  OdtStyles styles_;
  std::map<std::string, std::size_t> files_;
  OdtLists lists_{styles_};
  std::vector<std::string> inserted_;  // ids of tracked insertions

  // Where the reading is.
  source::Paragraph* paragraph_ = nullptr;
  RunFormat format_;
  std::string link_;
  std::optional<source::ListLabel> label_;  // of the item whose first paragraph comes next
  source::Change change_ = source::Change::none;
  Place place_;
  bool page_known_ = false, contents_ = false, blank_ = false;
  int page_ = 1, tables_ = 0, boxes_ = 0, drawing_depth_ = 0, covered_beside_ = 0;
  int footnotes_ = 0, endnotes_ = 0, comments_ = 0;
};

}  // namespace

bool is_odt(std::string_view bytes) {
  // The type is the first file of the package, and stored unpacked.
  return bytes.substr(0, 200).find("application/vnd.oasis.opendocument.text") != std::string_view::npos;
}

Outcome<source::Document> read_odt(std::string_view bytes, const std::string& file) {
  Outcome<Package> package = unpack(bytes, file);
  if (!package.value) return {std::nullopt, std::move(package.diagnostics)};
  const auto manifest = package.value->find("META-INF/manifest.xml");
  if (manifest != package.value->end() && manifest->second.find("encryption-data") != std::string::npos)
    return {std::nullopt, {finding("document-locked"_id, {.file = file})}};
  std::string problem;
  auto document = OdtReader(*package.value).read(problem);
  if (!document) {
    return {std::nullopt, {finding("document-unreadable"_id, {.file = file}, value<"problem">(problem))}};
  }
  return {std::move(document), {}};
}

}  // namespace vestnik::readers
