/* Explanations, printed from what the program itself works with: the table of codes, the kinds with their checks and
 * fields, the table of functions. */
#include "command/explain.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/suggest.h"
#include "command/terminal.h"
#include "project/project.h"

struct explainer {
    struct arena *arena;
    const struct project *project;
    const struct catalogue *words; /* of the language that is spoken; NULL: English */
    const struct language *language;
    struct buffer *out;
    struct str name; /* asked for */
    struct suggestion nearest;
    bool found;
};

static void put(struct explainer *explainer, const char *label, struct str text) {
    enum { WIDTH = 9 };
    struct str name = catalogue_words(explainer->words, label);
    size_t width = str_code_points(name);
    if (text.size)
        buffer_format(explainer->out, "  %.*s%*s %.*s\n", STR_ARG(name), width < WIDTH ? (int)(WIDTH - width) : 0, "",
                      STR_ARG(text));
}

/* The same of words of ours; NULL: none. */
static void put_words_of_ours(struct explainer *explainer, const char *label, const char *words) {
    if (words) put(explainer, label, catalogue_words(explainer->words, words));
}

/* A line without a label. */
static void say(struct explainer *explainer, struct message message) {
    struct str text = message_text(explainer->arena, explainer->words, message);
    buffer_format(explainer->out, "%.*s\n", STR_ARG(text));
}

/* An empty line stands between two explanations. */
static void start(struct explainer *explainer) {
    if (explainer->out->size) buffer_char(explainer->out, '\n');
    explainer->found = true;
}

/* Codes ---------------------------------------------------------------------------------------------------------- */

static void explain_code(struct explainer *explainer) {
    for (enum diagnostic_code code = 0; code < CODE_COUNT; code++) {
        suggest_offer(&explainer->nearest, code_name(code));
        if (!str_equal(code_name(code), explainer->name)) continue;
        start(explainer);
        say(explainer, MESSAGE("{0}  a message of the program", explainer->name));
        say(explainer, MESSAGE("  {0}", code_summary(code)));
        say(explainer,
            MESSAGE("  {0}", "Each message says at its place what is wrong, and in its help line what to do."));
    }
}

/* A text of a check as it is written, "“…” has no owner", with each formula as itself. */
static struct str written_text(struct explainer *explainer, const struct sentence *written) {
    struct str text = {0};
    for (size_t i = 0; i < written->count; i++)
        text = str_format(explainer->arena, written->pieces[i].computed ? "%.*s‹%.*s›" : "%.*s%.*s", STR_ARG(text),
                          STR_ARG(written->pieces[i].text));
    return text;
}

static struct str asked_fields(struct explainer *explainer, const struct check *check) {
    struct str text = {0};
    for (size_t i = 0; i < check->field_count; i++)
        text = str_format(explainer->arena, "%.*s%s%.*s", STR_ARG(text), i ? ", " : "", STR_ARG(check->fields[i].text));
    return text;
}

/* "dependency_from_share (50)": with its standard. */
static struct str threshold_text(struct explainer *explainer, struct str name) {
    const struct kind *project = kinds_find(&explainer->project->kinds, STR("project"));
    const struct field *group = project ? field_find(project->fields, STR("thresholds")) : NULL;
    const struct field *field = group && group->fields ? field_find(group->fields, name) : NULL;
    return field ? str_format(explainer->arena, "%.*s (%.*s)", STR_ARG(name), STR_ARG(field->standard_text)) : name;
}

/* "thresholds: dependency_from_share (50)" for each that the condition names. */
static void put_thresholds(struct explainer *explainer, const struct check *check) {
    struct str rest = check->when_text.text, mark = STR("project.thresholds."), names = {0};
    size_t where;
    while (str_find(rest, mark, &where)) {
        rest = str_skip(rest, where + mark.size);
        size_t end = 0;
        while (end < rest.size && (rest.data[end] == '_' || (rest.data[end] >= 'a' && rest.data[end] <= 'z'))) end++;
        names = str_format(explainer->arena, "%.*s%s%.*s", STR_ARG(names), names.size ? ", " : "",
                           STR_ARG(threshold_text(explainer, str_slice(rest, 0, end))));
    }
    put(explainer, "set by",
        names.size
            ? message_text(explainer->arena, explainer->words, MESSAGE("thresholds of planpress.yaml: {0}", names))
            : names);
}

