#include "markup/markup.hpp"

#include <fmt/format.h>
#include <md4c.h>

#include <algorithm>

#include "markup/entity.hpp"
#include "markup/source_map.hpp"

namespace vestnik {
namespace {

using Kind = MarkupBlock::Kind;

constexpr std::string_view line_separator = "\u2028";

std::string text_of(const MD_ATTRIBUTE& attribute) {
  std::string text;
  if (attribute.text == nullptr) return text;
  for (unsigned i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
    const std::string_view part(attribute.text + attribute.substr_offsets[i],
                                attribute.substr_offsets[i + 1] - attribute.substr_offsets[i]);
    if (attribute.substr_types[i] == MD_TEXT_ENTITY) {
      text += resolve_entity(part).value_or(std::string(part));
    } else {
      text += part;
    }
  }
  return text;
}

/// Drops white space at the end, which no reader sees.
void trim_end(InlineText& text) {
  while (!text.text.empty() && text.text.back() == ' ') {
    text.text.pop_back();
    text.spans.back().end = text.text.size();
    if (text.spans.back().begin == text.spans.back().end) text.spans.pop_back();
  }
}

/// md4c's callbacks as a tree of blocks.
class TreeBuilder {
 public:
  TreeBuilder(const MarkdownText& source, std::vector<Diagnostic>& diagnostics)
      : map_(source), where_(source.where), diagnostics_(diagnostics) {
    stack_.push_back({.kind = Kind::quotation});  // the document: a holder of blocks
  }

  std::vector<MarkupBlock> finish() { return std::move(stack_.front().children); }

  void enter_block(MD_BLOCKTYPE type, const void* detail) {
    switch (type) {
      case MD_BLOCK_QUOTE:
        open(Kind::quotation);
        break;
      case MD_BLOCK_UL:
        open(Kind::list);
        break;
      case MD_BLOCK_OL:
        open(Kind::list);
        stack_.back().ordered = true;
        stack_.back().start = static_cast<const MD_BLOCK_OL_DETAIL*>(detail)->start;
        break;
      case MD_BLOCK_LI:
        open(Kind::list_item);
        break;
      case MD_BLOCK_H:
        open(Kind::heading);
        stack_.back().level = static_cast<int>(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
        break;
      case MD_BLOCK_P:
        open(Kind::paragraph);
        break;
      case MD_BLOCK_CODE:
        open(Kind::code);
        break;
      case MD_BLOCK_HR:
        open(Kind::rule);
        break;
      case MD_BLOCK_TABLE:
        open(Kind::table);
        break;
      case MD_BLOCK_TR:
        stack_.back().rows.emplace_back();
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        enter_cell(*static_cast<const MD_BLOCK_TD_DETAIL*>(detail), type == MD_BLOCK_TH);
        break;
      default:
        break;
    }
  }

  void leave_block(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_LI:
      case MD_BLOCK_QUOTE:
        close_implied_paragraph();
        close();
        break;
      case MD_BLOCK_P:
      case MD_BLOCK_H:
      case MD_BLOCK_CODE:
        close_text();
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
      case MD_BLOCK_HR:
      case MD_BLOCK_TABLE:
        close();
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        trim_end(stack_.back().rows.back().back());
        in_cell_ = false;
        break;
      default:
        break;
    }
  }

  void enter_span(MD_SPANTYPE type, const void* detail) {
    if (type == MD_SPAN_EM) ++emphasis_;
    if (type == MD_SPAN_STRONG) ++strong_;
    if (type == MD_SPAN_CODE) code_ = true;
    if (type == MD_SPAN_A) link_ = text_of(static_cast<const MD_SPAN_A_DETAIL*>(detail)->href);
    if (type == MD_SPAN_IMG) {
      const auto& image = *static_cast<const MD_SPAN_IMG_DETAIL*>(detail);
      picture_ = {text_of(image.src), text_of(image.title), {}, true, true};
    }
  }

  void leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_EM) --emphasis_;
    if (type == MD_SPAN_STRONG) --strong_;
    if (type == MD_SPAN_CODE) code_ = false;
    if (type == MD_SPAN_A) link_.clear();
    if (type == MD_SPAN_IMG) picture_.open = false;
  }

  void text(MD_TEXTTYPE type, std::string_view part) {
    if (!first_place_known_) {
      where_ = map_.at(part);
      first_place_known_ = true;
    }
    switch (type) {
      case MD_TEXT_BR:
        add(line_separator, part);
        break;
      case MD_TEXT_SOFTBR:
        add(" ", part);
        break;
      case MD_TEXT_NULLCHAR:
        add("\uFFFD", part);
        break;
      case MD_TEXT_HTML:
        if (part.find_first_not_of(" \n") != std::string_view::npos) {
          report("markup-html", "HTML is not set", part, "use Markdown, or write `\\<` for a sign of less");
        }
        break;
      case MD_TEXT_ENTITY:
        if (const auto character = resolve_entity(part)) {
          add(*character, part);
        } else {
          report("markup-entity", fmt::format("`{}` is not a character that Vestnik knows", part), part,
                 "write the character itself, or `&amp;` for an ampersand");
        }
        break;
      default:
        add(part, part);
        break;
    }
  }

 private:
  struct PendingPicture {
    std::string path, title, alternative;
    bool open = false, seen = false;
  };

  void open(Kind kind) {
    if (kind != Kind::list_item && kind != Kind::quotation) close_implied_paragraph();
    stack_.push_back({.kind = kind});
    first_place_known_ = false;
    picture_ = {};
  }

  void close() {
    MarkupBlock block = std::move(stack_.back());
    stack_.pop_back();
    if (block.where.file.empty() && block.where.line == 0) block.where = where_;
    stack_.back().children.push_back(std::move(block));
  }

