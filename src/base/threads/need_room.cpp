#include "base/threads/need_room.hpp"

#include <new>

namespace vestnik {

// Functions, not expressions: those a compiler may leave out.
void need_room(std::size_t bytes) { ::operator delete(::operator new(bytes)); }

}  // namespace vestnik
