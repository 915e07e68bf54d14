#include "vestnik/export.hpp"

// HarfBuzz puts the names of languages into a list with compare-and-swap, and is documented to be thread-safe. Nothing
// of Vestnik's own is left out.
extern "C" VESTNIK_API const char* __tsan_default_suppressions() {  // NOLINT: the sanitizer looks for this name
  return "called_from_lib:libharfbuzz.so\n"
         "race:hb_ot_tags_from_script_and_language\n"
         "race:hb_language_*\n";
}
