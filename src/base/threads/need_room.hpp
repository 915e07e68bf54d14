/// @file need_room.hpp
/// For calls of libraries that do not say when they get no memory.
#pragma once

#include <cstddef>

namespace vestnik {

/// Throws std::bad_alloc if so many bytes cannot be had now. They are not kept: another thread may take them.
void need_room(std::size_t bytes);

}  // namespace vestnik
