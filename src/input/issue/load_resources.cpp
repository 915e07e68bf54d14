#include "input/issue/load_resources.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/files/read_file.hpp"
#include "base/text/nearest.hpp"
#include "input/files/files.hpp"
#include "input/issue/descriptor_rules.hpp"
#include "input/issue/running_texts.hpp"
#include "input/style/country_names.hpp"
#include "input/style/divided_words.hpp"
#include "input/style/load_theme.hpp"
#include "input/style/load_typography.hpp"
#include "input/yaml/check_value.hpp"
#include "input/yaml/yaml_reader.hpp"
#include "model/locale/languages.hpp"

namespace vestnik {
namespace {

using R = ValueRule;
constexpr R line{.accepts = R::text};
constexpr R wording{.accepts = R::text | R::list, .items = &line};
constexpr std::array<std::string_view, 3> plural_rules{"none", "one-other", "east-slavic"};
constexpr MappingRule texts_rule{"running texts", {}, &wording};

/// Built once: the house rules' part comes from a table.
const R& locale_value() {
  static const std::array locale_keys{
      KeyRule{"language", line, true, {"BCP 47", {}}},
      KeyRule{"months", R{.accepts = R::list, .items = &line}, true, {"as in a date", {}}},
      KeyRule{"plural", R{.accepts = R::text, .choices = plural_rules}, true, {"how the language counts", {}}},
      KeyRule{"hyphenation", line, false, {"pattern file in assets/hyphenation", {}}},
      KeyRule{"hyphen-left-min",
              R{.accepts = R::integer, .least = 1, .greatest = 20},
              true,
              {"letters before a hyphen", {}}},
      KeyRule{"hyphen-right-min",
              R{.accepts = R::integer, .least = 1, .greatest = 20},
              true,
              {"letters after a hyphen", {}}},
      KeyRule{"typography", typography_data_rule(), false, {"what the house rules go by", {}}},
      KeyRule{"texts", R{.accepts = R::mapping, .keys = &texts_rule}, true, {"running texts", {}}}};
  static const MappingRule locale_rule{"a locale", locale_keys};
  static const R value{.accepts = R::mapping, .keys = &locale_rule};
  return value;
}

std::optional<Locale> read_locale(const std::filesystem::path& file, const FileSource& files, Findings& findings) {
  const FileContent content = read_file(files, file, Files::largest);
  if (!content.bytes) return std::nullopt;
  const auto source = TextSource::make(file.string(), *content.bytes, findings);
  if (!source) return std::nullopt;
  std::optional<YamlNode> root = parse_yaml(*source, findings);
  YamlReader reader(*source, findings);
  if (!root || !reader.check(*root, locale_value())) return std::nullopt;
  Locale locale{.language = reader.text(*root, "language").text};
  const std::vector<SourcedText> months = reader.texts(*root, "months");
  if (months.size() != locale.months.size()) {
    findings.report("wrong-count"_id, reader.where(*root));
    return std::nullopt;
  }
  for (std::size_t i = 0; i < months.size(); ++i) locale.months[i] = months[i].text;
  const std::string plural = reader.text(*root, "plural").text;
  locale.plural = plural == "none"          ? PluralRule::none
                  : plural == "east-slavic" ? PluralRule::east_slavic
                                            : PluralRule::one_other;
  locale.hyphenation_file = reader.text(*root, "hyphenation").text;
  locale.hyphen_left_min = reader.integer(*root, "hyphen-left-min").value_or(2);
  locale.hyphen_right_min = reader.integer(*root, "hyphen-right-min").value_or(3);
  if (const YamlNode* data = root->find("typography")) locale.typography = read_typography(reader, *data);
  if (const YamlNode* texts = root->find("texts")) {
    for (const YamlNode& entry : texts->children) {
      for (const SourcedText& form : reader.texts(*texts, entry.key)) locale.texts[entry.key].push_back(form.text);
    }
  }
  for (const RunningTextRule& text : running_texts()) {
    if (!locale.texts.contains(std::string(text.name))) {
      findings.report("missing-key/text"_id, reader.where(*root), value<"key">(std::string(text.name)));
    }
  }
  return locale;
}

/// Whether a text of the article may hold a passage in another language: "[text]{lang=ru}".
bool has_passages(const Article& article) {
  const auto has = [](std::string_view text) { return text.find("]{") != std::string_view::npos; };
  return has(article.body.text) || has(article.title.text) || has(article.topic) ||
         std::ranges::any_of(article.pictures, [&](const Picture& picture) { return has(picture.caption.text); }) ||
         std::ranges::any_of(article.data, [&](const DataItem& item) {
           return has(item.caption.text) ||
                  std::ranges::any_of(item.notes, [&](const SourcedText& note) { return has(note.text); });
         });
}

/// House rules by language, for all languages that the issue's articles and passages in them are in.
void read_languages(const Issue& issue, const LoadLocale& load, Resources& resources,
                    std::vector<Diagnostic>& diagnostics) {
  resources.typography.emplace(issue.language, std::move(resources.locale.typography));
  const auto read = [&](const std::string& language) {
    if (language.empty() || resources.typography.contains(language)) return;
    Outcome<Locale> locale = load(language);
    diagnostics.insert(diagnostics.end(), locale.diagnostics.begin(), locale.diagnostics.end());
    resources.typography.emplace(language, locale.value ? std::move(locale.value->typography) : Typography{});
  };
  bool passages = issue.digest && issue.digest->text.find("]{") != std::string::npos;
  for (const Section& section : issue.sections) {
    for (const Article& article : section.articles) {
      read(article.language);
      passages = passages || has_passages(article);
    }
  }
  if (!passages) return;
  for (const std::string_view language : language_codes) read(std::string(language));
}

/// What the issue says of the rules goes before what its theme says.
void set_switches(const Issue& issue, Theme& theme, Findings& findings) {
  for (const auto& [name, on] : issue.typography) {
    if (const std::optional<TypographyRule> rule = typography_rule(name)) {
      theme.typography.set(*rule, on);
    } else {
      const std::string_view near = nearest(name, typography_rule_names);
      const MessageId<"name nearest"> id =
          near.empty() ? MessageId<"name nearest">("unknown-rule/none"_id) : "unknown-rule"_id;
      findings.report(id, issue.where, value<"name">(name), value<"nearest">(std::string(near)));
    }
  }
}

/// Running texts of a publisher or a theme go before what the locale says.
void replace_texts(Locale& locale, const std::map<std::string, std::vector<std::string>>& texts) {
  for (const auto& [name, forms] : texts) locale.texts[name] = forms;
}

}  // namespace

Outcome<Locale> load_locale(std::string_view language, const std::filesystem::path& data_folder,
                            const FileSource& files) {
  Findings findings;
  std::optional<Locale> locale;
  // Part of a file's name: nothing else may become one.
  if (std::ranges::find(language_codes, language) != language_codes.end()) {
    locale = read_locale(data_folder / "assets" / "locales" / fmt::format("{}.yaml", language), files, findings);
  }
  if (!locale && !findings.has_errors()) locale = Locale{.language = std::string(language)};
  return {std::move(locale), findings.take()};
}

Outcome<Resources> load_common_resources(const Issue& issue, const std::filesystem::path& data_folder,
                                         const FileSource& files) {
  Findings findings;
  Resources resources;
  const std::filesystem::path assets = data_folder / "assets";
  // A source of files knows no folders: the profile that every release needs stands for all of them.
  if (read_file(files, data_folder / output_profile, 0).state == FileContent::State::missing) {
    findings.report("asset-missing/folder"_id, {.file = data_folder.string()});
    return {std::nullopt, findings.take()};
  }
  std::optional<Theme> theme = load_theme(issue, assets / "themes", files, findings);
  std::optional<Locale> locale;
  if (issue.language.empty()) {
    findings.report("empty-text"_id, issue.where, value<"name">(term("the language")));
  } else if (check_choice(issue.language, language_rule(), term("the language"), issue.where, findings)) {
    const std::filesystem::path file = assets / "locales" / (issue.language + ".yaml");
    locale = read_locale(file, files, findings);
    if (!locale && !findings.has_errors()) findings.report("asset-missing"_id, {.file = file.string()});
  }
  if (theme && locale) {
    const std::filesystem::path names = assets / "countries" / (issue.language + ".yaml");
    if (auto countries = read_country_names(names, files)) {
      locale->countries = std::move(*countries);
    } else {
      findings.report("asset-missing"_id, {.file = names.string()});
    }
    const auto own = theme->texts.find(issue.language);
    if (own != theme->texts.end()) replace_texts(*locale, own->second);
    resources.theme = std::move(*theme);
    resources.locale = std::move(*locale);
  }
  if (findings.has_errors()) return {std::nullopt, findings.take()};
  return {std::move(resources), findings.take()};
}

Outcome<Resources> adapt_resources(const Issue& issue, Outcome<Resources> common, const LoadLocale& load) {
  Findings findings;
  check_divided_words(issue.publisher, findings);
  check_running_texts(issue.publisher, findings);  // of what was loaded, for those that a program added since
  if (common.value) {
    Resources& resources = *common.value;
    replace_texts(resources.locale, issue.publisher.texts);
    resources.locale.hyphenation_exceptions = divided_words(issue.publisher, issue.language);
    set_switches(issue, resources.theme, findings);
    read_languages(issue, load, resources, common.diagnostics);
  }
  std::vector<Diagnostic> own = findings.take();
  common.diagnostics.insert(common.diagnostics.end(), own.begin(), own.end());
  if (has_errors(common.diagnostics)) common.value.reset();
  return common;
}

Outcome<Resources> load_resources(const Issue& issue, const std::filesystem::path& data_folder,
                                  const FileSource& files) {
  return adapt_resources(issue, load_common_resources(issue, data_folder, files),
                         [&](std::string_view language) { return load_locale(language, data_folder, files); });
}

}  // namespace vestnik
