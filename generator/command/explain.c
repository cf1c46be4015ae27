/* What is asked for, looked for in all that there is to explain: an exact name of anything, else the nearest. */
#include "command/explain.h"

#include <stdio.h>

#include "base/arena.h"
#include "command/explain_internal.h"
#include "command/terminal.h"

static const struct topic {
    const char *name, *title;
    void (*explain)(struct explainer *);
    void (*list)(struct explainer *);
} topics[] = {
    {"commands", "Commands", explain_commands, list_commands},
    {"kinds", "Kinds of documents", explain_kinds, list_kinds},
    {"types", "Types of fields", explain_types, list_types},
    {"layouts", "Layouts", explain_layouts, list_layouts},
    {"charts", "Charts", explain_charts, list_charts},
    {"widgets", "Widgets of layouts", explain_widgets, list_widgets},
    {"functions", "Functions of formulas", explain_functions, list_functions},
    {"rules", "Rules", explain_rules, list_rules},
    {"messages", "Messages of the program", explain_messages, list_messages},
    {"sources", "Sources of the rules", explain_sources, list_sources},
};
enum { TOPIC_COUNT = sizeof topics / sizeof *topics };

bool explain_all(const struct explainer *explainer) { return !explainer->name.size; }

bool explain_asks(struct explainer *explainer, struct str name) {
    if (explain_all(explainer)) return true;
    suggest_offer(&explainer->nearest, name);
    bool asked = str_equal(name, explainer->name);
    explainer->found |= asked;
    return asked;
}

struct str explain_text(struct explainer *explainer, struct message message) {
    return message_text(explainer->manual.arena, explainer->manual.words, message);
}

void explain_list(struct explainer *explainer, const char *label, const struct word_list *list) {
    if (list->count) manual_line(&explainer->manual, label, word_list_commas(explainer->manual.arena, list));
}

/* Topics ---------------------------------------------------------------------------------------------------------- */

const char *explain_topic(size_t index) { return index < TOPIC_COUNT ? topics[index].name : NULL; }

static const struct topic *topic_find(struct str name) {
    for (size_t i = 0; i < TOPIC_COUNT; i++)
        if (str_equal_c(name, topics[i].name)) return &topics[i];
    return NULL;
}

static void put_topic(struct explainer *explainer, const struct topic *topic) {
    manual_section(&explainer->manual, topic->name, topic->title);
    explainer->name = (struct str){0};
    topic->explain(explainer);
}

/* Without a name: what can be asked for. */
static void put_topics(struct explainer *explainer) {
    manual_say(
        &explainer->manual,
        MESSAGE("planpress explain NAME explains a kind, a field (account-plan.goals), a type, a layout, a chart, "
                "a widget, a function, a rule, a message or a source; these name all of theirs:"));
    for (size_t i = 0; i < TOPIC_COUNT; i++)
        manual_member(&explainer->manual, str_of(topics[i].name),
                      catalogue_words(explainer->manual.words, topics[i].title));
}

static void offer_topics(struct explainer *explainer) {
    for (size_t i = 0; i < TOPIC_COUNT; i++)
        if (explain_asks(explainer, str_of(topics[i].name))) topics[i].list(explainer);
}

/* Names ----------------------------------------------------------------------------------------------------------- */

/* What has the exact name. A field of that name is one of many, so that it is told only where nothing else has it, but
 * for a command and the type that fields of that name have. */
static bool explain_name(struct explainer *explainer) {
    offer_topics(explainer);
    for (size_t i = 0; i < TOPIC_COUNT; i++)
        if (topics[i].explain != explain_types && topics[i].explain != explain_commands) topics[i].explain(explainer);
    if (!explainer->found) explain_fields(explainer);
    explain_types(explainer);
    explain_commands(explainer);
    if (explainer->found) return true;
    struct str nearest = explainer->nearest.found;
    terminal_say(explainer->manual.words,
                 MESSAGE(nearest.size ? "there is nothing called “{0}”; did you mean “{1}”?"
                                      : "there is nothing called “{0}”; planpress explain says what there is",
                         explainer->name, nearest));
    return false;
}

static bool explain_names(struct explainer *explainer, const struct options *options) {
    bool all = true;
    for (size_t i = 0; i < options->path_count; i++) {
        explainer->name = options->paths[i];
        explainer->nearest = suggest_start(explainer->name);
        explainer->found = false;
        all &= explain_name(explainer);
    }
    if (!options->path_count) put_topics(explainer);
    return all;
}

/* The reference, or some topics of it. */
static bool explain_reference(struct explainer *explainer, const struct options *options) {
    manual_begin(&explainer->manual, catalogue_words(explainer->manual.words, "The reference of planpress"));
    size_t whole = options->path_count ? 0 : TOPIC_COUNT;
    for (size_t i = 0; i < whole; i++) manual_link(&explainer->manual, topics[i].name, topics[i].title);
    for (size_t i = 0; i < whole; i++) put_topic(explainer, &topics[i]);
    for (size_t i = 0; i < options->path_count; i++) {
        const struct topic *topic = topic_find(options->paths[i]);
        if (topic) put_topic(explainer, topic);
        else
            return terminal_say(
                       explainer->manual.words,
                       MESSAGE("there is no topic “{0}”; planpress explain names all of them", options->paths[i])),
                   false;
    }
    manual_end(&explainer->manual);
    return true;
}

int explain(const struct options *options, struct arena *arena, struct str templates) {
    struct diagnostics sink = diagnostics_new(arena);
    struct message problem;
    const struct catalogue *words = terminal_catalogue(arena, STR("."));
    struct project_options wish = {
        .path = STR("."), .roots = options->roots, .root_count = options->root_count, .templates = templates};
    const struct project *project = project_open_templates(arena, &sink, &wish, &problem);
    if (!project) return terminal_say(words, problem), STATUS_MACHINE;
    struct buffer out = {0};
    struct explainer explainer = {.manual = {.out = &out, .arena = arena, .words = words, .form = options->manual_form},
                                  .project = project,
                                  .language = words ? words->language : &language_source};
    bool found = options->all ? explain_reference(&explainer, options) : explain_names(&explainer, options);
    if (!options->all) manual_end(&explainer.manual);
    bool written = (out.size == 0 || fwrite(out.data, 1, out.size, stdout) == out.size) && fflush(stdout) == 0;
    buffer_free(&out);
    if (!written) return terminal_say(words, MESSAGE("cannot write to the standard output")), STATUS_MACHINE;
    return found ? STATUS_DONE : STATUS_USAGE;
}
