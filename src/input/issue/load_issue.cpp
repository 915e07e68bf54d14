#include "input/issue/load_issue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/files/data_folder.hpp"
#include "base/files/read_file.hpp"
#include "base/text/case_and_form.hpp"
#include "input/files/files.hpp"
#include "input/issue/address.hpp"
#include "input/issue/check_agreement.hpp"
#include "input/issue/check_repeated.hpp"
#include "input/issue/descriptor_rules.hpp"
#include "input/issue/read_article.hpp"
#include "input/issue/running_texts.hpp"
#include "input/issue/silence.hpp"
#include "input/style/country_names.hpp"
#include "input/style/divided_words.hpp"
#include "input/style/load_typography.hpp"
#include "input/yaml/repair.hpp"
#include "input/yaml/yaml_reader.hpp"

namespace vestnik {
namespace {

/// A folder that files are named from, and the one that they must not leave.
struct Base {
  std::filesystem::path folder, root;
  std::filesystem::path archived;  ///< the folder in an archive of the issue
};

constexpr const char* archived_issue = "issue";

/// The descriptor's folder, absolute, with the links that lead to it.
std::filesystem::path folder_of(const std::filesystem::path& descriptor, const FileSource& source) {
  std::filesystem::path folder = descriptor.parent_path();
  if (folder.is_absolute()) return folder;
  return folder.empty() ? source.resolve(".") : source.resolve(".") / folder;
}

MessageId<""> id_of_missing(InPlace instead) {
  switch (instead) {
    case InPlace::folder:
      return "file-missing/folder"_id;
    case InPlace::special:
      return "file-missing/special"_id;
    case InPlace::link:
      return "file-missing/link"_id;
    case InPlace::nothing:
      break;
  }
  return "file-missing/descriptor"_id;
}

class IssueLoader {
 public:
  IssueLoader(const std::filesystem::path& descriptor, const FileSource& source, const TypesetOptions& options,
              FileTrace* trace)
      : descriptor_(descriptor),
        data_folder_(data_folder(options.data_folder)),
        source_(source),
        options_(options),
        silence_(options.silence),
        base_{folder_of(descriptor, source), {}, archived_issue},
        trace_(trace),
        files_(source, Checkpoint(options.stop), findings_, trace) {
    base_.root = base_.folder;
  }

  Outcome<Issue> load(std::optional<Issue>* partial) {
    Outcome<Issue> outcome;
    check_silence(silence_, term("a code of the option \"silence\""), {}, findings_);
    if (const auto bytes = read_descriptor()) {
      keep(base_, descriptor_.filename().string(), bytes);
      if (const auto source = TextSource::make(descriptor_.string(), *bytes, findings_)) outcome.value = load(*source);
    }
    if (outcome.value) outcome.value->sources = std::move(sources_);
    outcome.diagnostics = findings_.take();
    promote_warnings(options_, outcome.diagnostics);
    drop_silenced(silence_, outcome.diagnostics);
    if (outcome.value) drop_silenced(*outcome.value, outcome.diagnostics);
    if (has_errors(outcome.diagnostics)) {
      if (partial != nullptr) *partial = std::move(outcome.value);
      outcome.value.reset();
    }
    return outcome;
  }

 private:
  std::shared_ptr<const std::string> read_descriptor() {
    const SourceRange where{.file = descriptor_.string()};
    const auto signature = trace_ != nullptr ? FileSignature::of(descriptor_) : std::nullopt;
    FileContent content = read_file(source_, descriptor_, Files::largest);
    switch (content.state) {
      case FileContent::State::found:
        break;
      case FileContent::State::missing:
        findings_.report(id_of_missing(in_place_of_file(source_, descriptor_)), where);
        break;
      case FileContent::State::folder:
        findings_.report("file-missing/folder"_id, where);
        break;
      case FileContent::State::too_large:
        findings_.report("file-too-large/descriptor"_id, where, value<"limit">(Files::largest >> 20));
        break;
      case FileContent::State::unreadable:
        findings_.report("file-unreadable"_id, where, value<"name">(descriptor_.string()));
        break;
    }
    if (trace_ != nullptr && content.bytes) {
      trace_->push_back({base_.folder / descriptor_.filename(), signature, content.bytes});
    }
    return std::move(content.bytes);
  }

