/* The commands and options, and what each option makes of its value. */
#include <ctype.h>
#include <time.h>

#include "base/arena.h"
#include "base/locale.h"
#include "base/word_list.h"
#include "command/options_internal.h"
#include "command/terminal.h"

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
    FOR_ADD = 1 << COMMAND_ADD,
    FOR_IMPORT = 1 << COMMAND_IMPORT,
    FOR_FMT = 1 << COMMAND_FMT,
    FOR_LSP = 1 << COMMAND_LSP,
    FOR_COMPLETIONS = 1 << COMMAND_COMPLETIONS,
    FOR_SERVE = 1 << COMMAND_SERVE,
    FOR_GRAPH = 1 << COMMAND_GRAPH,
    FOR_STEP = 1 << COMMAND_STEP,
    FOR_PROJECT = FOR_BUILD | FOR_CHECK | FOR_EXPORT,
    FOR_ALL = (1 << COMMAND_COUNT) - 1 - FOR_COMPLETIONS
};

static const char *const formats[] = {"html", "pdf", NULL};
static const char *const export_formats[] = {"json", "csv", NULL};
static const char *const orders[] = {[ORDER_DAY_FIRST - 1] = "dmy", [ORDER_MONTH_FIRST - 1] = "mdy", NULL};
static const char *const marks[] = {"comma", "point", NULL};
static const char *const services[] = {[CI_GITHUB - 1] = "github", [CI_GITLAB - 1] = "gitlab", NULL};
static const char *const shells[] = {[SHELL_BASH] = "bash", [SHELL_ZSH] = "zsh", [SHELL_FISH] = "fish", NULL};
static const char *const graph_forms[] = {[GRAPH_NINJA] = "ninja", [GRAPH_MAKE] = "make", [GRAPH_BAZEL] = "bazel",
                                          [GRAPH_BZL] = "bzl",     [GRAPH_DOT] = "dot",   NULL};
static const char *const steps[] = {[STEP_ASKED - 1] = "asked",
                                    [STEP_RECORD - 1] = "record",
                                    [STEP_SLICE - 1] = "slice",
                                    [STEP_OUTPUT - 1] = "output",
                                    NULL};
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

