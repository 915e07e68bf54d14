#include "document/house_rules/clean_up.hpp"

#include <array>

#include "document/house_rules/rules.hpp"

namespace vestnik {
namespace typography {
namespace {

using Id = TypographyRule;

// Spaces first, then characters, then what must not be parted: later rules see what earlier ones made.
constexpr auto table = std::to_array<Rule>({
    {Id::spaces_before_punctuation, Trigger::space, spaces_before_punctuation},
    {Id::bracket_spaces, Trigger::space, bracket_spaces},
    {Id::spaces_after_punctuation, Trigger::stop, spaces_after_punctuation},
    {Id::ellipsis, Trigger::stop, ellipsis},
    {Id::apostrophes, Trigger::quote, apostrophes},
    {Id::quotes, Trigger::quote, quotes},
    {Id::dialogue, Trigger::hyphen, dialogue, true},
    {Id::dashes, Trigger::hyphen, dashes},
    {Id::ranges, Trigger::hyphen, ranges},
    {Id::number_groups, Trigger::digit, number_groups},
    {Id::number_signs, Trigger::digit, number_signs},
    {Id::names, Trigger::space, names},
    {Id::initials, Trigger::space | Trigger::stop, initials},
    {Id::units, Trigger::space, units},
    {Id::dates, Trigger::digit | Trigger::space, dates},
    {Id::abbreviations, Trigger::space | Trigger::stop, abbreviations},
    {Id::dash_spaces, Trigger::hyphen | Trigger::space, dash_spaces},
});

}  // namespace

std::span<const Rule> rules() { return table; }

}  // namespace typography

void clean_up(InlineText& text, std::string_view language, TextKind kind, const HouseRules& house,
              std::vector<TypographicChange>* changes) {
  if (text.empty()) return;
  typography::Draft draft(text, language, house.languages);
  for (const typography::Rule& rule : typography::rules()) {
    if (!house.switches.is_on(rule.id) || !draft.has(rule.triggers)) continue;
    if (rule.opens_paragraph && kind != TextKind::paragraph) continue;
    rule.apply(draft);
    draft.commit(rule.id, changes);
  }
  if (draft.changed()) text = draft.finish();
}

void clean_up(std::vector<MarkupBlock>& blocks, std::string_view language, const HouseRules& house,
              std::vector<TypographicChange>* changes) {
  for (MarkupBlock& block : blocks) {
    if (block.kind == MarkupBlock::Kind::code) continue;
    const TextKind kind = block.kind == MarkupBlock::Kind::paragraph ? TextKind::paragraph : TextKind::phrase;
    clean_up(block.text, language, kind, house, changes);
    clean_up(block.children, language, house, changes);
    for (std::vector<InlineText>& row : block.rows) {
      for (InlineText& cell : row) clean_up(cell, language, TextKind::phrase, house, changes);
    }
  }
}

}  // namespace vestnik
