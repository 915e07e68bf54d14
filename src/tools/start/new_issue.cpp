#include "tools/start/new_issue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/files/read_file.hpp"
#include "findings/sink/findings.hpp"
#include "input/issue/json_schema.hpp"

namespace vestnik {
namespace {

using Values = std::map<std::string, std::string, std::less<>>;

std::string yaml_list(const std::vector<std::string>& texts) {
  std::string result = "[";
  for (const std::string& text : texts) result += (result.size() > 1 ? ", " : "") + quoted_yaml(text);
  return result + "]";
}

std::string iso(std::chrono::year_month_day day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

/// The template with each {{name}} replaced by its value.
std::string filled(std::string_view text, const Values& values) {
  std::string result;
  for (std::size_t open = 0; (open = text.find("{{")) != std::string_view::npos;) {
    const std::size_t close = text.find("}}", open);
    if (close == std::string_view::npos) break;
    const auto value = values.find(text.substr(open + 2, close - open - 2));
    result += text.substr(0, open);
    if (value != values.end()) result += value->second;
    text.remove_prefix(close + 2);
  }
  return result += text;
}

std::string or_placeholder(const std::string& text, std::string_view placeholder) {
  return quoted_yaml(text.empty() ? placeholder : text);
}

Values values_of(const NewIssue& issue, bool russian) {
  const std::vector<std::string> series =
      issue.series.empty() ? std::vector<std::string>{russian ? "‹Название бюллетеня›" : "‹Title of the bulletin›"}
                           : issue.series;
  return {
      {"language", issue.language},
      {"series", yaml_list(series)},
      {"short-title", issue.short_title.empty() ? "" : "  short-title: " + quoted_yaml(issue.short_title) + "\n"},
      {"note", issue.note.empty() ? (russian ? "  # note: (по материалам СМИ)" : "  # note: (according to the media)")
                                  : "  note: " + quoted_yaml(issue.note)},
      {"number", std::to_string(issue.number)},
      {"year", std::to_string(static_cast<int>(issue.period.last.year()))},
      {"from", iso(issue.period.first)},
      {"to", iso(issue.period.last)},
      {"issued", iso(issue.period.last)},
      {"place", or_placeholder(issue.place, russian ? "‹Место издания›" : "‹Place of publication›")},
      {"publisher", quoted_yaml(issue.publisher_file)},
      {"publisher-name", or_placeholder(issue.publisher_name, russian ? "‹Краткое название›" : "‹Short name›")},
      {"publisher-full-name",
       or_placeholder(issue.publisher_full_name, russian ? "‹Полное название›" : "‹Official name›")},
      {"theme", quoted_yaml(issue.theme)},
      {"keywords", (issue.keywords.empty() ? "# keywords: " : "keywords: ") + yaml_list(issue.keywords) + "\n"},
      {"silence", issue.silence.empty() ? "# silence: [picture-coarse]" : "silence: " + yaml_list(issue.silence)},
      {"country", issue.country},
  };
}

/// Reads templates; remembers the first that is missing.
class Templates {
 public:
  explicit Templates(std::filesystem::path folder) : folder_(std::move(folder)) {}

  std::string read(const std::string& name) {
    const FileContent content = read_disk_file(folder_ / name, std::size_t{1} << 20);
    std::string text = content.bytes ? *content.bytes : std::string();
    if (text.empty()) findings_.report("asset-missing"_id, {.file = (folder_ / name).string()});
    return text;
  }
  [[nodiscard]] Findings& findings() { return findings_; }

 private:
  std::filesystem::path folder_;
  Findings findings_;
};

FileBytes file(std::string name, std::string bytes) {
  return {std::move(name), std::make_shared<const std::string>(std::move(bytes))};
}

}  // namespace

std::string quoted_yaml(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) continue;
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

Period half_month(std::chrono::year_month_day day) {
  using Day = std::chrono::day;
  constexpr Day half(15);
  const auto month = day.year() / day.month();
  if (day.day() <= half) return {month / Day(1), month / half};
  return {month / Day(16), month / std::chrono::last};
}

Outcome<std::vector<FileBytes>> files_of(const NewIssue& issue, const std::filesystem::path& data_folder) {
  const bool russian = issue.language != "en";
  const std::string language = russian ? "ru/" : "en/";
  Templates templates(data_folder / "assets" / "start");
  const Values values = values_of(issue, russian);
  std::vector<FileBytes> files;
  files.push_back(file("issue.yaml", filled(templates.read(language + "issue.yaml"), values)));
  files.push_back(file("articles/first.md", templates.read(language + "first.md")));
  files.push_back(file("pictures/first.svg", templates.read("picture.svg")));
  const bool copied = std::ranges::find(issue.copied, issue.publisher_file, &FileBytes::name) != issue.copied.end();
  if (!copied && issue.publisher_file == NewIssue().publisher_file) {
    files.push_back(file("publisher.yaml", filled(templates.read(language + "publisher.yaml"), values)));
  }
  files.insert(files.end(), issue.copied.begin(), issue.copied.end());
  files.push_back(file(".vestnik/issue.schema.json", schema_named("issue")));
  files.push_back(file(".vestnik/publisher.schema.json", schema_named("publisher")));
  if (templates.findings().has_errors()) return {std::nullopt, templates.findings().take()};
  return {std::move(files), {}};
}

}  // namespace vestnik
