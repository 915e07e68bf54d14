#include "input/raster/jpeg_pixels.hpp"

#include <jerror.h>
#include <jpeglib.h>
#include <csetjmp>
#include <cstdio>  // jpeglib.h needs FILE and does not say so
#include <new>
#include <string>

namespace vestnik::picture {
namespace {

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
  unsigned char* row;
  unsigned char* converted;  // a row as it is wanted
  const RowSink* sink;
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

void convert_row(const Job* job) {
  const unsigned channels_out = job->to_rgb ? 3 : job->channels;
  const unsigned char* from = job->row;
  unsigned char* to = job->converted;
  const unsigned char flip = job->full_ink_is_zero != job->to_rgb ? 255 : 0;
  for (unsigned x = 0; x < job->width; ++x, from += job->channels, to += channels_out) {
    for (unsigned i = 0; i < channels_out; ++i) to[i] = from[i] ^ flip;
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
    jpeg_read_scanlines(&job->jpeg, &job->row, 1);
    if (job->channels == 4) convert_row(job);
    (*job->sink)(job->channels == 4 ? job->converted : job->row);
  }
  jpeg_finish_decompress(&job->jpeg);
  jpeg_destroy_decompress(&job->jpeg);
  return true;
}

}  // namespace

bool decode_jpeg_rows(std::string_view file, const JpegStructure& structure, JpegSamples samples, const RowSink& sink,
                      Findings& findings) {
  Job job{};
  job.file = reinterpret_cast<const unsigned char*>(file.data());
  job.file_size = file.size();
  job.width = structure.width;
  job.height = structure.height;
  job.to_rgb = samples == JpegSamples::rgb_of_cmyk;
  job.full_ink_is_zero = structure.adobe_transform.has_value();
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
  std::string row(std::size_t{job.width} * job.channels, '\0'), converted(row);
  job.row = reinterpret_cast<unsigned char*>(row.data());
  job.converted = reinterpret_cast<unsigned char*>(converted.data());
  job.sink = &sink;
  if (run(&job)) return true;
  if (job.errors.msg_code == JERR_OUT_OF_MEMORY) throw std::bad_alloc();
  (void)findings.corrupt(LocalText(job.message));
  return false;
}

}  // namespace vestnik::picture