  void close_text() {
    MarkupBlock& block = stack_.back();
    block.where = where_;
    trim_end(block.text);
    if (picture_.seen) {
      if (!block.text.empty() || block.kind != Kind::paragraph) {
        diagnostics_.push_back({Severity::error, "markup-picture-inline", "a picture stands amid text", block.where,
                                "give the picture a paragraph of its own"});
      } else {
        block.kind = Kind::picture;
        block.path = picture_.path;
        block.alternative = picture_.alternative;
        if (!picture_.title.empty()) block.text.append(picture_.title, {.where = block.where});
      }
      picture_ = {};
    }
    close();
  }

  /// Text straight in a list item (md4c gives tight lists so) is a paragraph of its own.
  void close_implied_paragraph() {
    if (!implied_ || stack_.back().kind != Kind::paragraph) return;
    implied_ = false;
    close_text();
  }

  void enter_cell(const MD_BLOCK_TD_DETAIL& detail, bool head) {
    MarkupBlock& table = stack_.back();
    table.rows.back().emplace_back();
    in_cell_ = true;
    if (head) table.aligns.push_back(detail.align == MD_ALIGN_RIGHT ? 1 : detail.align == MD_ALIGN_CENTER ? 0 : -1);
  }

  void add(std::string_view text, std::string_view source) {
    if (picture_.open) {
      picture_.alternative += text;
      return;
    }
    if (!in_cell_ && stack_.back().kind == Kind::list_item) {
      open(Kind::paragraph);
      where_ = map_.at(source);
      first_place_known_ = implied_ = true;
    }
    MarkupBlock& block = stack_.back();
    InlineText& target = in_cell_ ? block.rows.back().back() : block.text;
    const InlineSpan span{.strong = strong_ > 0,
                          .emphasis = emphasis_ > 0,
                          .code = code_ || block.kind == Kind::code,
                          .link = link_,
                          .where = map_.at(source)};
    if (block.kind == Kind::code) {
      add_code(target, text, span);
    } else {
      add_collapsed(target, text, span);
    }
  }

  static void add_code(InlineText& target, std::string_view text, const InlineSpan& span) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      target.append(text.substr(at, end - at), span);
      if (end < text.size()) target.append(line_separator, span);
      at = end + 1;
    }
  }

  /// White space runs are one space, and none stands at a line's beginning.
  static void add_collapsed(InlineText& target, std::string_view text, InlineSpan span) {
    std::string collapsed;
    bool after_space = target.text.empty() || target.text.back() == ' ' || target.text.ends_with(line_separator);
    for (const char c : text) {
      const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (!space) {
        collapsed += c;
      } else if (!after_space) {
        collapsed += ' ';
      }
      after_space = space;
    }
    target.append(collapsed, std::move(span));
  }

  void report(std::string code, std::string message, std::string_view part, std::string hint) {
    diagnostics_.push_back({Severity::error, std::move(code), std::move(message), map_.at(part), std::move(hint)});
  }

  SourceMap map_;
  SourceRange where_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<MarkupBlock> stack_;
  int emphasis_ = 0, strong_ = 0;
  bool code_ = false, in_cell_ = false, implied_ = false, first_place_known_ = false;
  std::string link_;
  PendingPicture picture_;
};

TreeBuilder& builder(void* user) { return *static_cast<TreeBuilder*>(user); }

}  // namespace

void InlineText::append(std::string_view utf8, InlineSpan span) {
  if (utf8.empty()) return;
  span.begin = text.size();
  text += utf8;
  span.end = text.size();
  if (!spans.empty()) {
    InlineSpan& last = spans.back();
    if (last.strong == span.strong && last.emphasis == span.emphasis && last.code == span.code &&
        last.link == span.link && last.language == span.language && last.where.line == span.where.line) {
      last.end = span.end;
      return;
    }
  }
  spans.push_back(std::move(span));
}

Outcome<std::vector<MarkupBlock>> parse_markup(const MarkdownText& source) {
  Outcome<std::vector<MarkupBlock>> outcome;
  TreeBuilder tree(source, outcome.diagnostics);
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEWWWAUTOLINKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
    builder(user).enter_block(type, detail);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) {
    builder(user).leave_block(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
    builder(user).enter_span(type, detail);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* user) {
    builder(user).leave_span(type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
    builder(user).text(type, {text, size});
    return 0;
  };
  if (md_parse(source.text.data(), static_cast<MD_SIZE>(source.text.size()), &parser, &tree) != 0) {
    outcome.diagnostics.push_back({Severity::error, "markup-failed", "the text cannot be parsed", source.where,
                                   "split it into smaller articles"});
    return outcome;
  }
  outcome.value = tree.finish();
  return outcome;
}

Outcome<InlineText> parse_inline_markup(const SourcedText& source) {
  Outcome<std::vector<MarkupBlock>> parsed = parse_markup({.text = source.text, .where = source.where});
  Outcome<InlineText> outcome{InlineText{}, std::move(parsed.diagnostics)};
  if (!parsed.value) return {std::nullopt, std::move(outcome.diagnostics)};
  // "5. Results" is a list to Markdown; in a caption it is what it says.
  const bool plain = std::any_of(parsed.value->begin(), parsed.value->end(),
                                 [](const MarkupBlock& block) { return block.kind != Kind::paragraph; });
  if (plain) {
    outcome.value->append(source.text, {.where = source.where});
    return outcome;
  }
  for (const MarkupBlock& block : *parsed.value) {
    if (!outcome.value->empty()) outcome.value->append(line_separator);
    for (const InlineSpan& span : block.text.spans) {
      outcome.value->append(std::string_view(block.text.text).substr(span.begin, span.end - span.begin), span);
    }
  }
  return outcome;
}

}  // namespace vestnik
