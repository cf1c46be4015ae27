/* What the files share that read the command line: the table of commands and options (option_table.c), and the reading
 * of it (options.c). Included by options*.c and option_table.c alone. */
#ifndef COMMAND_OPTIONS_INTERNAL_H
#define COMMAND_OPTIONS_INTERNAL_H

#include "command/options.h"

enum option_name {
    OPTION_OUTPUT,
    OPTION_FORMAT,
    OPTION_EXPORT_FORMAT,
    OPTION_EXPORT_OUTPUT,
    OPTION_LAYOUT,
    OPTION_FOR,
    OPTION_KEEP,
    OPTION_VERBOSE,
    OPTION_JOBS,
    OPTION_NO_CACHE,
    OPTION_RECORDS,
    OPTION_DEPS,
    OPTION_EXPLAIN,
    OPTION_AS_OF,
    OPTION_ROOT,
    OPTION_STRICT,
    OPTION_DUMP,
    OPTION_QUIET,
    OPTION_LEVEL,
    OPTION_SELECT,
    OPTION_IGNORE,
    OPTION_STATISTICS,
    OPTION_SHOW,
    OPTION_PROJECT,
    OPTION_ACCOUNT,
    OPTION_COMPANY,
    OPTION_LANGUAGE,
    OPTION_CURRENCY,
    OPTION_CI,
    OPTION_NO_GIT,
    OPTION_SET_FIELD,
    OPTION_FULL,
    OPTION_MINIMAL,
    OPTION_MARKDOWN,
    OPTION_LIKE,
    OPTION_MESSAGES,
    OPTION_MESSAGES_FILE,
    OPTION_SUMMARY,
    OPTION_BASELINE,
    OPTION_BASELINE_OUTPUT,
    OPTION_MAX_WARNINGS,
    OPTION_FIX,
    OPTION_DIFF,
    OPTION_FMT_DIFF,
    OPTION_FMT_CHECK,
    OPTION_DRAFT,
    OPTION_ALL,
    OPTION_SET,
    OPTION_MANUAL_FORMAT,
    OPTION_KIND,
    OPTION_MAP,
    OPTION_WRITE,
    OPTION_DATES,
    OPTION_DECIMAL,
    OPTION_WATCH,
    OPTION_POLL,
    OPTION_PORT,
    OPTION_OPEN,
    OPTION_NO_RELOAD,
    OPTION_EDITOR,
    OPTION_STDIO,
    OPTION_SHARD,
    OPTION_GRAPH_FORMAT,
    OPTION_STEP_OUTPUT,
    OPTION_SLICE,
    OPTION_ASKED,
    OPTION_PLACE,
    OPTION_HELP
};

struct option {
    enum option_name name;
    int commands; /* FOR_… */
    const char *letter, *word, *argument, *help; /* an argument “[=X]” may be left out, and is glued on */
    /* Where it takes one of some words: {0} in `help` is the list of them, made by this pattern. */
    const char *const *words, *list;
};
extern const struct option option_table[];
extern const size_t option_table_size;

struct command_row {
    const char *name, *arguments, *purpose, *more, *paths;
    const char *const *words; /* one of which it takes */
};
extern const struct command_row command_table[COMMAND_COUNT];

/* Parsing: what it needs, and what is wrong, which is said in the language of the project that is near. */
struct parsing {
    struct arena *arena;
    int status;
    struct message problem; /* of STATUS_USAGE */
};

/* Says what is wrong with the command line; false. */
#define wrong(parsing, ...) wrong_message(parsing, message_new((parsing)->arena, __VA_ARGS__))
bool wrong_message(struct parsing *parsing, struct message problem);

/* The place of one of some words, else it is wrong: `problem` is a pattern for the word, `known` one for all of them.
 */
bool parse_word(struct parsing *parsing, const char *const *words, struct str text, int *place,
                       const char *problem, const char *known);

/* Takes an option with its value. False: there is nothing more to do. */
bool option_apply(struct options *out, enum option_name name, struct str value, struct parsing *parsing);
/* The shell that completions are for, named in place of a path. */
bool parse_shell(struct options *out, struct parsing *parsing);
/* Which step is meant, named in place of the first path. */
bool parse_step(struct options *out, struct parsing *parsing);
/* By the clock where the command is called: the only day that it says, and only when it is asked for. */
struct date today(void);

/* options_help.c: what --help says. */
void print_help(const struct catalogue *catalogue);
void print_command_help(struct arena *arena, const struct catalogue *catalogue, enum command_name command);
bool may_be_left_out(const struct option *option); /* its argument */

#endif
