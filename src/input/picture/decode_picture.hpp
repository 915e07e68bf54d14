/// @file decode_picture.hpp
/// Picture files, read without trust, as a PDF can hold them.
#pragma once

#include "model/picture/picture.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// Reads a picture by its content, whatever its name says. Errors, at `where`: "picture-format" (no known
/// format, or a coding that is not read), "picture-corrupt" (with the reason), "picture-too-large" (more than 100
/// megapixels or 20,000 a side; an SVG of more than 8 MB or about a million segments), "svg-unsupported" as a warning
/// for what is left out (filters, HTML, pictures in other files ...), once a kind.
///
/// "picture-decoder-missing" and, as a warning, "picture-first" come from the formats that another program reads
/// (input/foreign): WebP, GIF, TIFF, BMP, HEIC and AVIF.
///
/// A JPEG passes through up to its end marker, however Exif turns it, unless its colours are ambiguous, or it holds
/// CMYK without a profile: it is decoded then, CMYK by the plain formula R = (1 - C)(1 - K) to RGB. A PNG's rows pass
/// through unless they are interlaced, of 16 bits or transparent. A stroke under an uneven scale keeps its mean width.
[[nodiscard]] Outcome<DecodedPicture> decode_picture(const FileBytes& file, const SourceRange& where);

}  // namespace vestnik
