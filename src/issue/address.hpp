/// @file address.hpp
/// Web addresses as editors paste them.
#pragma once

#include "issue/yaml_reader.hpp"

namespace vestnik {

/// Checks `address` of an article's source. Reports "address-scheme" (error: not http or https) and "address-character"
/// (warning: a character that no address may hold; the link is made all the same, percent-encoded).
void check_address(const YamlReader& reader, const YamlNode& source);

}  // namespace vestnik
