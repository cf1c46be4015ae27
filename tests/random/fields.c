/* A kind's fields → what a document says: which fields, and values for them. */
#include "made.h"

#include "base/arena.h"

struct grower {
    struct maker *maker;
    const struct made_document *document;
};

static void grow_fields(struct grower *grower, struct made *holder, const struct field_set *set);

static struct made *made_new(struct grower *grower, enum made_shape shape, struct str path, const struct field *field,
                             enum class class) {
    struct made *made = NEW(grower->maker->arena, struct made);
    *made = (struct made){.shape = shape, .path = path, .field = field, .class = class, .place = -1};
    return made;
}

static void add(struct grower *grower, struct made *holder, struct made *item) {
    ARENA_PUSH(grower->maker->arena, holder->items, holder->count, holder->capacity) = item;
}

static struct str path_of(struct grower *grower, const struct made *holder, size_t number) {
    return str_format(grower->maker->arena, "%.*s/%zu", STR_ARG(holder->path), number);
}

static enum class higher(enum class a, enum class b) { return a > b ? a : b; }

/* ---- names ---- */

/* A name of the field that an author of the language may write. */
static struct str key_of(struct grower *grower, struct dice *dice, const struct field *field) {
    const struct language *english = grower->document->language->among->items[LANGUAGE_SOURCE],
                          *language = dice_chance(dice, 10) ? english : grower->document->language;
    size_t start = dice_below(dice, field->alias_count);
    for (size_t i = 0; i < field->alias_count; i++) {
        const struct spelling *spelling = &field->spellings[(start + i) % field->alias_count];
        if (spelling->language == language) return spelling->text;
    }
    return field->name;
}

static struct str misspelt(struct arena *arena, struct dice *dice, struct str name) {
    size_t at = 1 + dice_below(dice, name.size > 2 ? name.size - 2 : 1);
    return str_format(arena, "%.*sx%.*s", STR_ARG(str_slice(name, 0, at)), STR_ARG(str_skip(name, at)));
}

/* ---- single values ---- */

/* "o3", "people2-1": an id that no other row of the list has. */
static struct str row_id(struct grower *grower, const struct field_set *set, const struct made *row) {
    struct arena *arena = grower->maker->arena;
    struct str rest = row->path, part, number = STR("");
    while (str_cut(&rest, '/', &part))
        if (part.data[0] >= '0' && part.data[0] <= '9')
            number = str_format(arena, "%.*s%.*s", STR_ARG(number), STR_ARG(part));
    return str_format(arena, "%c%.*s", set->name.data[0], STR_ARG(number));
}

static struct str with_canary(const struct maker *maker, struct str text, enum class class) {
    if (!maker->knobs->canary.size || class == CLASS_CUSTOMER) return text;
    return str_format(maker->arena, "%.*s %.*s", STR_ARG(maker->knobs->canary), STR_ARG(text));
}

static struct made *grow_single(struct grower *grower, struct dice *dice, const struct field *field, struct str path,
                                enum class class) {
    struct maker *maker = grower->maker;
    struct made *made = made_new(grower, MADE_TEXT, path, field, class);
    if (made_mistake(maker, dice)) made->text = value_wrong(maker->arena, dice, field);
    else if (dice_chance(dice, maker->knobs->unknown)) made->text = STR("?");
    else if (field->type == FIELD_MARKDOWN) {
        made->shape = MADE_MARKDOWN;
        made->text = markdown_text(maker, grower->document, path, class, 2);
    } else {
        made->text = value_text(maker, dice, field, grower->document->language);
        if (field->type == FIELD_TEXT) made->text = with_canary(maker, made->text, class);
    }
    return made;
}

static struct made *grow_values(struct grower *grower, struct dice *dice, const struct field *list, struct str path,
                                enum class class) {
    struct made *made = made_new(grower, MADE_LIST, path, list, class);
    int count = dice_between(dice, 1, 3);
    for (int i = 0; i < count; i++) {
        struct str inside = path_of(grower, made, (size_t)i);
        struct dice own = made_dice(grower->maker, inside, class);
        struct made *item = grow_single(grower, &own, list->element, inside, class);
        if (str_equal(list->name, STR("never_to_customer")))
            item->text = str_format(grower->maker->arena, "Sperrwort-%d", i);
        add(grower, made, item);
    }
    return made;
}

