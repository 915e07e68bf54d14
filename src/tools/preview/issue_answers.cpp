#include "tools/preview/issue_answers.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdint>

#include "findings/catalogue/preview_texts.hpp"
#include "findings/display/finding_json.hpp"
#include "model/issue/pdf_name.hpp"
#include "tools/preview/sources.hpp"
#include "tools/preview/state_json.hpp"

namespace vestnik::preview {
namespace {

using httplib::Request;
using httplib::Response;
using Clock = std::chrono::steady_clock;

constexpr const char* json_type = "application/json; charset=utf-8";
constexpr int most_listeners = 16;
/// So long a listener may be gone, or the server be stopped, before that is noticed.
constexpr std::chrono::milliseconds poll_interval{500};
constexpr int polls_between_signs = 20;

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

/// RFC 5987: what is not a letter or digit of ASCII, by its bytes.
std::string percent_encoded(const std::string& text) {
  std::string result;
  for (const char c : text) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    result += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return result;
}

/// A line or column: a number larger than any file has does not count.
std::optional<int> place_number(const nlohmann::json& json, const char* key) {
  if (!json.contains(key) || !json[key].is_number_unsigned()) return std::nullopt;
  const auto number = json[key].get<std::uint64_t>();
  return number <= 1'000'000'000 ? std::optional(static_cast<int>(number)) : std::nullopt;
}

/// What the address's pattern caught, counted from its end: what is before it may catch something too.
std::string caught(const Request& request, std::size_t from_end) {
  return request.matches.size() > from_end ? request.matches[request.matches.size() - from_end].str() : std::string();
}

/// The edition, or proof, of which this page looks so; nullptr: it does no more.
std::shared_ptr<const Edition> edition_with(const State& state, std::size_t page, const std::string& look) {
  for (const auto& edition : {state.edition, state.earlier}) {
    if (!edition) continue;
    for (const auto& shown : {edition, edition->made_proof()}) {
      const bool same = shown && page < shown->map().pages.size() && look_name(shown->map().pages[page]) == look;
      if (same) return shown;
    }
  }
  return nullptr;
}

}  // namespace

void refuse(Response& response, int status, const ProgramText& why, UiLanguage language) {
  answer(response, {{"error", why.in(language)}}, status);
}

httplib::Server::Handler IssueAnswers::with_session(Answer answer) const {
  return [this, answer](const Request& request, Response& response) {
    const std::shared_ptr<Session> session = find_(request);
    if (!session) return refuse(response, 404, texts::nothing_here, language_);
    (this->*answer)(*session, request, response);
  };
}

void IssueAnswers::add_to(httplib::Server& http, const std::string& prefix) {
  http.Get(prefix + "/events", [this](const Request& request, Response& response) {
    const std::shared_ptr<Session> session = find_(request);
    if (!session) return refuse(response, 404, texts::nothing_here, language_);
    events(session, response);
  });
  http.Get(prefix + "/state", with_session(&IssueAnswers::state));
  http.Get(prefix + "/proof", with_session(&IssueAnswers::proof));
  http.Get(prefix + R"(/pages/(\d{1,6})/([0-9a-f]{16})\.png)", with_session(&IssueAnswers::picture));
  http.Get(prefix + R"(/places/(\d{1,6}))", with_session(&IssueAnswers::places));
  http.Get(prefix + R"(/release\.pdf)", with_session(&IssueAnswers::release));
  http.Get(prefix + R"(/proof\.pdf)", with_session(&IssueAnswers::proof_pdf));
  http.Post(prefix + "/open", with_session(&IssueAnswers::open));
}

std::string IssueAnswers::state_text(const Session& session, const State& state) const {
  return dumped(as_json(state, {session.descriptor(), language_, editor_.has_value()}), -1);
}

/// Server-sent events: each state as it comes, and a sign of life now and then.
void IssueAnswers::events(const std::shared_ptr<Session>& session, Response& response) {
  if (listeners_.fetch_add(1) >= most_listeners) {
    --listeners_;
    return refuse(response, 503, texts::too_many_windows, language_);
  }
  struct Known {
    std::uint64_t number = 0;
    int polls = 0;
  };
  response.set_header("Cache-Control", "no-store");
  response.set_chunked_content_provider(
      "text/event-stream",
      [this, session, known = std::make_shared<Known>()](std::size_t, httplib::DataSink& sink) {
        const auto news = session->later_than(known->number, poll_interval);
        if (stopping_) return false;
        std::string text;
        if (news) {
          known->number = news->number;
          text = fmt::format("id: {}\ndata: {}\n\n", news->number, state_text(*session, *news));
        } else if (++known->polls % polls_between_signs == 0) {
          text = ":\n\n";
        } else {
          return sink.is_writable();
        }
        return sink.write(text.data(), text.size());
      },
      [this](bool) { --listeners_; });
}

void IssueAnswers::state(Session& session, const Request& /*request*/, Response& response) const {
  response.set_header("Cache-Control", "no-store");
  response.set_content(state_text(session, *session.state()), json_type);
}

void IssueAnswers::proof(Session& session, const Request& /*request*/, Response& response) const {
  const auto shown = session.state();
  const auto made = shown->edition ? session.proof(*shown->edition) : nullptr;
  if (!made) return refuse(response, 404, texts::no_proof, language_);
  answer(response, {{"edition", made->number()}, {"looks", looks_of(made->map())}});
}

/// A page that looks as the address says, of the release or its proof: whoever asks has it forever.
void IssueAnswers::picture(Session& session, const Request& request, Response& response) const {
  const auto state = session.state();
  const auto page = static_cast<std::size_t>(number_of(caught(request, 2)).value_or(0));
  const int width = number_of(request.get_param_value("width")).value_or(0);
  if (width < 1 || width > DrawnPdf::widest) return refuse(response, 400, texts::no_width, language_);
  const std::shared_ptr<const Edition> edition = edition_with(*state, page, caught(request, 1));
  // Nothing that a browser would complain of: the next state, which is on its way, brings another address.
  if (!edition) {
    response.status = 204;
    return;
  }
  const auto began = Clock::now();
  const auto png = edition->png(page, width);
  if (!png) return refuse(response, 500, texts::page_not_drawn, language_);
  const double drawn = std::chrono::duration<double, std::milli>(Clock::now() - began).count();
  response.set_header("Cache-Control", "private, max-age=31536000, immutable");
  response.set_header("Server-Timing", fmt::format("draw;dur={:.1f}", drawn));
  response.set_content(*png, "image/png");
}

void IssueAnswers::places(Session& session, const Request& request, Response& response) const {
  const auto state = session.state();
  const auto page = static_cast<std::size_t>(number_of(caught(request, 1)).value_or(0));
  if (!state->edition || page >= state->edition->map().pages.size())
    return refuse(response, 404, texts::no_page, language_);
  answer(response, {{"edition", state->edition->number()}, {"places", places_of(state->edition->map().pages[page])}});
}

void IssueAnswers::release(Session& session, const Request& /*request*/, Response& response) const {
  download(session, response, false);
}

void IssueAnswers::proof_pdf(Session& session, const Request& /*request*/, Response& response) const {
  download(session, response, true);
}

void IssueAnswers::download(Session& session, Response& response, bool proof) const {
  const auto state = session.state();
  auto edition = state->edition;
  if (edition && proof) edition = session.proof(*edition);
  if (!edition) return refuse(response, 404, texts::no_pdf_yet, language_);
  const std::string name = pdf_name(session.descriptor(), proof).string();
  response.set_header("Cache-Control", "no-store");
  response.set_header("Content-Disposition", fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}",
                                                         proof ? "proof.pdf" : "release.pdf", percent_encoded(name)));
  response.set_content(edition->pdf(), "application/pdf");
}

void IssueAnswers::open(Session& session, const Request& request, Response& response) const {
  const auto json = nlohmann::json::parse(request.body, nullptr, false);
  const bool named = json.is_object() && json.contains("file") && json["file"].is_string();
  const auto line = named ? place_number(json, "line") : std::nullopt;
  const auto column = named ? place_number(json, "column") : std::nullopt;
  if (!line || !column) return refuse(response, 400, texts::no_place_given, language_);
  if (!editor_) return refuse(response, 409, texts::no_editor, language_);
  const auto path = source_path(session.descriptor(), json["file"].get<std::string>(), session.state()->files);
  if (!path) return refuse(response, 404, texts::not_of_the_issue, language_);
  const auto failure = editor_->start(*path, *line, *column);
  if (failure) return answer(response, {{"error", failure->in(language_)}}, 500);
  answer(response, {{"opened", path->string()}});
}

}  // namespace vestnik::preview
