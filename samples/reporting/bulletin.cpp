#include "bulletin.hpp"

#include <algorithm>
#include <memory>
#include <numeric>

#include "chart.hpp"

namespace reporting {
namespace {

constexpr std::array<const char*, 12> months{"January", "February", "March",     "April",   "May",      "June",
                                             "July",    "August",   "September", "October", "November", "December"};

/// With a space that never breaks.
constexpr const char* percent = "\u00A0%";

int total(const std::array<int, 12>& values) { return std::accumulate(values.begin(), values.end(), 0); }

/// 2615 as "2,615".
std::string number(int value) {
  std::string text = std::to_string(value);
  if (text.size() > 3) text.insert(text.size() - 3, ",");
  return text;
}

/// Change in tenths of a percent, rounded, with a sign: "+4.2 %".
std::string change(int before, int after) {
  const int tenths = before == 0 ? 0 : ((after - before) * 2000 / before + (after < before ? -1 : 1)) / 2;
  const std::string digits = std::to_string(std::abs(tenths) / 10) + "." + std::to_string(std::abs(tenths) % 10);
  return (tenths < 0 ? "−" : "+") + digits + percent;
}

std::string table(const std::vector<Region>& regions, int year) {
  std::string text = "| Region | " + std::to_string(year - 1) + " | " + std::to_string(year) + " | Change |\n";
  text += "|:--|--:|--:|--:|\n";
  int before = 0, after = 0;
  for (const Region& region : regions) {
    text += "| " + region.name + " | " + number(region.last_year) + " | " + number(region.this_year) + " | " +
            change(region.last_year, region.this_year) + " |\n";
    before += region.last_year;
    after += region.this_year;
  }
  return text + "| **All** | **" + number(before) + "** | **" + number(after) + "** | **" + change(before, after) +
         "** |\n";
}

vestnik::Article over_the_year(const Country& country, int year) {
  const auto highest = std::ranges::max_element(country.months), lowest = std::ranges::min_element(country.months);
  const auto month = [&](auto at) {
    return std::string(months[static_cast<std::size_t>(at - country.months.begin())]);
  };
  const int sum = total(country.months);

  vestnik::Picture chart;
  chart.file = {"chart-" + country.code + ".svg", std::make_shared<const std::string>(monthly_chart(country.months))};
  chart.alternative = "Bar chart of the cases in each month: fewest in " + month(lowest) + " with " + number(*lowest) +
                      ", most in " + month(highest) + " with " + number(*highest) + ".";
  chart.caption = "Registered cases in each month of " + std::to_string(year);
  chart.width = vestnik::PictureWidth::across;

  vestnik::Article article;
  article.title = "Cases over the year";
  article.topic = "on the cases over the year";
  article.source.name = "register of cases";
  article.pictures.push_back(chart);
  article.body.text = "In " + country.name + " the register counts **" + number(sum) + " cases** for " +
                      std::to_string(year) + ", " + number(sum / 12) + " a month on average. Most were registered in " +
                      month(highest) + " (" + number(*highest) + "), fewest in " + month(lowest) + " (" +
                      number(*lowest) + ").\n\nThe months from May to August hold " +
                      number(std::accumulate(country.months.begin() + 4, country.months.begin() + 8, 0) * 100 / sum) +
                      percent + " of all cases; the first quarter holds " +
                      number(std::accumulate(country.months.begin(), country.months.begin() + 3, 0) * 100 / sum) +
                      percent + ". A case is counted in the month in which it was opened.\n";
  return article;
}

vestnik::Article by_region(const Country& country, int year) {
  const auto growth = [](const Region& region) { return region.this_year - region.last_year; };
  const Region& most = *std::ranges::max_element(country.regions, {}, growth);
  const Region& least = *std::ranges::min_element(country.regions, {}, growth);

  vestnik::Article article;
  article.title = "Cases by region";
  article.topic = "on the cases by region";
  article.source.name = "register of cases";
  article.body.text = "The number of cases grew most in " + most.name + ", from " + number(most.last_year) + " to " +
                      number(most.this_year) + " (" + change(most.last_year, most.this_year) + "). ";
  article.body.text += growth(least) < 0
                           ? "It fell most in " + least.name + ", from " + number(least.last_year) + " to " +
                                 number(least.this_year) + " (" + change(least.last_year, least.this_year) + ").\n\n"
                           : "It fell nowhere.\n\n";
  const Region& largest = *std::ranges::max_element(country.regions, {}, &Region::this_year);
  article.body.text += "The largest region is " + largest.name + " with " +
                       number(largest.this_year * 100 / total(country.months)) + percent +
                       " of the country's cases. A region's figure holds the cases that its own offices opened; those "
                       "that were handed over from another region are counted where they began, and those that were "
                       "joined to another case are counted once. Changes compare the two years.\n\n";
  article.body.text += table(country.regions, year);
  return article;
}

}  // namespace

vestnik::Issue bulletin(const std::vector<Country>& countries, int year) {
  using namespace std::chrono;
  vestnik::Issue issue;
  issue.language = "en";
  issue.series.title_lines = {"Statistical Bulletin", "of the Register of Cases"};
  issue.series.title = "Statistical Bulletin of the Register of Cases";
  issue.series.note = "(invented figures)";
  issue.number = 1;
  issue.year = year;
  issue.period = {std::chrono::year(year) / January / 1, std::chrono::year(year) / December / 31};
  issue.place = "Almaty";
  issue.publisher.name = "Register";
  issue.publisher.full_name = "Office of the Register of Cases";
  issue.publisher.postal_address = "1 Any Street, Almaty";
  issue.publisher.email = "figures@example.org";
  issue.publisher.web = "www.example.org";
  issue.keywords = {"statistics", "register"};
  // The theme's words are those of a press review: this publisher says it differently.
  issue.publisher.texts["source"] = {"Source: {name}"};
  int sum = 0;
  for (const Country& country : countries) sum += total(country.months);
  issue.digest = vestnik::MarkdownText{.text = "This bulletin gives the figures of the register of cases for " +
                                               std::to_string(year) + ": **" + number(sum) + " cases** in " +
                                               std::to_string(countries.size()) +
                                               " countries, for each of them by month and by region.",
                                       .where = {}};
  for (const Country& country : countries) {
    vestnik::Section section;
    section.country = country.code;
    section.articles = {over_the_year(country, year), by_region(country, year)};
    issue.sections.push_back(std::move(section));
  }
  return issue;
}

}  // namespace reporting
