/// @file web_archive.hpp
/// A web page with its pictures in one file: MHT, which is MIME (RFC 2557).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace vestnik::readers {

struct WebArchive {
  std::string page, charset;  ///< the page's bytes, and its encoding as the archive names it; may be empty
  std::string address;        ///< where the page was saved from; may be empty
  std::map<std::string, std::string, std::less<>> files;  ///< by address, and by "cid:" with its identifier
};

/// Nothing: it holds no web page.
[[nodiscard]] std::optional<WebArchive> read_web_archive(std::string_view bytes);

[[nodiscard]] bool looks_like_web_archive(std::string_view bytes);

[[nodiscard]] std::string from_base64(std::string_view text);

}  // namespace vestnik::readers
