/// @file stored_picture.hpp
/// A picture as a PDF stores it → a file of a format that others read.
#pragma once

#include <optional>

#include "tools/pdf/qpdf.hpp"
#include "tools/source/source_document.hpp"

namespace vestnik::pdf {

/// JPEG as it is; pixels that were packed without loss as PNG, with their mask. Nothing: another way of packing
/// (JPEG 2000, fax), or colours that PNG does not have.
[[nodiscard]] std::optional<source::PictureFile> stored_picture(QPDFObjectHandle image, std::size_t number);

}  // namespace vestnik::pdf