const struct option option_table[] = {
    {OPTION_PORT, FOR_SERVE, "-p", "--port", "N", .help = "listen at this port; 0: at one that is free (else: 4747 or the next that is free)"},
    {OPTION_OPEN, FOR_SERVE, NULL, "--open", NULL, .help = "open the browser, where there is a display"},
    {OPTION_NO_RELOAD, FOR_SERVE, NULL, "--no-reload", NULL, .help = "serve the pages as they lie there, without what reloads them"},
    {OPTION_EDITOR, FOR_SERVE, NULL, "--editor", "NAME",
     .help = "links open this editor: code, codium, zed, idea … or a link with '{'file'}', '{'line'}' and '{'column'}' (else: $VISUAL, $EDITOR)"},
    {OPTION_WATCH, FOR_BUILD, NULL, "--watch", NULL, .help = "build again whenever something changes, until Ctrl-C"},
    {OPTION_POLL, FOR_BUILD | FOR_SERVE, NULL, "--poll", NULL,
     .help = "look at all files again and again, where the machine tells nothing of changes: network folders, some containers"},
    {OPTION_OUTPUT, FOR_BUILD | FOR_SERVE, "-o", "--output", "DIR",
     .help = "write into this folder (else: build/ in the project's folder); of several projects, into a folder each "
             "below it"},
    {OPTION_FORMAT, FOR_BUILD | FOR_SERVE, NULL, "--format", "LIST", "{0} or both, with a comma between (else: both)", formats,
     "{0}, {1}"},
    {OPTION_EXPORT_FORMAT, FOR_EXPORT, NULL, "--format", "NAME", "{0} (else: json)", export_formats, "{0} or {1}"},
    {OPTION_EXPORT_OUTPUT, FOR_EXPORT, "-o", "--output", "DIR",
     .help = "write the CSV tables into this folder (else: build/CLASS/tables/ in the project's folder)"},
    {OPTION_LAYOUT, FOR_BUILD | FOR_SERVE, NULL, "--layout", "NAME", .help = "only this layout of each kind"},
    {OPTION_FOR, FOR_BUILD, NULL, "--for", "CLASS", "only layouts of at most this class: {0} (else: all)", readers,
     "{0} or {1}"},
    {OPTION_FOR, FOR_SERVE, NULL, "--for", "CLASS", "build and show only layouts of at most this class: {0} (else: internal)",
     readers, "{0} or {1}"},
    {OPTION_FOR, FOR_EXPORT, NULL, "--for", "CLASS", "what this class may see: {0} (else: all)", readers, "{0} or {1}"},
    {OPTION_KEEP, FOR_BUILD, NULL, "--keep", NULL, .help = "leave outputs that are no longer made"},
    {OPTION_PROJECT, FOR_ADD | FOR_IMPORT, NULL, "--project", "PATH", .help = "in this project (else: in the one you stand in)"},
    {OPTION_PROJECT, FOR_STEP, NULL, "--project", "PATH", .help = "of a slice: the project of its documents"},
    {OPTION_PROJECT, FOR_LEAK, NULL, "--project", "PATH",
     .help = "with the terms of this project (else: of the one that the files lie in)"},
    {OPTION_ACCOUNT, FOR_LEAK, NULL, "--for-account", "ID",
     .help = "the account that gets the files (else: as their folder customer/ACCOUNT/ says)"},
    {OPTION_COMPANY, FOR_NEW, NULL, "--company", "NAME", .help = "of a project: your company"},
    {OPTION_LANGUAGE, FOR_NEW, NULL, "--language", "TAG",
     .help = "of a project: the language of its files and documents, such as de, en, de-CH (else: that of the terminal)"},
    {OPTION_CURRENCY, FOR_NEW, NULL, "--currency", "CODE", .help = "of a project: its currency (else that of the country in --language, de-CH: CHF; else EUR)"},
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
    {OPTION_KIND, FOR_IMPORT, NULL, "--kind", "LIST",
     .help = "what the rows are: contacts, opportunities, revenue or another list of account plans"},
    {OPTION_MAP, FOR_IMPORT, NULL, "--map", "COLUMN=FIELD",
     .help = "what a column is; “account” is whose row it is, x-crm the id of the other program, “-” nothing; with --write "
             "the project remembers it"},
    {OPTION_ACCOUNT, FOR_IMPORT, NULL, "--for-account", "ID", .help = "whose rows all are (else: as a column says)"},
    {OPTION_WRITE, FOR_IMPORT, NULL, "--write", NULL, .help = "make the changes (else: they are only shown)"},
    {OPTION_DATES, FOR_IMPORT, NULL, "--dates", "ORDER", "the order of 4/5/2027: {0} (else: as the column shows)", orders,
     "{0} or {1}"},
    {OPTION_DECIMAL, FOR_IMPORT, NULL, "--decimal", "MARK", "the decimal mark of figures: {0} (else: as the column shows)",
     marks, "{0} or {1}"},
    {OPTION_JOBS, FOR_BUILD | FOR_SERVE, "-j", "--jobs", "N",
     .help = "work on N documents at a time (else: one for each processor)"},
    {OPTION_NO_CACHE, FOR_PROJECT | FOR_BASELINE, NULL, "--no-cache", NULL,
     .help = "read and make everything anew, and keep nothing for the next run"},
    {OPTION_EXPLAIN, FOR_BUILD, NULL, "--explain", NULL, .help = "say of each output why it was made again, or was not"},
    {OPTION_DEPS, FOR_BUILD, NULL, "--deps", "FILE",
     .help = "write into this file which files were read for which outputs, as a rule of make"},
    {OPTION_RECORDS, FOR_BUILD | FOR_CHECK, NULL, "--records", "DIR",
     .help = "use what other runs have kept and made: an output folder, a folder of such, or one of kept records; may be "
             "given several times"},
    {OPTION_SHARD, FOR_BUILD, NULL, "--shard", "N/OF",
     .help = "make the N-th of OF parts of the outputs, such as 3/8, and no front pages: for machines side by side"},
    {OPTION_GRAPH_FORMAT, FOR_GRAPH, NULL, "--format", "NAME", "{0} (else: ninja)", graph_forms, "{0} or {1}"},
    {OPTION_OUTPUT, FOR_GRAPH, "-o", "--output", "DIR",
     .help = "the outputs' folder (else: build/ in the project's folder)"},
    {OPTION_FORMAT, FOR_STEP, NULL, "--format", "LIST", "of an output: {0} or both, with a comma between (else: both)",
     formats, "{0}, {1}"},
    {OPTION_STEP_OUTPUT, FOR_STEP, "-o", "--output", "PATH",
     .help = "write this file (else: the standard output); of an output: into this folder"},
    {OPTION_LAYOUT, FOR_STEP, NULL, "--layout", "NAME", .help = "of an output: its layout"},
    {OPTION_SLICE, FOR_STEP, NULL, "--slice", "FILE",
     .help = "of an output: what is asked of other documents of a kind; may be given several times"},
    {OPTION_ASKED, FOR_STEP, NULL, "--asked", "FILE", .help = "of a record: the list that the step “asked” has written"},
    {OPTION_PLACE, FOR_BUILD | FOR_STEP, NULL, "--place", "DIR",
     .help = "the folder in which outputs will lie at last, for their links (else: where they are written; of a step: build/ "
             "in the project's folder)"},
    {OPTION_AS_OF, FOR_PROJECT | FOR_SERVE | FOR_LEAK | FOR_RELEASE | FOR_VERIFY | FOR_NEW | FOR_BASELINE | FOR_LSP | FOR_GRAPH | FOR_STEP, NULL, "--as-of", "DATE",
     .help = "read the plans as of this day, such as 2027-01-31, or today"},
    {OPTION_SET, FOR_PROJECT | FOR_SERVE | FOR_BASELINE | FOR_RELEASE | FOR_VERIFY, NULL, "--set", "KEY=VALUE",
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
    {OPTION_LEVEL, FOR_PROJECT | FOR_LSP, NULL, "--level", "LEVEL", "print messages of this level and above: {0} (else: info)",
     levels, "{0} or {1}"},
    {OPTION_SELECT, FOR_PROJECT | FOR_SERVE | FOR_BASELINE | FOR_LSP, NULL, "--select", "CODES",
     .help = "only findings, warnings and infos of these codes or families, with commas between: P03b,P04,I"},
    {OPTION_IGNORE, FOR_PROJECT | FOR_SERVE | FOR_BASELINE | FOR_LSP, NULL, "--ignore", "CODES",
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
    {OPTION_FMT_CHECK, FOR_FMT, NULL, "--check", NULL,
     .help = "change nothing; name the files that would be changed, and exit with status 1 when there are some"},
    {OPTION_FMT_DIFF, FOR_FMT, NULL, "--diff", NULL, .help = "show what would be changed, and change nothing"},
    {OPTION_STATISTICS, FOR_PROJECT, NULL, "--statistics", NULL, .help = "count the messages of each code instead"},
    {OPTION_SHOW, FOR_PROJECT | FOR_SERVE | FOR_FMT | FOR_LSP, NULL, "--show-confidential", NULL,
     .help = "say confidential values in messages and exports, and quote their lines (else: “(confidential)”)"},
    {OPTION_VERBOSE, FOR_BUILD, "-v", "--verbose", NULL, .help = "list what was written, left as it was and removed"},
    {OPTION_QUIET, FOR_PROJECT | FOR_SERVE | FOR_RELEASE | FOR_VERIFY, "-q", "--quiet", NULL,
     .help = "print errors alone, and no last line"},
    {OPTION_STDIO, FOR_LSP, NULL, "--stdio", NULL, .help = "speak over the standard input and output, as it does anyway: for editors that say so"},
    {OPTION_HELP, FOR_ALL | FOR_COMPLETIONS, "-h", "--help", NULL, .help = "this text"},
};

const size_t option_table_size = sizeof option_table / sizeof *option_table;

static const char path_help[] =
    "PATH is a file or a folder of a project; the project's planpress.yaml is found from it upwards. Without one, the\n"
    "folder is a project of its own. Several projects are worked on one after the other.";

const struct command_row command_table[COMMAND_COUNT] = {
    [COMMAND_BUILD] = {"build", "[PATH...] [OPTION...]",
                       "Writes an HTML page and a PDF of every document in PATH (else: the folder you stand in).", NULL,
                       path_help},
    [COMMAND_SERVE] = {"serve", "[PATH] [OPTION...]",
                       "Builds the documents in PATH, shows them in a browser, and builds and shows again what changes.",
                       "Only this machine is answered, and only with what the readers of --for may see.", NULL},
    [COMMAND_CHECK] = {"check", "[PATH...] [OPTION...]",
                       "Says what is wrong or weak in the documents in PATH and makes no outputs.", NULL, path_help},
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
    [COMMAND_LSP] = {"lsp", "[OPTION...]",
                     "Speaks with an editor, which starts it: messages as you type, quick fixes, what a field means.",
                     "It speaks the Language Server Protocol; templates/editors has what editors have to be told.", NULL},
    [COMMAND_COMPLETIONS] = {"completions", "SHELL",
                             "Prints the script by which a shell completes the command line: bash, zsh or fish.",
                             "In bash: source <(planpress completions bash)", NULL, shells},
    [COMMAND_GRAPH] = {"graph", "[PATH] [OPTION...]",
                       "Prints the steps that make the outputs of a project, for an engine that does them on many machines.",
                       "Front pages, calendars and lists are made at the end, by planpress build --records.", path_help},
    [COMMAND_STEP] = {"step", "STEP PATH... [OPTION...]",
                      "Does one step of a graph: asked PROJECT KIND…, record DOCUMENT…, slice FILE…, output DOCUMENT….",
                      "What a step reads are its own files, planpress.yaml, the templates and what the steps before it have "
                      "written.",
                      NULL},
    [COMMAND_SCHEMA] = {"schema", "[KIND] [OPTION...]",
                        "Prints the JSON Schema of a kind of document, else of all documents that say their kind.",
                        "With it an editor offers fields, choices and the ids of the project that you stand in.", NULL},
    [COMMAND_ADD] =
        {"add", "ACCOUNT LIST FIELD=VALUE... [OPTION...]",
         "Adds a row to a LIST of an account's plan, or of the document or file that ACCOUNT names, and shows the change.",
         "What has no FIELD= is what the row is called: planpress add huber actions \"Send the offer\" due=2027-03-31", NULL},
    [COMMAND_FMT] = {"fmt", "[PATH...] [OPTION...]",
                     "Gives the files of documents in PATH their form: indents, one space, tables in columns.",
                     "Comments, order and class blocks stay, and nothing means anything else; what cannot be formatted "
                     "safely is left and named.",
                     path_help},
    [COMMAND_IMPORT] =
        {"import", "FILE.csv --kind LIST [OPTION...]",
         "Takes rows of another program's table into lists of account plans, and shows first what changes.",
         "Rows are found again by the other program's id, else by their names; none is ever taken away.", NULL},
};

static bool parse_count(struct str text, size_t *out) {
    *out = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || *out > 100000000) return false;
        *out = *out * 10 + (size_t)(text.data[i] - '0');
    }
    return text.size;
}

