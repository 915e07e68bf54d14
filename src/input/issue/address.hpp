/// @file address.hpp
/// Web and e-mail addresses as editors paste them.
#pragma once

#include <functional>
#include <string_view>

#include "findings/sink/findings.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// Where bytes [begin, end) of a text stand.
using PlaceOf = std::function<SourceRange(std::size_t begin, std::size_t end)>;

/// Checks the address of an article's source. Reports "address-scheme" (error: not http or https) and
/// "address-character" (warning: a character that addresses cannot contain; the link is made all the same,
/// percent-encoded). Brackets around it, "<https://example.org>", are no part of it.
void check_address(std::string_view text, const SourceRange& whole, const PlaceOf& where, Findings& findings);

/// Checks the publisher's web and e-mail address, if there are any. Reports "publisher-address".
void check_own_addresses(const Publisher& publisher, Findings& findings);

/// Whether `text` is a web address: one that begins with http:// or https://, or such a one without it
/// ("www.example.org"). Its host has a point; letters of any script are letters.
[[nodiscard]] bool is_web_address(std::string_view text);

/// Whether `text` is an e-mail address, as people write it: "office@example.org".
[[nodiscard]] bool is_email_address(std::string_view text);

}  // namespace vestnik
