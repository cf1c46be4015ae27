/* Settings from the heads of documents, and what is assumed of the rest. */
#include "project/assumed.h"
#include "kind/line_ahead.h"

#include "base/arena.h"
#include "project/names_used.h"
#include "project/overrides.h"
#include "read/scalar_time.h"

/* Settings said in heads ---------------------------------------------------------------------------------------- */

struct heads {
    struct project *project;
    struct diagnostics *sink;
    struct inputs *inputs;
    const struct field_set *settings; /* what planpress.yaml may say */
    struct value *found;              /* a mapping of it */
    size_t capacity;
};

static bool same_key(struct arena *arena, const struct field_set *set, struct str a, struct str b) {
    const struct field *field = set ? field_find(set, a) : NULL;
    return field ? field_find(set, b) == field : str_equal(fold(arena, a), fold(arena, b));
}

static struct entry *find_entry(struct arena *arena, const struct field_set *set, const struct value *mapping,
                                struct str key) {
    for (size_t i = 0; i < mapping->count; i++)
        if (same_key(arena, set, mapping->entries[i].key, key)) return &mapping->entries[i];
    return NULL;
}

/* As written: 2026-11-15 and 15.11.2026 are one day only where days are wanted. */
static bool same_text(struct arena *arena, const struct field *field, struct str a, struct str b) {
    if (str_equal(text_fold(arena, a), text_fold(arena, b))) return true;
    if (!field || field->type != FIELD_DATE) return false;
    struct time_setting setting = {.language = &language_source};
    struct time_reading first = time_read(arena, a, TIME_LAST_DAY, &setting);
    struct time_reading second = time_read(arena, b, TIME_LAST_DAY, &setting);
    return first.date.year && date_compare(first.date, second.date) == 0;
}

static bool same_value(struct arena *arena, const struct field *field, const struct value *a, const struct value *b) {
    if (a->kind != b->kind) return false;
    if (a->kind == VALUE_SCALAR) return same_text(arena, field, a->text, b->text);
    if (a->count != b->count) return false;
    for (size_t i = 0; i < a->count; i++) {
        bool keys = a->kind == VALUE_MAPPING;
        if (keys && !str_equal(a->entries[i].key, b->entries[i].key)) return false;
        if (!same_value(arena, NULL, keys ? a->entries[i].value : a->items[i],
                        keys ? b->entries[i].value : b->items[i]))
            return false;
    }
    return true;
}

static struct message shown(struct arena *arena, const struct value *value) {
    return value->kind == VALUE_SCALAR ? message_new(arena, "“{0}”", value->text) : MESSAGE("something else");
}

static void mark_broken(struct heads *heads, const struct source *source) {
    for (size_t i = 0; i < heads->inputs->count; i++)
        if (heads->inputs->items[i].file.source == source) heads->inputs->items[i].broken = true;
}

/* Said where the answer belongs, so that it is heard whichever document was named. */
static void report_contradiction(struct heads *heads, const struct entry *entry, const struct entry *earlier) {
    struct arena *arena = heads->project->arena;
    struct span here = entry->key_span, there = earlier->key_span;
    mark_broken(heads, here.source);
    mark_broken(heads, there.source);
    struct diagnostic *d =
        diagnose(heads->sink, SEVERITY_ERROR, CODE_I09, heads->found->span,
                 "“{0}” is {1} in {2}, line {3}, and {4} in {5}, line {6}", entry->key, shown(arena, earlier->value),
                 there.source->path, there.line, shown(arena, entry->value), here.source->path, here.line);
    diagnose_help(heads->sink, d,
                  "it holds for all documents of a folder: keep one of them, or write it into this file");
}

static void push_entry(struct arena *arena, struct value *mapping, size_t *capacity, struct entry entry) {
    ARENA_PUSH(arena, mapping->entries, mapping->count, *capacity) = entry;
}

static struct value *copy_mapping(struct arena *arena, const struct value *mapping) {
    struct value *copy = NEW(arena, struct value);
    size_t capacity = 0;
    *copy = *mapping;
    copy->entries = NULL;
    copy->count = 0;
    for (size_t i = 0; i < mapping->count; i++) push_entry(arena, copy, &capacity, mapping->entries[i]);
    return copy;
}

/* Adds an entry that may be there already: mappings are joined; of what is said differently nothing is kept. As deep as
 * YAML may be nested. */
