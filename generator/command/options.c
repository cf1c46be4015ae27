/* Parsing of the command line from a table of options. */
#include "command/options.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/suggest.h"
#include "base/word_list.h"

#define VERSION "0.1.0"

enum option_name {
    OPTION_OUTPUT,
    OPTION_FORMAT,
    OPTION_EXPORT_FORMAT,
    OPTION_EXPORT_OUTPUT,
    OPTION_LAYOUT,
    OPTION_JOBS,
    OPTION_AS_OF,
    OPTION_ROOT,
    OPTION_STRICT,
    OPTION_DUMP,
    OPTION_QUIET,
    OPTION_LEVEL,
    OPTION_SELECT,
    OPTION_IGNORE,
    OPTION_STATISTICS,
    OPTION_HELP
};

enum {
    FOR_BUILD = 1 << COMMAND_BUILD,
    FOR_CHECK = 1 << COMMAND_CHECK,
    FOR_EXPORT = 1 << COMMAND_EXPORT,
    FOR_EXPLAIN = 1 << COMMAND_EXPLAIN,
    FOR_PROJECT = FOR_BUILD | FOR_CHECK | FOR_EXPORT,
    FOR_ALL = FOR_PROJECT | FOR_EXPLAIN
};

static const char *const formats[] = {"html", "pdf", NULL};
static const char *const export_formats[] = {"json", "csv", NULL};
static const char *const dumps[] = {[DUMP_VALUES - 1] = "values",
                                    [DUMP_RECORD - 1] = "record",
                                    [DUMP_DOCUMENT - 1] = "document",
                                    [DUMP_PAGES - 1] = "pages",
                                    NULL};

static const char *const levels[] = {
    [SEVERITY_INFO] = "info", [SEVERITY_WARNING] = "warning", [SEVERITY_ERROR] = "error", NULL};

static const struct option {
    enum option_name name;
    int commands; /* FOR_… */
    const char *letter, *word, *argument, *help;
    /* Where it takes one of some words: the list of them stands behind `help`, then `behind`. */
    const char *const *words;
    const char *last, *behind;
} options[] = {
    {OPTION_OUTPUT, FOR_BUILD, "-o", "--output", "DIR",
     .help = "write into this folder (else: build/ in the project's folder); of several projects, into a folder each "
             "below it"},
    {OPTION_FORMAT, FOR_BUILD, NULL, "--format", "LIST", "", formats, ", ",
     " or both, with a comma between (else: both)"},
    {OPTION_EXPORT_FORMAT, FOR_EXPORT, NULL, "--format", "NAME", "", export_formats, " or ", " (else: json)"},
    {OPTION_EXPORT_OUTPUT, FOR_EXPORT, "-o", "--output", "DIR",
     .help = "write the CSV tables into this folder (else: build/ in the project's folder)"},
    {OPTION_LAYOUT, FOR_BUILD, NULL, "--layout", "NAME", .help = "only this layout of each kind"},
    {OPTION_JOBS, FOR_BUILD, "-j", "--jobs", "N",
     .help = "work on N documents at a time (else: one for each processor)"},
    {OPTION_AS_OF, FOR_PROJECT, NULL, "--as-of", "DATE",
     .help = "read the plans as of this day, such as 2027-01-31, or today"},
    {OPTION_ROOT, FOR_ALL, NULL, "--root", "DIR",
     .help = "links in the project may lead into this folder too; may be given several times"},
    {OPTION_STRICT, FOR_PROJECT, NULL, "--strict", NULL, .help = "warnings too make the exit status 1"},
    {OPTION_DUMP, FOR_BUILD, NULL, "--dump", "FORM", "print ", dumps, " or ", " as text and write nothing"},
    {OPTION_LEVEL, FOR_PROJECT, NULL, "--level", "LEVEL", "print messages of this level and above: ", levels, " or ",
     " (else: info)"},
    {OPTION_SELECT, FOR_PROJECT, NULL, "--select", "CODES",
     .help = "only findings, warnings and infos of these codes or families, with commas between: P03b,P04,I"},
    {OPTION_IGNORE, FOR_PROJECT, NULL, "--ignore", "CODES",
     .help = "none of these; what could not be read is said all the same"},
    {OPTION_STATISTICS, FOR_PROJECT, NULL, "--statistics", NULL, .help = "count the messages of each code instead"},
    {OPTION_QUIET, FOR_PROJECT, "-q", "--quiet", NULL, .help = "print errors alone, and no last line"},
    {OPTION_HELP, FOR_ALL, "-h", "--help", NULL, .help = "this text"},
};

