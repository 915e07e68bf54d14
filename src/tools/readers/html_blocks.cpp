#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/text/case_and_form.hpp"
#include "base/text/utf8.hpp"
#include "findings/catalogue/message.hpp"
#include "tools/readers/formats.hpp"
#include "tools/readers/html_reader.hpp"
#include "tools/readers/html_text.hpp"
#include "tools/readers/html_tree.hpp"

namespace vestnik::readers {
namespace {

using source::Place;

bool is_unseen(std::string_view name) {
  static constexpr auto names = std::to_array<std::string_view>(
      {"script", "style", "noscript", "template", "iframe", "object", "embed", "applet", "head",   "title",    "meta",
       "link",   "svg",   "canvas",   "audio",    "video",  "map",    "xml",   "input",  "option", "datalist", "o:p"});
  return std::ranges::find(names, name) != names.end();
}

int level_of_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0' : 0;
}

source::Role role_of_element(const Node& element) {
  using source::Role;
  if (element.is("figcaption") || element.is("caption")) return Role::caption;
  for (const std::string& one : words_of_attribute(element, "class")) {
    if (one == "msotitle") return Role::title;
    if (one == "msosubtitle") return Role::subtitle;
    if (one == "msocaption" || one == "wp-caption-text") return Role::caption;
    if (one.starts_with("msotocheading")) return Role::contents_heading;
    if (one.starts_with("msotoc")) return Role::contents;
    if (one == "msoquote" || one == "msointensequote") return Role::quotation;
  }
  return Role::text;
}

/// Word writes a list's bullets and numbers as text before each item.
bool is_item_of_word(const Node& element) {
  return std::ranges::any_of(words_of_attribute(element, "class"),
                             [](const std::string& one) { return one.starts_with("msolist"); });
}

/// "2", "b", "iv": the number of a list's item as its list counts.
std::string item_number(const std::string& type, int number) {
  if (type == "a" && number >= 1 && number <= 26) return std::string(1, static_cast<char>('a' + number - 1));
  if (type == "A" && number >= 1 && number <= 26) return std::string(1, static_cast<char>('A' + number - 1));
  return fmt::format("{}", number);
}

bool is_note_id(std::string_view id) {
  for (const std::string_view begin : {"ftn", "_ftn", "edn", "_edn", "sdfootnote", "sdendnote"}) {
    if (!id.starts_with(begin)) continue;
    id.remove_prefix(begin.size());
    return !id.empty() && id.find_first_not_of("0123456789") == std::string_view::npos;
  }
  return false;
}

}  // namespace

HtmlReader::HtmlReader(const Node& root, std::string address, const WebArchive* archive, const FileBeside& beside)
    : root_(root), archive_(archive), beside_(beside), page_(root), address_(std::move(address)) {
  if (address_.empty() || page_.address().starts_with("http")) {
    if (!page_.address().empty()) address_ = page_.address();
  }
  base_ = page_.base().starts_with("http") ? page_.base() : address_;
}

source::Document HtmlReader::read() {
  read_styles(root_);
  if (page_.is_from_office()) find_notes(root_);
  if (page_.content() != nullptr) {
    // What stands round the text comes first, so that places count its paragraphs only.
    round_ = true;
    walk(root_, document_.beside);
    close_paragraph(document_.beside);
    round_ = false;
    place_ = {};
    if (page_.title() != nullptr) child(*page_.title(), document_.blocks);
    walk(*page_.content(), document_.blocks);
    close_paragraph(document_.blocks);
    add_address();
  } else {
    walk(root_, document_.blocks);
    close_paragraph(document_.blocks);
  }
  return std::move(document_);
}

void HtmlReader::read_styles(const Node& node) {
  for (const Node& one : node.children) {
    const std::string media = one.value("media", "all");
    const bool shown = media.find("print") == std::string::npos || media.find("all") != std::string::npos;
    if (one.is("style") && shown) styles_.read(one.all_text());
    if (one.is("link") && archive_ != nullptr && folded_case(one.value("rel")) == "stylesheet" && shown) {
      const auto found = archive_->files.find(full_address(one.value("href")));
      if (found != archive_->files.end()) styles_.read(as_utf8(found->second));
    }
    read_styles(one);
  }
}

