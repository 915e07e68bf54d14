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

/// A Markdown text. Its line `i` (from 0) stands in `where.file` at line `where.line + i`; `indent` columns of each
/// of those lines belong to YAML and not to the text. `exact` is false where YAML folded or unescaped the text, so
/// that only `where` itself is known.
struct MarkdownText {
  std::string text;
  SourceRange where;
  int indent = 0;
  bool exact = false;
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

struct Picture {
  FileBytes file;
  SourcedText alternative;  ///< alternative text; empty: the caption or title serves and a warning says so
  SourcedText caption;      ///< inline Markdown; may be empty
  PictureWidth width = PictureWidth::automatic;
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
  std::optional<std::chrono::year_month_day> date;  ///< of the event or publication
  std::string topic;                                ///< phrase for the derived digest; Markdown, may be empty
  std::string language;                             ///< BCP 47; empty: the issue's
  bool keep_on_one_page = false;
  bool page_break_before = false;
  std::vector<std::string> silence;  ///< codes of warnings about this article that are not reported
  SourceRange where;
};

struct Section {
  std::string country;  ///< ISO 3166-1 alpha-2, upper case
  SourcedText heading;  ///< empty: the official name in the issue's language
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
  /// Each form of a word is an entry, in letters of any case. `typeset` reports what is none.
  std::map<std::string, std::vector<SourcedText>> hyphenation;
};

struct Series {
  std::vector<SourcedText> title_lines;  ///< as on the cover, first line largest
  SourcedText title;                     ///< in one line, for the citation, the running header and the PDF's title
  SourcedText note;                      ///< below the title, e.g. "(according to the media)"
};

struct Period {
  std::chrono::year_month_day first{}, last{};  ///< no days as long as they are not set
};

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
  std::vector<Section> sections;
  std::vector<std::string> silence;  ///< codes of warnings that are not reported; an error's code has no effect
  std::vector<SourceFile> sources;   ///< the descriptor first; empty for an issue built in code
  SourceRange where;
};

}  // namespace vestnik
