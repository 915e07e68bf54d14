/// @file file_writer.hpp
/// libharu's objects as a compact file: object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).
#pragma once

#include <string>

#include "pdf/writer/haru.hpp"

namespace vestnik {

[[nodiscard]] std::string write_file(Haru& haru);

}  // namespace vestnik