static void put_check(struct explainer *explainer, const struct kind *kind, const struct check *check) {
    start(explainer);
    say(explainer,
        MESSAGE("{0}  {1} in {2}", check->code, severity_name(check->level), kind->labels[explainer->language->index]));
    put(explainer, "says", written_text(explainer, &check->say[explainer->language->index]));
    put(explainer, "each", check->each_text.text);
    put(explainer, "fields", asked_fields(explainer, check));
    put(explainer, "when", check->when_text.text);
    put_thresholds(explainer, check);
    put(explainer, "help", written_text(explainer, &check->help[explainer->language->index]));
    put(explainer, "source", check->source);
    put(explainer, "accept",
        message_text(explainer->arena, explainer->words,
                     MESSAGE("accepted: ['{'code: {0}, until: DATE, reason: …'}']", check->code)));
}

/* A rule in a line, below the name of its family. */
static void put_member(struct explainer *explainer, const struct kind *kind, const struct check *check, bool first) {
    struct str family = check_family(check->code);
    if (first) {
        start(explainer);
        say(explainer, MESSAGE("{0}  a family of rules; accepted by this name, all of them are", family));
    }
    say(explainer, MESSAGE("  {0}  {1} in {2}: {3}", check->code, severity_name(check->level),
                           kind->labels[explainer->language->index],
                           written_text(explainer, &check->say[explainer->language->index])));
}

static void explain_checks(struct explainer *explainer) {
    size_t members = 0;
    for (size_t k = 0; k < explainer->project->kinds.count; k++) {
        const struct kind *kind = explainer->project->kinds.items[k];
        for (size_t c = 0; c < kind->check_count; c++) {
            const struct check *check = &kind->checks[c];
            suggest_offer(&explainer->nearest, check->code);
            suggest_offer(&explainer->nearest, check_family(check->code));
            if (check_is_called(check->code, explainer->name)) put_check(explainer, kind, check);
            if (check_is_of_family(check->code, explainer->name)) put_member(explainer, kind, check, !members++);
        }
    }
}

/* Functions ------------------------------------------------------------------------------------------------------ */

static void explain_functions(struct explainer *explainer) {
    for (size_t i = 0; i < formula_function_count(); i++) {
        struct function_help help = formula_function_help(i);
        struct str rest = help.usage, name;
        str_cut(&rest, '(', &name);
        suggest_offer(&explainer->nearest, name);
        if (!str_equal(name, explainer->name)) continue;
        start(explainer);
        say(explainer, MESSAGE("{0}  a function of formulas", help.usage));
        put_words_of_ours(explainer, "gives", help.gives);
        put_words_of_ours(explainer, "missing", help.missing);
        for (size_t a = 0; a < help.argument_count; a++) {
            struct function_argument argument = formula_function_argument(i, a);
            put(explainer, a ? "" : "takes",
                message_text(explainer->arena, explainer->words,
                             MESSAGE(argument.optional ? "{0}: {1}, may be left out" : "{0}: {1}", argument.name,
                                     argument.expects)));
        }
        put_words_of_ours(explainer, "result", help.result);
        put_words_of_ours(explainer, "source", help.source);
    }
}

/* Fields --------------------------------------------------------------------------------------------------------- */

static const struct field *field_at(const struct field_set *set, struct str path) {
    const struct field *field = NULL;
    struct str name;
    while (set && str_cut(&path, '.', &name)) {
        field = field_find(set, name);
        if (!field) return NULL;
        set = field_rows(field);
    }
    return path.size ? NULL : field;
}

static struct str names_of(struct explainer *explainer, const struct spelling *spellings, size_t count) {
    struct str text = {0};
    for (size_t i = 0; i < count; i++)
        text = str_format(explainer->arena, "%.*s%s%.*s", STR_ARG(text), i ? ", " : "", STR_ARG(spellings[i].text));
    return text;
}

/* What the values of a scale are called, a line for each. */
static void put_words(struct explainer *explainer, const struct field *field) {
    for (size_t i = 0; field->words && i < field->words->count; i++) {
        const struct choice *word = &field->words->items[i];
        put(explainer, i ? "" : "words", names_of(explainer, word->spellings, word->alias_count));
    }
}

/* ", probability 50 %" */
static struct str numbers_of(struct explainer *explainer, const struct choice *choice) {
    struct str text = {0};
    for (size_t i = 0; i < choice->among->number_count; i++) {
        const struct choice_number *number = &choice->among->numbers[i];
        if (choice->numbers[i].said)
            text = str_format(explainer->arena, "%.*s, %.*s %.*s%s", STR_ARG(text), STR_ARG(number->name),
                              STR_ARG(decimal_plain(explainer->arena, choice->numbers[i].number)),
                              number->percent ? " %" : "");
    }
    return text;
}

static struct str choices_of(struct explainer *explainer, const struct field *field) {
    struct str text = {0};
    for (size_t i = 0; field->choices && i < field->choices->count; i++) {
        const struct choice *choice = &field->choices->items[i];
        text =
            str_format(explainer->arena, "%.*s%s%.*s (%.*s%.*s)", STR_ARG(text), i ? ", " : "", STR_ARG(choice->name),
                       STR_ARG(choice->labels[explainer->language->index]), STR_ARG(numbers_of(explainer, choice)));
    }
    return text;
}

