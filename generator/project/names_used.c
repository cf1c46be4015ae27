/* Counting names and currencies, down the value tree beside the fields. */
#include "project/names_used.h"

#include <string.h>

#include "base/arena.h"
#include "kind/heading.h"
#include "read/amount.h"

struct counting {
    struct arena *arena;
    struct names_used *used;
    const struct language *german; /* may be NULL */
};

/* Names --------------------------------------------------------------------------------------------------------- */

/* A name that both languages have tells nothing. */
static void count_name(struct counting *counting, const struct field *field, struct str name) {
    bool has[LANGUAGE_MOST] = {false};
    struct str folded = fold(counting->arena, name);
    size_t languages = 0, last = 0;
    for (size_t i = 0; i < field->alias_count; i++)
        if (str_equal(field->aliases[i], folded)) has[field->spellings[i].language->index] = true;
    for (size_t l = 0; l < LANGUAGE_MOST; l++)
        if (has[l]) languages++, last = l;
    if (languages == 1) counting->used->names[last]++;
}

/* Amounts ------------------------------------------------------------------------------------------------------- */

static void count_currency(struct names_used *used, struct str code) {
    size_t at = 0;
    while (at < used->currency_count && !str_equal(used->currencies[at].code, code)) at++;
    if (at == MOST_CURRENCIES) return;
    if (at == used->currency_count) used->currencies[used->currency_count++].code = code;
    used->currencies[at].count++;
}

/* A sign that several countries use counts as the one that it means most likely; “kr” does not. */
static void count_amount(struct counting *counting, struct str text) {
    struct amount amount = {0};
    struct str rest = str_trim(text);
    if (!amount_take(counting->arena, &rest, (struct amount_grammar){.money = true}, &amount)) return;
    if (amount.currency_text.size && !amount.currency.open) count_currency(counting->used, amount.currency.code);
}

/* Values -------------------------------------------------------------------------------------------------------- */

static void look_at_fields(struct counting *counting, const struct field_set *set, const struct value *mapping);

static bool names_any(const struct field_set *set, const struct value *mapping) {
    for (size_t i = 0; i < mapping->count; i++)
        if (field_find(set, mapping->entries[i].key)) return true;
    return false;
}

static void look_at(struct counting *counting, const struct field *field, const struct value *value);

/* Rows stand in a list, or below keys such as years. */
static void look_at_rows(struct counting *counting, const struct field *list, const struct value *value) {
    const struct field_set *set = field_rows(list);
    bool row = value->kind == VALUE_MAPPING && names_any(set, value);
    if (row) look_at_fields(counting, set, value);
    else if (value->kind == VALUE_SCALAR && list->leaf) look_at(counting, list->leaf, value);
    for (size_t i = 0; !row && value->kind != VALUE_SCALAR && i < value->count; i++)
        look_at_rows(counting, list, value->kind == VALUE_MAPPING ? value->entries[i].value : value->items[i]);
}

static void look_at(struct counting *counting, const struct field *field, const struct value *value) {
    if (field->type == FIELD_LIST && field_rows(field)) look_at_rows(counting, field, value);
    else if (field->type == FIELD_GROUP && value->kind == VALUE_MAPPING) look_at_fields(counting, field->fields, value);
    else if (field->type == FIELD_MONEY && value->kind == VALUE_SCALAR) count_amount(counting, value->text);
}

/* As deep as YAML may be nested. */
static void look_at_fields(struct counting *counting, const struct field_set *set, const struct value *mapping) {
    for (size_t i = 0; i < mapping->count; i++) {
        const struct field *field = field_find(set, mapping->entries[i].key);
        /* “kind:” is copied from examples in any language, “art:” is written */
        if (!set->outer && counting->german && str_equal_c(fold(counting->arena, mapping->entries[i].key), "art"))
            counting->used->names[counting->german->index]++;
        if (!field) continue;
        count_name(counting, field, mapping->entries[i].key);
        look_at(counting, field, mapping->entries[i].value);
    }
}

/* Markdown ------------------------------------------------------------------------------------------------------ */

/* "## 2) Kurzfassung 2027": as sections are found. */
static void look_at_heading(struct counting *counting, const struct field_set *set, struct str text) {
    struct heading heading = heading_read(text);
    for (size_t i = 0; i < heading.count; i++) {
        const struct field *field = field_find(set, heading.names[i].text);
        if (!field) continue;
        count_name(counting, field, heading.names[i].text);
        return;
    }
}

