/* Parsing of the command line by the table of options. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/program.h"
#include "base/suggest.h"
#include "base/word_list.h"
#include "command/options_internal.h"
#include "command/terminal.h"

bool wrong_message(struct parsing *parsing, struct message problem) {
    parsing->problem = problem;
    parsing->status = STATUS_USAGE;
    return false;
}

bool parse_word(struct parsing *parsing, const char *const *words, struct str text, int *place,
                       const char *problem, const char *known) {
    for (*place = 0; words[*place]; ++*place)
        if (str_equal_c(text, words[*place])) return true;
    struct suggestion nearest = suggest_start(text);
    for (int i = 0; words[i]; i++) suggest_offer(&nearest, str_of(words[i]));
    struct word_list list = word_list_of(parsing->arena, words);
    struct message what = message_new(parsing->arena, problem, text);
    if (nearest.found.size) return wrong(parsing, "{0}; did you mean “{1}”?", what, nearest.found);
    struct message all = word_list_all(parsing->arena, &list, "{0} or {1}");
    return wrong(parsing, "{0}; {1}", what, message_new(parsing->arena, known, all));
}

/* The option that an argument names, as "-o DIR", "-oDIR", "--output DIR" or "--output=DIR"; *value is what is glued to
 * it. */
static const struct option *find_option(enum command_name command, struct str argument, struct str *value,
                                        bool *glued) {
    for (size_t i = 0; i < option_table_size; i++) {
        const struct option *option = &option_table[i];
        if (!(option->commands & 1 << command)) continue;
        struct str word = str_of(option->word), letter = str_of(option->letter);
        *glued = false;
        if (str_equal(argument, word) || (letter.size && str_equal(argument, letter))) return option;
        bool by_word = str_starts(argument, word) && argument.data[word.size] == '=';
        bool by_letter =
            letter.size && option->argument && str_starts(argument, letter) && !str_starts(argument, STR("--"));
        if (!by_word && !by_letter) continue;
        *value = str_skip(argument, by_word ? word.size + 1 : letter.size);
        *glued = true;
        return option;
    }
    return NULL;
}

static bool unknown_option(enum command_name command, struct str argument, struct parsing *parsing) {
    struct str name = argument;
    str_cut(&argument, '=', &name);
    struct suggestion nearest = suggest_start(name);
    for (size_t i = 0; i < option_table_size; i++)
        if (option_table[i].commands & 1 << command) suggest_offer(&nearest, str_of(option_table[i].word));
    if (!nearest.found.size) return wrong(parsing, "unknown option “{0}”; see planpress --help", name);
    return wrong(parsing, "unknown option “{0}”; did you mean “{1}”?", name, nearest.found);
}

/* Reads one argument and, when its option wants one, the next. */
static bool parse_argument(struct options *out, int count, char **arguments, int *at, struct parsing *parsing) {
    struct str argument = str_of(arguments[*at]), value = {0};
    bool glued;
    if (argument.size < 2 || argument.data[0] != '-') {
        out->paths[out->path_count++] = argument;
        return true;
    }
    const struct option *option = find_option(out->command, argument, &value, &glued);
    if (!option) return unknown_option(out->command, argument, parsing);
    if (option->argument && !glued && !may_be_left_out(option)) {
        if (*at + 1 >= count)
            return wrong(parsing, "something is missing behind “{0}”; see planpress --help", argument);
        value = str_of(arguments[++*at]);
    }
    if (option->argument && !value.size && (glued || !may_be_left_out(option)))
        return wrong(parsing, "something is missing behind “{0}”; see planpress --help", argument);
    if (!option->argument && glued) return wrong(parsing, "no value goes with “{0}”; see planpress --help", argument);
    return option_apply(out, option->name, value, parsing);
}

/* Every argument behind "--" is a path, also one that starts with "-". */
static bool parse_arguments(struct options *out, int count, char **arguments, struct parsing *parsing) {
    bool paths = false;
    for (int at = 1; at < count; at++) {
        if (paths) out->paths[out->path_count++] = str_of(arguments[at]);
        else if (!strcmp(arguments[at], "--")) paths = true;
        else if (!parse_argument(out, count, arguments, &at, parsing)) return false;
    }
    return true;
}

static bool parse_command(struct options *out, struct str name, struct parsing *parsing) {
    const char *names[COMMAND_COUNT + 1] = {0};
    int place;
    for (int i = 0; i < COMMAND_COUNT; i++) names[i] = command_table[i].name;
    if (!parse_word(parsing, names, name, &place, "unknown command “{0}”", "the commands are {0}")) return false;
    out->command = (enum command_name)place;
    return true;
}

