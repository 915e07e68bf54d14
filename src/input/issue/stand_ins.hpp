/// @file stand_ins.hpp
/// Values in the place of those that an issue lacks, so that the rest of it can be checked.
#pragma once

#include "vestnik/issue.hpp"

namespace vestnik {

/// Fills in what composition needs and errors of the descriptor have left empty. What is put in has no place, so that
/// nothing can be reported of it.
void put_stand_ins(Issue& issue);

}  // namespace vestnik
