#include <algorithm>
#include <optional>

#include "tools/import/characters.hpp"
#include "tools/import/front_matter.hpp"
#include "tools/import/pattern.hpp"

namespace vestnik::importing {
namespace {

/// Reads the lines of an imprint or back page. What one line holds may be several facts.
class PublisherReader {
 public:
  PublisherReader(FrontMatter& front, const Context& context)
      : front_(front), facts_(front.publisher), context_(context) {}

  void read(const Line& line) {
    static const Pattern heading(
        R"(\s*(?:editorial|postal|office)?\s*(?:address|адрес|мекенжай\w*|дарег\w*|нишон\w*|суроғ\w*|редакция\w*)(?:\s+(?:of the editors?|редакции))?\s*(:?)\s*)");
    if (line.blank() && !facts_.address.empty()) in_address_ = false;
    std::string rest = plain(line.text);
    take_contacts(rest, line);
    const std::string left = essence(rest);
    if (left.empty()) return;
    if (left == essence(context_.locale.text("editorial-address")) || heading.all(rest)) {
      context_.drop(line, "label", rest);
      in_address_ = true;
    } else if (left == essence(context_.locale.text("circulation")) || (rest.find("PDF") != std::string::npos)) {
      context_.drop(line, "label", rest);
    } else if (!repeats_title(rest, line)) {
      address_or_name(rest, line);
    }
  }

 private:
  void keep(const Line& line, const std::string& text) {
    context_.keep(line);
    front_.kept.push_back({line.number, text});
  }

  /// Takes one pattern's fact out of `rest`; the label before it is dropped.
  void take(std::string& rest, const Line& line, const Pattern& pattern, std::string& fact) {
    const auto found = pattern.find(rest);
    if (!found) return;
    const std::string& value = found->groups[2];
    if (!fact.empty() && essence(fact) != essence(value)) return;
    if (!essence(found->groups[1]).empty()) context_.drop(line, "label", found->groups[1]);
    if (fact.empty()) {
      keep(line, value);
      fact = value;
    } else {
      context_.drop(line, "repeated", value);
    }
    rest = found->before + " " + found->after;
    in_address_ = false;
  }

  void take_contacts(std::string& rest, const Line& line) {
    static const Pattern email(R"(((?:e-?mail|эл\.?\s*почта|почта)\s*[:.]?\s*)?([\w.+-]+@[\w-]+(?:\.[\w-]+)+))");
    static const Pattern fax(R"(((?:fax|факс)\s*[:.]*\s*)(\+?[\d(][\d\s()/-]{3,}\d))");
    static const Pattern telephone(
        R"(((?:tel|telephone|phone|тел|телефон|ph)\b\s*[:.]*\s*[:.]*\s*)(\+?[\d(][\d\s()/-]{3,}\d))");
    static const Pattern web(R"(((?:web|website|site|сайт|веб-?сайт)\s*:\s*)?((?:https?://|www\.)[^\s,;]+))");
    take(rest, line, email, facts_.email);
    take(rest, line, fax, facts_.fax);
    take(rest, line, telephone, facts_.telephone);
    take(rest, line, web, facts_.web);
  }

  /// The imprint opens with the series title, with the publisher's short name behind it or not.
  bool repeats_title(const std::string& text, const Line& line) {
    std::string title, first;
    for (const std::string& part : front_.title_lines) title += essence(part);
    if (!front_.title_lines.empty()) first = essence(front_.title_lines.front());
    const std::string letters = essence(text);
    if (title.empty()) return false;
    if (title.find(letters) != std::string::npos && (letters == title || letters.size() >= first.size())) {
      context_.drop(line, "repeated", text);
      return true;
    }
    if (first.size() < 8 || !letters.starts_with(first) || !facts_.name.empty()) return false;
    // Words of the title, then the name.
    std::string said, name;
    std::size_t begin = 0;
    while (begin < text.size() && essence(said) != first) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      said += text.substr(begin, end - begin) + " ";
      begin = std::min(end + 1, text.size());
    }
    name = plain(text.substr(begin));
    if (essence(said) != first || name.empty() || traits(name).words > 4 || traits(name).digits > 0) return false;
    facts_.name = name;
    keep(line, name);
    context_.drop(line, "repeated", said);
    return true;
  }

