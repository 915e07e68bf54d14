#include "input/markup/reader.hpp"

#include <new>
#include <utility>

#include "base/text/utf8.hpp"
#include "findings/catalogue/message.hpp"
#include "input/markup/addresses.hpp"
#include "input/markup/lettered_lists.hpp"
#include "input/markup/table_marks.hpp"

namespace vestnik::markup {
namespace {

constexpr std::size_t max_source = 1U << 20U;
constexpr std::size_t max_depth = 32;
constexpr unsigned max_columns = 64;
constexpr std::size_t max_diagnostics = 100;
/// Paragraphs, items and cells: each takes some 10 kB when it is set.
constexpr std::size_t max_blocks = 50'000;
/// Reference links repeat their address: the result may be longer than the source, but not without limit.
constexpr std::size_t max_growth = 16, growth_allowance = 1U << 16U;

constexpr unsigned parser_flags = MD_FLAG_TABLES;

int alignment(MD_ALIGN align) {
  if (align == MD_ALIGN_CENTER) return 0;
  return align == MD_ALIGN_RIGHT ? 1 : -1;
}

}  // namespace

template <class Callback>
int Reader::step(Callback callback) noexcept {
  if (ended_) return 1;
  try {
    ended_ = !callback(*this);
  } catch (...) {
    failure_ = std::current_exception();
    ended_ = true;
  }
  return ended_ ? 1 : 0;
}

Outcome<std::vector<MarkupBlock>> Reader::read() {
  static constexpr auto self = [](void* data) -> Reader& { return *static_cast<Reader*>(data); };
  const MD_PARSER parser{
      .abi_version = 0,
      .flags = parser_flags,
      .enter_block =
          [](MD_BLOCKTYPE type, void* detail, void* data) {
            return self(data).step([&](Reader& reader) { return reader.enter_block(type, detail); });
          },
      .leave_block =
          [](MD_BLOCKTYPE type, void*, void* data) {
            return self(data).step([&](Reader& reader) { return reader.leave_block(type); });
          },
      .enter_span =
          [](MD_SPANTYPE type, void* detail, void* data) {
            return self(data).step([&](Reader& reader) { return reader.enter_span(type, detail); });
          },
      .leave_span = [](MD_SPANTYPE type, void*,
                       void* data) { return self(data).step([&](Reader& reader) { return reader.leave_span(type); }); },
      .text =
          [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
            return self(data).step([&](Reader& reader) { return reader.add_text(type, {text, size}); });
          },
      .debug_log = nullptr,
      .syntax = nullptr,
  };
  if (valid_source()) {
    if (office_.has_front_matter) report("markup-front-matter"_id, source_.where);
    report_direction();
    if (office_.doubt) report(office_.doubt->id, map_.at_source(office_.doubt->at));
    for (const std::size_t at : office_.address_doubts) report("address-divided"_id, map_.at_source(at));
    const int ended = md_parse(text_.data(), static_cast<MD_SIZE>(text_.size()), &parser, this);
    if (failure_) std::rethrow_exception(failure_);
    if (ended < 0) throw std::bad_alloc();  // the only failure of its own
    // A parse that was ended early leaves its blocks open.
    while (!open_.empty()) close_container();
    close_leaf();
  }
  if (mode_ == Mode::blocks) {
    gather_lettered(result_);
    gather_captions(result_);
  }
  return {.value = std::move(result_), .diagnostics = std::move(diagnostics_)};
}

bool Reader::valid_source() {
  if (source_.text.size() >= max_source) {
    report("markup-too-large"_id, source_.where);
    return false;
  }
  if (const std::size_t invalid = first_invalid_utf8(text_); invalid != std::string_view::npos) {
    report("not-utf8/text"_id, map_.at(invalid));
    return false;
  }
  return true;
}

bool Reader::within_budget(std::size_t bytes) {
  output_ += bytes;
  if (output_ <= source_.text.size() * max_growth + growth_allowance) return true;
  report("markup-too-large/references"_id, map_.at(cursor_));
  return false;
}

void Reader::report(Message message, SourceRange where) {
  if (diagnostics_.size() >= max_diagnostics) return;
  diagnostics_.push_back(finding(std::move(message), std::move(where)));
}

bool Reader::begin_another() {
  if (++blocks_ <= max_blocks) return true;
  report("markup-too-large/blocks"_id, map_.at(cursor_), value<"limit">(max_blocks));
  return false;
}

bool Reader::enter_block(MD_BLOCKTYPE type, void* detail) {
  using Kind = MarkupBlock::Kind;
  if (!begin_another()) return false;
  // What the parser opens and does not close, as an asterisk within an address, ends with its block.
  strong_ = emphasis_ = code_ = link_depth_ = picture_depth_ = 0;
  link_.clear();
  switch (type) {
    case MD_BLOCK_QUOTE:
      return open_container({.kind = Kind::quotation});
    case MD_BLOCK_UL: {
      const auto& list = detail_as<MD_BLOCK_UL_DETAIL>(detail);
      return open_container({.kind = Kind::list, .bullet = list.mark, .loose = list.is_tight == 0});
    }
    case MD_BLOCK_OL: {
      const auto& list = detail_as<MD_BLOCK_OL_DETAIL>(detail);
      return open_container(
          {.kind = Kind::list, .ordered = true, .start = list.start, .delimiter = list.mark_delimiter});
    }
    case MD_BLOCK_LI:
      return open_container({.kind = Kind::list_item});
    case MD_BLOCK_TABLE:
      if (detail_as<MD_BLOCK_TABLE_DETAIL>(detail).col_count > max_columns) {
        report("table-too-wide"_id, map_.at(cursor_),
               value<"columns">(detail_as<MD_BLOCK_TABLE_DETAIL>(detail).col_count), value<"limit">(max_columns));
        return false;
      }
      return open_container({.kind = Kind::table});
    case MD_BLOCK_THEAD:
      in_head_ = true;
      break;
    case MD_BLOCK_TR:
      open_.back().rows.emplace_back();
      row_begin_ = cursor_;
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      if (in_head_) open_.back().aligns.push_back(alignment(detail_as<MD_BLOCK_TD_DETAIL>(detail).align));
      open_leaf({});
      in_cell_ = true;
      return within_budget(sizeof(InlineText));
    case MD_BLOCK_HR:
      close_leaf();
      add_child({.kind = Kind::rule, .where = map_.at(cursor_)});
      break;
    case MD_BLOCK_H:
      open_leaf({.kind = Kind::heading, .level = static_cast<int>(detail_as<MD_BLOCK_H_DETAIL>(detail).level)});
      break;
    case MD_BLOCK_P:
      open_leaf({});
      break;
    case MD_BLOCK_CODE:
      open_leaf({.kind = Kind::code});
      indented_ = detail_as<MD_BLOCK_CODE_DETAIL>(detail).fence_char == 0;
      break;
    case MD_BLOCK_HTML:
      close_leaf();
      html_block_ = true;
      html_reported_ = false;
      break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_TBODY:
      break;
  }
  return true;
}

bool Reader::leave_block(MD_BLOCKTYPE type) {
  switch (type) {
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_LI:
    case MD_BLOCK_TABLE:
      close_container();
      break;
    case MD_BLOCK_THEAD:
      in_head_ = false;
      break;
    case MD_BLOCK_TR:
      report_lost_cells();
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      close_cell();
      break;
    case MD_BLOCK_HTML:
      html_block_ = false;
      break;
    case MD_BLOCK_H:
    case MD_BLOCK_P:
    case MD_BLOCK_CODE:
      close_leaf();
      break;
    default:
      break;
  }
  return true;
}

namespace {

/// Past the code that the backticks at `at` open; past the backticks if nothing closes it.
std::size_t end_of_code(std::string_view line, std::size_t at) {
  const auto run_end = [&](std::size_t i) { return std::min(line.find_first_not_of('`', i), line.size()); };
  const std::size_t opened = run_end(at);
  for (std::size_t i = line.find('`', opened); i != none; i = line.find('`', run_end(i))) {
    if (run_end(i) - i == opened - at) return run_end(i);
  }
  return opened;
}

}  // namespace

/// Of a row's cells the parser gives no more than the table has columns.
void Reader::report_lost_cells() {
  const std::string_view text = text_;
  if (cursor_ == row_begin_ || cursor_ > text.size()) return;  // nothing was seen: no cell has a text
  const std::size_t line_begin = cursor_ == 0 ? 0 : text.rfind('\n', cursor_ - 1) + 1;
  const std::size_t line_end = std::min(text.find('\n', cursor_), text.size());
  std::size_t at = std::min(text.find_first_not_of(" \t>", line_begin), line_end);
  if (at < line_end && text[at] == '|') ++at;
  const std::size_t last = text.find_last_not_of(" \t\r|", line_end - 1);
  const std::size_t columns = open_.back().aligns.size();
  std::size_t cells = 1, lost = 0;
  for (; at <= last && at < line_end; ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '`') {
      at = end_of_code(text.substr(0, line_end), at) - 1;
    } else if (text[at] == '|' && ++cells == columns + 1) {
      lost = at;
    }
  }
  if (cells <= columns) return;
  report("table-cells-lost"_id, map_.at(lost), value<"cells">(cells), value<"columns">(columns));
}

