#include "engine/typeset/typeset.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <iterator>
#include <map>
#include <new>
#include <set>
#include <tuple>

#include "base/files/data_folder.hpp"
#include "base/threads/parallel.hpp"
#include "document/compose/compose.hpp"
#include "engine/typeset/lay_out.hpp"
#include "findings/catalogue/message.hpp"
#include "findings/sink/findings.hpp"
#include "input/issue/check_issue.hpp"
#include "input/issue/load_issue.hpp"
#include "input/issue/load_resources.hpp"
#include "input/issue/reading_order.hpp"
#include "input/issue/silence.hpp"
#include "input/issue/stand_ins.hpp"
#include "input/style/divided_words.hpp"
#include "layout/assembly/assemble.hpp"
#include "layout/galley/setter.hpp"
#include "layout/page/misplaced.hpp"
#include "layout/proof/proof.hpp"
#include "layout/report/layout_report.hpp"
#include "layout/report/release_map.hpp"
#include "layout/text/word_hyphens.hpp"
#include "model/issue/built_places.hpp"
#include "pdf/picture/fit_pictures.hpp"
#include "pdf/source/source_path.hpp"
#include "pdf/writer/emit_pdf.hpp"
#include "vestnik/vestnik.hpp"

namespace vestnik {
namespace {

void append(std::vector<Diagnostic>& all, std::vector<Diagnostic> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// A text that is set twice (a contents entry, a table cell) is reported once; a character that another face lends,
/// once for the issue.
void drop_repeated(std::vector<Diagnostic>& diagnostics) {
  std::set<std::tuple<std::string, std::string, int, int, std::string>> seen;
  std::erase_if(diagnostics, [&](const Diagnostic& d) {
    const SourceRange where = d.code == "fallback-face" ? SourceRange{} : d.where;
    return !seen.emplace(d.code, where.file, where.line, where.column, d.message).second;
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

/// The boxes of all pages, in their order; none where nothing was recorded.
std::vector<std::vector<LaidBox>> take_boxes(std::vector<PartLayout>& layouts) {
  std::vector<std::vector<LaidBox>> boxes;
  for (PartLayout& layout : layouts) {
    std::move(layout.boxes.begin(), layout.boxes.end(), std::back_inserter(boxes));
    layout.boxes.clear();
  }
  return boxes;
}

/// One run of the stages, from an issue to its release.
class Run {
 public:
  /// `partial`: errors kept the rest of the issue from being read; they are reported already.
  Run(const Issue& issue, const TypesetOptions& options, AssetCache& assets, bool partial = false)
      : partial_(partial),
        places_(issue),
        issue_(places_.issue()),
        options_(options),
        checkpoint_(options.stop),
        assets_(assets),
        threads_(thread_count(options.threads)) {}

  Outcome<Release> go() {
    Outcome<Release> outcome;
    outcome.value = make();
    drop_repeated(diagnostics_);
    drop_silenced(issue_, diagnostics_);
    drop_silenced(options_.silence, diagnostics_);
    sort_by_place(issue_, diagnostics_);
    keep_within_limit(diagnostics_);
    places_.tell(diagnostics_);
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

  /// Ends a stage: its time goes to the release and, if it has no steps of its own, its name to the progress report.
  void finished(std::string_view stage, bool has_steps = false) {
    const auto now = std::chrono::steady_clock::now();
    if (options_.measure) release_.timings.push_back({std::string(stage), now - stage_began_});
    stage_began_ = now;
    if (!has_steps) report(stage, 1, 1);
  }
  void report(std::string_view stage, std::size_t done, std::size_t total) const {
    checkpoint_();
    if (options_.progress) options_.progress({stage, done, total});
  }

  /// Sources that an archive could not give back would make a release that only seems to hold them.
  void check_sources() {
    const SourceRange where{.file = issue_.where.file};
    if (issue_.sources.empty()) diagnostics_.push_back(finding("source-path/none"_id, where));
    for (const SourceFile& file : issue_.sources) {
      if (!is_archive_path(file.path))
        diagnostics_.push_back(finding("source-path"_id, where, value<"path">(file.path)));
    }
  }

  /// What can be said before anything is composed.
  void check() {
    Findings findings;
    check_issue(issue_, findings);
    const auto begins = [](int first) {
      return std::chrono::sys_seconds(std::chrono::sys_days(std::chrono::year(first) / std::chrono::January / 1));
    };
    if (options_.date && (*options_.date < begins(1900) || *options_.date >= begins(10'000))) {
      findings.report("impossible-date/option"_id, {});
    }
    check_silence(options_.silence, term("a code of the option \"silence\""), {}, findings);
    append(diagnostics_, findings.take());
    promote_warnings(options_, diagnostics_);
    if (options_.attach_source && !has_errors(diagnostics_)) check_sources();
  }

  std::optional<Release> make() {
    if (!partial_) check();
    resources_ = take(assets_.resources(issue_));
    if (!resources_ || has_errors(diagnostics_)) return std::nullopt;
    resources_->checkpoint = checkpoint_;
    std::optional<std::shared_ptr<const FontLibrary>> fonts = take(assets_.fonts(resources_->theme));
    finished("resources");
    std::optional<Document> document = take(compose_and_prepare());
    promote_warnings(options_, diagnostics_);
    finished("compose");
    if (!fonts || !document) return std::nullopt;
    if (!issue_.issued && options_.date) document->metadata.date = *options_.date;

    std::map<std::string, Hyphenator> hyphenators;
    if (!load_hyphenators(*document, hyphenators)) return std::nullopt;
    Shaper shaper(*resources_, **fonts, hyphenators);
    Setter setter(*resources_, shaper, issue_.language, false);  // of what is on the pages beside the parts
    LaidOut laid = lay_out(*document, *resources_, **fonts, hyphenators,
                           {.language = issue_.language,
                            .pagination = options_.pagination,
                            .record = options_.map,
                            .describe = wants_report(),
                            .keep_stages = options_.dump == Dump::galleys || options_.dump == Dump::plan,
                            .threads = threads_,
                            .progress = [this](std::size_t done, std::size_t total) { report("set", done, total); }});
    append(diagnostics_, std::move(laid.diagnostics));
    if (options_.dump == Dump::galleys) release_.dump = dump_galleys(document->parts, laid.stages);
    if (options_.dump == Dump::plan) release_.dump = dump_plan(document->parts, laid.stages);
    const std::vector<std::vector<LaidBox>> boxes = take_boxes(laid.layouts);
    Pages pages = assemble(*document, std::move(laid.layouts), std::move(laid.links), resources_->theme, setter);
    append(diagnostics_, misplaced_marks(pages, resources_->theme));
    if (wants_report()) {
      release_.layout =
          make_layout_report(*document, std::move(laid.described), pages, resources_->theme, options_.pagination);
    }
    if (options_.proof) mark_proof(pages, *release_.layout, *resources_, setter, options_.language);
    if (options_.map) release_.map = make_release_map(boxes, pages, resources_->theme);
    if (options_.dump == Dump::pages) release_.dump = dump_pages(pages);
    append(diagnostics_, std::move(setter.diagnostics()));
    finished("paginate");

    if (options_.dump == Dump::none) {
      append(diagnostics_, fit_pictures(pages, {.max_resolution = resources_->theme.pictures.max_resolution,
                                                .threads = threads_,
                                                .checkpoint = checkpoint_,
                                                .before = &assets_.pictures()}));
      finished("pictures");
    }
    release_.changes = std::move(document->changes);
    release_.pages = pages.pages.size();
    for (const Section& section : issue_.sections) release_.articles += section.articles.size();
    if (!options_.check_only && !has_errors(diagnostics_) && !emit(pages)) return std::nullopt;
    return std::move(release_);
  }

  /// Hyphenation patterns are read into the cache at the same time: that takes as long.
  Outcome<Document> compose_and_prepare() {
    Outcome<Document> document;
    for_each_index(2, threads_, [&](std::size_t i) {
      if (i == 0) {
        document = compose(issue_, *resources_, options_.list_changes, threads_);
      } else if (resources_->locale.language == issue_.language) {
        (void)assets_.hyphenator(resources_->locale);
      }
    });
    return document;
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

  bool emit(const Pages& pages) {
    const auto profile = take(assets_.color_profile());
    if (!profile) return false;
    PdfOptions settings{.icc_profile = **profile,
                        .sources = {},
                        .compress_best = options_.compress_best,
                        .threads = threads_,
                        .progress = {}};
    settings.progress = [this](std::size_t done, std::size_t total) { report("emit", done, total); };
    if (options_.attach_source) settings.sources = issue_.sources;
    std::optional<PdfFile> pdf = take(emit_pdf(pages, settings));
    if (!pdf) return false;
    release_.pdf = std::move(pdf->bytes);
    release_.picture_bytes = pdf->picture_bytes;
    finished("emit", true);
    return true;
  }

  bool partial_;
  BuiltPlaces places_;
  const Issue& issue_;
  const TypesetOptions& options_;
  Checkpoint checkpoint_;
  AssetCache& assets_;
  unsigned threads_;
  std::chrono::steady_clock::time_point stage_began_ = std::chrono::steady_clock::now();
  std::optional<Resources> resources_;
  std::vector<Diagnostic> diagnostics_;
  Release release_;
};

/// What there is to say of the texts and pictures of an issue whose descriptor has errors.
std::vector<Diagnostic> check_partial(Issue issue, TypesetOptions options) {
  put_stand_ins(issue);
  options.check_only = true;
  AssetCache assets(data_folder(options.data_folder), options.files ? options.files : disk_files(), options.faces);
  std::vector<Diagnostic> findings = Run(issue, options, assets, true).go().diagnostics;
  std::erase_if(findings, [](const Diagnostic& finding) { return finding.where.line == 0; });
  return findings;
}

/// Loads; if that fails and nothing but a check is wanted, checks what could be read all the same.
Outcome<Issue> load(const std::filesystem::path& descriptor, const TypesetOptions& options, FileTrace* trace) {
  std::optional<Issue> partial;
  Outcome<Issue> outcome = read_issue(descriptor, options, trace, options.check_only ? &partial : nullptr);
  if (!partial) return outcome;
  const Issue read = *partial;
  add_by_place(read, outcome.diagnostics, check_partial(std::move(*partial), options));
  drop_repeated(outcome.diagnostics);
  return outcome;
}

/// `code` must fit a string's own buffer: there may be no memory left. The message is then done without.
void explain(Diagnostic& problem, const char* code, MessageId<"problem"> id, const char* why = "") noexcept {
  problem.code = code;
  try {
    problem = finding(id, {}, value<"problem">(std::string(why)));
  } catch (const std::bad_alloc&) {
    problem.message.clear();
  }
}

/// The outcome of `work`, or the one diagnostic of what ended it; room for that is made first, and where there is none
/// there is nothing to say it with.
template <class T, class Work>
Outcome<T> guarded(const Work& work) noexcept {
  Outcome<T> failed;
  try {
    failed.diagnostics.resize(1);
  } catch (const std::bad_alloc&) {
    return failed;
  }
  Diagnostic& problem = failed.diagnostics.front();
  try {
    return work();
  } catch (const Cancelled&) {
    explain(problem, "cancelled", "cancelled"_id);
  } catch (const std::bad_alloc&) {
    explain(problem, "out-of-memory", "out-of-memory"_id);
  } catch (const std::exception& error) {
    explain(problem, "internal-error", "internal-error"_id, error.what());
  } catch (...) {
    explain(problem, "internal-error", "internal-error/unknown"_id);
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
  return guarded<Issue>([&] { return load(descriptor, options, nullptr); });
}

Outcome<Issue> load_issue(const std::filesystem::path& descriptor, const TypesetOptions& options,
                          FileTrace& trace) noexcept {
  return guarded<Issue>([&] { return load(descriptor, options, &trace); });
}

const char* version() noexcept { return VESTNIK_VERSION; }

}  // namespace vestnik
