#include "layout/boxes/galley.hpp"

#include <utility>

namespace vestnik {

void shift_down(GalleyItem& item, Pt by) {
  for (PageItem& mark : item.marks) mark = shifted(std::move(mark), Pt{}, by);
  for (SetLine& line : item.set_lines) line.baseline += by;
}

}  // namespace vestnik
