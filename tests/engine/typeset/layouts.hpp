// An issue's sections as galleys and pages, before they become a PDF.
#pragma once

#include <algorithm>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <vector>

#include "document/compose/compose.hpp"
#include "engine/typeset/lay_out.hpp"
#include "input/issue/load_resources.hpp"
#include "layout/page/price.hpp"

namespace vestnik {

/// Lays out the sections of one issue, which must be without faults.
class Layouts {
 public:
  Layouts(const Issue& issue, Pagination way) {
    const std::filesystem::path source_folder = VESTNIK_SOURCE_DIR;
    resources_ = load_resources(issue, source_folder).value.value();
    const Theme& theme = resources_.theme;
    const FontLibrary fonts = std::move(FontLibrary::load(theme, source_folder / "fonts").value.value());
    document_ = compose(issue, resources_).value.value();
    std::map<std::string, Hyphenator> hyphenators;
    hyphenators.emplace(issue.language,
                        Hyphenator::load(resources_.locale, source_folder / "assets" / "hyphenation").value.value());
    LaidOut laid_out =
        lay_out(document_, resources_, fonts, hyphenators,
                {.language = issue.language, .pagination = way, .record = true, .keep_stages = true, .progress = {}});
    if (has_errors(laid_out.diagnostics)) throw std::runtime_error("an issue that no page can hold");
    for (std::size_t i = 0; i < document_.parts.size(); ++i) {
      if (document_.parts[i].kind != Part::Kind::section) continue;
      const std::vector<Galley>& galleys = galleys_.emplace_back(std::move(laid_out.stages[i].galleys));
      sections_.push_back(std::move(laid_out.layouts[i]));
      double cost = 0;
      int splits = 0;
      bool stretches = false;
      for (const std::vector<LayoutChoice>& page : price(galleys, sections_.back(), theme)) {
        stretches = stretches || stretched_in_vain(page);
        for (const LayoutChoice& choice : page) {
          cost += choice.cost;
          splits += choice.kind == LayoutChoice::Kind::article_split ? 1 : 0;
        }
      }
      costs_.push_back(cost);
      splits_.push_back(splits);
      stretches_.push_back(stretches);
    }
  }

  [[nodiscard]] const Theme& theme() const { return resources_.theme; }
  [[nodiscard]] const std::vector<PartLayout>& sections() const { return sections_; }
  /// As they were set; what else they could be set like is gone.
  [[nodiscard]] const std::vector<Galley>& galleys(std::size_t section) const { return galleys_[section]; }
  /// Articles that were to stay on one page and do not.
  [[nodiscard]] int splits(std::size_t section) const { return splits_[section]; }
  /// A page is higher for feet that are out of line, and does not reach its foot.
  [[nodiscard]] bool stretches(std::size_t section) const { return stretches_[section]; }
  [[nodiscard]] double cost(std::size_t section) const { return costs_[section]; }
  [[nodiscard]] const StructureNode& node(NodeId id) const { return document_.structure[static_cast<std::size_t>(id)]; }

  /// The block that a span or link belongs to.
  [[nodiscard]] NodeId block_of(NodeId id) const {
    while (node(id).tag == Tag::span || node(id).tag == Tag::link || node(id).tag == Tag::code) id = node(id).parent;
    return id;
  }

 private:
  static bool stretched_in_vain(const std::vector<LayoutChoice>& page) {
    using Kind = LayoutChoice::Kind;
    const auto is_short = [](const LayoutChoice& choice) {
      return choice.kind == Kind::short_last_page || (choice.kind == Kind::article_overleaf && choice.amount > 1);
    };
    const auto uneven = [](const LayoutChoice& choice) { return choice.kind == Kind::uneven_feet; };
    return std::ranges::any_of(page, is_short) && std::ranges::any_of(page, uneven);
  }

  Resources resources_;
  Document document_;
  std::vector<std::vector<Galley>> galleys_;
  std::vector<PartLayout> sections_;
  std::vector<double> costs_;
  std::vector<int> splits_;
  std::vector<bool> stretches_;
};

}  // namespace vestnik
