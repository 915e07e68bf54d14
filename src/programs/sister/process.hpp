/// @file process.hpp
/// A sister program as a filter: bytes that nobody trusts on standard input, an answer on standard output, little time
/// and memory between the two. For one thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vestnik::sister {

/// From here on this process may use so much; it writes no file, leaves no core and gains no rights. Ends the process
/// if the system refuses one of these limits.
/// @param seconds  of processor time, at least 1
/// @param memory   bytes of address space; without effect under AddressSanitizer and ThreadSanitizer, which reserve
/// terabytes
void limit_process(std::size_t seconds, std::size_t memory);

/// Reads to the end of the file `descriptor`. False on an error, or if there are more than 256 MiB.
[[nodiscard]] bool read_all(int descriptor, std::string& bytes);

/// Writes all of `bytes` to the file `descriptor`. False on an error.
[[nodiscard]] bool write_all(int descriptor, std::string_view bytes);

}  // namespace vestnik::sister
