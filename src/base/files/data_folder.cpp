#include "base/files/data_folder.hpp"

#include <dlfcn.h>
#include <link.h>
#include <sys/auxv.h>

#include <cstdlib>
#include <system_error>

namespace vestnik {
namespace {

/// The shared library or program that this code is part of.
std::filesystem::path own_file() {
  Dl_info info{};
  link_map* map = nullptr;
  std::error_code error;
  const auto address = reinterpret_cast<const void*>(&data_folder);
  const bool known = dladdr1(address, &info, reinterpret_cast<void**>(&map), RTLD_DL_LINKMAP) != 0 && map != nullptr;
  // The program itself has no name there.
  const bool library = known && map->l_name != nullptr && *map->l_name != '\0';
  if (library) return std::filesystem::canonical(map->l_name, error);
  std::filesystem::path program = std::filesystem::canonical("/proc/self/exe", error);
  if (!error) return program;
  // A bare root may have no /proc.
  const auto* started_as =
      reinterpret_cast<const char*>(getauxval(AT_EXECFN));  // NOLINT(performance-no-int-to-ptr): its interface
  return started_as == nullptr ? std::filesystem::path() : std::filesystem::canonical(started_as, error);
}

}  // namespace

std::filesystem::path data_folder(const std::filesystem::path& requested) {
  if (!requested.empty()) return requested;
  if (const char* named = std::getenv("VESTNIK_DATA"); named != nullptr && *named != '\0') return named;
  // bin/vestnik, lib/libvestnik.so and lib/x86_64-linux-gnu/libvestnik.so have the prefix one or two folders above.
  std::filesystem::path folder = own_file().parent_path();
  for (int up = 0; up < 2; ++up) {
    folder = folder.parent_path();
    const std::filesystem::path data = folder / "share" / "vestnik";
    std::error_code error;
    // The build folder has a link there: name what it leads to.
    if (std::filesystem::is_directory(data / "assets", error)) return std::filesystem::canonical(data, error);
  }
  return VESTNIK_INSTALLED_DATA;
}

std::filesystem::path program_beside(const std::string& name) {
  std::filesystem::path folder = own_file().parent_path();
  std::filesystem::path program = folder / name;
  for (int up = 0; up < 2; ++up) {
    std::error_code error;
    if (std::filesystem::exists(program, error)) return program;
    folder = folder.parent_path();
    program = folder / "bin" / name;
  }
  return program;
}

}  // namespace vestnik
