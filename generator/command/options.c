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
    OPTION_DRAFT,
    OPTION_ALL,
    OPTION_SET,
    OPTION_MANUAL_FORMAT,
    OPTION_HELP
};

enum {
    FOR_BUILD = 1 << COMMAND_BUILD,
    FOR_CHECK = 1 << COMMAND_CHECK,
    FOR_EXPORT = 1 << COMMAND_EXPORT,
    FOR_LEAK = 1 << COMMAND_LEAK,
    FOR_RELEASE = 1 << COMMAND_RELEASE,
    FOR_VERIFY = 1 << COMMAND_VERIFY_RELEASE,
    FOR_EXPLAIN = 1 << COMMAND_EXPLAIN,
    FOR_NEW = 1 << COMMAND_NEW,
    FOR_BASELINE = 1 << COMMAND_BASELINE,
    FOR_SCHEMA = 1 << COMMAND_SCHEMA,
    FOR_PROJECT = FOR_BUILD | FOR_CHECK | FOR_EXPORT,
    FOR_ALL = FOR_PROJECT | FOR_LEAK | FOR_RELEASE | FOR_VERIFY | FOR_EXPLAIN | FOR_NEW | FOR_BASELINE | FOR_SCHEMA
};

static const char *const formats[] = {"html", "pdf", NULL};
static const char *const export_formats[] = {"json", "csv", NULL};
static const char *const services[] = {[CI_GITHUB - 1] = "github", [CI_GITLAB - 1] = "gitlab", NULL};
static const char *const drafts[] = {"2020-12", "7", NULL};
static const char *const manual_forms[] = {
    [MANUAL_TEXT] = "text", [MANUAL_MARKDOWN] = "md", [MANUAL_HTML] = "html", [MANUAL_MAN] = "man", NULL};
static const char *const dumps[] = {[DUMP_VALUES - 1] = "values",
                                    [DUMP_RECORD - 1] = "record",
                                    [DUMP_DOCUMENT - 1] = "document",
                                    [DUMP_PAGES - 1] = "pages",
                                    NULL};

static const char *const levels[] = {
    [SEVERITY_INFO] = "info", [SEVERITY_WARNING] = "warning", [SEVERITY_ERROR] = "error", NULL};

static const char *const forms[] = {
    [FORM_HUMAN] = "human",   [FORM_SHORT] = "short", [FORM_JSON] = "json",   [FORM_GITHUB] = "github",
    [FORM_GITLAB] = "gitlab", [FORM_SARIF] = "sarif", [FORM_JUNIT] = "junit", NULL};

static const char *const readers[] = {
    [CLASS_CUSTOMER] = "customer", [CLASS_INTERNAL] = "internal", [CLASS_CONFIDENTIAL] = "confidential", NULL};

