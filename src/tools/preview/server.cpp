#include "tools/preview/server.hpp"

#include <fmt/format.h>
#include <httplib.h>

#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <thread>

#include "base/files/data_folder.hpp"
#include "findings/display/finding_json.hpp"
#include "model/issue/pdf_name.hpp"
#include "tools/preview/request_guard.hpp"
#include "tools/preview/sources.hpp"
#include "tools/preview/state_json.hpp"
#include "tools/preview/web_files.hpp"

namespace vestnik::preview {
namespace {

using httplib::Request;
using httplib::Response;
using Clock = std::chrono::steady_clock;

constexpr const char* loopback = "127.0.0.1";
constexpr const char* token_header = "X-Vestnik-Token";
constexpr const char* json_type = "application/json; charset=utf-8";
/// A browser holds one connection for news and a handful for pictures, for each of its windows.
constexpr std::size_t threads = 32;
constexpr int most_listeners = 16;
/// For a connection on which nothing comes: browsers open some in advance.
constexpr time_t patience_s = 1;
/// So long a listener may be gone, or the server be stopped, before that is noticed.
constexpr std::chrono::milliseconds breath{500};
constexpr int breaths_between_signs = 20;

const httplib::Headers headers{
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
     "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
};

std::optional<int> number_of(const std::string& digits) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size() || number < 0) return std::nullopt;
  return number;
}

void answer(Response& response, const nlohmann::ordered_json& json, int status = 200) {
  response.status = status;
  response.set_header("Cache-Control", "no-store");
  response.set_content(dumped(json, -1), json_type);
}

void refuse(Response& response, int status, const std::string& why) { answer(response, {{"error", why}}, status); }

/// RFC 5987: what is no letter or digit of ASCII, by its bytes.
std::string percent_encoded(const std::string& text) {
  std::string result;
  for (const char c : text) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    result += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return result;
}

/// A line or column: more than any file has is none.
std::optional<int> place_number(const nlohmann::json& json, const char* key) {
  if (!json.contains(key) || !json[key].is_number_unsigned()) return std::nullopt;
  const auto number = json[key].get<std::uint64_t>();
  return number <= 1'000'000'000 ? std::optional(static_cast<int>(number)) : std::nullopt;
}

/// A header's value; what is there twice is told to the guard.
struct Heads {
  const Request& request;
  bool repeated = false;
  std::string operator()(const char* name) {
    repeated = repeated || request.get_header_value_count(name) > 1;
    return request.get_header_value(name);
  }
};

}  // namespace

class Server::Answers {
 public:
  Answers(Session& session, ServerOptions options)
      : session_(session), options_(std::move(options)), data_(data_folder(options_.data_folder)) {
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
    http_.set_payload_max_length(RequestGuard::largest_body);
    http_.set_default_headers(headers);
    http_.set_pre_routing_handler([this](const Request& request, Response& response) {
      return may_pass(request, response) ? Handled::Unhandled : Handled::Handled;
    });
    http_.set_exception_handler(
        [](const Request&, Response& response, const std::exception_ptr&) { refuse(response, 500, "internal error"); });
    http_.Get("/events", [this](const Request&, Response& response) { events(response); });
    http_.Get("/state", [this](const Request&, Response& response) { answer(response, json_of(*session_.state())); });
    http_.Get("/proof", [this](const Request&, Response& response) { proof(response); });
    http_.Get(R"(/pages/(\d{1,6})/([0-9a-f]{16})\.png)",
              [this](const Request& request, Response& response) { picture(request, response); });
    http_.Get(R"(/places/(\d{1,6}))",
              [this](const Request& request, Response& response) { places(request, response); });
    http_.Get("/release.pdf", [this](const Request&, Response& response) { download(response, false); });
    http_.Get("/proof.pdf", [this](const Request&, Response& response) { download(response, true); });
    http_.Post("/open", [this](const Request& request, Response& response) { open(request, response); });
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
    guard_.emplace(port, random_token());
    return fmt::format("http://{}:{}/#{}", loopback, port, guard_->token());
  }
  void run() {
    http_.listen_after_bind();
    ended_ = true;
  }
  void stop() {
    stopping_ = true;
    // The library forgets a stop that comes before it listens.
    while (!http_.is_running() && !ended_) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    http_.stop();
  }

 private:
  using Handled = httplib::Server::HandlerResponse;

  bool may_pass(const Request& request, Response& response) const {
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
    refuse(response, status, "refused");
    if (status == 405) response.set_header("Allow", request.target == "/open" ? "POST" : "GET, HEAD");
    return false;
  }

  [[nodiscard]] nlohmann::ordered_json json_of(const State& state) const {
    return as_json(state, {session_.descriptor(), options_.language, options_.editor.has_value()});
  }

  void file(const Request& request, Response& response) const {
    const auto file = web_file(request.path, data_, options_.language == UiLanguage::ru ? "ru" : "en");
    if (!file) return refuse(response, 404, "there is nothing");
    response.set_header("Cache-Control", "no-store");
    response.set_content(file->bytes, std::string(file->type));
  }

