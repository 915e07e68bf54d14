#include "tools/pdf/tagged.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "tools/pdf/page_content.hpp"
#include "tools/pdf/qpdf.hpp"
#include "tools/pdf/stored_picture.hpp"

namespace vestnik::pdf {
namespace {

template <std::size_t n>
bool is_among(std::string_view name, const std::array<std::string_view, n>& names) {
  return std::ranges::find(names, name) != names.end();
}

constexpr auto inline_types =
    std::to_array<std::string_view>({"Span", "Link", "Reference", "Quote", "Em", "Strong", "Lbl", "Annot", "Sub",
                                     "Ruby", "RB", "BibEntry", "Code", "Warichu"});
constexpr auto paragraph_types = std::to_array<std::string_view>(
    {"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "Caption", "Note", "FENote", "TOCI", "Formula"});

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(to_utf32(text), is_letter_or_digit));
}
std::size_t letters_in(const Marked& marked) {
  std::size_t count = 0;
  for (const Piece& piece : marked.pieces) count += letters_in(piece.text);
  return count;
}

std::string text_of_string(QPDFObjectHandle object) {
  return object.isString() ? as_utf8(object.getUTF8Value()) : std::string();
}

using Id = std::pair<int, int>;
Id id_of(QPDFObjectHandle object) { return {object.getObjectID(), object.getGeneration()}; }

class TaggedReader {
 public:
  explicit TaggedReader(QPDF& file) : file_(file) {}

  std::optional<source::Document> read() {
    QPDFObjectHandle root = file_.getRoot().getKey("/StructTreeRoot");
    if (!root.isDictionary()) return std::nullopt;
    roles_ = root.getKey("/RoleMap");
    FontTexts fonts;
    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(file_).getAllPages()) {
      numbers_[id_of(page.getObjectHandle())] = pages_.size();
      pages_.push_back(read_content(page, fonts));
      if (!pages_.back().all_text) return std::nullopt;
    }
    kids(root, document_.blocks);
    close(document_.blocks);
    if (!covers_text()) return std::nullopt;
    return std::move(document_);
  }

 private:
  using Blocks = std::vector<source::Block>;

  /// A tree that leaves much out is worse than none. What it leaves out else are running heads and folios.
  bool covers_text() {
    std::size_t inside = 0, all = 0;
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      source::Paragraph rest{.place = {.part = source::Place::Part::header, .page = static_cast<int>(page) + 1}};
      const auto leave = [&](const Marked& marked) {
        for (const Piece& piece : marked.pieces) {
          if (!rest.runs.empty()) rest.runs.push_back({.text = " "});
          rest.runs.push_back({.text = piece.text});
        }
      };
      for (const auto& [mark, marked] : pages_[page].by_mark) {
        all += letters_in(marked);
        if (used_.contains({page, mark})) {
          inside += letters_in(marked);
        } else {
          leave(marked);
        }
      }
      all += letters_in(pages_[page].unmarked);
      leave(pages_[page].unmarked);
      if (!rest.runs.empty()) document_.running.push_back({std::move(rest)});
    }
    return inside > 0 && inside * 10 >= all * 8;
  }

  [[nodiscard]] std::string type_of(QPDFObjectHandle element) {
    QPDFObjectHandle type = element.getKey("/S");
    for (int i = 0; i < 10 && type.isName() && roles_.isDictionary() && roles_.hasKey(type.getName()); ++i)
      type = roles_.getKey(type.getName());
    return type.isName() ? type.getName().substr(1) : std::string();
  }