static const struct option {
    enum option_name name;
    int commands; /* FOR_… */
    const char *letter, *word, *argument, *help; /* an argument “[=X]” may be left out, and is glued on */
    /* Where it takes one of some words: {0} in `help` is the list of them, made by this pattern. */
    const char *const *words, *list;
} options[] = {
    {OPTION_OUTPUT, FOR_BUILD, "-o", "--output", "DIR",
     .help = "write into this folder (else: build/ in the project's folder); of several projects, into a folder each "
             "below it"},
    {OPTION_FORMAT, FOR_BUILD, NULL, "--format", "LIST", "{0} or both, with a comma between (else: both)", formats,
     "{0}, {1}"},
    {OPTION_EXPORT_FORMAT, FOR_EXPORT, NULL, "--format", "NAME", "{0} (else: json)", export_formats, "{0} or {1}"},
    {OPTION_EXPORT_OUTPUT, FOR_EXPORT, "-o", "--output", "DIR",
     .help = "write the CSV tables into this folder (else: build/CLASS/tables/ in the project's folder)"},
    {OPTION_LAYOUT, FOR_BUILD, NULL, "--layout", "NAME", .help = "only this layout of each kind"},
    {OPTION_FOR, FOR_BUILD, NULL, "--for", "CLASS", "only layouts of at most this class: {0} (else: all)", readers,
     "{0} or {1}"},
    {OPTION_FOR, FOR_EXPORT, NULL, "--for", "CLASS", "what this class may see: {0} (else: all)", readers, "{0} or {1}"},
    {OPTION_KEEP, FOR_BUILD, NULL, "--keep", NULL, .help = "leave outputs that are no longer made"},
    {OPTION_PROJECT, FOR_LEAK, NULL, "--project", "PATH",
     .help = "with the terms of this project (else: of the one that the files lie in)"},
    {OPTION_ACCOUNT, FOR_LEAK, NULL, "--for-account", "ID",
     .help = "the account that gets the files (else: as their folder customer/ACCOUNT/ says)"},
    {OPTION_COMPANY, FOR_NEW, NULL, "--company", "NAME", .help = "of a project: your company"},
    {OPTION_LANGUAGE, FOR_NEW, NULL, "--language", "TAG",
     .help = "of a project: the language of its files and documents, such as de, en, de-CH (else: that of the terminal)"},
    {OPTION_CURRENCY, FOR_NEW, NULL, "--currency", "CODE", .help = "of a project: its currency (else: EUR)"},
    {OPTION_CI, FOR_NEW, NULL, "--ci", "SERVICE", "of a project: files for {0}, which checks and builds every change",
     services, "{0} or {1}"},
    {OPTION_NO_GIT, FOR_NEW, NULL, "--no-git", NULL, .help = "of a project: no repository and no files for git"},
    {OPTION_SET_FIELD, FOR_NEW, NULL, "--set", "FIELD=VALUE",
     .help = "of a document: what a field says, such as owner=lueck, customer.name=…; may be given several times"},
    {OPTION_MINIMAL, FOR_NEW, NULL, "--minimal", NULL, .help = "of a document: only what has to be said"},
    {OPTION_FULL, FOR_NEW, NULL, "--full", NULL, .help = "of a document: every field of groups and rows, too"},
    {OPTION_MARKDOWN, FOR_NEW, NULL, "--markdown", NULL,
     .help = "of a document: Markdown below its front matter, as for a FILE that ends in .md"},
    {OPTION_LIKE, FOR_NEW, NULL, "--like", "OLD",
     .help = "of a document: for the period after that of OLD, with what goes on from there"},
    {OPTION_JOBS, FOR_BUILD, "-j", "--jobs", "N",
     .help = "work on N documents at a time (else: one for each processor)"},
    {OPTION_NO_CACHE, FOR_PROJECT | FOR_BASELINE, NULL, "--no-cache", NULL,
     .help = "read and make everything anew, and keep nothing for the next run"},
    {OPTION_RECORDS, FOR_BUILD | FOR_CHECK, NULL, "--records", "DIR",
     .help = "use what another run has kept in this folder; may be given several times"},
    {OPTION_AS_OF, FOR_PROJECT | FOR_LEAK | FOR_RELEASE | FOR_VERIFY | FOR_NEW | FOR_BASELINE, NULL, "--as-of", "DATE",
     .help = "read the plans as of this day, such as 2027-01-31, or today"},
    {OPTION_SET, FOR_PROJECT | FOR_BASELINE | FOR_RELEASE | FOR_VERIFY, NULL, "--set", "KEY=VALUE",
     .help = "in this run planpress.yaml says this: currency=CHF, thresholds.as_of_stale_days=90; may be given several "
             "times"},
    {OPTION_ROOT, FOR_ALL, NULL, "--root", "DIR",
     .help = "links in the project may lead into this folder too; may be given several times"},
    {OPTION_STRICT, FOR_PROJECT, NULL, "--strict", NULL, .help = "warnings too make the exit status 1"},
    {OPTION_DUMP, FOR_BUILD, NULL, "--dump", "FORM", "print {0} as text and write nothing", dumps, "{0} or {1}"},
    {OPTION_ALL, FOR_EXPLAIN, NULL, "--all", NULL,
     .help = "the whole reference, or that of the topics that are named: kinds, functions …"},
    {OPTION_MANUAL_FORMAT, FOR_EXPLAIN, NULL, "--format", "NAME", "{0} (else: text)", manual_forms, "{0} or {1}"},
    {OPTION_DRAFT, FOR_SCHEMA, NULL, "--draft", "NAME", "{0}, which editors read (else: 2020-12)", drafts,
     "{0} or {1}"},
    {OPTION_LEVEL, FOR_PROJECT, NULL, "--level", "LEVEL", "print messages of this level and above: {0} (else: info)",
     levels, "{0} or {1}"},
    {OPTION_SELECT, FOR_PROJECT | FOR_BASELINE, NULL, "--select", "CODES",
     .help = "only findings, warnings and infos of these codes or families, with commas between: P03b,P04,I"},
    {OPTION_IGNORE, FOR_PROJECT | FOR_BASELINE, NULL, "--ignore", "CODES",
     .help = "none of these; what could not be read is said all the same"},
    {OPTION_MESSAGES, FOR_PROJECT | FOR_RELEASE | FOR_VERIFY, NULL, "--messages", "FORM",
     "how messages are written: {0} (else: human)", forms, "{0} or {1}"},
    {OPTION_MESSAGES_FILE, FOR_PROJECT | FOR_RELEASE | FOR_VERIFY, NULL, "--messages-file", "FILE",
     .help = "write the messages in that form into this file, and for people on the terminal"},
    {OPTION_SUMMARY, FOR_PROJECT | FOR_RELEASE | FOR_VERIFY, NULL, "--summary", "FILE",
     .help = "write a table of the messages by account, and all of them, into this Markdown file"},
    {OPTION_BASELINE, FOR_PROJECT, NULL, "--baseline", "FILE",
     .help = "without the findings that this file has: planpress baseline writes it"},
    {OPTION_BASELINE_OUTPUT, FOR_BASELINE, "-o", "--output", "FILE",
     .help = "write the list into this file (else: planpress-baseline.tsv in the folder you stand in)"},
    {OPTION_MAX_WARNINGS, FOR_PROJECT, NULL, "--max-warnings", "N",
     .help = "more than N warnings too make the exit status 1"},
    {OPTION_FIX, FOR_CHECK, NULL, "--fix", "[=CODES]",
     .help = "show and make the mends that are sure; with =CODES those of these codes, also what is left to be filled in; "
             "=I06:2 chooses the second reading of each value that has several"},
    {OPTION_DIFF, FOR_CHECK, NULL, "--diff", NULL, .help = "show what --fix would change, and change nothing"},
    {OPTION_STATISTICS, FOR_PROJECT, NULL, "--statistics", NULL, .help = "count the messages of each code instead"},
    {OPTION_SHOW, FOR_PROJECT, NULL, "--show-confidential", NULL,
     .help = "say confidential values in messages and exports, and quote their lines (else: “(confidential)”)"},
    {OPTION_VERBOSE, FOR_BUILD, "-v", "--verbose", NULL, .help = "list what was written, left as it was and removed"},
    {OPTION_QUIET, FOR_PROJECT | FOR_RELEASE | FOR_VERIFY, "-q", "--quiet", NULL,
     .help = "print errors alone, and no last line"},
    {OPTION_HELP, FOR_ALL, "-h", "--help", NULL, .help = "this text"},
};

