/// @file html.hpp
/// A saved web page (HTML, or MHT with its pictures) → a document as blocks and runs.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "tools/source/source_document.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik::readers {

/// The bytes of a file that lies beside the page, by its path from there; nothing: none.
using FileBeside = std::function<std::optional<std::string>(const std::string& path)>;

/// Reads a page of any bytes. Nothing is fetched and no script runs; pictures come out of the page itself, out of the
/// archive or from `beside`. On a page of a web site the text is found among what stands round it, which becomes
/// Document::beside. The page's own address ends its text, unless the text names it. Notes: "encoding-guessed". Errors:
/// "document-unreadable" (nests too deep, too many elements; an archive without a page).
[[nodiscard]] Outcome<source::Document> read_html(std::string_view bytes, const std::string& file,
                                                  const FileBeside& beside = {});

/// Its first bytes say that it is a web page, or an archive of one.
[[nodiscard]] bool is_html(std::string_view bytes);

}  // namespace vestnik::readers
