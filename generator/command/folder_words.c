/* What is said of the output folder: files by name, up to as many as anybody reads. */
#include "command/folder_words.h"

#include "base/arena.h"
#include "command/terminal.h"

enum { MOST_NAMED = 20 };

/* What is said, to whom. */
struct saying {
    struct arena *arena;
    struct folder *folder;
    const struct catalogue *words;
    size_t most;
};

static void say_names(const struct saying *saying, const char *pattern, const struct str *names, size_t count) {
    for (size_t i = 0; i < count && i < saying->most; i++) {
        struct str shown = folder_shown(saying->folder, saying->arena, names[i]);
        terminal_say(saying->words, message_new(saying->arena, pattern, shown));
    }
    if (count > saying->most) terminal_say(saying->words, MESSAGE("and {0} more", count - saying->most));
}

static void say_lost(const struct saying *saying, const struct folder_report *report) {
    struct str list = folder_shown(saying->folder, saying->arena, STR(".planpress/manifest"));
    if (report->damaged)
        terminal_say(saying->words, MESSAGE("{0} was damaged, and is written anew from what could be read", list));
    say_names(saying, "{0} is left alone: nobody knows any more who wrote it; delete it if it is an old output",
              report->strays, report->stray_count);
}

void folder_say(struct folder *folder, const struct options *options, const struct catalogue *words) {
    struct arena *arena = arena_create();
    struct saying saying = {arena, folder, words, options->verbose ? SIZE_MAX : MOST_NAMED};
    struct folder_report report = folder_report(folder);
    say_lost(&saying, &report);
    say_names(&saying, "{0} is in the way: planpress did not write it, or it was changed since; move it elsewhere",
              report.refused, report.refused_count);
    say_names(&saying, "{0} is no longer made, and kept: it was changed since", report.left, report.left_count);
    if (!options->quiet) say_names(&saying, "removed {0}", report.removed, report.removed_count);
    arena_destroy(arena);
}
