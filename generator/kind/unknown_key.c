/* Keys that are no field: split off by a comma (I01) or unknown (I04), with what their author may have meant. */
#include "kind/unknown_key.h"

#include "base/locale.h"
#include "base/mend.h"
#include "base/word_list.h"

bool key_is_private(struct str key) { return str_starts(key, STR("x-")) || str_starts(key, STR("X-")); }

bool key_says_kind(struct str key) {
    static const char *const names[] = {"kind", "art", "Kind", "Art"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal_c(key, names[i])) return true;
    return false;
}

/* Keys of other tools --------------------------------------------------------------------------------------------- */

/* What note-taking programs and site generators write at the head of a file; all else is a mistake of ours. */
static const char *const foreign_keys[] = {
    "tags",          "tag",         "aliases",  "alias",      "cssclass",     "cssclasses", "related", "created",
    "created_at",    "created_on",  "modified", "author",     "authors",      "layout",     "draft",   "publish",
    "published",     "permalink",   "slug",     "categories", "category",     "keywords",   "weight",  "toc",
    "nav_order",     "template",    "banner",   "icon",       "type",         "uid",        "up",      "parent",
    "sidebar_label", "description", "erstellt", "verwandt",   "schlagwoerter"};

bool key_is_foreign(struct str key) {
    struct arena *scratch = arena_create();
    struct str name = text_name(scratch, key);
    bool found = false;
    for (size_t i = 0; i < sizeof foreign_keys / sizeof *foreign_keys; i++) found |= str_equal_c(name, foreign_keys[i]);
    arena_destroy(scratch);
    return found;
}

void key_report_foreign(struct record_reader *reader) {
    if (!reader->foreign.count) return;
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_INFO, CODE_I04, reader->foreign_span,
                                    "left alone, as keys of another program: {0}",
                                    word_list_all(reader->arena, &reader->foreign, "{0}, {1}"));
    diagnose_help(reader->sink, d, "nothing has to be done");
}

enum { WIDEST = 4000 /* code points of a line that is edited */ };

/* Split keys ------------------------------------------------------------------------------------------------------ */

/* In a flow mapping only can a key stand without a colon. */
static bool has_colon(struct span key) {
    struct str rest = source_line(key.source, key.line);
    for (uint32_t i = 1; i < key.column + key.length && rest.size; i++) str_next(&rest);
    if (str_starts(rest, STR("\"")) || str_starts(rest, STR("'"))) rest = str_skip(rest, 1);
    rest = str_trim(rest);
    return str_starts(rest, STR(":"));
}

static bool stands_alone(const struct entry *entry) {
    return value_is_null(entry->value) && entry->key_span.source && entry->key_span.length &&
           !has_colon(entry->key_span);
}

/* The entry whose text was cut, before a run of keys that stand alone; NULL. */
static const struct entry *find_cut(const struct value *mapping, size_t at) {
    if (!stands_alone(&mapping->entries[at])) return NULL;
    while (at > 0) {
        const struct entry *before = &mapping->entries[--at];
        if (stands_alone(before)) continue;
        bool plain = before->value->kind == VALUE_SCALAR && before->value->style == SCALAR_PLAIN;
        return plain && !value_is_null(before->value) ? before : NULL;
    }
    return NULL;
}

bool key_is_split(const struct value *mapping, size_t at) { return find_cut(mapping, at) != NULL; }

const struct entry *key_cut(const struct value *mapping, size_t at) { return find_cut(mapping, at); }

/* The whole text as it was meant, commas and their spaces put back. */
static struct str join_cut(struct arena *arena, const struct value *mapping, size_t at, const struct entry *cut) {
    struct str text = cut->value->text;
    struct span end = cut->value->span;
    for (; at < mapping->count && stands_alone(&mapping->entries[at]); at++) {
        const struct entry *entry = &mapping->entries[at];
        bool close = entry->key_span.line == end.line && entry->key_span.column == end.column + end.length + 1;
        text = str_format(arena, "%.*s,%s%.*s", STR_ARG(text), close ? "" : " ", STR_ARG(entry->key));
        end = entry->key_span;
    }
    return text;
}

const struct value *key_join(struct arena *arena, const struct value *mapping, size_t at) {
    const struct entry *entry = &mapping->entries[at];
    if (at + 1 == mapping->count || find_cut(mapping, at + 1) != entry) return entry->value;
    struct value *joined = NEW(arena, struct value);
    *joined = *entry->value;
    joined->text = join_cut(arena, mapping, at + 1, entry);
    joined->span.length = (uint32_t)str_code_points(joined->text);
    return joined;
}

