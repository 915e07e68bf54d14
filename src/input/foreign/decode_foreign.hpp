/// @file decode_foreign.hpp
/// Pictures in formats that no PDF can hold: WebP, GIF, TIFF, BMP, HEIC and AVIF.
#pragma once

#include <optional>
#include <string_view>

#include "findings/sink/picture_findings.hpp"
#include "input/foreign/foreign_picture.hpp"
#include "model/picture/picture.hpp"

namespace vestnik::foreign {

/// The format that a file's first bytes show, whatever its name says.
[[nodiscard]] std::optional<Format> format_of(std::string_view file);

/// Decodes the first picture in `file` to rows. The program vestnik-picture does it, in a process of its own with
/// bounds of time and memory: what breaks a decoder breaks nothing else. Does not fill in the hash, the name and the
/// place. Findings: "picture-corrupt", "picture-format", "picture-too-large" (also for what takes too long or too much
/// memory), "picture-first" as a warning where the file holds more pictures, "picture-decoder-missing" without that
/// program.
[[nodiscard]] std::optional<DecodedPicture> decode_foreign(std::string_view file, Format format,
                                                           picture::Findings& findings);

}  // namespace vestnik::foreign
