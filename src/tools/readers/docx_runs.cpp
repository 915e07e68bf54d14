#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text/utf8.hpp"
#include "tools/readers/docx_reader.hpp"
#include "tools/readers/symbols.hpp"

namespace vestnik::readers {
namespace {

using source::Change;

/// The words of a field's instruction; a word in quotes may hold spaces.
std::vector<std::string> instruction_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false, open = false;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    if (c == '\\' && quoted && i + 1 < text.size()) {
      word += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
      open = true;
    } else if (!quoted && (c == ' ' || c == '\t' || c == '\n')) {
      if (open) words.push_back(std::exchange(word, {}));
      open = false;
    } else {
      word += c;
      open = true;
    }
  }
  if (open) words.push_back(word);
  return words;
}

/// The address in a HYPERLINK field; empty: it leads to a place in the document.
std::string address_of(const std::vector<std::string>& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "\\l" || words[i] == "\\o" || words[i] == "\\t") {
      ++i;
    } else if (!words[i].starts_with('\\')) {
      return words[i];
    }
  }
  return {};
}

constexpr std::string_view line_separator = "\u2028";

}  // namespace

void DocxReader::inlines(const Node& parent) {
  for (const Node& one : parent.children) inline_element(one);
}

void DocxReader::inside(const Node& element, Change change) {
  // What was inserted and then deleted is deleted.
  const Change before = around_.change;
  if (before != Change::deleted) around_.change = change;
  inlines(element);
  around_.change = before;
}

void DocxReader::inline_element(const Node& element) {
  if (element.is("w:r")) {
    run(element);
  } else if (element.is("w:hyperlink")) {
    hyperlink(element);
  } else if (element.is("w:fldSimple")) {
    simple_field(element);
  } else if (element.is("w:ins") || element.is("w:moveTo")) {
    inside(element, Change::inserted);
  } else if (element.is("w:del") || element.is("w:moveFrom")) {
    inside(element, Change::deleted);
  } else if (element.is("w:sdt")) {
    if (const Node* content = element.child("w:sdtContent")) inlines(*content);
  } else if (element.is("w:smartTag") || element.is("w:customXml") || element.is("w:dir") || element.is("w:bdo")) {
    inlines(element);
  } else if (element.is("m:oMath") || element.is("m:oMathPara")) {
    equation(element);
  } else if (element.is("mc:AlternateContent")) {
    const Node* choice = element.child("mc:Choice");
    if (choice == nullptr) choice = element.child("mc:Fallback");
    if (choice != nullptr) inlines(*choice);
  }
}

void DocxReader::run(const Node& element) {
  const Node* properties = element.child("w:rPr");
  const RunFormat own = read_run_format(properties);
  const Node* named = properties == nullptr ? nullptr : properties->child("w:rStyle");
  const RunFormat character = named == nullptr ? RunFormat{} : style(named->value("w:val")).run;
  look_ = settle(styles_.standard_run(), paragraph_format_, character, own);
  look_.change = around_.change;
  face_ = own.face ? *own.face : character.face ? *character.face : paragraph_format_.face.value_or("");
  const source::Look look = look_;
  const std::string face = face_;
  for (const Node& one : element.children) {
    run_content(one);
    look_ = look;  // a text box inside has had looks of its own
    face_ = face;
  }
}

