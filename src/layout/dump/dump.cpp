#include "layout/dump/dump.hpp"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>

#include "layout/text/font_library.hpp"

namespace vestnik {
namespace {

using Json = nlohmann::ordered_json;

/// Two spaces a level; text that is no UTF-8 shows U+FFFD.
std::string written(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

/// Points to a thousandth: what is less is below any printer.
double points(Pt length) { return std::round(length.value * 1000) / 1000; }

Json rect(const Rect& box) {
  return {{"x", points(box.x)}, {"y", points(box.y)}, {"width", points(box.width)}, {"height", points(box.height)}};
}

std::string_view kind_of(Part::Kind kind) {
  constexpr std::array<std::string_view, 5> names{"cover", "imprint", "contents", "section", "back-page"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view kind_of(GalleyItem::Kind kind) {
  constexpr std::array<std::string_view, 3> names{"box", "space", "fill"};
  return names[static_cast<std::size_t>(kind)];
}

Json mark(const PageItem& item) {
  if (const auto* piece = std::get_if<TextPiece>(&item)) {
    Json json{{"text", piece->text},
              {"x", points(piece->x)},
              {"baseline", points(piece->baseline)},
              {"width", points(width_of(*piece))},
              {"size", points(piece->size)},
              {"face", piece->face == nullptr ? std::string() : piece->face->postscript_name()},
              {"node", piece->node}};
    if (piece->turned) json["turned"] = true;
    return json;
  }
  if (const auto* picture = std::get_if<PlacedPicture>(&item)) {
    Json json{{"picture", rect(picture->box)}, {"node", picture->node}};
    const Crop& crop = picture->crop;
    if (crop != Crop{}) json["crop"] = {{"x", crop.x}, {"y", crop.y}, {"width", crop.width}, {"height", crop.height}};
    return json;
  }
  const auto& rule = std::get<PlacedRule>(item);
  return {{"rule", rect(rule.box)}, {"node", rule.node}};
}

Json marks(const std::vector<PageItem>& items) {
  Json all = Json::array();
  for (const PageItem& item : items) all.push_back(mark(item));
  return all;
}

Json item_json(const GalleyItem& item) {
  Json json{{"kind", kind_of(item.kind)}};
  if (item.kind == GalleyItem::Kind::fill) {
    json["weight"] = item.weight;
    return json;
  }
  json["lines"] = item.lines;
  json["break-after"] = item.break_after;
  if (item.floats) json["floats"] = true;
  if (item.headed) json["lines-at-column-head"] = item.headed->lines;
  if (!item.anchors.empty()) json["anchors"] = item.anchors;
  if (!item.marks.empty()) json["marks"] = marks(item.marks);
  return json;
}

Json variant_json(const GalleyVariant& variant) {
  int lines = 0;
  for (const GalleyVariant::Extent& extent : variant.extents) lines += extent.lines;
  Json json{{"first", variant.first}, {"last", variant.last}, {"lines", lines}, {"cost", variant.cost}};
  if (variant.recipe.kind != VariantRecipe::Kind::paragraph) {
    json[variant.recipe.kind == VariantRecipe::Kind::figure ? "figure" : "row"] = {
        {"number", variant.recipe.subject},
        {"reduction", points(variant.recipe.reduction)},
        {"cropping", points(variant.recipe.cropping)}};
  } else {
    json["paragraph"] = {{"number", variant.recipe.subject}, {"breaking", variant.recipe.breaking}};
  }
  return json;
}

Json galley_json(const Galley& galley) {
  Json json{{"columns", galley.columns}, {"lines-before", galley.lines_before}};
  if (galley.keep_with_next) json["keep-with-next"] = true;
  if (galley.page_break_before) json["page-break-before"] = true;
  if (galley.keep_on_one_page) json["keep-on-one-page"] = true;
  if (galley.deferred) json["deferred"] = true;
  if (galley.arrangement > 0) json["arrangement"] = galley.arrangement;
  if (galley.arrangement_cost > 0) json["arrangement-cost"] = galley.arrangement_cost;
  json["items"] = Json::array();
  for (const GalleyItem& item : galley.items) json["items"].push_back(item_json(item));
  json["variants"] = Json::array();
  for (const GalleyVariant& variant : galley.variants) json["variants"].push_back(variant_json(variant));
  return json;
}

Json box_json(const PlannedBox& box) {
  Json json{{"galley", box.galley}, {"item", box.item + (box.variant ? 0 : box.part)}};
  if (box.variant) {
    json["variant"] = *box.variant;
    json["part"] = box.part;
  }
  json["column"] = box.right_column ? "right" : "left";
  json["top"] = box.top;
  if (box.heads_column) json["heads-column"] = true;
  return json;
}

}  // namespace

std::string dump_galleys(const std::vector<Part>& parts, std::span<const PartStages> stages) {
  Json all = Json::array();
  for (std::size_t i = 0; i < stages.size(); ++i) {
    Json galleys = Json::array();
    for (const Galley& galley : stages[i].galleys) galleys.push_back(galley_json(galley));
    all.push_back({{"part", kind_of(parts[i].kind)}, {"galleys", std::move(galleys)}});
  }
  return written(all);
}

std::string dump_plan(const std::vector<Part>& parts, std::span<const PartStages> stages) {
  Json all = Json::array();
  for (std::size_t i = 0; i < stages.size(); ++i) {
    Json pages = Json::array();
    for (const std::vector<PlannedBox>& boxes : stages[i].plan.pages) {
      Json page = Json::array();
      for (const PlannedBox& box : boxes) page.push_back(box_json(box));
      pages.push_back(std::move(page));
    }
    all.push_back({{"part", kind_of(parts[i].kind)}, {"pages", std::move(pages)}});
  }
  return written(all);
}

std::string dump_pages(const Pages& pages) {
  Json json{{"width", points(pages.width)}, {"height", points(pages.height)}};
  json["pages"] = Json::array();
  for (const Page& page : pages.pages) json["pages"].push_back({{"folio", page.folio}, {"marks", marks(page.items)}});
  return written(json);
}

}  // namespace vestnik
