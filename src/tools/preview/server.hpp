/// @file server.hpp
/// The preview over HTTP, on the loopback interface alone.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "tools/preview/editor.hpp"
#include "tools/preview/routes.hpp"
#include "tools/preview/session.hpp"
#include "tools/preview/web_files.hpp"

namespace vestnik::preview {

struct ServerOptions {
  int port = 0;  ///< 0: one that is free
  std::filesystem::path data_folder;
  UiLanguage language = UiLanguage::en;  ///< of the page and its findings
  std::optional<EditorCommand> editor;
  WebPage page = WebPage::preview;
  Shelf shelf;  ///< of a server without a session of its own
};

/// Answers until it is stopped. See request_guard.hpp for what it answers, docs/preview.md for its addresses.
class Server {
 public:
  /// `session` outlives it.
  Server(Session& session, ServerOptions options);
  /// Serves the issues of `options.shelf`.
  explicit Server(ServerOptions options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Takes the port. Gives the page's address, whose fragment holds the run's token, or nothing if the port is taken.
  [[nodiscard]] std::optional<std::string> bind();
  /// Serves until `stop`. After `bind`.
  void run();
  /// Any thread may call it, once another one has called `run` or is about to: it waits for that.
  void stop();

 private:
  class Answers;
  std::unique_ptr<Answers> answers_;
};

}  // namespace vestnik::preview
