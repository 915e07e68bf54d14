#include "document/compose/compose.hpp"

#include "document/compose/parts.hpp"
#include "findings/catalogue/message.hpp"

namespace vestnik {

Outcome<Document> compose(const Issue& issue, const Resources& resources, bool list_changes, unsigned threads) {
  Composition composition(issue, resources, list_changes);
  if (!issue.period.first.ok() || !issue.period.last.ok()) {
    return {.value = std::nullopt, .diagnostics = {finding("bad-period"_id, issue.where)}};
  }
  if (threads > 1) composition.decode_ahead(threads);
  std::vector<Part> parts;
  parts.push_back(make_cover(composition));
  parts.push_back(make_imprint(composition));
  parts.push_back(make_contents(composition));
  for (const Section& section : issue.sections) add_section(composition, section, parts);
  if (issue.contents == Contents::titles) add_titles_to_contents(composition, parts);
  parts.push_back(make_back_page(composition));
  return composition.finish(make_metadata(composition), std::move(parts));
}

}  // namespace vestnik
