/* Drawings as text, for tests/figures.sh: `dump` names the types of figures; `dump TYPE` prints what the type makes of
 * every odd case (tests/unit/figure_world.h) in German at full width, and of the ordinary one at half width.
 *
 * A drawing of few operations is shown whole. Of others the first texts are shown, how many operations there are of
 * each kind, and a hash of them all, so that no change goes unseen. */
#include <stdio.h>

#include "../unit/figure_world.h"
#include "../unit/languages_of_ours.h"
#include "base/buffer.h"
#include "write/write.h"

enum { WHOLE = 2500 /* bytes of the dump */, TEXTS = 40, FULL_WIDTH = 453 * POINT, HALF_WIDTH = 218 * POINT };

static void print_short(struct str dump) {
    static const char *const kinds[] = {"rectangle", "path", "circle", "text"};
    size_t counts[4] = {0};
    uint32_t hash = str_hash(dump);
    struct str line;
    while (str_cut(&dump, '\n', &line)) {
        struct str operation = str_trim(line);
        if (str_starts(operation, STR("drawing")) || (str_starts(operation, STR("text")) && counts[3] < TEXTS))
            printf("%.*s\n", STR_ARG(line));
        for (size_t i = 0; i < 4; i++) counts[i] += str_starts(operation, str_of(kinds[i]));
    }
    for (size_t i = 0; i < 4; i++)
        if (counts[i]) printf("  %s: %zu\n", kinds[i], counts[i]);
    printf("  all: %08x\n", hash);
}

static void print_case(const struct figure_type *type, enum odd odd, struct locale *locale, millipoints width) {
    static const struct text_measure measure = {.width = odd_width};
    struct arena *arena = arena_create();
    struct figure_data *data = odd_data(arena, type, odd, 1);
    printed_data(arena, locale, data);
    struct figure_result result = figure_make(arena, type, data, locale, &measure, width);
    struct buffer dump = {0};
    dump_drawing(&dump, result.drawing);
    printf("== %s%s\n%.*s\n", odd_names[odd], width == FULL_WIDTH ? "" : ", half width", STR_ARG(result.alternative));
    if (dump.size <= WHOLE) printf("%.*s", STR_ARG(buffer_str(&dump)));
    else print_short(buffer_str(&dump));
    buffer_free(&dump);
    arena_destroy(arena);
}

static void print_type(const struct figure_type *type) {
    struct locale *locale = locale_open(LANGUAGE_DE);
    print_case(type, ODD_ORDINARY, locale, HALF_WIDTH);
    for (enum odd odd = ODD_ORDINARY; odd < ODD_RANDOM; odd++) print_case(type, odd, locale, FULL_WIDTH);
    locale_close(locale);
}

int main(int count, char **arguments) {
    if (count == 2) {
        const struct figure_type *type = figure_type_find(str_of(arguments[1]));
        if (type) print_type(type);
        return type ? 0 : 1;
    }
    for (size_t i = 0; figure_type_at(i); i++) printf("%.*s\n", STR_ARG(figure_type_at(i)->name));
    return 0;
}
