#include <algorithm>
#include <array>
#include <cmath>

#include "base/threads/parallel.hpp"
#include "document/compose/composition.hpp"
#include "findings/catalogue/message.hpp"
#include "input/picture/decode_picture.hpp"
#include "model/issue/crops.hpp"

namespace vestnik {
namespace {

constexpr double points_per_inch = 72;

double shown_pixels(const RasterPicture& raster, const Crop& crop) { return raster.upright_width() * crop.width; }

double resolution(const RasterPicture& raster, const Crop& crop, Pt width) {
  return shown_pixels(raster, crop) * points_per_inch / width.value;
}

double aspect_of(const DecodedPicture& picture, const Crop& crop) {
  return picture.aspect() * crop.width / crop.height;
}

/// Compression with loss is for photographs, as a rule; charts and screens come as PNG.
bool is_photograph(const RasterPicture& raster) {
  using Filter = RasterPicture::Filter;
  return raster.filter == Filter::dct || raster.filter == Filter::jpeg || raster.lossy;
}

/// Whether a sentence ends there; else a full stop parts it from the credit behind it.
bool ends_sentence(std::string_view text) {
  constexpr std::array<std::string_view, 6> ends{".", "!", "?", "…", ":", ";"};
  return std::ranges::any_of(ends, [&](std::string_view end) { return text.ends_with(end); });
}

/// Behind the caption, in letters that lean the other way.
void append_credit(InlineText& caption, const InlineText& credit) {
  if (!caption.empty()) {
    const InlineSpan last = caption.spans.back();
    caption.append(ends_sentence(caption.text) ? " " : ". ", {.emphasis = last.emphasis, .where = last.where});
  }
  for (InlineSpan span : credit.spans) {
    span.emphasis = !span.emphasis;
    caption.append(std::string_view(credit.text).substr(span.begin, span.end - span.begin), span);
  }
}

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
      for (const Picture& picture : article.pictures) {
        for (const Picture& each : picture.group) add(each);
        if (picture.group.empty()) add(picture);
      }
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

Pt Composition::printed_width(double aspect, bool across) const {
  const Pt measure = across ? theme().text_width() : theme().column_width();
  return std::min(measure, theme().text_height() * theme().pictures.max_height_share * aspect);
}

bool Composition::suits_either_width(const Picture& picture, const DecodedPicture& decoded, const Crop& crop,
                                     bool across) const {
  if (picture.width != PictureWidth::automatic) return false;
  if (across) return true;
  if (printed_width(aspect_of(decoded, crop), true) < theme().text_width()) return false;
  const auto* raster = std::get_if<RasterPicture>(&decoded.content);
  return raster == nullptr || resolution(*raster, crop, theme().text_width()) >= theme().pictures.min_resolution;
}

bool Composition::runs_across(const Picture& picture, const DecodedPicture& decoded, const Crop& crop) const {
  if (picture.width != PictureWidth::automatic) return picture.width == PictureWidth::across;
  const double aspect = aspect_of(decoded, crop);
  if (aspect < theme().pictures.across_from_aspect) return false;
  const auto* raster = std::get_if<RasterPicture>(&decoded.content);
  if (raster == nullptr) return true;
  // Better sharp in a column than blurred across two; what is coarse in both stays wide.
  const double least = theme().pictures.min_resolution;
  return resolution(*raster, crop, printed_width(aspect, true)) >= least ||
         resolution(*raster, crop, printed_width(aspect, false)) < least;
}

void Composition::check_resolution(const SourceRange& where, const DecodedPicture& decoded, const std::string& name,
                                   const Crop& crop, Pt width) {
  const auto* raster = std::get_if<RasterPicture>(&decoded.content);
  const double least = theme().pictures.min_resolution;
  if (raster == nullptr || resolution(*raster, crop, width) >= least) return;
  report(finding("picture-coarse"_id, where, value<"name">(name),
                 value<"pixels">(std::lround(shown_pixels(*raster, crop))),
                 value<"resolution">(static_cast<long>(std::floor(resolution(*raster, crop, width)))),
                 value<"width">(std::lround(width.mm())),
                 value<"least">(static_cast<long>(std::ceil(least * width.value / points_per_inch)))));
}

/// The descriptor's numbers are checked already, those of an issue that was built in code are not.
Crop Composition::sound_crop(const Picture& picture) {
  if (!picture.crop) return {};
  if (is_sound(*picture.crop)) {
    Crop crop = *picture.crop;
    crop.width = std::min(crop.width, 1 - crop.x);
    crop.height = std::min(crop.height, 1 - crop.y);
    return crop;
  }
  report(finding("picture-crop/built"_id, picture.where, value<"name">(picture.file.name)));
  return {};
}

Focus Composition::sound_focus(const Picture& picture, const Crop& crop) {
  if (picture.focus && is_sound(*picture.focus)) return *picture.focus;
  if (picture.focus) report(finding("picture-crop/focus"_id, picture.where, value<"name">(picture.file.name)));
  // Faces are mostly above the middle.
  constexpr double height_of_faces = 0.4;
  return {crop.x + crop.width / 2, crop.y + crop.height * height_of_faces};
}

/// Loading has said so already, with the place; an issue built in code hears it here.
void Composition::miss_alternative(const Picture& picture) {
  if (!issue_.sources.empty() && picture.where.line > 0) return;
  report(finding("alternative-missing/built"_id, picture.where, value<"name">(picture.file.name)));
}

FigureBlock Composition::block_of(const Picture& picture, const std::shared_ptr<const DecodedPicture>& decoded,
                                  const PictureFrame& frame) {
  const Crop crop = sound_crop(picture);
  const auto* raster = std::get_if<RasterPicture>(&decoded->content);
  FigureBlock block{.picture = decoded,
                    .name = picture.file.name,
                    .language = frame.language,
                    .crop = crop,
                    .focus = sound_focus(picture, crop),
                    // Of a chart or a map every edge says something, and an editor's own crop is meant.
                    .may_be_cropped = raster != nullptr && is_photograph(*raster) && (!picture.crop || picture.focus),
                    .node = add_node(Tag::figure, frame.parent),
                    .where = picture.where};
  InlineText words = picture.caption.empty() ? InlineText() : inlines(picture.caption, frame.language);
  std::string alternative = picture.alternative.text;
  if (alternative.empty()) miss_alternative(picture);
  if (alternative.empty()) alternative = plain_text(words);
  if (alternative.empty()) alternative = frame.fallback;
  node(block.node).alternative = std::move(alternative);
  block.caption = caption_of(std::move(words), picture.credit, block.node, frame.language);
  return block;
}

std::optional<Paragraph> Composition::caption_of(InlineText words, const SourcedText& credit, NodeId parent,
                                                 const std::string& language) {
  if (!credit.empty()) append_credit(words, inlines(credit, language));
  if (words.empty()) return std::nullopt;
  Paragraph caption = paragraph(Style::caption, std::move(words), Tag::caption, parent);
  caption.language = language;
  return caption;
}

std::optional<FigureBlock> Composition::figure(const Picture& picture, const PictureFrame& frame) {
  const std::shared_ptr<const DecodedPicture> decoded = decode(picture);
  if (!decoded) return std::nullopt;
  FigureBlock block = block_of(picture, decoded, frame);
  const bool across = runs_across(picture, *decoded, block.crop);
  check_resolution(picture.where, *decoded, picture.file.name, block.crop, printed_width(block.aspect(), across));
  block.width = across ? PictureWidth::across : PictureWidth::column;
  block.either_width = suits_either_width(picture, *decoded, block.crop, across);
  return block;
}

std::optional<FigureBlock> Composition::emblem(const Picture& picture, const std::string& fallback, Pt max_width,
                                               Pt max_height, NodeId parent) {
  const std::shared_ptr<const DecodedPicture> decoded = decode(picture);
  if (!decoded) return std::nullopt;
  check_resolution(picture.where, *decoded, picture.file.name, {}, std::min(max_width, max_height * decoded->aspect()));
  FigureBlock block{.picture = decoded,
                    .name = picture.file.name,
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