  /// Calls `mark` for each piece of marked content and `element` for each element below.
  template <class OnMark, class OnElement>
  void for_each_kid(QPDFObjectHandle element, const OnMark& mark, const OnElement& inside) {
    if (QPDFObjectHandle page = element.getKey("/Pg"); page.isDictionary()) page_ = id_of(page);
    const Id own_page = page_;
    QPDFObjectHandle all = element.getKey("/K");
    const int count = all.isArray() ? all.getArrayNItems() : 1;
    for (int i = 0; i < count; ++i) {
      QPDFObjectHandle kid = all.isArray() ? all.getArrayItem(i) : all;
      page_ = own_page;
      if (kid.isInteger()) {
        mark(page_, static_cast<int>(kid.getIntValue()));
      } else if (kid.isDictionary() && kid.getKey("/MCID").isInteger()) {
        const Id page = kid.getKey("/Pg").isDictionary() ? id_of(kid.getKey("/Pg")) : page_;
        mark(page, static_cast<int>(kid.getKey("/MCID").getIntValue()));
      } else if (kid.isDictionary() && kid.getKey("/S").isName()) {
        // A tree that bites its tail would have no end.
        if (kid.getObjectID() != 0 && !seen_.insert(id_of(kid)).second) continue;
        constexpr int deepest = 100;
        if (depth_ >= deepest) continue;
        ++depth_;
        inside(kid);
        --depth_;
      }
    }
    page_ = own_page;
  }

  void kids(QPDFObjectHandle element, Blocks& to) {
    for_each_kid(
        element, [&](Id page, int mark) { add_mark(page, mark); }, [&](QPDFObjectHandle kid) { block(kid, to); });
  }

  void block(QPDFObjectHandle element, Blocks& to) {
    const std::string type = type_of(element);
    if (type == "Table") {
      close(to);
      table(element, to);
    } else if (type == "L") {
      close(to);
      ++level_;
      kids(element, to);
      close(to);
      --level_;
    } else if (type == "LI") {
      close(to);
      item(element, to);
    } else if (type == "Figure") {
      figure(element, to);
    } else if (is_among(type, inline_types)) {
      inside_paragraph(element, to);
    } else if (is_among(type, paragraph_types)) {
      paragraph(element, type, to);
    } else {
      close(to);
      const bool outer_quote = quoted_, outer_contents = contents_;
      quoted_ = quoted_ || type == "BlockQuote";
      contents_ = contents_ || type == "TOC";
      kids(element, to);
      close(to);
      quoted_ = outer_quote;
      contents_ = outer_contents;
    }
  }

  void paragraph(QPDFObjectHandle element, const std::string& type, Blocks& to) {
    close(to);
    const bool outer_contents = contents_;
    contents_ = contents_ || type == "TOCI";
    if (type.size() == 2 && type[0] == 'H' && type[1] >= '1' && type[1] <= '6') open_.heading = type[1] - '0';
    if (type == "H") open_.heading = 1;
    if (type == "Title") open_.role = source::Role::title;
    if (type == "Caption") open_.role = source::Role::caption;
    open_.alignment = alignment_of(element);
    inside_paragraph(element, to);
    close(to);
    contents_ = outer_contents;
  }

  static source::Alignment alignment_of(QPDFObjectHandle element) {
    QPDFObjectHandle all = element.getKey("/A");
    for (int i = 0; i < (all.isArray() ? all.getArrayNItems() : 1); ++i) {
      QPDFObjectHandle one = all.isArray() ? all.getArrayItem(i) : all;
      if (!one.isDictionary()) continue;
      QPDFObjectHandle align = one.getKey("/TextAlign");
      if (align.isNameAndEquals("/Center")) return source::Alignment::centre;
      if (align.isNameAndEquals("/End")) return source::Alignment::end;
    }
    return source::Alignment::start;
  }

  /// Text of an element that goes on with the open paragraph.
  void inside_paragraph(QPDFObjectHandle element, Blocks& to) {
    const std::string outer = link_;
    if (type_of(element) == "Link") link_ = address_of(element);
    for_each_kid(
        element, [&](Id page, int mark) { add_mark(page, mark); },
        [&](QPDFObjectHandle kid) {
          const std::string type = type_of(kid);
          if (is_among(type, inline_types)) {
            inside_paragraph(kid, to);
          } else {
            block(kid, to);
          }
        });
    link_ = outer;
  }

