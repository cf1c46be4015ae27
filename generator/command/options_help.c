/* What --help says of all commands and of one, and the table as the manual and completions see it. */
#include <stdio.h>

#include "base/arena.h"
#include "base/catalogue.h"
#include "base/word_list.h"
#include "command/options_internal.h"

struct command_help command_help(enum command_name command) {
    return (struct command_help){.name = command_table[command].name,
                                 .arguments = command_table[command].arguments,
                                 .purpose = command_table[command].purpose,
                                 .more = command_table[command].more,
                                 .words = command_table[command].words};
}

/* Where it takes one of some words, they are put into its help. */
static struct message help_of(struct arena *arena, const struct option *option) {
    struct message words = {0};
    if (!option->words) return message_new(arena, option->help, words);
    struct word_list list = word_list_of(arena, option->words);
    return message_new(arena, option->help, word_list_all(arena, &list, option->list));
}

bool option_help(struct arena *arena, enum command_name command, size_t *at, struct option_help *out) {
    while (*at < option_table_size) {
        const struct option *option = &option_table[(*at)++];
        if (!(option->commands & 1 << command)) continue;
        *out = (struct option_help){.letter = option->letter,
                                    .word = option->word,
                                    .argument = option->argument,
                                    .help = help_of(arena, option),
                                    .words = option->words};
        return true;
    }
    return false;
}

static const char status_help[] = "Exit status: 0 done, 1 errors in content or templates (with --strict warnings too), "
                                  "2 wrong usage or nothing to do,\n"
                                  "3 the machine cannot read, write or allocate.";

static void put(const struct catalogue *catalogue, const char *words) {
    struct str text = catalogue_words(catalogue, words);
    printf("%.*s", STR_ARG(text));
}

void print_help(const struct catalogue *catalogue) {
    put(catalogue,
        "planpress compiles account plans, annual reviews and coaching plans from YAML and Markdown into HTML "
        "and PDF.");
    fputs("\n\n", stdout);
    for (int i = 0; i < COMMAND_COUNT; i++) {
        printf("  planpress %-7s %s\n      ", command_table[i].name, command_table[i].arguments);
        put(catalogue, command_table[i].purpose);
        putchar('\n');
    }
    puts("  planpress help COMMAND|NAME\n  planpress -V, --version\n");
    put(catalogue, status_help);
    putchar('\n');
}

bool may_be_left_out(const struct option *option) { return option->argument && option->argument[0] == '['; }

static void print_option_help(struct arena *arena, const struct catalogue *catalogue, const struct option *option) {
    const char *gap = option->argument && !may_be_left_out(option) ? " " : "";
    int width = printf("  %s%s%s%s%s", option->letter ? option->letter : "", option->letter ? ", " : "", option->word,
                       gap, option->argument ? option->argument : "");
    struct str help = message_text(arena, catalogue, help_of(arena, option));
    printf("%*s%.*s\n", width < 24 ? 24 - width : 1, "", STR_ARG(help));
}

void print_command_help(struct arena *arena, const struct catalogue *catalogue, enum command_name command) {
    const char *const texts[] = {command_table[command].purpose, command_table[command].more, command_table[command].paths};
    printf("planpress %s %s\n\n", command_table[command].name, command_table[command].arguments);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (!texts[i]) continue;
        put(catalogue, texts[i]);
        putchar('\n');
    }
    putchar('\n');
    for (size_t i = 0; i < option_table_size; i++)
        if (option_table[i].commands & 1 << command) print_option_help(arena, catalogue, &option_table[i]);
    putchar('\n');
    put(catalogue, status_help);
    putchar('\n');
}
