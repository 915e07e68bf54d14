#include <libxml/uri.h>

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "base/text/case_and_form.hpp"
#include "base/text/utf8.hpp"
#include "tools/readers/formats.hpp"
#include "tools/readers/html_reader.hpp"

namespace vestnik::readers {
namespace {

using source::Remark;

constexpr std::string_view separator = "\u2028";

bool is_html_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool coded =
        text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0;
    if (coded) {
      result += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

std::string data_of(std::string_view address) {
  const std::size_t comma = address.find(',');
  if (comma == std::string_view::npos) return {};
  const std::string content = percent_decoded(address.substr(comma + 1));
  return address.substr(0, comma).find(";base64") == std::string_view::npos ? content : from_base64(content);
}

struct FreeXml {
  void operator()(xmlChar* text) const { xmlFree(text); }
};

/// The last part of an address's path, as a file's name.
std::string name_in(std::string_view address, std::size_t number) {
  if (address.starts_with("data:")) return fmt::format("picture-{}", number);
  address = address.substr(0, address.find_first_of("?#"));
  const std::string name = percent_decoded(address.substr(address.find_last_of("/:") + 1));
  return name.empty() ? fmt::format("picture-{}", number) : as_utf8(name);
}

}  // namespace

source::Place HtmlReader::place() const { return place_; }

void HtmlReader::add_run(source::Run run) { paragraph_.runs.push_back(std::move(run)); }

void HtmlReader::text(const std::string& words) {
  if (round_ && format_.look.hidden) return;  // menus that open: nobody misses them
  std::string made;
  std::vector<source::Run>& runs = paragraph_.runs;
  bool blank = runs.empty() ||
               (!runs.back().picture && (runs.back().text.ends_with(' ') || runs.back().text.ends_with(separator)));
  for (const char c : words) {
    const bool space = is_html_space(c);
    if (preformatted_ && c == '\n') {
      if (!runs.empty() || !made.empty()) made += separator;
      blank = true;
      continue;
    }
    if (!space || !blank) made += space ? ' ' : c;
    blank = space;
  }
  if (made.empty()) return;
  if (made != " ") breaks_ = 0;
  add_run({.text = std::move(made), .look = format_.look, .link = link_});
}

/// One is a line's end; two, as pages without paragraphs have them, end a paragraph.
void HtmlReader::line_break(Blocks& to) {
  ++breaks_;
  if (paragraph_.runs.empty()) return;
  if (breaks_ >= 2) return close_paragraph(to);
  std::string& last = paragraph_.runs.back().text;
  while (last.ends_with(' ')) last.pop_back();
  add_run({.text = std::string(separator), .look = format_.look});
}

void HtmlReader::link(const Node& node, Blocks& to) {
  if (calls_note(node)) return;
  const std::string address = full_address(node.value("href"));
  const std::string before = std::exchange(link_, address.starts_with("http") ? address : std::string());
  walk(node, to);
  link_ = before;
}

/// Word: href="#_ftn1"; LibreOffice: href="#sdfootnote1sym". In a note, the link back to its place says nothing.
bool HtmlReader::calls_note(const Node& node) {
  std::string target = node.value("href");
  if (notes_.empty() || !target.starts_with('#')) return false;
  target.erase(0, target.starts_with("#_") ? 2 : 1);
  if (target.ends_with("sym")) target.resize(target.size() - 3);
  if (place_.part == source::Place::Part::footnote) {
    if (target.ends_with("anc")) target.resize(target.size() - 3);
    if (const std::size_t ref = target.find("ref"); ref != std::string::npos) target.erase(ref, 3);
    return notes_.contains(target);
  }
  const auto found = notes_.find(target);
  if (found == notes_.end()) return false;
  const auto [known, fresh] = called_.emplace(target, document_.notes.size());
  if (fresh) {
    source::Note made{.at_end = target.starts_with("edn") || target.starts_with("sdend")};
    for (const char c : node.all_text()) {
      if (c >= '0' && c <= '9') made.mark += c;
    }
    document_.notes.emplace_back();
    const source::Place place =
        std::exchange(place_, {.part = source::Place::Part::footnote, .number = static_cast<int>(known->second) + 1});
    source::Paragraph open = std::exchange(paragraph_, {});
    const HtmlFormat format = std::exchange(format_, {});
    walk(*found->second, made.blocks);
    close_paragraph(made.blocks);
    paragraph_ = std::move(open);
    format_ = format;
    place_ = place;
    document_.notes[known->second] = std::move(made);
  }
  add_run({.look = format_.look, .note = known->second});
  return true;
}

std::string HtmlReader::full_address(const std::string& address) const {
  if (base_.empty() || address.empty() || address.starts_with('#') || address.starts_with("data:")) return address;
  const std::unique_ptr<xmlChar, FreeXml> full(
      xmlBuildURI(reinterpret_cast<const xmlChar*>(address.c_str()), reinterpret_cast<const xmlChar*>(base_.c_str())));
  return full == nullptr ? address : reinterpret_cast<const char*>(full.get());
}

std::optional<std::string> HtmlReader::bytes_of(const std::string& address) {
  if (address.starts_with("data:")) return data_of(address);
  if (archive_ != nullptr) {
    for (const std::string& name : {address, full_address(address)}) {
      if (const auto found = archive_->files.find(name); found != archive_->files.end()) return found->second;
    }
  }
  if (!beside_ || address.find(':') != std::string::npos || address.starts_with("//")) return std::nullopt;
  return beside_(percent_decoded(address.substr(0, address.find_first_of("?#"))));
}

void HtmlReader::picture(const Node& node) {
  const auto length = [&](std::string_view name) {
    const std::string given = node.value(name);
    if (given.find('%') != std::string::npos) return 0.0;
    const auto styled = css_length(css_value(node.value("style"), name), 12);
    return styled.value_or(to_double(given) * 0.75);
  };
  source::Picture made{.alternative = node.value("alt"), .width = length("width"), .height = length("height")};
  constexpr double dot = 3;  // what counts visitors, and what held old pages apart
  const bool counted = (made.width > 0 && made.width <= dot) || (made.height > 0 && made.height <= dot);
  if (counted || format_.look.hidden) return;
  // Pages that load pictures late name them elsewhere.
  std::string address;
  std::optional<std::string> bytes;
  for (const std::string_view name : {"data-src", "data-original", "src"}) {
    const std::string named = node.value(name);
    if (named.empty()) continue;
    address = named;
    bytes = bytes_of(named);
    if (bytes && !bytes->empty()) break;
  }
  if (address.empty()) return;
  if (!bytes || bytes->empty()) {
    const bool outside = full_address(address).find("://") != std::string::npos || address.starts_with("//");
    const auto kind = outside ? Remark::Kind::outside_picture : Remark::Kind::missing_picture;
    if (!round_) document_.remarks.push_back({kind, full_address(address), place()});
    return;
  }
  const auto [known, fresh] = files_.emplace(address, document_.files.size());
  if (fresh)
    document_.files.push_back({.name = name_in(address, document_.files.size() + 1), .bytes = std::move(*bytes)});
  made.file = known->second;
  document_.pictures.push_back(std::move(made));
  add_run({.look = format_.look, .picture = document_.pictures.size() - 1});
}

}  // namespace vestnik::readers
