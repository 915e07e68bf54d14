#include "engine/typeset/lay_out.hpp"

#include <atomic>
#include <iterator>
#include <thread>
#include <utility>

#include "base/threads/parallel.hpp"
#include "layout/assembly/assemble.hpp"
#include "layout/galley/setter.hpp"
#include "layout/page/paginate.hpp"
#include "layout/page/price.hpp"
#include "layout/report/page_report.hpp"
#include "layout/text/shape.hpp"

namespace vestnik {
namespace {

/// What else comes of one part. Links count from 0.
struct Rest {
  PartPages described;
  PartStages stages;
  std::vector<LinkTarget> links;
  std::vector<Diagnostic> of_pages, of_text;
};

std::map<std::string, Hyphenator> clones_of(const std::map<std::string, Hyphenator>& hyphenators) {
  std::map<std::string, Hyphenator> others;
  for (const auto& [language, hyphenator] : hyphenators) others.emplace(language, hyphenator.clone());
  return others;
}

void append(std::vector<Diagnostic>& all, std::vector<Diagnostic>& more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

class PartSetter {
 public:
  PartSetter(const Resources& resources, const FontLibrary& fonts, const std::map<std::string, Hyphenator>& hyphenators,
             const LayOutOptions& options)
      : resources_(resources), fonts_(fonts), hyphenators_(hyphenators), options_(options) {}

  /// Any number of threads may ask at once.
  [[nodiscard]] PartLayout set(const Part& part, const Folios& folios, Rest& rest) const {
    std::map<std::string, Hyphenator> hyphenators = clones_of(hyphenators_);
    Shaper shaper(resources_, fonts_, hyphenators);
    const bool record = options_.record || options_.describe;
    Setter setter(resources_, shaper, options_.language, options_.pagination == Pagination::optimal, record);
    rest = {};
    const std::optional<std::vector<Region>> parted = setter.with_tables_across(part.regions);
    std::vector<Galley> galleys = setter.set(parted ? *parted : part.regions, folios);
    Plan plan = paginate(galleys, resources_.theme, options_.pagination, rest.of_pages, resources_.checkpoint);
    ChosenItems chosen;
    for (const VariantId& id : chosen_variants(plan)) {
      chosen.emplace(id, setter.set(galleys[id.galley].variants[id.variant].recipe));
    }
    PartLayout layout;
    if (options_.describe || options_.keep_stages) {
      layout = place(plan, galleys, chosen, resources_.theme, record);
      if (options_.describe) rest.described = describe(galleys, layout);
      if (options_.keep_stages) rest.stages = {std::move(galleys), std::move(plan)};
    } else {
      layout = place(plan, std::move(galleys), std::move(chosen), resources_.theme, record);
    }
    rest.links = setter.links();
    rest.of_text = std::move(setter.diagnostics());
    return layout;
  }

 private:
  [[nodiscard]] PartPages describe(const std::vector<Galley>& galleys, const PartLayout& layout) const {
    const Theme& theme = resources_.theme;
    PartPages described{.pages = describe_pages(galleys, layout, theme)};
    described.priced = !described.pages.empty() && !described.pages.front().choices.empty();
    std::vector<Diagnostic> known;
    const PartLayout greedy = place(paginate(galleys, theme, Pagination::greedy, known), galleys, {}, theme, true);
    described.greedy_pages = greedy.pages.size();
    for (const auto& page : price(galleys, greedy, theme)) {
      for (const LayoutChoice& choice : page) described.greedy_cost += choice.cost;
    }
    return described;
  }

  const Resources& resources_;
  const FontLibrary& fonts_;
  const std::map<std::string, Hyphenator>& hyphenators_;
  const LayOutOptions& options_;
};

/// Links of a part that comes behind others count on from theirs.
void shift_links(PartLayout& layout, int by) {
  for (std::vector<PageItem>& page : layout.pages) {
    for (PageItem& item : page) {
      auto* piece = std::get_if<TextPiece>(&item);
      if (piece != nullptr && piece->link >= 0) piece->link += by;
    }
  }
}

LaidOut joined(std::vector<PartLayout> layouts, std::vector<Rest> parts) {
  LaidOut all{.layouts = std::move(layouts)};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    shift_links(all.layouts[i], static_cast<int>(all.links.size()));
    all.links.insert(all.links.end(), std::make_move_iterator(parts[i].links.begin()),
                     std::make_move_iterator(parts[i].links.end()));
    all.described.push_back(std::move(parts[i].described));
    all.stages.push_back(std::move(parts[i].stages));
    append(all.diagnostics, parts[i].of_pages);
  }
  for (Rest& part : parts) append(all.diagnostics, part.of_text);
  return all;
}

}  // namespace

LaidOut lay_out(const Document& document, const Resources& resources, const FontLibrary& fonts,
                const std::map<std::string, Hyphenator>& hyphenators, const LayOutOptions& options) {
  const PartSetter setter(resources, fonts, hyphenators, options);
  const std::size_t count = document.parts.size();
  std::vector<PartLayout> layouts(count);
  std::vector<Rest> rest(count);
  std::atomic<std::size_t> done = 0;
  const std::thread::id caller = std::this_thread::get_id();
  std::size_t told = 0;  // on the calling thread alone; the last parts may be done by others
  for_each_index(count, options.threads, [&](std::size_t i) {
    layouts[i] = setter.set(document.parts[i], {}, rest[i]);
    const std::size_t sum = ++done;
    if (options.progress && std::this_thread::get_id() == caller && sum > told) options.progress(told = sum, count);
  });
  if (options.progress && told < count) options.progress(count, count);
  // The contents page comes first but names the folios of the others. Its own length does not depend on them: it is
  // set once to learn that length, and once more when all folios are known.
  const Folios folios = folios_of(document, layouts);
  for (std::size_t i = 0; i < count; ++i) {
    if (document.parts[i].kind == Part::Kind::contents) layouts[i] = setter.set(document.parts[i], folios, rest[i]);
  }
  return joined(std::move(layouts), std::move(rest));
}

}  // namespace vestnik