void HtmlReader::find_notes(const Node& node) {
  for (const Node& one : node.children) {
    if (const std::string id = one.value("id"); one.is("div") && is_note_id(id)) {
      notes_.emplace(id.starts_with('_') ? id.substr(1) : id, &one);
      note_elements_.insert(&one);
    }
    find_notes(one);
  }
}

void HtmlReader::walk(const Node& node, Blocks& to) {
  const HtmlFormat outer = format_;
  if (!node.name.empty()) format_ = styles_.inside(node, outer);
  for (const Node& one : node.children) child(one, to);
  format_ = outer;
}

void HtmlReader::child(const Node& node, Blocks& to) {
  // Round the text, the text itself is passed over; within it, what is not part of it goes beside.
  if (round_ && &node == page_.content()) return close_paragraph(to);
  if (round_ && &node == page_.title()) return;
  if (!round_ && page_.stands_round_text(node)) {
    if (is_html_block(node.name)) close_paragraph(to);
    source::Paragraph open = std::exchange(paragraph_, {});
    const Place place = std::exchange(place_, {});
    const auto label = std::exchange(label_, std::nullopt);
    round_ = true;
    element(node, document_.beside);
    close_paragraph(document_.beside);
    round_ = false;
    label_ = label;
    place_ = place;
    paragraph_ = std::move(open);
    return;
  }
  if (node.name.empty()) {
    text(node.text);
  } else if (!is_unseen(node.name) && !note_elements_.contains(&node)) {
    element(node, to);
  }
}

void HtmlReader::element(const Node& node, Blocks& to) {
  if (node.is("br")) {
    line_break(to);
  } else if (node.is("img")) {
    picture(node);
  } else if (node.is("a")) {
    link(node, to);
  } else if (node.is("ul") || node.is("ol") || node.is("dir") || node.is("menu")) {
    list(node, to);
  } else if (node.is("table")) {
    table(node, to);
  } else if (node.is("hr")) {
    close_paragraph(to);
  } else if (is_html_block(node.name)) {
    block(node, to);
  } else {
    walk(node, to);
  }
}

void HtmlReader::block(const Node& node, Blocks& to) {
  close_paragraph(to);
  const HtmlFormat outer = format_;
  const bool outer_preformatted = preformatted_;
  format_ = styles_.inside(node, outer);
  preformatted_ = preformatted_ || node.is("pre");
  const source::Paragraph before = std::exchange(paragraph_, {});
  const bool contents = node.value("id").starts_with("Table of Contents");
  paragraph_.heading = level_of_heading(node.name);
  paragraph_.role = contents ? source::Role::contents : role_of_element(node);
  if (node.is("blockquote") || before.role == source::Role::quotation) paragraph_.role = source::Role::quotation;
  if (before.role == source::Role::caption || before.role == source::Role::contents) paragraph_.role = before.role;
  if (before.heading > 0 && paragraph_.heading == 0) paragraph_.heading = before.heading;
  const std::string declared = styles_.declarations(node);
  paragraph_.new_page = css_value(declared, "page-break-before") == "always";
  const Node* const outer_element = std::exchange(paragraph_element_, &node);
  for (const Node& one : node.children) child(one, to);
  close_paragraph(to);
  paragraph_ = before;
  paragraph_element_ = outer_element;
  preformatted_ = outer_preformatted;
  format_ = outer;
}

void HtmlReader::list(const Node& node, Blocks& to) {
  close_paragraph(to);
  const HtmlFormat outer = format_;
  format_ = styles_.inside(node, outer);
  ++list_level_;
  int number = std::max(to_int(node.value("start", "1")), 0);
  const auto outer_label = std::exchange(label_, std::nullopt);
  for (const Node& one : node.children) {
    if (one.is("li")) {
      if (one.attribute("value") != nullptr) number = to_int(one.value("value"));
      source::ListLabel label{.level = std::clamp(list_level_, 0, 8)};
      const std::string type = node.value("type", "1");
      if (node.is("ol")) {
        label.format = type == "1" ? source::ListLabel::Format::decimal : source::ListLabel::Format::other;
        label.text = item_number(type, number++) + ".";
      } else {
        label.text = "•";
      }
      label_ = std::move(label);
    }
    child(one, to);
    close_paragraph(to);
    if (one.is("li")) label_.reset();
  }
  label_ = outer_label;
  --list_level_;
  format_ = outer;
}

