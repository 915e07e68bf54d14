#include "input/markup/source_edits.hpp"

#include <algorithm>
#include <iterator>

namespace vestnik::markup {

EditedSource::EditedSource(std::string_view source, std::vector<SourceEdit> edits) {
  std::ranges::stable_sort(edits, {}, &SourceEdit::at);
  text_.reserve(source.size() + edits.size());
  std::size_t taken = 0;
  for (const SourceEdit& edit : edits) {
    if (edit.at < taken) continue;
    text_ += source.substr(taken, edit.at - taken);
    steps_.push_back({text_.size(), edit.inserted.size(), edit.at, edit.removed});
    text_ += edit.inserted;
    taken = edit.at + edit.removed;
  }
  text_ += source.substr(taken);
}

std::size_t EditedSource::source_offset(std::size_t offset) const {
  const auto behind = std::ranges::upper_bound(steps_, offset, {}, &Step::at);
  if (behind == steps_.begin()) return offset;
  const Step& step = *std::prev(behind);
  const std::size_t further = offset - step.at;
  return further < step.inserted ? step.source : step.source + step.removed + (further - step.inserted);
}

EditedSource::Stretch EditedSource::next_inserted(std::size_t offset) const {
  const auto ends_behind = [&](const Step& step) { return step.at + step.inserted > offset && step.inserted > 0; };
  auto step = std::ranges::upper_bound(steps_, offset, {}, &Step::at);
  if (step != steps_.begin() && ends_behind(*std::prev(step))) --step;
  while (step != steps_.end() && step->inserted == 0) ++step;
  return step == steps_.end() ? Stretch{text_.size(), text_.size()} : Stretch{step->at, step->at + step->inserted};
}

}  // namespace vestnik::markup
