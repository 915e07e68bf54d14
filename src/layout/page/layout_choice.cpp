#include <array>

#include "vestnik/layout.hpp"

namespace vestnik {

std::string_view name_of(LayoutChoice::Kind kind) {
  static constexpr std::array names = std::to_array<std::string_view>(
      {"page", "white-space", "paragraph-shorter", "paragraph-longer", "picture-reduced", "picture-moved",
       "picture-deferred", "picture-width", "uneven-feet", "short-column", "few-below-title", "article-overleaf",
       "short-last-page", "article-kept", "article-split", "page-forced", "picture-cropped"});
  return names.at(static_cast<std::size_t>(kind));
}

}  // namespace vestnik