static struct str attribute(const struct field *field, struct str name) {
    const struct value *value = value_find(field->declaration, name);
    return value && value->kind == VALUE_SCALAR ? value->text : (struct str){0};
}

static void put_field(struct explainer *explainer, const struct kind *kind, const struct field *field) {
    start(explainer);
    bool computed = field->formula_text.size;
    say(explainer, MESSAGE(computed ? "{0}  a computed field of {1}" : "{0}  a field of {1}",
                           field_path(explainer->arena, field), kind->labels[explainer->language->index]));
    put(explainer, "names", names_of(explainer, field->spellings, field->alias_count));
    put(explainer, "printed", field->labels[explainer->language->index]);
    put(explainer, "type", attribute(field, STR("type")));
    put(explainer, "choices", choices_of(explainer, field));
    put_words(explainer, field);
    put(explainer, "formula", field->formula_text);
    put(explainer, "default", field->standard_text);
    put(explainer, "class", class_name(field->class));
    put_words_of_ours(explainer, "required",
                      field->required_always ? "always"
                      : field->wanted        ? "wanted"
                      : field->required      ? "yes"
                                             : NULL);
    put(explainer, "help", field_help(field, explainer->language));
}

/* "account-plan.goals" asks for one kind, "goals" for every kind that has it. */
static void explain_fields(struct explainer *explainer) {
    for (size_t k = 0; k < explainer->project->kinds.count; k++) {
        const struct kind *kind = explainer->project->kinds.items[k];
        struct str prefix = str_format(explainer->arena, "%.*s.", STR_ARG(kind->name));
        bool named = str_starts(explainer->name, prefix);
        const struct field *field =
            field_at(kind->fields, named ? str_skip(explainer->name, prefix.size) : explainer->name);
        if (field) put_field(explainer, kind, field);
    }
}

/* What may be written in a set, a line for each with all its names: those of a group behind the group's. */
static void put_names(struct explainer *explainer, const struct field_set *set) {
    for (size_t i = 0; i < set->count; i++) {
        const struct field *field = &set->fields[i];
        if (!field_is_written(field)) continue;
        buffer_format(explainer->out, "  %.*s: %.*s\n", STR_ARG(field_path(explainer->arena, field)),
                      STR_ARG(names_of(explainer, field->spellings, field->alias_count)));
        if (field->type == FIELD_GROUP) put_names(explainer, field->fields);
    }
}

static void explain_kinds(struct explainer *explainer) {
    for (size_t k = 0; k < explainer->project->kinds.count; k++) {
        const struct kind *kind = explainer->project->kinds.items[k];
        if (!str_equal(kind->name, explainer->name)) continue;
        start(explainer);
        say(explainer, MESSAGE("{0}  a kind of document; its fields and what they are called", kind->name));
        put_names(explainer, kind->fields);
    }
}

static bool explain_name(struct explainer *explainer) {
    explain_code(explainer);
    explain_checks(explainer);
    explain_functions(explainer);
    bool other = explainer->found;
    if (!other) explain_kinds(explainer);
    if (!other) explain_fields(explainer);
    if (explainer->found) return true;
    struct str nearest = explainer->nearest.found;
    terminal_say(explainer->words,
                 MESSAGE(nearest.size ? "there is no code, function, kind or field “{0}”; did you mean “{1}”?"
                                      : "there is no code, function, kind or field “{0}”",
                         explainer->name, nearest));
    return false;
}

int explain(const struct options *options, struct arena *arena, struct str templates) {
    struct diagnostics sink = diagnostics_new(arena);
    struct message problem;
    const struct catalogue *words = terminal_catalogue(arena, STR("."));
    struct project_options wish = {
        .path = STR("."), .roots = options->roots, .root_count = options->root_count, .templates = templates};
    const struct project *project = project_open_templates(arena, &sink, &wish, &problem);
    if (!project) {
        terminal_say(words, problem);
        return STATUS_MACHINE;
    }
    struct buffer out = {0};
    bool all = true;
    for (size_t i = 0; i < options->path_count; i++) {
        struct str name = options->paths[i];
        struct explainer explainer = {
            arena, project, words, words ? words->language : &language_source, &out, name, suggest_start(name), false};
        all &= explain_name(&explainer);
    }
    bool written = (out.size == 0 || fwrite(out.data, 1, out.size, stdout) == out.size) && fflush(stdout) == 0;
    buffer_free(&out);
    if (!written) terminal_say(words, MESSAGE("cannot write to the standard output"));
    return !written ? STATUS_MACHINE : all ? STATUS_DONE : STATUS_USAGE;
}
