/* Rules and their families, messages of the program, and whose the rules are. */
#include "base/arena.h"
#include "command/explain_internal.h"

/* Rules ----------------------------------------------------------------------------------------------------------- */

struct str explain_sentence(struct explainer *explainer, const struct sentence *written) {
    return sentence_as_written(explainer->manual.arena, written);
}

static void put_asked_fields(struct explainer *explainer, const struct check *check) {
    struct word_list list = {0};
    for (size_t i = 0; i < check->field_count; i++)
        word_list_add(explainer->manual.arena, &list, check->fields[i].text);
    explain_list(explainer, "fields", &list);
}

/* "dependency_from_share (50)": with its standard. */
static struct str threshold_text(struct explainer *explainer, struct str name) {
    const struct kind *project = kinds_find(&explainer->project->kinds, STR("project"));
    const struct field *group = project ? field_find(project->fields, STR("thresholds")) : NULL;
    const struct field *field = group && group->fields ? field_find(group->fields, name) : NULL;
    return field ? str_format(explainer->manual.arena, "%.*s (%.*s)", STR_ARG(name), STR_ARG(field->standard_text))
                 : name;
}

/* "thresholds: dependency_from_share (50)" for each that the condition names. */
static void put_thresholds(struct explainer *explainer, const struct check *check) {
    struct str rest = check->when_text.text, mark = STR("project.thresholds.");
    struct word_list names = {0};
    size_t where;
    while (str_find(rest, mark, &where)) {
        rest = str_skip(rest, where + mark.size);
        size_t end = 0;
        while (end < rest.size && (rest.data[end] == '_' || (rest.data[end] >= 'a' && rest.data[end] <= 'z'))) end++;
        word_list_add(explainer->manual.arena, &names, threshold_text(explainer, str_slice(rest, 0, end)));
    }
    if (!names.count) return;
    struct str text = word_list_commas(explainer->manual.arena, &names);
    manual_line(&explainer->manual, "set by",
                explain_text(explainer, MESSAGE("thresholds of planpress.yaml: {0}", text)));
}

static void put_check(struct explainer *explainer, const struct kind *kind, const struct check *check) {
    struct manual *manual = &explainer->manual;
    size_t language = explainer->language->index;
    manual_entry(manual, check->code, MESSAGE("{0} in {1}", severity_name(check->level), kind->labels[language]));
    manual_line(manual, "says", explain_sentence(explainer, &check->say[language]));
    manual_line(manual, "each", check->each_text.text);
    put_asked_fields(explainer, check);
    manual_line(manual, "when", check->when_text.text);
    put_thresholds(explainer, check);
    manual_line(manual, "help", explain_sentence(explainer, &check->help[language]));
    manual_line(manual, "source", check->source);
    manual_line(manual, "accept",
                explain_text(explainer, MESSAGE("accepted: ['{'code: {0}, until: DATE, reason: …'}']", check->code)));
}

static void put_rule_member(struct explainer *explainer, const struct kind *kind, const struct check *check) {
    size_t language = explainer->language->index;
    manual_member(
        &explainer->manual, check->code,
        explain_text(explainer, MESSAGE("{0} in {1}: {2}", severity_name(check->level), kind->labels[language],
                                        explain_sentence(explainer, &check->say[language]))));
}

static bool is_asked(struct explainer *explainer, const struct check *check) {
    if (explain_asks(explainer, check->code)) return true;
    bool asked = check_is_called(check->code, explainer->name);
    explainer->found |= asked;
    return asked;
}

/* A rule in a line, below the name of its family. */
static void put_if_of_family(struct explainer *explainer, const struct kind *kind, const struct check *check,
                             size_t *members) {
    struct str family = check_family(check->code);
    if (explain_all(explainer)) return;
    suggest_offer(&explainer->nearest, family);
    if (!check_is_of_family(check->code, explainer->name)) return;
    explainer->found = true;
    if (!(*members)++)
        manual_entry(&explainer->manual, family, MESSAGE("a family of rules; accepted by this name, all of them are"));
    put_rule_member(explainer, kind, check);
}

typedef void each_rule(struct explainer *explainer, const struct kind *kind, const struct check *check, void *context);

static void go_through(struct explainer *explainer, each_rule *each, void *context) {
    for (size_t k = 0; k < explainer->project->kinds.count; k++) {
        const struct kind *kind = explainer->project->kinds.items[k];
        for (size_t c = 0; c < kind->check_count; c++) each(explainer, kind, &kind->checks[c], context);
    }
}

static void explain_rule(struct explainer *explainer, const struct kind *kind, const struct check *check,
                         void *context) {
    if (is_asked(explainer, check)) put_check(explainer, kind, check);
    put_if_of_family(explainer, kind, check, context);
}

static void list_rule(struct explainer *explainer, const struct kind *kind, const struct check *check, void *context) {
    (void)context;
    put_rule_member(explainer, kind, check);
}

void explain_rules(struct explainer *explainer) {
    size_t members = 0;
    go_through(explainer, explain_rule, &members);
}

