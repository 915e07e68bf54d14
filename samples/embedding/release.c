/* Vestnik from C: builds an issue in code, or loads a descriptor, and writes its PDF.
 *
 *     cc release.c $(pkg-config --cflags --libs vestnik-c) -o release
 *     ./release code OUTPUT.pdf
 *     ./release issue.yaml OUTPUT.pdf
 */
#include <stdio.h>
#include <string.h>
#include <vestnik/vestnik.h>

/* A literal and its length. */
#define TEXT(literal) (literal), sizeof(literal) - 1

static void print_all(const vestnik_diagnostics* diagnostics) {
  for (size_t i = 0; i < vestnik_diagnostics_count(diagnostics); ++i) {
    size_t length = 0;
    const char* text = vestnik_diagnostics_text(diagnostics, i, VESTNIK_FILE, &length);
    fprintf(stderr, "%.*s:%d:%d: ", (int)length, text, vestnik_diagnostics_line(diagnostics, i),
            vestnik_diagnostics_column(diagnostics, i));
    text = vestnik_diagnostics_text(diagnostics, i, VESTNIK_MESSAGE, &length);
    fprintf(stderr, "%.*s\n", (int)length, text);
  }
}

/* The first failure wins; later calls are skipped. */
#define TRY(call)                              \
  do {                                         \
    if (status == VESTNIK_OK) status = (call); \
  } while (0)

static vestnik_status build(vestnik_issue** issue) {
  static const char body[] =
      "The office counted its cases for March. They rose in *every* region.\n\n"
      "| Region | Cases |\n|:--|--:|\n| North | 12 |\n| South | 31 |\n";
  const vestnik_date first = {2025, 3, 1}, last = {2025, 3, 31};
  vestnik_article* article = NULL;
  vestnik_status status = vestnik_issue_new(issue);
  TRY(vestnik_issue_add_title_line(*issue, TEXT("Monthly Bulletin")));
  TRY(vestnik_issue_add_title_line(*issue, TEXT("of small figures")));
  TRY(vestnik_issue_set_number(*issue, 3, 2025));
  TRY(vestnik_issue_set_period(*issue, first, last));
  TRY(vestnik_issue_set_text(*issue, VESTNIK_ISSUE_PLACE, TEXT("Almaty")));
  TRY(vestnik_issue_set_text(*issue, VESTNIK_PUBLISHER_NAME, TEXT("Office")));
  TRY(vestnik_issue_set_text(*issue, VESTNIK_PUBLISHER_FULL_NAME, TEXT("Office of Small Figures")));
  TRY(vestnik_issue_add_section(*issue, TEXT("KZ"), NULL, 0));
  TRY(vestnik_article_new(&article));
  TRY(vestnik_article_set_text(article, VESTNIK_ARTICLE_TITLE, TEXT("Figures of March")));
  TRY(vestnik_article_set_text(article, VESTNIK_ARTICLE_BODY, TEXT(body)));
  TRY(vestnik_article_set_text(article, VESTNIK_ARTICLE_SOURCE_NAME, TEXT("Own count")));
  TRY(vestnik_issue_add_article(*issue, article));
  vestnik_article_free(article);
  return status;
}

static int write_file(const char* path, const void* bytes, size_t size) {
  FILE* file = fopen(path, "wb");
  if (file == NULL) return 0;
  const int written = fwrite(bytes, 1, size, file) == size;
  return fclose(file) == 0 && written;
}

int main(int argc, char** argv) {
  if (argc != 3) {
    fputs("usage: release code|DESCRIPTOR OUTPUT.pdf\n", stderr);
    return 2;
  }
  if (vestnik_abi_version() != VESTNIK_ABI_VERSION) {
    fputs("the library is not the one of the header\n", stderr);
    return 3;
  }
  vestnik_issue* issue = NULL;
  vestnik_release* release = NULL;
  vestnik_diagnostics* diagnostics = NULL;
  vestnik_status status = strcmp(argv[1], "code") == 0
                              ? build(&issue)
                              : vestnik_load_issue(argv[1], strlen(argv[1]), NULL, &issue, &diagnostics);
  print_all(diagnostics);
  vestnik_diagnostics_free(diagnostics);
  diagnostics = NULL;

  TRY(vestnik_typeset(issue, NULL, &release, &diagnostics));
  print_all(diagnostics);
  vestnik_diagnostics_free(diagnostics);
  if (status == VESTNIK_OK) {
    size_t size = 0;
    const void* pdf = vestnik_release_pdf(release, &size);
    if (!write_file(argv[2], pdf, size)) {
      fprintf(stderr, "cannot write %s\n", argv[2]);
      status = VESTNIK_ERRORS;
    } else {
      printf("%s: %zu pages\n", argv[2], vestnik_release_pages(release));
    }
  }
  vestnik_release_free(release);
  vestnik_issue_free(issue);
  return status == VESTNIK_OK ? 0 : 1;
}