  static std::string address_of(QPDFObjectHandle element) {
    QPDFObjectHandle all = element.getKey("/K");
    for (int i = 0; i < (all.isArray() ? all.getArrayNItems() : 1); ++i) {
      QPDFObjectHandle kid = all.isArray() ? all.getArrayItem(i) : all;
      QPDFObjectHandle object = kid.isDictionary() ? kid.getKey("/Obj") : kid;
      if (!object.isDictionary()) continue;
      QPDFObjectHandle action = object.getKey("/A");
      if (action.isDictionary() && action.getKey("/URI").isString())
        return as_utf8(action.getKey("/URI").getStringValue());
    }
    return {};
  }

  void item(QPDFObjectHandle element, Blocks& to) {
    source::ListLabel label{.level = std::clamp(level_ - 1, 0, 8)};
    bool has_text = false;
    for_each_kid(
        element, [&](Id page, int mark) { add_mark(page, mark); },
        [&](QPDFObjectHandle kid) {
          if (type_of(kid) != "Lbl") {
            if (!std::exchange(has_text, true)) label_ = label;
            return block(kid, to);
          }
          const source::Paragraph outer = std::exchange(open_, {});
          inside_paragraph(kid, to);
          label.text = open_.text();
          std::erase(label.text, ' ');
          open_ = outer;
          settle_format(label);
          label_ = label;
          has_text = true;
        });
    close(to);
    label_.reset();
  }

  static void settle_format(source::ListLabel& label) {
    const std::u32string text = to_utf32(label.text);
    const bool letters = std::ranges::any_of(text, is_letter_or_digit);
    const bool digits = letters && label.text.find_first_not_of("0123456789.)") == std::string::npos;
    label.format = digits    ? source::ListLabel::Format::decimal
                   : letters ? source::ListLabel::Format::other
                             : source::ListLabel::Format::bullet;
  }

  void figure(QPDFObjectHandle element, Blocks& to) {
    const std::string outer = std::exchange(alternative_, text_of_string(element.getKey("/Alt")));
    const bool outer_figure = std::exchange(in_figure_, true);
    const std::size_t before = document_.pictures.size();
    for_each_kid(
        element, [&](Id page, int mark) { add_mark(page, mark); },
        [&](QPDFObjectHandle kid) {
          const bool drawn = std::exchange(in_figure_, false);
          block(kid, to);
          in_figure_ = drawn;
        });
    in_figure_ = outer_figure;
    if (document_.pictures.size() == before)
      document_.remarks.push_back({source::Remark::Kind::object, alternative_, place()});
    alternative_ = outer;
  }

  void table(QPDFObjectHandle element, Blocks& to) {
    source::Table made{.ruled = true, .place = place()};
    const int number = ++tables_;
    rows(element, made, number);
    if (!made.rows.empty()) to.push_back({std::move(made)});
  }
  void rows(QPDFObjectHandle element, source::Table& made, int number) {
    for_each_kid(
        element, [](Id, int) {},
        [&](QPDFObjectHandle kid) {
          const std::string type = type_of(kid);
          if (type != "TR") return rows(kid, made, number);
          source::Row row;
          bool heads = true;
          for_each_kid(
              kid, [](Id, int) {},
              [&](QPDFObjectHandle cell) {
                source::Cell one;
                heads = heads && type_of(cell) == "TH";
                one.columns = span_of(cell, "/ColSpan");
                one.rows = span_of(cell, "/RowSpan");
                const source::Paragraph outer = std::exchange(open_, {});
                cell_place_ = source::Place{.part = source::Place::Part::cell,
                                            .page = place().page,
                                            .number = number,
                                            .row = static_cast<int>(made.rows.size()) + 1,
                                            .column = static_cast<int>(row.cells.size()) + 1};
                kids(cell, one.blocks);
                close(one.blocks);
                cell_place_.reset();
                open_ = outer;
                row.cells.push_back(std::move(one));
              });
          row.head = heads && made.rows.empty();
          if (!row.cells.empty()) made.rows.push_back(std::move(row));
        });
  }
  static int span_of(QPDFObjectHandle cell, const std::string& name) {
    QPDFObjectHandle all = cell.getKey("/A");
    for (int i = 0; i < (all.isArray() ? all.getArrayNItems() : 1); ++i) {
      QPDFObjectHandle one = all.isArray() ? all.getArrayItem(i) : all;
      if (one.isDictionary() && one.getKey(name).isInteger())
        return static_cast<int>(std::clamp<long long>(one.getKey(name).getIntValue(), 1, 64));
    }
    return 1;
  }

