#include <algorithm>
#include <cmath>

#include "base/threads/parallel.hpp"
#include "document/compose/composition.hpp"
#include "findings/catalogue/message.hpp"
#include "input/picture/decode_picture.hpp"

namespace vestnik {
namespace {

constexpr double points_per_inch = 72;

double resolution(const RasterPicture& raster, Pt width) { return raster.width * points_per_inch / width.value; }

}  // namespace

void Composition::decode_ahead(unsigned threads) {
  std::vector<const Picture*> pictures;
  const auto add = [&](const Picture& picture) {
    const std::string_view bytes = picture.file.bytes ? std::string_view(*picture.file.bytes) : std::string_view();
    if (pictures_.try_emplace(bytes).second) pictures.push_back(&picture);
  };
  if (issue_.publisher.emblem) add(*issue_.publisher.emblem);
  for (const Section& section : issue_.sections) {
    for (const Article& article : section.articles) {
      if (article.source.masthead) add(*article.source.masthead);
      for (const Picture& picture : article.pictures) add(picture);
      for (const auto& [path, picture] : article.body_pictures) add(picture);
    }
  }
  std::vector<Outcome<DecodedPicture>> decoded(pictures.size());
  for_each_index(pictures.size(), threads, [&](std::size_t i) {
    checkpoint();
    decoded[i] = decode_picture(pictures[i]->file, pictures[i]->where);
  });
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    // What there is to say about a picture is said where it is used: that one is decoded there.
    if (!decoded[i].value || !decoded[i].diagnostics.empty()) continue;
    pictures_[*pictures[i]->file.bytes] = std::make_shared<const DecodedPicture>(std::move(*decoded[i].value));
  }
}

std::shared_ptr<const DecodedPicture> Composition::decode(const Picture& picture) {
  checkpoint();
  const std::string_view bytes = picture.file.content();
  const auto [slot, added] = pictures_.try_emplace(bytes);
  // What cannot be read is reported wherever it is used.
  if (!added && slot->second) return slot->second;
  Outcome<DecodedPicture> decoded = decode_picture(picture.file, picture.where);
  collect(std::move(decoded.diagnostics));
  if (decoded.value) slot->second = std::make_shared<const DecodedPicture>(std::move(*decoded.value));
  return slot->second;
}

Pt Composition::printed_width(const DecodedPicture& picture, bool across) const {
  const Pt measure = across ? theme().text_width() : theme().column_width();
  return std::min(measure, theme().text_height() * theme().pictures.max_height_share * picture.aspect());
}

bool Composition::suits_either_width(const Picture& picture, const DecodedPicture& decoded, bool across) const {
  if (picture.width != PictureWidth::automatic) return false;
  if (across) return true;
  if (printed_width(decoded, true) < theme().text_width()) return false;
  const auto* raster = std::get_if<RasterPicture>(&decoded.content);
  return raster == nullptr || resolution(*raster, theme().text_width()) >= theme().pictures.min_resolution;
}

bool Composition::runs_across(const Picture& picture, const DecodedPicture& decoded) const {
  if (picture.width != PictureWidth::automatic) return picture.width == PictureWidth::across;
  if (decoded.aspect() < theme().pictures.across_from_aspect) return false;
  const auto* raster = std::get_if<RasterPicture>(&decoded.content);
  if (raster == nullptr) return true;
  // Better sharp in a column than blurred across two; what is coarse in both stays wide.
  const double least = theme().pictures.min_resolution;
  return resolution(*raster, printed_width(decoded, true)) >= least ||
         resolution(*raster, printed_width(decoded, false)) < least;
}

void Composition::check_resolution(const Picture& picture, const DecodedPicture& decoded, Pt width) {
  const auto* raster = std::get_if<RasterPicture>(&decoded.content);
  const double least = theme().pictures.min_resolution;
  if (raster == nullptr || resolution(*raster, width) >= least) return;
  report(finding("picture-coarse", picture.where,
                 {value("name", picture.file.name), value("pixels", raster->width),
                  value("resolution", static_cast<long>(std::floor(resolution(*raster, width)))),
                  value("width", std::lround(width.mm())),
                  value("least", static_cast<long>(std::ceil(least * width.value / points_per_inch)))}));
}

/// Loading has said so already, with the place; an issue built in code hears it here.
void Composition::miss_alternative(const Picture& picture) {
  if (!issue_.sources.empty() && picture.where.line > 0) return;
  report(finding("alternative-missing/built", picture.where, {value("name", picture.file.name)}));
}

std::optional<FigureBlock> Composition::figure(const Picture& picture, const std::string& fallback, NodeId parent,
                                               const std::string& language) {
  const std::shared_ptr<const DecodedPicture> decoded = decode(picture);
  if (!decoded) return std::nullopt;
  const bool across = runs_across(picture, *decoded);
  check_resolution(picture, *decoded, printed_width(*decoded, across));
  FigureBlock block{.picture = decoded,
                    .width = across ? PictureWidth::across : PictureWidth::column,
                    .either_width = suits_either_width(picture, *decoded, across),
                    .node = add_node(Tag::figure, parent),
                    .where = picture.where};
  if (!picture.caption.empty()) {
    block.caption = paragraph(Style::caption, inlines(picture.caption, language), Tag::caption, block.node);
  }
  std::string& alternative = node(block.node).alternative;
  alternative = picture.alternative.text;
  if (alternative.empty()) miss_alternative(picture);
  if (alternative.empty() && block.caption) alternative = plain_text(block.caption->text);
  if (alternative.empty()) alternative = fallback;
  return block;
}

std::optional<FigureBlock> Composition::emblem(const Picture& picture, const std::string& fallback, Pt max_width,
                                               Pt max_height, NodeId parent) {
  const std::shared_ptr<const DecodedPicture> decoded = decode(picture);
  if (!decoded) return std::nullopt;
  check_resolution(picture, *decoded, std::min(max_width, max_height * decoded->aspect()));
  FigureBlock block{.picture = decoded,
                    .width = PictureWidth::column,
                    .node = add_node(Tag::figure, parent),
                    .max_width = max_width,
                    .max_height = max_height,
                    .where = picture.where};
  if (picture.alternative.empty()) miss_alternative(picture);
  node(block.node).alternative = picture.alternative.empty() ? fallback : picture.alternative.text;
  return block;
}

}  // namespace vestnik
