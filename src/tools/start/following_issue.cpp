#include <fmt/format.h>

#include <algorithm>

#include "input/files/files.hpp"
#include "input/issue/descriptor_rules.hpp"
#include "input/yaml/yaml_reader.hpp"
#include "tools/start/new_issue.hpp"

namespace vestnik {
namespace {

using std::filesystem::path;

/// The day after a period, to the end of the half month that it lies in.
Period after(const Period& period) {
  const std::chrono::year_month_day next{std::chrono::sys_days(period.last) + std::chrono::days(1)};
  return {next, half_month(next).last};
}

std::vector<std::string> plain(const std::vector<SourcedText>& texts) {
  std::vector<std::string> result;
  result.reserve(texts.size());
  for (const SourcedText& text : texts) result.push_back(text.text);
  return result;
}

/// A value in YAML's flow style.
std::string flow(const YamlNode& node) {
  if (node.is(YamlNode::Kind::scalar)) return quoted_yaml(node.text);
  const bool mapping = node.is(YamlNode::Kind::mapping);
  std::string result = mapping ? "{" : "[";
  for (const YamlNode& child : node.children) {
    if (result.size() > 1) result += ", ";
    if (mapping) result += child.key + ": ";
    result += flow(child);
  }
  return result + (mapping ? "}" : "]");
}

class Successor {
 public:
  Successor(const path& descriptor, const path& folder)
      : descriptor_(descriptor),
        before_(canonical(std::filesystem::absolute(descriptor).parent_path())),
        folder_(canonical(std::filesystem::absolute(folder))),
        files_(*disk_files(), {}, findings_, nullptr) {}

  Outcome<NewIssue> make() {
    Outcome<NewIssue> outcome;
    outcome.value = read();
    if (findings_.has_errors()) outcome.value.reset();
    outcome.diagnostics = findings_.take();
    return outcome;
  }

 private:
  static path canonical(const path& file) {
    std::error_code error;
    return std::filesystem::weakly_canonical(file, error);
  }

  std::optional<NewIssue> read() {
    const std::string name = descriptor_.filename().string();
    const auto file = files_.read(before_, before_, name, {.file = descriptor_.string()});
    if (!file) return std::nullopt;
    const auto source = TextSource::make(descriptor_.string(), *file->bytes, findings_);
    if (!source) return std::nullopt;
    std::optional<YamlNode> root = parse_yaml(*source, findings_);
    if (!root) return std::nullopt;
    Findings unrelated;  // what is wrong with articles is no matter here
    YamlReader reader(*source, unrelated);
    if (!reader.check(*root, descriptor_rule())) {
      findings_.add(unrelated.take());
      return std::nullopt;
    }
    return successor(reader, *root);
  }

  NewIssue successor(const YamlReader& reader, const YamlNode& root) {
    NewIssue issue;
    const YamlNode *series = root.find("series"), *period = root.find("period");
    const auto number = reader.integer(root, "number");
    const auto last = period == nullptr ? std::nullopt : reader.date(*period, "to");
    if (series == nullptr) missing(reader, root, "series");
    if (!number) missing(reader, root, "number");
    if (!last) missing(reader, root, "period");
    if (series != nullptr) {
      issue.series = plain(reader.texts(*series, "title"));
      issue.short_title = reader.text(*series, "short-title").text;
      issue.note = reader.text(*series, "note").text;
    }
    issue.number = number.value_or(0) + 1;
    if (last) issue.period = after({*last, *last});
    if (const std::string language = reader.text(root, "language").text; !language.empty()) issue.language = language;
    issue.place = reader.text(root, "place").text;
    issue.keywords = plain(reader.texts(root, "keywords"));
    issue.silence = plain(reader.texts(root, "silence"));
    const std::span<const YamlNode> sections = reader.items(root, "sections");
    if (!sections.empty() && sections.front().find("country") != nullptr) {
      issue.country = reader.text(sections.front(), "country").text;
    }
    take_theme(reader.text(root, "theme"), issue);
    take_publisher(root.find("publisher"), reader, issue);
    return issue;
  }

  void missing(const YamlReader& reader, const YamlNode& root, std::string key) {
    findings_.report("missing-key/plain"_id, reader.where(root), value<"key">(std::move(key)));
  }

  /// Whether the new issue may use this file of the one before where it lies; its name is then `shared`.
  bool may_share(const std::string& name, std::string& shared) const {
    const path file = canonical(before_ / name);
    if (lies_within(file, before_) || !lies_within(file, folder_.parent_path())) return false;
    shared = file.lexically_relative(folder_).generic_string();
    return true;
  }

  void take_theme(const SourcedText& theme, NewIssue& issue) {
    if (theme.empty()) return;
    issue.theme = theme.text;
    if (!theme.text.ends_with(".yaml") || may_share(theme.text, issue.theme)) return;
    if (auto file = files_.read(before_, before_.parent_path(), theme.text, theme.where)) {
      issue.theme = path(theme.text).filename().string();
      issue.copied.push_back({issue.theme, file->bytes});
    }
  }

  void take_publisher(const YamlNode* node, const YamlReader& reader, NewIssue& issue) {
    if (node == nullptr) return;
    if (node->is(YamlNode::Kind::mapping)) {
      std::string text = "# yaml-language-server: $schema=.vestnik/publisher.schema.json\n";
      for (const YamlNode& entry : node->children) text += fmt::format("{}: {}\n", entry.key, flow(entry));
      issue.copied.push_back({issue.publisher_file, std::make_shared<const std::string>(std::move(text))});
      copy_emblem(*node, reader, before_, issue);
      return;
    }
    const SourcedText name = reader.text_of(*node);
    if (may_share(name.text, issue.publisher_file)) return;
    const auto file = files_.read(before_, before_.parent_path(), name.text, name.where);
    if (!file) return;
    issue.copied.push_back({issue.publisher_file, file->bytes});
    Findings unrelated;
    const auto source = TextSource::make(name.text, *file->bytes, unrelated);
    const std::optional<YamlNode> tree = source ? parse_yaml(*source, unrelated) : std::nullopt;
    if (tree) copy_emblem(*tree, YamlReader(*source, unrelated), (before_ / name.text).parent_path(), issue);
  }

  void copy_emblem(const YamlNode& publisher, const YamlReader& reader, const path& folder, NewIssue& issue) {
    const YamlNode* emblem = publisher.find("emblem");
    if (emblem == nullptr) return;
    const SourcedText picture = reader.text(*emblem, "picture");
    if (picture.empty()) return;
    if (auto file = files_.read(folder, folder, picture.text, picture.where)) issue.copied.push_back(std::move(*file));
  }

  path descriptor_, before_, folder_;
  Findings findings_;
  Files files_;
};

}  // namespace

Outcome<NewIssue> following_issue(const path& descriptor, const path& folder) {
  return Successor(descriptor, folder).make();
}

}  // namespace vestnik
