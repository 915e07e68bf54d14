// What ThreadSanitizer cannot see: Debian's libraries are not built for it, so it does not know how they synchronise.
#pragma once

#include <gtest/gtest.h>
#include <unicode/unorm2.h>

namespace vestnik {

/// ICU makes its normaliser once, under its own lock; here before there are threads, where nobody can take it for a
/// race.
inline void make_normaliser() {
  UErrorCode status = U_ZERO_ERROR;
  ASSERT_NE(unorm2_getNFCInstance(&status), nullptr);
}

}  // namespace vestnik