#define PATH_HELP                                                                                                   \
    "PATH is a file or a folder of a project; the project's planpress.yaml is found from it upwards. Without one, " \
    "the\n"                                                                                                         \
    "folder is a project of its own. Several projects are worked on one after the other."

static const struct {
    const char *name, *arguments, *purpose, *more;
} commands[] = {
    [COMMAND_BUILD] = {"build", "[PATH...] [OPTION...]",
                       "Writes an HTML page and a PDF of every document in PATH (else: the folder you stand in).",
                       PATH_HELP},
    [COMMAND_CHECK] = {"check", "[PATH...] [OPTION...]",
                       "Says what is wrong or weak in the documents in PATH and writes nothing.", PATH_HELP},
    [COMMAND_EXPORT] =
        {"export", "[PATH...] [OPTION...]",
         "Prints the documents in PATH, computed values included, as JSON, or writes them as CSV tables.",
         "All of a document is exported, whoever may see it: what is internal or confidential stays so.\n" PATH_HELP},
    [COMMAND_EXPLAIN] =
        {"explain", "NAME...",
         "Explains a rule (P03b), its family (P03), a message (I04), a function of formulas (cagr), a kind or a field.",
         "A field is named as in formulas: opportunities.owner, account-plan.opportunities.owner."},
};

static const char status_help[] = "Exit status: 0 done, 1 errors in content or templates (with --strict warnings too), "
                                  "2 wrong usage or nothing to do,\n"
                                  "3 the machine cannot read, write or allocate.\n";

static void print_help(void) {
    puts("planpress compiles account plans, annual reviews and coaching plans from YAML and Markdown into HTML and "
         "PDF.\n");
    for (int i = 0; i < COMMAND_COUNT; i++)
        printf("  planpress %-7s %s\n      %s\n", commands[i].name, commands[i].arguments, commands[i].purpose);
    puts("  planpress COMMAND --help\n  planpress --version\n");
    fputs(status_help, stdout);
}

/* The words of an option, as its help and its messages list them. */
static struct str words_of(struct arena *arena, const char *const *words, const char *last) {
    struct word_list list = word_list_of(arena, words);
    return word_list_all(arena, &list, last);
}

static void print_option_help(const struct option *option) {
    struct arena *scratch = arena_create();
    struct str words = option->words ? words_of(scratch, option->words, option->last) : (struct str){0};
    int width = printf("  %s%s%s%s%s", option->letter ? option->letter : "", option->letter ? ", " : "", option->word,
                       option->argument ? " " : "", option->argument ? option->argument : "");
    printf("%*s%s%.*s%s\n", width < 24 ? 24 - width : 1, "", option->help, STR_ARG(words),
           option->behind ? option->behind : "");
    arena_destroy(scratch);
}

static void print_command_help(enum command_name command) {
    printf("planpress %s %s\n\n%s\n%s\n\n", commands[command].name, commands[command].arguments,
           commands[command].purpose, commands[command].more);
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (options[i].commands & 1 << command) print_option_help(&options[i]);
    printf("\n%s", status_help);
}

static bool wrong(int *status, const char *what, struct str which, const char *then) {
    fprintf(stderr, "planpress: %s “%.*s”; %s\n", what, STR_ARG(which), then);
    *status = STATUS_USAGE;
    return false;
}

/* The place of one of some words; it is wrong otherwise, and `then` goes before the list of them. */
static bool parse_word(const char *const *words, struct str text, int *place, int *status, const char *what,
                       const char *then, const char *last) {
    for (*place = 0; words[*place]; ++*place)
        if (str_equal_c(text, words[*place])) return true;
    struct arena *scratch = arena_create();
    struct suggestion nearest = suggest_start(text);
    for (int i = 0; words[i]; i++) suggest_offer(&nearest, str_of(words[i]));
    struct str list = str_format(scratch, "%s %.*s", then, STR_ARG(words_of(scratch, words, last)));
    if (nearest.found.size) list = str_format(scratch, "did you mean “%.*s”?", STR_ARG(nearest.found));
    wrong(status, what, text, str_terminated(scratch, list));
    arena_destroy(scratch);
    return false;
}

