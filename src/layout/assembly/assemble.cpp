#include "layout/assembly/assemble.hpp"

#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "findings/catalogue/message.hpp"
#include "layout/assembly/running_head.hpp"

namespace vestnik {
namespace {

/// Space between a running head's baseline and its rule.
constexpr Pt running_head_rule_gap{4};

void shift_x(PageItem& item, Pt by) {
  if (auto* piece = std::get_if<TextPiece>(&item)) {
    piece->x += by;
  } else if (auto* picture = std::get_if<PlacedPicture>(&item)) {
    picture->box.x += by;
  } else {
    std::get<PlacedRule>(item).box.x += by;
  }
}

class Assembler {
 public:
  Assembler(const Theme& theme, Setter& setter, Pages& pages) : theme_(theme), setter_(setter), pages_(pages) {}

  void add(const Part& part, PartLayout layout) {
    const std::size_t base = pages_.pages.size();
    std::vector<InlineText> heads(part.running_heads.size());
    for (const PageHead& head : layout.heads) {
      const bool needed = part.folios && !head.opens && head.section < heads.size() && heads[head.section].empty();
      if (needed) heads[head.section] = in_one_line(part.running_heads[head.section]);
    }
    for (std::size_t i = 0; i < layout.pages.size(); ++i) {
      Page page{.folio = part.folios ? fmt::format("{}", ++folio_) : std::string(),
                .items = std::move(layout.pages[i]),
                .frames = std::move(layout.frames[i])};
      const bool recto = (base + i) % 2 == 0;
      const Pt left = theme_.text_left(base + i);
      for (PageItem& item : page.items) shift_x(item, left);
      for (MarkFrame& frame : page.frames) frame.box.x += left;
      if (part.folios) {
        // A page that begins with a section's title needs no other.
        const PageHead& head = layout.heads[i];
        if (!head.opens && head.section < heads.size()) add_running_head(page, heads[head.section], left, recto);
        InlineText number;
        number.append(page.folio);
        add_line(page, {.style = Style::folio, .text = number, .node = footer_artifact},
                 theme_.page.height - theme_.page.folio_baseline, left, recto);
      }
      pages_.pages.push_back(std::move(page));
    }
    for (Anchor& anchor : layout.anchors) {
      anchor.page += base;
      pages_.anchors.push_back(std::move(anchor));
    }
    for (OutlineEntry& entry : layout.outline) {
      entry.page += base;
      pages_.outline.push_back(std::move(entry));
    }
  }

 private:
  /// What of a head one line holds.
  [[nodiscard]] InlineText in_one_line(const RunningHead& head) {
    const InlineSpan span = head.text.spans.empty() ? InlineSpan{} : head.text.spans.front();
    const auto text_of = [&](const std::string& text) {
      InlineText result;
      result.append(text, span);
      return result;
    };
    const FittedHead fitted = fit_running_head(head, [&](const std::string& text) {
      return setter_.fits_line({.style = Style::running_head, .text = text_of(text)}, theme_.text_width());
    });
    if (fitted.shortened) {
      setter_.diagnostics().push_back(finding("running-head-shortened"_id, span.where, value<"text">(fitted.text)));
    }
    return text_of(fitted.text);
  }

  void add_running_head(Page& page, const InlineText& text, Pt left, bool recto) {
    const Pt baseline = theme_.page.running_head_baseline;
    add_line(page, {.style = Style::running_head, .text = text, .node = header_artifact}, baseline, left, recto);
    if (theme_.page.rule_weight > Pt{}) {
      page.items.emplace_back(
          PlacedRule{{left, baseline + running_head_rule_gap, theme_.text_width(), theme_.page.rule_weight},
                     theme_.colors.rule,
                     header_artifact});
    }
  }

  /// One line at a fixed height, towards the outer edge if its style says "right", the inner one if it says "left".
  void add_line(Page& page, const Paragraph& line, Pt baseline, Pt left, bool recto) {
    GalleyItem box = setter_.set_box(line, theme_.text_width());
    Pt begin = theme_.text_width(), end;
    for (const PageItem& mark : box.marks) {
      const auto& piece = std::get<TextPiece>(mark);
      begin = std::min(begin, piece.x);
      end = std::max(end, piece.x + width_of(piece));
    }
    const Align align = theme_.style(line.style).align;
    const Pt mirrored = theme_.text_width() - begin - end;
    const Pt shift = align == Align::centered || recto ? Pt{} : mirrored;
    const std::size_t first = page.items.size();
    for (PageItem& mark : box.marks) {
      std::get<TextPiece>(mark).baseline = baseline;
      shift_x(mark, left + shift);
      page.items.push_back(std::move(mark));
    }
    const SourceRange where = line.text.spans.empty() ? SourceRange{} : line.text.spans.front().where;
    page.frames.push_back({first, page.items.size(), {left, Pt{}, theme_.text_width(), theme_.page.height}, where});
  }

  const Theme& theme_;
  Setter& setter_;
  Pages& pages_;
  int folio_ = 0;
};

}  // namespace

Folios folios_of(const Document& document, const std::vector<PartLayout>& layouts) {
  Folios folios;
  std::size_t before = 0;
  for (std::size_t i = 0; i < layouts.size(); ++i) {
    if (!document.parts[i].folios) continue;
    for (const Anchor& anchor : layouts[i].anchors) {
      folios.insert_or_assign(anchor.name, fmt::format("{}", before + anchor.page + 1));
    }
    before += layouts[i].pages.size();
  }
  return folios;
}

Pages assemble(const Document& document, std::vector<PartLayout> layouts, std::vector<LinkTarget> links,
               const Theme& theme, Setter& setter) {
  Pages pages{.metadata = document.metadata,
              .width = theme.page.width,
              .height = theme.page.height,
              .pages = {},
              .structure = document.structure,
              .links = std::move(links),
              .anchors = {},
              .outline = {}};
  Assembler assembler(theme, setter, pages);
  for (std::size_t i = 0; i < layouts.size(); ++i) assembler.add(document.parts[i], std::move(layouts[i]));
  return pages;
}

}  // namespace vestnik
