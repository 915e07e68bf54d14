// Any bytes as a picture file.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "input/picture/decode_picture.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = std::make_shared<const std::string>(reinterpret_cast<const char*>(data), size);
  const vestnik::Outcome<vestnik::DecodedPicture> outcome = vestnik::decode_picture({"fuzz", bytes}, {});
  if (outcome.value.has_value() == vestnik::has_errors(outcome.diagnostics)) __builtin_trap();
  return 0;
}
