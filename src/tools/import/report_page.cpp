#include "tools/import/report_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/xml/escape.hpp"
#include "findings/catalogue/import_texts.hpp"
#include "findings/catalogue/message.hpp"
#include "findings/catalogue/usage_texts.hpp"
#include "tools/import/characters.hpp"
#include "tools/import/report_findings.hpp"
#include "tools/import/report_rows.hpp"
#include "tools/import/report_style.hpp"

namespace vestnik {
namespace importing {
namespace {

class Page {
 public:
  Page(const ImportResult& result, const std::vector<Diagnostic>& findings, const ReportOptions& options)
      : result_(result), options_(options), findings_(findings, result, options.language) {
    for (const ImportedFile& file : result.files) bodies_.emplace(file.path, &file.bytes);
  }

  std::string write() {
    const UiLanguage language = options_.language;
    const std::string title = texts::report_title.in(language, options_.name);
    html_ = fmt::format(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n{}\n<meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n"
        "<header>\n<h1>{}</h1>\n",
        language == UiLanguage::ru ? "ru" : "en", report_mark, xml_escaped(title), report_style, xml_escaped(title));
    summary();
    html_ += findings_.list();
    html_ += "</header>\n<main>\n";
    html_ += fmt::format("<div class=\"row head\"><div>{}</div><div>{}</div></div>\n",
                         texts::report_source.in(language), texts::report_result.in(language));
    bool first = true;
    for (const ReportGroup& one : group_lines(result_.trace)) {
      if (one.article) {
        article(one);
      } else {
        facts(one, first);
      }
      first = false;
    }
    return std::move(html_) + "</main>\n</body>\n</html>\n";
  }

 private:
  void summary() {
    const UiLanguage language = options_.language;
    const Account& account = result_.account;
    html_ += fmt::format("<p class=\"account{}\">{}", account.lost > 0 ? " bad" : "",
                         texts::account.in(language, texts::words.in(language, account.words), account.printed,
                                           account.left_out, account.lost));
    if (account.pictures > 0) html_ += texts::account_of_pictures.in(language, account.pictures_used, account.pictures);
    html_ += fmt::format("</p>\n<p>{}, {}</p>\n", texts::articles.in(language, result_.articles),
                         texts::countries.in(language, result_.countries));
    std::map<std::string, std::size_t> left_out;
    for (const TracedLine& line : result_.trace.lines) {
      if (!line.printed_in_source) continue;
      for (const TracedLine::LeftOut& part : line.left_out) left_out[part.why] += words(part.text).size();
    }
    if (left_out.empty()) return;
    std::string list;
    for (const auto& [why, count] : left_out) {
      list += fmt::format("{}{} ({})", list.empty() ? "" : ", ", xml_escaped(as_term(why).in(language)), count);
    }
    html_ += fmt::format("<p>{}</p>\n", texts::report_left_out.in(language, list));
  }

  void band(const std::string& text) { html_ += fmt::format("<h2>{}</h2>\n", text); }

  void article(const ReportGroup& group) {
    const TracedArticle& article = result_.trace.articles[*group.article];
    band(fmt::format("{} · {} · <span class=\"name\">{}</span>", xml_escaped(article.country),
                     texts::report_article.in(options_.language, *group.article + 1, result_.articles),
                     xml_escaped(article.path)));
    std::vector<ReportPiece> pieces;
    const auto add = [&](std::string_view form, const std::string& text) {
      if (!text.empty()) pieces.push_back({fmt::format(fmt::runtime(form), xml_escaped(text)), essence(text)});
    };
    if (!article.masthead_picture.empty()) {
      pieces.push_back({picture_html(article.masthead_picture, "", options_.folder), {}});
    }
    add("<p class=\"masthead\">{}</p>", article.masthead);
    add("<h3>{}</h3>", article.title);
    const auto body = bodies_.find(article.path);
    if (body != bodies_.end()) {
      for (ReportPiece& piece : pieces_of(*body->second, options_.folder)) pieces.push_back(std::move(piece));
    }
    const std::string name = article.source_name.empty() ? "" : article.source_name + " ";
    add("<p class=\"from\">{}</p>", name + article.source_address);
    rows(group, pieces);
  }

