// A program of its own: it replaces operator new by one that fails when told to.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "engine/typeset/embedding.hpp"
#include "input/markup/markup.hpp"
#include "vestnik/vestnik.h"

namespace {
thread_local long allocations_left = -1;  // -1: no limit

void* allocate(std::size_t size) {
  if (allocations_left == 0) throw std::bad_alloc();
  if (allocations_left > 0) --allocations_left;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
// The standard library's buffers for sorting: what they get is deleted by the operators below.
void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
  try {
    return allocate(size);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}
void* operator new[](std::size_t size, const std::nothrow_t& tag) noexcept { return operator new(size, tag); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

// libharu's objects have no owner until they are part of another one: where memory ends between the two, one is lost.
extern "C" __attribute__((visibility("default"))) const char* __lsan_default_suppressions();  // NOLINT: its name
extern "C" const char* __lsan_default_suppressions() { return "leak:libhpdf"; }

namespace vestnik {
namespace {

/// Fails the `number`th allocation of a run and all after it up to its end, so that nothing can be recovered.
Outcome<Release> run(const Issue& issue, const TypesetOptions& options, long number) {
  allocations_left = number;
  Outcome<Release> release = typeset(issue, options);
  allocations_left = -1;
  return release;
}

TEST(Memory, ThatDoesNotSufficeIsADiagnosticWhereverItEnds) {
  const Issue issue = samples::statistics();
  TypesetOptions options = samples::options();
  options.threads = 1;  // the limit is that of this thread
  const std::string sound = typeset(issue, options).value.value().pdf;
  int failures = 0;
  // Every one of the first allocations, then ever larger steps up to a run that has enough.
  for (long number = 0;; number += number < 200 ? 1 : number / 40) {
    const Outcome<Release> release = run(issue, options, number);
    if (release.value) {
      EXPECT_EQ(release.value->pdf, sound);
      break;
    }
    ++failures;
    if (number == 0) continue;  // there is nothing to say it with
    ASSERT_FALSE(release.diagnostics.empty()) << "at allocation " << number;
    EXPECT_EQ(release.diagnostics.back().code, "out-of-memory") << "at allocation " << number;
  }
  EXPECT_GT(failures, 200);
}

/// The parser of markup is C: what is thrown while it calls must not pass through it, or what it holds is lost, which
/// the sanitizer's build reports.
TEST(Memory, EndsWithinTheParserOfMarkupWithoutALoss) {
  const MarkdownText source{.text =
                                "# Head\n\n1. *one* and `two`\n2. [three](https://a.example/ \"title\")\n\n"
                                "> quoted &amp; ![seen](a.png)\n\n| A | B |\n|---|---|\n| 1 | **2** |\n\n"
                                "    code\n\n[текст]{lang=ru} https://b.example/ <b>\n"};
  std::size_t blocks = 0;
  long number = 0;
  for (; blocks == 0; ++number) {
    allocations_left = number;
    try {
      blocks = parse_markup(source).value->size();
    } catch (const std::bad_alloc&) {
    }
    allocations_left = -1;
  }
  EXPECT_EQ(blocks, 6U);
  EXPECT_GT(number, 100);
}

/// Calls `work` with memory for one allocation more each time until it suffices; nothing but that may go wrong.
template <class Work>
long allocations_of(const Work& work) {
  for (long number = 0;; ++number) {
    allocations_left = number;
    const vestnik_status status = work();
    allocations_left = -1;
    if (status == VESTNIK_OK) return number;
    EXPECT_EQ(status, VESTNIK_OUT_OF_MEMORY) << "at allocation " << number;
    if (status != VESTNIK_OUT_OF_MEMORY) return -1;
  }
}

TEST(Memory, ThatDoesNotSufficeIsAStatusInC) {
  const std::string text(100, 'a'), folder = VESTNIK_SOURCE_DIR;
  vestnik_issue* issue = nullptr;
  EXPECT_GT(allocations_of([&] { return vestnik_issue_new(&issue); }), 0);
  const auto add_word = [&] {
    return vestnik_issue_add_divided_word(issue, text.data(), text.size(), text.data(), text.size());
  };
  const auto add_line = [&] { return vestnik_issue_add_title_line(issue, text.data(), text.size()); };
  const auto add_text = [&] {
    return vestnik_issue_add_running_text(issue, text.data(), text.size(), text.data(), text.size());
  };
  for (int i = 0; i < 2; ++i) {
    EXPECT_GT(allocations_of(add_word), 1);
    EXPECT_GT(allocations_of(add_line), 1);
    EXPECT_GT(allocations_of(add_text), 1);
  }
  vestnik_options* options = nullptr;
  EXPECT_GT(allocations_of([&] { return vestnik_options_new(&options); }), 0);
  EXPECT_EQ(vestnik_options_set_data_folder(options, folder.data(), folder.size()), VESTNIK_OK);
  EXPECT_EQ(vestnik_options_set_threads(options, 1), VESTNIK_OK);
  EXPECT_EQ(vestnik_options_set_language(options, VESTNIK_RUSSIAN), VESTNIK_OK);
  // What was refused for want of memory has left nothing behind: each was added twice.
  vestnik_release* release = nullptr;
  vestnik_diagnostics* found = nullptr;
  EXPECT_EQ(vestnik_typeset(issue, options, &release, &found), VESTNIK_ERRORS);
  const std::size_t count = vestnik_diagnostics_count(found);
  vestnik_diagnostics_free(found);
  for (long number = 0; number < 2'000; number += 1 + number / 20) {
    allocations_left = number;
    const vestnik_status status = vestnik_typeset(issue, options, &release, &found);
    allocations_left = -1;
    EXPECT_EQ(release, nullptr);
    if (status == VESTNIK_OUT_OF_MEMORY) {
      EXPECT_EQ(found, nullptr) << "at allocation " << number;
    } else {
      EXPECT_EQ(status, VESTNIK_ERRORS) << "at allocation " << number;
      EXPECT_EQ(vestnik_diagnostics_count(found), count);
    }
    vestnik_diagnostics_free(found);
  }
  vestnik_options_free(options);
  vestnik_issue_free(issue);
}

}  // namespace
}  // namespace vestnik