void DocxReader::run_content(const Node& element) {
  const std::string_view name = element.name;
  if (name == "w:t" || name == "w:delText") {
    text_element(element);
  } else if (name == "w:fldChar") {
    field_character(element);
  } else if (name == "w:instrText" || name == "w:delInstrText") {
    if (!fields_.empty() && !fields_.back().result) fields_.back().instruction += element.all_text();
  } else if (name == "w:tab" || name == "w:ptab") {
    add_text("\t");
  } else if (name == "w:br" || name == "w:cr") {
    line_break(element);
  } else if (name == "w:noBreakHyphen") {
    add_text("\u2011");
  } else if (name == "w:softHyphen") {
    add_text("\u00AD");
  } else if (name == "w:sym") {
    add_symbol(element);
  } else if (name == "w:lastRenderedPageBreak") {
    if (place_.part == source::Place::Part::body || place_.part == source::Place::Part::cell) ++page_;
  } else if (name == "w:footnoteReference" || name == "w:endnoteReference") {
    note_mark(element, name == "w:endnoteReference");
  } else if (name == "w:drawing") {
    drawing(element);
  } else if (name == "w:pict" || name == "w:object") {
    old_drawing(element);
  } else if (name == "w:ruby") {
    if (const Node* base = element.child("w:rubyBase")) inlines(*base);
  } else if (name == "mc:AlternateContent") {
    const Node* choice = element.child("mc:Choice");
    static constexpr auto known = std::to_array<std::string_view>({"wps", "wpg", "wpc", "w14", "w15", "a14", "wp14"});
    const bool readable = choice != nullptr && std::ranges::find(known, choice->value("Requires")) != known.end();
    const Node* fallback = element.child("mc:Fallback");
    const Node* chosen = readable || fallback == nullptr ? choice : fallback;
    if (chosen != nullptr) {
      for (const Node& one : chosen->children) run_content(one);
    }
  }
}

bool DocxReader::shown() const { return std::ranges::all_of(fields_, &Field::result); }

std::string DocxReader::current_link() const {
  for (std::size_t i = fields_.size(); i-- > 0;) {
    if (!fields_[i].link.empty()) return fields_[i].link;
  }
  return around_.link;
}

void DocxReader::add_text(std::string text) {
  if (paragraph_ == nullptr || text.empty() || !shown()) return;
  std::string link = current_link();
  std::vector<source::Run>& runs = paragraph_->runs;
  const bool goes_on = !runs.empty() && runs.back().look == look_ && runs.back().link == link && !runs.back().picture &&
                       !runs.back().note;
  if (goes_on) {
    runs.back().text += text;
  } else {
    runs.push_back({.text = std::move(text), .look = look_, .link = std::move(link)});
  }
}

void DocxReader::text_element(const Node& element) {
  std::string text = element.all_text();
  std::ranges::replace(text, '\n', ' ');
  std::erase(text, '\r');
  if (text.empty()) return;
  const bool coded = std::ranges::any_of(to_utf32(text), [](char32_t c) { return c >= 0xF000 && c <= 0xF0FF; });
  if (!coded && !is_symbol_face(face_)) return add_text(std::move(text));
  std::u32string result;
  for (const char32_t c : to_utf32(text)) {
    // Word keeps letters that were typed in a face of symbols as such codes; plain letters are set in another face.
    if (c < 0xF000 || c > 0xF0FF) {
      result += c;
    } else if (const auto known = symbol(c, face_)) {
      result += *known;
    } else {
      remark(source::Remark::Kind::symbol, fmt::format("{} U+{:04X}", face_, static_cast<unsigned>(c)));
    }
  }
  add_text(to_utf8(result));
}

void DocxReader::add_symbol(const Node& element) {
  const std::string face = element.value("w:font");
  unsigned code = 0;
  for (const char c : element.value("w:char")) {
    const char low = static_cast<char>(c | 0x20);
    const int digit = c >= '0' && c <= '9' ? c - '0' : low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
    if (digit < 0 || code > 0xFFFF) return;
    code = code * 16 + static_cast<unsigned>(digit);
  }
  if (code < 0x20 || code > 0xFFFF || (code >= 0xD800 && code < 0xE000)) return;
  if (const auto known = symbol(code, face)) return add_text(to_utf8(*known));
  remark(source::Remark::Kind::symbol, fmt::format("{} U+{:04X}", face, code));
}

