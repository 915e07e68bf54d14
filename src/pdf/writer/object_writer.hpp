/// @file object_writer.hpp
/// libharu's objects in as few bytes as the syntax allows (ISO 32000-1, 7.3): no blank where a delimiter parts two
/// tokens, strings literal.
#pragma once

#include <string>

namespace vestnik {

/// Appends the value of `object`, a pointer to any of libharu's objects but a stream; what it holds indirectly becomes
/// a reference. Throws HaruError for an object that cannot be written.
void append_object(std::string& out, void* object);

}  // namespace vestnik
