/**
 * @file vestnik.h
 * Vestnik for C and for every language that can call C.
 *
 * - Text goes in and out as UTF-8 bytes (anything else is an error of vestnik_typeset) with an explicit length; nothing
 * needs a NUL at its end, and what comes out has none. A null pointer with length 0 is the empty text.
 * - Objects are opaque. What a function named `..._new`, `vestnik_load_issue` or `vestnik_typeset` gives belongs to the
 *   caller, who ends it with `..._free` (null is allowed there). Everything else that comes out of an object belongs to
 *   that object and lives as long as it; everything that goes in is copied.
 * - Functions that can fail return a vestnik_status. On any other than VESTNIK_OK they change nothing and set what they
 *   would have given to null. Null for an object is VESTNIK_WRONG_ARGUMENT, never a crash; getters give 0 then.
 * - Threads: different objects may be used by different threads at the same time. One object may be read by many
 *   (`vestnik_typeset` reads its issue and options) as long as none changes it. vestnik_stop may be used by all.
 * - No function throws, prints, or ends the process. There is no global state to set up.
 */
#ifndef VESTNIK_VESTNIK_H
#define VESTNIK_VESTNIK_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* NOLINTBEGIN(modernize-use-using): C has no using */

#define VESTNIK_C_API __attribute__((visibility("default")))

/** Counts up when a program that was built against an older header would go wrong. */
#define VESTNIK_ABI_VERSION 1

/** VESTNIK_ABI_VERSION of the library that is loaded: compare it with the header's before anything else. */
VESTNIK_C_API uint32_t vestnik_abi_version(void);
/** "MAJOR.MINOR.PATCH" of the library that is loaded; NUL-terminated, never freed. */
VESTNIK_C_API const char* vestnik_version(void);

typedef enum {
  VESTNIK_OK = 0,
  VESTNIK_WRONG_ARGUMENT = 1, /**< null where an object or bytes must be, a value that the enumeration or range lacks */
  VESTNIK_ERRORS = 2,         /**< the diagnostics hold at least one error */
  VESTNIK_CANCELLED = 3,      /**< the caller asked to stop */
  VESTNIK_OUT_OF_MEMORY = 4
} vestnik_status;

typedef struct vestnik_options vestnik_options;
typedef struct vestnik_stop vestnik_stop;
typedef struct vestnik_issue vestnik_issue;
typedef struct vestnik_article vestnik_article;
typedef struct vestnik_data vestnik_data;
typedef struct vestnik_release vestnik_release;
typedef struct vestnik_diagnostics vestnik_diagnostics;

/* ---- Options ---------------------------------------------------------------------------------------------------- */

VESTNIK_C_API vestnik_status vestnik_options_new(vestnik_options** options);
VESTNIK_C_API void vestnik_options_free(vestnik_options* options);

/** Folder that holds fonts/ and assets/. Not set: $VESTNIK_DATA, else what was installed with the library. */
VESTNIK_C_API vestnik_status vestnik_options_set_data_folder(vestnik_options* options, const char* path, size_t length);
/** Date of PDFs whose issue names none, in seconds since 1970-01-01 UTC. Not set: the last day of the issue's period.
 */
VESTNIK_C_API vestnik_status vestnik_options_set_date(vestnik_options* options, int64_t seconds);
/** Not 0: report everything there is to find, make no PDF. */
VESTNIK_C_API vestnik_status vestnik_options_set_check_only(vestnik_options* options, int check_only);
/** At most so many threads work at once, the calling one among them; 0, as at first: one for each processor. */
VESTNIK_C_API vestnik_status vestnik_options_set_threads(vestnik_options* options, uint32_t threads);
typedef enum {
  VESTNIK_STRICT = 0,        /**< a picture without alternative text is an error, a text still to be written too */
  VESTNIK_ATTACH_SOURCE = 1, /**< embed descriptor and files of an issue that was loaded: PDF/A-3a, not PDF/A-2a */
  VESTNIK_COMPRESS_BEST = 2, /**< as small a file as possible; takes several times as long to write */
  VESTNIK_PROOF = 3,         /**< the PDF shows grid, lines and what pagination chose, and is marked as a proof */
  VESTNIK_LIST_CHANGES = 4,  /**< the release tells what the house rules of typography change */
  VESTNIK_GREEDY_PAGES = 5,  /**< fill each page by itself instead of cutting pages at least cost, to compare */
  VESTNIK_FINISHED = 6       /**< a text that is still to be written is an error: the file is to be published */
} vestnik_option;
/** Not 0: do so. At first none is done. A release that is sent out is finished and compressed best. */
VESTNIK_C_API vestnik_status vestnik_options_set(vestnik_options* options, vestnik_option which, int value);