  void address_or_name(const std::string& text, const Line& line) {
    static const Pattern labelled(R"(((?:address|адрес)\s*:\s*)(.+))");
    const std::string letters = essence(text);
    if (essence(facts_.full_name).find(letters) != std::string::npos ||
        essence(facts_.address).find(letters) != std::string::npos || letters == essence(facts_.name)) {
      context_.drop(line, "repeated", text);
      return;
    }
    if (const auto found = labelled.all(text); found && facts_.address.empty()) {
      context_.drop(line, "label", found->groups[1]);
      keep(line, facts_.address = found->groups[2]);
      return;
    }
    const bool is_address = in_address_ || (traits(text).digits >= 2 && text.find(',') != std::string::npos);
    std::string& fact = is_address ? facts_.address : facts_.full_name;
    if (!is_address && (!facts_.address.empty() || !facts_.email.empty())) {
      front_.unplaced.push_back({line.number, text});
      context_.keep(line);
      return;
    }
    fact += (fact.empty() ? "" : " ") + text;
    keep(line, text);
  }

  FrontMatter& front_;
  PublisherFacts& facts_;
  const Context& context_;
  bool in_address_ = false;
};

/// What a line of a publisher's block holds.
struct BlockLine {
  int contacts = 0;      ///< kinds of them: telephone, fax, e-mail, web
  bool repeats = false;  ///< it stands in the imprint, too
  bool address = false;  ///< a postal one
};

BlockLine block_line(const Line& line, const PublisherFacts& facts) {
  static const Pattern email(R"([\w.+-]+@[\w-]+\.)"), telephone(R"(\b(?:tel|phone|тел|телефон)\b)"),
      fax(R"(\b(?:fax|факс)\b)"), web(R"(\bwww\.[\w-]+\.\w)"),
      address(
          R"(\b\d{5,6}\b.*,|,.*\b\d{5,6}\b|\b(?:ул|пр|просп|street|st|avenue|ave|проспект|улица|көш|кўч)\b\.?[^.!?]*\d)");
  BlockLine found;
  for (const Pattern* kind : {&email, &telephone, &fax, &web}) found.contacts += kind->find(line.text) ? 1 : 0;
  found.address = address.find(line.text).has_value();
  const std::string letters = essence(line.text);
  const std::string known = essence(facts.full_name + facts.name) + " " + essence(facts.address) + " " +
                            essence(facts.email) + " " + essence(facts.web);
  found.repeats = letters.size() > 3 && known.find(letters) != std::string::npos;
  return found;
}

/// A line of an article: a sentence, or a text too long for a name.
bool is_article_line(const Line& line) {
  const Traits found = traits(line.text);
  return found.words > 14 || (is_finished(line.text) && found.words > 8);
}

}  // namespace

void read_publisher(const Lines& lines, FrontMatter& front, const Context& context) {
  PublisherReader reader(front, context);
  for (const Line& line : lines) {
    reader.read(line);
  }
}

void take_back_page(Lines& lines, FrontMatter& front, const Context& context) {
  const PublisherFacts facts = front.publisher;
  std::size_t begin = lines.size();
  int contacts = 0, repeats = 0, addresses = 0;
  constexpr std::size_t longest_block = 16;
  std::size_t texts = 0;
  for (std::size_t i = lines.size(); i-- > 0 && texts < longest_block;) {
    if (lines[i].blank()) continue;
    const bool own_web = !facts.web.empty() && lines[i].text.find(facts.web) != std::string::npos;
    if (lines[i].text.find("://") != std::string::npos && !own_web) break;
    ++texts;
    const BlockLine line = block_line(lines[i], facts);
    if (line.contacts < 2 && !line.repeats && is_article_line(lines[i])) break;
    contacts += line.contacts;
    repeats += line.repeats ? 1 : 0;
    addresses += line.address && !line.repeats ? 1 : 0;
    if (line.contacts > 0 || line.repeats || line.address) begin = i;
  }
  // A telephone in an article, or an address alone, is no publisher's: the parts of a block stand together.
  const bool known = repeats >= 2 || (repeats >= 1 && contacts >= 1);
  const bool whole = contacts >= 2 && (addresses >= 1 || facts.full_name.empty());
  if (begin == lines.size() || (!known && !whole)) return;
  // Without an imprint the block begins with the name above the first of its parts.
  if (facts.full_name.empty()) {
    while (begin > 0 && !is_article_line(lines[begin - 1]) && !read_source(lines[begin - 1].text) &&
           lines.size() - begin < longest_block)
      --begin;
  }
  const Lines block(lines.begin() + static_cast<std::ptrdiff_t>(begin), lines.end());
  lines.resize(begin);
  read_publisher(block, front, context);
}

}  // namespace vestnik::importing
