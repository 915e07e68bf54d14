/// @file address.hpp
/// Web addresses as editors paste them.
#pragma once

#include "issue/findings.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// Reports "address-scheme" (error: not http or https) and "address-character" (warning: a character that no address
/// may hold; the link is made all the same, percent-encoded).
void check_address(const SourcedText& address, Findings& findings);

}  // namespace vestnik
