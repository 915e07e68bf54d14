#include <algorithm>
#include <iterator>
#include <utility>

#include "tools/import/arrange.hpp"
#include "tools/import/characters.hpp"
#include "tools/import/contents.hpp"
#include "tools/import/document_blocks.hpp"
#include "tools/import/finish.hpp"
#include "tools/import/front_matter.hpp"
#include "tools/import/import.hpp"
#include "tools/import/pictures.hpp"

namespace vestnik {
namespace importing {
namespace {

std::string all_text(const Elements& elements) {
  std::string text;
  for (const Element& one : elements) {
    for (const Line& line : one.lines) text += line.text + "\n";
  }
  return text;
}

/// Reads one document; `elements_` are those that are still to be used.
class DocumentImport {
 public:
  DocumentImport(const source::Document& document, Flattened flattened, std::string language, const Context& context)
      : document_(document),
        language_(std::move(language)),
        context_(context),
        shelf_(document, context),
        elements_(std::move(flattened.body)),
        notes_(std::move(flattened.notes)),
        running_(std::move(flattened.running)),
        beside_(std::move(flattened.beside)),
        places_(std::move(flattened.places)) {
    if (context_.habits != nullptr) shelf_.keep_free(context_.habits->files);
    for (const Elements* part : {&elements_, &running_, &beside_}) take_lines(*part);
    for (const Elements& note : notes_) take_lines(note);
  }

  ImportResult run() {
    leave_out(running_, "running-head");
    leave_out(beside_, "navigation");
    leave_out_contents();
    const FirstSection first = first_section();
    const Vocabulary vocabulary(all_lines_);
    FrontMatter front = read_front(first, vocabulary);
    ImportedSection section = open_section(first);
    leave_back_page(front);
    put_sources_last(elements_, context_);
    std::vector<Block> blocks = document_blocks(std::move(elements_), std::move(notes_), document_, shelf_, context_);
    auto sections = find_articles(std::move(section), std::move(blocks), context_, TitleHabit::headings);
    ImportResult result =
        finish_release(std::move(front), std::move(sections), all_lines_, vocabulary, language_, context_);
    for (const source::Place& place : places_) result.places.push_back(source::words_for(place));
    std::ranges::move(shelf_.take_files(), std::back_inserter(result.files));
    result.account.pictures = document_.pictures.size();
    result.account.pictures_used = shelf_.placed();
    return result;
  }

 private:
  void take_lines(const Elements& elements) {
    for (const Element& one : elements) std::ranges::copy(one.lines, std::back_inserter(all_lines_));
  }

  void leave_out(const Elements& elements, const Term& why) {
    for (const Element& one : elements) {
      if (one.kind == Element::Kind::picture) shelf_.leave_out(one.picture, one.number());
      for (const Line& line : one.lines) context_.drop(line, why);
    }
  }

  /// What a field or a style says is contents. `build` makes them again.
  void leave_out_contents() {
    std::erase_if(elements_, [&](const Element& one) {
      const bool contents = one.role == source::Role::contents || one.role == source::Role::contents_heading;
      if (!contents || one.kind != Element::Kind::text) return false;
      for (const Line& line : one.lines) context_.drop(line, "contents");
      return true;
    });
  }

  /// The text elements as lines with blank ones between paragraphs; `at` gets each line's element.
  [[nodiscard]] Lines lines_of(std::size_t begin, std::size_t end, std::vector<std::size_t>& at) {
    Lines lines;
    const auto add = [&](Line line, std::size_t element) {
      lines.push_back(std::move(line));
      at.push_back(element);
    };
    for (std::size_t i = begin; i < end; ++i) {
      const Element& one = elements_[i];
      if (one.kind == Element::Kind::picture) continue;
      if (!one.goes_on && !lines.empty()) add({.number = lines.back().number}, i);
      if (one.kind == Element::Kind::text) {
        for (Line line : one.lines) {
          line.text = shown(line.text);
          line.heading = one.heading;
          add(std::move(line), i);
        }
      } else {
        add_rows(one, i, add);
      }
    }
    return lines;
  }

  /// A row of a table is a line; the cells behind the first one stand in it.
  template <class Add>
  void add_rows(const Element& table, std::size_t element, const Add& add) const {
    std::size_t cell = 0;
    for (const std::string& row : table.rows) {
      if (row.empty() || cell >= table.lines.size()) continue;
      Line line = table.lines[cell];
      std::string rest = essence(row);
      for (; cell < table.lines.size() && rest.starts_with(essence(table.lines[cell].text)); ++cell) {
        rest.erase(0, essence(table.lines[cell].text).size());
        context_.keep(table.lines[cell]);
        if (rest.empty()) break;
      }
      ++cell;
      line.text = shown(row);
      add(std::move(line), element);
    }
  }

  FirstSection first_section() {
    std::vector<std::size_t> at;
    const Lines lines = lines_of(0, elements_.size(), at);
    auto first = find_first_section(lines, context_);
    if (!first) first = assume_section(lines, language_, context_);
    const std::size_t line = first->begin;
    first->begin = line < at.size() ? at[line] : elements_.size();
    if (first->count > 0) first->count = at[line + first->count - 1] - first->begin + 1;
    return *first;
  }

