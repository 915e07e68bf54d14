#include "tools/preview/server.hpp"

#include <fmt/format.h>
#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "base/files/data_folder.hpp"
#include "findings/catalogue/preview_texts.hpp"
#include "tools/preview/issue_answers.hpp"
#include "tools/preview/request_guard.hpp"
#include "tools/preview/web_files.hpp"

namespace vestnik::preview {
namespace {

using httplib::Request;
using httplib::Response;
using Clock = std::chrono::steady_clock;

constexpr const char* loopback = "127.0.0.1";
constexpr const char* token_header = "X-Vestnik-Token";
/// A browser holds one connection for news and a handful for pictures, for each of its windows.
constexpr std::size_t threads = 32;
/// More than a reader of PDFs asks for at once.
constexpr std::size_t most_ranges = 4;
/// For a connection on which nothing comes: browsers open some in advance.
constexpr time_t patience_s = 1;

const httplib::Headers headers{
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
     "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
};

/// A header's value; the guard learns what is there twice.
struct Heads {
  const Request& request;
  bool repeated = false;
  std::string operator()(const char* name) {
    repeated = repeated || request.get_header_value_count(name) > 1;
    return request.get_header_value(name);
  }
};

std::vector<GuardedPost> posts_of(const std::vector<Route>& routes) {
  std::vector<GuardedPost> posts;
  for (const Route& route : routes) {
    if (route.changes) posts.push_back({std::regex(route.pattern), route.largest_body});
  }
  return posts;
}

}  // namespace

class Server::Answers {
 public:
  Answers(Session* session, ServerOptions options)
      : options_(std::move(options)),
        data_(data_folder(options_.data_folder)),
        issues_(
            [this, session](const Request& request) -> std::shared_ptr<Session> {
              // The one session is the caller's and outlives the server.
              if (session != nullptr) return {std::shared_ptr<Session>(), session};
              return options_.shelf.session ? options_.shelf.session(request.matches[1]) : nullptr;
            },
            options_.language, options_.editor) {
    set_up();
    issues_.add_to(http_, session != nullptr ? "" : R"(/at/([0-9a-f]{16}))");
    for (const Route& route : options_.shelf.routes) add(route);
    http_.Get(R"(/.*)", [this](const Request& request, Response& response) { file(request, response); });
  }

  std::optional<std::string> bind() {
    int port = options_.port;
    if (port == 0) {
      port = http_.bind_to_any_port(loopback);
      if (port <= 0) return std::nullopt;
    } else if (!http_.bind_to_port(loopback, port)) {
      return std::nullopt;
    }
    guard_.emplace(port, random_token(), posts_of(options_.shelf.routes));
    return fmt::format("http://{}:{}/#{}", loopback, port, guard_->token());
  }
  void run() {
    http_.listen_after_bind();
    ended_ = true;
  }
  void stop() {
    issues_.stop();
    // The library forgets a stop that comes before it listens.
    while (!http_.is_running() && !ended_) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    http_.stop();
  }

 private:
  using Handled = httplib::Server::HandlerResponse;

  void set_up() {
    http_.new_task_queue = [] { return new httplib::ThreadPool(threads); };  // NOLINT: the server deletes it
    http_.set_tcp_nodelay(true);
    // One request for each connection: what is left of a refused one is never taken for the next.
    http_.set_keep_alive_max_count(1);
    http_.set_keep_alive_timeout(patience_s);
    http_.set_socket_options([](socket_t socket) {
      // Without SO_REUSEPORT, which the library would set: two servers on one port would share its requests.
      const int yes = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    std::size_t largest = RequestGuard::largest_body;
    for (const Route& route : options_.shelf.routes) largest = std::max(largest, route.largest_body);
    http_.set_payload_max_length(largest);
    http_.set_default_headers(headers);
    http_.set_pre_routing_handler([this](const Request& request, Response& response) {
      return may_pass(request, response) ? Handled::Unhandled : Handled::Handled;
    });
    http_.set_exception_handler([this](const Request&, Response& response, const std::exception_ptr&) {
      refuse(response, 500, texts::internal_error, options_.language);
    });
  }

  void add(const Route& route) {
    const auto handler = [&route](const Request& request, Response& response) {
      Call call{.parts = {},
                .parameter = [&](const std::string& name) { return request.get_param_value(name); },
                .body = request.body};
      for (std::size_t i = 1; i < request.matches.size(); ++i) call.parts.push_back(request.matches[i]);
      Reply reply = route.answer(call);
      response.status = reply.status;
      response.set_header("Cache-Control", "no-store");
      response.set_content(reply.body, reply.type);
    };
    if (route.changes) {
      http_.Post(route.pattern, handler);
    } else {
      http_.Get(route.pattern, handler);
    }
  }

  bool may_pass(const Request& request, Response& response) const {
    // The library would copy the file once for each range. A server may answer with the whole instead (RFC 9110, 14.2),
    // and the library parses ranges before it asks; no request is const where it comes from.
    if (request.ranges.size() > most_ranges) const_cast<Request&>(request).ranges.clear();  // NOLINT(*-const-cast)
    Heads value{request};
    const std::string host = value("Host"), origin = value("Origin"), site = value("Sec-Fetch-Site"),
                      length = value("Content-Length"), transfer = value("Transfer-Encoding"),
                      token = value(token_header);
    const int status = guard_->refusal({.method = request.method,
                                        .target = request.target,
                                        .host = host,
                                        .origin = origin,
                                        .fetch_site = site,
                                        .content_length = length,
                                        .transfer_encoding = transfer,
                                        .token = token,
                                        .repeated = value.repeated});
    if (status == 0) return true;
    refuse(response, status, texts::refused, options_.language);
    if (status == 405) response.set_header("Allow", guard_->is_post(request.target) ? "POST" : "GET, HEAD");
    return false;
  }

  void file(const Request& request, Response& response) const {
    const auto file = web_file(request.path, data_, options_.language == UiLanguage::ru ? "ru" : "en", options_.page);
    if (!file) return refuse(response, 404, texts::nothing_here, options_.language);
    response.set_header("Cache-Control", "no-store");
    response.set_content(file->bytes, std::string(file->type));
  }

  ServerOptions options_;
  std::filesystem::path data_;
  IssueAnswers issues_;
  std::optional<RequestGuard> guard_;
  std::atomic<bool> ended_ = false;
  httplib::Server http_;
};

Server::Server(Session& session, ServerOptions options)
    : answers_(std::make_unique<Answers>(&session, std::move(options))) {}
Server::Server(ServerOptions options) : answers_(std::make_unique<Answers>(nullptr, std::move(options))) {}
Server::~Server() = default;
std::optional<std::string> Server::bind() { return answers_->bind(); }
void Server::run() { answers_->run(); }
void Server::stop() { answers_->stop(); }

}  // namespace vestnik::preview