  void add_mark(Id page, int mark) {
    const auto number = numbers_.find(page);
    if (number == numbers_.end() || !used_.emplace(number->second, mark).second) return;
    const auto found = pages_[number->second].by_mark.find(mark);
    if (found == pages_[number->second].by_mark.end()) return;
    current_page_ = static_cast<int>(number->second) + 1;
    const Marked& marked = found->second;
    if (!in_figure_ && !marked.pieces.empty()) text(marked);
    for (const PlacedPicture& picture : marked.pictures) add_picture(picture);
  }

  void text(const Marked& marked) {
    std::vector<source::Run>& runs = open_.runs;
    const double size = marked.pieces.front().size;
    const bool other_line = current_page_ != last_page_ || std::abs(marked.first_y - last_y_) > size * 0.3;
    if (!runs.empty() && other_line && ends_word(runs.back().text)) runs.back().text += ' ';
    for (const Piece& piece : marked.pieces) {
      source::Look look{.bold = piece.bold, .italic = piece.italic, .size = piece.size};
      runs.push_back({.text = piece.text, .look = std::move(look), .link = link_});
    }
    last_page_ = current_page_;
    last_y_ = marked.last_y;
  }

  void add_picture(const PlacedPicture& placed) {
    const double width = placed.right - placed.left, height = placed.top - placed.bottom;
    constexpr double least = 6;  // points: rules and bullets are drawn as pictures, too
    if (width < least || height < least) return;
    auto known = files_.find(id_of(placed.image));
    if (known == files_.end()) {
      const std::size_t number = document_.files.size();
      auto file = stored_picture(placed.image, number + 1);
      if (!file) {
        document_.remarks.push_back({source::Remark::Kind::object, alternative_, place()});
        return;
      }
      document_.files.push_back(std::move(*file));
      known = files_.emplace(id_of(placed.image), number).first;
    }
    document_.pictures.push_back(
        {.file = known->second, .alternative = alternative_, .width = width, .height = height});
    open_.runs.push_back({.picture = document_.pictures.size() - 1});
  }

  [[nodiscard]] source::Place place() const {
    return cell_place_.value_or(source::Place{.page = current_page_, .paragraph = paragraph_});
  }

  void close(Blocks& to) {
    source::Paragraph made = std::exchange(open_, {});
    if (made.runs.empty()) return;
    if (current_page_ != counted_page_) paragraph_ = 0, counted_page_ = current_page_;
    if (!cell_place_) ++paragraph_;
    made.place = place();
    if (contents_) made.role = source::Role::contents;
    if (quoted_ && made.role == source::Role::text) made.role = source::Role::quotation;
    made.label = std::exchange(label_, std::nullopt);
    to.push_back({std::move(made)});
  }

  QPDF& file_;
  QPDFObjectHandle roles_ = QPDFObjectHandle::newNull();
  std::vector<PageContent> pages_;
  std::map<Id, std::size_t> numbers_, files_;
  std::set<std::pair<std::size_t, int>> used_;
  std::set<Id> seen_;
  source::Document document_;

  // Where the reading is.
  source::Paragraph open_;
  std::optional<source::ListLabel> label_;
  std::optional<source::Place> cell_place_;
  Id page_{0, 0};
  std::string link_, alternative_;
  bool quoted_ = false, contents_ = false, in_figure_ = false;
  int level_ = 0, depth_ = 0, tables_ = 0, paragraph_ = 0, current_page_ = 1, counted_page_ = 0, last_page_ = 0;
  double last_y_ = 0;
};

}  // namespace

std::optional<source::Document> read_tagged(QPDF& file) { return TaggedReader(file).read(); }

}  // namespace vestnik::pdf
