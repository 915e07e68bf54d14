#include "tools/preview/edition.hpp"

#include <cstdint>
#include <utility>

namespace vestnik::preview {

Edition::Edition(std::uint64_t number, std::shared_ptr<const Issue> issue, Release release)
    : number_(number),
      issue_(std::move(issue)),
      release_(std::move(release)),
      drawn_(release_.map ? DrawnPdf::open(release_.pdf) : nullptr) {}

std::optional<std::string> Edition::png(std::size_t page, int width) const {
  return drawn_ != nullptr ? drawn_->png(page, width) : std::nullopt;
}

}  // namespace vestnik::preview
