#include "programs/vestnik/import_pages.hpp"

#include <fmt/format.h>

#include <system_error>

#include "base/files/output_folder.hpp"
#include "base/files/read_file.hpp"
#include "base/xml/escape.hpp"
#include "findings/catalogue/file_failure.hpp"
#include "findings/catalogue/import_texts.hpp"
#include "findings/catalogue/usage_texts.hpp"
#include "programs/common/start.hpp"
#include "programs/vestnik/import_report.hpp"
#include "tools/import/report_html.hpp"
#include "tools/import/report_page.hpp"
#include "tools/import/report_style.hpp"

namespace vestnik::cli {
namespace {

namespace fs = std::filesystem;
using shelf::Imported;
using shelf::Status;

bool may_be_replaced(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error) || (fs::is_regular_file(path, error) && fs::file_size(path, error) == 0)) return true;
  std::string beginning;
  static_cast<void>(read_disk_pieces(path, [&](std::string_view piece) {
    beginning = piece.substr(0, 1000);
    return false;
  }));
  return beginning.find(report_mark) != std::string::npos;
}

/// The address of `target` from the page; empty without one.
std::string address_from(const fs::path& page, const fs::path& target) {
  std::error_code error;
  const fs::path from = fs::absolute(page, error).lexically_normal().parent_path();
  return importing::in_address(
      fs::absolute(target, error).lexically_normal().lexically_relative(from).generic_string());
}

std::optional<LocalText> write(const fs::path& page, const std::string& html) {
  if (auto problem = in_words(make_folders(page.parent_path()))) return problem;
  return in_words(replace_file(page, html));
}

std::string_view name_of(Status status, UiLanguage language) {
  switch (status) {
    case Status::imported:
      return texts::status_imported.in(language);
    case Status::unchanged:
      return texts::status_unchanged.in(language);
    case Status::edited:
      return texts::status_edited.in(language);
    case Status::failed:
      return texts::status_failed.in(language);
    case Status::broken:
      break;
  }
  return texts::status_broken.in(language);
}

std::string overview_row(const fs::path& report, const Imported& one, UiLanguage language) {
  const Account& account = one.figures.account;
  std::error_code error;
  const fs::path page = page_of(report, one.folder);
  std::string name = xml_escaped(one.source);
  if (!one.folder.empty() && fs::exists(page, error)) {
    name = fmt::format("<a href=\"{}\">{}</a>", address_from(report, page), name);
  }
  std::string said;
  for (const Diagnostic& finding : one.findings) {
    if (finding.severity != Severity::error) continue;
    said += fmt::format("<br><span class=\"hint\">{}</span>", xml_escaped(in_language(finding, language).message));
  }
  std::string row = fmt::format("<tr{}><td>{}{}</td><td>{}</td>", one.good() ? "" : " class=\"bad\"", name, said,
                                name_of(one.status, language));
  for (const std::size_t number : {one.figures.articles, account.words, account.left_out, account.lost}) {
    row += fmt::format("<td class=\"n\">{}</td>", number);
  }
  row += fmt::format("<td class=\"n\">{}/{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>\n",
                     account.pictures_used, account.pictures, one.figures.warnings, one.figures.notes);
  return row;
}

}  // namespace

std::optional<LocalText> prepare_report(const fs::path& report, const fs::path& source) {
  if (same_place(report, source)) throw WrongUsage{output_is_input(report)};
  if (!may_be_replaced(report)) throw WrongUsage{texts::not_a_report.local(report.string())};
  return in_words(prepare_output(report));
}

std::optional<LocalText> write_page(const fs::path& page, const ImportRun& run, const fs::path& release,
                                    const fs::path& issue, UiLanguage language) {
  const ReportOptions options{.name = release.filename().string(),
                              .folder = issue.empty() ? std::string() : address_from(page, issue) + "/",
                              .language = language};
  return write(page, report_page(run.result, run.findings, options));
}

fs::path page_of(const fs::path& report, const std::string& folder) {
  fs::path page = report.parent_path() / (report.stem().string() + "_files") / folder;
  page += ".html";
  return page;
}

std::optional<LocalText> write_overview(const fs::path& report, const shelf::ShelfRun& run, UiLanguage language) {
  const std::string_view title = texts::shelf_title.in(language);
  std::string html = fmt::format(
      "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n{}\n<meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n"
      "<header>\n<h1>{}</h1>\n<p class=\"account\">{}</p>\n</header>\n<main>\n<div class=\"wide\"><table>\n<tr>",
      language == UiLanguage::ru ? "ru" : "en", report_mark, title, importing::report_style, title,
      account_in_words(run.totals.figures.account, language));
  for (const ProgramText& head :
       {texts::shelf_file, texts::shelf_status, texts::shelf_articles, texts::shelf_words, texts::shelf_left_out,
        texts::shelf_lost, texts::shelf_pictures, texts::shelf_warnings, texts::shelf_notes}) {
    html += fmt::format("<th>{}</th>", head.in(language));
  }
  html += "</tr>\n";
  for (const bool good : {false, true}) {
    for (const Imported& one : run.results) {
      if (one.good() == good) html += overview_row(report, one, language);
    }
  }
  return write(report, html + "</table></div>\n</main>\n</body>\n</html>\n");
}

}  // namespace vestnik::cli
