#include <cstdint>

#include "interfaces/c/objects.hpp"

using vestnik::c::guarded;
using vestnik::c::sound;
using vestnik::c::text_of;

namespace {

template <class Value>
vestnik_status status_of(const vestnik::Outcome<Value>& outcome) {
  for (const vestnik::Diagnostic& diagnostic : outcome.diagnostics) {
    if (diagnostic.code == "cancelled") return VESTNIK_CANCELLED;
    if (diagnostic.code == "out-of-memory") return VESTNIK_OUT_OF_MEMORY;
  }
  if (has_errors(outcome.diagnostics)) return VESTNIK_ERRORS;
  return outcome.value ? VESTNIK_OK : VESTNIK_OUT_OF_MEMORY;
}

/// Hands an outcome to the caller: its value if there is no error; its diagnostics, told in the language of `options`,
/// if they are wanted.
template <class Object, class Value>
vestnik_status hand_out(vestnik::Outcome<Value> outcome, const vestnik_options* options, Object** object,
                        vestnik_diagnostics** diagnostics) {
  const vestnik_status status = status_of(outcome);
  std::unique_ptr<vestnik_diagnostics> list;
  if (diagnostics != nullptr && status != VESTNIK_OUT_OF_MEMORY) {
    list = std::make_unique<vestnik_diagnostics>();
    list->list = std::move(outcome.diagnostics);
    if (options != nullptr && options->language != vestnik::UiLanguage::en) {
      for (vestnik::Diagnostic& found : list->list) found = in_language(std::move(found), options->language);
    }
  }
  if (status == VESTNIK_OK) *object = new Object{std::move(outcome.value).value()};
  if (list) *diagnostics = list.release();
  return status;
}

/// The caller's settings, and a report that may ask to stop.
class Settings {
 public:
  explicit Settings(const vestnik_options* options) {
    if (options == nullptr) return;
    settings_ = options->settings;
    settings_.language = options->language;
    if (options->report == nullptr) return;
    // The run listens to one token: a request of the caller's is passed on.
    forward_.emplace(settings_.stop, Forward{source_});
    settings_.stop = source_.get_token();
    settings_.progress = [this, options](const vestnik::Progress& progress) {
      const int wanted =
          options->report(options->user, progress.stage.data(), progress.stage.size(), progress.done, progress.total);
      if (wanted != 0) source_.request_stop();
    };
  }
  [[nodiscard]] const vestnik::TypesetOptions& get() const { return settings_; }

 private:
  struct Forward {
    std::stop_source source;
    void operator()() { source.request_stop(); }
  };
  vestnik::TypesetOptions settings_;
  std::stop_source source_;
  std::optional<std::stop_callback<Forward>> forward_;
};

const vestnik::Diagnostic* find(const vestnik_diagnostics* diagnostics, size_t index) {
  return diagnostics == nullptr || index >= diagnostics->list.size() ? nullptr : &diagnostics->list[index];
}

const vestnik::TypographicChange* find(const vestnik_release* release, size_t index) {
  return release == nullptr || index >= release->release.changes.size() ? nullptr : &release->release.changes[index];
}

/// Hands out a text that may be null.
const char* give(const std::string* text, size_t* length) {
  if (length != nullptr) *length = text == nullptr ? 0 : text->size();
  return text == nullptr ? nullptr : text->data();
}

}  // namespace

uint32_t vestnik_abi_version(void) { return VESTNIK_ABI_VERSION; }
const char* vestnik_version(void) { return vestnik::version(); }

vestnik_status vestnik_load_issue(const char* path, size_t length, const vestnik_options* options,
                                  vestnik_issue** issue, vestnik_diagnostics** diagnostics) {
  if (diagnostics != nullptr) *diagnostics = nullptr;
  if (issue == nullptr) return VESTNIK_WRONG_ARGUMENT;
  *issue = nullptr;
  if (!sound(path, length)) return VESTNIK_WRONG_ARGUMENT;
  return guarded([&] {
    const Settings settings(options);
    return hand_out(vestnik::load_issue(text_of(path, length), settings.get()), options, issue, diagnostics);
  });
}

