/* A run in which one allocation fails, also one of C's, whichever library asks for it: for each STEPth of them. Prints
 * how often the run ended how.
 *
 *     no_memory ISSUE STEP MOST
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vestnik/vestnik.h>

extern void* __libc_malloc(size_t size);
extern void* __libc_calloc(size_t count, size_t size);
extern void* __libc_realloc(void* memory, size_t size);

static long left = -1; /* allocations up to the one that fails; below 0: none fails */

static int fails(void) { return left >= 0 && left-- == 0; }
void* malloc(size_t size) { return fails() ? NULL : __libc_malloc(size); }
void* calloc(size_t count, size_t size) { return fails() ? NULL : __libc_calloc(count, size); }
void* realloc(void* memory, size_t size) { return fails() ? NULL : __libc_realloc(memory, size); }

enum { first_code = 10 }; /* the child's exit codes are statuses and this: libraries know exit(1) */

static void run(const vestnik_issue* issue, const vestnik_options* options, long number) {
  vestnik_release* release = NULL;
  left = number;
  const vestnik_status status = vestnik_typeset(issue, options, &release, NULL);
  left = -1;
  _exit(first_code + (int)status);
}

int main(int count, char** arguments) {
  vestnik_options* options = NULL;
  vestnik_issue* issue = NULL;
  vestnik_release* release = NULL;
  if (count != 4 || vestnik_options_new(&options) != VESTNIK_OK) return 2;
  vestnik_options_set_threads(options, 1);
  if (vestnik_load_issue(arguments[1], strlen(arguments[1]), options, &issue, NULL) != VESTNIK_OK) return 3;
  /* Once in peace: what is made once for the process is there then. */
  if (vestnik_typeset(issue, options, &release, NULL) != VESTNIK_OK) return 4;
  long sound = 0, ended = 0, refused = 0, left_process = 0, crashed = 0;
  for (long number = 0; number < atol(arguments[3]); number += atol(arguments[2])) {
    int state = 0;
    const pid_t child = fork();
    if (child == 0) run(issue, options, number);
    if (child < 0 || waitpid(child, &state, 0) != child) return 5;
    const int code = WIFEXITED(state) ? WEXITSTATUS(state) - first_code : -1;
    if (!WIFEXITED(state))
      ++crashed;
    else if (code == VESTNIK_OK)
      ++sound;
    else if (code == VESTNIK_OUT_OF_MEMORY)
      ++ended;
    else if (code == VESTNIK_ERRORS)
      ++refused;
    else
      ++left_process;
  }
  printf("%ld %ld %ld %ld %ld\n", sound, ended, refused, left_process, crashed);
  vestnik_release_free(release);
  vestnik_issue_free(issue);
  vestnik_options_free(options);
  return 0;
}