void HtmlReader::table(const Node& node, Blocks& to) {
  close_paragraph(to);
  const HtmlFormat outer = format_;
  format_ = styles_.inside(node, outer);
  const source::Paragraph before = std::exchange(paragraph_, {});
  const auto label = std::exchange(label_, std::nullopt);
  const int level = std::exchange(list_level_, -1);
  source::Table made{.place = place()};
  if (made.place.part == Place::Part::body) ++made.place.paragraph;
  const Place outer_outside = std::exchange(outside_table_, place_);
  const std::string border = node.value("border", node.attribute("border") == nullptr ? "0" : "1");
  const std::string style = css_value(styles_.declarations(node), "border");
  made.ruled = border != "0" || (!style.empty() && style.find("none") == std::string::npos && !style.starts_with('0'));
  if (place_.part == Place::Part::body || place_.part == Place::Part::cell)
    place_ = {.part = Place::Part::cell, .number = ++tables_};
  for (const Node& one : node.children) {
    if (one.is("caption")) element(one, to);
  }
  std::vector<int> reaching;
  rows(node, made, false, reaching, to);
  place_ = std::exchange(outside_table_, outer_outside);
  paragraph_ = before;
  label_ = label;
  list_level_ = level;
  format_ = outer;
  if (!made.rows.empty()) to.push_back({std::move(made)});
}

void HtmlReader::rows(const Node& node, source::Table& made, bool head, std::vector<int>& reaching, Blocks& before) {
  for (const Node& one : node.children) {
    if (one.is("thead")) rows(one, made, true, reaching, before);
    if (one.is("tbody") || one.is("tfoot")) rows(one, made, head, reaching, before);
    if (one.is("tr")) row(one, made, head, reaching, before);
    // Cells without a row, and what stands between rows, are one row each.
    if (one.is("td") || one.is("th")) {
      Node alone{.name = "tr"};
      alone.children.push_back(one);
      row(alone, made, head, reaching, before);
    }
    stray(one, before);
  }
}

/// What stands in a table but in none of its cells, browsers show before it.
void HtmlReader::stray(const Node& node, Blocks& before) {
  static constexpr auto parts =
      std::to_array<std::string_view>({"thead", "tbody", "tfoot", "tr", "td", "th", "caption", "col", "colgroup"});
  if (std::ranges::find(parts, node.name) != parts.end()) return;
  const Place outer = std::exchange(place_, outside_table_);
  child(node, before);
  close_paragraph(before);
  outside_table_ = std::exchange(place_, outer);
}

