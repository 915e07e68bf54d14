#include "picture/findings.hpp"

#include <fmt/format.h>

namespace vestnik::picture {

void Findings::add(Severity severity, const char* code, std::string message, std::string hint) {
  diagnostics_.push_back({severity, code, std::move(message), where_, std::move(hint)});
}

std::nullopt_t Findings::corrupt(const std::string& reason) {
  add(Severity::error, "picture-corrupt", fmt::format("picture \"{}\" is damaged: {}", name_, reason),
      "open it in a picture editor and save it anew");
  return std::nullopt;
}

std::nullopt_t Findings::unusable_format(const std::string& what, std::string hint) {
  add(Severity::error, "picture-format", fmt::format("picture \"{}\" cannot be used: {}", name_, what),
      std::move(hint));
  return std::nullopt;
}

std::nullopt_t Findings::too_large(const std::string& what) {
  add(Severity::error, "picture-too-large", fmt::format("picture \"{}\" is too large: {}", name_, what),
      "scale it down; 100 megapixels and 20,000 pixels a side are the most");
  return std::nullopt;
}

void Findings::left_out(const std::string& what, std::string hint) {
  constexpr std::size_t enough = 20;
  if (left_out_.size() >= enough || !left_out_.insert(what).second) return;
  add(Severity::warning, "svg-unsupported", fmt::format("picture \"{}\" is drawn without {}", name_, what),
      std::move(hint));
}

}  // namespace vestnik::picture
