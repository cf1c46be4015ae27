/* Rows made of Markdown. */
#include "kind/row_draft.h"

#include "base/mend.h"
#include "kind/person_name.h"

struct row_maker row_maker_new(struct record_reader *reader, const struct field *list) {
    struct row_maker maker = {.reader = reader, .list = list, .rows = field_rows(list)};
    const struct field *note = field_find(maker.rows, STR("note"));
    if (note && note->type == FIELD_TEXT && !note->formula_text.size) maker.note = note;
    return maker;
}

/* Values ---------------------------------------------------------------------------------------------------------- */

static struct value *scalar(struct arena *arena, struct str text, struct span span) {
    struct value *value = NEW(arena, struct value);
    *value = (struct value){.kind = VALUE_SCALAR,
                            .style = SCALAR_PLAIN,
                            .text = text,
                            .span = span,
                            .text_line = span.line,
                            .text_column = span.column};
    return value;
}

/* "Deutsch, Englisch" in a column that holds several texts: there is no other way to write them. */
static struct value *sequence(struct arena *arena, struct str text, struct span span, bool commas) {
    struct value *value = NEW(arena, struct value);
    struct str part, inner;
    size_t capacity = 0;
    *value = (struct value){.kind = VALUE_SEQUENCE, .span = span};
    while (str_cut(&text, ';', &part))
        while (commas ? (inner = part, part = (struct str){0}, inner.size > 0) : str_cut(&part, ',', &inner)) {
            struct str item = str_trim(inner);
            if (item.size) ARENA_PUSH(arena, value->items, value->count, capacity) = scalar(arena, item, span);
        }
    return value;
}

/* Drafts ---------------------------------------------------------------------------------------------------------- */

struct row_draft draft_new(struct row_maker *maker, struct span span) {
    struct row_draft draft = {.value = NEW(maker->reader->arena, struct value)};
    *draft.value = (struct value){.kind = VALUE_MAPPING, .span = span};
    return draft;
}

bool draft_says(const struct row_draft *draft, struct str name) { return value_find(draft->value, name) != NULL; }

/* “alle” in a column for a site: no name of one. */
static bool says_everything(struct arena *arena, const struct field *field, struct str text) {
    static const char *const words[] = {"all",   "alle", "all_sites", "alle_standorte", "alle_werke",   "all_plants",
                                        "beide", "both", "various",   "diverse",        "verschiedene", "saemtliche"};
    bool names = field->type == FIELD_REFERENCE && field->target_count == 1 && field->targets[0].set;
    const struct field *naming = names ? field->targets[0].set->naming : NULL;
    struct str key = naming && !naming->person ? text_name(arena, text) : (struct str){0};
    for (size_t i = 0; key.size && i < sizeof words / sizeof *words; i++)
        if (str_equal_c(key, words[i])) return true;
    return false;
}

bool draft_say(struct row_maker *maker, struct row_draft *draft, const struct row_key *key, struct str text,
               struct span span) {
    struct arena *arena = maker->reader->arena;
    const struct field *field = key->field;
    if (draft_says(draft, key->name)) return false;
    if (field == maker->note) {
        draft_note(maker, draft, (struct str){0}, text, span);
        return true;
    }
    if (maker->note && says_everything(arena, field, text)) {
        draft_note(maker, draft, field_spelling(field, maker->reader->language), text, span);
        return true;
    }
    if (field->person) text = person_name_plain(arena, text);
    bool several = field->type == FIELD_LIST && field->element->type == FIELD_TEXT;
    struct value *value =
        several ? sequence(arena, text, span, field->commas) : scalar(arena, row_key_value(arena, key, text), span);
    struct entry entry = {.key = key->name, .key_span = span, .value = value};
    ARENA_PUSH(arena, draft->value->entries, draft->value->count, draft->capacity) = entry;
    return true;
}

void draft_note(struct row_maker *maker, struct row_draft *draft, struct str name, struct str text, struct span span) {
    struct arena *arena = maker->reader->arena;
    if (name.size) text = str_format(arena, "%.*s: %.*s", STR_ARG(name), STR_ARG(text));
    if (!draft->note.size) draft->note_span = span;
    draft->note = draft->note.size ? str_format(arena, "%.*s; %.*s", STR_ARG(draft->note), STR_ARG(text)) : text;
}

struct value *draft_finish(struct row_maker *maker, struct row_draft *draft) {
    if (draft->note.size && maker->note) {
        struct entry entry = {.key = maker->note->name,
                              .key_span = draft->note_span,
                              .value = scalar(maker->reader->arena, draft->note, draft->note_span)};
        ARENA_PUSH(maker->reader->arena, draft->value->entries, draft->value->count, draft->capacity) = entry;
    }
    return draft->value->count ? draft->value : NULL;
}

/* What names no field --------------------------------------------------------------------------------------------- */

void row_maker_unknown(struct row_maker *maker, struct str name, struct span span) {
    for (size_t i = 0; i < maker->unknown.count; i++)
        if (str_equal(maker->unknown.words[i], name)) return;
    if (!maker->unknown.count) maker->unknown_span = span;
    word_list_add(maker->reader->arena, &maker->unknown, name);
}

void row_maker_report(struct row_maker *maker, const struct row_unknown *what) {
    struct record_reader *reader = maker->reader;
    struct str near, list = field_spelling(maker->list, reader->language);
    size_t count = maker->unknown.count;
    if (!count) return;
    maker->unknown.quoted = true;
    struct message names = word_list_all(reader->arena, &maker->unknown, "{0} and {1}");
    struct diagnostic *d;
    if (maker->note)
        d = diagnose(reader->sink, SEVERITY_INFO, CODE_I16, maker->unknown_span, what->kept, count, names, list,
                     field_spelling(maker->note, reader->language));
    else
        d = diagnose(reader->sink, SEVERITY_WARNING, CODE_I16, maker->unknown_span, what->left_out, count, names, list);
    if (row_key_find(reader, maker->list, maker->unknown.words[0]).field)
        diagnose_help(reader->sink, d, "another one says that field already");
    else if (field_suggest(maker->rows, maker->unknown.words[0], reader->language, &near)) {
        diagnose_help(reader->sink, d, "did you mean “{0}”?", near);
        mend_meant_quietly(reader->sink, d, MEND_CHOICE, maker->unknown.words[0], near);
    }
    else diagnose_help(reader->sink, d, "call it like a field of the list if it is one");
}

void draft_tick(struct row_maker *maker, struct row_draft *draft, struct span span) {
    static const struct str done = STR_INIT("done");
    const struct field *status = field_find(maker->rows, STR("status")), *flag = field_find(maker->rows, done);
    bool choice = status && status->type == FIELD_CHOICE && choice_find(status->choices, done);
    bool truth = flag && flag->type == FIELD_BOOL && !flag->formula_text.size;
    if (choice && draft_says(draft, status->name)) return;
    if (choice || truth) {
        const struct field *field = choice ? status : flag;
        struct row_key key = {.field = field, .name = field->name};
        draft_say(maker, draft, &key, choice ? done : STR("true"), span);
        return;
    }
    struct diagnostic *d =
        diagnose(maker->reader->sink, SEVERITY_ERROR, CODE_I16, span, "a tick says nothing here: “{0}” have no state",
                 field_spelling(maker->list, maker->reader->language));
    diagnose_help(maker->reader->sink, d, "take the tick out, or the line when it is done with");
}