void list_rules(struct explainer *explainer) { go_through(explainer, list_rule, NULL); }

/* Messages --------------------------------------------------------------------------------------------------------- */

static const struct {
    char letter;
    const char *about;
} families[] = {{'I', "what documents say"},
                {'M', "Markdown"},
                {'K', "kinds: fields.yaml and rules.yaml"},
                {'F', "formulas"},
                {'D', "layouts, widgets and the theme"},
                {'G', "pages, faces, pictures and links"},
                {'L', "what may not reach a customer"},
                {'X', "the project, its files and the run"}};

static const char *about(struct str code) {
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (*code.data == families[i].letter) return families[i].about;
    return "";
}

static void put_message(struct explainer *explainer, enum diagnostic_code code) {
    struct manual *manual = &explainer->manual;
    const struct code_example *example = code_example_find(code);
    manual_entry(manual, code_name(code), MESSAGE("a message of the program, about {0}", about(code_name(code))));
    manual_words(manual, "says", code_summary(code));
    manual_words(manual, "help", "Each message says at its place what is wrong, and in its help line what to do.");
    if (!example) return;
    manual_code(manual, "example", str_format(manual->arena, "# %s\n%s", example->file, example->wrong));
    if (example->mend) manual_code(manual, "mended", str_of(example->mend));
    else manual_words(manual, "mended", "Leave it out.");
}

static void put_message_member(struct explainer *explainer, enum diagnostic_code code) {
    manual_member(&explainer->manual, code_name(code), catalogue_words(explainer->manual.words, code_summary(code)));
}

static bool is_called(struct explainer *explainer, struct str code) {
    if (explain_asks(explainer, code)) return true;
    bool asked = check_is_called(code, explainer->name); /* in small letters */
    explainer->found |= asked;
    return asked;
}

/* "I": the letter of a family. */
static void explain_letter(struct explainer *explainer) {
    struct str name = explainer->name;
    if (name.size != 1 || !*about(name)) return;
    explainer->found = true;
    manual_entry(&explainer->manual, name, MESSAGE("messages of the program about {0}", about(name)));
    for (enum diagnostic_code code = 0; code < CODE_COUNT; code++)
        if (*code_name(code).data == *name.data) put_message_member(explainer, code);
}

void explain_messages(struct explainer *explainer) {
    for (enum diagnostic_code code = 0; code < CODE_COUNT; code++)
        if (is_called(explainer, code_name(code))) put_message(explainer, code);
    explain_letter(explainer);
}

void list_messages(struct explainer *explainer) {
    for (enum diagnostic_code code = 0; code < CODE_COUNT; code++) put_message_member(explainer, code);
}

/* Sources ---------------------------------------------------------------------------------------------------------- */

/* What `source:` of a rule and the functions name. */
static const struct source_of_rules {
    const char *name, *says;
} sources[] = {
    {"S0", "Asana: Was ist ein Key Account Manager?"},
    {"S1", "Just Better: Account Manager and Key Account Manager"},
    {"S2", "HubSpot: Key Account Management: Definition und Aufgaben"},
    {"S3", "Mercuri International: Unterschätzte Kompetenzfelder im Key Account Management"},
    {"S4", "Sieck: Key Account Manager: Aufgaben, Rollen, Kompetenzen"},
    {"P", "a proposal of planpress: no source says it, its thresholds are to be set by whoever uses it"},
    {"ext.", "common practice elsewhere"},
};
enum { SOURCE_COUNT = sizeof sources / sizeof *sources };

/* "S2", "S1, P": whether a rule names the source. */
static bool names_source(struct str text, struct str name) {
    for (struct str part; str_cut(&text, ',', &part);)
        if (str_equal(str_trim(part), name)) return true;
    return false;
}

static void put_if_sourced(struct explainer *explainer, const struct kind *kind, const struct check *check,
                           void *context) {
    const struct source_of_rules *source = context;
    if (names_source(check->source, str_of(source->name))) put_rule_member(explainer, kind, check);
}

/* "ext" is "ext.": the dot of an abbreviation is easily taken for the end of a sentence. */
static bool source_is_asked(struct explainer *explainer, struct str name) {
    if (explain_asks(explainer, name)) return true;
    bool asked = str_ends(name, STR(".")) && str_equal(str_slice(name, 0, name.size - 1), explainer->name);
    explainer->found |= asked;
    return asked;
}

void explain_sources(struct explainer *explainer) {
    for (size_t i = 0; i < SOURCE_COUNT; i++) {
        if (!source_is_asked(explainer, str_of(sources[i].name))) continue;
        manual_entry(&explainer->manual, str_of(sources[i].name), MESSAGE("a source of rules"));
        manual_words(&explainer->manual, "is", sources[i].says);
        struct source_of_rules source = sources[i];
        go_through(explainer, put_if_sourced, &source);
    }
}

void list_sources(struct explainer *explainer) {
    for (size_t i = 0; i < SOURCE_COUNT; i++)
        manual_member(&explainer->manual, str_of(sources[i].name),
                      catalogue_words(explainer->manual.words, sources[i].says));
}