  void facts(const ReportGroup& group, bool first) {
    band(std::string(first ? texts::report_cover.in(options_.language) : texts::report_back.in(options_.language)));
    std::string list;
    for (const TracedFact& fact : first ? result_.trace.facts : std::vector<TracedFact>()) {
      list += fmt::format("<dt>{}</dt><dd>{}</dd>", xml_escaped(name_of_fact(fact.key, options_.language)),
                          xml_escaped(fact.value));
    }
    if (!list.empty()) list = "<dl>" + list + "</dl>";
    html_ += "<div class=\"row\"><div>";
    for (const std::size_t line : group.lines) html_ += source_line(result_.trace.lines[line]);
    html_ += fmt::format("</div><div>{}</div></div>\n", list);
  }

  void rows(const ReportGroup& group, const std::vector<ReportPiece>& pieces) {
    for (const ReportRow& row : pair_up(result_.trace, group.lines, pieces)) {
      html_ += "<div class=\"row\"><div>";
      for (const std::size_t line : row.lines) html_ += source_line(result_.trace.lines[line]);
      html_ += fmt::format("</div><div lang=\"{}\">", xml_escaped(result_.language));
      for (const std::size_t piece : row.pieces) html_ += pieces[piece].html;
      html_ += "</div></div>\n";
    }
  }

  /// A place for links, once for a number.
  std::string anchor(int line) {
    return line > 0 && anchored_.insert(line).second ? fmt::format(" id=\"l{}\"", line) : std::string();
  }

  std::string source_line(const TracedLine& line) {
    const std::string id = anchor(line.line);
    std::string text;
    if (line.all_left_out) {
      text = left_out(line.left_out.front());
    } else {
      text = with_parts_left_out(line);
    }
    std::string html = fmt::format("<p{} class=\"{}\"><span class=\"place\">{}</span>{}</p>", id,
                                   line.lost ? "lost" : "said", xml_escaped(findings_.place(line.line)), text);
    if (!id.empty()) html += findings_.at(line.line);
    return html;
  }

  [[nodiscard]] std::string left_out(const TracedLine::LeftOut& part) const {
    // These are not gone: the descriptor has them as values.
    static const std::set<std::string> facts{"number", "period", "year", "country"};
    const std::string_view tag = facts.contains(part.why) ? "u" : "s";
    return fmt::format("<{0}>{1}</{0}> <span class=\"why\">{2}</span>", tag, xml_escaped(part.text),
                       xml_escaped(as_term(part.why).in(options_.language)));
  }

  [[nodiscard]] std::string with_parts_left_out(const TracedLine& line) const {
    std::vector<std::pair<std::size_t, const TracedLine::LeftOut*>> parts;
    for (const TracedLine::LeftOut& part : line.left_out) {
      const std::size_t at = line.text.find(part.text);
      if (at != std::string::npos) parts.emplace_back(at, &part);
    }
    std::ranges::sort(parts);
    std::string html;
    std::size_t done = 0;
    for (const auto& [at, part] : parts) {
      if (at < done) continue;
      html += xml_escaped(std::string_view(line.text).substr(done, at - done)) + left_out(*part);
      done = at + part->text.size();
    }
    return html + xml_escaped(std::string_view(line.text).substr(done));
  }

  const ImportResult& result_;
  const ReportOptions& options_;
  ReportFindings findings_;
  std::map<std::string, const std::string*> bodies_;
  std::set<int> anchored_;
  std::string html_;
};

}  // namespace
}  // namespace importing

std::string report_page(const ImportResult& result, const std::vector<Diagnostic>& findings,
                        const ReportOptions& options) {
  return importing::Page(result, findings, options).write();
}

}  // namespace vestnik