typedef enum { VESTNIK_ENGLISH = 0, VESTNIK_RUSSIAN = 1 } vestnik_language;
/** The language of messages, hints and a proof's marks, whatever the issue's. At first English. */
VESTNIK_C_API vestnik_status vestnik_options_set_language(vestnik_options* options, vestnik_language language);
/**
 * The code of a warning that is not reported, besides those that the issue silences itself. One that no warning has is
 * an error of vestnik_load_issue and vestnik_typeset.
 */
VESTNIK_C_API vestnik_status vestnik_options_add_silence(vestnik_options* options, const char* code, size_t length);
/** A file in memory. It goes before one of that path on the disk. */
VESTNIK_C_API vestnik_status vestnik_options_add_file(vestnik_options* options, const char* path, size_t path_length,
                                                      const void* bytes, size_t size);
/** A font file, by the name that a theme uses for it. It goes before one of that name in the data folder. */
VESTNIK_C_API vestnik_status vestnik_options_add_face(vestnik_options* options, const char* name, size_t name_length,
                                                      const void* bytes, size_t size);
/**
 * `report` is called between steps, on the thread that runs vestnik_typeset: `stage` is "resources", "compose", "set",
 * "paginate", "pictures" or "emit", in this order, and lives during the call; `done` of the stage's `total` steps are
 * done, `total` is at least 1. A result other than 0 stops the run. Null: no reports.
 */
typedef int (*vestnik_progress)(void* user, const char* stage, size_t stage_length, size_t done, size_t total);
VESTNIK_C_API vestnik_status vestnik_options_set_progress(vestnik_options* options, vestnik_progress report,
                                                          void* user);
/** Runs with these options end early with VESTNIK_CANCELLED once `stop` is requested. `stop` may be freed before. */
VESTNIK_C_API vestnik_status vestnik_options_set_stop(vestnik_options* options, const vestnik_stop* stop);

VESTNIK_C_API vestnik_status vestnik_stop_new(vestnik_stop** stop);
VESTNIK_C_API void vestnik_stop_free(vestnik_stop* stop);
/** From any thread, any number of times; there is no way back. */
VESTNIK_C_API void vestnik_stop_request(vestnik_stop* stop);

/* ---- An issue ---------------------------------------------------------------------------------------------------- */

/**
 * Reads a YAML descriptor (docs/descriptor.md) and every file that it names. `options` may be null. `diagnostics` may
 * be null; else it is set whatever the status (but VESTNIK_WRONG_ARGUMENT and VESTNIK_OUT_OF_MEMORY), also to warnings
 * beside VESTNIK_OK.
 */
VESTNIK_C_API vestnik_status vestnik_load_issue(const char* path, size_t length, const vestnik_options* options,
                                                vestnik_issue** issue, vestnik_diagnostics** diagnostics);

/**
 * An issue in English that is yet to be filled. What is missing, or wrong, is reported when it is typeset, all in one
 * run; there is no file then, but the message names the place ("article 2 of section 1: ...").
 */
VESTNIK_C_API vestnik_status vestnik_issue_new(vestnik_issue** issue);
VESTNIK_C_API void vestnik_issue_free(vestnik_issue* issue);