  /// Server-sent events: each state as it comes, and a sign of life now and then.
  void events(Response& response) {
    if (listeners_.fetch_add(1) >= most_listeners) {
      --listeners_;
      return refuse(response, 503, "too many windows");
    }
    struct Known {
      std::uint64_t number = 0;
      int breaths = 0;
    };
    response.set_header("Cache-Control", "no-store");
    response.set_chunked_content_provider(
        "text/event-stream",
        [this, known = std::make_shared<Known>()](std::size_t, httplib::DataSink& sink) {
          const auto state = session_.later_than(known->number, breath);
          if (stopping_) return false;
          std::string text;
          if (state) {
            known->number = state->number;
            text = fmt::format("id: {}\ndata: {}\n\n", state->number, dumped(json_of(*state), -1));
          } else if (++known->breaths % breaths_between_signs == 0) {
            text = ":\n\n";
          } else {
            return sink.is_writable();
          }
          return sink.write(text.data(), text.size());
        },
        [this](bool) { --listeners_; });
  }

  void proof(Response& response) {
    const auto state = session_.state();
    const auto proof = state->edition ? session_.proof(*state->edition) : nullptr;
    if (!proof) return refuse(response, 404, "there is no proof");
    answer(response, {{"edition", proof->number()}, {"looks", looks_of(proof->map())}});
  }

  /// The edition, or proof, of which this page looks so; nullptr: it does no more.
  static std::shared_ptr<const Edition> edition_with(const State& state, std::size_t page, const std::string& look) {
    for (const auto& edition : {state.edition, state.earlier}) {
      if (!edition) continue;
      for (const auto& shown : {edition, edition->made_proof()}) {
        const bool same = shown && page < shown->map().pages.size() && look_name(shown->map().pages[page]) == look;
        if (same) return shown;
      }
    }
    return nullptr;
  }

  /// A page that looks as the address says, of the release or its proof: whoever asks has it forever.
  void picture(const Request& request, Response& response) const {
    const auto state = session_.state();
    const auto page = static_cast<std::size_t>(number_of(request.matches[1]).value_or(0));
    const int width = number_of(request.get_param_value("width")).value_or(0);
    if (width < 1 || width > DrawnPdf::widest) return refuse(response, 400, "no such width");
    const std::shared_ptr<const Edition> edition = edition_with(*state, page, request.matches[2]);
    // Nothing that a browser would complain of: the next state, which is on its way, brings another address.
    if (!edition) {
      response.status = 204;
      return;
    }
    const auto began = Clock::now();
    const auto png = edition->png(page, width);
    if (!png) return refuse(response, 500, "the page cannot be drawn");
    const double drawn = std::chrono::duration<double, std::milli>(Clock::now() - began).count();
    response.set_header("Cache-Control", "private, max-age=31536000, immutable");
    response.set_header("Server-Timing", fmt::format("draw;dur={:.1f}", drawn));
    response.set_content(*png, "image/png");
  }

  void places(const Request& request, Response& response) const {
    const auto state = session_.state();
    const auto page = static_cast<std::size_t>(number_of(request.matches[1]).value_or(0));
    if (!state->edition || page >= state->edition->map().pages.size()) return refuse(response, 404, "no such page");
    answer(response, {{"edition", state->edition->number()}, {"places", places_of(state->edition->map().pages[page])}});
  }

  void download(Response& response, bool proof) {
    const auto state = session_.state();
    auto edition = state->edition;
    if (edition && proof) edition = session_.proof(*edition);
    if (!edition) return refuse(response, 404, "there is no PDF yet");
    const std::string name = pdf_name(session_.descriptor(), proof).string();
    response.set_header("Cache-Control", "no-store");
    response.set_header("Content-Disposition", fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}",
                                                           proof ? "proof.pdf" : "release.pdf", percent_encoded(name)));
    response.set_content(edition->pdf(), "application/pdf");
  }

  void open(const Request& request, Response& response) const {
    const auto json = nlohmann::json::parse(request.body, nullptr, false);
    const bool named = json.is_object() && json.contains("file") && json["file"].is_string();
    const auto line = named ? place_number(json, "line") : std::nullopt;
    const auto column = named ? place_number(json, "column") : std::nullopt;
    if (!line || !column) return refuse(response, 400, "expected file, line and column");
    if (!options_.editor) return refuse(response, 409, "no editor is configured");
    const auto path = source_path(session_.descriptor(), json["file"].get<std::string>(), session_.state()->files);
    if (!path) return refuse(response, 404, "this file is not part of the issue");
    const auto failure = options_.editor->start(*path, *line, *column);
    if (failure) return refuse(response, 500, *failure);
    answer(response, {{"opened", path->string()}});
  }

  Session& session_;
  ServerOptions options_;
  std::filesystem::path data_;
  std::optional<RequestGuard> guard_;
  std::atomic<bool> stopping_ = false, ended_ = false;
  std::atomic<int> listeners_ = 0;
  httplib::Server http_;
};

Server::Server(Session& session, ServerOptions options)
    : answers_(std::make_unique<Answers>(session, std::move(options))) {}
Server::~Server() = default;
std::optional<std::string> Server::bind() { return answers_->bind(); }
void Server::run() { answers_->run(); }
void Server::stop() { answers_->stop(); }

}  // namespace vestnik::preview