/* "3/8" */
static bool parse_shard(struct options *out, struct str text, struct parsing *parsing) {
    enum { SHARDS_MOST = 10000 };
    struct str of = text, number;
    str_cut(&of, '/', &number);
    bool good = parse_count(number, &out->shard) && parse_count(of, &out->shards);
    if (!good || !out->shard || out->shard > out->shards || out->shards > SHARDS_MOST)
        return wrong(parsing, "--shard cannot be “{0}”; give a part and how many there are, such as 3/8", text);
    out->shard--;
    return true;
}

static bool parse_graph_form(struct options *out, struct str name, struct parsing *parsing) {
    int place;
    if (!parse_word(parsing, graph_forms, name, &place, "unknown format “{0}”", "the formats are {0}")) return false;
    out->graph_form = (enum graph_form)place;
    return true;
}

bool parse_step(struct options *out, struct parsing *parsing) {
    int place;
    if (!parse_word(parsing, steps, out->paths[0], &place, "unknown step “{0}”", "the steps are {0}")) return false;
    out->step = (enum step)(STEP_ASKED + place);
    if (!--out->path_count)
        return wrong(parsing, "something is missing behind “{0}”; see planpress --help", out->paths[0]);
    out->paths++;
    return true;
}

static bool parse_formats(struct options *out, struct str list, struct parsing *parsing) {
    bool *wanted[] = {&out->html, &out->pdf}; /* as in `formats` */
    struct str part;
    int place;
    out->html = out->pdf = false;
    while (str_cut(&list, ',', &part)) {
        if (!parse_word(parsing, formats, part, &place, "unknown format “{0}”", "the formats are {0}")) return false;
        *wanted[place] = true;
    }
    return true;
}

