#include "programs/common/cores.hpp"

#include <sched.h>

#include <algorithm>

namespace vestnik::cli {

unsigned cores() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  return static_cast<unsigned>(std::max(CPU_COUNT(&set), 1));
}

}  // namespace vestnik::cli
