/// @file issue.hpp
/// What an editor says about one issue of a bulletin. `load_issue` fills it from a YAML descriptor; a tool that embeds
/// Vestnik fills it in code. Plain values: an Issue owns all it needs, pictures' bytes included, and may be shared
/// between threads as long as nobody changes it. All text is UTF-8.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vestnik/diagnostic.hpp"
#include "vestnik/length.hpp"

namespace vestnik {

/// A text and the place that it came from. In code, the place may stay empty: findings then name it in words.
struct SourcedText {
  std::string text;
  SourceRange where;

  SourcedText() = default;
  SourcedText(std::string utf8, SourceRange place = {}) : text(std::move(utf8)), where(std::move(place)) {}
  SourcedText(const char* utf8) : text(utf8) {}
  [[nodiscard]] bool empty() const { return text.empty(); }
};

/// What the end of a line means in a Markdown text.
enum class LineEnds {
  automatic,   ///< lists, dialogue and pasted text are recognised, everything else is as Markdown has it
  markdown,    ///< a space, but for Markdown's own marks
  paragraphs,  ///< the end of a paragraph
};

/// A Markdown text. Its line `i` (from 0) stands in `where.file` at line `where.line + i`; `indent` columns of each
/// of those lines belong to YAML and not to the text. `exact` is false where YAML folded or unescaped the text, so
/// that only `where` itself is known.
struct MarkdownText {
  std::string text;
  SourceRange where;
  int indent = 0;
  bool exact = false;
  LineEnds line_ends = LineEnds::automatic;
};

/// Bytes of a file that an issue uses. The name is for messages only.
struct FileBytes {
  std::string name;
  std::shared_ptr<const std::string> bytes;  ///< null: an empty file
  [[nodiscard]] std::string_view content() const { return bytes ? std::string_view(*bytes) : std::string_view(); }
};

/// A file that an issue was loaded from: descriptor, publisher's and theme's file, bodies, pictures.
struct SourceFile {
  /// Where it stands in an archive of the issue: UTF-8, "/" between folders, the descriptor in "issue/". In that
  /// archive the files find each other as they did when they were loaded.
  std::string path;
  std::shared_ptr<const std::string> bytes;  ///< null: an empty file
  [[nodiscard]] std::string_view content() const { return bytes ? std::string_view(*bytes) : std::string_view(); }
};

enum class PictureWidth {
  automatic,  ///< the column's width, or both columns' for a picture that is wide enough for it
  column,
  across,
};

/// The part of a picture that is shown, in shares of its width and height. The place counts from the top left corner of
/// the picture as it is seen.
struct Crop {
  double x = 0, y = 0;           ///< at least 0
  double width = 1, height = 1;  ///< more than 0; with `x` and `y` at most 1
  bool operator==(const Crop&) const = default;
};

/// The point of a picture that matters most, in shares of its width and height from its top left corner.
struct Focus {
  double x = 0.5, y = 0.5;  ///< 0 to 1
  bool operator==(const Focus&) const = default;
};

struct Picture {
  FileBytes file;
  SourcedText alternative;  ///< alternative text; empty: the caption or title serves and a warning says so
  SourcedText caption;      ///< inline Markdown; may be empty
  SourcedText credit;       ///< who took or owns it, in inline Markdown; set behind the caption; may be empty
  PictureWidth width = PictureWidth::automatic;
  std::optional<Crop> crop;    ///< empty: the whole picture
  std::optional<Focus> focus;  ///< empty: not known
  /// Two to six pictures side by side, equally high, in place of a file: caption, credit and width are the group's,
  /// while each picture may have a caption and a credit of its own.
  std::vector<Picture> group;
  SourceRange where;
};

/// How an article is set. A photo report shows its 2 to 24 pictures in rows over the full measure, below its text if it
/// has some.
enum class ArticleKind { text, photo_report };

/// Which sign parts the fractions of a file's numbers.
enum class DecimalSign {
  automatic,  ///< as the file shows
  comma,
  point,
};

/// A CSV file: in UTF-8, UTF-16 or a Windows encoding; with commas, semicolons or tabs between the cells.
struct DataFile {
  FileBytes file;
  DecimalSign decimal_sign = DecimalSign::automatic;
};

enum class DataKind { table, bar_chart, stacked_bar_chart, line_chart, pie_chart };

enum class DataWidth {
  automatic,  ///< the column's width, both columns' or a turned page, by what the table needs
  column,
  across,
  landscape,  ///< tables: on pages of their own, turned
};

/// A table or chart of the figures in a CSV file. The body places it by `![...](name of the file)`; otherwise it stands
/// below the body.
struct DataItem {
  DataKind kind = DataKind::table;
  DataFile data;
  SourcedText caption;  ///< inline Markdown, as are unit, source and notes
  SourcedText unit;     ///< of the figures; stands behind the caption
  SourcedText source;
  std::vector<SourcedText> notes;
  SourcedText alternative;  ///< of a chart; empty: made from the figures
  int head_rows = 1;        ///< the first ones
  int head_columns = 1;     ///< tables: the first ones
  int total_rows = 0;       ///< tables: the last ones
  bool with_table = false;  ///< charts: the figures stand below it as a table
  DataWidth width = DataWidth::automatic;
  SourceRange where;
};

struct ArticleSource {
  SourcedText name;                 ///< e.g. "Polisia.kz"
  SourcedText address;              ///< URL of the original; may be empty
  std::optional<Picture> masthead;  ///< the source's logo
  SourcedText masthead_text;        ///< the source's name set as a masthead, where there is no picture
};

struct Article {
  SourcedText title;
  MarkdownText body;
  ArticleSource source;
  std::vector<Picture> pictures;                    ///< in order; bodies may place further ones
  std::map<std::string, Picture> body_pictures;     ///< pictures that the body names, by the path it uses
  std::vector<DataItem> data;                       ///< tables and charts, in order
  std::optional<std::chrono::year_month_day> date;  ///< of the event or publication
  std::string topic;                                ///< phrase for the derived digest; Markdown, may be empty
  std::string language;                             ///< BCP 47; empty: the issue's
  ArticleKind kind = ArticleKind::text;
  bool keep_on_one_page = false;
  bool page_break_before = false;
  std::vector<std::string> silence;  ///< codes of warnings about this article that are not reported
  SourceRange where;
};

/// Where a section begins. `by_default`: as the issue says, and where that says nothing, as the theme does.
enum class SectionStart { by_default, page, follow };

/// A country's news, or a part of any other kind: an editorial, statistics, announcements. It has a country, a heading
/// or both.
struct Section {
  std::string country;  ///< ISO 3166-1 alpha-2, upper case; empty: the section is no country's
  SourcedText heading;  ///< empty: the country's official name in the issue's language
  SectionStart start = SectionStart::by_default;  ///< on a new page, or below the section before it
  bool in_contents = true;                        ///< has an entry in the table of contents
  bool in_digest = true;  ///< the derived digest counts its articles, or names it if it is no country's
  std::vector<Article> articles;
  SourceRange where;
};

struct Publisher {
  SourcedText name;       ///< short, e.g. "CARICC"
  SourcedText full_name;  ///< official name
  SourcedText postal_address;
  SourcedText telephone, fax, email, web;
  std::optional<Picture> emblem;
  std::map<std::string, std::vector<std::string>> texts;  ///< running texts that replace the theme's and the locale's
  /// By language: words with hyphens where alone they may be divided ("поли-цей-ский"), or without any ("Байтерек").
  /// Each form of a word is an entry, in letters of any case. `typeset` reports what is not a word.
  std::map<std::string, std::vector<SourcedText>> hyphenation;
};

struct Series {
  std::vector<SourcedText> title_lines;  ///< as on the cover, first line largest
  SourcedText title;                     ///< in one line, for the citation, the running header and the PDF's title
  SourcedText note;                      ///< below the title, e.g. "(according to the media)"
  SourcedText short_title;               ///< in running heads that have no room for the title; may be empty
};

struct Period {
  std::chrono::year_month_day first{}, last{};  ///< no days as long as they are not set
};

/// What the table of contents lists.
enum class Contents { sections, titles };

struct Issue {
  std::string language = "en";  ///< BCP 47: en, ru, kk, ky or tg
  Series series;
  int number = 0;  ///< 1 to 9999
  int year = 0;
  Period period;
  SourcedText place;  ///< e.g. "Almaty"
  Publisher publisher;
  std::optional<MarkdownText> digest;       ///< empty: derived from sections and topics
  std::optional<int> stated_article_count;  ///< written by hand; must agree with the articles
  std::vector<SourcedText> keywords;
  std::optional<std::chrono::year_month_day> issued;  ///< date of the PDF; empty: see TypesetOptions::date
  std::string theme = "bulletin";                     ///< one of Vestnik's themes by name
  std::optional<FileBytes> theme_file;                ///< a theme of the caller's own, instead
  /// House rules switched on or off, by their names in docs/typography.md; the theme decides on all others.
  std::map<std::string, bool> typography;
  Contents contents = Contents::sections;                 ///< sections, or sections and the articles' titles
  SectionStart section_start = SectionStart::by_default;  ///< of its sections; by default, as the theme says
  std::vector<Section> sections;
  std::vector<std::string> silence;  ///< codes of warnings that are not reported; an error's code has no effect
  std::vector<SourceFile> sources;   ///< the descriptor first; empty for an issue built in code
  SourceRange where;
};

}  // namespace vestnik
