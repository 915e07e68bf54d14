#include "tools/shelf/imported.hpp"

#include <algorithm>
#include <array>

#include "findings/display/finding_json.hpp"

namespace vestnik::shelf {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, status_count> names{"imported", "unchanged", "edited", "failed", "broken"};

}  // namespace

std::string_view name_of(Status status) { return names[static_cast<std::size_t>(status)]; }

Json as_json(const Figures& figures) {
  const Account& account = figures.account;
  return {
      {"language", figures.language},
      {"articles", figures.articles},
      {"countries", figures.countries},
      {"warnings", figures.warnings},
      {"notes", figures.notes},
      {"words",
       {{"all", account.words}, {"printed", account.printed}, {"left-out", account.left_out}, {"lost", account.lost}}},
      {"pictures", {{"all", account.pictures}, {"used", account.pictures_used}}}};
}

Figures figures_of(const Json& json) {
  const Json &words = json.at("words"), &pictures = json.at("pictures");
  return {.language = json.at("language"),
          .articles = json.at("articles"),
          .countries = json.at("countries"),
          .warnings = json.at("warnings"),
          .notes = json.at("notes"),
          .account = {.words = words.at("all"),
                      .printed = words.at("printed"),
                      .left_out = words.at("left-out"),
                      .lost = words.at("lost"),
                      .pictures = pictures.at("all"),
                      .pictures_used = pictures.at("used")}};
}

std::string as_line(const Imported& imported) {
  Json findings = Json::array();
  for (const Diagnostic& finding : imported.findings) findings.push_back(as_record(finding));
  return dumped({{"source", imported.source},
                 {"folder", imported.folder},
                 {"status", name_of(imported.status)},
                 {"figures", as_json(imported.figures)},
                 {"ms", imported.milliseconds},
                 {"findings", std::move(findings)}},
                -1);
}

std::optional<Imported> imported_of(std::string_view line) {
  const std::optional<Json> json = parsed_json(line);
  if (!json) return std::nullopt;
  try {
    const std::string status = json->at("status");
    const auto* const known = std::ranges::find(names, status);
    if (known == names.end()) return std::nullopt;
    Imported imported{.source = json->at("source"),
                      .folder = json->at("folder"),
                      .status = static_cast<Status>(known - names.begin()),
                      .figures = figures_of(json->at("figures")),
                      .milliseconds = json->at("ms"),
                      .findings = {}};
    for (const Json& finding : json->at("findings")) imported.findings.push_back(finding_of(finding));
    return imported;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

void Totals::add(const Imported& imported) {
  ++done;
  ++by_status[static_cast<std::size_t>(imported.status)];
  if (imported.status > Status::edited) return;
  const Figures& one = imported.figures;
  if (!one.closes()) ++open_accounts;
  figures.articles += one.articles;
  figures.countries += one.countries;
  figures.warnings += one.warnings;
  figures.notes += one.notes;
  figures.account.words += one.account.words;
  figures.account.printed += one.account.printed;
  figures.account.left_out += one.account.left_out;
  figures.account.lost += one.account.lost;
  figures.account.pictures += one.account.pictures;
  figures.account.pictures_used += one.account.pictures_used;
}

}  // namespace vestnik::shelf
