#include "input/raster/jpeg_pixels.hpp"

#include <jerror.h>
#include <jpeglib.h>
#include <csetjmp>
#include <cstdio>  // jpeglib.h needs FILE and does not say so
#include <new>

namespace vestnik::picture {
namespace {

// Where pixel (x, y) of the file goes: to number `origin + x * step_x + y * step_y` of the upright picture.
struct Placement {
  std::ptrdiff_t origin, step_x, step_y;
};

Placement placement(unsigned orientation, std::ptrdiff_t w, std::ptrdiff_t h) {
  switch (orientation) {
    case 2:
      return {w - 1, -1, w};
    case 3:
      return {w * h - 1, -1, -w};
    case 4:
      return {(h - 1) * w, 1, -w};
    case 5:
      return {0, h, 1};
    case 6:
      return {h - 1, h, -1};
    case 7:
      return {w * h - 1, -h, -1};
    case 8:
      return {(w - 1) * h, -h, 1};
    default:
      return {0, 1, w};
  }
}

// Everything that lives across libjpeg's calls. No member needs a destructor: an error leaves by longjmp.
struct Job {
  jpeg_error_mgr errors;
  std::jmp_buf escape;
  char message[JMSG_LENGTH_MAX];
  jpeg_decompress_struct jpeg;
  const unsigned char* file;
  unsigned long file_size;
  unsigned width, height, channels;  // channels of a pixel that libjpeg gives
  J_COLOR_SPACE space;
  bool to_rgb, full_ink_is_zero;
  Placement place;
  unsigned char* row;
  unsigned char* pixels;
};

[[noreturn]] void leave(j_common_ptr jpeg) {
  Job* const job = static_cast<Job*>(jpeg->client_data);
  jpeg->err->format_message(jpeg, job->message);
  std::longjmp(job->escape, 1);
}

// libjpeg only warns of data that is cut off or wrong, and makes up grey pixels.
void note(j_common_ptr jpeg, int level) {
  const int code = jpeg->err->msg_code;
  if (level < 0 && (code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE || code == JWRN_JPEG_EOF)) leave(jpeg);
}

void say_nothing(j_common_ptr) {}

void place_row(const Job* job, unsigned y) {
  const unsigned channels_out = job->to_rgb ? 3 : job->channels;
  const unsigned char* from = job->row;
  std::ptrdiff_t pixel = job->place.origin + static_cast<std::ptrdiff_t>(y) * job->place.step_y;
  for (unsigned x = 0; x < job->width; ++x, from += job->channels, pixel += job->place.step_x) {
    unsigned char* const to = job->pixels + pixel * static_cast<std::ptrdiff_t>(channels_out);
    const unsigned char flip = job->full_ink_is_zero != job->to_rgb ? 255 : 0;
    for (unsigned i = 0; i < channels_out; ++i) to[i] = from[i] ^ (job->channels == 4 ? flip : 0);
    if (job->to_rgb) {
      const unsigned light = from[3] ^ flip;
      for (unsigned i = 0; i < 3; ++i) to[i] = static_cast<unsigned char>((to[i] * light + 127) / 255);
    }
  }
}

// Written as C: setjmp returns here from any depth of libjpeg, so nothing in this frame has a destructor and everything
// that changes is behind `job`.
bool run(Job* job) {
  job->jpeg.err = jpeg_std_error(&job->errors);
  job->errors.error_exit = leave;
  job->errors.emit_message = note;
  job->errors.output_message = say_nothing;
  job->jpeg.client_data = job;
  if (setjmp(job->escape) != 0) {
    jpeg_destroy_decompress(&job->jpeg);
    return false;
  }
  jpeg_create_decompress(&job->jpeg);
  job->jpeg.client_data = job;
  jpeg_mem_src(&job->jpeg, job->file, job->file_size);
  jpeg_read_header(&job->jpeg, TRUE);
  job->jpeg.out_color_space = job->space;
  jpeg_start_decompress(&job->jpeg);
  while (job->jpeg.output_scanline < job->height) {
    const unsigned y = job->jpeg.output_scanline;
    jpeg_read_scanlines(&job->jpeg, &job->row, 1);
    place_row(job, y);
  }
  jpeg_finish_decompress(&job->jpeg);
  jpeg_destroy_decompress(&job->jpeg);
  return true;
}

}  // namespace

std::optional<std::string> decode_jpeg_pixels(std::string_view file, const JpegStructure& structure,
                                              JpegSamples samples, Findings& findings) {
  Job job{};
  job.file = reinterpret_cast<const unsigned char*>(file.data());
  job.file_size = file.size();
  job.width = structure.width;
  job.height = structure.height;
  job.to_rgb = samples == JpegSamples::rgb_of_cmyk;
  job.full_ink_is_zero = structure.adobe_transform.has_value();
  job.place = placement(structure.orientation, structure.width, structure.height);
  switch (samples) {
    case JpegSamples::gray:
      job.space = JCS_GRAYSCALE, job.channels = 1;
      break;
    case JpegSamples::rgb:
      job.space = JCS_RGB, job.channels = 3;
      break;
    case JpegSamples::cmyk:
    case JpegSamples::rgb_of_cmyk:
      job.space = JCS_CMYK, job.channels = 4;
      break;
  }
  std::string row(std::size_t{job.width} * job.channels, '\0');
  std::string pixels(std::size_t{job.width} * job.height * (job.to_rgb ? 3 : job.channels), '\0');
  job.row = reinterpret_cast<unsigned char*>(row.data());
  job.pixels = reinterpret_cast<unsigned char*>(pixels.data());
  if (!run(&job)) {
    if (job.errors.msg_code == JERR_OUT_OF_MEMORY) throw std::bad_alloc();
    return findings.corrupt(job.message);
  }
  return pixels;
}

}  // namespace vestnik::picture
