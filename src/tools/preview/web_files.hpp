/// @file web_files.hpp
/// The page's own files: HTML, style, scripts, words and faces. They lie in the data folder and are few: what is not in
/// the table does not exist.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace vestnik::preview {

struct WebFile {
  std::string bytes;
  std::string_view type;  ///< of its content, for HTTP
};

enum class WebPage : std::uint8_t { preview, desk };

/// The file of `page` behind `path` ("/", "/preview.css" ...), read again. In "/" `language` ("en", "ru") is filled in.
/// Nothing: no such path, or it cannot be read.
[[nodiscard]] std::optional<WebFile> web_file(std::string_view path, const std::filesystem::path& data_folder,
                                              std::string_view language, WebPage page = WebPage::preview);

}  // namespace vestnik::preview
