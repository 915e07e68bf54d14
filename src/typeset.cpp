#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <iterator>
#include <map>
#include <new>
#include <set>
#include <tuple>

#include "compose/compose.hpp"
#include "files/data_folder.hpp"
#include "galley/galley.hpp"
#include "issue/check_issue.hpp"
#include "issue/load_issue.hpp"
#include "issue/load_resources.hpp"
#include "page/assemble.hpp"
#include "page/paginate.hpp"
#include "pdf/emit_pdf.hpp"
#include "vestnik/vestnik.hpp"

namespace vestnik {
namespace {

void append(std::vector<Diagnostic>& all, std::vector<Diagnostic> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// A text that is set twice (a contents entry, a table cell) is reported once.
void drop_repeated(std::vector<Diagnostic>& diagnostics) {
  std::set<std::tuple<std::string, std::string, int, int, std::string>> seen;
  std::erase_if(diagnostics, [&](const Diagnostic& d) {
    return !seen.emplace(d.code, d.where.file, d.where.line, d.where.column, d.message).second;
  });
}

std::set<std::string> languages_of(const Document& document, const Issue& issue) {
  std::set<std::string> languages{issue.language};
  for (const StructureNode& node : document.structure) {
    if (!node.language.empty()) languages.insert(node.language);
  }
  return languages;
}

constexpr std::size_t largest_profile = std::size_t{16} << 20;

/// One run of the stages, from an issue to its release.
class Run {
 public:
  Run(const Issue& issue, const TypesetOptions& options)
      : issue_(issue),
        options_(options),
        files_(options.files ? *options.files : *disk_files()),
        checkpoint_(options.stop),
        folder_(data_folder(options.data_folder)) {}

  Outcome<Release> go() {
    Outcome<Release> outcome;
    outcome.value = make();
    drop_repeated(diagnostics_);
    if (has_errors(diagnostics_)) outcome.value.reset();
    outcome.diagnostics = std::move(diagnostics_);
    return outcome;
  }

 private:
  template <class T>
  std::optional<T> take(Outcome<T> outcome) {
    append(diagnostics_, std::move(outcome.diagnostics));
    return std::move(outcome.value);
  }

  /// Ends a stage: its name goes to the progress report and its time to the release.
  void finished(std::string_view stage) {
    const auto now = std::chrono::steady_clock::now();
    if (options_.measure) release_.timings.push_back({std::string(stage), now - stage_began_});
    stage_began_ = now;
    report(stage, 1, 1);
  }
  void report(std::string_view stage, std::size_t done, std::size_t total) const {
    checkpoint_();
    if (options_.progress) options_.progress({stage, done, total});
  }

  std::optional<Release> make() {
    Findings findings;
    check_issue(issue_, findings);
    append(diagnostics_, findings.take());
    if (has_errors(diagnostics_)) return std::nullopt;
    resources_ = take(load_resources(issue_, folder_, files_));
    if (!resources_) return std::nullopt;
    resources_->checkpoint = checkpoint_;
    std::optional<FontLibrary> fonts =
        take(FontLibrary::load(resources_->theme, folder_ / "fonts", files_, options_.faces));
    finished("resources");
    std::optional<Document> document = take(compose(issue_, *resources_));
    finished("compose");
    if (!fonts || !document) return std::nullopt;
    if (!issue_.issued && options_.date) document->metadata.date = *options_.date;

    std::map<std::string, Hyphenator> hyphenators;
    if (!load_hyphenators(*document, hyphenators)) return std::nullopt;
    Shaper shaper(*resources_, *fonts, hyphenators);
    Setter setter(*resources_, shaper, issue_.language, options_.pagination == Pagination::optimal);
    std::vector<PartLayout> layouts = lay_out(*document, setter);
    Pages pages = assemble(*document, std::move(layouts), resources_->theme, setter);
    append(diagnostics_, std::move(setter.diagnostics()));
    finished("paginate");

    release_.pages = pages.pages.size();
    for (const Section& section : issue_.sections) release_.articles += section.articles.size();
    if (!options_.check_only && !has_errors(diagnostics_) && !emit(pages)) return std::nullopt;
    return std::move(release_);
  }

  bool load_hyphenators(const Document& document, std::map<std::string, Hyphenator>& hyphenators) {
    for (const std::string& language : languages_of(document, issue_)) {
      const std::optional<Locale> locale =
          language == issue_.language ? resources_->locale : take(load_locale(language, folder_, files_));
      if (!locale) return false;
      std::optional<Hyphenator> hyphenator =
          take(Hyphenator::load(*locale, folder_ / "assets" / "hyphenation", files_));
      if (!hyphenator) return false;
      hyphenators.emplace(language, std::move(*hyphenator));
    }
    return true;
  }

  // The contents page comes first but names the folios of the others. Its own length does not depend on them: it is
  // set once to learn that length, and once more when all folios are known.
  std::vector<PartLayout> lay_out(const Document& document, Setter& setter) {
    std::vector<PartLayout> layouts;
    layouts.reserve(document.parts.size());
    for (const Part& part : document.parts) {
      layouts.push_back(lay_out(part, {}, setter));
      report("set", layouts.size(), document.parts.size());
    }
    const Folios folios = folios_of(document, layouts);
    for (std::size_t i = 0; i < layouts.size(); ++i) {
      if (document.parts[i].kind == Part::Kind::contents) layouts[i] = lay_out(document.parts[i], folios, setter);
    }
    return layouts;
  }

  PartLayout lay_out(const Part& part, const Folios& folios, Setter& setter) {
    return paginate(setter.set(part, folios), resources_->theme, options_.pagination, diagnostics_, checkpoint_);
  }

  bool emit(const Pages& pages) {
    const std::filesystem::path profile = folder_ / output_profile;
    const FileContent content = files_.read(profile, largest_profile);
    if (!content.bytes || content.bytes->empty()) {
      diagnostics_.push_back({Severity::error,
                              "asset-missing",
                              "cannot read the output colour profile",
                              {.file = profile.string()},
                              "reinstall Vestnik, or name its data folder"});
      return false;
    }
    std::optional<std::string> pdf = take(emit_pdf(
        pages, {*content.bytes, [this](std::size_t done, std::size_t total) { report("emit", done, total); }}));
    if (!pdf) return false;
    release_.pdf = std::move(*pdf);
    finished("emit");
    return true;
  }

  const Issue& issue_;
  const TypesetOptions& options_;
  const FileSource& files_;
  Checkpoint checkpoint_;
  std::filesystem::path folder_;
  std::chrono::steady_clock::time_point stage_began_ = std::chrono::steady_clock::now();
  std::optional<Resources> resources_;
  std::vector<Diagnostic> diagnostics_;
  Release release_;
};

/// `code` must fit a string's own buffer: there may be no memory left. The message is then done without.
void explain(Diagnostic& problem, const char* code, const char* message, const char* hint = "") noexcept {
  problem.code = code;
  try {
    problem.message = message;
    problem.hint = hint;
  } catch (const std::bad_alloc&) {
    problem.message.clear();
  }
}

/// The outcome of `work`, or the one diagnostic of what ended it; room for that is made first.
template <class T, class Work>
Outcome<T> guarded(const Work& work) noexcept {
  Outcome<T> failed;
  Diagnostic& problem = failed.diagnostics.emplace_back();
  try {
    return work();
  } catch (const Cancelled&) {
    explain(problem, "cancelled", "the caller asked to stop");
  } catch (const std::bad_alloc&) {
    explain(problem, "out-of-memory", "there is not enough memory", "split the issue, or give the process more");
  } catch (const std::exception& error) {
    explain(problem, "internal-error", error.what(), "if no callback of the caller's threw this, report it");
  } catch (...) {
    explain(problem, "internal-error", "a callback threw something that is no std::exception");
  }
  return failed;
}

}  // namespace

Outcome<Release> typeset(const Issue& issue, const TypesetOptions& options) noexcept {
  return guarded<Release>([&] { return Run(issue, options).go(); });
}

Outcome<Issue> load_issue(const std::filesystem::path& descriptor, const TypesetOptions& options) noexcept {
  return guarded<Issue>([&] {
    const std::shared_ptr<const FileSource> files = options.files ? options.files : disk_files();
    return read_issue(descriptor, *files, Checkpoint(options.stop));
  });
}

const char* version() noexcept { return VESTNIK_VERSION; }

}  // namespace vestnik