void DocxReader::line_break(const Node& element) {
  const std::string type = element.value("w:type", "textWrapping");
  if (type == "textWrapping") return add_text(std::string(line_separator));
  if (paragraph_ == nullptr || type != "page" || look_.change == Change::deleted || !shown()) {
    if (type == "column") add_text(std::string(line_separator));
    return;
  }
  if (!has_page_marks_ && place_.part == source::Place::Part::body) ++page_, page_known_ = true;
  const bool opens = std::ranges::all_of(paragraph_->runs, [](const source::Run& run) { return run.text.empty(); });
  if (opens) {
    paragraph_->new_page = true;
    paragraph_->place.page = page_;
  } else {
    add_text(std::string(line_separator));
  }
}

void DocxReader::field_character(const Node& element) {
  const std::string type = element.value("w:fldCharType");
  constexpr std::size_t deepest = 100;
  if (type == "begin") {
    if (fields_.size() < deepest) fields_.emplace_back();
  } else if (type == "separate") {
    field_begins_result();
  } else if (type == "end" && !fields_.empty()) {
    const Field ended = fields_.back();
    fields_.pop_back();
    if (ended.result) return;
    const std::vector<std::string> words = instruction_words(ended.instruction);
    if (words.empty()) return;
    if (words.front() == "SYMBOL" && words.size() > 1) {
      const auto face = std::ranges::find(words, "\\f");
      const std::string name = face == words.end() || face + 1 == words.end() ? "Symbol" : *(face + 1);
      if (const auto known = symbol(static_cast<char32_t>(std::max(to_int(words[1]), 0x20)), name))
        add_text(to_utf8(*known));
    } else if (words.front() == "EQ" || words.front() == "eq") {
      remark(source::Remark::Kind::equation, ended.instruction);
    }
  }
}

void DocxReader::field_begins_result() {
  if (fields_.empty()) return;
  Field& field = fields_.back();
  field.result = true;
  const std::vector<std::string> words = instruction_words(field.instruction);
  if (words.empty()) return;
  if (words.front() == "HYPERLINK") field.link = address_of(words);
  field.contents = words.front() == "TOC";
}

void DocxReader::simple_field(const Node& element) {
  fields_.push_back({.instruction = element.value("w:instr")});
  field_begins_result();
  inlines(element);
  fields_.pop_back();
}

void DocxReader::hyperlink(const Node& element) {
  const std::string before = around_.link;
  const auto relation = relations_.find(element.value("r:id"));
  if (relation != relations_.end() && relation->second.outside) around_.link = relation->second.target;
  inlines(element);
  around_.link = before;
}

void DocxReader::note_mark(const Node& element, bool at_end) {
  if (paragraph_ == nullptr || !shown()) return;
  auto& notes = at_end ? endnotes_ : footnotes_;
  const auto found = notes.find(element.value("w:id"));
  if (found == notes.end()) return;
  source::Note& note = document_.notes[found->second];
  if (note.mark.empty()) {
    const auto marked = std::ranges::count_if(
        document_.notes, [&](const source::Note& other) { return other.at_end == at_end && !other.mark.empty(); });
    note.mark = fmt::format("{}", marked + 1);
  }
  paragraph_->runs.push_back({.look = look_, .note = found->second});
}

void DocxReader::equation(const Node& element) {
  std::string text;
  const auto collect = [&](const auto& self, const Node& node) -> void {
    if (node.is("m:t")) text += node.all_text();
    const bool fraction = node.is("m:f");
    for (const Node& one : node.children) {
      if (fraction && one.is("m:den")) text += "/";
      const bool group = fraction && (one.is("m:num") || one.is("m:den")) && one.all_text().size() > 1;
      if (group) text += "(";
      self(self, one);
      if (group) text += ")";
    }
  };
  collect(collect, element);
  if (text.empty()) return;
  look_ = settle(styles_.standard_run(), paragraph_format_, {}, {});
  look_.change = around_.change;
  add_text(text);
  remark(source::Remark::Kind::equation, text);
}

}  // namespace vestnik::readers