/* ---- rows ---- */

/* The value of a key: of each row another one. */
static struct made *grow_key(struct grower *grower, const struct field *key, struct str path, enum class class,
                             size_t number) {
    struct maker *maker = grower->maker;
    struct made *made = made_new(grower, MADE_TEXT, path, key, class);
    struct dice dice = made_dice(maker, path, class);
    made->place = (int)number;
    bool year = key->type == FIELD_PERIOD || key->type == FIELD_YEAR;
    if (year) made->text = str_format(maker->arena, "%d", 2023 + (int)number);
    else if (key->type == FIELD_CHOICE && number < key->choices->count) made->text = key->choices->items[number].name;
    else if (key->type == FIELD_CHOICE) made->gone = true;
    else if (key->type == FIELD_TEXT)
        made->text = str_format(maker->arena, "%s %zu", text_word(&dice, grower->document->language), number);
    else if (key->type != FIELD_REFERENCE) made->text = str_format(maker->arena, "%zu", number + 1);
    return made;
}

/* Rows of a list with two keys are a table: two of the second for each of the first. */
static size_t key_number(const struct field *list, size_t key, size_t row) {
    return list->keyed_count < 2 ? row : key == 0 ? row / 2 : row % 2;
}

static const struct field *key_of_list(const struct field *list, const struct field *field, size_t *number) {
    for (*number = 0; *number < list->keyed_count; ++*number)
        if (list->keyed[*number] == field) return field;
    return NULL;
}

/* Keys and ids take the place of what was thrown for them. */
static void set_keys(struct grower *grower, const struct field *list, struct made *row, size_t number) {
    const struct field_set *set = field_rows(list);
    size_t key;
    for (size_t i = 0; i < row->count; i++) {
        struct made *item = row->items[i];
        bool is_id = item->field == set->id;
        if (is_id && item->field->type == FIELD_TEXT) item->text = row->id = row_id(grower, set, row);
        else if (item->field && key_of_list(list, item->field, &key)) {
            struct made *made = grow_key(grower, item->field, item->path, item->class, key_number(list, key, number));
            made->key = item->key;
            row->items[i] = made;
            row->gone |= made->gone;
        }
    }
}

static struct made *grow_rows(struct grower *grower, struct dice *dice, const struct field *list, struct str path,
                              enum class class) {
    struct made *made = made_new(grower, MADE_LIST, path, list, class);
    int count = list == grower->document->kind->register_list ? dice_between(dice, 4, 7) : dice_between(dice, 1, 4);
    for (int i = 0; i < count; i++) {
        struct made *row = made_new(grower, MADE_FIELDS, path_of(grower, made, (size_t)i), list->element, class);
        grow_fields(grower, row, field_rows(list));
        set_keys(grower, list, row, (size_t)i);
        if (row->count && !row->gone) add(grower, made, row);
    }
    return made;
}

/* ---- fields ---- */

static bool is_key(const struct field_set *set, const struct field *field, const struct made *holder) {
    size_t number;
    if (field == set->id) return true;
    for (size_t i = 0; set->outer && i < set->outer->count; i++)
        if (holder->field && set->outer->fields[i].element == holder->field)
            return key_of_list(&set->outer->fields[i], field, &number);
    return false;
}

static bool is_project(const struct field_set *set) { return str_equal(set->name, STR("project")); }

/* What a project cannot do without, and what makes references of plans find something. */
static bool is_needed(const struct field_set *set, const struct field *field) {
    static const struct str needed[] = {STR_INIT("company"), STR_INIT("as_of"), STR_INIT("language"),
                                        STR_INIT("currency"), STR_INIT("product_families")};
    bool id = !set->outer && str_equal(field->name, STR("id"));
    if (id || field == set->kind->language || field == set->kind->register_list) return true;
    for (size_t i = 0; is_project(set) && i < sizeof needed / sizeof *needed; i++)
        if (str_equal(field->name, needed[i])) return true;
    return false;
}

