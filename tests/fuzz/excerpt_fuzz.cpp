#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "findings/display/excerpt.hpp"

/// Nothing that a terminal obeys gets into an excerpt, whatever the file holds and wherever the place is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 4) return 0;
  const vestnik::SourceRange where{
      .line = data[0] % 8, .column = data[1], .end_line = data[2] % 8, .end_column = data[3]};
  const std::string_view text(reinterpret_cast<const char*>(data) + 4, size - 4);
  const auto shown = vestnik::excerpt(text, where, 60);
  if (!shown) return 0;
  for (const char c : shown->line + shown->mark) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) std::abort();
  }
  return 0;
}
