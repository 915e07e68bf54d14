/// @file picture_keys.hpp
/// How an article and its pictures are to be shown, as the keys of their mappings say.
#pragma once

#include <optional>

#include "input/yaml/yaml_reader.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

[[nodiscard]] ArticleKind read_kind(const YamlReader& reader, const YamlNode& article);
[[nodiscard]] PictureWidth read_width(const YamlReader& reader, const YamlNode& picture);
/// Nothing if it is no part of the picture, which is reported: "picture-crop".
[[nodiscard]] std::optional<Crop> read_crop(const YamlReader& reader, const YamlNode& picture);
[[nodiscard]] std::optional<Focus> read_focus(const YamlReader& reader, const YamlNode& picture);

}  // namespace vestnik
