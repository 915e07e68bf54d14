// vestnik-preview: a program of its own, since poppler, which draws the pages, is under the GPL; `vestnik preview`
// starts it.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <thread>
#include <vector>

#include "programs/common/command.hpp"
#include "programs/common/preview_options.hpp"
#include "programs/common/report.hpp"
#include "programs/common/start.hpp"
#include "programs/common/ui_language.hpp"
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

void show_in_browser(const std::string& address) {
  const auto command = preview::EditorCommand::parse("xdg-open {file}");
  const auto failure = command ? command->start(address, 1, 1) : std::nullopt;
  if (failure) fmt::print(stderr, "{}\n", *failure);
}

int serve(const PreviewOptions& options) {
  const vestnik::UiLanguage language = vestnik::cli::ui_language(options.ui);
  preview::ServerOptions settings{
      .port = options.port, .data_folder = options.data_folder, .language = language, .editor = {}};
  if (!options.editor.empty()) {
    settings.editor = preview::EditorCommand::parse(options.editor);
    if (!settings.editor) {
      vestnik::cli::complain(language, {"--editor is no command: it is empty, or a quote is not closed",
                                        "--editor — не команда: она пуста или кавычка не закрыта"});
      return ExitCode::usage;
    }
  }
  const sigset_t ends = block_ends();
  std::signal(SIGCHLD, SIG_IGN);  // nobody waits for editors
  std::signal(SIGPIPE, SIG_IGN);  // browsers hang up
  preview::Session session(options.descriptor, vestnik::cli::typeset_options(options));
  preview::Server server(session, std::move(settings));
  const std::optional<std::string> address = server.bind();
  if (!address) {
    vestnik::cli::complain(language,
                           {fmt::format("port {} is taken; without --port one is found that is free", options.port),
                            fmt::format("порт {} занят; без --port найдётся свободный", options.port)});
    return ExitCode::environment;
  }
  fmt::print("{}\n", *address);
  std::fflush(stdout);
  if (options.open) show_in_browser(*address);
  const std::jthread serving([&server] { server.run(); });
  const std::jthread telling(options.quiet ? std::jthread() : std::jthread(Teller(session, options)));
  int signal = 0;
  sigwait(&ends, &signal);
  server.stop();
  return ExitCode::done;
}

int run(int argc, char** argv) {
  CLI::App app("Show an issue's pages in the browser, anew whenever a file is saved", "vestnik preview");
  PreviewOptions options;
  vestnik::cli::add_preview_options(app, options);
  if (const auto code = vestnik::cli::parse(app, argc, argv)) return *code;
  return serve(options);
}

}  // namespace

int main(int argc, char** argv) { return vestnik::cli::start(run, argc, argv); }
