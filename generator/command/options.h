/* The command line: one table gives the parser, `--help` and the manual their options. */
#ifndef COMMAND_OPTIONS_H
#define COMMAND_OPTIONS_H

#include "base/class.h"
#include "base/date.h"
#include "base/diagnostic.h"
#include "base/region.h"
#include "base/message.h"
#include "base/sha256.h"
#include "base/str.h"

struct arena;
struct project_part;

#define PROGRAM_VERSION "0.1.0"

enum { STATUS_DONE = 0, STATUS_CONTENT = 1, STATUS_USAGE = 2, STATUS_MACHINE = 3 };

enum command_name {
    COMMAND_BUILD,
    COMMAND_CHECK,
    COMMAND_EXPORT,
    COMMAND_LEAK,
    COMMAND_RELEASE,
    COMMAND_VERIFY_RELEASE,
    COMMAND_EXPLAIN,
    COMMAND_NEW,
    COMMAND_BASELINE,
    COMMAND_SCHEMA,
    COMMAND_ADD,
    COMMAND_IMPORT,
    COMMAND_FMT,
    COMMAND_LSP,
    COMMAND_COMPLETIONS,
    COMMAND_SERVE,
    COMMAND_GRAPH,
    COMMAND_STEP,
    COMMAND_COUNT
};
enum ci_service { CI_NONE, CI_GITHUB, CI_GITLAB };
/* What the manual is written in: for a terminal, a page, `man`. */
enum manual_form { MANUAL_TEXT, MANUAL_MARKDOWN, MANUAL_HTML, MANUAL_MAN };
enum shell { SHELL_BASH, SHELL_ZSH, SHELL_FISH };
enum graph_form { GRAPH_NINJA, GRAPH_MAKE, GRAPH_BAZEL, GRAPH_BZL, GRAPH_DOT };
enum step { STEP_NONE, STEP_ASKED, STEP_RECORD, STEP_SLICE, STEP_OUTPUT };
enum dump { DUMP_NONE, DUMP_VALUES, DUMP_RECORD, DUMP_DOCUMENT, DUMP_PAGES };

/* The codes, families or first letters of --select and --ignore: "P03b", "P03", "I". */
enum { CODES_NAMED_MOST = 64 };
struct codes_named {
    struct str items[CODES_NAMED_MOST];
    size_t count;
};

/* The forms in which messages are written. */
enum message_form { FORM_HUMAN, FORM_SHORT, FORM_JSON, FORM_GITHUB, FORM_GITLAB, FORM_SARIF, FORM_JUNIT };

/* Mends that are to be made though nobody can know that they are right: "I06:2" is the second reading of each value that
 * has several; "I07" alone those that leave something to be filled in. */
enum { MENDS_NAMED_MOST = CODES_NAMED_MOST };
struct mends_named {
    struct str codes[MENDS_NAMED_MOST];
    size_t readings[MENDS_NAMED_MOST]; /* from 1; 0: none was chosen */
    size_t count;
};

struct listener;
struct report;

/* An output that a release is about, and what of it. */
struct released {
    struct str stem; /* below the output folder */
    struct {
        bool there, asked;
    } html, pdf;
};

