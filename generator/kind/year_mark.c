/* Cutting marks off years, and what they say as entries of a row. */
#include "kind/year_mark.h"

/* A year and the word at it; the canonical name of what the word says is that of a field or a choice. */
struct marked {
    struct str year;
    const char *says; /* "actual", "plan", "forecast"; NULL: a sign that says nothing, as of a footnote */
};

static const struct {
    const char *name, *words; /* as text_name has them */
} kinds_of_figure[] = {
    {"actual", "actual actuals act a ist"},
    {"plan", "plan planned p budget b target soll ziel geplant"},
    {"forecast", "forecast fcst fc f e est estimate estimated expected outlook projected prognose hochrechnung hr "
                 "erwartet erwartung vorschau voraussichtlich"},
};

/* ---- cutting ---- */

static const char *kind_of_figure(struct arena *arena, struct str word) {
    struct str key = word.size ? text_name(arena, word) : word;
    for (size_t i = 0; key.size && i < sizeof kinds_of_figure / sizeof *kinds_of_figure; i++)
        for (struct str rest = str_of(kinds_of_figure[i].words), name; str_cut(&rest, ' ', &name);)
            if (str_equal(name, key)) return kinds_of_figure[i].name;
    return NULL;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80); }

static bool take_sign(struct str *text) {
    static const struct str signs[] = {STR_INIT("*"), STR_INIT("†"), STR_INIT("‡"),
                                       STR_INIT("¹"), STR_INIT("²"), STR_INIT("³")};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (!str_ends(*text, signs[i])) continue;
        *text = str_trim(str_slice(*text, 0, text->size - signs[i].size));
        return true;
    }
    return false;
}

/* The words before the first figure and behind the last: "Plan 2027", "2026 (plan)", "2026F". */
static bool cut(struct arena *arena, struct str text, struct marked *out) {
    bool sign = false;
    text = str_trim(text);
    while (take_sign(&text)) sign = true;
    size_t start = 0, end = text.size;
    while (end > 0 && !is_digit(text.data[end - 1])) end--;
    struct str behind = str_skip(text, end);
    *out = (struct marked){.year = str_slice(text, 0, end), .says = kind_of_figure(arena, behind)};
    if (out->says) return true;
    while (start < text.size && is_letter(text.data[start])) start++;
    bool before = start && start < text.size && text.data[start] == ' ' && end == text.size;
    if (before) out->says = kind_of_figure(arena, str_slice(text, 0, start));
    if (out->says) out->year = str_trim(str_skip(text, start));
    return out->says || (sign && end == text.size);
}

/* ---- writing out ---- */

static const struct field *choice_that_says(const struct field_set *rows, struct str name) {
    for (size_t i = 0; i < rows->count; i++)
        if (rows->fields[i].type == FIELD_CHOICE && choice_find(rows->fields[i].choices, name)) return &rows->fields[i];
    return NULL;
}

/* What a row says for a field; NULL. */
static const struct value *said(const struct field_set *rows, const struct value *row, const struct field *field) {
    for (size_t i = 0; row->kind == VALUE_MAPPING && i < row->count; i++)
        if (field_find(rows, row->entries[i].key) == field) return row->entries[i].value;
    return NULL;
}

static struct value *scalar(struct arena *arena, struct str text, struct span span) {
    struct value *value = NEW(arena, struct value);
    *value = (struct value){.kind = VALUE_SCALAR, .style = SCALAR_PLAIN, .span = span, .text = text};
    return value;
}

/* A row with one entry more, if there is one; of a single value a row that has it for `leaf`. */
static struct value *row_with(struct arena *arena, struct value *row, const struct field *leaf,
                              const struct entry *more) {
    struct value *written = NEW(arena, struct value);
    bool mapping = row->kind == VALUE_MAPPING;
    *written = (struct value){.kind = VALUE_MAPPING, .span = row->span};
    written->entries = NEW_ARRAY(arena, struct entry, (mapping ? row->count : 1) + 1);
    for (size_t i = 0; mapping && i < row->count; i++) written->entries[written->count++] = row->entries[i];
    if (!mapping && leaf)
        written->entries[written->count++] = (struct entry){.key = leaf->name, .key_span = row->span, .value = row};
    if (more) written->entries[written->count++] = *more;
    return written;
}

static void report(struct record_reader *reader, const struct field *list, const struct field *field,
                   const struct entry *entry, const struct marked *marked) {
    struct str place = field_spelling(field ? field : list, reader->language);
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_ERROR, CODE_I05, entry->key_span,
                                    field ? "“{0}” says “{1}” of its figure, but “{2}” below says otherwise"
                                          : "“{0}” says “{1}” of its figure, which “{2}” does not keep apart",
                                    entry->key, str_of(marked->says), place);
    diagnose_help(reader->sink, d,
                  field ? "write {0} alone, or the figure behind the name of its kind"
                        : "write {0} alone if that need not be said",
                  marked->year);
}

