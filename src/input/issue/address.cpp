#include "input/issue/address.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>

#include "base/text/utf8.hpp"
#include "input/yaml/text_source.hpp"

namespace vestnik {

namespace {

bool is_hexadecimal(std::string_view text) {
  return text.size() == 2 && text.find_first_not_of("0123456789ABCDEFabcdef") == std::string_view::npos;
}

/// Letters, digits and hyphens between points, of which there is one at least. Letters may be of any script.
bool is_host(std::string_view host) {
  const auto fits = [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    return letter || (c >= '0' && c <= '9') || c == '-' || c == '.';
  };
  return host.find('.') != std::string_view::npos && host.front() != '.' && host.back() != '.' &&
         host.find("..") == std::string_view::npos && std::ranges::all_of(host, fits);
}

/// The address without "http://" or "https://", in letters of any case; no value without one of them.
std::optional<std::string_view> without_scheme(std::string_view address) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    if (std::ranges::equal(address.substr(0, scheme.size()), scheme, {}, lower)) return address.substr(scheme.size());
  }
  return std::nullopt;
}

/// No control character, space or quotation mark: what would end an address wherever it is quoted.
bool is_plain(std::string_view text) {
  return std::ranges::none_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte == 0x7F || std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos;
  });
}

}  // namespace

void check_address(std::string_view pasted, const SourceRange& whole, const PlaceOf& place, Findings& findings) {
  std::string_view text = trimmed(pasted);
  if (text.size() > 2 && text.front() == '<' && text.back() == '>') text = text.substr(1, text.size() - 2);
  const auto offset = static_cast<std::size_t>(text.data() - pasted.data());
  const std::optional<std::string_view> rest = without_scheme(text);
  if (!rest) {
    findings.report("address-scheme"_id, whole);
    return;
  }
  if (without_scheme(*rest) || rest->starts_with("http:") || rest->starts_with("https:")) {
    findings.report("address-scheme/twice"_id, whole, value<"address">(std::string(*rest)));
    return;
  }
  if (rest->substr(0, rest->find_first_of("/?#")).empty()) {
    findings.report("address-scheme/host"_id, whole);
    return;
  }
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = next_character(text, i);
    const auto where = [&] { return place(offset + begin, offset + i); };
    const bool plain =
        c > 0x20 && c < 0x7F && std::string_view("\"<>\\^`{|}").find(static_cast<char>(c)) == std::string_view::npos;
    if (!plain) {
      findings.report("address-character"_id, where(),
                      value<"character">(fmt::format("{:04X}", static_cast<std::uint32_t>(c))));
      return;
    }
    if (c == '%' && !is_hexadecimal(text.substr(begin + 1, 2))) {
      findings.report("address-character/percent"_id, where());
      return;
    }
  }
}

void check_own_addresses(const Publisher& publisher, Findings& findings) {
  const auto check = [&](const SourcedText& address, bool is_address, MessageId<"value"> id) {
    // What is still to be written is reported as that.
    if (address.empty() || is_address || !placeholders(address.text).empty()) return;
    findings.report(id, address.where, value<"value">(in_quotes(address.text)));
  };
  check(publisher.email, is_email_address(publisher.email.text), "publisher-address/email"_id);
  check(publisher.web, is_web_address(publisher.web.text), "publisher-address"_id);
}

bool is_web_address(std::string_view text) {
  text = without_scheme(text).value_or(text);
  const std::string_view authority = text.substr(0, text.find_first_of("/?#"));
  const std::size_t colon = std::min(authority.find(':'), authority.size());
  const std::string_view port = authority.substr(std::min(colon + 1, authority.size()));
  return is_host(authority.substr(0, colon)) && port.find_first_not_of("0123456789") == std::string_view::npos &&
         is_plain(text.substr(authority.size()));
}

bool is_email_address(std::string_view text) {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || at == 0) return false;
  const std::string_view name = text.substr(0, at);
  return is_plain(name) && name.find_first_of("@,;:()[]?&") == std::string_view::npos && is_host(text.substr(at + 1));
}

}  // namespace vestnik
