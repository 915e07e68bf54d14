/// @file parallel.hpp
/// Work on several threads whose result is the same on any number of them.
#pragma once

#include <cstddef>
#include <functional>

namespace vestnik {

/// How many threads `TypesetOptions::threads` stands for: at least 1; 0 is one for each processor.
[[nodiscard]] unsigned thread_count(unsigned wanted);

/// Calls `work(i)` for every i in [0, count), each once, on at most `threads` threads, the calling one among them;
/// returns when all calls have. Each call writes only what is its own. Of what calls throw, the exception of the lowest
/// i goes on to the caller; calls that have not begun by then are left out. Where no thread can be had, the calling one
/// does all.
void for_each_index(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

}  // namespace vestnik
