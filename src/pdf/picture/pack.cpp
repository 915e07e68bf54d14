#include "pdf/picture/pack.hpp"

#include <jpeglib.h>
#include <spng.h>
#include <csetjmp>
#include <cstdio>  // jpeglib.h needs FILE and does not say so
#include <cstdlib>
#include <memory>
#include <new>
#include <stdexcept>

#include "findings/sink/picture_findings.hpp"
#include "input/raster/png_chunks.hpp"

namespace vestnik {
namespace {

// Everything that lives across libjpeg's calls. No member needs a destructor: an error leaves by longjmp.
struct EncoderJob {
  jpeg_error_mgr errors;
  std::jmp_buf escape;
  jpeg_compress_struct jpeg;
  const RasterPicture* rows;
  unsigned char* row;  // CMYK, inverted
  int quality;
  unsigned char* file;
  unsigned long size;
};

[[noreturn]] void leave_encoder(j_common_ptr jpeg) {
  std::longjmp(static_cast<EncoderJob*>(jpeg->client_data)->escape, 1);
}
void ignore_message(j_common_ptr) {}
void ignore_warning(j_common_ptr, int) {}

J_COLOR_SPACE libjpeg_space(RasterPicture::ColorSpace space) {
  if (space == RasterPicture::ColorSpace::gray) return JCS_GRAYSCALE;
  return space == RasterPicture::ColorSpace::cmyk ? JCS_CMYK : JCS_RGB;
}

const unsigned char* row_of(const EncoderJob* job, unsigned y) {
  const std::size_t size = std::size_t{job->jpeg.image_width} * static_cast<unsigned>(job->jpeg.input_components);
  const auto* const from = reinterpret_cast<const unsigned char*>(job->rows->data.data()) + y * size;
  if (job->rows->space != RasterPicture::ColorSpace::cmyk) return from;
  for (std::size_t i = 0; i < size; ++i) job->row[i] = static_cast<unsigned char>(255 - from[i]);
  return job->row;
}

void start(EncoderJob* job) {
  job->jpeg.err = jpeg_std_error(&job->errors);
  job->errors.error_exit = leave_encoder;
  job->errors.emit_message = ignore_warning;
  job->errors.output_message = ignore_message;
  job->jpeg.client_data = job;
}

// Written as C, as the decoder is.
bool encode(EncoderJob* job) {
  start(job);
  if (setjmp(job->escape) != 0) {
    jpeg_destroy_compress(&job->jpeg);
    return false;
  }
  jpeg_create_compress(&job->jpeg);
  job->jpeg.client_data = job;
  jpeg_mem_dest(&job->jpeg, &job->file, &job->size);
  job->jpeg.image_width = job->rows->width;
  job->jpeg.image_height = job->rows->height;
  job->jpeg.in_color_space = libjpeg_space(job->rows->space);
  job->jpeg.input_components = job->jpeg.in_color_space == JCS_GRAYSCALE ? 1
                               : job->jpeg.in_color_space == JCS_RGB     ? 3
                                                                         : 4;
  jpeg_set_defaults(&job->jpeg);
  jpeg_set_quality(&job->jpeg, job->quality, TRUE);
  if (job->jpeg.in_color_space == JCS_CMYK) jpeg_set_colorspace(&job->jpeg, JCS_YCCK);
  job->jpeg.optimize_coding = TRUE;
  jpeg_start_compress(&job->jpeg, TRUE);
  while (job->jpeg.next_scanline < job->jpeg.image_height) {
    auto* row = const_cast<unsigned char*>(row_of(job, job->jpeg.next_scanline));  // libjpeg only reads it
    jpeg_write_scanlines(&job->jpeg, &row, 1);
  }
  jpeg_finish_compress(&job->jpeg);
  jpeg_destroy_compress(&job->jpeg);
  return true;
}

/// The sum of the first quantization table of that quality.
unsigned coarseness_of(int quality) {
  EncoderJob job{};
  start(&job);
  if (setjmp(job.escape) != 0) throw std::bad_alloc();
  jpeg_create_compress(&job.jpeg);
  job.jpeg.in_color_space = JCS_GRAYSCALE;
  job.jpeg.input_components = 1;
  jpeg_set_defaults(&job.jpeg);
  jpeg_set_quality(&job.jpeg, quality, TRUE);
  unsigned sum = 0;
  for (const UINT16 step : job.jpeg.quant_tbl_ptrs[0]->quantval) sum += step;
  jpeg_destroy_compress(&job.jpeg);
  return sum;
}

}  // namespace

int jpeg_quality(unsigned coarseness) {
  constexpr int best = 90, worst = 50;
  int quality = best;
  while (quality > worst && coarseness_of(quality) < coarseness) --quality;
  return quality;
}

std::string jpeg_file(const RasterPicture& rows, int quality) {
  EncoderJob job{};
  std::string row(std::size_t{rows.width} * 4, '\0');
  job.rows = &rows;
  job.row = reinterpret_cast<unsigned char*>(row.data());
  job.quality = quality;
  const bool done = encode(&job);
  const std::unique_ptr<unsigned char, void (*)(void*)> file(job.file, std::free);
  if (!done) throw std::bad_alloc();  // the one thing that can happen to sound rows
  return {reinterpret_cast<const char*>(job.file), job.size};
}

namespace {

/// The zlib stream of a PNG of the rows.
std::string zlib_rows(const RasterPicture& rows, int filters) {
  const std::unique_ptr<spng_ctx, void (*)(spng_ctx*)> context(spng_ctx_new(SPNG_CTX_ENCODER), spng_ctx_free);
  if (!context) throw std::bad_alloc();
  spng_set_option(context.get(), SPNG_ENCODE_TO_BUFFER, 1);
  spng_set_option(context.get(), SPNG_FILTER_CHOICE, filters);
  spng_ihdr header{};
  header.width = rows.width;
  header.height = rows.height;
  header.bit_depth = 8;
  header.color_type =
      rows.space == RasterPicture::ColorSpace::gray ? SPNG_COLOR_TYPE_GRAYSCALE : SPNG_COLOR_TYPE_TRUECOLOR;
  int error = spng_set_ihdr(context.get(), &header);
  if (error == 0) {
    error = spng_encode_image(context.get(), rows.data.data(), rows.data.size(), SPNG_FMT_PNG, SPNG_ENCODE_FINALIZE);
  }
  std::size_t size = 0;
  const std::unique_ptr<void, void (*)(void*)> file(
      error == 0 ? spng_get_png_buffer(context.get(), &size, &error) : nullptr, std::free);
  if (error == SPNG_EMEM) throw std::bad_alloc();
  picture::Findings none({}, {});
  std::optional<picture::PngStructure> png;
  if (error == 0) png = picture::read_png_structure({static_cast<const char*>(file.get()), size}, none);
  if (!png) throw std::logic_error("rows that libspng cannot pack");
  return std::move(png->image);
}

}  // namespace

void pack_rows(RasterPicture& rows) {
  // Shades are packed better as differences between neighbours, flat colours as they are.
  std::string shades = zlib_rows(rows, SPNG_FILTER_CHOICE_ALL), flat = zlib_rows(rows, SPNG_DISABLE_FILTERING);
  rows.data = shades.size() <= flat.size() ? std::move(shades) : std::move(flat);
  rows.filter = RasterPicture::Filter::flate;
  rows.png_predictor = true;
}

}  // namespace vestnik