static void add_entry(struct heads *heads, const struct field_set *set, struct value *mapping, size_t *capacity,
                      const struct entry *entry) {
    struct arena *arena = heads->project->arena;
    struct entry *earlier = find_entry(arena, set, mapping, entry->key);
    const struct field *field = set ? field_find(set, entry->key) : NULL;
    if (!earlier) {
        push_entry(arena, mapping, capacity, *entry);
        return;
    }
    if (same_value(arena, field, earlier->value, entry->value)) return;
    if (earlier->value->kind != VALUE_MAPPING || entry->value->kind != VALUE_MAPPING) {
        report_contradiction(heads, entry, earlier);
        earlier->value = NEW(arena, struct value);
        *earlier->value = (struct value){.kind = VALUE_SCALAR, .span = entry->value->span};
        return;
    }
    const struct field_set *inner = field && field->type == FIELD_GROUP ? field->fields : NULL;
    struct value *joined = copy_mapping(arena, earlier->value);
    size_t room = joined->count;
    for (size_t i = 0; i < entry->value->count; i++) add_entry(heads, inner, joined, &room, &entry->value->entries[i]);
    earlier->value = joined;
}

/* A key that the document's own kind has is the document's. */
static bool is_setting(const struct heads *heads, const struct input_file *input, struct str key) {
    return field_find(heads->settings, key) && !field_find(input->kind->fields, key);
}

static void take_settings(struct heads *heads, struct input_file *input) {
    struct arena *arena = heads->project->arena;
    if (!input->kind || !input->root || input->root->kind != VALUE_MAPPING) return;
    struct value *rest = NEW(arena, struct value);
    size_t capacity = 0;
    *rest = *input->root;
    rest->entries = NULL;
    rest->count = 0;
    for (size_t i = 0; i < input->root->count; i++) {
        const struct entry *entry = &input->root->entries[i];
        if (is_setting(heads, input, entry->key))
            add_entry(heads, heads->settings, heads->found, &heads->capacity, entry);
        else push_entry(arena, rest, &capacity, *entry);
    }
    input->root = rest;
}

/* What is assumed ------------------------------------------------------------------------------------------------ */

static const struct value *value_of(const struct field_set *set, const struct value *mapping,
                                    const struct field *field) {
    for (size_t i = 0; field && mapping && mapping->kind == VALUE_MAPPING && i < mapping->count; i++)
        if (field_find(set, mapping->entries[i].key) == field) return mapping->entries[i].value;
    return NULL;
}

static bool says_language(const struct project *project, const struct input_file *input, const struct language **out) {
    const struct value *value =
        input->kind ? value_of(input->kind->fields, input->root, field_find(input->kind->fields, STR("language")))
                    : NULL;
    const struct region *region;
    bool country;
    return value && value->kind == VALUE_SCALAR &&
           region_parse(project->arena, project->languages, value->text, out, &region, &country);
}

/* Registers are not printed: their language tells something only where there is nothing else. */
static const struct language *most_frequent(const struct inputs *inputs, const struct language *standard) {
    size_t documents[2][LANGUAGE_MOST] = {{0}};
    for (size_t i = 0; i < inputs->count; i++)
        if (inputs->items[i].speaks) documents[inputs->items[i].kind->printed][inputs->items[i].language->index]++;
    bool printed = false;
    const struct language *best = standard;
    for (size_t l = 0; l < LANGUAGE_MOST; l++) printed |= documents[1][l] > 0;
    for (size_t l = 0; l < LANGUAGE_MOST; l++)
        if (documents[printed][l] > documents[printed][best->index]) best = standard->among->items[l];
    return best;
}

/* Each document has the language of its own names; the project that of most documents. */
static void assume_languages(struct project *project, const struct inputs *inputs, struct assumed *assumed) {
    for (size_t i = 0; i < inputs->count; i++) {
        struct input_file *input = &inputs->items[i];
        struct names_used used = {0};
        if (!input->kind) continue;
        names_used_add(project->arena, project->languages, &used, input);
        input->speaks = says_language(project, input, &input->language);
        assumed->language |= !input->speaks && input->kind->printed;
        if (!input->speaks) input->speaks = names_used_language(project->kinds.languages, &used, &input->language);
    }
    project->language = most_frequent(inputs, project->language);
    for (size_t i = inputs->count; i-- > 0;) {
        const struct input_file *input = &inputs->items[i];
        bool other = input->speaks && input->kind->printed && input->language != project->language;
        if (other) assumed->foreign = input->file.source;
    }
}

static struct str assume_currency(struct project *project, const struct inputs *inputs) {
    struct names_used used = {0};
    for (size_t i = 0; i < inputs->count; i++)
        names_used_add(project->arena, project->languages, &used, &inputs->items[i]);
    return names_used_currency(&used);
}

/* The day that a document says is its own, in its front matter or in a line at its head; may be empty. */
static struct str own_day(const struct input_file *input, const struct field *dated) {
    const struct value *value = value_of(input->kind->fields, input->root, dated);
    if (value) return value->kind == VALUE_SCALAR ? value->text : (struct str){0};
    return input->file.markdown ? line_ahead(input->kind->fields, dated, input->file.source->text) : (struct str){0};
}