struct options {
    enum command_name command;
    struct str *paths; /* "." when none was given; of explain: what is asked for */
    size_t path_count;
    struct str *roots; /* --root */
    size_t root_count;
    bool fresh;       /* --no-cache: nothing that runs before have kept is used, and nothing is kept */
    struct sha256 program; /* which one this is (base/program.h) */
    bool explain;        /* --explain: why each output was made again, or was not */
    struct str *sets; /* --set: "KEY=VALUE" */
    size_t set_count;
    struct str deps;     /* --deps; empty: none */
    struct str *records; /* --records: folders of what other runs have kept */
    size_t record_count;
    struct str output; /* -o; empty: the project's build/ folder */
    bool html, pdf;
    bool csv;           /* of export: tables instead of JSON */
    struct str layout;  /* --layout; empty: all */
    enum class readers; /* --for: the layouts of at most this class */
    bool readers_named; /* --for was given */
    bool keep;          /* what is no longer made */
    bool verbose;
    bool show_confidential; /* values in messages */
    int jobs;               /* -j, at least 1 */
    struct date as_of;      /* year 0: not given */
    bool strict;
    enum dump dump;
    bool draft_07; /* of schema: --draft 7 */
    bool all;      /* of explain: the reference */
    enum manual_form manual_form;
    enum shell shell;    /* of completions */
    enum severity level; /* --level, -q: the least that is printed */
    bool quiet, statistics;
    enum message_form form;
    struct str messages_file, summary, baseline; /* files; empty: none */
    bool makes_baseline; /* planpress baseline: check, whose findings are written down */
    bool limits_warnings;
    size_t most_warnings;
    bool fix, diff;            /* --fix, --diff: which mends are made, or shown; of fmt what would be changed */
    bool only_check;           /* of fmt: --check */
    struct mends_named mends;  /* none named: all that are sure */
    bool *mended;              /* of --fix: where it is noted that files were changed, and the run starts anew */
    struct report *report;     /* what is said, until it is written down (report.h); NULL: it is not */
    struct codes_named select, ignore; /* none selected: all */
    struct str project;                /* --project; empty: that of the files */
    struct str account;                /* --for-account; empty: by the files' paths */
    /* Of new: */
    struct str company, language, currency; /* of a project; may be empty */
    enum ci_service ci;
    bool no_git;
    struct str *assignments; /* --set: FIELD=VALUE */
    size_t assignment_count;
    bool full, minimal, markdown;
    struct str like; /* --like; empty: none */
    /* Of import: */
    struct str kind;  /* --kind */
    struct str *maps; /* --map: COLUMN=FIELD */
    size_t map_count;
    bool write;
    enum date_order dates; /* --dates; ORDER_OPEN: not given */
    char decimal_mark;     /* --decimal; 0: not given */
    /* Of shards, graphs and steps: */
    size_t shard, shards; /* --shard 3/8: 2 of 8; 0 of 0: all outputs */
    enum graph_form graph_form;
    enum step step;         /* of a build that makes one output: STEP_OUTPUT */
    struct str *slices;     /* --slice */
    size_t slice_count;
    struct str asked;       /* --asked; empty: none */
    struct str place;       /* --place: the folder in which outputs will lie; empty: they are written there */
    const struct project_part *part; /* of a step: what is read; NULL: all */
    /* Of release: */
    const struct released *released; /* sorted by stem; NULL: this is no release */
    size_t released_count;
    bool refused; /* something that was named is not among them, which was said */
    /* Of serve, and of build --watch: */
    const struct listener *listener; /* who hears of a build while it is done (listener.h); NULL: nobody */
    bool watch;                      /* build again whenever something changes */
    bool polls;                      /* --poll: files are looked at again and again */
    unsigned port;                   /* 0: one that is free */
    bool port_named, opens_browser, no_reload;
    struct str editor; /* --editor; empty: that of the environment */
};

/* The table, for the manual and for completions. What is said is in English, for a catalogue. */
struct command_help {
    const char *name, *arguments, *purpose, *more;
    const char *const *words; /* that it takes in place of files; NULL: none */
};
struct command_help command_help(enum command_name command);

struct option_help {
    const char *letter, *word, *argument; /* "-o", "--output", "DIR"; letter and argument may be NULL. "[=CODES]": may be left out */
    struct message help;
    const char *const *words; /* that the argument is one of; NULL: anything */
};
/* The option of a command at or behind a place, which is moved behind it; false: there is none. */
bool option_help(struct arena *arena, enum command_name command, size_t *at, struct option_help *out);

/* Parses the arguments behind the program's name. False when there is nothing more to do: *status is the exit status
 * then, and what was asked for (help, version) or is wrong has been printed. */
bool options_parse(struct arena *arena, int count, char **arguments, struct options *out, int *status);

#endif
