#include "input/issue/read_article.hpp"

#include <algorithm>

#include "base/text/case_and_form.hpp"
#include "input/issue/address.hpp"
#include "input/issue/check_agreement.hpp"
#include "input/issue/descriptor_rules.hpp"
#include "input/issue/picture_keys.hpp"
#include "input/markup/markup.hpp"
#include "input/yaml/check_value.hpp"
#include "input/yaml/text_source.hpp"
#include "model/issue/data_file.hpp"

namespace vestnik {
namespace {

/// Pictures that stand in Markdown, wherever they stand.
void collect_pictures(const std::vector<MarkupBlock>& blocks, std::vector<const MarkupBlock*>& pictures) {
  for (const MarkupBlock& block : blocks) {
    if (block.kind == MarkupBlock::Kind::picture) pictures.push_back(&block);
    collect_pictures(block.children, pictures);
  }
}

LineEnds line_ends(std::string_view meaning) {
  if (meaning == "paragraphs") return LineEnds::paragraphs;
  return meaning == "markdown" ? LineEnds::markdown : LineEnds::automatic;
}

void miss_alternative(const SourceRange& where, const Term& instead, Findings& findings) {
  findings.report("alternative-missing"_id, where, value<"instead">(instead));
}

}  // namespace

std::vector<std::string> read_codes(const YamlReader& reader, const YamlNode& node) {
  std::vector<std::string> codes;
  for (const SourcedText& code : reader.texts(node, "silence")) codes.push_back(code.text);
  return codes;
}

std::optional<Picture> read_logo(const YamlReader& reader, const YamlNode* node, const ReadNamed& named,
                                 Findings& findings) {
  if (node == nullptr) return std::nullopt;
  const SourcedText name = reader.text(*node, "picture");
  if (name.empty()) return std::nullopt;
  auto file = named(name);
  if (!file) return std::nullopt;
  Picture picture{.file = std::move(*file), .alternative = reader.text(*node, "alternative"), .where = name.where};
  if (picture.alternative.empty()) miss_alternative(name.where, "its owner's name", findings);
  return picture;
}

Article ArticleReader::read(const YamlNode& node, const Issue& issue) const {
  Article article{.title = reader_.text(node, "title"),
                  .date = reader_.date(node, "date"),
                  .topic = reader_.text(node, "topic").text,
                  .language = reader_.text(node, "language").text,
                  .kind = read_kind(reader_, node),
                  .keep_on_one_page = reader_.boolean(node, "keep-on-one-page", false),
                  .page_break_before = reader_.boolean(node, "page-break-before", false),
                  .where = reader_.where(node)};
  if (article.language == issue.language) article.language.clear();
  if (article.date) {
    check_date_of_article(*article.date, issue.period, reader_.where(*node.find("date")), findings_);
  }
  article.source = source(node);
  article.silence = read_codes(reader_, node);
  for (const YamlNode& each : reader_.items(node, "pictures")) {
    if (auto read = picture(each)) article.pictures.push_back(std::move(*read));
  }
  article.data = read_data_items(reader_, node, named_);
  read_body(node, article);
  return article;
}

ArticleSource ArticleReader::source(const YamlNode& node) const {
  ArticleSource result;
  if (const YamlNode* source = node.find("source")) {
    result.name = reader_.text(*source, "name");
    result.address = reader_.text(*source, "address");
    result.masthead_text = reader_.text(*source, "masthead-text");
    result.masthead = read_logo(reader_, source->find("masthead"), named_, findings_);
    if (const YamlNode* address = source->find("address")) {
      const auto place = [&](std::size_t begin, std::size_t end) { return reader_.where_in(*address, begin, end); };
      check_address(address->text, reader_.where(*address), place, findings_);
    }
  }
  if (!node.unread && std::ranges::find(node.unsound, "source") == node.unsound.end()) {
    check_source_named(result, reader_.where(node), findings_);
  }
  return result;
}

std::optional<Picture> ArticleReader::picture(const YamlNode& node) const {
  const SourcedText name = reader_.text(node, "file");
  const std::optional<Crop> crop = read_crop(reader_, node);
  if (const YamlNode* pictures = node.find("group")) return group(node, *pictures);
  if (name.empty()) return std::nullopt;
  auto file = named_(name);
  if (!file) return std::nullopt;
  Picture picture{.file = std::move(*file),
                  .alternative = reader_.text(node, "alternative"),
                  .caption = reader_.text(node, "caption"),
                  .credit = reader_.text(node, "credit"),
                  .width = read_width(reader_, node),
                  .crop = crop,
                  .focus = read_focus(reader_, node),
                  .where = name.where};
  if (picture.alternative.empty()) {
    miss_alternative(name.where, picture.caption.empty() ? Term("the article's title") : Term("its caption"),
                     findings_);
  }
  return picture;
}

Picture ArticleReader::group(const YamlNode& node, const YamlNode& group) const {
  Picture result{.caption = reader_.text(node, "caption"),
                 .credit = reader_.text(node, "credit"),
                 .width = read_width(reader_, node),
                 .where = reader_.where(group)};
  for (const YamlNode& each : group.children) {
    if (auto read = picture(each)) result.group.push_back(std::move(*read));
  }
  return result;
}

void ArticleReader::read_body(const YamlNode& node, Article& article) const {
  if (node.find("body") != nullptr) {
    article.body = reader_.markdown(node, "body");
  } else {
    const YamlNode* file = node.find("body-file");
    if (file == nullptr) return;  // already reported
    auto text = text_of_file(reader_.text_of(*file));
    if (!text) return;
    article.body = std::move(*text);
  }
  if (const YamlNode* ends = node.find("line-ends")) article.body.line_ends = line_ends(reader_.text_of(*ends).text);
  read_body_pictures(article);
}

std::optional<MarkdownText> ArticleReader::text_of_file(const SourcedText& name) const {
  const auto file = named_(name);
  if (!file) return std::nullopt;
  const auto source = TextSource::make(name.text, *file->bytes, findings_);
  if (!source) return std::nullopt;
  MarkdownText text{
      .text = to_nfc(std::string(source->text())), .where = {.file = name.text, .line = 1, .column = 1}, .exact = true};
  for (const auto& [begin, end] : placeholders(source->text())) {
    findings_.report("placeholder"_id, source->range(begin, end),
                     value<"text">(in_quotes(source->text().substr(begin, end - begin))));
  }
  if (trimmed(text.text).empty()) findings_.report("empty-text/file"_id, name.where, value<"name">(name.text));
  check_length(text.text, longest_body, in_quotes(name.text), name.where, findings_);
  return text;
}

void ArticleReader::read_body_pictures(Article& article) const {
  if (article.body.text.find("![") == std::string::npos) return;
  const Outcome<std::vector<MarkupBlock>> parsed = parse_markup(article.body);  // findings come when it is composed
  if (!parsed.value) return;
  std::vector<const MarkupBlock*> blocks;
  collect_pictures(*parsed.value, blocks);
  for (const MarkupBlock* block : blocks) {
    if (names_data(block->path)) {
      const auto places = [&](const DataItem& item) { return item.data.file.name == block->path; };
      if (std::ranges::any_of(article.data, places)) continue;
      if (auto item = table_in_body(*block, named_)) article.data.push_back(std::move(*item));
      continue;
    }
    auto file = named_({block->path, block->where});
    if (!file) continue;
    if (block->alternative.empty()) {
      miss_alternative(block->where, block->text.empty() ? Term("the article's title") : Term("its caption"),
                       findings_);
    }
    article.body_pictures.insert_or_assign(block->path, Picture{.file = std::move(*file), .where = block->where});
  }
}

}  // namespace vestnik
