// vestnik-preview: a program of its own, since poppler, which draws the pages, is under the GPL; `vestnik preview` and
// `vestnik desk` start it.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>
#include <thread>
#include <vector>

#include "findings/catalogue/desk_texts.hpp"
#include "findings/catalogue/usage_texts.hpp"
#include "programs/common/command.hpp"
#include "programs/common/help.hpp"
#include "programs/common/preview_options.hpp"
#include "programs/common/report.hpp"
#include "programs/common/start.hpp"
#include "programs/common/ui_language.hpp"
#include "tools/desk/desk.hpp"
#include "tools/preview/server.hpp"

namespace {

namespace preview = vestnik::preview;
using vestnik::cli::ExitCode;
using vestnik::cli::PreviewOptions;

/// Tells each build on the terminal, until it is asked to stop.
class Teller {
 public:
  Teller(const preview::Session& session, const PreviewOptions& options)
      : session_(session), options_(options), language_(vestnik::cli::ui_language(options.ui)) {}

  void operator()(const std::stop_token& stop) const {
    std::uint64_t known = 0;
    while (!stop.stop_requested()) {
      const auto state = session_.later_than(known, std::chrono::milliseconds(200));
      if (!state) continue;
      known = state->number;
      tell(*state);
    }
  }

 private:
  void tell(const preview::State& state) const {
    vestnik::cli::Sources sources(options_.descriptor);
    const vestnik::cli::TextReport report{language_, vestnik::cli::use_color(options_.color)};
    std::vector<vestnik::Diagnostic> findings;
    for (const preview::ShownFinding& shown : state.findings) {
      findings.push_back(shown.finding);
      fmt::print(stderr, "{}", as_text(shown.finding, report, sources));
    }
    vestnik::cli::Summary summary;
    if (state.current()) {
      summary.pages = state.edition->map().pages.size();
      for (const vestnik::Section& section : state.edition->issue().sections) {
        summary.articles += section.articles.size();
      }
      summary.bytes = state.edition->pdf().size();
    }
    summary.milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(state.build).count();
    fmt::print("{}", as_text(summary, findings, language_));
    std::fflush(stdout);
  }

  const preview::Session& session_;
  const PreviewOptions& options_;
  vestnik::UiLanguage language_;
};

/// The signals that end the program, kept from all threads that are started later: the first one waits for them.
sigset_t block_ends() {
  sigset_t ends;
  sigemptyset(&ends);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&ends, signal);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  return ends;
}

void show_in_browser(const std::string& address, vestnik::UiLanguage language) {
  const auto command = preview::EditorCommand::parse("xdg-open {file}");
  const auto failure = command ? command->start(address, 1, 1) : std::nullopt;
  if (failure) vestnik::cli::complain(language, *failure);
}

/// Serves until a signal ends the program.
int serve(preview::Server& server, const PreviewOptions& options, const sigset_t& ends,
          const std::optional<Teller>& teller) {
  const vestnik::UiLanguage language = vestnik::cli::ui_language(options.ui);
  const std::optional<std::string> address = server.bind();
  if (!address) {
    vestnik::cli::complain(language, vestnik::texts::port_taken.local(options.port));
    return ExitCode::environment;
  }
  fmt::print("{}\n", *address);
  std::fflush(stdout);
  if (options.open) show_in_browser(*address, language);
  const std::jthread serving([&server] { server.run(); });
  const std::jthread telling(teller ? std::jthread(*teller) : std::jthread());
  int signal = 0;
  sigwait(&ends, &signal);
  server.stop();
  return ExitCode::done;
}

sigset_t take_signals() {
  const sigset_t ends = block_ends();
  std::signal(SIGCHLD, SIG_IGN);  // nobody waits for editors
  std::signal(SIGPIPE, SIG_IGN);  // browsers hang up
  return ends;
}

int serve_preview(const PreviewOptions& options) {
  const vestnik::UiLanguage language = vestnik::cli::ui_language(options.ui);
  preview::ServerOptions settings{
      .port = options.port, .data_folder = options.data_folder, .language = language, .editor = {}};
  if (!options.editor.empty()) {
    settings.editor = preview::EditorCommand::parse(options.editor);
    if (!settings.editor) {
      vestnik::cli::complain(language, vestnik::texts::no_editor_command.local());
      return ExitCode::usage;
    }
  }
  const sigset_t ends = take_signals();
  preview::Session session(options.descriptor, vestnik::cli::typeset_options(options));
  preview::Server server(session, std::move(settings));
  return serve(server, options, ends, options.quiet ? std::nullopt : std::optional(Teller(session, options)));
}

int serve_desk(const PreviewOptions& options) {
  const vestnik::UiLanguage language = vestnik::cli::ui_language(options.ui);
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::canonical(options.descriptor, error);
  if (error || !std::filesystem::is_directory(folder, error)) {
    vestnik::cli::complain(language, vestnik::texts::no_folder.local(options.descriptor.string()));
    return ExitCode::usage;
  }
  const sigset_t ends = take_signals();
  vestnik::desk::Desk desk(folder, vestnik::cli::typeset_options(options), language);
  preview::Server server({.port = options.port,
                          .data_folder = options.data_folder,
                          .language = language,
                          .editor = {},
                          .page = preview::WebPage::desk,
                          .shelf = desk.shelf()});
  return serve(server, options, ends, std::nullopt);
}

int run(int argc, char** argv) {
  PreviewOptions options;
  const bool desk = argc > 1 && std::strcmp(argv[1], vestnik::cli::desk_argument) == 0;
  CLI::App app(vestnik::cli::help(desk ? vestnik::texts::desk : vestnik::texts::preview),
               desk ? "vestnik desk" : "vestnik preview");
  if (desk) {
    vestnik::cli::add_desk_options(app, options);
    --argc;
    ++argv;
  } else {
    vestnik::cli::add_preview_options(app, options);
  }
  if (const auto code = vestnik::cli::parse(app, argc, argv)) return *code;
  return desk ? serve_desk(options) : serve_preview(options);
}

}  // namespace

int main(int argc, char** argv) { return vestnik::cli::start(run, argc, argv); }