static const char path_help[] =
    "PATH is a file or a folder of a project; the project's planpress.yaml is found from it upwards. Without one, the\n"
    "folder is a project of its own. Several projects are worked on one after the other.";

static const struct {
    const char *name, *arguments, *purpose, *more, *paths;
} commands[] = {
    [COMMAND_BUILD] = {"build", "[PATH...] [OPTION...]",
                       "Writes an HTML page and a PDF of every document in PATH (else: the folder you stand in).", NULL,
                       path_help},
    [COMMAND_CHECK] = {"check", "[PATH...] [OPTION...]",
                       "Says what is wrong or weak in the documents in PATH and writes nothing.", NULL, path_help},
    [COMMAND_EXPORT] =
        {"export", "[PATH...] [OPTION...]",
         "Prints the documents in PATH, computed values included, as JSON, or writes them as CSV tables.",
         "All documents are exported; what is confidential reads “(confidential)” unless --show-confidential or --for "
         "confidential is given.",
         path_help},
    [COMMAND_LEAK] = {"leak", "FILE... [OPTION...]",
                      "Says what in a FILE, HTML or PDF from anywhere, may not reach the customer who gets it.",
                      "Looked for is what build looks for in its own outputs: never_to_customer, competitors, other "
                      "customers, what is internal.",
                      NULL},
    [COMMAND_RELEASE] =
        {"release", "FILE... [OPTION...]",
         "Notes for each customer edition FILE, or all in a folder, what was checked before it is handed over.",
         "The note lies in internal/releases/ of the output folder; a file that is not what would be written now is "
         "refused.",
         NULL},
    [COMMAND_VERIFY_RELEASE] =
        {"verify-release", "[FILE...] [OPTION...]",
         "Says whether each released FILE, else all, has the bytes that were noted and still passes the leak gate.",
         "The gate looks for the terms that the project has today.", NULL},
    [COMMAND_NEW] =
        {"new", "DIR | KIND [FILE] [OPTION...]",
         "Makes a small project in the folder DIR, or a document of a KIND: in FILE, else on the standard output.",
         "Nothing that is there is written over. Dates count from today, or from --as-of.", NULL},
    [COMMAND_BASELINE] =
        {"baseline", "[PATH...] [OPTION...]",
         "Writes down which findings the documents in PATH have today, so that --baseline leaves them out.",
         "They are known by file, code, field and row, not by lines. What cannot be read is always said.", path_help},
    [COMMAND_EXPLAIN] = {"explain", "[NAME...] [OPTION...]",
                         "Explains a kind, a field, a type, a layout, a chart, a widget, a function, a rule (P03b) or "
                         "its family (P03), a message (I04), a source (S2).",
                         "A field is named as in formulas: opportunities.owner, account-plan.opportunities.owner. "
                         "Without a NAME it says what there is.",
                         NULL},
    [COMMAND_SCHEMA] = {"schema", "[KIND] [OPTION...]",
                        "Prints the JSON Schema of a kind of document, else of all documents that say their kind.",
                        "With it an editor offers fields, choices and the ids of the project that you stand in.", NULL},
};

