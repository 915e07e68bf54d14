/// @file export.hpp
/// What the shared library shows of itself: all else is hidden.
#pragma once

#define VESTNIK_API __attribute__((visibility("default")))
