/// @file theme.hpp
/// Every dimension, face and colour of a bulletin, as a theme file (`assets/themes/*.yaml`) gives them.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/locale/typography.hpp"
#include "vestnik/length.hpp"

namespace vestnik {

struct Color {
  std::uint8_t red = 0, green = 0, blue = 0;
  constexpr bool operator==(const Color&) const = default;
};

/// Every kind of text that a bulletin sets. The names in theme files are these, with hyphens (`style_names`).
enum class Style : std::uint8_t {
  cover_title,     // first line of the series title
  cover_subtitle,  // its further lines
  cover_note,
  cover_period,
  cover_number,
  cover_place,
  imprint_title,
  imprint_text,
  imprint_heading,
  imprint_citation,
  contents_title,
  contents_entry,
  contents_section,  // above the titles of its articles
  contents_article,
  digest,
  section_title,
  article_title,
  masthead,  // a source's name as text above the article's title
  body,
  body_first,  // first paragraph after a title or subheading
  subheading,
  subheading_minor,
  list_item,
  quotation,
  dialogue,  // a paragraph opened by a dash
  code,
  caption,
  source_link,
  table_head,
  table_cell,
  running_head,
  folio,
  back_page_title,
  back_page_text,
};
inline constexpr std::array style_names = std::to_array<std::string_view>({"cover-title",
                                                                           "cover-subtitle",
                                                                           "cover-note",
                                                                           "cover-period",
                                                                           "cover-number",
                                                                           "cover-place",
                                                                           "imprint-title",
                                                                           "imprint-text",
                                                                           "imprint-heading",
                                                                           "imprint-citation",
                                                                           "contents-title",
                                                                           "contents-entry",
                                                                           "contents-section",
                                                                           "contents-article",
                                                                           "digest",
                                                                           "section-title",
                                                                           "article-title",
                                                                           "masthead",
                                                                           "body",
                                                                           "body-first",
                                                                           "subheading",
                                                                           "subheading-minor",
                                                                           "list-item",
                                                                           "quotation",
                                                                           "dialogue",
                                                                           "code",
                                                                           "caption",
                                                                           "source-link",
                                                                           "table-head",
                                                                           "table-cell",
                                                                           "running-head",
                                                                           "folio",
                                                                           "back-page-title",
                                                                           "back-page-text"});
inline constexpr std::size_t style_count = style_names.size();

enum class Align : std::uint8_t { justified, left, right, centered };
enum class Capitals : std::uint8_t { as_written, all };

/// How a kind of paragraph is set.
struct ParagraphStyle {
  std::string family = "serif";  ///< a key of `Theme::families`
  bool bold = false, italic = false;
  Pt size{10.5};
  Pt leading{13};  ///< baseline to baseline inside the paragraph
  Color color;
  Pt tracking;  ///< added after every glyph
  Capitals capitals = Capitals::as_written;
  std::vector<std::string> features;  ///< OpenType features in HarfBuzz's notation, e.g. "onum", "-liga"
  Align align = Align::justified;
  Pt first_indent, left_indent, right_indent;
  int lines_before = 0, lines_after = 0;  ///< white space, in lines of the baseline grid; dropped at a column's head
  bool hyphenate = true;
  bool keep_with_next = false;
};

/// The faces of one family: files of `fonts/`.
struct FontFamily {
  std::string regular, bold, italic, bold_italic;
};

struct PageGeometry {
  Pt width{595.276}, height{841.890};
  Pt top, bottom, inner, outer;  ///< margins around the text area; even pages mirror inner and outer
  Pt gutter;                     ///< between the two columns
  Pt grid{13};                   ///< baseline grid: the body's leading
  Pt running_head_baseline;      ///< from the page's top edge
  Pt folio_baseline;             ///< from the page's bottom edge
  Pt rule_weight;                ///< of the rule under running heads and section titles; 0: none
};

/// Knuth-Plass parameters; demerits and penalties are in TeX's units (1981, section "Desirability criteria").
struct BreakingParameters {
  double tolerance = 2.0;  ///< greatest ratio tried before emergency stretch
  double line_penalty = 10;
  double hyphen_penalty = 50;
  double explicit_hyphen_penalty = 50;
  double consecutive_hyphen_demerits = 5000;
  double final_hyphen_demerits = 5000;  ///< hyphen at the end of the last but one line
  double fitness_demerits = 5000;       ///< a tight line beside a loose one
  double short_last_line_demerits = 5000;
  int max_consecutive_hyphens = 2;
  double short_word_penalty = 50;  ///< a line that ends in a short word, or the next one begins with a particle
  double space_stretch = 0.5, space_shrink = 0.33;  ///< of the width of a space
  double max_space = 0.5;                           ///< ems: lines with wider ones are avoided at almost any price
  double max_expansion = 0.02;                      ///< of a glyph's width, both ways
  double max_tracking = 0.01;                       ///< between letters, of the em, both ways
  double letter_precedence = 1.5;                   ///< letters give way by so many times their share of a line's need
  double protrusion = 1.0;                          ///< factor on the protrusion table; 0 turns hanging punctuation off
};

struct PaginationParameters {
  int widow_lines = 2, orphan_lines = 2;  ///< fewest lines of a paragraph at a column's head and foot
  int lines_below_title = 4;              ///< fewest lines per column below an article's title at a page's foot
  int lines_between_articles = 2;
  int lines_between_sections = 3;  ///< above the title of a section that begins on the page of the one before
  bool sections_follow = false;    ///< sections begin below the one before, not on a new page
  int paragraph_shorter = 1, paragraph_longer = 2;  ///< lines that a paragraph may give or take to fill a page
  double paragraph_tolerance = 1.2;                 ///< greatest ratio of a line of such a paragraph
  int extra_space = 1;                              ///< lines that white space may grow by to fill a page
};

struct PictureParameters {
  double min_resolution = 150;      ///< dots per inch; below it a warning
  double max_resolution = 300;      ///< dots per inch that a picture is reduced to; 0: it never is
  double min_scale = 0.8;           ///< of its size, to which a picture may be reduced to fill a page
  double max_crop = 0.12;           ///< of its height, that may be cut off a photograph to fill a page
  double max_height_share = 0.45;   ///< of the text area's height, for a picture in the flow
  double across_from_aspect = 2.2;  ///< width / height from which an automatic picture runs across
  int short_item_lines = 20;        ///< of a column: an article of no more is a short item, see Galley::short_item
  Pt caption_gap{4};
  Pt row_gap{6};  ///< between pictures side by side
  Pt masthead_height{22}, masthead_width{160};
  Pt emblem_height{90};
};

struct TableParameters {
  Pt smallest_size{6.5};  ///< of type that is set smaller where a table is too wide
};

struct Colors {
  Color accent, rule, link;
};

/// Left and right protrusion of a character in thousandths of its own advance width.
struct Protrusion {
  int left = 0, right = 0;
};

/// What the line below an article says of its source.
enum class SourceLine : std::uint8_t {
  name_and_address,
  address,  ///< the name where there is no address
  name,     ///< linked to the address; the address where there is no name
};
/// Where an article's date is printed.
enum class ArticleDate : std::uint8_t {
  none,
  source,  ///< at the end of the line of its source
  title,   ///< below its title
};

struct Theme {
  std::string name;
  PageGeometry page;
  std::map<std::string, FontFamily> families;
  std::vector<std::string> fallback;  ///< families tried in turn for a character that the style's family lacks
  std::array<ParagraphStyle, style_count> styles;
  BreakingParameters breaking;
  std::map<std::string, BreakingParameters> breaking_by_language;  ///< instead, where a language has its own
  PaginationParameters pagination;
  PictureParameters pictures;
  TableParameters tables;
  Colors colors;
  std::map<char32_t, Protrusion> protrusion;
  std::string list_bullet = "•";
  SourceLine source_line = SourceLine::address;
  ArticleDate article_date = ArticleDate::none;
  TypographySwitches typography;
  std::map<std::string, std::map<std::string, std::vector<std::string>>> texts;  ///< language, name: running texts

  [[nodiscard]] const ParagraphStyle& style(Style which) const { return styles[static_cast<std::size_t>(which)]; }
  [[nodiscard]] const BreakingParameters& breaking_in(std::string_view language) const {
    const auto found = breaking_by_language.find(std::string(language));
    return found == breaking_by_language.end() ? breaking : found->second;
  }
  [[nodiscard]] Pt text_width() const { return page.width - page.inner - page.outer; }
  [[nodiscard]] Pt text_height() const { return page.height - page.top - page.bottom; }
  [[nodiscard]] Pt column_width() const { return (text_width() - page.gutter) / 2; }
  /// Lines of the baseline grid that a page holds.
  [[nodiscard]] int page_lines() const { return static_cast<int>(std::floor(text_height() / page.grid + 1e-6)); }
  /// Left edge of the text area. Odd pages (`index` counts from 0) are right-hand ones: their inner margin is on the
  /// left.
  [[nodiscard]] Pt text_left(std::size_t index) const { return index % 2 == 0 ? page.inner : page.outer; }
};

}  // namespace vestnik