static const char status_help[] = "Exit status: 0 done, 1 errors in content or templates (with --strict warnings too), "
                                  "2 wrong usage or nothing to do,\n"
                                  "3 the machine cannot read, write or allocate.";

/* Parsing: what it needs, and what is wrong, which is said in the language of the project that is near. */
struct parsing {
    struct arena *arena;
    int status;
    struct message problem; /* of STATUS_USAGE */
};

static void put(const struct catalogue *catalogue, const char *words) {
    struct str text = catalogue_words(catalogue, words);
    printf("%.*s", STR_ARG(text));
}

static void print_help(const struct catalogue *catalogue) {
    put(catalogue,
        "planpress compiles account plans, annual reviews and coaching plans from YAML and Markdown into HTML "
        "and PDF.");
    fputs("\n\n", stdout);
    for (int i = 0; i < COMMAND_COUNT; i++) {
        printf("  planpress %-7s %s\n      ", commands[i].name, commands[i].arguments);
        put(catalogue, commands[i].purpose);
        putchar('\n');
    }
    puts("  planpress help COMMAND|NAME\n  planpress -V, --version\n");
    put(catalogue, status_help);
    putchar('\n');
}

static bool may_be_left_out(const struct option *option) { return option->argument && option->argument[0] == '['; }

static void print_option_help(struct arena *arena, const struct catalogue *catalogue, const struct option *option) {
    struct message words = {0};
    if (option->words) {
        struct word_list list = word_list_of(arena, option->words);
        words = word_list_all(arena, &list, option->list);
    }
    const char *gap = option->argument && !may_be_left_out(option) ? " " : "";
    int width = printf("  %s%s%s%s%s", option->letter ? option->letter : "", option->letter ? ", " : "", option->word,
                       gap, option->argument ? option->argument : "");
    struct str help = message_text(arena, catalogue, MESSAGE(option->help, words));
    printf("%*s%.*s\n", width < 24 ? 24 - width : 1, "", STR_ARG(help));
}

static void print_command_help(struct arena *arena, const struct catalogue *catalogue, enum command_name command) {
    const char *const texts[] = {commands[command].purpose, commands[command].more, commands[command].paths};
    printf("planpress %s %s\n\n", commands[command].name, commands[command].arguments);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (!texts[i]) continue;
        put(catalogue, texts[i]);
        putchar('\n');
    }
    putchar('\n');
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (options[i].commands & 1 << command) print_option_help(arena, catalogue, &options[i]);
    putchar('\n');
    put(catalogue, status_help);
    putchar('\n');
}

#define wrong(parsing, ...) wrong_message(parsing, message_new((parsing)->arena, __VA_ARGS__))
static bool wrong_message(struct parsing *parsing, struct message problem) {
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
           command == COMMAND_IMPORT;
}

/* Whether what stands behind it first is a path, and the folder one stands in where nothing does. */
static bool begins_with_path(enum command_name command) {
    return command != COMMAND_EXPLAIN && command != COMMAND_SCHEMA && command != COMMAND_ADD &&
           command != COMMAND_IMPORT && command != COMMAND_COMPLETIONS;
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
    if (out->command == COMMAND_COMPLETIONS) return parse_shell(out, parsing);
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
