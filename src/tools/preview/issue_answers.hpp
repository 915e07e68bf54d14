/// @file issue_answers.hpp
/// What the server says of one issue: its state, its pages, its PDFs.
#pragma once

#include <httplib.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "tools/preview/editor.hpp"
#include "tools/preview/session.hpp"

namespace vestnik {
class ProgramText;
}

namespace vestnik::preview {

/// Sets the status and {"error": why}.
void refuse(httplib::Response& response, int status, const ProgramText& why, UiLanguage language);

/// Adds handlers below `prefix`; `find` gives the session that a request is about, or nullptr. Outlives the server.
class IssueAnswers {
 public:
  using Find = std::function<std::shared_ptr<Session>(const httplib::Request&)>;

  IssueAnswers(Find find, UiLanguage language, std::optional<EditorCommand> editor)
      : find_(std::move(find)), language_(language), editor_(std::move(editor)) {}

  void add_to(httplib::Server& http, const std::string& prefix);
  /// Ends what listens for news.
  void stop() { stopping_ = true; }

 private:
  using Answer = void (IssueAnswers::*)(Session&, const httplib::Request&, httplib::Response&) const;
  [[nodiscard]] httplib::Server::Handler with_session(Answer answer) const;
  [[nodiscard]] std::string state_text(const Session& session, const State& state) const;

  void events(const std::shared_ptr<Session>& session, httplib::Response& response);
  void state(Session& session, const httplib::Request& request, httplib::Response& response) const;
  void proof(Session& session, const httplib::Request& request, httplib::Response& response) const;
  void picture(Session& session, const httplib::Request& request, httplib::Response& response) const;
  void places(Session& session, const httplib::Request& request, httplib::Response& response) const;
  void release(Session& session, const httplib::Request& request, httplib::Response& response) const;
  void proof_pdf(Session& session, const httplib::Request& request, httplib::Response& response) const;
  void download(Session& session, httplib::Response& response, bool proof) const;
  void open(Session& session, const httplib::Request& request, httplib::Response& response) const;

  Find find_;
  UiLanguage language_;
  std::optional<EditorCommand> editor_;
  std::atomic<bool> stopping_ = false;
  std::atomic<int> listeners_ = 0;
};

}  // namespace vestnik::preview
