#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "pdf/source/source_path.hpp"
#include "tools/extract/extract_source.hpp"

// A PDF of any bytes gives files with safe paths, or an error; within its limits.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const vestnik::SourceLimits limits{.files = 100, .file_bytes = 1 << 20, .all_bytes = 4 << 20};
  const auto source = vestnik::extract_source({reinterpret_cast<const char*>(data), size}, "fuzz", limits);
  if (source.value.has_value() != source.diagnostics.empty()) std::abort();
  if (!source.value) return 0;
  for (const vestnik::SourceFile& file : *source.value) {
    if (!vestnik::is_archive_path(file.path) || file.bytes->size() > limits.file_bytes) std::abort();
  }
  return 0;
}
