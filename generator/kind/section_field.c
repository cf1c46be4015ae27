/* A heading → the field that it names, by equality with one of its names, never by containing it. */
#include "kind/section_field.h"

#include "base/arena.h"
#include "base/locale.h"
#include "kind/heading.h"

bool field_has_rows(const struct field *field) {
    return field->type == FIELD_LIST && field->element->type == FIELD_GROUP;
}

bool field_is_named_rows(const struct field *field) {
    const struct field_set *rows = field_has_rows(field) ? field_rows(field) : NULL;
    const struct field *naming = rows ? rows->naming : NULL;
    if (!naming || naming->type != FIELD_TEXT || naming->person || !str_equal_c(naming->name, "name")) return false;
    for (size_t i = 0; i < rows->count; i++) {
        const struct field *other = &rows->fields[i];
        if (other->required && other != naming && other != rows->id && !other->standard_text.size) return false;
    }
    return true;
}

/* ---- one name ---- */

static const struct field *find(const struct field_set *set, struct str name) {
    const struct field *field = name.size ? field_find(set, name) : NULL;
    return field && field_is_written(field) ? field : NULL;
}

/* Whether its rows tell which of them are open: a choice "open", or a condition of that name. */
static bool can_be_open(const struct field *field) {
    const struct field_set *rows = field_has_rows(field) ? field_rows(field) : NULL;
    const struct field *status = rows ? field_find(rows, STR("status")) : NULL;
    bool choice = status && status->type == FIELD_CHOICE && choice_find(status->choices, STR("open"));
    return choice || (rows && field_find(rows, STR("open")));
}

static bool has_content(const struct field *field) { return field_has_rows(field) || field->type == FIELD_MARKDOWN; }

/* What a line can say: a value, or several of them, or names. */
static bool is_line(const struct field *field) { return !field_has_rows(field) || field_is_named_rows(field); }

static bool is_said_in_line(const struct field *field) { return field->type != FIELD_GROUP && is_line(field); }

/* The field of that name in one group only. */
static struct place find_inside(const struct field_set *document, struct str name, bool (*fits)(const struct field *)) {
    struct place place = {0};
    for (size_t i = 0; i < document->count; i++) {
        const struct field *group = &document->fields[i];
        if (group->type != FIELD_GROUP || !field_is_written(group)) continue;
        const struct field *field = find(group->fields, name);
        if (!field || !fits(field)) continue;
        if (place.field) return (struct place){0};
        place = (struct place){.group = group, .field = field};
    }
    return place;
}

static struct place find_around(const struct field_set *document, const struct field *group, struct str name) {
    const struct field *field = group ? find(group->fields, name) : NULL;
    if (field) return (struct place){.group = group, .field = field};
    field = find(document, name);
    return field ? (struct place){.field = field} : (struct place){0};
}

/* ---- a group and a field in it ---- */

/* Between the two: “Teilnehmer vom Kunden”, "attendees for the customer". */
static struct str skip_link(struct str text) {
    static const char *const links[] = {"of ",  "from ", "for ",     "the ", "vom ", "von ", "des ",
                                        "der ", "beim ", "seitens ", "auf ", "– ",   "- ",   "/ "};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (str_starts(text, str_of(links[i]))) return skip_link(str_trim(str_skip(text, str_of(links[i]).size)));
    return text;
}

static struct place find_both(const struct field_set *document, struct str first, struct str second) {
    const struct field *group = find(document, first);
    const struct field *field = group && group->type == FIELD_GROUP ? find(group->fields, second) : NULL;
    return field ? (struct place){.group = group, .field = field} : (struct place){0};
}

/* “Teilnehmer Kunde”, "Customer attendees", "Attendees (us)": the names of both, one behind the other. */
static struct place find_compound(const struct field_set *document, struct str name) {
    struct place place = {0};
    if (str_ends(name, STR(")"))) name.size--;
    for (size_t i = 1; i + 1 < name.size && !place.field; i++) {
        if (name.data[i] != ' ' && name.data[i] != '(' && name.data[i] != '-') continue;
        struct str left = str_trim(str_slice(name, 0, i)), right = str_trim(str_skip(name, i + 1));
        if (str_starts(right, STR("("))) continue;
        place = find_both(document, left, skip_link(right));
        if (!place.field) place = find_both(document, right, left);
    }
    return place;
}

static struct place place_of(const struct field_set *document, const struct field *group, struct str name) {
    struct place place = find_around(document, group, name);
    if (!place.field) place = find_inside(document, name, has_content);
    return place.field ? place : find_compound(document, name);
}

