/// @file memory.hpp
/// What a program does when memory ends: it says so and ends with ExitCode::environment, wherever that happens.
#pragma once

namespace vestnik::cli {

/// Sees to it that memory that ends is said even where no exception can be thrown (noexcept functions, threads of
/// libraries), and puts some aside for saying it. Call it first of all.
void expect_memory_to_end();

/// Frees what was put aside.
void free_reserve() noexcept;

/// Says that memory has ended, and needs none for that.
void say_out_of_memory() noexcept;

}  // namespace vestnik::cli
