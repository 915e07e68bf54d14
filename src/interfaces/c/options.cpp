#include <cstdint>

#include "interfaces/c/objects.hpp"

using vestnik::c::file_of;
using vestnik::c::make;
using vestnik::c::sound;
using vestnik::c::text_of;
using vestnik::c::with;

vestnik_status vestnik_options_new(vestnik_options** options) { return make(options); }
void vestnik_options_free(vestnik_options* options) { delete options; }

vestnik_status vestnik_options_set_data_folder(vestnik_options* options, const char* path, size_t length) {
  if (!sound(path, length)) return VESTNIK_WRONG_ARGUMENT;
  return with([&] { options->settings.data_folder = text_of(path, length); }, options);
}

vestnik_status vestnik_options_set_date(vestnik_options* options, int64_t seconds) {
  return with([&] { options->settings.date = std::chrono::sys_seconds(std::chrono::seconds(seconds)); }, options);
}

vestnik_status vestnik_options_set_check_only(vestnik_options* options, int check_only) {
  return with([&] { options->settings.check_only = check_only != 0; }, options);
}

vestnik_status vestnik_options_set_threads(vestnik_options* options, uint32_t threads) {
  return with([&] { options->settings.threads = threads; }, options);
}

vestnik_status vestnik_options_set(vestnik_options* options, vestnik_option which, int value) {
  if (options == nullptr) return VESTNIK_WRONG_ARGUMENT;
  vestnik::TypesetOptions& settings = options->settings;
  const bool on = value != 0;
  switch (which) {
    case VESTNIK_STRICT:
      return settings.strict = on, VESTNIK_OK;
    case VESTNIK_ATTACH_SOURCE:
      return settings.attach_source = on, VESTNIK_OK;
    case VESTNIK_COMPRESS_BEST:
      return settings.compress_best = on, VESTNIK_OK;
    case VESTNIK_PROOF:
      return settings.proof = on, VESTNIK_OK;
    case VESTNIK_LIST_CHANGES:
      return settings.list_changes = on, VESTNIK_OK;
    case VESTNIK_FINISHED:
      return settings.finished = on, VESTNIK_OK;
    case VESTNIK_GREEDY_PAGES:
      settings.pagination = on ? vestnik::Pagination::greedy : vestnik::Pagination::optimal;
      return VESTNIK_OK;
  }
  return VESTNIK_WRONG_ARGUMENT;
}

vestnik_status vestnik_options_set_language(vestnik_options* options, vestnik_language language) {
  if (language != VESTNIK_ENGLISH && language != VESTNIK_RUSSIAN) return VESTNIK_WRONG_ARGUMENT;
  const bool russian = language == VESTNIK_RUSSIAN;
  return with([&] { options->language = russian ? vestnik::UiLanguage::ru : vestnik::UiLanguage::en; }, options);
}

vestnik_status vestnik_options_add_silence(vestnik_options* options, const char* code, size_t length) {
  if (!sound(code, length)) return VESTNIK_WRONG_ARGUMENT;
  return with([&] { options->settings.silence.push_back(text_of(code, length)); }, options);
}

vestnik_status vestnik_options_add_file(vestnik_options* options, const char* path, size_t path_length,
                                        const void* bytes, size_t size) {
  if (!sound(path, path_length) || !sound(bytes, size)) return VESTNIK_WRONG_ARGUMENT;
  return with([&] { options->files->add(text_of(path, path_length), text_of(static_cast<const char*>(bytes), size)); },
              options);
}

vestnik_status vestnik_options_add_face(vestnik_options* options, const char* name, size_t name_length,
                                        const void* bytes, size_t size) {
  if (!sound(name, name_length) || !sound(bytes, size)) return VESTNIK_WRONG_ARGUMENT;
  return with([&] { options->settings.faces.push_back(file_of(name, name_length, bytes, size)); }, options);
}

vestnik_status vestnik_options_set_progress(vestnik_options* options, vestnik_progress report, void* user) {
  return with(
      [&] {
        options->report = report;
        options->user = user;
      },
      options);
}

vestnik_status vestnik_options_set_stop(vestnik_options* options, const vestnik_stop* stop) {
  return with([&] { options->settings.stop = stop->source.get_token(); }, options, stop);
}

vestnik_status vestnik_stop_new(vestnik_stop** stop) { return make(stop); }
void vestnik_stop_free(vestnik_stop* stop) { delete stop; }

void vestnik_stop_request(vestnik_stop* stop) {
  if (stop != nullptr) stop->source.request_stop();
}