static bool is_wanted(struct grower *grower, struct dice *dice, const struct field_set *set, const struct field *field,
                      const struct made *holder, enum class class) {
    const struct random_knobs *knobs = grower->maker->knobs;
    if (field->formula_text.size || field->type == FIELD_DOCUMENTS) return false;
    if (is_needed(set, field)) return true;
    if (is_key(set, field, holder) || field->required) return !made_mistake(grower->maker, dice);
    if (knobs->customer_only && class > CLASS_CUSTOMER) return false;
    return dice_chance(dice, knobs->filled);
}

static struct made *grow_group(struct grower *grower, const struct field *field, struct str path, enum class class) {
    struct made *group = made_new(grower, MADE_FIELDS, path, field, class);
    grow_fields(grower, group, field->fields);
    return group->count ? group : NULL;
}

static struct made *grow_field(struct grower *grower, struct dice *dice, const struct field *field, struct str path,
                               enum class class) {
    bool nested = field->type == FIELD_GROUP || field->type == FIELD_LIST;
    if (nested && (made_mistake(grower->maker, dice) || dice_chance(dice, grower->maker->knobs->unknown / 2))) {
        struct made *made = made_new(grower, MADE_TEXT, path, field, class);
        made->text = dice_chance(dice, 50) ? STR("?") : STR("none");
        if (!grower->maker->knobs->mistakes) made->text = STR("?");
        return made;
    }
    if (field->type == FIELD_GROUP) return grow_group(grower, field, path, class);
    if (field->type != FIELD_LIST) return grow_single(grower, dice, field, path, class);
    return field->element->type == FIELD_GROUP ? grow_rows(grower, dice, field, path, class)
                                               : grow_values(grower, dice, field, path, class);
}

/* Those of planpress.yaml and of a document that the maker has decided. */
static struct str decided(struct grower *grower, const struct field_set *set, const struct field *field) {
    const struct maker *maker = grower->maker;
    if (set->outer) return (struct str){0};
    if (field == set->kind->language) return grower->document->language->tag;
    if (str_equal(field->name, STR("id"))) return grower->document->root->id;
    if (is_project(set) && str_equal(field->name, STR("currency"))) return maker->currency;
    if (is_project(set) && str_equal(field->name, STR("as_of"))) return STR("2026-11-15");
    return (struct str){0};
}

static void grow_one(struct grower *grower, struct made *holder, const struct field_set *set,
                     const struct field *field) {
    struct maker *maker = grower->maker;
    struct str path = str_format(maker->arena, "%.*s/%.*s", STR_ARG(holder->path), STR_ARG(field->name));
    enum class class = higher(field->class, holder->class);
    struct dice dice = made_dice(maker, path, class);
    if (!is_wanted(grower, &dice, set, field, holder, class)) return;
    struct made *item = grow_field(grower, &dice, field, path, class);
    if (!item) return;
    struct str text = decided(grower, set, field);
    if (text.size) item->text = text, item->shape = MADE_TEXT;
    bool id = !set->outer && str_equal(field->name, STR("id")); /* documents are only known by this name of it */
    item->key = id ? field->name : key_of(grower, &dice, field);
    if (made_mistake(maker, &dice)) item->key = misspelt(maker->arena, &dice, item->key);
    add(grower, holder, item);
    if (made_mistake(maker, &dice) && dice_chance(&dice, 20)) add(grower, holder, item); /* the same key twice */
}

/* As deep as kinds are nested. */
static void grow_fields(struct grower *grower, struct made *holder, const struct field_set *set) {
    for (size_t i = 0; i < set->count; i++) grow_one(grower, holder, set, &set->fields[i]);
}

void document_grow(struct maker *maker, struct made_document *document) {
    struct grower grower = {maker, document};
    grow_fields(&grower, document->root, document->kind->fields);
}
