/// @file reader.hpp
/// Turns md4c's callbacks into blocks.
#pragma once

#include <md4c.h>

#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "findings/catalogue/message.hpp"
#include "input/markup/inline_builder.hpp"
#include "input/markup/literal_marks.hpp"
#include "input/markup/markup.hpp"
#include "input/markup/office_text.hpp"
#include "input/markup/passages.hpp"
#include "input/markup/source_edits.hpp"
#include "input/markup/source_map.hpp"

namespace vestnik::markup {

/// Every line of a text that is parsed as inline markup begins with this, so that none of them can open a block. It
/// does not reach the result.
inline constexpr std::string_view inline_prefix = ". ";

/// What md4c hands over with a block or span.
template <class T>
const T& detail_as(void* detail) {
  return *static_cast<const T*>(detail);
}

/// One parse of one text. The callbacks return whether to go on: false ends the parse.
class Reader {
 public:
  enum class Mode { blocks, inlines };

  /// `doubled`: see SourceMap.
  Reader(const MarkdownText& source, Mode mode, std::string_view doubled = {})
      : source_(source),
        mode_(mode),
        office_(office_text(source.text, mode == Mode::blocks, source.line_ends,
                            mode == Mode::inlines ? inline_prefix : std::string_view())),
        edited_(source.text, office_.edits),
        text_(edited_.text()),
        map_(source, edited_, doubled),
        passages_(text_) {}

  /// Parses the source. To be called once.
  [[nodiscard]] Outcome<std::vector<MarkupBlock>> read();

 private:
  /// One of md4c's calls. What is thrown in it must not pass through md4c, which would not free what it holds: the
  /// parse ends and `read` throws it again.
  template <class Callback>
  int step(Callback callback) noexcept;
  bool enter_block(MD_BLOCKTYPE type, void* detail);
  bool leave_block(MD_BLOCKTYPE type);
  bool enter_span(MD_SPANTYPE type, void* detail);
  bool leave_span(MD_SPANTYPE type);
  bool add_text(MD_TEXTTYPE type, std::string_view text);

  void report_lost_cells();
  bool open_container(MarkupBlock block);
  void close_container();
  void open_leaf(MarkupBlock block);
  void close_leaf();
  void close_cell();
  void add_child(MarkupBlock block);

  void add_piece(std::string_view text);
  /// The same of a stretch of the source at `at`, in which signs may be marks.
  void add_marked(std::string_view text, std::size_t at);
  /// A stretch of the source at the cursor, which moves behind it, without the marks of passages in other languages.
  void add_source(std::string_view text);
  /// The same, without what was inserted for the parse.
  void add_written(std::string_view text);
  void add_entity(std::string_view entity);
  void add_code(std::string_view text);
  void enter_link(const MD_ATTRIBUTE& address);
  /// About the link whose address is wrong; `mark`: where it begins.
  void report_link(std::size_t mark);
  /// Where the link begins whose text begins at `offset`.
  [[nodiscard]] std::size_t link_mark(std::size_t offset) const;
  /// Keeps what is left of the leaf's source as text.
  void note_literal(MD_TEXTTYPE type, std::string_view text);
  void report_literal_marks();
  void enter_picture(const MD_SPAN_IMG_DETAIL& detail);
  /// "<sup>" and its like; false for what cannot be set.
  [[nodiscard]] bool take_html(std::string_view tag);
  void report_html();
  /// About the marks of HTML that the leaf leaves open.
  void report_open_html();
  /// Warns of the first character that turns the direction of the text.
  void report_direction();
  [[nodiscard]] std::string attribute(const MD_ATTRIBUTE& value);
  [[nodiscard]] InlineSpan properties();
  [[nodiscard]] bool valid_source();
  [[nodiscard]] bool within_budget(std::size_t bytes);
  /// Counts a block or a line that the editor ends by hand; false and a finding if there are too many.
  [[nodiscard]] bool begin_another();
  template <StaticText places, StaticText... names>
  void report(MessageId<places> id, SourceRange where, PlaceValue<names>... values) {
    report(message(id, std::move(values)...), std::move(where));
  }
  void report(Message message, SourceRange where);

  const MarkdownText& source_;
  Mode mode_;
  OfficeText office_;
  EditedSource edited_;
  const std::string& text_;  ///< what is parsed
  SourceMap map_;
  Passages passages_;
  std::size_t cursor_ = 0;      ///< end of the source text that was seen last
  std::size_t escaped_ = none;  ///< where the text in hand begins, if it begins with an escaped sign
  std::size_t output_ = 0;      ///< bytes made so far
  std::size_t blocks_ = 0;      ///< begun so far
  bool ended_ = false;          ///< nothing more is taken from md4c

  std::vector<MarkupBlock> result_;
  std::vector<MarkupBlock> open_;  ///< containers, outermost first
  std::optional<MarkupBlock> leaf_;
  InlineBuilder builder_;
  LiteralText literal_;                ///< of the leaf
  bool indented_ = false;              ///< leaf is code by its indentation
  std::vector<MarkupBlock> pictures_;  ///< of the leaf
  bool in_cell_ = false, in_head_ = false;
  std::size_t row_begin_ = 0;  ///< the cursor before the table's row
  bool html_block_ = false, html_reported_ = false;

  int strong_ = 0, emphasis_ = 0, code_ = 0, link_depth_ = 0, picture_depth_ = 0;
  /// A mark of HTML that is open.
  struct HtmlMark {
    std::string_view name;
    std::size_t offset = 0;
  };
  std::vector<HtmlMark> html_;
  std::string link_;
  std::optional<std::string> bad_link_;  ///< its place is known with its text
  std::vector<Diagnostic> diagnostics_;
  std::exception_ptr failure_;  ///< thrown while md4c called
};

}  // namespace vestnik::markup
