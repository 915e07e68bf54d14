/// @file fit_pictures.hpp
/// Pictures as large as their places on the pages need them, in a form that a PDF can hold.
#pragma once

#include <vector>

#include "base/threads/checkpoint.hpp"
#include "layout/page/pages.hpp"
#include "pdf/picture/fitted_pictures.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik {

struct FitOptions {
  double max_resolution = 0;  ///< dots per inch that a picture keeps where it is printed largest; 0: all it has
  unsigned threads = 1;
  Checkpoint checkpoint;
  FittedPictures* before = nullptr;  ///< made before: taken from here, and added to it; may be null
};

/// Reduces every raster picture that is finer than `max_resolution`: a JPEG stays a JPEG, anything else is packed
/// without loss; a colour profile stays. A picture of less than twice that
/// resolution that would take more bytes is not reduced. Of a picture that is cropped only the pixels that are seen are
/// kept, so that nobody finds in the PDF what was cut away. Makes a JPEG that can
/// be embedded of one that cannot. What need not change stays as it is, byte for byte. Returns errors,
/// "picture-corrupt", for data that cannot be decoded, in the order of the pages. Same pages, same bytes, on any number
/// of threads.
[[nodiscard]] std::vector<Diagnostic> fit_pictures(Pages& pages, const FitOptions& options);

}  // namespace vestnik