/* The field that a line may say of the one row of a list (`lines:`). */
static struct place find_in_row(const struct field_set *document, struct str name) {
    struct place place = {0};
    struct arena *scratch = arena_create();
    struct str key = text_name(scratch, name);
    for (size_t i = 0; i < document->count && !place.field; i++) {
        const struct field *list = &document->fields[i];
        if (aliases_hold(list->lines, list->line_count, key))
            place = (struct place){.field = find(field_rows(list), name), .list = list};
    }
    arena_destroy(scratch);
    return place;
}

/* "Name" alone is said of anything. */
static bool says_whose(struct place place, struct str key) {
    const struct field *naming = place.group->fields->naming;
    if (place.field != naming) return true;
    struct arena *scratch = arena_create();
    struct str name = text_name(scratch, key);
    bool bare = str_equal(name, naming->name);
    for (size_t l = 0; l < LANGUAGE_MOST && naming->labels[l].size; l++)
        bare |= str_equal(name, text_name(scratch, naming->labels[l]));
    arena_destroy(scratch);
    return !bare;
}

struct place key_place(const struct field_set *document, const struct field *group, struct str key) {
    struct place place = find_around(document, group, key);
    if (place.field) return is_line(place.field) ? place : (struct place){0};
    place = find_compound(document, key);
    if (place.field) return is_line(place.field) ? place : (struct place){0};
    place = find_inside(document, key, is_said_in_line);
    if (!place.field) return find_in_row(document, key);
    return says_whose(place, key) ? place : (struct place){0};
}

/* ---- headings ---- */

/* "Minutes" is a meeting's length in a line, and what was said in a heading. */
static const struct field *find_headed(const struct field_set *document, struct str text) {
    struct heading heading = heading_read(text);
    struct arena *scratch = arena_create();
    const struct field *found = NULL;
    for (size_t n = 0; n < heading.count; n++) {
        struct str key = text_name(scratch, heading.names[n].text);
        for (size_t i = 0; i < document->count && !found; i++)
            if (aliases_hold(document->fields[i].headed, document->fields[i].headed_count, key))
                found = &document->fields[i];
    }
    arena_destroy(scratch);
    return found;
}

static struct place place_of_names(const struct field_set *document, const struct field *group, struct str text) {
    struct heading heading = heading_read(text);
    for (size_t i = 0; i < heading.count; i++) {
        struct place place = place_of(document, group, heading.names[i].text);
        if (!place.field || (heading.names[i].open && !can_be_open(place.field))) continue;
        place.tail = heading_tail(str_trim(text), heading.names[i].text);
        return place;
    }
    return (struct place){0};
}

/* Whether it is for what stands in the section: rows for a table or list, a text for text. */
static bool takes(const struct field *field, const struct block *section) {
    bool rows = false, text = false;
    for (const struct block *block = section->first; block; block = block->next) {
        rows |= block->kind == BLOCK_TABLE || block->kind == BLOCK_LIST;
        text |= block->kind == BLOCK_PARAGRAPH;
    }
    if (field->type == FIELD_MARKDOWN) return text && !rows;
    return field->type == FIELD_GROUP || (field->type == FIELD_LIST && rows);
}

static struct place place_of_parts(const struct field_set *document, const struct field *group, struct str text,
                                   const struct block *section, const struct field **other) {
    struct str parts[HEADING_PARTS];
    struct place found = {0};
    struct str nameless = {0}; /* a part that names nothing is printed nowhere */
    size_t count = heading_parts(text, parts);
    for (size_t i = 0; i < count; i++) {
        struct place place = place_of_names(document, group, parts[i]);
        if (!place.field) nameless = parts[i];
        if (!place.field || place.field == found.field || !takes(place.field, section)) continue;
        if (found.field) {
            *other = place.field;
            return found;
        }
        found = place;
    }
    if (found.field && !found.tail.size) found.tail = nameless;
    return found;
}

struct place heading_place(const struct field_set *document, const struct field *group, struct str text) {
    const struct field *headed = find_headed(document, text);
    return headed ? (struct place){.field = headed} : place_of_names(document, group, text);
}

struct place section_place(struct arena *scratch, const struct field_set *document, const struct field *group,
                           const struct block *section, const struct field **other) {
    struct str text = str_trim(inline_plain(scratch, section->inlines));
    *other = NULL;
    struct place place = heading_place(document, group, text);
    return place.field ? place : place_of_parts(document, group, text, section, other);
}
