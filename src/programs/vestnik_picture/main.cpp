// vestnik-picture FORMAT: a picture on standard input, its pixels on standard output. Vestnik starts it for formats
// whose decoders have a record of faults; it has no network, writes no file, and little time and memory.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <string_view>

#include "programs/sister/process.hpp"
#include "tools/pictures/decoders.hpp"

namespace {

namespace foreign = vestnik::foreign;
namespace pictures = vestnik::pictures;
namespace sister = vestnik::sister;

constexpr std::size_t seconds = 10, memory = std::size_t{1} << 30;

pictures::Decoded decoded(foreign::Format format) {
  try {
    std::string file;
    if (!sister::read_all(STDIN_FILENO, file)) return pictures::failed(foreign::Verdict::corrupt, "it cannot be read");
    return pictures::decode(file, format);
  } catch (const std::bad_alloc&) {
    return pictures::failed(foreign::Verdict::no_memory, {});
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view name = count == 2 ? arguments[1] : "";
  const auto& names = foreign::format_names;
  const auto format = std::find(names.begin(), names.end(), name);
  if (format == names.end()) {
    std::fputs("vestnik-picture is started by vestnik, for pictures in other formats than JPEG, PNG and SVG\n", stderr);
    return 2;
  }
  sister::limit_process(seconds, memory);
  const pictures::Decoded picture = decoded(static_cast<foreign::Format>(format - names.begin()));
  return sister::write_all(STDOUT_FILENO, foreign::packed(picture.answer)) &&
                 sister::write_all(STDOUT_FILENO, picture.pixels)
             ? EXIT_SUCCESS
             : EXIT_FAILURE;
}