void HtmlReader::row(const Node& node, source::Table& made, bool head, std::vector<int>& reaching, Blocks& before) {
  source::Row result{.head = head};
  place_.row = static_cast<int>(made.rows.size()) + 1;
  const HtmlFormat outer = format_;
  format_ = styles_.inside(node, outer);
  std::size_t column = 0;
  bool all_heads = true;
  const auto skip_reached = [&] {
    for (; column < reaching.size() && reaching[column] > 0; ++column) {
      --reaching[column];
      result.cells.push_back({.rows = 0});
    }
  };
  for (const Node& one : node.children) {
    if (!one.is("td") && !one.is("th")) {
      stray(one, before);
      continue;
    }
    skip_reached();
    all_heads = all_heads && one.is("th");
    source::Cell cell;
    cell.columns = std::clamp(to_int(one.value("colspan", "1")), 1, 64);
    cell.rows = std::clamp(to_int(one.value("rowspan", "1")), 1, 1'000);
    place_.column = static_cast<int>(result.cells.size()) + 1;
    const Place cell_place = place_;
    block(one, cell.blocks);
    place_ = cell_place;
    const std::string border = css_value(styles_.declarations(one), "border");
    made.ruled = made.ruled || border.find("solid") != std::string::npos;
    const std::size_t end = column + static_cast<std::size_t>(cell.columns);
    if (reaching.size() < end) reaching.resize(end, 0);
    for (; column < end; ++column) reaching[column] = cell.rows - 1;
    result.cells.push_back(std::move(cell));
  }
  skip_reached();
  format_ = outer;
  result.head = head || (all_heads && !result.cells.empty() && made.rows.empty());
  if (!result.cells.empty()) made.rows.push_back(std::move(result));
}

void HtmlReader::close_paragraph(Blocks& to) {
  breaks_ = 0;
  std::vector<source::Run>& runs = paragraph_.runs;
  const auto is_break = [](const source::Run& run) {
    return !run.picture && !run.note && run.text.find_first_not_of(" \u2028") == std::string::npos;
  };
  while (!runs.empty() && is_break(runs.back())) runs.pop_back();
  if (runs.empty()) return;
  source::Paragraph made = paragraph_;  // its role and heading hold for what follows in the same element
  paragraph_.runs.clear();
  paragraph_.new_page = false;
  made.alignment = format_.alignment;
  made.label = std::exchange(label_, std::nullopt);
  if (made.heading > 0) made.label.reset();
  settle_label(made, paragraph_element_);
  const bool printed = std::ranges::any_of(runs, [](const source::Run& run) { return run.look.printed(); }) ||
                       std::ranges::any_of(made.runs, [](const source::Run& run) { return run.look.printed(); });
  if (place_.part == Place::Part::body && printed) ++place_.paragraph;
  made.place = place();
  to.push_back({std::move(made)});
}

/// "·     text" → a bullet and "text".
void HtmlReader::settle_label(source::Paragraph& paragraph, const Node* element) const {
  if (element == nullptr || paragraph.label || !is_item_of_word(*element)) return;
  const std::string all = paragraph.text();
  const std::size_t end = all.find("\u00A0");
  constexpr std::size_t longest = 8;
  if (end == std::string::npos || end == 0 || end > longest) return;
  const std::string mark = all.substr(0, all.find_last_not_of(' ', end - 1) + 1);
  const char last = mark.back();
  const bool number = last == '.' || last == ')';
  const bool bullet = !number && to_utf32(mark).size() == 1;
  if (!number && !bullet) return;
  source::ListLabel label;
  const std::string margin = css_value(styles_.declarations(*element), "margin-left");
  label.level = std::clamp(static_cast<int>(css_length(margin, 12).value_or(36) / 36) - 1, 0, 8);
  if (number) {
    const bool digits = mark.find_first_not_of("0123456789.)") == std::string::npos;
    label.format = digits ? source::ListLabel::Format::decimal : source::ListLabel::Format::other;
  }
  label.text = bullet ? "•" : mark;
  // The mark and the spaces behind it go from the runs.
  std::size_t rest = all.size() - all.find_first_not_of(" \u00A0", end);
  rest = all.size() - rest;
  for (source::Run& run : paragraph.runs) {
    if (!run.look.printed()) continue;
    const std::size_t cut = std::min(rest, run.text.size());
    run.text.erase(0, cut);
    rest -= cut;
    if (rest == 0) break;
  }
  paragraph.label = std::move(label);
}

/// The page's own address is its text's source.
void HtmlReader::add_address() {
  if (!address_.starts_with("http")) return;
  for (const source::Block& block : document_.blocks) {
    const auto* paragraph = std::get_if<source::Paragraph>(&block.content);
    if (paragraph != nullptr && paragraph->text().find(address_) != std::string::npos) return;
  }
  source::Paragraph made;
  made.runs.push_back({.text = address_, .look = {.size = 12}});
  ++place_.paragraph;
  made.place = place();
  document_.blocks.push_back({std::move(made)});
}

bool is_html(std::string_view bytes) { return looks_like_html(bytes) || looks_like_web_archive(bytes); }

Outcome<source::Document> read_html(std::string_view bytes, const std::string& file, const FileBeside& beside) {
  Outcome<source::Document> outcome;
  const auto fail = [&](std::string_view problem) {
    outcome.diagnostics.push_back(
        finding("document-unreadable"_id, {.file = file}, value<"problem">(std::string(problem))));
    return std::move(outcome);
  };
  std::optional<WebArchive> archive;
  if (!looks_like_html(bytes) && looks_like_web_archive(bytes)) {
    archive = read_web_archive(bytes);
    if (!archive) return fail("no web page in it");
  }
  const HtmlText text = archive ? html_as_utf8(archive->page, archive->charset) : html_as_utf8(bytes, {});
  if (!text.guessed.empty())
    outcome.diagnostics.push_back(finding("encoding-guessed"_id, {.file = file}, value<"encoding">(text.guessed)));
  std::string problem = "an empty page";
  const auto parsed = parse_html(text.utf8, problem);
  if (!parsed) return fail(problem);
  std::string address = archive ? archive->address : parsed->saved_from;
  outcome.value = HtmlReader(parsed->tree.root(), std::move(address), archive ? &*archive : nullptr, beside).read();
  return outcome;
}

}  // namespace vestnik::readers
