#include "input/svg/svg_context.hpp"

#include <cmath>

namespace vestnik::svg {

double State::diagonal() const {
  return std::sqrt((viewport_width * viewport_width + viewport_height * viewport_height) / 2);
}

bool Context::spend(std::size_t work) {
  if (failed_) return false;
  if (work > work_left_) {
    findings_.too_large("it draws more than an SVG may");
    failed_ = true;
    return false;
  }
  work_left_ -= work;
  return true;
}

bool Context::descend(State& state) {
  constexpr unsigned deepest = 200;
  if (failed_) return false;
  if (++state.depth <= deepest) return true;
  findings_.corrupt("its elements are nested too deeply");
  failed_ = true;
  return false;
}

bool Context::style(const Element& element, State& state) {
  findings_.at_line(element.line());
  state.style = state.style.inherited();
  const std::size_t looked_at =
      document_.for_each_property(element, [&](std::string_view name, std::string_view value) {
        apply_property(state.style, name, value, state.diagonal(), findings_);
      });
  return spend(1 + looked_at / 3);
}

}  // namespace vestnik::svg