  FrontMatter read_front(const FirstSection& first, const Vocabulary& vocabulary) {
    std::vector<std::size_t> at;
    Lines lines = lines_of(0, first.begin, at);
    std::optional<std::size_t> emblem;
    for (std::size_t i = 0; i < first.begin; ++i) {
      const Element& one = elements_[i];
      for (const std::size_t note : one.notes) add_note(note, lines);
      if (one.kind != Element::Kind::picture) continue;
      if (emblem) {
        shelf_.leave_out(one.picture, one.number());
      } else {
        emblem = i;
      }
    }
    FrontMatter front = read_front_matter(lines, vocabulary, context_);
    const bool known = context_.habits != nullptr && context_.habits->publisher;
    if (emblem && known) {
      shelf_.leave_out(elements_[*emblem].picture, elements_[*emblem].number());
    } else if (emblem) {
      const std::size_t picture = elements_[*emblem].picture;
      front.emblem = shelf_.place(picture, elements_[*emblem].number()).value_or("");
      front.emblem_alternative = plain(document_.pictures[picture].alternative);
    }
    return front;
  }

  void add_note(std::size_t note, Lines& lines) {
    for (Element& one : std::exchange(notes_[note], {})) {
      lines.push_back({});
      std::ranges::move(one.lines, std::back_inserter(lines));
    }
  }

  ImportedSection open_section(const FirstSection& first) {
    const std::size_t end = first.begin + first.count;
    ImportedSection section{
        .country = first.country, .assumed = first.count == 0 && !first.given, .line = 1, .articles = {}};
    if (first.begin < elements_.size()) section.line = elements_[first.begin].number();
    for (std::size_t i = first.begin; i < end; ++i) {
      if (elements_[i].kind == Element::Kind::picture) shelf_.leave_out(elements_[i].picture, elements_[i].number());
      for (const Line& line : elements_[i].lines) context_.drop(line, "country");
    }
    elements_.erase(elements_.begin(), elements_.begin() + static_cast<std::ptrdiff_t>(end));
    return section;
  }

  void leave_back_page(FrontMatter& front) {
    std::vector<std::size_t> at;
    std::size_t last_source = 0;
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      const std::string& web = front.publisher.web;
      const bool own = !web.empty() && elements_[i].text.find(web) != std::string::npos;
      if (read_source(elements_[i].text) && !own) last_source = i + 1;
    }
    Lines lines = lines_of(last_source, elements_.size(), at);
    const std::size_t before = lines.size();
    take_back_page(lines, front, context_);
    if (lines.size() == before) return;
    std::size_t begin = at[lines.size()];
    // A heading broken by hand whose first line is an article's stays there whole.
    if (!lines.empty() && at[lines.size() - 1] == begin && !lines.back().blank()) ++begin;
    for (std::size_t i = begin; i < elements_.size(); ++i) {
      if (elements_[i].kind == Element::Kind::picture) shelf_.leave_out(elements_[i].picture, elements_[i].number());
    }
    elements_.resize(begin);
  }

  const source::Document& document_;
  std::string language_;
  const Context& context_;
  PictureShelf shelf_;
  Elements elements_;
  std::vector<Elements> notes_;
  Elements running_, beside_;
  std::vector<source::Place> places_;
  Lines all_lines_;
};

}  // namespace
}  // namespace importing

Outcome<ImportResult> import_document(const source::Document& document, const ImportOptions& options,
                                      const std::map<std::string, Locale>& locales) {
  using namespace importing;  // NOLINT(google-build-using-namespace): it is this folder's own
  Findings findings;
  std::vector<Dropped> dropped;
  std::vector<bool> accounted;
  const SourceRange start{.file = options.name, .line = 1};
  if (locales.empty()) {
    findings.report("unknown-language"_id, start, value<"language">(options.language));
    return {std::nullopt, findings.take()};
  }
  // Countries' names, in any language, tell tables from layout.
  std::string language = options.language;
  if (language.empty()) {
    Findings unused;
    const CountryIndex countries(locales.begin()->second, locales);
    std::vector<Dropped> nothing;
    std::vector<bool> no_account;
    const Context trial{options.name, locales.begin()->second, countries, unused, nothing, no_account};
    language = detect_language(all_text(flatten(document, trial).body));
  }
  const auto locale = locales.find(language);
  if (locale == locales.end()) {
    findings.report("unknown-language"_id, start, value<"language">(language));
    return {std::nullopt, findings.take()};
  }
  const CountryIndex countries(locale->second, locales);
  const Context context{options.name, locale->second,       countries,      findings, dropped, accounted,
                        true,         options.habits.get(), options.country};
  Flattened flattened = flatten(document, context);
  if (essence(all_text(flattened.body)).empty()) {
    findings.report("empty-file"_id, start);
    return {std::nullopt, findings.take()};
  }
  ImportResult result = DocumentImport(document, std::move(flattened), language, context).run();
  return {std::move(result), findings.take()};
}

}  // namespace vestnik
