#include "tools/import/report_html.hpp"

#include <fmt/format.h>

#include <utility>

#include "base/xml/escape.hpp"
#include "input/markup/markup.hpp"
#include "tools/import/markdown.hpp"

namespace vestnik::importing {
namespace {

using Kind = MarkupBlock::Kind;

/// Line breaks inside a text are U+2028.
std::string escaped(std::string_view text) {
  std::string html = xml_escaped(text);
  for (std::size_t at = 0; (at = html.find("\u2028", at)) != std::string::npos;) html.replace(at, 3, "<br>");
  return html;
}

std::string inlines(const InlineText& text) {
  std::string html;
  for (const InlineSpan& span : text.spans) {
    std::string part = escaped(std::string_view(text.text).substr(span.begin, span.end - span.begin));
    const auto wrap = [&](bool wanted, std::string_view tag) {
      if (wanted) part = fmt::format("<{0}>{1}</{0}>", tag, part);
    };
    wrap(span.code, "code");
    wrap(span.position == TextPosition::superscript, "sup");
    wrap(span.position == TextPosition::subscript, "sub");
    wrap(span.struck, "s");
    wrap(span.emphasis, "em");
    wrap(span.strong, "strong");
    if (span.link.starts_with("http://") || span.link.starts_with("https://")) {
      part = fmt::format("<a href=\"{}\" rel=\"noreferrer\">{}</a>", xml_escaped(span.link), part);
    }
    html += part;
  }
  return html;
}

class Renderer {
 public:
  explicit Renderer(std::string_view folder) : folder_(folder) {}

  [[nodiscard]] std::string block(const MarkupBlock& block) const {
    switch (block.kind) {
      case Kind::paragraph:
        return fmt::format("<p>{}</p>", inlines(block.text));
      case Kind::heading:
        return fmt::format("<p class=\"h\">{}</p>", inlines(block.text));
      case Kind::code:
        return fmt::format("<pre>{}</pre>", escaped(block.text.text));
      case Kind::rule:
        return "<hr>";
      case Kind::quotation:
        return fmt::format("<blockquote>{}</blockquote>", all(block.children));
      case Kind::list_item:
        return fmt::format("<li>{}{}</li>", block.label.empty() ? "" : xml_escaped(block.label) + " ",
                           all(block.children));
      case Kind::list:
        return block.ordered ? fmt::format("<ol start=\"{}\">{}</ol>", block.start, all(block.children))
                             : fmt::format("<ul>{}</ul>", all(block.children));
      case Kind::picture:
        return fmt::format("<figure>{}<figcaption>{}</figcaption></figure>",
                           picture_html(block.path, block.alternative, folder_), inlines(block.text));
      case Kind::table:
        return table(block);
    }
    return {};
  }

 private:
  [[nodiscard]] std::string all(const std::vector<MarkupBlock>& blocks) const {
    std::string html;
    for (const MarkupBlock& one : blocks) html += block(one);
    return html;
  }

  [[nodiscard]] static std::string table(const MarkupBlock& block) {
    std::string html = "<div class=\"wide\"><table>";
    if (!block.text.empty()) html += fmt::format("<caption>{}</caption>", inlines(block.text));
    for (std::size_t row = 0; row < block.rows.size(); ++row) {
      html += "<tr>";
      for (const InlineText& cell : block.rows[row]) {
        html += fmt::format("<{0}>{1}</{0}>", row == 0 ? "th" : "td", inlines(cell));
      }
      html += "</tr>";
    }
    return html + "</table></div>";
  }

  std::string_view folder_;
};

}  // namespace

std::string in_address(std::string_view path) {
  std::string address;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    address += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return address;
}

std::string picture_html(const std::string& path, const std::string& alternative, std::string_view folder) {
  if (folder.empty()) return fmt::format("<span class=\"name\">{}</span>", xml_escaped(path));
  return fmt::format("<img loading=\"lazy\" src=\"{}{}\" alt=\"{}\">", folder, in_address(path),
                     xml_escaped(alternative.empty() ? path : alternative));
}

std::vector<ReportPiece> pieces_of(const std::string& markdown, std::string_view folder) {
  std::vector<ReportPiece> pieces;
  const auto blocks = parse_markup({.text = markdown, .where = {}, .exact = true});
  if (!blocks.value) return {{fmt::format("<pre>{}</pre>", xml_escaped(markdown)), markdown_essence(markdown)}};
  const Renderer renderer(folder);
  for (const MarkupBlock& block : *blocks.value) pieces.push_back({renderer.block(block), block_essence(block)});
  return pieces;
}

}  // namespace vestnik::importing
