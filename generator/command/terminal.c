/* The language of the terminal, and lines on it. */
#include "command/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "command/run.h"
#include "project/project.h"

struct str terminal_language(void) {
    const char *named = getenv("PLANPRESS_LANGUAGE");
    return named ? str_of(named) : STR("");
}

static struct project_options options_near(struct arena *arena, struct str path) {
    return (struct project_options){.path = path, .templates = templates_folder(arena), .spoken = terminal_language()};
}

const struct catalogue *terminal_catalogue(struct arena *arena, struct str path) {
    struct project_options wish = options_near(arena, path);
    return wish.templates.size ? project_words_near(arena, &wish) : NULL;
}

const struct languages *terminal_languages(struct arena *arena, struct str path) {
    struct project_options wish = options_near(arena, path);
    return wish.templates.size ? project_languages_near(arena, &wish) : languages_new(arena);
}

static bool is_said(const char *name) {
    const char *value = getenv(name);
    return value && *value;
}

bool terminal_is_coloured(void) {
    if (is_said("NO_COLOR")) return false;
    if (is_said("FORCE_COLOR")) return strcmp(getenv("FORCE_COLOR"), "0") != 0;
    return isatty(STDERR_FILENO);
}

void terminal_say(const struct catalogue *catalogue, struct message message) {
    struct arena *scratch = arena_create();
    struct str text = str_visible(scratch, message_text(scratch, catalogue, message));
    fprintf(stderr, "planpress: %.*s\n", STR_ARG(text));
    arena_destroy(scratch);
}

struct str terminal_seconds(struct arena *arena, const struct language *language, double seconds) {
    int hundredths = (int)(seconds * 100 + 0.5);
    return str_format(arena, "%d%c%02d", hundredths / 100, language->marks.point, hundredths % 100);
}
