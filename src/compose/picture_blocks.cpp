#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "compose/composer.hpp"

namespace vestnik {

std::shared_ptr<const DecodedPicture> Composer::decode(const Picture& picture) {
  const auto [slot, added] = pictures_.try_emplace(picture.file.bytes.get());
  if (added) {
    Outcome<DecodedPicture> decoded = decode_picture(picture.file, picture.where);
    diagnostics_.insert(diagnostics_.end(), std::make_move_iterator(decoded.diagnostics.begin()),
                        std::make_move_iterator(decoded.diagnostics.end()));
    if (decoded.value) slot->second = std::make_shared<const DecodedPicture>(std::move(*decoded.value));
  }
  return slot->second;
}

bool Composer::runs_across(const Picture& picture, const DecodedPicture& decoded) const {
  if (picture.width != PictureWidth::automatic) return picture.width == PictureWidth::across;
  return decoded.aspect() >= theme().pictures.across_from_aspect;
}

void Composer::check_resolution(const Picture& picture, const DecodedPicture& decoded, bool across) {
  const auto* raster = std::get_if<RasterPicture>(&decoded.content);
  if (raster == nullptr) return;
  const Pt limit = theme().text_height() * theme().pictures.max_height_share;
  const Pt width = std::min(across ? theme().text_width() : theme().column_width(), limit * decoded.aspect());
  const double resolution = raster->width / (width.value / 72);
  if (resolution >= theme().pictures.min_resolution) return;
  diagnostics_.push_back({Severity::warning, "picture-coarse",
                          fmt::format("picture has {:.0f} dpi at its printed width of {:.0f} mm ({} pixels)", resolution,
                                      width.mm(), raster->width),
                          picture.where,
                          fmt::format("give one that is at least {:.0f} pixels wide",
                                      theme().pictures.min_resolution * width.value / 72 + 0.5)});
}

std::optional<FigureBlock> Composer::figure(const Picture& picture, const std::string& fallback_text, NodeId parent) {
  const std::shared_ptr<const DecodedPicture> decoded = decode(picture);
  if (!decoded) return std::nullopt;
  const bool across = runs_across(picture, *decoded);
  check_resolution(picture, *decoded, across);
  const NodeId node = add_node(Tag::figure, parent);
  StructureNode& element = document_.structure[static_cast<std::size_t>(node)];
  element.alternative = !picture.alternative.empty() ? picture.alternative.text
                        : !picture.caption.empty()   ? picture.caption.text
                                                     : fallback_text;
  FigureBlock block{.picture = decoded,
                    .width = across ? PictureWidth::across : PictureWidth::column,
                    .node = node,
                    .where = picture.where};
  if (!picture.caption.empty()) {
    block.caption = paragraph(Style::caption, inline_markup(picture.caption), Tag::caption, node);
  }
  return block;
}

std::optional<FigureBlock> Composer::emblem(const Picture& picture, const std::string& fallback_text, Pt height,
                                            Pt width, NodeId parent) {
  const std::shared_ptr<const DecodedPicture> decoded = decode(picture);
  if (!decoded) return std::nullopt;
  const NodeId node = add_node(Tag::figure, parent);
  document_.structure[static_cast<std::size_t>(node)].alternative =
      picture.alternative.empty() ? fallback_text : picture.alternative.text;
  return FigureBlock{.picture = decoded,
                     .width = PictureWidth::column,
                     .node = node,
                     .max_width = width > Pt{} ? width : theme().text_width(),
                     .max_height = height,
                     .where = picture.where};
}

}  // namespace vestnik