/* Around all that stands there, as it stands there, when that is one line. */
static void offer_quotes(struct record_reader *reader, struct diagnostic *d, const struct value *mapping, size_t at,
                         const struct entry *cut) {
    size_t start, last, end;
    while (at + 1 < mapping->count && stands_alone(&mapping->entries[at + 1])) at++;
    const struct entry *entry = &mapping->entries[at];
    if (entry->key_span.line != cut->value->span.line || entry->key_span.column > WIDEST) return;
    if (!span_start(cut->value->span, &start) || !span_start(entry->key_span, &last)) return;
    struct str text = entry->key_span.source->text, rest = str_skip(text, last);
    for (uint32_t i = 0; i < entry->key_span.length && rest.size; i++) str_next(&rest);
    end = (size_t)(rest.data - text.data);
    struct str was = str_slice(text, start, end);
    if (str_find(was, STR("\""), NULL) || str_find(was, STR("\\"), NULL)) return;
    struct str now = str_format(reader->arena, "\"%.*s\"", STR_ARG(was));
    mend_replace(reader->sink, d, MEND_SURE, cut->value->span, was, now, "write “{0}”", now);
}

/* A run of them is one mistake. */
void key_report_split(struct record_reader *reader, const struct value *mapping, size_t at) {
    const struct entry *entry = &mapping->entries[at], *cut = find_cut(mapping, at);
    if (cut != entry - 1) return;
    struct str whole = join_cut(reader->arena, mapping, at, cut);
    struct diagnostic *d =
        diagnose(reader->sink, SEVERITY_ERROR, CODE_I01, entry->key_span,
                 "“{0}” became a key of its own: did a comma split the text of “{1}”?", entry->key, cut->key);
    diagnose_help(reader->sink, d, "put quotes around it: {0}: \"{1}\"", cut->key, whole);
    offer_quotes(reader, d, mapping, at, cut);
}

/* Unknown keys ---------------------------------------------------------------------------------------------------- */

/* A key that belongs to what is further out was indented too far. */
static const struct field_set *find_outside(const struct field_set *set, struct str key) {
    for (set = set->outer; set; set = set->outer)
        if (field_find(set, key)) return set;
    return NULL;
}

static struct message allowed_keys(struct record_reader *reader, const struct field_set *set) {
    struct word_list list = {0};
    for (size_t i = 0; i < set->count; i++) {
        const struct field *field = &set->fields[i];
        if (field_is_written(field)) word_list_add(reader->arena, &list, field_spelling(field, reader->language));
    }
    return word_list_text(reader->arena, &list);
}

static bool has_field(const struct value *mapping, const struct field_set *set, const struct field *field) {
    for (size_t i = 0; i < mapping->count; i++)
        if (field_find(set, mapping->entries[i].key) == field) return true;
    return false;
}

/* What the key was to say is not missing but unread: nothing is concluded from it, in rules as in references. */
static void mark_unread(const struct record *record, const struct field *meant) {
    struct datum *datum = record_datum(record, meant);
    bool holds = meant->type == FIELD_LIST || meant->type == FIELD_GROUP;
    if (holds && datum->kind == DATUM_MISSING) datum->unread = true;
}

void key_report_unknown(struct record_reader *reader, const struct record *record, const struct value *mapping,
                        const struct entry *entry) {
    struct str near;
    const struct field *meant;
    const struct field_set *outside = find_outside(record->set, entry->key);
    struct diagnostic *d =
        diagnose(reader->sink, SEVERITY_ERROR, CODE_I04, entry->key_span, "unknown key “{0}” in “{1}”", entry->key,
                 field_set_spelling(record->set, reader->language));
    if (outside)
        diagnose_help(reader->sink, d, "it is a field of “{0}”: check how far it is indented",
                      field_set_spelling(outside, reader->language));
    else if ((meant = field_suggest(record->set, entry->key, reader->language, &near))) {
        if (!has_field(mapping, record->set, meant)) mark_unread(record, meant);
        if (has_field(mapping, record->set, meant)) diagnose_help(reader->sink, d, "did you mean “{0}”?", near);
        else mend_meant(reader->sink, d, entry->key, mend_like(reader->arena, entry->key, near));
    } else
        diagnose_help(reader->sink, d, "allowed here are {0}; a key of your own starts with “x-”",
                      allowed_keys(reader, record->set));
}
