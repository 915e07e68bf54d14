#include "programs/vestnik/load_habits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/files/read_file.hpp"
#include "input/issue/load_issue.hpp"
#include "tools/batch/record.hpp"

namespace vestnik::cli {
namespace {

namespace fs = std::filesystem;
using importing::Habits;

/// The disk, with one more file: a descriptor that names a publisher's file.
class WithDescriptor final : public FileSource {
 public:
  WithDescriptor(fs::path path, std::string text) : path_(std::move(path)), text_(std::move(text)) {}

  [[nodiscard]] FileContent read(const fs::path& path, std::size_t most) const override {
    if (path != path_) return disk_->read(path, most);
    return {.state = FileContent::State::found, .bytes = std::make_shared<const std::string>(text_)};
  }
  [[nodiscard]] fs::path resolve(const fs::path& path) const override {
    return path == path_ ? path : disk_->resolve(path);
  }
  [[nodiscard]] std::optional<fs::path> on_disk(const fs::path& path) const override {
    return path == path_ ? std::nullopt : disk_->on_disk(path);
  }

 private:
  std::shared_ptr<const FileSource> disk_ = disk_files();
  fs::path path_;
  std::string text_;
};

/// Reads the files that an issue names into habits.
class HabitsLoader {
 public:
  std::vector<Diagnostic> findings;
  Habits habits;

  void take_issue(fs::path descriptor) {
    std::error_code error;
    if (fs::is_directory(descriptor, error)) descriptor /= "issue.yaml";
    const std::optional<Issue> issue = read(descriptor, {});
    if (!issue) return;
    for (const SourcedText& line : issue->series.title_lines) habits.title_lines.push_back(line.text);
    habits.note = issue->series.note.text;
    habits.place = issue->place.text;
    for (const Section& section : issue->sections) {
      if (!section.country.empty()) habits.sections.push_back(section.country);
      for (const Article& article : section.articles) take_masthead(article.source);
    }
    take_publisher(issue->publisher, descriptor);
  }

  void take_publisher_file(const fs::path& file) {
    std::error_code error;
    const fs::path descriptor = fs::absolute(file, error).parent_path() / ".issue-of-import.yaml";
    const std::string text = fmt::format(
        "vestnik: 1\nlanguage: en\nseries: {{title: [Series]}}\nnumber: 1\nyear: 2000\n"
        "period: {{from: 2000-01-01, to: 2000-01-15}}\nplace: Place\npublisher: \"{}\"\n"
        "sections: [{{country: GB, articles: [{{title: Title, body: Text.}}]}}]\n",
        file.filename().string());
    const std::optional<Issue> issue = read(descriptor, std::make_shared<const WithDescriptor>(descriptor, text));
    if (issue) take_publisher(issue->publisher, descriptor);
  }

 private:
  std::optional<Issue> read(const fs::path& descriptor, std::shared_ptr<const FileSource> files) {
    TypesetOptions options;
    options.files = std::move(files);
    trace_.clear();
    Outcome<Issue> issue = read_issue(descriptor, options, &trace_);
    for (const TracedFile& file : trace_)
      habits.hash = batch::content_hash(habits.hash + batch::content_hash(*file.bytes));
    std::ranges::copy_if(issue.diagnostics, std::back_inserter(findings),
                         [](const Diagnostic& found) { return found.severity == Severity::error; });
    return has_errors(findings) ? std::nullopt : std::move(issue.value);
  }

  /// The path of a file that was read, by its bytes.
  [[nodiscard]] fs::path path_of(const FileBytes& file) const {
    for (const TracedFile& traced : trace_) {
      if (traced.bytes == file.bytes) return traced.path;
    }
    return file.name;
  }

  void take_publisher(const Publisher& known, const fs::path& descriptor) {
    habits.publisher = importing::PublisherFacts{.name = known.name.text,
                                                 .full_name = known.full_name.text,
                                                 .address = known.postal_address.text,
                                                 .telephone = known.telephone.text,
                                                 .fax = known.fax.text,
                                                 .email = known.email.text,
                                                 .web = known.web.text};
    habits.publisher_file.clear();
    const fs::path named = known.name.where.file;
    std::error_code error;
    const fs::path folder = fs::absolute(descriptor, error).lexically_normal().parent_path();
    fs::path home = folder;
    if (!named.empty() && named.filename() != descriptor.filename()) {
      for (const TracedFile& traced : trace_) {
        if (traced.path.filename() != named.filename()) continue;
        habits.publisher_file = *traced.bytes;
        home = fs::absolute(traced.path, error).lexically_normal().parent_path();
      }
    }
    if (!known.emblem) return;
    fs::path emblem = fs::absolute(path_of(known.emblem->file), error).lexically_normal().lexically_relative(home);
    if (habits.publisher_file.empty()) emblem = "pictures/house/" + emblem.filename().string();
    habits.emblem = emblem.generic_string();
    habits.emblem_alternative = known.emblem->alternative.text;
    habits.files[habits.emblem] = known.emblem->file.content();
  }

  void take_masthead(const ArticleSource& source) {
    const std::string host = importing::host_of(source.address.text);
    if (host.empty() || (!source.masthead && source.masthead_text.empty())) return;
    importing::Masthead masthead{.text = source.masthead_text.text, .picture = {}, .alternative = {}};
    if (source.masthead) {
      masthead.picture = "pictures/mastheads/" + host + fs::path(source.masthead->file.name).extension().string();
      masthead.alternative = source.masthead->alternative.text;
    }
    const bool added = habits.mastheads.emplace(host, masthead).second;
    if (added && source.masthead) habits.files[masthead.picture] = source.masthead->file.content();
  }

  FileTrace trace_;
};

}  // namespace

Outcome<std::shared_ptr<const Habits>> load_habits(const fs::path& like, const fs::path& publisher) {
  HabitsLoader loader;
  if (!like.empty()) loader.take_issue(like);
  if (!publisher.empty()) loader.take_publisher_file(publisher);
  if (has_errors(loader.findings)) return {std::nullopt, std::move(loader.findings)};
  return {std::make_shared<const Habits>(std::move(loader.habits)), {}};
}

}  // namespace vestnik::cli
