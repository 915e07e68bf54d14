#include "findings/sink/picture_findings.hpp"

namespace vestnik::picture {

std::nullopt_t Findings::corrupt(const Reason& reason) {
  diagnostics_.push_back(finding("picture-corrupt"_id, where_, value<"name">(name_), value<"reason">(reason.words())));
  return std::nullopt;
}

std::nullopt_t Findings::unusable_format(const Reason& what, const Reason& advice) {
  diagnostics_.push_back(finding("picture-format"_id, where_, value<"name">(name_), value<"reason">(what.words()),
                                 value<"advice">(advice.words())));
  return std::nullopt;
}

std::nullopt_t Findings::too_large(const Reason& what) {
  diagnostics_.push_back(finding("picture-too-large"_id, where_, value<"name">(name_), value<"reason">(what.words())));
  return std::nullopt;
}

std::nullopt_t Findings::decoder_missing() {
  diagnostics_.push_back(
      finding("picture-decoder-missing"_id, where_, value<"name">(name_), value<"program">("vestnik-picture")));
  return std::nullopt;
}

void Findings::first_of(std::size_t count) {
  diagnostics_.push_back(finding("picture-first"_id, where_, value<"name">(name_), value<"count">(count)));
}

void Findings::other_colors(MessageId<"name"> id) { diagnostics_.push_back(finding(id, where_, value<"name">(name_))); }

void Findings::left_out(const Reason& what, const Reason& advice) {
  constexpr std::size_t enough = 20;
  const LocalText part = what.words();
  if (left_out_.size() >= enough || !left_out_.insert(part.en).second) return;
  const auto name = value<"name">(name_);
  const auto shown = value<"part">(part);
  const auto help = value<"advice">(advice.words());
  diagnostics_.push_back(line_ > 0 ? finding("svg-unsupported/line"_id, where_, name, shown, value<"line">(line_), help)
                                   : finding("svg-unsupported"_id, where_, name, shown, help));
}

}  // namespace vestnik::picture
