/// @file export.hpp
/// What the shared library exports: all else is hidden. Every public header includes it.
#pragma once

// Here, since else the first of many errors would be about <compare> or a designated initialiser.
#if __cplusplus < 202002L
#error "Vestnik needs C++20: compile with -std=c++20, or link the CMake target, which asks for it"
#endif

#define VESTNIK_API __attribute__((visibility("default")))
