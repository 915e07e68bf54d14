#include "input/issue/descriptor_rules.hpp"

#include <array>
#include <vector>

#include "base/text/nearest.hpp"
#include "findings/catalogue/catalogue.hpp"
#include "input/style/load_typography.hpp"
#include "model/issue/crops.hpp"
#include "model/locale/languages.hpp"

namespace vestnik {
namespace {

using R = ValueRule;

constexpr std::array<std::string_view, 249> codes{
    "AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO", "AQ", "AR", "AS", "AT", "AU", "AW", "AX", "AZ", "BA", "BB",
    "BD", "BE", "BF", "BG", "BH", "BI", "BJ", "BL", "BM", "BN", "BO", "BQ", "BR", "BS", "BT", "BV", "BW", "BY",
    "BZ", "CA", "CC", "CD", "CF", "CG", "CH", "CI", "CK", "CL", "CM", "CN", "CO", "CR", "CU", "CV", "CW", "CX",
    "CY", "CZ", "DE", "DJ", "DK", "DM", "DO", "DZ", "EC", "EE", "EG", "EH", "ER", "ES", "ET", "FI", "FJ", "FK",
    "FM", "FO", "FR", "GA", "GB", "GD", "GE", "GF", "GG", "GH", "GI", "GL", "GM", "GN", "GP", "GQ", "GR", "GS",
    "GT", "GU", "GW", "GY", "HK", "HM", "HN", "HR", "HT", "HU", "ID", "IE", "IL", "IM", "IN", "IO", "IQ", "IR",
    "IS", "IT", "JE", "JM", "JO", "JP", "KE", "KG", "KH", "KI", "KM", "KN", "KP", "KR", "KW", "KY", "KZ", "LA",
    "LB", "LC", "LI", "LK", "LR", "LS", "LT", "LU", "LV", "LY", "MA", "MC", "MD", "ME", "MF", "MG", "MH", "MK",
    "ML", "MM", "MN", "MO", "MP", "MQ", "MR", "MS", "MT", "MU", "MV", "MW", "MX", "MY", "MZ", "NA", "NC", "NE",
    "NF", "NG", "NI", "NL", "NO", "NP", "NR", "NU", "NZ", "OM", "PA", "PE", "PF", "PG", "PH", "PK", "PL", "PM",
    "PN", "PR", "PS", "PT", "PW", "PY", "QA", "RE", "RO", "RS", "RU", "RW", "SA", "SB", "SC", "SD", "SE", "SG",
    "SH", "SI", "SJ", "SK", "SL", "SM", "SN", "SO", "SR", "SS", "ST", "SV", "SX", "SY", "SZ", "TC", "TD", "TF",
    "TG", "TH", "TJ", "TK", "TL", "TM", "TN", "TO", "TR", "TT", "TV", "TW", "TZ", "UA", "UG", "UM", "US", "UY",
    "UZ", "VA", "VC", "VE", "VG", "VI", "VN", "VU", "WF", "WS", "YE", "YT", "ZA", "ZM", "ZW"};
constexpr std::array<std::string_view, 2> section_starts{"page", "follow"};
constexpr std::array<std::string_view, 2> contents{"sections", "titles"};
constexpr std::array<std::string_view, 3> widths{"automatic", "column", "across"};
constexpr std::array<std::string_view, 2> article_kinds{"text", "photo-report"};
constexpr std::array<std::string_view, 4> table_widths{"automatic", "column", "across", "landscape"};
constexpr std::array<std::string_view, 4> chart_kinds{"bar", "stacked-bar", "line", "pie"};
constexpr std::array<std::string_view, 3> decimal_signs{"automatic", "comma", "point"};
constexpr std::array<std::string_view, 3> line_ends{"automatic", "markdown", "paragraphs"};

/// The editor's words, and what merely names something.
constexpr R text{.accepts = R::text, .max_length = longest_text, .words = true};
constexpr R name{.accepts = R::text, .max_length = longest_text};
constexpr R body{.accepts = R::text, .max_length = longest_body, .words = true};
constexpr R flag{.accepts = R::boolean};
constexpr R date{.accepts = R::date};
constexpr R language{.accepts = R::text, .choices = language_codes};
constexpr R text_or_list{.accepts = R::text | R::list, .max_length = longest_text, .words = true, .items = &text};
constexpr R name_or_list{.accepts = R::text | R::list, .max_length = longest_text, .items = &name};
constexpr R texts{.accepts = R::list, .may_be_empty = true, .items = &text};

/// Codes that may be silenced.
std::span<const std::string_view> warning_codes() {
  static const std::vector<std::string_view> codes_of_warnings = [] {
    std::vector<std::string_view> result;
    for (const CodeEntry& entry : all_codes()) {
      if (entry.severity == Severity::warning) result.push_back(entry.code);
    }
    return result;
  }();
  return codes_of_warnings;
}
/// An error is no choice, but deserves its own answer.
std::optional<MessageId<"name value">> refusal_of_silence(std::string_view code) {
  const CodeEntry* entry = find_code(code);
  if (entry == nullptr || entry->severity != Severity::error) return std::nullopt;
  return "silence-error"_id;
}
constexpr R silent_code{.accepts = R::text, .listed_choices = warning_codes, .refusal = refusal_of_silence};
/// A country's name has no code near it, and all codes are too many to list.
std::optional<MessageId<"name value">> refusal_of_country(std::string_view code) {
  if (!nearest(code, country_codes()).empty()) return std::nullopt;
  return "unknown-value/iso"_id;
}
constexpr R country{.accepts = R::text, .choices = codes, .refusal = refusal_of_country, .have_names = true};
constexpr KeyRule silence{"silence",
                          R{.accepts = R::list, .may_be_empty = true, .items = &silent_code},
                          false,
                          {"codes of warnings that are not reported", "коды предупреждений, которые не показывать"}};

constexpr std::array logo_keys{
    KeyRule{"picture",
            name,
            true,
            {"a picture: JPEG, PNG, SVG, WebP, TIFF and others", "рисунок: JPEG, PNG, SVG, WebP, TIFF и другие"}},
    KeyRule{"alternative",
            text,
            false,
            {"what the picture shows, for those who cannot see it", "что изображено, для тех, кто не видит рисунка"}}};
constexpr MappingRule logo_rule{"a logo", logo_keys};
constexpr R logo{.accepts = R::mapping, .keys = &logo_rule};

constexpr MappingRule wordings_rule{"running texts", {}, &text_or_list};
constexpr auto hyphenation_keys = [] {
  std::array<KeyRule, language_codes.size()> keys{};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    keys[i] = {language_codes[i],
               name_or_list,
               false,
               {"words with hyphens where they may be divided", "слова с дефисами там, где их можно переносить"}};
  }
  return keys;
}();
constexpr MappingRule hyphenation_rule{"hyphenation by language", hyphenation_keys};
constexpr std::array publisher_keys{
    KeyRule{"name", text, true, {"short name", "краткое название"}},
    KeyRule{"full-name", text, true, {"official name", "официальное название"}},
    KeyRule{"address", text, false, {"postal address", "почтовый адрес"}},
    KeyRule{"telephone", name, false, {"telephone number", "телефон"}},
    KeyRule{"fax", name, false, {"fax number", "факс"}},
    KeyRule{"email", name, false, {"e-mail address", "адрес электронной почты"}},
    KeyRule{"web", name, false, {"web site", "сайт"}},
    KeyRule{
        "emblem", logo, false, {"emblem for the cover and the back page", "эмблема для обложки и последней страницы"}},
    KeyRule{"texts",
            R{.accepts = R::mapping, .keys = &wordings_rule},
            false,
            {"running texts in other words", "постоянные тексты другими словами"}},
    KeyRule{"hyphenation",
            R{.accepts = R::mapping, .keys = &hyphenation_rule},
            false,
            {"words that are divided otherwise than by the language's patterns",
             "слова, которые переносятся не так, как по таблице языка"}}};
constexpr MappingRule publisher_keys_rule{"a publisher", publisher_keys};
constexpr R publisher{.accepts = R::mapping, .keys = &publisher_keys_rule};
constexpr R publisher_or_file{.accepts = R::text | R::mapping, .keys = &publisher_keys_rule};

constexpr std::array source_keys{
    KeyRule{"name", text, false, {"name of the medium", "название источника"}},
    KeyRule{"address", name, false, {"address of the original", "адрес оригинала"}},
    KeyRule{"masthead", logo, false, {"logo of the medium, above the title", "логотип источника над заголовком"}},
    KeyRule{"masthead-text",
            text,
            false,
            {"name of the medium above the title, where there is no logo",
             "название источника над заголовком, если нет логотипа"}}};
constexpr MappingRule source_rule{"a source", source_keys};

/// Shares of a picture's width or height.
constexpr R place_in_picture{.accepts = R::number, .least = 0, .greatest = 1};
constexpr R side_of_crop{.accepts = R::number, .least = smallest_crop, .greatest = 1};
constexpr std::array crop_keys{
    KeyRule{"x", place_in_picture, false, {"left edge of what is shown", "левый край показанной части"}},
    KeyRule{"y", place_in_picture, false, {"upper edge of what is shown", "верхний край показанной части"}},
    KeyRule{"width", side_of_crop, false, {"width of what is shown", "ширина показанной части"}},
    KeyRule{"height", side_of_crop, false, {"height of what is shown", "высота показанной части"}}};
constexpr MappingRule crop_rule{"a crop", crop_keys};
constexpr std::array focus_keys{KeyRule{"x", place_in_picture, true, {"from the left edge", "от левого края"}},
                                KeyRule{"y", place_in_picture, true, {"from the upper edge", "от верхнего края"}}};
constexpr MappingRule focus_rule{"a focus", focus_keys};

constexpr KeyRule picture_file{
    "file",
    name,
    true,
    {"a picture: JPEG, PNG, SVG, WebP, TIFF and others", "рисунок: JPEG, PNG, SVG, WebP, TIFF и другие"}};
constexpr KeyRule picture_alternative{
    "alternative",
    text,
    false,
    {"what the picture shows, for those who cannot see it", "что изображено, для тех, кто не видит рисунка"}};
constexpr KeyRule picture_caption{"caption", text, false, {"text below the picture", "подпись под рисунком"}};
constexpr KeyRule picture_credit{
    "credit", text, false, {"who took the picture, behind its caption", "автор снимка, после подписи"}};
constexpr KeyRule picture_crop{"crop",
                               R{.accepts = R::mapping, .keys = &crop_rule},
                               false,
                               {"the part that is shown, in shares of the picture's width and height",
                                "показанная часть, в долях ширины и высоты рисунка"}};
constexpr KeyRule picture_focus{"focus",
                                R{.accepts = R::mapping, .keys = &focus_rule},
                                false,
                                {"the point that matters most, in shares of the picture's width and height",
                                 "главная точка, в долях ширины и высоты рисунка"}};

constexpr std::array grouped_keys{picture_file,   picture_alternative, picture_caption,
                                  picture_credit, picture_crop,        picture_focus};
constexpr MappingRule grouped_rule{"a picture", grouped_keys};
constexpr R grouped{.accepts = R::mapping, .keys = &grouped_rule};

constexpr KeyRule optional_file{picture_file.name, picture_file.value, false, picture_file.meaning};
constexpr std::array picture_keys{
    optional_file,
    KeyRule{"group",
            R{.accepts = R::list, .items = &grouped},
            false,
            {"two to six pictures side by side", "от двух до шести рисунков в ряд"}},
    picture_alternative,
    picture_caption,
    picture_credit,
    picture_crop,
    picture_focus,
    KeyRule{"width",
            R{.accepts = R::text, .choices = widths},
            false,
            {"one column wide or across both", "в одну колонку (column) или в обе (across)"}}};
constexpr std::array<std::string_view, 2> picture_contents{"file", "group"};
constexpr MappingRule picture_rule{
    "a picture",
    picture_keys,
    nullptr,
    picture_contents,
    {"missing-key/picture"_id, "missing-key/picture/empty"_id, "missing-key/picture/both"_id}};
constexpr R picture{.accepts = R::mapping, .keys = &picture_rule};

constexpr R small_count{.accepts = R::integer, .least = 0, .greatest = 20};
constexpr KeyRule csv_key{"csv", name, true, {"the file with the figures", "файл с данными"}};
constexpr KeyRule data_caption{"caption", text, false, {"title above the table", "заголовок над таблицей"}};
constexpr KeyRule chart_caption{"caption", text, false, {"text below the chart", "подпись под диаграммой"}};
constexpr KeyRule unit_key{
    "unit", text, false, {"of the figures, behind the caption", "единица измерения, после подписи"}};
constexpr KeyRule notes_key{"notes", text_or_list, false, {"below it", "примечания внизу"}};
constexpr KeyRule data_source{"source", text, false, {"where the figures come from", "откуда данные"}};
constexpr KeyRule decimal_key{"decimal-sign",
                              R{.accepts = R::text, .choices = decimal_signs},
                              false,
                              {"which sign parts fractions in the file", "знак перед дробной частью в файле"}};
constexpr KeyRule data_head_rows{"head-rows",
                                 R{.accepts = R::integer, .least = 0, .greatest = 8},
                                 false,
                                 {"first rows that are the head; 1 unless given", "строк в шапке; без ключа — 1"}};
constexpr std::array table_keys{
    csv_key,
    data_caption,
    unit_key,
    data_head_rows,
    KeyRule{"head-columns",
            R{.accepts = R::integer, .least = 0, .greatest = 4},
            false,
            {"first columns that name the rows; 1 unless given", "столбцов с названиями строк; без ключа — 1"}},
    KeyRule{"total-rows", small_count, false, {"last rows that are totals", "итоговых строк внизу"}},
    notes_key,
    data_source,
    decimal_key,
    KeyRule{"width",
            R{.accepts = R::text, .choices = table_widths},
            false,
            {"one column wide, across both, or on a turned page",
             "в одну колонку (column), в обе (across) или на повёрнутой странице (landscape)"}}};
constexpr MappingRule table_rule{"a table", table_keys};
constexpr R table{.accepts = R::mapping, .keys = &table_rule};
constexpr R table_or_list{.accepts = R::mapping | R::list, .items = &table, .keys = &table_rule};

constexpr std::array chart_keys{
    KeyRule{"kind",
            R{.accepts = R::text, .choices = chart_kinds},
            true,
            {"bars, bars on each other, lines or a pie",
             "столбцы (bar), столбцы друг на друге (stacked-bar), линии (line) или круг (pie)"}},
    csv_key,
    chart_caption,
    unit_key,
    KeyRule{"alternative",
            text,
            false,
            {"what it shows, for those who cannot see it; made from the figures unless given",
             "что показано, для тех, кто не видит диаграммы; без ключа составляется по данным"}},
    KeyRule{"with-table", flag, false, {"the figures below it as a table", "данные под диаграммой таблицей"}},
    notes_key,
    data_source,
    decimal_key,
    KeyRule{"width",
            R{.accepts = R::text, .choices = widths},
            false,
            {"one column wide or across both", "в одну колонку (column) или в обе (across)"}}};
constexpr MappingRule chart_rule{"a chart", chart_keys};
constexpr R chart{.accepts = R::mapping, .keys = &chart_rule};
constexpr R chart_or_list{.accepts = R::mapping | R::list, .items = &chart, .keys = &chart_rule};

constexpr std::array article_keys{
    KeyRule{"title", text, true, {"headline", "заголовок"}},
    KeyRule{"date", date, false, {"day of the event or publication", "день события или публикации"}},
    KeyRule{"language", language, false, {"if not the issue's", "язык статьи, если не язык выпуска"}},
    KeyRule{"source",
            R{.accepts = R::mapping, .keys = &source_rule},
            false,
            {"where the article comes from", "откуда взята статья"}},
    KeyRule{"topic", text, false, {"phrase for the derived digest", "оборот для сводки"}},
    KeyRule{"kind",
            R{.accepts = R::text, .choices = article_kinds},
            false,
            {"text, or a photo report: its pictures in rows over the full measure",
             "text — обычная статья, photo-report — фоторепортаж: снимки рядами во всю ширину полосы"}},
    KeyRule{"pictures",
            R{.accepts = R::list, .may_be_empty = true, .items = &picture},
            false,
            {"pictures in order", "рисунки по порядку"}},
    KeyRule{"table", table_or_list, false, {"tables from CSV files", "таблицы из файлов CSV"}},
    KeyRule{"chart", chart_or_list, false, {"charts from CSV files", "диаграммы по файлам CSV"}},
    KeyRule{"body", body, false, {"text in Markdown", "текст в Markdown"}},
    KeyRule{"body-file", name, false, {"file with the text in Markdown", "файл с текстом в Markdown"}},
    KeyRule{"line-ends",
            R{.accepts = R::text, .choices = line_ends},
            false,
            {"what a single line end in the text means", "что значит конец строки в тексте"}},
    KeyRule{"keep-on-one-page",
            flag,
            false,
            {"do not divide the article if a page can hold it", "не делить статью, если она помещается на странице"}},
    KeyRule{"page-break-before", flag, false, {"begin on a new page", "начать с новой страницы"}},
    silence};
constexpr std::array<std::string_view, 2> bodies{"body", "body-file"};
constexpr MappingRule article_rule{"an article",
                                   article_keys,
                                   nullptr,
                                   bodies,
                                   {"body-missing"_id, "body-missing/empty"_id, "body-missing/both"_id},
                                   false,
                                   "kind",
                                   article_kinds.back()};
constexpr R article{.accepts = R::mapping, .keys = &article_rule};

constexpr std::array section_keys{
    KeyRule{"country", country, false, {"ISO 3166-1 alpha-2 code", "код страны по ISO 3166-1 (две буквы)"}},
    KeyRule{"heading",
            text,
            false,
            {"the section's name, for a country instead of its official one",
             "название раздела; у страны — вместо официального названия"}},
    KeyRule{"start",
            R{.accepts = R::text, .choices = section_starts},
            false,
            {"on a new page or below the section before", "с новой страницы (page) или вслед за предыдущим (follow)"}},
    KeyRule{"in-contents",
            flag,
            false,
            {"an entry in the contents; true unless given", "строка в содержании; без ключа — true"}},
    KeyRule{"in-digest",
            flag,
            false,
            {"a place in the derived digest; true unless given", "место в сводке; без ключа — true"}},
    KeyRule{"articles", R{.accepts = R::list, .items = &article}, true, {"the section's articles", "статьи раздела"}}};
constexpr std::array<std::string_view, 2> section_names{"country", "heading"};
constexpr MappingRule section_rule{
    "a section", section_keys, nullptr, section_names, {"missing-key/section"_id, "missing-key/section/empty"_id},
    true};
constexpr R section{.accepts = R::mapping, .keys = &section_rule};

constexpr std::array series_keys{
    KeyRule{"title",
            text_or_list,
            true,
            {"title, or its lines as on the cover", "название или его строки, как на обложке"}},
    KeyRule{"short-title",
            text,
            false,
            {"in running heads that have no room for the title", "в колонтитулах, где название не помещается"}},
    KeyRule{"note", text, false, {"below the title on the cover", "под названием на обложке"}}};
constexpr MappingRule series_rule{"a series", series_keys};

constexpr std::array period_keys{KeyRule{"from", date, true, {"first day", "первый день"}},
                                 KeyRule{"to", date, true, {"last day", "последний день"}}};
constexpr MappingRule period_rule{"a period", period_keys};

constexpr std::array digest_keys{KeyRule{"articles",
                                         R{.accepts = R::integer, .least = 0, .greatest = 100'000},
                                         false,
                                         {"number of articles, checked", "число статей, для проверки"}},
                                 KeyRule{"text",
                                         body,
                                         false,
                                         {"own text in Markdown; without it the digest is derived",
                                          "свой текст в Markdown; без него сводка составляется сама"}}};
constexpr MappingRule digest_rule{"a digest", digest_keys};

/// Built once: the house rules' part comes from a table.
const R& issue() {
  static const std::array issue_keys{
      KeyRule{"vestnik",
              R{.accepts = R::integer, .least = 1, .greatest = 1},
              true,
              {"version of this format: 1", "версия формата: 1"}},
      KeyRule{"language", language, true, {"language of the issue", "язык выпуска"}},
      KeyRule{"series", R{.accepts = R::mapping, .keys = &series_rule}, true, {"the bulletin", "бюллетень"}},
      KeyRule{"number",
              R{.accepts = R::integer, .least = 1, .greatest = 9'999},
              true,
              {"number of the issue", "номер выпуска"}},
      KeyRule{"year",
              R{.accepts = R::integer, .least = 1'900, .greatest = 2'999},
              true,
              {"year of the issue", "год выпуска"}},
      KeyRule{"period",
              R{.accepts = R::mapping, .keys = &period_rule},
              true,
              {"days that the issue covers", "дни, о которых выпуск"}},
      KeyRule{"place", text, true, {"place of publication", "место издания"}},
      KeyRule{"issued", date, false, {"date of the PDF", "дата PDF"}},
      KeyRule{"publisher",
              publisher_or_file,
              true,
              {"the publisher, or the file that describes it", "издатель или файл с его описанием"}},
      KeyRule{"theme", name, false, {"a theme by name, or a theme file", "имя темы или файл темы"}},
      KeyRule{"typography",
              switches_rule(),
              false,
              {"house rules of typography switched on or off", "правила набора: включить (on) или выключить (off)"}},
      KeyRule{"keywords", texts, false, {"keywords of the PDF", "ключевые слова PDF"}},
      KeyRule{"digest",
              R{.accepts = R::mapping, .keys = &digest_rule},
              false,
              {"summary on the contents page", "сводка на странице содержания"}},
      KeyRule{"contents",
              R{.accepts = R::text, .choices = contents},
              false,
              {"what the contents list: sections, or sections and titles",
               "что в содержании: разделы (sections) или разделы и заголовки (titles)"}},
      KeyRule{"section-start",
              R{.accepts = R::text, .choices = section_starts},
              false,
              {"where sections begin: on a new page or below the section before",
               "где начинаются разделы: с новой страницы (page) или вслед за предыдущим (follow)"}},
      KeyRule{"sections",
              R{.accepts = R::list, .items = &section},
              true,
              {"countries and other sections in order", "страны и другие разделы по порядку"}},
      silence};
  static const MappingRule issue_rule{"an issue", issue_keys};
  static const R value{.accepts = R::mapping, .keys = &issue_rule};
  return value;
}

}  // namespace

const ValueRule& descriptor_rule() { return issue(); }
const ValueRule& publisher_rule() { return publisher; }
std::span<const std::string_view> country_codes() { return codes; }
const ValueRule& country_rule() { return country; }
const ValueRule& language_rule() { return language; }
const ValueRule& silent_code_rule() { return silent_code; }

}  // namespace vestnik
