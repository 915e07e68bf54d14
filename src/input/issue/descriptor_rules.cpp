#include "input/issue/descriptor_rules.hpp"

#include <array>
#include <vector>

#include "base/text/nearest.hpp"
#include "findings/catalogue/catalogue.hpp"
#include "input/style/load_typography.hpp"
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
constexpr std::array<std::string_view, 3> widths{"automatic", "column", "across"};

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
std::string_view refusal_of_silence(std::string_view code) {
  const CodeEntry* entry = find_code(code);
  return entry != nullptr && entry->severity == Severity::error ? "silence-error" : std::string_view();
}
constexpr R silent_code{.accepts = R::text, .listed_choices = warning_codes, .refusal = refusal_of_silence};
/// A country's name has no code near it, and all codes are too many to list.
std::string_view refusal_of_country(std::string_view code) {
  return nearest(code, country_codes()).empty() ? "unknown-value/iso" : std::string_view();
}
constexpr R country{.accepts = R::text, .choices = codes, .refusal = refusal_of_country, .have_names = true};
constexpr KeyRule silence{"silence",
                          R{.accepts = R::list, .may_be_empty = true, .items = &silent_code},
                          false,
                          {"codes of warnings that are not reported", "коды предупреждений, которые не показывать"}};

constexpr std::array logo_keys{
    KeyRule{"picture", name, true, {"JPEG, PNG or SVG file", "файл JPEG, PNG или SVG"}},
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

constexpr std::array picture_keys{
    KeyRule{"file", name, true, {"JPEG, PNG or SVG file", "файл JPEG, PNG или SVG"}},
    KeyRule{"alternative",
            text,
            false,
            {"what the picture shows, for those who cannot see it", "что изображено, для тех, кто не видит рисунка"}},
    KeyRule{"caption", text, false, {"text below the picture", "подпись под рисунком"}},
    KeyRule{"width",
            R{.accepts = R::text, .choices = widths},
            false,
            {"one column wide or across both", "в одну колонку (column) или в обе (across)"}}};
constexpr MappingRule picture_rule{"a picture", picture_keys};
constexpr R picture{.accepts = R::mapping, .keys = &picture_rule};

constexpr std::array article_keys{
    KeyRule{"title", text, true, {"headline", "заголовок"}},
    KeyRule{"date", date, false, {"day of the event or publication", "день события или публикации"}},
    KeyRule{"language", language, false, {"if not the issue's", "язык статьи, если не язык выпуска"}},
    KeyRule{"source",
            R{.accepts = R::mapping, .keys = &source_rule},
            false,
            {"where the article comes from", "откуда взята статья"}},
    KeyRule{"topic", text, false, {"phrase for the derived digest", "оборот для сводки"}},
    KeyRule{"pictures",
            R{.accepts = R::list, .may_be_empty = true, .items = &picture},
            false,
            {"pictures in order", "рисунки по порядку"}},
    KeyRule{"body", body, false, {"text in Markdown", "текст в Markdown"}},
    KeyRule{"body-file", name, false, {"file with the text in Markdown", "файл с текстом в Markdown"}},
    KeyRule{"keep-on-one-page",
            flag,
            false,
            {"do not divide the article if a page can hold it", "не делить статью, если она помещается на странице"}},
    KeyRule{"page-break-before", flag, false, {"begin on a new page", "начать с новой страницы"}},
    silence};
constexpr std::array<std::string_view, 2> bodies{"body", "body-file"};
constexpr MappingRule article_rule{"an article", article_keys, nullptr, bodies, "body-missing"};
constexpr R article{.accepts = R::mapping, .keys = &article_rule};

constexpr std::array section_keys{
    KeyRule{"country", country, true, {"ISO 3166-1 alpha-2 code", "код страны по ISO 3166-1 (две буквы)"}},
    KeyRule{"heading", text, false, {"instead of the country's official name", "вместо официального названия страны"}},
    KeyRule{"articles", R{.accepts = R::list, .items = &article}, true, {"the section's articles", "статьи раздела"}}};
constexpr MappingRule section_rule{"a section", section_keys};
constexpr R section{.accepts = R::mapping, .keys = &section_rule};

constexpr std::array series_keys{
    KeyRule{"title",
            text_or_list,
            true,
            {"title, or its lines as on the cover", "название или его строки, как на обложке"}},
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
      KeyRule{"sections", R{.accepts = R::list, .items = &section}, true, {"countries in order", "страны по порядку"}},
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