/* What the mark says, as a part of its row. */
static struct value *write_out(struct record_reader *reader, const struct field *list, const struct entry *entry,
                               const struct marked *marked) {
    if (!marked->says || value_is_null(entry->value)) return entry->value;
    const struct field_set *rows = field_rows(list);
    struct str name = str_of(marked->says);
    const struct field *choice = choice_that_says(rows, name), *column = field_find(rows, name),
                       *field = choice ? choice : column;
    const struct value *own = field ? said(rows, entry->value, field) : NULL;
    bool mapping = entry->value->kind == VALUE_MAPPING, single = entry->value->kind == VALUE_SCALAR;
    if (choice && !own && (mapping || (single && list->leaf))) {
        struct entry more = {choice->name, entry->key_span, scalar(reader->arena, name, entry->key_span)};
        return row_with(reader->arena, entry->value, list->leaf, &more);
    }
    if (column && !choice && single) return row_with(reader->arena, entry->value, column, NULL);
    bool agrees = own && (!choice || choice_find(choice->choices, own->text) == choice_find(choice->choices, name));
    if (!agrees) report(reader, list, field, entry, marked);
    return entry->value;
}

/* {2026 (plan): 6, 2026 (forecast): 5} is one year; what it says twice stays two, and is reported. */
static bool join_to_earlier(struct arena *arena, const struct field *list, struct value *all,
                            const struct entry *entry) {
    const struct field_set *rows = field_rows(list);
    for (size_t i = 0; i < all->count && entry->value->kind == VALUE_MAPPING; i++) {
        struct entry *earlier = &all->entries[i];
        if (!str_equal(earlier->key, entry->key)) continue;
        struct value *joined = earlier->value;
        if (joined->kind == VALUE_SCALAR) joined = row_with(arena, joined, list->leaf, NULL);
        for (size_t e = 0; e < entry->value->count; e++) {
            if (said(rows, joined, field_find(rows, entry->value->entries[e].key))) return false;
            joined = row_with(arena, joined, NULL, &entry->value->entries[e]);
        }
        earlier->value = joined;
        return true;
    }
    return false;
}

const struct value *year_marks_written_out(struct record_reader *reader, const struct field *list,
                                           const struct value *mapping) {
    struct arena *arena = reader->arena;
    struct marked marked;
    size_t first = 0;
    while (first < mapping->count && !cut(arena, mapping->entries[first].key, &marked)) first++;
    if (first == mapping->count) return mapping;
    struct value *all = NEW(arena, struct value);
    *all = *mapping;
    all->entries = NEW_ARRAY(arena, struct entry, mapping->count);
    all->count = 0;
    for (size_t i = 0; i < mapping->count; i++) {
        struct entry entry = mapping->entries[i];
        bool has_mark = cut(arena, entry.key, &marked);
        if (has_mark) entry.value = write_out(reader, list, &entry, &marked), entry.key = marked.year;
        if (has_mark && marked.says && join_to_earlier(arena, list, all, &entry)) continue;
        all->entries[all->count++] = entry;
    }
    return all;
}

struct str year_without_mark(struct arena *arena, struct str text) {
    struct marked marked;
    return cut(arena, text, &marked) ? marked.year : text;
}

static struct entry *entry_of(const struct value *row, struct str name) {
    for (size_t i = 0; i < row->count; i++)
        if (str_equal(row->entries[i].key, name)) return &row->entries[i];
    return NULL;
}

/* The figure that has no name of its own goes to the column that the mark names. */
static void rename_figure(struct record_reader *reader, const struct field *list, struct value *row,
                          const struct entry *year, const struct marked *marked) {
    const struct field *column = field_find(field_rows(list), str_of(marked->says));
    struct entry *figure = list->leaf ? entry_of(row, list->leaf->name) : NULL;
    bool there = column && entry_of(row, column->name);
    struct entry said = {year->value->text, year->value->span, year->value};
    if (!figure || column == list->leaf) return;
    if (column && !there) figure->key = column->name;
    else report(reader, list, column, &said, marked);
}

void year_mark_in_row(struct record_reader *reader, const struct field *list, struct value *row) {
    const struct field *key = list->keyed_count == 1 ? list->keyed[0] : NULL;
    struct entry *year = key && key->type == FIELD_YEAR ? entry_of(row, key->name) : NULL;
    struct marked marked;
    if (!year || year->value->kind != VALUE_SCALAR || !cut(reader->arena, year->value->text, &marked)) return;
    const struct field *choice = marked.says ? choice_that_says(field_rows(list), str_of(marked.says)) : NULL;
    if (marked.says && !choice) rename_figure(reader, list, row, year, &marked);
    if (!choice || !entry_of(row, choice->name)) {
        struct value *plain = NEW(reader->arena, struct value);
        *plain = *year->value;
        plain->text = marked.year;
        year->value = plain;
    }
    if (!choice || entry_of(row, choice->name)) return;
    struct entry more = {choice->name, year->key_span, scalar(reader->arena, str_of(marked.says), year->key_span)};
    *row = *row_with(reader->arena, row, NULL, &more);
}