  /// Reads a file that `base` names; it may lie anywhere in `root`.
  std::optional<FileBytes> read(const Base& base, const std::filesystem::path& root, const SourcedText& name) {
    std::optional<FileBytes> file = files_.read(base.folder, root, name.text, name.where);
    if (file) keep(base, name.text, file->bytes);
    return file;
  }
  std::optional<FileBytes> read(const Base& base, const SourcedText& name) { return read(base, base.root, name); }

  /// Notes a source once. Its place is the one that its name gives, not the one that links on this disk lead to.
  void keep(const Base& base, const std::string& name, std::shared_ptr<const std::string> bytes) {
    std::string path = (base.archived / name).lexically_normal().generic_string();
    if (archived_.insert(path).second) sources_.push_back({std::move(path), std::move(bytes)});
  }

  std::optional<Issue> load(const TextSource& written) {
    const TextSource source = repaired(written, descriptor_rule(), findings_);
    std::optional<YamlNode> root = parse_yaml(source, findings_);
    if (!root) return std::nullopt;
    YamlReader reader(source, findings_);
    reader.name_choices([this](std::string_view name) { return country_named(name, data_folder_, source_); });
    if (!reader.check(*root, descriptor_rule())) return std::nullopt;
    Issue issue;
    issue.where = reader.where(*root);
    issue.language = reader.text(*root, "language").text;
    issue.number = reader.integer(*root, "number").value_or(0);
    issue.year = reader.integer(*root, "year").value_or(0);
    issue.place = reader.text(*root, "place");
    issue.issued = reader.date(*root, "issued");
    issue.keywords = reader.texts(*root, "keywords");
    issue.silence = read_codes(reader, *root);
    read_series(reader, *root, issue);
    read_period(reader, *root, issue);
    read_publisher(reader, *root, issue);
    read_theme(reader, *root, issue);
    issue.typography = read_switches(*root);
    if (reader.text(*root, "contents").text == "titles") issue.contents = Contents::titles;
    issue.section_start = start_of(reader, *root, "section-start");
    for (const YamlNode& section : reader.items(*root, "sections")) read_section(reader, section, issue);
    read_digest(reader, *root, issue);
    check_repeated(issue, findings_);
    return issue;
  }

  void read_series(const YamlReader& reader, const YamlNode& root, Issue& issue) {
    const YamlNode* series = root.find("series");
    if (series == nullptr) return;
    issue.series.title_lines = reader.texts(*series, "title");
    issue.series.short_title = reader.text(*series, "short-title");
    issue.series.note = reader.text(*series, "note");
    for (const SourcedText& line : issue.series.title_lines) {
      if (!issue.series.title.empty()) issue.series.title.text += ' ';
      issue.series.title.text += line.text;
    }
    if (!issue.series.title_lines.empty()) issue.series.title.where = issue.series.title_lines.front().where;
  }

  void read_period(const YamlReader& reader, const YamlNode& root, Issue& issue) {
    const YamlNode* period = root.find("period");
    if (period == nullptr) return;
    const auto first = reader.date(*period, "from"), last = reader.date(*period, "to");
    if (!first || !last) return;
    issue.period = {*first, *last};
    check_period(issue.period, issue.year, reader.where(*period->find("to")), reader.where(*period), findings_);
  }

  void read_publisher(const YamlReader& reader, const YamlNode& root, Issue& issue) {
    const YamlNode* node = root.find("publisher");
    if (node == nullptr) return;
    if (node->is(YamlNode::Kind::mapping)) {
      issue.publisher = publisher(reader, *node, base_);
      return;
    }
    const SourcedText name = reader.text_of(*node);
    // Issues share this file: it may lie beside their folders.
    const auto file = read(base_, base_.folder.parent_path(), name);
    if (!file) return;
    const auto written = TextSource::make(name.text, *file->bytes, findings_);
    if (!written) return;
    const TextSource source = repaired(*written, publisher_rule(), findings_);
    std::optional<YamlNode> tree = parse_yaml(source, findings_);
    if (!tree) return;
    YamlReader other(source, findings_);
    if (!other.check(*tree, publisher_rule())) return;
    const std::filesystem::path folder = (base_.folder / name.text).parent_path();
    const std::filesystem::path archived = (base_.archived / name.text).lexically_normal().parent_path();
    issue.publisher = publisher(other, *tree, {folder, folder, archived});
  }