/* "**Kunde:** X", "| Kunde | X |" */
static void look_at_key(struct counting *counting, const struct field_set *set, struct str text) {
    while (str_starts(text, STR("*"))) text = str_skip(text, 1);
    while (str_ends(text, STR("*")) || str_ends(text, STR(":"))) text.size--;
    const struct field *field = text.size ? field_find(set, text) : NULL;
    if (field) count_name(counting, field, text);
}

/* Where an amount may begin: at a figure, or at a short word or sign before one. */
static bool begins_amount(struct str word) {
    enum { LONGEST_CURRENCY = 6 };
    if (word.size && word.data[0] >= '0' && word.data[0] <= '9') return true;
    size_t space;
    bool sign = !str_find(word, STR(" "), &space) || space <= LONGEST_CURRENCY;
    struct str rest = str_skip(word, sign && space < word.size ? space + 1 : 0);
    for (size_t i = 0; sign && i < rest.size && i <= LONGEST_CURRENCY; i++)
        if (rest.data[i] >= '0' && rest.data[i] <= '9') return true;
    return false;
}

/* Amounts in prose, in bullets and brackets: each word is tried that may begin one. */
static void look_at_text(struct counting *counting, struct str text) {
    enum { LONGEST_AMOUNT = 60 };
    for (size_t i = 0; i < text.size; i++) {
        bool first = !i || strchr(" (:|", text.data[i - 1]);
        struct str word = str_slice(text, i, i + LONGEST_AMOUNT < text.size ? i + LONGEST_AMOUNT : text.size);
        if (first && begins_amount(word)) count_amount(counting, word);
    }
}

/* "Umsatz (T€)", "Umsatz CHF" above figures */
static void look_at_cell(struct counting *counting, struct str cell) {
    struct str text = str_trim(cell);
    count_amount(counting, cell);
    if (str_ends(text, STR(")"))) text.size--;
    size_t start = text.size;
    while (start && !strchr(" (", text.data[start - 1])) start--;
    struct amount amount = {0};
    struct amount_grammar grammar = {.money = true};
    if (!start || !amount_take_unit(str_skip(text, start), grammar, &amount)) return;
    if (amount.currency_text.size && !amount.currency.open) count_currency(counting->used, amount.currency.code);
}

static void look_at_line(struct counting *counting, const struct field_set *set, struct str line) {
    struct str cell;
    size_t marks = 0;
    while (marks < line.size && line.data[marks] == '#') marks++;
    if (marks) look_at_heading(counting, set, str_trim(str_skip(line, marks)));
    bool bold = str_starts(line, STR("**")), table = str_starts(line, STR("|"));
    if (!table) look_at_text(counting, line);
    if (bold && str_cut(&line, ':', &cell)) look_at_key(counting, set, str_trim(cell));
    for (size_t i = 0; table && str_cut(&line, '|', &cell); i++) {
        if (i == 1) look_at_key(counting, set, str_trim(cell));
        look_at_cell(counting, cell);
    }
}

void names_used_add(struct arena *arena, const struct languages *languages, struct names_used *used,
                    const struct input_file *input) {
    struct counting counting = {.arena = arena, .used = used, .german = language_of_tag(languages, STR("de"))};
    struct str line, body = str_skip(input->file.source->text, input->file.body_start);
    if (!input->kind) return;
    if (input->root && input->root->kind == VALUE_MAPPING) look_at_fields(&counting, input->kind->fields, input->root);
    while (input->file.markdown && str_cut(&body, '\n', &line))
        look_at_line(&counting, input->kind->fields, str_trim(line));
}

bool names_used_language(const struct languages *languages, const struct names_used *used,
                         const struct language **out) {
    size_t best = 0, equal = 0;
    for (size_t l = 1; l < languages->count; l++)
        if (used->names[l] > used->names[best]) best = l;
    for (size_t l = 0; l < languages->count; l++) equal += used->names[l] == used->names[best];
    if (equal == 1) *out = languages->items[best];
    return equal == 1;
}

struct str names_used_currency(const struct names_used *used) {
    size_t best = 0;
    for (size_t i = 1; i < used->currency_count; i++)
        if (used->currencies[i].count > used->currencies[best].count) best = i;
    return used->currency_count ? used->currencies[best].code : (struct str){0};
}
