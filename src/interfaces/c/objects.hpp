/// @file objects.hpp
/// What is behind the handles of vestnik.h, and how its functions are written: on the public C++ interface alone.
#pragma once

#include <map>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "vestnik/vestnik.h"
#include "vestnik/vestnik.hpp"

struct vestnik_options {
  std::shared_ptr<vestnik::MemoryFiles> files = std::make_shared<vestnik::MemoryFiles>();
  vestnik::TypesetOptions settings{.files = files};
  vestnik::UiLanguage language = vestnik::UiLanguage::en;
  vestnik_progress report = nullptr;
  void* user = nullptr;
};

struct vestnik_stop {
  std::stop_source source;
};

struct vestnik_issue {
  vestnik::Issue issue;
};

struct vestnik_article {
  vestnik::Article article;
};

struct vestnik_data {
  vestnik::DataItem item;
};

struct vestnik_release {
  vestnik::Release release;
};

struct vestnik_diagnostics {
  std::vector<vestnik::Diagnostic> list;
};

namespace vestnik::c {

/// Nothing that fails inside a function leaves it but as a status.
template <class Work>
vestnik_status guarded(const Work& work) noexcept {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return VESTNIK_OUT_OF_MEMORY;
  } catch (...) {
    return VESTNIK_WRONG_ARGUMENT;  // a container's length_error: sizes that no object has
  }
}

/// Runs `work` if all of `needed` are there.
template <class Work, class... Pointers>
vestnik_status with(const Work& work, Pointers... needed) noexcept {
  const bool there = (... && (needed != nullptr));
  if (!there) return VESTNIK_WRONG_ARGUMENT;
  return guarded([&] {
    work();
    return VESTNIK_OK;
  });
}

/// One more text under `name`; where memory ends nothing is changed.
template <class Text>
void add(std::map<std::string, std::vector<Text>>& texts, std::string name, std::string text) {
  const auto known = texts.find(name);
  std::vector<Text> all = known == texts.end() ? std::vector<Text>() : known->second;
  all.emplace_back(std::move(text));
  texts.insert_or_assign(std::move(name), std::move(all));
}

template <class Object>
vestnik_status make(Object** target) noexcept {
  if (target == nullptr) return VESTNIK_WRONG_ARGUMENT;
  *target = nullptr;
  return with([&] { *target = std::make_unique<Object>().release(); }, target);
}

[[nodiscard]] inline bool sound(const void* bytes, size_t size) { return bytes != nullptr || size == 0; }

[[nodiscard]] inline std::string text_of(const char* bytes, size_t size) {
  return size == 0 ? std::string() : std::string(bytes, size);
}

[[nodiscard]] inline FileBytes file_of(const char* name, size_t name_length, const void* bytes, size_t size) {
  return {text_of(name, name_length),
          std::make_shared<const std::string>(text_of(static_cast<const char*>(bytes), size))};
}

[[nodiscard]] inline bool sound(const vestnik_picture* picture) {
  return picture != nullptr && sound(picture->name, picture->name_length) && sound(picture->bytes, picture->size) &&
         sound(picture->alternative, picture->alternative_length);
}

[[nodiscard]] inline Picture picture_of(const vestnik_picture& picture) {
  Picture result;
  result.file = file_of(picture.name, picture.name_length, picture.bytes, picture.size);
  result.alternative = text_of(picture.alternative, picture.alternative_length);
  return result;
}

[[nodiscard]] inline std::chrono::year_month_day date_of(const vestnik_date& date) {
  return {std::chrono::year(date.year), std::chrono::month(date.month), std::chrono::day(date.day)};
}

/// Years, months and days beyond these would wrap around in `date_of`.
[[nodiscard]] inline bool sound(const vestnik_date& date) {
  return date.year >= 1900 && date.year <= 2999 && date.month <= 12 && date.day <= 31 && date_of(date).ok();
}

}  // namespace vestnik::c
