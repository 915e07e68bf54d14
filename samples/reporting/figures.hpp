/// Invented figures, as a program would get them from its database.
#pragma once

#include <array>
#include <string>
#include <vector>

namespace reporting {

struct Region {
  std::string name;
  int last_year = 0, this_year = 0;
};

struct Country {
  std::string code, name;  ///< ISO 3166-1 alpha-2; as in a sentence
  std::array<int, 12> months{};
  std::vector<Region> regions;
};

inline std::vector<Country> figures() {
  return {
      {"KZ",
       "Kazakhstan",
       {182, 176, 204, 231, 247, 258, 243, 226, 219, 208, 197, 188},
       {{"Almaty", 671, 705},
        {"Astana", 417, 432},
        {"Karaganda", 371, 348},
        {"Shymkent", 472, 517},
        {"Turkistan", 341, 336},
        {"East Kazakhstan", 247, 241}}},
      {"KG",
       "Kyrgyzstan",
       {74, 69, 81, 96, 112, 118, 121, 109, 97, 88, 79, 72},
       {{"Bishkek", 398, 421},
        {"Chuy", 214, 207},
        {"Issyk-Kul", 121, 133},
        {"Jalal-Abad", 158, 149},
        {"Osh", 187, 206}}},
      {"TJ",
       "Tajikistan",
       {101, 97, 108, 127, 139, 146, 151, 142, 128, 119, 104, 98},
       {{"Dushanbe", 441, 468}, {"Khatlon", 372, 349}, {"Sughd", 398, 415}, {"Badakhshan", 201, 228}}},
      {"UZ",
       "Uzbekistan",
       {143, 138, 155, 171, 186, 192, 197, 189, 176, 163, 151, 146},
       {{"Tashkent", 603, 588},
        {"Samarkand", 297, 312},
        {"Fergana", 341, 367},
        {"Andijan", 288, 274},
        {"Surkhandarya", 254, 266},
        {"Karakalpakstan", 187, 200}}},
  };
}

}  // namespace reporting