/* And what the first that could say a day calls it. */
static struct date newest(const struct project *project, const struct inputs *inputs, struct str *name) {
    struct date newest = {0};
    for (size_t i = 0; i < inputs->count; i++) {
        const struct input_file *input = &inputs->items[i];
        const struct field *dated = input->kind ? input->kind->dated : NULL;
        struct str text = dated ? own_day(input, dated) : (struct str){0};
        if (dated && !name->size) *name = field_spelling(dated, input->language);
        if (!text.size) continue;
        struct time_setting setting = {.language = input->language};
        struct date day = time_read(project->arena, text, TIME_LAST_DAY, &setting).date;
        if (day.year && (!newest.year || date_compare(day, newest) > 0)) newest = day;
    }
    return newest;
}

static bool says(const struct heads *heads, const char *name) {
    const struct field *field = field_find(heads->settings, str_of(name));
    const struct value *value = value_of(heads->settings, heads->found, field);
    return value && !value_is_null(value);
}

struct assumed assumed_settings(struct project *project, struct diagnostics *sink, struct inputs *inputs,
                                struct input_file *out) {
    struct heads heads = {.project = project,
                          .sink = sink,
                          .inputs = inputs,
                          .settings = out->kind->fields,
                          .found = NEW(project->arena, struct value)};
    *heads.found = (struct value){.kind = VALUE_MAPPING, .span = {.source = out->file.source}};
    for (size_t i = 0; i < inputs->count; i++) take_settings(&heads, &inputs->items[i]);
    const struct value *settings =
        overrides_apply(project->arena, project->overrides, heads.found, out->kind->fields);
    *heads.found = *settings;
    struct assumed assumed = {.currency = !says(&heads, "currency")};
    assume_languages(project, inputs, &assumed);
    assumed.updated = newest(project, inputs, &assumed.dated);
    struct str currency = assumed.currency ? assume_currency(project, inputs) : (struct str){0};
    if (currency.size) project->currency = currency;
    assumed.amounts = currency.size;
    out->root = heads.found;
    return assumed;
}

/* The info ------------------------------------------------------------------------------------------------------- */

static void add(struct arena *arena, struct message *list, struct message item) {
    *list = message_empty(*list) ? item : message_join(arena, "{0}, {1}", *list, item);
}

static struct message day_text(struct arena *arena, struct project_day day) {
    static const char *const origins[] = {[DAY_EPOCH] = "the day {0} (SOURCE_DATE_EPOCH)",
                                          [DAY_COMMITTED] = "the day {0} (the last commit)",
                                          [DAY_UPDATED] = "the day {0} (the newest document)"};
    return message_new(arena, origins[day.origin], date_iso(arena, day.date));
}

static bool says_company(const struct project *project) {
    const struct field *field = field_find(project->record->set, STR("company"));
    return field && !datum_is_nothing(*record_said(project->record, field));
}

void assumed_report(const struct project *project, struct diagnostics *sink, const struct assumed *assumed,
                    struct project_day day, struct span place) {
    struct arena *arena = sink->arena;
    struct message list = {0}, lines = {0};
    struct str language = project->language->tag;
    if (!says_company(project)) lines = MESSAGE("“company: '{'name: …'}'”");
    if (assumed->language) {
        add(arena, &list,
            assumed->foreign ? message_new(arena, "language {0} (the names of the fields, not in {1})", language,
                                           assumed->foreign->name)
                             : message_new(arena, "language {0} (the names of the fields)", language));
        add(arena, &lines, message_new(arena, "“language: {0}”", language));
    }
    if (assumed->currency) {
        add(arena, &list,
            message_new(arena,
                        assumed->amounts ? "currency {0} (the amounts)" : "currency {0} (no amount says another)",
                        project->currency));
        add(arena, &lines, message_new(arena, "“currency: {0}”", project->currency));
    }
    if (day.origin == DAY_EPOCH || day.origin == DAY_COMMITTED || day.origin == DAY_UPDATED)
        add(arena, &list, day_text(arena, day));
    if (day.origin == DAY_UPDATED) add(arena, &lines, message_new(arena, "“as_of: {0}”", date_iso(arena, day.date)));
    if (message_empty(list)) return;
    struct diagnostic *d = diagnose(sink, SEVERITY_INFO, CODE_X06, place,
                                    "there is no such file: its folder is read as a project, with {0}", list);
    if (!message_empty(lines))
        diagnose_help(sink, d, "to settle it, write into this file, each in its own line: {0}", lines);
}
