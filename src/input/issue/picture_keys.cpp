#include "input/issue/picture_keys.hpp"

#include "model/issue/crops.hpp"

namespace vestnik {

ArticleKind read_kind(const YamlReader& reader, const YamlNode& article) {
  return reader.text(article, "kind").text == "photo-report" ? ArticleKind::photo_report : ArticleKind::text;
}

PictureWidth read_width(const YamlReader& reader, const YamlNode& picture) {
  const std::string width = reader.text(picture, "width").text;
  if (width == "across") return PictureWidth::across;
  return width == "column" ? PictureWidth::column : PictureWidth::automatic;
}

std::optional<Crop> read_crop(const YamlReader& reader, const YamlNode& picture) {
  const YamlNode* node = picture.find("crop");
  if (node == nullptr || !node->unsound.empty()) return std::nullopt;
  Crop crop{.x = reader.number(*node, "x").value_or(0), .y = reader.number(*node, "y").value_or(0)};
  // What is not given reaches to the picture's edges.
  crop.width = reader.number(*node, "width").value_or(1 - crop.x);
  crop.height = reader.number(*node, "height").value_or(1 - crop.y);
  if (is_sound(crop)) return crop;
  reader.findings().report(outside_picture(crop), reader.where(*node));
  return std::nullopt;
}

std::optional<Focus> read_focus(const YamlReader& reader, const YamlNode& picture) {
  const YamlNode* node = picture.find("focus");
  if (node == nullptr) return std::nullopt;
  const auto x = reader.number(*node, "x"), y = reader.number(*node, "y");
  return x && y ? std::optional(Focus{*x, *y}) : std::nullopt;
}

}  // namespace vestnik
