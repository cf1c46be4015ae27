/* A small project in a folder: all of its files or none. */
#include <stdio.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/file_below.h"
#include "base/path.h"
#include "base/word_list.h"
#include "command/new.h"
#include "command/schema.h"
#include "command/terminal.h"
#include "project/history.h"
#include "project/scaffold.h"
#include "project/templates.h"

struct making {
    const struct options *options;
    struct arena *arena;
    struct str folder, templates;
    const struct catalogue *words;
    struct scaffold scaffold;
    size_t written;
};

/* The language by --language, else that of the terminal, else English. False after saying that there is none. */
static bool choose_language(struct making *making, const struct languages *languages, struct scaffold_wish *wish) {
    struct str text = making->options->language.size ? making->options->language : terminal_language();
    bool unknown = false;
    wish->language = languages->items[LANGUAGE_SOURCE];
    if (!text.size) return true;
    if (region_parse(making->arena, languages, text, &wish->language, &wish->region, &unknown)) return true;
    terminal_say(making->words, MESSAGE("--language cannot be “{0}”; give {1}", text,
                                        language_tags(making->arena, languages, "{0} or {1}")));
    return false;
}

/* By --currency, else that of the country. */
static struct str currency_of(const struct options *options, const struct region *region) {
    if (options->currency.size) return options->currency;
    return region ? str_of(region->currency) : STR("EUR");
}

/* What is there already, of what the new project has to have. */
static bool is_free(struct making *making) {
    struct word_list taken = {0};
    for (size_t i = 0; i < making->scaffold.count; i++) {
        struct str path = path_join(making->arena, making->folder, making->scaffold.files[i].path);
        if (making->scaffold.files[i].ours && file_exists(making->arena, path))
            word_list_add(making->arena, &taken, path);
    }
    if (taken.count)
        terminal_say(making->words, MESSAGE("there is something already, and nothing is written: {0}",
                                            word_list_text(making->arena, &taken)));
    return !taken.count;
}

/* What a folder may have of its own, such as .gitignore, is left as it is. */
static bool write_files(struct making *making) {
    for (size_t i = 0; i < making->scaffold.count; i++) {
        const struct scaffold_file *file = &making->scaffold.files[i];
        struct str path = path_join(making->arena, making->folder, file->path);
        struct message problem;
        if (!file->ours && file_exists(making->arena, path)) {
            terminal_say(making->words, MESSAGE("{0} is there already, and is left as it is", path));
            continue;
        }
        if (!file_create(making->arena, making->folder, file->path, file->text, &problem))
            return terminal_say(making->words, problem), false;
        making->written++;
    }
    return true;
}

/* By which editors know fields, choices and ids (_vscode/settings.json): `planpress schema` makes it anew. */
static bool write_schema(struct making *making) {
    struct str name = STR(".vscode/planpress.schema.json"), path = path_join(making->arena, making->folder, name);
    struct str text = schema_for_editor(making->arena, making->folder, making->templates);
    struct message problem;
    if (!text.size || file_exists(making->arena, path)) return true;
    if (!file_create(making->arena, making->folder, name, text, &problem))
        return terminal_say(making->words, problem), false;
    making->written++;
    return true;
}

/* As a shell takes it for one word. */
static struct str shell_word(struct arena *arena, struct str text) {
    struct buffer out = {0};
    bool plain = text.size && text.data[0] != '-';
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c > 127;
        plain &= letter || c == '/' || c == '.' || c == '_' || c == '-';
    }
    for (size_t i = 0; !plain && i < text.size; i++) {
        if (text.data[i] == '\'') buffer_append_c(&out, "'\\''");
        else buffer_char(&out, text.data[i]);
    }
    struct str word = plain ? text : str_format(arena, "'%.*s'", STR_ARG(buffer_str(&out)));
    buffer_free(&out);
    return word;
}

static void say_step(struct making *making, int number, struct str command, struct message what) {
    struct str text = message_text(making->arena, making->words, what);
    printf("  %d. planpress %.*s\n     %.*s\n", number, STR_ARG(str_visible(making->arena, command)), STR_ARG(text));
}