typedef enum {
  VESTNIK_ISSUE_LANGUAGE = 0, /**< en, ru, kk, ky or tg */
  VESTNIK_ISSUE_SERIES_NOTE = 1,
  VESTNIK_ISSUE_PLACE = 2,
  VESTNIK_ISSUE_THEME = 3,  /**< a theme of Vestnik's, by name */
  VESTNIK_ISSUE_DIGEST = 4, /**< Markdown */
  VESTNIK_PUBLISHER_NAME = 5,
  VESTNIK_PUBLISHER_FULL_NAME = 6,
  VESTNIK_PUBLISHER_ADDRESS = 7,
  VESTNIK_PUBLISHER_TELEPHONE = 8,
  VESTNIK_PUBLISHER_FAX = 9,
  VESTNIK_PUBLISHER_EMAIL = 10,
  VESTNIK_PUBLISHER_WEB = 11,
  VESTNIK_ISSUE_SERIES_SHORT_TITLE = 12
} vestnik_issue_text;
VESTNIK_C_API vestnik_status vestnik_issue_set_text(vestnik_issue* issue, vestnik_issue_text which, const char* text,
                                                    size_t length);
/** One more line of the series' title, as on the cover; the first one is the largest. */
VESTNIK_C_API vestnik_status vestnik_issue_add_title_line(vestnik_issue* issue, const char* text, size_t length);
VESTNIK_C_API vestnik_status vestnik_issue_add_keyword(vestnik_issue* issue, const char* text, size_t length);
/** `number`: 1 to 9999. `year`: 1900 to 2999. */
VESTNIK_C_API vestnik_status vestnik_issue_set_number(vestnik_issue* issue, int number, int year);

typedef struct {
  int32_t year; /**< 1900 to 2999 */
  uint32_t month, day;
} vestnik_date;
VESTNIK_C_API vestnik_status vestnik_issue_set_period(vestnik_issue* issue, vestnik_date first, vestnik_date last);
/** Date of the PDF; goes before vestnik_options_set_date. */
VESTNIK_C_API vestnik_status vestnik_issue_set_issued(vestnik_issue* issue, vestnik_date date);

/** A picture's file (JPEG, PNG or SVG). `name` is for messages; `alternative` says what the picture shows. */
typedef struct {
  const char* name;
  size_t name_length;
  const void* bytes;
  size_t size;
  const char* alternative;
  size_t alternative_length;
} vestnik_picture;
/** The publisher's emblem, for cover and back page. */
VESTNIK_C_API vestnik_status vestnik_issue_set_emblem(vestnik_issue* issue, const vestnik_picture* emblem);
/** A theme of the caller's own (docs/theme.md) instead of one of Vestnik's. */
VESTNIK_C_API vestnik_status vestnik_issue_set_theme_file(vestnik_issue* issue, const char* name, size_t name_length,
                                                          const void* bytes, size_t size);
/** A running text in other words, by its name in assets/locales/. Called again for a name, it adds a plural form. */
VESTNIK_C_API vestnik_status vestnik_issue_add_running_text(vestnik_issue* issue, const char* name, size_t name_length,
                                                            const char* text, size_t length);

/** A house rule of typography by its name in docs/typography.md, switched on or (0) off; else the theme decides. */
VESTNIK_C_API vestnik_status vestnik_issue_set_rule(vestnik_issue* issue, const char* name, size_t name_length, int on);
/** A word with hyphens where alone it may be divided ("поли-цей-ский"), or without any; docs/hyphenation.md. */
VESTNIK_C_API vestnik_status vestnik_issue_add_divided_word(vestnik_issue* issue, const char* language,
                                                            size_t language_length, const char* word, size_t length);
/** How many articles somebody counted: it is an error if the issue has another number of them. */
VESTNIK_C_API vestnik_status vestnik_issue_set_article_count(vestnik_issue* issue, int count);
/** The code of a warning that is not reported; one that no warning has is an error. Also of a loaded issue. */
VESTNIK_C_API vestnik_status vestnik_issue_add_silence(vestnik_issue* issue, const char* code, size_t length);

/** Begins a section. `country`: two capitals (ISO 3166-1 alpha-2), or empty for a section that is no country's.
 * `heading`: may be empty where there is a country, whose name then stands for it. */
VESTNIK_C_API vestnik_status vestnik_issue_add_section(vestnik_issue* issue, const char* country, size_t country_length,
                                                       const char* heading, size_t heading_length);
