#include "issue/load_resources.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <fstream>

#include "issue/load_theme.hpp"
#include "issue/yaml_reader.hpp"

namespace vestnik {
namespace {

/// Running texts that composing asks for: every locale must have them.
constexpr std::array<std::string_view, 28> required_texts{"series-number",
                                                          "period-numeric-same-month",
                                                          "period-numeric-same-year",
                                                          "period-numeric",
                                                          "period-same-month",
                                                          "period-same-year",
                                                          "period-any",
                                                          "cover-place",
                                                          "contents",
                                                          "editorial-address",
                                                          "telephone",
                                                          "fax",
                                                          "citation",
                                                          "circulation",
                                                          "digest-summary",
                                                          "digest-count",
                                                          "digest-count-separator",
                                                          "digest-topics",
                                                          "digest-topic-group",
                                                          "running-head",
                                                          "pdf-title",
                                                          "pdf-subject",
                                                          "source",
                                                          "figure-of",
                                                          "emblem-of",
                                                          "masthead-of",
                                                          "link-to",
                                                          "contents-link"};

using R = ValueRule;
constexpr R line{.accepts = R::text};
constexpr R wording{.accepts = R::text | R::list, .items = &line};
constexpr std::array<std::string_view, 3> plural_rules{"none", "one-other", "east-slavic"};
constexpr MappingRule texts_rule{"running texts", {}, &wording};
constexpr std::array locale_keys{
    KeyRule{"language", line, true, {"BCP 47"}},
    KeyRule{"months", R{.accepts = R::list, .items = &line}, true, {"as in a date"}},
    KeyRule{"plural", R{.accepts = R::text, .choices = plural_rules}, true, {"how the language counts"}},
    KeyRule{"hyphenation", line, false, {"pattern file in assets/hyphenation"}},
    KeyRule{"hyphenation-exceptions", line, false, {"exception file in assets/hyphenation"}},
    KeyRule{
        "hyphen-left-min", R{.accepts = R::integer, .least = 1, .greatest = 20}, true, {"letters before a hyphen", {}}},
    KeyRule{
        "hyphen-right-min", R{.accepts = R::integer, .least = 1, .greatest = 20}, true, {"letters after a hyphen", {}}},
    KeyRule{"texts", R{.accepts = R::mapping, .keys = &texts_rule}, true, {"running texts"}}};
constexpr MappingRule locale_rule{"a locale", locale_keys};
constexpr R locale_value{.accepts = R::mapping, .keys = &locale_rule};

std::optional<std::string> read(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::optional<Locale> read_locale(const std::filesystem::path& file, Findings& findings) {
  const auto bytes = read(file);
  if (!bytes) return std::nullopt;
  const auto source = TextSource::make(file.string(), *bytes, findings);
  if (!source) return std::nullopt;
  std::optional<YamlNode> root = parse_yaml(*source, findings);
  YamlReader reader(*source, findings);
  if (!root || !reader.check(*root, locale_value)) return std::nullopt;
  Locale locale{.language = reader.text(*root, "language").text};
  const std::vector<SourcedText> months = reader.texts(*root, "months");
  if (months.size() != locale.months.size()) {
    findings.report("wrong-count", reader.where(*root));
    return std::nullopt;
  }
  for (std::size_t i = 0; i < months.size(); ++i) locale.months[i] = months[i].text;
  const std::string plural = reader.text(*root, "plural").text;
  locale.plural = plural == "none"          ? PluralRule::none
                  : plural == "east-slavic" ? PluralRule::east_slavic
                                            : PluralRule::one_other;
  locale.hyphenation_file = reader.text(*root, "hyphenation").text;
  locale.hyphenation_exceptions = reader.text(*root, "hyphenation-exceptions").text;
  locale.hyphen_left_min = reader.integer(*root, "hyphen-left-min").value_or(2);
  locale.hyphen_right_min = reader.integer(*root, "hyphen-right-min").value_or(3);
  if (const YamlNode* texts = root->find("texts")) {
    for (const YamlNode& entry : texts->children) {
      for (const SourcedText& form : reader.texts(*texts, entry.key)) locale.texts[entry.key].push_back(form.text);
    }
  }
  for (const std::string_view name : required_texts) {
    if (!locale.texts.contains(std::string(name))) {
      findings.report("missing-key/text", reader.where(*root), {value("key", std::string(name))});
    }
  }
  return locale;
}

/// One line for each country: "KZ: common name | official name", or one name for both.
void read_countries(const std::filesystem::path& file, Locale& locale, Findings& findings) {
  const auto bytes = read(file);
  if (!bytes) {
    findings.report("asset-missing", {.file = file.string()});
    return;
  }
  std::string_view rest = *bytes;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view entry = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (entry.size() < 5 || entry[0] == '#' || entry[2] != ':') continue;
    const std::string_view names = entry.substr(4);
    const std::size_t bar = names.find(" | ");
    CountryNames country{.official = std::string(bar == std::string_view::npos ? names : names.substr(bar + 3)),
                         .common = std::string(names.substr(0, bar))};
    locale.countries.emplace(std::string(entry.substr(0, 2)), std::move(country));
  }
}

void replace_texts(Locale& locale, const std::map<std::string, std::vector<std::string>>& texts) {
  for (const auto& [name, forms] : texts) locale.texts[name] = forms;
}

}  // namespace

Outcome<Locale> load_locale(std::string_view language, const std::filesystem::path& data_folder) {
  Findings findings;
  std::optional<Locale> locale =
      read_locale(data_folder / "assets" / "locales" / fmt::format("{}.yaml", language), findings);
  if (!locale && !findings.has_errors()) locale = Locale{.language = std::string(language)};
  return {std::move(locale), findings.take()};
}

Outcome<Resources> load_resources(const Issue& issue, const std::filesystem::path& data_folder) {
  Findings findings;
  Resources resources;
  const std::filesystem::path assets = data_folder / "assets";
  std::error_code error;
  if (!std::filesystem::is_directory(assets, error)) {
    findings.report("asset-missing/folder", {.file = data_folder.string()});
    return {std::nullopt, findings.take()};
  }
  std::optional<Theme> theme = load_theme(issue, assets / "themes", findings);
  std::optional<Locale> locale = read_locale(assets / "locales" / (issue.language + ".yaml"), findings);
  if (!locale && !findings.has_errors()) {
    findings.report("unknown-language", issue.where, {value("language", issue.language)});
  }
  if (theme && locale) {
    read_countries(assets / "countries" / (issue.language + ".yaml"), *locale, findings);
    const auto own = theme->texts.find(issue.language);
    if (own != theme->texts.end()) replace_texts(*locale, own->second);
    replace_texts(*locale, issue.publisher.texts);
    resources = {std::move(*theme), std::move(*locale)};
  }
  if (findings.has_errors()) return {std::nullopt, findings.take()};
  return {std::move(resources), findings.take()};
}

std::filesystem::path data_folder(const std::filesystem::path& requested) {
  if (!requested.empty()) return requested;
  if (const char* named = std::getenv("VESTNIK_DATA"); named != nullptr && *named != '\0') return named;
  return VESTNIK_SOURCE_DATA;
}

}  // namespace vestnik
