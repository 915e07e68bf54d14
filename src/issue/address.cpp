#include "issue/address.hpp"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <string_view>

namespace vestnik {

void check_address(const SourcedText& address, Findings& findings) {
  if (address.empty()) return;
  const std::string_view text = address.text;
  if (!text.starts_with("http://") && !text.starts_with("https://")) {
    findings.error("address-scheme", address.where, "the address does not begin with http:// or https://",
                   "copy the whole address from the browser");
    return;
  }
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(text.data(), i, length, c);
    const bool plain =
        c > 0x20 && c < 0x7F && std::string_view("\"<>\\^`{|}").find(static_cast<char>(c)) == std::string_view::npos;
    if (plain) continue;
    findings.warning(
        "address-character", address.where,
        fmt::format("the address holds U+{:04X}, which no address may hold", static_cast<std::uint32_t>(c)),
        "copy the address again; as it is, the character is percent-encoded in the link");
    return;
  }
}

}  // namespace vestnik