typedef enum {
  VESTNIK_START_BY_DEFAULT = 0, /**< a section: as the issue says; the issue: as the theme says */
  VESTNIK_START_PAGE = 1,       /**< on a new page */
  VESTNIK_START_FOLLOW = 2      /**< below the section before it */
} vestnik_section_start;
typedef enum {
  VESTNIK_CONTENTS_SECTIONS = 0, /**< the table of contents lists the sections */
  VESTNIK_CONTENTS_TITLES = 1    /**< and the articles' titles below them */
} vestnik_contents;
VESTNIK_C_API vestnik_status vestnik_issue_set_contents(vestnik_issue* issue, vestnik_contents contents);
/** Where the issue's sections begin, unless a section says otherwise. */
VESTNIK_C_API vestnik_status vestnik_issue_set_section_start(vestnik_issue* issue, vestnik_section_start start);
/** Where the section that was begun last begins; VESTNIK_WRONG_ARGUMENT if there is none. */
VESTNIK_C_API vestnik_status vestnik_section_set_start(vestnik_issue* issue, vestnik_section_start start);
/** Whether the section that was begun last has an entry in the contents and a place in the derived digest (both: yes
 * unless set); VESTNIK_WRONG_ARGUMENT if there is none. */
VESTNIK_C_API vestnik_status vestnik_section_set_listed(vestnik_issue* issue, int in_contents, int in_digest);
/** Adds a copy of `article` to the section that was begun last; VESTNIK_WRONG_ARGUMENT if there is none. */
VESTNIK_C_API vestnik_status vestnik_issue_add_article(vestnik_issue* issue, const vestnik_article* article);

/* ---- An article -------------------------------------------------------------------------------------------------- */

VESTNIK_C_API vestnik_status vestnik_article_new(vestnik_article** article);
VESTNIK_C_API void vestnik_article_free(vestnik_article* article);

typedef enum {
  VESTNIK_ARTICLE_TITLE = 0,
  VESTNIK_ARTICLE_BODY = 1, /**< Markdown */
  VESTNIK_ARTICLE_SOURCE_NAME = 2,
  VESTNIK_ARTICLE_SOURCE_ADDRESS = 3, /**< http or https */
  VESTNIK_ARTICLE_MASTHEAD = 4,       /**< the source's name as a masthead, where there is no picture of it */
  VESTNIK_ARTICLE_TOPIC = 5,          /**< phrase for the derived digest; Markdown */
  VESTNIK_ARTICLE_LANGUAGE = 6        /**< if it is not the issue's */
} vestnik_article_text;
VESTNIK_C_API vestnik_status vestnik_article_set_text(vestnik_article* article, vestnik_article_text which,
                                                      const char* text, size_t length);
VESTNIK_C_API vestnik_status vestnik_article_set_date(vestnik_article* article, vestnik_date date);

typedef enum {
  VESTNIK_ARTICLE_KEEP_ON_ONE_PAGE = 0, /**< do not divide it if one page can hold it */
  VESTNIK_ARTICLE_PAGE_BREAK_BEFORE = 1,
  VESTNIK_ARTICLE_PHOTO_REPORT = 2 /**< its 2 to 24 pictures in rows over the full measure; it needs no body */
} vestnik_article_flag;
VESTNIK_C_API vestnik_status vestnik_article_set_flag(vestnik_article* article, vestnik_article_flag which, int value);
/** As vestnik_issue_add_silence, of warnings about this article alone. */
VESTNIK_C_API vestnik_status vestnik_article_add_silence(vestnik_article* article, const char* code, size_t length);

typedef enum {
  VESTNIK_WIDTH_AUTOMATIC = 0, /**< by the picture's shape */
  VESTNIK_WIDTH_COLUMN = 1,
  VESTNIK_WIDTH_ACROSS = 2 /**< across both columns */
} vestnik_width;
/** One more picture. The first one opens the article, others stand between its paragraphs. `caption` is Markdown. */
VESTNIK_C_API vestnik_status vestnik_article_add_picture(vestnik_article* article, const vestnik_picture* picture,
                                                         const char* caption, size_t caption_length,
                                                         vestnik_width width);
