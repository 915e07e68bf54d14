#include "tools/batch/environment.hpp"

#include <elf.h>
#include <fmt/format.h>
#include <link.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <system_error>
#include <utility>
#include <vector>

#include "tools/batch/record.hpp"
#include "vestnik/vestnik.hpp"

namespace vestnik::batch {
namespace {

namespace fs = std::filesystem;

/// The linker's NT_GNU_BUILD_ID of a loaded object; empty if it has none.
std::string build_id(const dl_phdr_info& object) {
  for (int i = 0; i < object.dlpi_phnum; ++i) {
    const ElfW(Phdr)& header = object.dlpi_phdr[i];
    if (header.p_type != PT_NOTE) continue;
    // The dynamic linker gives addresses as integers. NOLINTNEXTLINE(performance-no-int-to-ptr)
    const char* at = reinterpret_cast<const char*>(object.dlpi_addr + header.p_vaddr);
    const char* end = at + header.p_memsz;
    while (end - at >= static_cast<std::ptrdiff_t>(sizeof(ElfW(Nhdr)))) {
      ElfW(Nhdr) note{};
      std::memcpy(&note, at, sizeof note);
      const auto padded = [](std::size_t size) { return (size + 3) & ~std::size_t{3}; };
      const char* name = at + sizeof note;
      const char* content = name + padded(note.n_namesz);
      if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == sizeof "GNU" && std::memcmp(name, "GNU", 4) == 0) {
        return content_hash({content, note.n_descsz});
      }
      at = content + padded(note.n_descsz);
    }
  }
  return {};
}

/// What is loaded, and what went wrong on the way: nothing may be thrown through the C library.
struct Objects {
  std::vector<std::string> parts;
  std::exception_ptr failure;
};

void add_object(const dl_phdr_info& object, std::vector<std::string>& parts) {
  const std::string name = object.dlpi_name;
  const bool program = name.empty();
  // The kernel's own object has no path; it differs between machines and draws nothing.
  if (!program && !name.starts_with('/')) return;
  std::string id = build_id(object);
  if (id.empty()) id = file_hash(program ? "/proc/self/exe" : name);
  parts.push_back(fmt::format("{} {}", fs::path(name).filename().string(), id));
}

int add_object_for_c(dl_phdr_info* object, std::size_t /*size*/, void* list) noexcept {
  auto& objects = *static_cast<Objects*>(list);
  try {
    add_object(*object, objects.parts);
    return 0;
  } catch (...) {
    objects.failure = std::current_exception();
    return 1;
  }
}

void add_files(const fs::path& root, const char* folder, std::vector<std::string>& parts) {
  std::error_code failed;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder, failed)) {
    if (!entry.is_regular_file(failed)) continue;
    parts.push_back(
        fmt::format("{} {}", entry.path().lexically_relative(root).generic_string(), file_hash(entry.path())));
  }
}

}  // namespace

std::string environment_hash(const fs::path& data_folder, const TypesetOptions& options) {
  Objects objects;
  dl_iterate_phdr(add_object_for_c, &objects);
  if (objects.failure) std::rethrow_exception(objects.failure);
  std::vector<std::string> parts = std::move(objects.parts);
  add_files(data_folder, "fonts", parts);
  add_files(data_folder, "assets", parts);
  std::sort(parts.begin(), parts.end());
  parts.push_back(fmt::format("vestnik {}", version()));
  parts.push_back(fmt::format("pagination {}", static_cast<int>(options.pagination)));
  parts.push_back(fmt::format("strict {} finished {} sources {} best {} proof {}", options.strict, options.finished,
                              options.attach_source, options.compress_best, options.proof));
  parts.push_back(options.date ? fmt::format("date {}", options.date->time_since_epoch().count()) : "no date");
  return content_hash(fmt::format("{}", fmt::join(parts, "\n")));
}

}  // namespace vestnik::batch
