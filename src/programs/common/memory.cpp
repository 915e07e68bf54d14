#include "programs/common/memory.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>

#include "programs/common/command.hpp"

namespace vestnik::cli {
namespace {

constexpr std::size_t reserve_size = std::size_t{1} << 20;

std::atomic<void*> reserve = nullptr;
std::atomic<bool> started = false;

[[noreturn]] void end_without_memory() noexcept {
  say_out_of_memory();
  _exit(ExitCode::environment);
}

/// An exception of this kind that nobody could catch.
void terminate() noexcept {
  try {
    if (const std::exception_ptr problem = std::current_exception()) std::rethrow_exception(problem);
  } catch (const std::bad_alloc&) {
    end_without_memory();
  } catch (...) {  // a fault of the program, which a dump of its memory shows
  }
  std::abort();
}

}  // namespace

void expect_memory_to_end() {
  reserve = std::malloc(reserve_size);  // NOLINT(*-no-malloc): freed where nothing may be thrown
  std::set_terminate(terminate);
  started = true;
}

void free_reserve() noexcept { std::free(reserve.exchange(nullptr)); }  // NOLINT(*-no-malloc)

void say_out_of_memory() noexcept {
  free_reserve();
  constexpr std::string_view text =
      "error[out-of-memory]: there is not enough memory (не хватает памяти)\n"
      "  hint: split the issue, or give the process more\n";
  for (std::size_t at = 0; at < text.size();) {
    const ssize_t count = write(STDERR_FILENO, text.data() + at, text.size() - at);
    if (count <= 0) return;
    at += static_cast<std::size_t>(count);
  }
}

namespace {

/// What the allocator asks of the system at first: a piece of 32 MiB, and as much again to align it.
constexpr std::size_t least_to_start = std::size_t{64} << 20;

/// Libraries may take memory before main() and end the process by a signal where there is none (GLib does, which
/// HarfBuzz is linked to). So what is left is looked at before any of them starts.
void look_for_memory(int /*count*/, char** /*arguments*/, char** /*environment*/) {
  void* const memory = mmap(nullptr, least_to_start, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) end_without_memory();
  munmap(memory, least_to_start);
}

/// The loader calls what stands in this section of a program before the libraries' own constructors.
[[gnu::section(".preinit_array"), gnu::used]] void (*const before_libraries)(int, char**, char**) = look_for_memory;

/// Memory for operator new. The allocator's own operator new aborts where it would have to throw: it is written in C.
void* allocated(std::size_t size, std::size_t alignment) {
  size = std::max<std::size_t>(size, 1);
  // NOLINTBEGIN(*-no-malloc)
  void* const memory = alignment <= __STDCPP_DEFAULT_NEW_ALIGNMENT__
                           ? std::malloc(size)
                           : std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  // NOLINTEND(*-no-malloc)
  return memory;
}

void* allocated_or_thrown(std::size_t size, std::size_t alignment) {
  if (void* const memory = allocated(size, alignment)) return memory;
  if (!started) end_without_memory();  // before main() nobody catches anything
  throw std::bad_alloc();
}

}  // namespace
}  // namespace vestnik::cli

// NOLINTBEGIN(*-no-malloc, misc-new-delete-overloads)
void* operator new(std::size_t size) { return vestnik::cli::allocated_or_thrown(size, 1); }
void* operator new[](std::size_t size) { return vestnik::cli::allocated_or_thrown(size, 1); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return vestnik::cli::allocated_or_thrown(size, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return vestnik::cli::allocated_or_thrown(size, static_cast<std::size_t>(alignment));
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return vestnik::cli::allocated(size, 1); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return vestnik::cli::allocated(size, 1); }
void* operator new(std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  return vestnik::cli::allocated(size, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  return vestnik::cli::allocated(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete[](void* memory, std::align_val_t, const std::nothrow_t&) noexcept { std::free(memory); }
// NOLINTEND(*-no-malloc, misc-new-delete-overloads)