/**
 * Of the picture that was added last: who took it (Markdown; it stands behind the caption); the part of it that is
 * shown, in shares of its width and height from the top left corner; the point that matters most.
 * VESTNIK_WRONG_ARGUMENT if there is no picture. Shares beyond the picture are reported when it is typeset.
 */
VESTNIK_C_API vestnik_status vestnik_article_set_picture_credit(vestnik_article* article, const char* credit,
                                                                size_t length);
VESTNIK_C_API vestnik_status vestnik_article_set_picture_crop(vestnik_article* article, double x, double y,
                                                              double width, double height);
VESTNIK_C_API vestnik_status vestnik_article_set_picture_focus(vestnik_article* article, double x, double y);
/**
 * The `count` (2 to 6) pictures that were added last stand side by side, equally high, as one picture with a caption
 * (Markdown, may be empty) of them all. What is said of the picture that was added last is then said of the group.
 */
VESTNIK_C_API vestnik_status vestnik_article_group_pictures(vestnik_article* article, size_t count, const char* caption,
                                                            size_t caption_length, vestnik_width width);
/** A picture for the body's `![...](path)`: it stands where the body says. Its alternative text is the body's. */
VESTNIK_C_API vestnik_status vestnik_article_add_body_picture(vestnik_article* article, const char* path,
                                                              size_t path_length, const void* bytes, size_t size);
/**
 * A table or chart of the figures in a CSV file. `name` is that of the file: the body places the table or chart by
 * `![...](name)`; otherwise it stands below the body.
 */
typedef enum {
  VESTNIK_DATA_TABLE = 0,
  VESTNIK_DATA_BAR_CHART = 1,
  VESTNIK_DATA_STACKED_BAR_CHART = 2,
  VESTNIK_DATA_LINE_CHART = 3,
  VESTNIK_DATA_PIE_CHART = 4
} vestnik_data_kind;
VESTNIK_C_API vestnik_status vestnik_data_new(vestnik_data** data, vestnik_data_kind kind, const char* name,
                                              size_t name_length, const void* bytes, size_t size);
VESTNIK_C_API void vestnik_data_free(vestnik_data* data);

typedef enum {
  VESTNIK_DATA_CAPTION = 0, /**< Markdown, as all of these but the alternative text */
  VESTNIK_DATA_UNIT = 1,
  VESTNIK_DATA_SOURCE = 2,
  VESTNIK_DATA_NOTE = 3,       /**< one more */
  VESTNIK_DATA_ALTERNATIVE = 4 /**< of a chart; made from the figures where there is none */
} vestnik_data_text;
VESTNIK_C_API vestnik_status vestnik_data_set_text(vestnik_data* data, vestnik_data_text which, const char* text,
                                                   size_t length);
typedef enum {
  VESTNIK_DATA_HEAD_ROWS = 0,    /**< 0 to 8; 1 unless set */
  VESTNIK_DATA_HEAD_COLUMNS = 1, /**< 0 to 4; 1 unless set */
  VESTNIK_DATA_TOTAL_ROWS = 2,   /**< 0 to 20 */
  VESTNIK_DATA_WITH_TABLE = 3,   /**< of a chart: 1 for its figures below it as a table */
  VESTNIK_DATA_DECIMAL_SIGN = 4, /**< in the file: 0 as it shows, 1 a comma, 2 a full stop */
  VESTNIK_DATA_WIDTH = 5         /**< 0 automatic, 1 a column, 2 across both, 3 on a turned page */
} vestnik_data_number;
VESTNIK_C_API vestnik_status vestnik_data_set_number(vestnik_data* data, vestnik_data_number which, int value);
/** One more table or chart. `data` is copied. */
VESTNIK_C_API vestnik_status vestnik_article_add_data(vestnik_article* article, const vestnik_data* data);
/** The source's logo. */
VESTNIK_C_API vestnik_status vestnik_article_set_masthead(vestnik_article* article, const vestnik_picture* logo);

