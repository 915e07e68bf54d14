#include "typeset.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <iterator>
#include <map>
#include <new>
#include <set>
#include <tuple>

#include "archive/source_path.hpp"
#include "compose/compose.hpp"
#include "files/data_folder.hpp"
#include "galley/galley.hpp"
#include "issue/check_issue.hpp"
#include "issue/divided_words.hpp"
#include "issue/load_issue.hpp"
#include "issue/load_resources.hpp"
#include "page/assemble.hpp"
#include "page/paginate.hpp"
#include "page/price.hpp"
#include "pdf/emit_pdf.hpp"
#include "proof/proof.hpp"
#include "report/layout_report.hpp"
#include "report/page_report.hpp"
#include "text/word_hyphens.hpp"
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

/// Whether there is a letter of U+0400 to U+04FF.
bool has_cyrillic(std::string_view utf8) {
  return std::any_of(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xFCU) == 0xD0U; });
}

std::set<std::string> languages_of(const Document& document, const Issue& issue) {
  std::set<std::string> languages{issue.language};
  for (const StructureNode& node : document.structure) {
    if (!node.language.empty()) languages.insert(node.language);
  }
  // Cyrillic words in other texts are divided as Russian.
  for_each_paragraph(document, [&](const Paragraph& paragraph) {
    if (!languages.contains("ru") && has_cyrillic(paragraph.text.text)) {
      languages.emplace(hyphenation_language("Cyrl", paragraph.language, issue.language));
    }
  });
  return languages;
}

/// One run of the stages, from an issue to its release.
class Run {
 public:
  Run(const Issue& issue, const TypesetOptions& options, AssetCache& assets)
      : issue_(issue), options_(options), checkpoint_(options.stop), assets_(assets) {}

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

  void be_strict() {
    for (Diagnostic& finding : diagnostics_) {
      if (finding.code == "alternative-missing") finding.severity = Severity::error;
    }
  }

  /// Sources that an archive could not give back would make a release that only seems to hold them.
  void check_sources() {
    const auto refuse = [&](std::string message, std::string hint) {
      diagnostics_.push_back(
          {Severity::error, "source-path", std::move(message), {.file = issue_.where.file}, std::move(hint)});
    };
    if (issue_.sources.empty()) refuse("there is no source to attach", "an issue built in code brings its own");
    for (const SourceFile& file : issue_.sources) {
      if (is_archive_path(file.path)) continue;
      refuse(fmt::format("\"{}\" cannot be attached: its path leads out of the archive", file.path),
             "name files by plain paths inside the issue's folder, and the publisher's beside it");
    }
  }

  std::optional<Release> make() {
    Findings findings;
    check_issue(issue_, findings);
    append(diagnostics_, findings.take());
    if (has_errors(diagnostics_)) return std::nullopt;
    if (options_.attach_source) check_sources();
    resources_ = take(assets_.resources(issue_));
    if (!resources_) return std::nullopt;
    resources_->checkpoint = checkpoint_;
    std::optional<std::shared_ptr<const FontLibrary>> fonts = take(assets_.fonts(resources_->theme));
    finished("resources");
    std::optional<Document> document = take(compose(issue_, *resources_, options_.list_changes));
    if (options_.strict) be_strict();
    finished("compose");
    if (!fonts || !document) return std::nullopt;
    if (!issue_.issued && options_.date) document->metadata.date = *options_.date;

    std::map<std::string, Hyphenator> hyphenators;
    if (!load_hyphenators(*document, hyphenators)) return std::nullopt;
    Shaper shaper(*resources_, **fonts, hyphenators);
    Setter setter(*resources_, shaper, issue_.language, options_.pagination == Pagination::optimal, wants_report());
    std::vector<PartLayout> layouts = lay_out(*document, setter);
    Pages pages = assemble(*document, std::move(layouts), resources_->theme, setter);
    if (wants_report()) {
      release_.layout =
          make_layout_report(*document, std::move(described_), pages, resources_->theme, options_.pagination);
    }
    if (options_.proof) mark_proof(pages, *release_.layout, *resources_, setter);
    append(diagnostics_, std::move(setter.diagnostics()));
    finished("paginate");

    release_.changes = std::move(document->changes);
    release_.pages = pages.pages.size();
    for (const Section& section : issue_.sections) release_.articles += section.articles.size();
    if (!options_.check_only && !has_errors(diagnostics_) && !emit(pages)) return std::nullopt;
    return std::move(release_);
  }