/* Whoever named none hears which one it is, before the first amount. */
static void say_currency(struct making *making, struct str currency) {
    struct str path = path_join(making->arena, making->folder, STR("planpress.yaml"));
    if (making->options->currency.size) return;
    terminal_say(making->words, MESSAGE("amounts are in {0}; if they are in another currency, change it in {1} first",
                                        currency, path));
}

/* The files besides its own folder that name the invented customer: its name is that of its plan's folder. */
static struct str who_names(struct making *making, struct str plan) {
    struct word_list files = {0};
    struct str folder = path_folder(plan), customer = path_name(folder);
    for (size_t i = 0; i < making->scaffold.count; i++) {
        const struct scaffold_file *file = &making->scaffold.files[i];
        bool inside = str_equal(path_folder(file->path), folder);
        if (!inside && str_find(file->text, customer, NULL)) word_list_add(making->arena, &files, file->path);
    }
    return word_list_commas(making->arena, &files);
}

static void say_steps(struct making *making) {
    struct arena *arena = making->arena;
    struct str folder = shell_word(arena, making->folder);
    struct str plan = {0};
    for (size_t i = 0; i < making->scaffold.count; i++)
        if (str_ends(making->scaffold.files[i].path, STR("plan.yaml"))) plan = making->scaffold.files[i].path;
    struct str accounts = path_folder(path_folder(plan)), index = STR("build/internal/index.html");
    struct str next = path_join(arena, path_join(arena, making->folder, accounts), STR("NAME/plan.yaml"));
    terminal_say(making->words, MESSAGE("{0}: {1, plural, one {# file} other {# files}} written; what comes next:",
                                        making->folder, making->written));
    say_step(making, 1, str_format(arena, "build %.*s", STR_ARG(folder)),
             MESSAGE("then open {0} in a browser", path_join(arena, making->folder, index)));
    say_step(
        making, 2, str_format(arena, "new account-plan %.*s", STR_ARG(shell_word(arena, next))),
        MESSAGE("begins a plan of your own (NAME: the customer); the people who work on it belong into the register"));
    say_step(
        making, 3, str_format(arena, "check %.*s", STR_ARG(folder)),
        MESSAGE("says what is missing or weak; the invented customer can go when yours is there: the folder {0}, and "
                "what names it in {1}",
                path_folder(plan), who_names(making, plan)));
}

static int make(struct making *making, const struct scaffold_wish *wish) {
    if (!is_free(making)) return STATUS_USAGE;
    if (!write_files(making) || !write_schema(making)) return STATUS_MACHINE;
    struct message problem;
    if (wish->git && !history_begin(making->arena, making->folder, &problem)) terminal_say(making->words, problem);
    say_currency(making, wish->currency);
    say_steps(making);
    return fflush(stdout) == 0 && !ferror(stdout) ? STATUS_DONE : STATUS_MACHINE;
}

int new_project(const struct options *options, struct arena *arena, struct str templates) {
    struct making making = {.options = options, .arena = arena, .folder = options->paths[0], .templates = templates};
    struct diagnostics unheard = diagnostics_new(arena);
    struct message problem;
    struct scaffold_wish wish = {.day = options->as_of,
                                 .git = !options->no_git,
                                 .service = options->ci == CI_GITHUB   ? STR("github")
                                            : options->ci == CI_GITLAB ? STR("gitlab")
                                                                       : (struct str){0}};
    struct project_options own = {.path = STR("/"), .templates = templates};
    making.words = terminal_catalogue(arena, making.folder);
    struct project *project = project_open_bare(arena, &unheard, &own, &problem);
    if (!project) return terminal_say(making.words, problem), STATUS_MACHINE;
    languages_read(project, &unheard);
    if (!choose_language(&making, project->languages, &wish)) return STATUS_USAGE;
    wish.currency = currency_of(options, wish.region);
    const struct catalogue *spoken = terminal_language().size ? NULL : project_words(project, &unheard, wish.language);
    if (spoken) making.words = spoken; /* whoever wants a German project reads German */
    wish.company = options->company.size ? options->company : message_text(arena, making.words, MESSAGE("Our company"));
    if (scaffold_make(project, &wish, &making.scaffold, &problem)) return make(&making, &wish);
    terminal_say(making.words, problem);
    return STATUS_USAGE;
}
