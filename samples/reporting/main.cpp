/// reporting OUTPUT.pdf: writes the bulletin of invented figures.
#include <fstream>
#include <iostream>

#include "bulletin.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: reporting OUTPUT.pdf\n";
    return 2;
  }
  const vestnik::Issue issue = reporting::bulletin(reporting::figures(), 2025);
  const vestnik::Outcome<vestnik::Release> release = vestnik::typeset(issue);
  for (const vestnik::Diagnostic& found : release.diagnostics) {
    std::cerr << found.code << ": " << found.message << (found.hint.empty() ? "" : " (" + found.hint + ")") << '\n';
  }
  if (!release.ok()) return 1;
  std::ofstream file(argv[1], std::ios::binary);
  if (!file.write(release.value->pdf.data(), static_cast<std::streamsize>(release.value->pdf.size())).flush()) {
    std::cerr << "cannot write " << argv[1] << '\n';
    return 3;
  }
  std::cout << argv[1] << ": " << release.value->pages << " pages, " << release.value->articles << " articles\n";
  return 0;
}