/* A language that we do not speak is a slip, and not to be passed over. */
static bool check_language(struct parsing *parsing, struct str near) {
    struct str named = terminal_language();
    if (!named.size) return true;
    const struct languages *languages = terminal_languages(parsing->arena, near);
    if (language_find(languages, named)) return true;
    return wrong(parsing, "PLANPRESS_LANGUAGE cannot be “{0}”; give {1}", named,
                 language_tags(parsing->arena, languages, "{0} or {1}"));
}
/* “help build” is “build --help”; help on anything else is what explain says of it. */
static bool parse_help(struct parsing *parsing, struct options *out, int count, char **arguments) {
    const struct catalogue *catalogue = terminal_catalogue(parsing->arena, STR("."));
    if (count == 1) return print_help(catalogue), false;
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (count == 2 && !strcmp(arguments[1], command_table[i].name))
            return print_command_help(parsing->arena, catalogue, (enum command_name)i), false;
    out->command = COMMAND_EXPLAIN;
    return parse_arguments(out, count, arguments, parsing);
}

/* Whether something has to stand behind the command. */
static bool must_be_named(enum command_name command) {
    return command == COMMAND_LEAK || command == COMMAND_RELEASE || command == COMMAND_NEW || command == COMMAND_ADD ||
           command == COMMAND_IMPORT || command == COMMAND_STEP;
}

/* Whether what stands behind it first is a path, and the folder one stands in where nothing does. */
static bool begins_with_path(enum command_name command) {
    return command != COMMAND_EXPLAIN && command != COMMAND_SCHEMA && command != COMMAND_ADD &&
           command != COMMAND_IMPORT && command != COMMAND_COMPLETIONS && command != COMMAND_LSP &&
           command != COMMAND_STEP;
}

static bool parse_all(struct parsing *parsing, struct options *out, int count, char **arguments) {
    if (!count || !strcmp(arguments[0], "--help") || !strcmp(arguments[0], "-h")) {
        if (!check_language(parsing, STR("."))) return false;
        print_help(terminal_catalogue(parsing->arena, STR(".")));
        if (!count) parsing->status = STATUS_USAGE;
        return false;
    }
    if (!strcmp(arguments[0], "--version") || !strcmp(arguments[0], "-V"))
        return puts("planpress " PROGRAM_VERSION), false;
    if (!strcmp(arguments[0], "help")) return parse_help(parsing, out, count, arguments);
    if (!parse_command(out, str_of(arguments[0]), parsing)) return false;
    if (!parse_arguments(out, count, arguments, parsing)) return false;
    bool names = must_be_named(out->command);
    if (!out->path_count && names && !out->like.size)
        return wrong(parsing, "something is missing behind “{0}”; see planpress --help",
                     str_of(command_table[out->command].name));
    if (out->command == COMMAND_NEW && !out->as_of.year) out->as_of = today();
    if (out->command == COMMAND_SERVE && !out->readers_named) out->readers = CLASS_INTERNAL;
    if (out->command == COMMAND_SERVE && out->path_count > 1)
        return wrong(parsing, "“{0}” is one too many; see planpress --help", out->paths[1]);
    if (out->command == COMMAND_COMPLETIONS) return parse_shell(out, parsing);
    if (out->command == COMMAND_LSP && out->path_count)
        return wrong(parsing, "“{0}” is one too many; see planpress --help", out->paths[0]);
    if (out->command == COMMAND_STEP) return parse_step(out, parsing);
    if (out->command == COMMAND_SCHEMA && out->path_count > 1)
        return wrong(parsing, "“{0}” is one too many; see planpress --help", out->paths[1]);
    if (!out->path_count && !names) out->paths[0] = STR("."), out->path_count = begins_with_path(out->command);
    return true;
}

bool options_parse(struct arena *arena, int count, char **arguments, struct options *out, int *status) {
    struct parsing parsing = {.arena = arena, .status = STATUS_DONE};
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    *out = (struct options){.command = COMMAND_COUNT,
                            .html = true,
                            .pdf = true,
                            .readers = CLASS_CONFIDENTIAL,
                            .program = program_identity(),
                            .jobs = processors > 0 && processors <= 256 ? (int)processors : 1};
    out->paths = NEW_ARRAY(arena, struct str, (size_t)count + 1);
    out->sets = NEW_ARRAY(arena, struct str, (size_t)count + 1);
    out->roots = NEW_ARRAY(arena, struct str, (size_t)count + 1);
    out->slices = NEW_ARRAY(arena, struct str, (size_t)count + 1);
    out->records = NEW_ARRAY(arena, struct str, (size_t)count + 1);
    out->maps = NEW_ARRAY(arena, struct str, (size_t)count + 1);
    out->assignments = NEW_ARRAY(arena, struct str, (size_t)count + 1);
    bool parsed = parse_all(&parsing, out, count, arguments);
    struct str near = out->path_count && begins_with_path(out->command) ? out->paths[0] : STR(".");
    parsed = parsed && check_language(&parsing, near);
    if (out->command == COMMAND_BASELINE) out->command = COMMAND_CHECK, out->makes_baseline = true;
    if (!message_empty(parsing.problem)) terminal_say(terminal_catalogue(arena, near), parsing.problem);
    *status = parsing.status;
    return parsed;
}
