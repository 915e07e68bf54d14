// What ThreadSanitizer cannot see: Debian's libraries are not built for it, so it does not know how they synchronise.
#pragma once

#include <gtest/gtest.h>
#include <unicode/unorm2.h>

#include "vestnik/export.hpp"

// HarfBuzz puts the names of languages into a list with compare-and-swap, and is documented to be thread-safe. Nothing
// of Vestnik's own is left out.
extern "C" VESTNIK_API const char* __tsan_default_suppressions() {  // NOLINT: the sanitizer looks for this name
  return "called_from_lib:libharfbuzz.so\n"
         "race:hb_ot_tags_from_script_and_language\n"
         "race:hb_language_*\n";
}

namespace vestnik {

/// ICU makes its normaliser once, under its own lock; here before there are threads, where nobody can take it for a
/// race.
inline void make_normaliser() {
  UErrorCode status = U_ZERO_ERROR;
  ASSERT_NE(unorm2_getNFCInstance(&status), nullptr);
}

}  // namespace vestnik
