#include "input/style/theme_rules.hpp"

#include <array>
#include <vector>

#include "input/style/load_typography.hpp"
#include "input/style/theme_fields.hpp"

namespace vestnik {
namespace {

using R = ValueRule;

constexpr R line{.accepts = R::text};
constexpr R length_rule{.accepts = R::text | R::number};
constexpr R number_rule{.accepts = R::number, .least = 0, .greatest = 1e6};
constexpr R count_rule{.accepts = R::integer, .least = 0, .greatest = 1000};
constexpr R flag_rule{.accepts = R::boolean};
constexpr R names_rule{.accepts = R::list, .may_be_empty = true, .items = &line};
constexpr std::array<std::string_view, 1> unlimited{"off"};
constexpr R resolution_rule{.accepts = R::number, .choices = unlimited, .least = 0, .greatest = 1e6};
constexpr std::array<std::string_view, 2> capitals{"as-written", "all"};

/// Built once from the tables.
class Rules {
 public:
  static const Rules& get() {
    static const Rules rules;
    return rules;
  }
  ValueRule theme;

 private:
  template <class Owner, class Value, std::size_t n>
  static void add(std::vector<KeyRule>& keys, const std::array<Field<Owner, Value>, n>& fields, const ValueRule& rule) {
    for (const auto& field : fields) keys.push_back({field.key, rule});
  }
  static ValueRule mapping(MappingRule& rule) { return {.accepts = R::mapping, .keys = &rule}; }

  Rules() {
    add(page_keys_, page_lengths, length_rule);
    add(style_keys_, style_lengths, length_rule);
    add(style_keys_, style_flags, flag_rule);
    add(style_keys_, style_counts, count_rule);
    style_keys_.push_back({"family", line});
    style_keys_.push_back({"color", line});
    style_keys_.push_back({"align", {.accepts = R::text, .choices = aligns}});
    style_keys_.push_back({"capitals", {.accepts = R::text, .choices = capitals}});
    style_keys_.push_back({"features", names_rule});
    add(breaking_keys_, breaking_numbers, number_rule);
    add(breaking_keys_, breaking_counts, count_rule);
    add(pagination_keys_, pagination_counts, count_rule);
    add(pagination_keys_, pagination_numbers, number_rule);
    pagination_keys_.push_back({"section-start", {.accepts = R::text, .choices = section_starts}});
    add(picture_keys_, picture_numbers, number_rule);
    add(picture_keys_, picture_lengths, length_rule);
    add(picture_keys_, picture_counts, count_rule);
    picture_keys_.push_back({max_resolution_key, resolution_rule});
    add(table_keys_, table_lengths, length_rule);
    add(color_keys_, theme_colors, line);
    for (const char* face : {"regular", "bold", "italic", "bold-italic"}) family_keys_.push_back({face, line});
    page_ = {"a page", page_keys_};
    style_ = {"a style", style_keys_};
    breaking_ = {"the breaking parameters", breaking_keys_};
    pagination_ = {"the pagination parameters", pagination_keys_};
    pictures_ = {"the picture parameters", picture_keys_};
    tables_ = {"the table parameters", table_keys_};
    colors_ = {"the colours", color_keys_};
    family_ = {"a family", family_keys_};
    style_value_ = mapping(style_);
    family_value_ = mapping(family_);
    for (const std::string_view name : style_names) styles_keys_.push_back({name, style_value_});
    breaking_value_ = mapping(breaking_);
    breaking_by_language_ = {"breaking parameters by language", {}, &breaking_value_};
    styles_ = {"the styles", styles_keys_};
    families_ = {"the families", {}, &family_value_};
    static constexpr R pair{.accepts = R::list, .items = &number_rule_signed};
    protrusion_ = {"the protrusion table", {}, &pair};
    static constexpr R wording{.accepts = R::text | R::list, .items = &line};
    texts_ = {"running texts", {}, &wording};
    texts_value_ = mapping(texts_);
    languages_ = {"texts by language", {}, &texts_value_};
    theme_keys_ = {{"name", line, true},
                   {"extends", line},
                   {"page", mapping(page_)},
                   {"families", mapping(families_)},
                   {"fallback", names_rule},
                   {"colors", mapping(colors_)},
                   {"styles", mapping(styles_)},
                   {"breaking", mapping(breaking_)},
                   {"breaking-by-language", mapping(breaking_by_language_)},
                   {"pagination", mapping(pagination_)},
                   {"pictures", mapping(pictures_)},
                   {"tables", mapping(tables_)},
                   {"list-bullet", line},
                   {"source-line", {.accepts = R::text, .choices = source_lines}},
                   {"article-date", {.accepts = R::text, .choices = article_dates}},
                   {"typography", switches_rule()},
                   {"protrusion", mapping(protrusion_)},
                   {"texts", mapping(languages_)}};
    theme_ = {"a theme", theme_keys_};
    theme = mapping(theme_);
  }

  static constexpr R number_rule_signed{.accepts = R::integer, .least = -1000, .greatest = 1000};
  std::vector<KeyRule> page_keys_, style_keys_, breaking_keys_, pagination_keys_, picture_keys_, table_keys_,
      color_keys_, family_keys_, styles_keys_, theme_keys_;
  MappingRule page_, style_, breaking_, pagination_, pictures_, tables_, colors_, family_, styles_, families_,
      protrusion_, texts_, languages_, breaking_by_language_, theme_;
  ValueRule breaking_value_, style_value_, family_value_, texts_value_;
};

}  // namespace

const ValueRule& theme_rule() { return Rules::get().theme; }

}  // namespace vestnik
