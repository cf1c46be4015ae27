/* The command line: one table gives the parser, `--help` and the manual their options. */
#ifndef COMMAND_OPTIONS_H
#define COMMAND_OPTIONS_H

#include "base/date.h"
#include "base/str.h"

struct arena;

enum { STATUS_DONE = 0, STATUS_CONTENT = 1, STATUS_USAGE = 2, STATUS_MACHINE = 3 };

enum command_name { COMMAND_BUILD, COMMAND_CHECK, COMMAND_EXPORT, COMMAND_EXPLAIN, COMMAND_COUNT };
enum dump { DUMP_NONE, DUMP_VALUES, DUMP_RECORD, DUMP_DOCUMENT, DUMP_PAGES };

struct options {
    enum command_name command;
    struct str *paths; /* "." when none was given; of explain: what is asked for */
    size_t path_count;
    struct str *roots; /* --root */
    size_t root_count;
    struct str output; /* -o; empty: the project's build/ folder */
    bool html, pdf;
    bool csv;          /* of export: tables instead of JSON */
    struct str layout; /* --layout; empty: all */
    int jobs;          /* -j, at least 1 */
    struct date as_of; /* year 0: not given */
    bool strict;
    enum dump dump;
};

/* Parses the arguments behind the program's name. False when there is nothing more to do: *status is the exit status
 * then, and what was asked for (help, version) or is wrong has been printed. */
bool options_parse(struct arena *arena, int count, char **arguments, struct options *out, int *status);

#endif
