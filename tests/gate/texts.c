/* What the gate reads out of files: texts FILE…: a line for each text (place, where, number, text), then what is
 * unread. With --body, the texts of the pages and elements alone, as they stand. With --change N, the same of N copies
 * of each file in which bytes are changed, cut out or doubled: nothing is printed, but it must end. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/gate_change.h"
#include "base/arena.h"
#include "gate/texts.h"

static const char *const places[] = {"body",     "attribute",   "comment",  "style",      "data", "link",
                                     "metadata", "alternative", "bookmark", "attachment", "name"};

static struct str whole_file(struct arena *arena, const char *path) {
    FILE *in = fopen(path, "rb");
    if (!in) return perror(path), exit(3), STR("");
    fseek(in, 0, SEEK_END);
    size_t size = (size_t)ftell(in);
    rewind(in);
    char *bytes = NEW_ARRAY(arena, char, size + 1);
    if (fread(bytes, 1, size, in) != size) exit(3);
    fclose(in);
    return (struct str){bytes, size};
}

static void read_texts(struct gate_texts *texts, struct str bytes, bool pdf) {
    if (pdf) gate_pdf_texts(texts, bytes);
    else gate_html_texts(texts, bytes);
}

static void print_line(struct str text) {
    for (size_t i = 0; i < text.size; i++) putchar(text.data[i] == '\n' || text.data[i] == '\t' ? ' ' : text.data[i]);
}

static void print(struct arena *arena, const struct gate_texts *texts, bool body) {
    for (size_t i = 0; i < texts->count; i++) {
        const struct gate_text *text = &texts->items[i];
        bool twice = str_equal_c(text->where, "words put together") || str_equal_c(text->where, "under ActualText");
        bool title = text->place == GATE_METADATA && str_equal_c(text->where, "title");
        if (body && (text->place == GATE_BODY || title) && !twice) printf("%.*s\n", STR_ARG(text->text));
        if (body) continue;
        printf("%s\t%.*s\t%zu\t", places[text->place], STR_ARG(text->where), text->number);
        print_line(text->text);
        putchar('\n');
    }
    for (size_t i = 0; i < texts->unread_count && !body; i++) {
        struct str said = message_text(arena, NULL, texts->unread[i]);
        printf("unread\t\t\t%.*s\n", STR_ARG(said));
    }
}

static void read_changed(struct str bytes, bool pdf, long times) {
    unsigned long seed = 1;
    for (long i = 0; i < times; i++) {
        struct arena *arena = arena_create();
        struct gate_texts texts = {.arena = arena};
        read_texts(&texts, gate_changed(arena, bytes, &seed), pdf);
        arena_destroy(arena);
    }
}

int main(int count, char **arguments) {
    bool body = false;
    long times = 0;
    for (int i = 1; i < count; i++) {
        if (!strcmp(arguments[i], "--body")) body = true;
        else if (!strcmp(arguments[i], "--change") && i + 1 < count) times = atol(arguments[++i]);
        else {
            struct arena *arena = arena_create();
            struct gate_texts texts = {.arena = arena};
            struct str bytes = whole_file(arena, arguments[i]);
            bool pdf = str_ends(str_of(arguments[i]), STR(".pdf"));
            if (times) read_changed(bytes, pdf, times);
            else {
                read_texts(&texts, bytes, pdf);
                print(arena, &texts, body);
            }
            arena_destroy(arena);
        }
    }
    return 0;
}