static bool parse_formats(struct options *out, struct str list, int *status) {
    bool *wanted[] = {&out->html, &out->pdf}; /* as in `formats` */
    struct str part;
    int place;
    out->html = out->pdf = false;
    while (str_cut(&list, ',', &part)) {
        if (!parse_word(formats, part, &place, status, "unknown format", "the formats are", " and ")) return false;
        *wanted[place] = true;
    }
    return true;
}

static bool parse_export_format(struct options *out, struct str name, int *status) {
    int place;
    if (!parse_word(export_formats, name, &place, status, "unknown format", "the formats are", " and ")) return false;
    out->csv = place == 1;
    return true;
}

static bool parse_jobs(struct options *out, struct str text, int *status) {
    int jobs = 0;
    for (size_t i = 0; i < text.size && jobs < 1000; i++)
        jobs = text.data[i] >= '0' && text.data[i] <= '9' ? jobs * 10 + text.data[i] - '0' : 10000;
    if (jobs < 1 || jobs > 256) return wrong(status, "-j cannot be", text, "give a number from 1 to 256");
    out->jobs = jobs;
    return true;
}

static bool parse_dump(struct options *out, struct str text, int *status) {
    int place;
    if (!parse_word(dumps, text, &place, status, "--dump cannot be", "give", " or ")) return false;
    out->dump = (enum dump)(DUMP_VALUES + place);
    return true;
}

static bool parse_level(struct options *out, struct str text, int *status) {
    int place;
    if (!parse_word(levels, text, &place, status, "--level cannot be", "give", " or ")) return false;
    out->level = (enum severity)place;
    return true;
}

/* A letter, a family of two digits, a code: "I", "P03", "P03b". */
static bool is_code(struct str text) {
    bool letter = text.size && text.size <= 4 && isalpha((unsigned char)text.data[0]);
    for (size_t i = 1; i < text.size && letter; i++)
        letter = i < 3 ? isdigit((unsigned char)text.data[i]) : islower((unsigned char)text.data[i]);
    return letter && text.size != 2;
}

static bool parse_codes(struct codes_named *out, struct str list, int *status) {
    struct str code;
    while (str_cut(&list, ',', &code)) {
        code = str_trim(code);
        if (!is_code(code))
            return wrong(status, "there cannot be a code", code, "give codes, families or letters: P03b,P04,I");
        if (out->count == CODES_NAMED_MOST) return wrong(status, "too many codes from", code, "give fewer");
        out->items[out->count++] = code;
    }
    return true;
}