/* ---- Typesetting ------------------------------------------------------------------------------------------------- */

/** Typesets an issue: the same bytes for the same issue, anywhere. `options` and `diagnostics` as vestnik_load_issue.
 */
VESTNIK_C_API vestnik_status vestnik_typeset(const vestnik_issue* issue, const vestnik_options* options,
                                             vestnik_release** release, vestnik_diagnostics** diagnostics);
VESTNIK_C_API void vestnik_release_free(vestnik_release* release);
/** The PDF's bytes and, in `size`, their number: 0 if it was only checked. */
VESTNIK_C_API const void* vestnik_release_pdf(const vestnik_release* release, size_t* size);
VESTNIK_C_API size_t vestnik_release_pages(const vestnik_release* release);
VESTNIK_C_API size_t vestnik_release_articles(const vestnik_release* release);

/** What the house rules changed, in the order of the texts; none without VESTNIK_LIST_CHANGES. */
VESTNIK_C_API size_t vestnik_release_changes(const vestnik_release* release);
typedef enum {
  VESTNIK_CHANGE_RULE = 0, /**< the rule's name in docs/typography.md */
  /** The place before and after, with words around it; spaces that must not break are U+00A0 and U+202F. */
  VESTNIK_CHANGE_BEFORE = 1,
  VESTNIK_CHANGE_AFTER = 2,
  VESTNIK_CHANGE_FILE = 3 /**< or, of an issue built in code, words for the text */
} vestnik_change_text;
/** A text and, in `length`, its number of bytes. Null and 0 if there is none. */
VESTNIK_C_API const char* vestnik_release_change_text(const vestnik_release* release, size_t index,
                                                      vestnik_change_text which, size_t* length);
/** Line and column (in code points) from 1 of the first character that was changed; 0: not known. */
VESTNIK_C_API int vestnik_release_change_line(const vestnik_release* release, size_t index);
VESTNIK_C_API int vestnik_release_change_column(const vestnik_release* release, size_t index);

/* ---- Diagnostics ------------------------------------------------------------------------------------------------- */

/* In the order in which the issue is read: file by file, then by line and column. */

VESTNIK_C_API void vestnik_diagnostics_free(vestnik_diagnostics* diagnostics);
VESTNIK_C_API size_t vestnik_diagnostics_count(const vestnik_diagnostics* diagnostics);

typedef enum { VESTNIK_NOTE = 0, VESTNIK_WARNING = 1, VESTNIK_ERROR = 2 } vestnik_severity;
/** VESTNIK_ERROR if there is no diagnostic `index` (they count from 0). */
VESTNIK_C_API vestnik_severity vestnik_diagnostics_severity(const vestnik_diagnostics* diagnostics, size_t index);

typedef enum {
  VESTNIK_CODE = 0,    /**< stable, e.g. "unknown-key"; see docs/findings.md */
  VESTNIK_MESSAGE = 1, /**< one sentence: what was found */
  VESTNIK_HINT = 2,    /**< what would be right; may be empty */
  VESTNIK_FILE = 3     /**< may be empty */
} vestnik_diagnostic_text;
/** A text and, in `length`, its number of bytes. Null and 0 if there is none. */
VESTNIK_C_API const char* vestnik_diagnostics_text(const vestnik_diagnostics* diagnostics, size_t index,
                                                   vestnik_diagnostic_text which, size_t* length);
/** Line and column (in code points) from 1, of the file or of the text that the message names; 0: not known. */
VESTNIK_C_API int vestnik_diagnostics_line(const vestnik_diagnostics* diagnostics, size_t index);
VESTNIK_C_API int vestnik_diagnostics_column(const vestnik_diagnostics* diagnostics, size_t index);
/** Line of the last character and the column past it; 0: not known. */
VESTNIK_C_API int vestnik_diagnostics_end_line(const vestnik_diagnostics* diagnostics, size_t index);
VESTNIK_C_API int vestnik_diagnostics_end_column(const vestnik_diagnostics* diagnostics, size_t index);

/* NOLINTEND(modernize-use-using) */

#ifdef __cplusplus
}
#endif

#endif
