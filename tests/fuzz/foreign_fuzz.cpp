// Any bytes as a picture in VESTNIK_FORMAT, without the process that usually surrounds its decoder.
#include <cstddef>
#include <cstdint>

#include "tools/pictures/decoders.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view file(reinterpret_cast<const char*>(data), size);
  const auto picture = vestnik::pictures::decode(file, vestnik::foreign::Format::VESTNIK_FORMAT);
  const bool sound = picture.answer.verdict == vestnik::foreign::Verdict::sound;
  if (sound && picture.pixels.size() != picture.answer.row_bytes() * picture.answer.height) __builtin_trap();
  if (!vestnik::foreign::unpacked(vestnik::foreign::packed(picture.answer))) __builtin_trap();
  return 0;
}