static bool parse_export_format(struct options *out, struct str name, struct parsing *parsing) {
    int place;
    if (!parse_word(parsing, export_formats, name, &place, "unknown format “{0}”", "the formats are {0}")) return false;
    out->csv = place == 1;
    return true;
}

static bool parse_jobs(struct options *out, struct str text, struct parsing *parsing) {
    int jobs = 0;
    for (size_t i = 0; i < text.size && jobs < 1000; i++)
        jobs = text.data[i] >= '0' && text.data[i] <= '9' ? jobs * 10 + text.data[i] - '0' : 10000;
    if (jobs < 1 || jobs > 256) return wrong(parsing, "-j cannot be “{0}”; give a number from 1 to 256", text);
    out->jobs = jobs;
    return true;
}

static bool parse_port(struct options *out, struct str text, struct parsing *parsing) {
    unsigned port = 0;
    for (size_t i = 0; i < text.size && port < 100000; i++)
        port = text.data[i] >= '0' && text.data[i] <= '9' ? port * 10 + (unsigned)(text.data[i] - '0') : 100000;
    if (port > 65535) return wrong(parsing, "-p cannot be “{0}”; give a number from 0 to 65535", text);
    out->port = port;
    return out->port_named = true;
}

static bool parse_dump(struct options *out, struct str text, struct parsing *parsing) {
    int place;
    if (!parse_word(parsing, dumps, text, &place, "--dump cannot be “{0}”", "give {0}")) return false;
    out->dump = (enum dump)(DUMP_VALUES + place);
    return true;
}

