#include "tools/compare/pdf_model.hpp"

#include <algorithm>

namespace vestnik::compare {

void Box::include(const Box& other) {
  left = std::min(left, other.left);
  top = std::min(top, other.top);
  right = std::max(right, other.right);
  bottom = std::max(bottom, other.bottom);
}

double Box::overlap(const Box& other) const {
  const double across = std::min(right, other.right) - std::max(left, other.left);
  const double down = std::min(bottom, other.bottom) - std::max(top, other.top);
  const double smaller = std::min(width() * height(), other.width() * other.height());
  return across <= 0 || down <= 0 || smaller <= 0 ? 0 : across * down / smaller;
}

}  // namespace vestnik::compare