vestnik_status vestnik_typeset(const vestnik_issue* issue, const vestnik_options* options, vestnik_release** release,
                               vestnik_diagnostics** diagnostics) {
  if (diagnostics != nullptr) *diagnostics = nullptr;
  if (release == nullptr) return VESTNIK_WRONG_ARGUMENT;
  *release = nullptr;
  if (issue == nullptr) return VESTNIK_WRONG_ARGUMENT;
  return guarded([&] {
    const Settings settings(options);
    return hand_out(vestnik::typeset(issue->issue, settings.get()), options, release, diagnostics);
  });
}

void vestnik_release_free(vestnik_release* release) { delete release; }

const void* vestnik_release_pdf(const vestnik_release* release, size_t* size) {
  if (size != nullptr) *size = release == nullptr ? 0 : release->release.pdf.size();
  return release == nullptr ? nullptr : release->release.pdf.data();
}

size_t vestnik_release_pages(const vestnik_release* release) { return release == nullptr ? 0 : release->release.pages; }

size_t vestnik_release_articles(const vestnik_release* release) {
  return release == nullptr ? 0 : release->release.articles;
}

size_t vestnik_release_changes(const vestnik_release* release) {
  return release == nullptr ? 0 : release->release.changes.size();
}

const char* vestnik_release_change_text(const vestnik_release* release, size_t index, vestnik_change_text which,
                                        size_t* length) {
  const vestnik::TypographicChange* change = find(release, index);
  if (change == nullptr) return give(nullptr, length);
  return give(which == VESTNIK_CHANGE_RULE     ? &change->rule
              : which == VESTNIK_CHANGE_BEFORE ? &change->before
              : which == VESTNIK_CHANGE_AFTER  ? &change->after
              : which == VESTNIK_CHANGE_FILE   ? &change->where.file
                                               : nullptr,
              length);
}

int vestnik_release_change_line(const vestnik_release* release, size_t index) {
  const vestnik::TypographicChange* change = find(release, index);
  return change == nullptr ? 0 : change->where.line;
}

int vestnik_release_change_column(const vestnik_release* release, size_t index) {
  const vestnik::TypographicChange* change = find(release, index);
  return change == nullptr ? 0 : change->where.column;
}

void vestnik_diagnostics_free(vestnik_diagnostics* diagnostics) { delete diagnostics; }

size_t vestnik_diagnostics_count(const vestnik_diagnostics* diagnostics) {
  return diagnostics == nullptr ? 0 : diagnostics->list.size();
}

vestnik_severity vestnik_diagnostics_severity(const vestnik_diagnostics* diagnostics, size_t index) {
  const vestnik::Diagnostic* found = find(diagnostics, index);
  if (found == nullptr || found->severity == vestnik::Severity::error) return VESTNIK_ERROR;
  return found->severity == vestnik::Severity::warning ? VESTNIK_WARNING : VESTNIK_NOTE;
}

const char* vestnik_diagnostics_text(const vestnik_diagnostics* diagnostics, size_t index,
                                     vestnik_diagnostic_text which, size_t* length) {
  const vestnik::Diagnostic* found = find(diagnostics, index);
  if (found == nullptr) return give(nullptr, length);
  return give(which == VESTNIK_CODE      ? &found->code
              : which == VESTNIK_MESSAGE ? &found->message
              : which == VESTNIK_HINT    ? &found->hint
              : which == VESTNIK_FILE    ? &found->where.file
                                         : nullptr,
              length);
}

int vestnik_diagnostics_line(const vestnik_diagnostics* diagnostics, size_t index) {
  const vestnik::Diagnostic* found = find(diagnostics, index);
  return found == nullptr ? 0 : found->where.line;
}

int vestnik_diagnostics_column(const vestnik_diagnostics* diagnostics, size_t index) {
  const vestnik::Diagnostic* found = find(diagnostics, index);
  return found == nullptr ? 0 : found->where.column;
}

int vestnik_diagnostics_end_line(const vestnik_diagnostics* diagnostics, size_t index) {
  const vestnik::Diagnostic* found = find(diagnostics, index);
  return found == nullptr ? 0 : found->where.end_line;
}

int vestnik_diagnostics_end_column(const vestnik_diagnostics* diagnostics, size_t index) {
  const vestnik::Diagnostic* found = find(diagnostics, index);
  return found == nullptr ? 0 : found->where.end_column;
}