bool Reader::open_container(MarkupBlock block) {
  close_leaf();
  if (open_.size() >= max_depth) {
    report("markup-too-deep"_id, map_.at(cursor_));
    return false;
  }
  open_.push_back(std::move(block));
  return true;
}

void Reader::close_container() {
  close_leaf();
  MarkupBlock block = std::move(open_.back());
  open_.pop_back();
  if (!block.children.empty()) block.where = block.children.front().where;
  take_joined_cells(block);
  for (const auto& row : block.rows) {
    for (const InlineText& cell : row) {
      if (block.where.line == 0 && !cell.spans.empty()) block.where = cell.spans.front().where;
    }
  }
  add_child(std::move(block));
}

void Reader::add_child(MarkupBlock block) {
  std::vector<MarkupBlock>& siblings = open_.empty() ? result_ : open_.back().children;
  siblings.push_back(std::move(block));
}

void Reader::open_leaf(MarkupBlock block) {
  close_leaf();
  leaf_ = std::move(block);
  literal_.clear();
  indented_ = false;
}

void Reader::close_leaf() {
  if (!leaf_) return;
  if (in_cell_) {
    close_cell();
    return;
  }
  report_literal_marks();
  report_open_html();
  MarkupBlock block = *std::exchange(leaf_, std::nullopt);
  block.text = with_links(builder_.take());
  const std::vector<MarkupBlock> pictures = std::exchange(pictures_, {});
  const bool alone = block.kind == MarkupBlock::Kind::paragraph && block.text.empty() && mode_ == Mode::blocks;
  for (const MarkupBlock& picture : pictures) {
    if (alone) {
      add_child(picture);
    } else {
      report("markup-picture-inline"_id, picture.where, value<"name">(picture.path));
    }
  }
  // What is left of a paragraph that held nothing but pictures or comments is not set.
  if (block.text.empty() && block.kind != MarkupBlock::Kind::heading) return;
  add_child(std::move(block));
}

void Reader::close_cell() {
  if (leaf_) report_literal_marks();
  report_open_html();
  in_cell_ = false;
  if (!leaf_) return;
  leaf_.reset();
  open_.back().rows.back().push_back(with_links(builder_.take()));
  for (const MarkupBlock& picture : std::exchange(pictures_, {})) {
    report("markup-picture-inline/table"_id, picture.where, value<"name">(picture.path));
  }
}

}  // namespace vestnik::markup
