#include "input/issue/fix_issue.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/files/data_folder.hpp"
#include "base/files/read_file.hpp"
#include "input/files/files.hpp"
#include "input/issue/descriptor_rules.hpp"
#include "input/style/country_names.hpp"
#include "input/yaml/repair.hpp"
#include "input/yaml/yaml_reader.hpp"

namespace vestnik {
namespace {

/// How a file reads.
struct Reading {
  std::optional<YamlNode> root;
  TextSource repaired;
  std::vector<TextEdit> fixes;
  std::size_t errors = 0, findings = 0;
};

class Fixer {
 public:
  Fixer(const FileSource& files, std::filesystem::path data) : files_(files), data_folder_(std::move(data)) {}

  void fix(const std::filesystem::path& path, const ValueRule& rule, std::vector<FixedFile>& fixed,
           std::string* publisher = nullptr) const {
    const FileContent content = read_file(files_, path, Files::largest);
    if (!content.bytes) return;
    Findings unreadable;
    const auto source = TextSource::make(path.string(), *content.bytes, unreadable);
    if (!source) return;
    const Reading before = read(*source, rule);
    if (publisher != nullptr && before.root) *publisher = publisher_of(*before.root);
    const std::string text = fixed_text(*source, before, rule);
    if (text == source->text()) return;
    const auto now = TextSource::make(path.string(), text, unreadable);
    if (!now) return;
    const Reading after = read(*now, rule);
    const bool better = after.errors <= before.errors && after.findings < before.findings;
    if (!better || (before.root && !after.root)) return;
    // A byte order mark is no part of the text.
    const std::size_t mark = content.bytes->size() - source->text().size();
    fixed.push_back({path, *content.bytes, content.bytes->substr(0, mark) + text});
  }

 private:
  Reading read(const TextSource& source, const ValueRule& rule) const {
    Findings findings;
    TextSource text = repaired(source, rule, findings);
    Reading reading{parse_yaml(text, findings), text, {}, 0, 0};
    if (reading.root) {
      YamlReader reader(text, findings);
      reader.name_choices([this](std::string_view name) { return country_named(name, data_folder_, files_); });
      (void)reader.check(*reading.root, rule);
      reading.fixes = reader.fixes();
    }
    const std::vector<Diagnostic> all = findings.take();
    reading.findings = all.size();
    reading.errors = static_cast<std::size_t>(
        std::ranges::count(all, Severity::error, [](const Diagnostic& finding) { return finding.severity; }));
    return reading;
  }

  /// One mistake may hide another: fixed again, until nothing more is found.
  std::string fixed_text(const TextSource& source, const Reading& first, const ValueRule& rule) const {
    constexpr int rounds = 4;
    std::string text(first.repaired.edited(first.fixes).text());
    for (int round = 1; round < rounds; ++round) {
      Findings unrelated;
      const auto now = TextSource::make(source.file(), text, unrelated);
      if (!now) break;
      const Reading again = read(*now, rule);
      std::string better(again.repaired.edited(again.fixes).text());
      if (better == text) break;
      text = std::move(better);
    }
    return text;
  }

  static std::string publisher_of(const YamlNode& root) {
    const YamlNode* publisher = root.find("publisher");
    return publisher != nullptr && publisher->is(YamlNode::Kind::scalar) ? publisher->text : std::string();
  }

  const FileSource& files_;
  std::filesystem::path data_folder_;
};

}  // namespace

std::vector<FixedFile> fix_issue(const std::filesystem::path& descriptor, const TypesetOptions& options) {
  const std::shared_ptr<const FileSource> files = options.files ? options.files : disk_files();
  const Fixer fixer(*files, data_folder(options.data_folder));
  std::vector<FixedFile> fixed;
  std::string publisher;
  fixer.fix(descriptor, descriptor_rule(), fixed, &publisher);
  // Where a descriptor may have its publisher: in its folder or beside it.
  const std::filesystem::path name(publisher),
      folder = files->resolve(descriptor.parent_path().empty() ? "." : descriptor.parent_path());
  const bool allowed = !publisher.empty() && !name.is_absolute() &&
                       lies_within(files->resolve(folder / name), files->resolve(folder.parent_path()));
  if (allowed) fixer.fix((descriptor.parent_path() / name).lexically_normal(), publisher_rule(), fixed);
  return fixed;
}

}  // namespace vestnik