  Publisher publisher(const YamlReader& reader, const YamlNode& node, const Base& base) {
    Publisher result{.name = reader.text(node, "name"),
                     .full_name = reader.text(node, "full-name"),
                     .postal_address = reader.text(node, "address"),
                     .telephone = reader.text(node, "telephone"),
                     .fax = reader.text(node, "fax"),
                     .email = reader.text(node, "email"),
                     .web = reader.text(node, "web")};
    const auto named = [&](const SourcedText& name) { return read(base, name); };
    result.emblem = read_logo(reader, node.find("emblem"), named, findings_);
    if (const YamlNode* words = node.find("hyphenation")) {
      for (const YamlNode& entry : words->children) result.hyphenation[entry.key] = reader.texts(*words, entry.key);
      check_divided_words(result, findings_);
    }
    if (const YamlNode* texts = node.find("texts")) {
      for (const YamlNode& entry : texts->children) {
        for (const SourcedText& form : reader.texts(*texts, entry.key)) result.texts[entry.key].push_back(form.text);
      }
      const auto place = [&](const std::string& name, std::optional<std::size_t> form) {
        return form ? reader.texts(*texts, name)[*form].where : reader.key_where(*texts->find(name));
      };
      check_running_texts(result, place, findings_);
    }
    check_own_addresses(result, findings_);
    return result;
  }

  void read_theme(const YamlReader& reader, const YamlNode& root, Issue& issue) {
    const SourcedText theme = reader.text(root, "theme");
    if (theme.empty()) return;
    if (theme.text.ends_with(".yaml")) {
      issue.theme_file = read(base_, base_.folder.parent_path(), theme);
    } else {
      issue.theme = theme.text;
    }
  }

  static SectionStart start_of(const YamlReader& reader, const YamlNode& node, std::string_view key) {
    const std::string start = reader.text(node, key).text;
    if (start.empty()) return SectionStart::by_default;
    return start == "follow" ? SectionStart::follow : SectionStart::page;
  }

  void read_section(const YamlReader& reader, const YamlNode& node, Issue& issue) {
    Section section{.country = reader.text(node, "country").text,
                    .heading = reader.text(node, "heading"),
                    .start = start_of(reader, node, "start"),
                    .in_contents = reader.boolean(node, "in-contents", true),
                    .in_digest = reader.boolean(node, "in-digest", true),
                    .articles = {},
                    .where = reader.where(node)};
    if (const YamlNode* country = node.find("country")) {
      check_country_once(countries_, section.country, reader.where(*country), findings_);
    }
    const ArticleReader articles(
        reader, [this](const SourcedText& name) { return read(base_, name); }, findings_);
    for (const YamlNode& article : reader.items(node, "articles")) {
      section.articles.push_back(articles.read(article, issue));
    }
    issue.sections.push_back(std::move(section));
  }

  void read_digest(const YamlReader& reader, const YamlNode& root, Issue& issue) {
    const YamlNode* digest = root.find("digest");
    if (digest == nullptr) return;
    if (digest->find("text") != nullptr) issue.digest = reader.markdown(*digest, "text");
    issue.stated_article_count = reader.integer(*digest, "articles");
    if (const YamlNode* articles = digest->find("articles")) {
      check_article_count(issue, reader.where(*articles), findings_);
    }
  }

  std::filesystem::path descriptor_, data_folder_;
  const FileSource& source_;
  const TypesetOptions& options_;
  const std::vector<std::string>& silence_;
  Base base_;
  Findings findings_;
  FileTrace* trace_;
  Files files_;
  std::set<std::string> countries_;
  std::vector<SourceFile> sources_;
  std::set<std::string> archived_;  ///< paths of `sources_`
};

}  // namespace

Outcome<Issue> read_issue(const std::filesystem::path& descriptor, const TypesetOptions& options, FileTrace* trace,
                          std::optional<Issue>* partial) {
  const std::shared_ptr<const FileSource> files = options.files ? options.files : disk_files();
  return IssueLoader(descriptor, *files, options, trace).load(partial);
}

}  // namespace vestnik
