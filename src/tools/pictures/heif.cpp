#include <libheif/heif.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "model/picture/picture.hpp"
#include "tools/pictures/decoders.hpp"

namespace vestnik::pictures {
namespace {

using foreign::Verdict;

template <auto release>
struct Release {
  template <class T>
  void operator()(T* object) const {
    release(object);
  }
};
using Context = std::unique_ptr<heif_context, Release<heif_context_free>>;
using Handle = std::unique_ptr<heif_image_handle, Release<heif_image_handle_release>>;
using Image = std::unique_ptr<heif_image, Release<heif_image_release>>;
using Options = std::unique_ptr<heif_decoding_options, Release<heif_decoding_options_free>>;

Decoded refusal(const heif_error& error) {
  if (error.code == heif_error_Memory_allocation_error) {
    return failed(error.subcode == heif_suberror_Security_limit_exceeded ? Verdict::too_large : Verdict::no_memory, {});
  }
  if (error.code == heif_error_Unsupported_feature || error.code == heif_error_Unsupported_filetype) {
    return failed(Verdict::unusable, error.message == nullptr ? "" : error.message);
  }
  return failed(Verdict::corrupt, error.message == nullptr ? "" : error.message);
}

std::string profile_of(const heif_image_handle* handle) {
  const heif_color_profile_type type = heif_image_handle_get_color_profile_type(handle);
  if (type != heif_color_profile_type_prof && type != heif_color_profile_type_rICC) return {};
  constexpr std::size_t largest = 4 << 20;
  const std::size_t size = heif_image_handle_get_raw_color_profile_size(handle);
  if (size == 0 || size > largest) return {};
  std::string profile(size, '\0');
  return heif_image_handle_get_raw_color_profile(handle, profile.data()).code == heif_error_Ok ? profile
                                                                                               : std::string();
}

bool copy_rows(const heif_image* image, Decoded& result) {
  int stride = 0;
  const std::uint8_t* const rows = heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride);
  const std::size_t size = result.answer.row_bytes();
  if (rows == nullptr || stride < 0 || static_cast<std::size_t>(stride) < size) return false;
  result.pixels.resize(size * result.answer.height);
  for (std::size_t y = 0; y < result.answer.height; ++y) {
    std::memcpy(result.pixels.data() + y * size, rows + y * static_cast<std::size_t>(stride), size);
  }
  return true;
}

}  // namespace

Decoded decode_heif(std::string_view file) {
  const Context context(heif_context_alloc());
  if (!context) return failed(Verdict::no_memory, {});
  heif_context_set_maximum_image_size_limit(context.get(), static_cast<int>(largest_picture_side));
  heif_error error = heif_context_read_from_memory_without_copy(context.get(), file.data(), file.size(), nullptr);
  if (error.code != heif_error_Ok) return refusal(error);
  heif_image_handle* primary = nullptr;
  error = heif_context_get_primary_image_handle(context.get(), &primary);
  const Handle handle(primary);
  if (error.code != heif_error_Ok) return refusal(error);
  const auto size_of = [](int length) { return static_cast<std::uint64_t>(std::max(length, 0)); };
  Decoded result = checked_size(size_of(heif_image_handle_get_width(handle.get())),
                                size_of(heif_image_handle_get_height(handle.get())));
  if (result.answer.verdict != Verdict::sound) return result;
  result.answer.coverage = heif_image_handle_has_alpha_channel(handle.get()) != 0;
  result.answer.lossy = true;
  result.answer.pictures =
      static_cast<std::uint32_t>(std::max(1, heif_context_get_number_of_top_level_images(context.get())));
  result.answer.icc_profile = profile_of(handle.get());
  const Options options(heif_decoding_options_alloc());
  if (!options) return failed(Verdict::no_memory, {});
  options->convert_hdr_to_8bit = 1;
  heif_image* decoded = nullptr;
  error = heif_decode_image(handle.get(), &decoded, heif_colorspace_RGB,
                            result.answer.coverage ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB,
                            options.get());
  const Image image(decoded);
  if (error.code != heif_error_Ok) return refusal(error);
  const foreign::Answer notes = std::move(result.answer);
  result = checked_size(size_of(heif_image_get_width(image.get(), heif_channel_interleaved)),
                        size_of(heif_image_get_height(image.get(), heif_channel_interleaved)));
  if (result.answer.verdict != Verdict::sound) return result;
  const std::uint32_t width = result.answer.width, height = result.answer.height;
  result.answer = notes;
  result.answer.width = width;
  result.answer.height = height;
  return copy_rows(image.get(), result) ? std::move(result) : failed(Verdict::corrupt, "its header is wrong");
}

}  // namespace vestnik::pictures
