#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <utility>

#include "findings/catalogue/message.hpp"
#include "input/markup/addresses.hpp"
#include "input/markup/entities.hpp"
#include "input/markup/reader.hpp"
#include "input/markup/table_marks.hpp"

namespace vestnik::markup {
bool Reader::enter_span(MD_SPANTYPE type, void* detail) {
  if (!leaf_) open_leaf({});  // the items of a tight list have no paragraphs
  switch (type) {
    case MD_SPAN_STRONG:
      ++strong_;
      break;
    case MD_SPAN_EM:
      ++emphasis_;
      break;
    case MD_SPAN_CODE:
      ++code_;
      break;
    case MD_SPAN_A:
      enter_link(detail_as<MD_SPAN_A_DETAIL>(detail).href);
      // The parser copies a reference's title each time.
      return within_budget(link_.size() + detail_as<MD_SPAN_A_DETAIL>(detail).title.size);
    case MD_SPAN_IMG:
      enter_picture(detail_as<MD_SPAN_IMG_DETAIL>(detail));
      return within_budget(pictures_.back().path.size() + pictures_.back().text.text.size());
    default:
      break;
  }
  return true;
}

bool Reader::leave_span(MD_SPANTYPE type) {
  switch (type) {
    case MD_SPAN_STRONG:
      --strong_;
      break;
    case MD_SPAN_EM:
      --emphasis_;
      break;
    case MD_SPAN_CODE:
      --code_;
      break;
    case MD_SPAN_A:
      if (bad_link_) report_link(text_.find('[', cursor_));
      if (--link_depth_ == 0) link_.clear();
      break;
    case MD_SPAN_IMG:
      --picture_depth_;
      break;
    default:
      break;
  }
  return true;
}

void Reader::enter_link(const MD_ATTRIBUTE& address) {
  if (link_depth_++ > 0) return;  // a bare address inside a link's text is text
  link_ = attribute(address);
  if (is_link_address(link_)) return;
  bad_link_ = std::exchange(link_, {});
}

std::size_t Reader::link_mark(std::size_t offset) const {
  // Between the bracket and the text stand only the marks of emphasis and code, and spaces.
  const std::size_t before = offset > 0 ? text_.find_last_not_of("*_`! ", offset - 1) : std::string::npos;
  const bool opens = before != std::string::npos && (text_[before] == '[' || text_[before] == '<');
  return opens ? before : offset;
}

void Reader::report_link(std::size_t mark) {
  mark = std::min(mark, text_.size());
  const std::string address = *std::exchange(bad_link_, std::nullopt);
  MessageId<"address"> id = "markup-link"_id;
  if (text_.compare(mark, 2, "[^") == 0) {
    id = "markup-link/footnote"_id;
  } else if (address.find('@') != std::string::npos && address.find_first_of(":/?# ") == std::string::npos) {
    id = "markup-link/mail"_id;
  } else if (address.starts_with("www.")) {
    id = "markup-link/web"_id;
  }
  report(id, map_.at(mark), value<"address">(address));
}

void Reader::enter_picture(const MD_SPAN_IMG_DETAIL& detail) {
  if (picture_depth_++ > 0) return;
  const std::size_t mark = text_.find("![", cursor_);
  MarkupBlock picture{.kind = MarkupBlock::Kind::picture,
                      .path = attribute(detail.src),
                      .where = map_.at(mark == std::string::npos ? cursor_ : mark)};
  // A picture without a text of its own would leave the next one at its place.
  if (mark != std::string::npos) cursor_ = mark + 2;
  InlineBuilder title;
  title.add(attribute(detail.title), {.where = map_.span_at(cursor_)});
  picture.text = title.take();
  pictures_.push_back(std::move(picture));
}

std::string Reader::attribute(const MD_ATTRIBUTE& value) {
  std::string text;
  for (std::size_t i = 0; value.size > 0 && value.substr_offsets[i] < value.size; ++i) {
    const std::string_view part(value.text + value.substr_offsets[i],
                                value.substr_offsets[i + 1] - value.substr_offsets[i]);
    if (value.substr_types[i] == MD_TEXT_NULLCHAR) {
      text += "\uFFFD";
    } else if (value.substr_types[i] == MD_TEXT_ENTITY) {
      // "?a=1&b;" of an address is no entity.
      text += resolve_entity(part).value_or(std::string(part));
    } else {
      text += part;
    }
  }
  return text;
}

InlineSpan Reader::properties() {
  const Attributes& passage = passages_.at(cursor_);
  const auto is_open = [&](std::string_view name) {
    return std::ranges::find(html_, name, &HtmlMark::name) != html_.end();
  };
  return {.strong = strong_ > 0,
          .emphasis = emphasis_ > 0 || passage.emphasis,
          .code = code_ > 0,
          .struck = is_open("s"),
          .small_capitals = passage.small_capitals,
          .position = is_open("sup")   ? TextPosition::superscript
                      : is_open("sub") ? TextPosition::subscript
                                       : TextPosition::normal,
          .link = link_,
          .language = passage.language,
          .where = map_.span_at(cursor_)};
}

bool Reader::add_text(MD_TEXTTYPE type, std::string_view text) {
  // Line ends and the indentation of code are md4c's own strings; all others are parts of the source.
  const auto begin = reinterpret_cast<std::uintptr_t>(text_.data());
  const auto at = reinterpret_cast<std::uintptr_t>(text.data());
  const bool in_source = at >= begin && at - begin < text_.size();
  const std::size_t seen = cursor_;
  if (in_source) {
    cursor_ = at - begin;
    if (mode_ == Mode::inlines && map_.begins_line(cursor_)) {
      text.remove_prefix(std::min(text.size(), inline_prefix.size()));
      cursor_ += inline_prefix.size();
    }
  }
  if (type == MD_TEXT_HTML && in_cell_ && is_line_break(text)) {
    builder_.break_line(properties());
    literal_.add_line_end();
    return begin_another();
  }
  if (type == MD_TEXT_HTML) {
    if (html_block_ || !take_html(text)) report_html();
    return true;
  }
  if (!leaf_) open_leaf({});
  if (leaf_->where.line == 0) leaf_->where = map_.at(cursor_);
  if (bad_link_ && in_source) report_link(link_mark(cursor_));
  escaped_ = in_source && cursor_ > seen && text_[cursor_ - 1] == '\\' ? cursor_ : none;
  note_literal(type, text);
  switch (type) {
    case MD_TEXT_NULLCHAR:
      add_piece("\uFFFD");
      break;
    case MD_TEXT_BR:
      if (picture_depth_ > 0) {
        add_piece(" ");
      } else {
        builder_.break_line(properties());
        if (!begin_another()) return false;
      }
      break;
    case MD_TEXT_SOFTBR:
      add_piece(" ");
      break;
    case MD_TEXT_ENTITY:
      add_entity(text);
      break;
    case MD_TEXT_CODE:
      if (in_source) {
        add_written(text);
      } else {
        add_code(text);
      }
      break;
    default:
      if (in_source) {
        add_source(text);
        return within_budget(text.size() + link_.size());
      }
      add_piece(text);
      break;
  }
  if (in_source) cursor_ += text.size();
  return within_budget(text.size() + link_.size());
}

void Reader::add_piece(std::string_view text) {
  if (picture_depth_ > 0) {
    pictures_.back().alternative += text;
  } else {
    builder_.add(text, properties());
  }
}

void Reader::add_marked(std::string_view text, std::size_t at) {
  if (picture_depth_ > 0 || code_ > 0) {
    add_piece(text);
  } else {
    builder_.add_with_marks(text, properties(), at == escaped_);
  }
}

void Reader::add_source(std::string_view text) {
  while (!text.empty()) {
    const Passages::Mark* mark = passages_.mark_at(cursor_);
    const bool inside = mark != nullptr && mark->begin <= cursor_;
    std::size_t taken = text.size();
    if (mark != nullptr) taken = std::min(taken, (inside ? mark->end : mark->begin) - cursor_);
    if (!inside) add_written(text.substr(0, taken));
    if (inside && mark->begin == cursor_ && mark->problem) {
      report(*mark->problem, map_.at(cursor_), value<"shown">(mark->shown));
    }
    cursor_ += taken;
    text.remove_prefix(taken);
  }
}

void Reader::add_written(std::string_view text) {
  const std::size_t end = cursor_ + text.size();
  for (std::size_t at = cursor_; at < end;) {
    const auto [begin, inserted_end] = edited_.next_inserted(at);
    const std::size_t stop = std::clamp(begin, at, end);
    const std::string_view written = std::string_view(text_).substr(at, stop - at);
    if (code_ > 0 || leaf_->kind == MarkupBlock::Kind::code) {
      add_code(written);
    } else {
      add_marked(written, at);
    }
    at = std::min(std::max(inserted_end, stop), end);
  }
}

void Reader::add_entity(std::string_view entity) {
  if (const std::optional<std::string> character = resolve_entity(entity)) {
    add_piece(*character);
    return;
  }
  report("markup-entity"_id, map_.at(cursor_), value<"entity">(std::string(entity)));
  add_piece(entity);
}

void Reader::add_code(std::string_view text) {
  if (leaf_->kind == MarkupBlock::Kind::code) {
    InlineSpan code = properties();
    code.code = true;
    builder_.add_code(text, code);
  } else {
    add_piece(text);
  }
}

bool Reader::take_html(std::string_view tag) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> marks{
      {{"sup", "sup"}, {"sub", "sub"}, {"s", "s"}, {"del", "s"}, {"strike", "s"}}};
  const bool closes = tag.starts_with("</");
  const std::string_view name = tag.substr(closes ? 2 : 1, tag.find('>') - (closes ? 2 : 1));
  const auto* const mark = std::ranges::find_if(marks, [&](const auto& known) {
    return std::ranges::equal(known.first, name, {}, {}, [](char c) { return static_cast<char>(c | 0x20); });
  });
  if (mark == marks.end()) return false;
  if (!closes) {
    html_.push_back({mark->second, cursor_});
    return true;
  }
  const auto open = std::ranges::find(html_.rbegin(), html_.rend(), mark->second, &HtmlMark::name);
  if (open == html_.rend()) return false;
  html_.erase(std::prev(open.base()));
  return true;
}

void Reader::report_open_html() {
  for (const HtmlMark& mark : std::exchange(html_, {})) {
    report("markup-html/open"_id, map_.at(mark.offset), value<"tag">(std::string(mark.name)));
  }
}

void Reader::report_html() {
  if (html_block_ && std::exchange(html_reported_, true)) return;
  report("markup-html"_id, map_.at(cursor_));
}

}  // namespace vestnik::markup