static bool parse_draft(struct options *out, struct str name, struct parsing *parsing) {
    int place;
    if (!parse_word(parsing, drafts, name, &place, "--draft cannot be “{0}”", "give {0}")) return false;
    out->draft_07 = place == 1;
    return true;
}

static bool parse_manual_form(struct options *out, struct str name, struct parsing *parsing) {
    int place;
    if (!parse_word(parsing, manual_forms, name, &place, "unknown format “{0}”", "the formats are {0}")) return false;
    out->manual_form = (enum manual_form)place;
    return true;
}

static bool parse_readers(struct options *out, struct str text, struct parsing *parsing) {
    int place;
    out->readers_named = true;
    if (class_parse(text, &out->readers)) return true; /* in any language */
    if (!parse_word(parsing, readers, text, &place, "--for cannot be “{0}”", "give {0}")) return false;
    out->readers = (enum class)place;
    return true;
}

static bool parse_form(struct options *out, struct str text, struct parsing *parsing) {
    int place;
    if (!parse_word(parsing, forms, text, &place, "--messages cannot be “{0}”", "give {0}")) return false;
    out->form = (enum message_form)place;
    return true;
}

static bool parse_level(struct options *out, struct str text, struct parsing *parsing) {
    int place;
    if (!parse_word(parsing, levels, text, &place, "--level cannot be “{0}”", "give {0}")) return false;
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

static bool wrong_code(struct parsing *parsing, struct str code) {
    return wrong(parsing, "there cannot be a code “{0}”; give codes, families or letters: P03b,P04,I", code);
}

static bool parse_codes(struct codes_named *out, struct str list, struct parsing *parsing) {
    struct str code;
    while (str_cut(&list, ',', &code)) {
        code = str_trim(code);
        if (!is_code(code)) return wrong_code(parsing, code);
        if (out->count == CODES_NAMED_MOST) return wrong(parsing, "too many codes from “{0}”; give fewer", code);
        out->items[out->count++] = code;
    }
    return true;
}

static bool parse_currency(struct options *out, struct str text, struct parsing *parsing) {
    out->currency = text;
    return currency_digits(text) >= 0 ||
           wrong(parsing, "there is no currency “{0}”; give its code, such as EUR or CHF", text);
}

static bool parse_service(struct options *out, struct str text, struct parsing *parsing) {
    int place;
    if (!parse_word(parsing, services, text, &place, "--ci cannot be “{0}”", "give {0}")) return false;
    out->ci = (enum ci_service)(place + 1);
    return true;
}

static bool parse_assignment(struct options *out, struct str text, struct parsing *parsing) {
    struct str rest = text, field;
    str_cut(&rest, '=', &field);
    out->assignments[out->assignment_count++] = text;
    return (str_trim(field).size && field.size < text.size) ||
           wrong(parsing, "“{0}” has no value; write FIELD=VALUE", text);
}

static bool parse_warnings(struct options *out, struct str text, struct parsing *parsing) {
    out->limits_warnings = true;
    if (parse_count(text, &out->most_warnings)) return true;
    return wrong(parsing, "--max-warnings cannot be “{0}”; give a number such as 0 or 25", text);
}

/* "I04,I06:2" */
static bool parse_mends(struct options *out, struct str list, struct parsing *parsing) {
    struct mends_named *mends = &out->mends;
    struct str one, code;
    out->fix = true;
    while (str_cut(&list, ',', &one)) {
        size_t reading = 0;
        one = str_trim(one);
        str_cut(&one, ':', &code);
        if (!is_code(code)) return wrong_code(parsing, code);
        if (one.data && (!parse_count(one, &reading) || !reading))
            return wrong(parsing, "--fix cannot choose the reading “{0}”; give its number, as in I06:2", one);
        if (mends->count == MENDS_NAMED_MOST) return wrong(parsing, "too many codes from “{0}”; give fewer", code);
        mends->codes[mends->count] = code;
        mends->readings[mends->count++] = reading;
    }
    return true;
}

static bool parse_set(struct options *out, struct str text, struct parsing *parsing) {
    struct str value = text, key;
    str_cut(&value, '=', &key);
    if (key.size == text.size || !str_trim(key).size)
        return wrong(parsing, "--set cannot be “{0}”; give KEY=VALUE, such as currency=CHF", text);
    out->sets[out->set_count++] = text;
    return true;
}

static bool parse_map(struct options *out, struct str text, struct parsing *parsing) {
    struct str field = text, column;
    str_cut(&field, '=', &column);
    out->maps[out->map_count++] = text;
    return (str_trim(column).size && str_trim(field).size) ||
           wrong(parsing, "“{0}” names no field; write COLUMN=FIELD", text);
}

static bool parse_dates(struct options *out, struct str text, struct parsing *parsing) {
    int place;
    if (!parse_word(parsing, orders, text, &place, "--dates cannot be “{0}”", "give {0}")) return false;
    out->dates = (enum date_order)(place + 1);
    return true;
}

static bool parse_decimal(struct options *out, struct str text, struct parsing *parsing) {
    int place;
    if (!parse_word(parsing, marks, text, &place, "--decimal cannot be “{0}”", "give {0}")) return false;
    out->decimal_mark = place ? '.' : ',';
    return true;
}

bool option_apply(struct options *out, enum option_name name, struct str value, struct parsing *parsing) {
    switch (name) {
    case OPTION_OUTPUT:
    case OPTION_EXPORT_OUTPUT: out->output = value; return true;
    case OPTION_EXPORT_FORMAT: return parse_export_format(out, value, parsing);
    case OPTION_FORMAT: return parse_formats(out, value, parsing);
    case OPTION_LAYOUT: out->layout = value; return true;
    case OPTION_FOR: return parse_readers(out, value, parsing);
    case OPTION_KEEP: out->keep = true; return true;
    case OPTION_VERBOSE: out->verbose = true; return true;
    case OPTION_JOBS: return parse_jobs(out, value, parsing);
    case OPTION_AS_OF:
        if (str_equal_c(value, "today")) return out->as_of = today(), true;
        if (date_parse_iso(value, &out->as_of) && out->as_of.precision == DATE_DAY) return true;
        return wrong(parsing, "--as-of cannot be “{0}”; give a day such as 2027-01-31, or today", value);
    case OPTION_NO_CACHE: out->fresh = true; return true;
    case OPTION_EXPLAIN: return out->explain = true;
    case OPTION_DEPS: out->deps = value; return true;
    case OPTION_RECORDS: out->records[out->record_count++] = value; return true;
    case OPTION_ROOT: out->roots[out->root_count++] = value; return true;
    case OPTION_SHARD: return parse_shard(out, value, parsing);
    case OPTION_GRAPH_FORMAT: return parse_graph_form(out, value, parsing);
    case OPTION_STEP_OUTPUT: out->output = value; return true;
    case OPTION_SLICE: out->slices[out->slice_count++] = value; return true;
    case OPTION_ASKED: out->asked = value; return true;
    case OPTION_PLACE: out->place = value; return true;
    case OPTION_STRICT: out->strict = true; return true;
    case OPTION_DUMP: return parse_dump(out, value, parsing);
    case OPTION_QUIET: out->quiet = true, out->level = SEVERITY_ERROR; return true;
    case OPTION_LEVEL: return parse_level(out, value, parsing);
    case OPTION_SELECT: return parse_codes(&out->select, value, parsing);
    case OPTION_IGNORE: return parse_codes(&out->ignore, value, parsing);
    case OPTION_SHOW: out->show_confidential = true; return true;
    case OPTION_STATISTICS: out->statistics = true; return true;
    case OPTION_PROJECT: out->project = value; return true;
    case OPTION_SET: return parse_set(out, value, parsing);
    case OPTION_ALL: out->all = true; return true;
    case OPTION_MANUAL_FORMAT: return parse_manual_form(out, value, parsing);
    case OPTION_DRAFT: return parse_draft(out, value, parsing);
    case OPTION_ACCOUNT: out->account = value; return true;
    case OPTION_COMPANY: out->company = value; return true;
    case OPTION_LANGUAGE: out->language = value; return true;
    case OPTION_CURRENCY: return parse_currency(out, value, parsing);
    case OPTION_CI: return parse_service(out, value, parsing);
    case OPTION_NO_GIT: out->no_git = true; return true;
    case OPTION_SET_FIELD: return parse_assignment(out, value, parsing);
    case OPTION_FULL: out->full = true; return true;
    case OPTION_MINIMAL: out->minimal = true; return true;
    case OPTION_MARKDOWN: out->markdown = true; return true;
    case OPTION_LIKE: out->like = value; return true;
    case OPTION_MESSAGES: return parse_form(out, value, parsing);
    case OPTION_MESSAGES_FILE: out->messages_file = value; return true;
    case OPTION_SUMMARY: out->summary = value; return true;
    case OPTION_BASELINE: out->baseline = value; return true;
    case OPTION_BASELINE_OUTPUT: out->output = value; return true;
    case OPTION_MAX_WARNINGS: return parse_warnings(out, value, parsing);
    case OPTION_FIX: return parse_mends(out, value, parsing);
    case OPTION_FMT_CHECK: out->only_check = true; return true;
    case OPTION_FMT_DIFF:
    case OPTION_DIFF: out->diff = true; return true;
    case OPTION_KIND: out->kind = value; return true;
    case OPTION_MAP: return parse_map(out, value, parsing);
    case OPTION_WRITE: out->write = true; return true;
    case OPTION_DATES: return parse_dates(out, value, parsing);
    case OPTION_DECIMAL: return parse_decimal(out, value, parsing);
    case OPTION_WATCH: return out->watch = true;
    case OPTION_POLL: return out->polls = true;
    case OPTION_PORT: return parse_port(out, value, parsing);
    case OPTION_OPEN: return out->opens_browser = true;
    case OPTION_NO_RELOAD: return out->no_reload = true;
    case OPTION_EDITOR: out->editor = value; return true;
    case OPTION_STDIO: return true;
    case OPTION_HELP:
        print_command_help(parsing->arena, terminal_catalogue(parsing->arena, STR(".")), out->command);
        parsing->status = STATUS_DONE;
        return false;
    }
    return false;
}

bool parse_shell(struct options *out, struct parsing *parsing) {
    int place;
    if (out->path_count != 1) return wrong(parsing, "completions are for one shell: give bash, zsh or fish");
    if (!parse_word(parsing, shells, out->paths[0], &place, "unknown shell “{0}”", "give {0}")) return false;
    out->shell = (enum shell)place;
    return true;
}

struct date today(void) {
    time_t now = time(NULL);
    struct tm local;
    localtime_r(&now, &local);
    return date_of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}
