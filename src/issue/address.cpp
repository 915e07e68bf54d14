#include "issue/address.hpp"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <string_view>

namespace vestnik {

namespace {

bool is_hexadecimal(std::string_view text) {
  return text.size() == 2 && text.find_first_not_of("0123456789ABCDEFabcdef") == std::string_view::npos;
}

}  // namespace

void check_address(const YamlReader& reader, const YamlNode& source) {
  const YamlNode* node = source.find("address");
  if (node == nullptr) return;
  Findings& findings = reader.findings();
  const std::string_view text = trimmed(node->text);
  const auto offset = static_cast<std::size_t>(text.data() - node->text.data());
  if (!text.starts_with("http://") && !text.starts_with("https://")) {
    findings.report("address-scheme", reader.where(*node));
    return;
  }
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < length;) {
    const auto begin = static_cast<std::size_t>(i);
    UChar32 c = 0;
    U8_NEXT(text.data(), i, length, c);
    const auto where = [&] { return reader.where_in(*node, offset + begin, offset + static_cast<std::size_t>(i)); };
    const bool plain =
        c > 0x20 && c < 0x7F && std::string_view("\"<>\\^`{|}").find(static_cast<char>(c)) == std::string_view::npos;
    if (!plain) {
      findings.report("address-character", where(),
                      {value("character", fmt::format("{:04X}", static_cast<std::uint32_t>(c)))});
      return;
    }
    if (c == '%' && !is_hexadecimal(text.substr(begin + 1, 2))) {
      findings.report("address-character/percent", where());
      return;
    }
  }
}

}  // namespace vestnik