  [[nodiscard]] bool wants_report() const { return options_.report || options_.proof; }

  bool load_hyphenators(const Document& document, std::map<std::string, Hyphenator>& hyphenators) {
    for (const std::string& language : languages_of(document, issue_)) {
      std::optional<Locale> locale = language == issue_.language ? resources_->locale : take(assets_.locale(language));
      if (!locale) return false;
      locale->hyphenation_exceptions = divided_words(issue_.publisher, language);
      std::optional<Hyphenator> hyphenator = take(assets_.hyphenator(*locale));
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
    described_.resize(document.parts.size());
    for (const Part& part : document.parts) {
      layouts.push_back(lay_out(part, {}, setter, described_[layouts.size()]));
      report("set", layouts.size(), document.parts.size());
    }
    const Folios folios = folios_of(document, layouts);
    for (std::size_t i = 0; i < layouts.size(); ++i) {
      if (document.parts[i].kind != Part::Kind::contents) continue;
      layouts[i] = lay_out(document.parts[i], folios, setter, described_[i]);
    }
    return layouts;
  }

  PartLayout lay_out(const Part& part, const Folios& folios, Setter& setter, PartPages& described) {
    const std::vector<Galley> galleys = setter.set(part, folios);
    PartLayout layout =
        paginate(galleys, resources_->theme, options_.pagination, diagnostics_, wants_report(), checkpoint_);
    if (wants_report()) described = describe(galleys, layout);
    return layout;
  }

  PartPages describe(const std::vector<Galley>& galleys, const PartLayout& layout) const {
    const Theme& theme = resources_->theme;
    PartPages described{.pages = describe_pages(galleys, layout, theme)};
    described.priced = !described.pages.empty() && !described.pages.front().choices.empty();
    std::vector<Diagnostic> known;
    const PartLayout greedy = paginate(galleys, theme, Pagination::greedy, known, true);
    described.greedy_pages = greedy.pages.size();
    for (const auto& page : price(galleys, greedy, theme)) {
      for (const LayoutChoice& choice : page) described.greedy_cost += choice.cost;
    }
    return described;
  }

  bool emit(const Pages& pages) {
    const auto profile = take(assets_.color_profile());
    if (!profile) return false;
    PdfOptions settings{
        .icc_profile = **profile, .sources = {}, .compress_best = options_.compress_best, .progress = {}};
    settings.progress = [this](std::size_t done, std::size_t total) { report("emit", done, total); };
    if (options_.attach_source) settings.sources = issue_.sources;
    std::optional<std::string> pdf = take(emit_pdf(pages, settings));
    if (!pdf) return false;
    release_.pdf = std::move(*pdf);
    finished("emit");
    return true;
  }

  const Issue& issue_;
  const TypesetOptions& options_;
  Checkpoint checkpoint_;
  AssetCache& assets_;
  std::chrono::steady_clock::time_point stage_began_ = std::chrono::steady_clock::now();
  std::optional<Resources> resources_;
  std::vector<Diagnostic> diagnostics_;
  std::vector<PartPages> described_;  // by part, if the report is wanted
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

Outcome<Release> typeset(const Issue& issue, const TypesetOptions& options, AssetCache& assets) noexcept {
  return guarded<Release>([&] { return Run(issue, options, assets).go(); });
}

Outcome<Release> typeset(const Issue& issue, const TypesetOptions& options) noexcept {
  return guarded<Release>([&] {
    AssetCache assets(data_folder(options.data_folder), options.files ? options.files : disk_files(), options.faces);
    return Run(issue, options, assets).go();
  });
}

Outcome<Issue> load_issue(const std::filesystem::path& descriptor, const TypesetOptions& options) noexcept {
  return guarded<Issue>([&] { return read_issue(descriptor, options); });
}

const char* version() noexcept { return VESTNIK_VERSION; }

}  // namespace vestnik
