// vestnik-preview: a program of its own, since poppler, which draws the pages, is under the GPL; `vestnik preview`
// starts it.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <exception>
#include <optional>
#include <thread>

#include "cli/command.hpp"
#include "cli/preview_options.hpp"
#include "preview/server.hpp"

namespace {

namespace preview = vestnik::preview;
using vestnik::cli::ExitCode;
using vestnik::cli::PreviewOptions;

int complain(const char* code, const std::string& what, const char* hint) {
  fmt::print(stderr, "error[{}]: {}\n  hint: {}\n", code, what, hint);
  return code == std::string_view("usage") ? ExitCode::usage : ExitCode::environment;
}

/// Tells each build on the terminal, until `stop`.
void tell(const preview::Session& session, const std::stop_token& stop) {
  std::uint64_t known = 0;
  while (!stop.stop_requested()) {
    const auto state = session.later_than(known, std::chrono::milliseconds(200));
    if (!state) continue;
    known = state->number;
    for (const vestnik::Diagnostic& finding : state->findings) {
      if (finding.severity == vestnik::Severity::error) {
        fmt::print(stderr, "{}", vestnik::cli::as_text(finding, false));
      }
    }
    if (state->current()) {
      fmt::print("{} pages in {} ms\n", state->edition->map().pages.size(),
                 std::chrono::duration_cast<std::chrono::milliseconds>(state->build).count());
    }
    std::fflush(stdout);
  }
}

int serve(const PreviewOptions& options) {
  preview::ServerOptions settings{
      .port = options.port, .data_folder = options.data_folder, .language = "en", .editor = {}};
  if (!options.editor.empty()) {
    settings.editor = preview::EditorCommand::parse(options.editor);
    if (!settings.editor)
      return complain("usage", "the editor's command is empty or a quote is not closed",
                      "e.g. --editor \"code -g {file}:{line}\"");
  }
  // The signals that end the program come to this thread alone; editors that have ended are not waited for.
  sigset_t ends;
  sigemptyset(&ends);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&ends, signal);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  std::signal(SIGCHLD, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);

  preview::Session session(options.descriptor, vestnik::cli::typeset_options(options));
  preview::Server server(session, std::move(settings));
  const std::optional<std::string> address = server.bind();
  if (!address)
    return complain("port-taken", fmt::format("port {} is not to be had", options.port),
                    "leave out --port to take one that is free");
  fmt::print("{}\n", *address);
  std::fflush(stdout);
  if (options.open) {
    const auto failure = preview::EditorCommand::parse("xdg-open {file}")->start(*address, 1, 1);
    if (failure) fmt::print(stderr, "{}\n", *failure);
  }
  std::jthread serving([&server] { server.run(); });
  std::jthread telling;
  if (!options.quiet) telling = std::jthread([&session](const std::stop_token& stop) { tell(session, stop); });
  int signal = 0;
  sigwait(&ends, &signal);
  server.stop();
  return ExitCode::done;
}

int run(int argc, char** argv) {
  CLI::App app("Show an issue's pages in the browser, anew whenever a file is saved", "vestnik preview");
  PreviewOptions options;
  vestnik::cli::add_preview_options(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? ExitCode::done : ExitCode::usage;
  }
  return serve(options);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "error: %s\n", error.what());
    return ExitCode::environment;
  }
}