/* By the clock where the command is called: the only day that it says, and only when it is asked for. */
static struct date today(void) {
    time_t now = time(NULL);
    struct tm local;
    localtime_r(&now, &local);
    return date_of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

static bool apply(struct options *out, enum option_name name, struct str value, int *status) {
    switch (name) {
    case OPTION_OUTPUT:
    case OPTION_EXPORT_OUTPUT: out->output = value; return true;
    case OPTION_EXPORT_FORMAT: return parse_export_format(out, value, status);
    case OPTION_FORMAT: return parse_formats(out, value, status);
    case OPTION_LAYOUT: out->layout = value; return true;
    case OPTION_JOBS: return parse_jobs(out, value, status);
    case OPTION_AS_OF:
        if (str_equal_c(value, "today")) return out->as_of = today(), true;
        if (date_parse_iso(value, &out->as_of) && out->as_of.precision == DATE_DAY) return true;
        return wrong(status, "--as-of cannot be", value, "give a day such as 2027-01-31, or today");
    case OPTION_ROOT: out->roots[out->root_count++] = value; return true;
    case OPTION_STRICT: out->strict = true; return true;
    case OPTION_DUMP: return parse_dump(out, value, status);
    case OPTION_QUIET: out->quiet = true, out->level = SEVERITY_ERROR; return true;
    case OPTION_LEVEL: return parse_level(out, value, status);
    case OPTION_SELECT: return parse_codes(&out->select, value, status);
    case OPTION_IGNORE: return parse_codes(&out->ignore, value, status);
    case OPTION_STATISTICS: out->statistics = true; return true;
    case OPTION_HELP:
        print_command_help(out->command);
        *status = STATUS_DONE;
        return false;
    }
    return false;
}

/* The option that an argument names, as "-o DIR", "-oDIR", "--output DIR" or "--output=DIR"; *value is what is glued to
 * it. */
static const struct option *find_option(enum command_name command, struct str argument, struct str *value,
                                        bool *glued) {
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        const struct option *option = &options[i];
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

static bool unknown_option(enum command_name command, struct str argument, int *status) {
    struct str name = argument;
    str_cut(&argument, '=', &name);
    struct suggestion nearest = suggest_start(name);
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (options[i].commands & 1 << command) suggest_offer(&nearest, str_of(options[i].word));
    if (!nearest.found.size) return wrong(status, "unknown option", name, "see planpress --help");
    fprintf(stderr, "planpress: unknown option “%.*s”; did you mean “%.*s”?\n", STR_ARG(name), STR_ARG(nearest.found));
    *status = STATUS_USAGE;
    return false;
}

/* Reads one argument and, when its option wants one, the next. */
static bool parse_argument(struct options *out, int count, char **arguments, int *at, int *status) {
    struct str argument = str_of(arguments[*at]), value = {0};
    bool glued;
    if (argument.size < 2 || argument.data[0] != '-') {
        out->paths[out->path_count++] = argument;
        return true;
    }
    const struct option *option = find_option(out->command, argument, &value, &glued);
    if (!option) return unknown_option(out->command, argument, status);
    if (option->argument && !glued) {
        if (*at + 1 >= count) return wrong(status, "something is missing behind", argument, "see planpress --help");
        value = str_of(arguments[++*at]);
    }
    if (option->argument && !value.size)
        return wrong(status, "something is missing behind", argument, "see planpress --help");
    if (!option->argument && glued) return wrong(status, "no value goes with", argument, "see planpress --help");
    return apply(out, option->name, value, status);
}

/* Every argument behind "--" is a path, also one that starts with "-". */
static bool parse_arguments(struct options *out, int count, char **arguments, int *status) {
    bool paths = false;
    for (int at = 1; at < count; at++) {
        if (paths) out->paths[out->path_count++] = str_of(arguments[at]);
        else if (!strcmp(arguments[at], "--")) paths = true;
        else if (!parse_argument(out, count, arguments, &at, status)) return false;
    }
    return true;
}

static bool parse_command(struct options *out, struct str name, int *status) {
    const char *names[COMMAND_COUNT + 1] = {0};
    int place;
    for (int i = 0; i < COMMAND_COUNT; i++) names[i] = commands[i].name;
    if (!parse_word(names, name, &place, status, "unknown command", "the commands are", " and ")) return false;
    out->command = (enum command_name)place;
    return true;
}

bool options_parse(struct arena *arena, int count, char **arguments, struct options *out, int *status) {
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    *out = (struct options){.command = COMMAND_COUNT,
                            .html = true,
                            .pdf = true,
                            .jobs = processors > 0 && processors <= 256 ? (int)processors : 1};
    out->paths = NEW_ARRAY(arena, struct str, (size_t)count + 1);
    out->roots = NEW_ARRAY(arena, struct str, (size_t)count + 1);
    *status = STATUS_DONE;
    if (!count || !strcmp(arguments[0], "--help") || !strcmp(arguments[0], "-h")) {
        print_help();
        if (!count) *status = STATUS_USAGE;
        return false;
    }
    if (!strcmp(arguments[0], "--version")) return puts("planpress " VERSION), false;
    if (!parse_command(out, str_of(arguments[0]), status)) return false;
    if (!parse_arguments(out, count, arguments, status)) return false;
    if (!out->path_count && out->command == COMMAND_EXPLAIN)
        return wrong(status, "something is missing behind", STR("explain"), "see planpress explain --help");
    if (!out->path_count) out->paths[out->path_count++] = STR(".");
    return true;
}
