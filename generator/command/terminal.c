/* The language of the terminal, and lines on it. */
#include "command/terminal.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "command/run.h"
#include "project/project.h"

bool terminal_language_named(enum language *out) {
    const char *named = getenv("PLANPRESS_LANGUAGE");
    return named && language_parse(str_of(named), out);
}

const struct catalogue *terminal_catalogue(struct arena *arena, struct str path) {
    struct project_options wish = {.path = path, .templates = templates_folder(arena)};
    wish.speaks = terminal_language_named(&wish.spoken);
    return wish.templates.size ? project_words_near(arena, &wish) : NULL;
}

void terminal_say(const struct catalogue *catalogue, struct message message) {
    struct arena *scratch = arena_create();
    struct str text = str_visible(scratch, message_text(scratch, catalogue, message));
    fprintf(stderr, "planpress: %.*s\n", STR_ARG(text));
    arena_destroy(scratch);
}

struct str terminal_seconds(struct arena *arena, enum language language, double seconds) {
    int hundredths = (int)(seconds * 100 + 0.5);
    return str_format(arena, "%d%c%02d", hundredths / 100, language_marks(language).point, hundredths % 100);
}
