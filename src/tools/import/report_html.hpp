/// @file report_html.hpp
/// What an import wrote, as HTML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vestnik::importing {

/// A piece of the result, and the letters by which it is found in the source.
struct ReportPiece {
  std::string html;
  std::string letters;
};

/// The blocks of a body in Markdown. Pictures' paths count from `folder`, an address that ends in "/"; where it is
/// empty they are named and not shown.
[[nodiscard]] std::vector<ReportPiece> pieces_of(const std::string& markdown, std::string_view folder);

/// A picture of the issue.
[[nodiscard]] std::string picture_html(const std::string& path, const std::string& alternative,
                                       std::string_view folder);

/// A path or a name as part of an address.
[[nodiscard]] std::string in_address(std::string_view path);

}  // namespace vestnik::importing
