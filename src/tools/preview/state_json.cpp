#include "tools/preview/state_json.hpp"

#include <fmt/format.h>

#include "findings/display/finding_json.hpp"
#include "model/issue/pdf_name.hpp"
#include "tools/preview/sources.hpp"

namespace vestnik::preview {
namespace {

using Json = nlohmann::ordered_json;

double milliseconds(std::chrono::nanoseconds time) { return std::chrono::duration<double, std::milli>(time).count(); }

Json box_json(const Rect& box) {
  return {{"x", box.x.value}, {"y", box.y.value}, {"width", box.width.value}, {"height", box.height.value}};
}

Json findings_json(const State& state, UiLanguage language) {
  Json list = Json::array();
  for (const auto& [finding, excerpt] : state.findings) {
    Json json = vestnik::as_json(in_language(finding, language));
    json["excerpt"] = excerpt ? Json{{"line", excerpt->line}, {"mark", excerpt->mark}} : Json();
    const auto place = state.edition ? printed_at(state.edition->map(), finding.where) : std::nullopt;
    json["place"] = place ? box_json(place->box) : Json();
    if (place) json["place"]["page"] = place->page;
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace

std::string look_name(const MappedPage& page) { return fmt::format("{:016x}", page.look); }

Json looks_of(const ReleaseMap& map) {
  Json looks = Json::array();
  for (const MappedPage& page : map.pages) looks.push_back(look_name(page));
  return looks;
}

Json as_json(const State& state, const PageSettings& settings) {
  Json json = {{"number", state.number},
               {"current", state.current()},
               {"descriptor", settings.descriptor.string()},
               {"editor", settings.has_editor},
               {"watch_problem", state.watch_problem ? state.watch_problem->in(settings.language) : std::string()},
               {"since_change_ms", milliseconds(state.since_change)},
               {"build_ms", milliseconds(state.build)},
               {"findings", findings_json(state, settings.language)}};
  if (!state.edition) {
    json["edition"] = nullptr;
    return json;
  }
  const ReleaseMap& map = state.edition->map();
  Json folios = Json::array(), headings = Json::array();
  for (const MappedPage& page : map.pages) folios.push_back(page.folio);
  for (const MappedHeading& heading : map.headings) {
    headings.push_back(
        {{"title", heading.title}, {"level", heading.level}, {"page", heading.page}, {"y", heading.y.value}});
  }
  json["edition"] = {{"number", state.edition->number()},
                     {"language", state.edition->issue().language},
                     {"title", state.edition->issue().series.title.text},
                     {"issue", state.edition->issue().number},
                     {"year", state.edition->issue().year},
                     {"width", map.page_width.value},
                     {"height", map.page_height.value},
                     {"looks", looks_of(map)},
                     {"folios", std::move(folios)},
                     {"headings", std::move(headings)},
                     {"pdf", pdf_name(settings.descriptor, false).string()},
                     {"bytes", state.edition->pdf().size()}};
  return json;
}

Json places_of(const MappedPage& page) {
  Json list = Json::array();
  for (const MappedPlace& place : page.places) {
    Json json = box_json(place.box);
    json["file"] = place.where.file;
    json["line"] = place.where.line;
    json["column"] = place.where.column;
    json["begins"] = place.begins;
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace vestnik::preview
