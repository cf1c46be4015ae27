/* The fields of a fields.yaml: each a name and its attributes. */
#include "kind/field_read.h"

#include "base/limits.h"
#include "base/word_list.h"
#include "kind/beside_read.h"
#include "kind/choices_read.h"
#include "kind/cues_read.h"
#include "kind/joined_read.h"
#include "kind/made_rows_read.h"
#include "kind/named_types.h"
#include "kind/parted_read.h"
#include "kind/range_read.h"
#include "kind/rows_read.h"
#include "kind/shares_read.h"
#include "kind/type_read.h"

/* Where an attribute belongs, as a set of bits. */
enum place {
    AT_ALL = 1,        /* every field */
    AT_TYPED = 2,      /* what an author writes: all but computed fields and collections */
    AT_NUMBER = 4,     /* number, integer, percent, money, single or listed */
    AT_DATE = 8,       /* date, period */
    AT_ROWS = 16,      /* a list of rows */
    AT_GROUP = 32,     /* a group */
    AT_CHOICE = 64,    /* an enum */
    AT_COMPUTED = 128, /* has a formula */
    AT_DAY = 256,      /* date */
    AT_TIME = 512,     /* date, period, year */
    AT_TEXT = 2048,    /* text, single or listed */
    AT_VALUES = 4096,  /* a list of texts */
    AT_TOLD = 8192,    /* one value of a type that not every text is */
    AT_MADE = 16384,   /* a computed list that has rows of its own */
    AT_MARKDOWN = 32768,
    OF_ITEMS = 1024,   /* says what a value is: the items of a list have it from their named type */
};

static const struct {
    int place;
    const char *name; /* for messages: "only … have it" */
} homes[] = {
    {AT_TYPED, "fields that an author writes"},
    {AT_CHOICE, "enums"},
    {AT_GROUP, "groups"},
    {AT_ROWS, "lists of rows"},
    {AT_NUMBER, "numbers"},
    {AT_TEXT, "texts"},
    {AT_VALUES, "lists of texts"},
    {AT_MARKDOWN, "Markdown fields"},
    {AT_DATE, "dates and periods"},
    {AT_DAY, "days"},
    {AT_TIME, "dates, periods and years"},
    {AT_COMPUTED, "computed fields"},
    {AT_TOLD, "single numbers, dates, times, truths and enums"},
};

static const struct attribute {
    struct str name;
    int places;
} attributes[] = {
    {STR_INIT("type"), AT_ALL},
    {STR_INIT("of"), AT_ROWS | AT_GROUP | AT_CHOICE | AT_MADE | OF_ITEMS},
    {STR_INIT("rows"), AT_ALL}, /* made_rows_read.c says where */
    {STR_INIT("required"), AT_TYPED},
    {STR_INIT("class"), AT_ALL | OF_ITEMS},
    {STR_INIT("de"), AT_ALL},
    {STR_INIT("en"), AT_ALL},
    {STR_INIT("label"), AT_ALL},
    {STR_INIT("range"), AT_NUMBER | OF_ITEMS},
    {STR_INIT("unit"), AT_NUMBER | AT_COMPUTED | OF_ITEMS},
    {STR_INIT("words"), AT_NUMBER | OF_ITEMS},
    {STR_INIT("per"), AT_NUMBER | OF_ITEMS},
    {STR_INIT("default"), AT_TYPED},
    {STR_INIT("formula"), AT_COMPUTED},
    {STR_INIT("id"), AT_ROWS | AT_MADE},
    {STR_INIT("shares"), AT_TOLD},
    {STR_INIT("aside"), AT_TYPED},
    {STR_INIT("otherwise"), AT_TYPED},
    {STR_INIT("by_year"), AT_GROUP},
    {STR_INIT("naming"), AT_ROWS | AT_GROUP | AT_MADE | OF_ITEMS},
    {STR_INIT("called"), AT_ROWS},
    {STR_INIT("person"), AT_TEXT | OF_ITEMS},
    {STR_INIT("commas"), AT_VALUES},
    {STR_INIT("path"), AT_TEXT | OF_ITEMS},
    {STR_INIT("retired"), AT_ALL},
    {STR_INIT("carried"), AT_ALL}, /* to the next period: carry_over.c */
    {STR_INIT("keyed"), AT_ROWS},
    {STR_INIT("leaf"), AT_ROWS},
    {STR_INIT("apart"), AT_ROWS},
    {STR_INIT("coming"), AT_ROWS},
    {STR_INIT("single"), AT_ROWS},
    {STR_INIT("lines"), AT_ROWS},
    {STR_INIT("cues"), AT_ROWS},
    {STR_INIT("headed"), AT_MARKDOWN},
    {STR_INIT("kind_says"), AT_CHOICE},
    {STR_INIT("parts"), AT_MARKDOWN},
    {STR_INIT("release"), AT_ROWS},
    {STR_INIT("joined"), AT_ROWS},
    {STR_INIT("stacked"), AT_ROWS},
    {STR_INIT("export"), AT_ALL},
    {STR_INIT("unlimited"), AT_DATE | OF_ITEMS},
    {STR_INIT("begins"), AT_DAY | OF_ITEMS},
    {STR_INIT("past"), AT_DAY | OF_ITEMS},
    {STR_INIT("calendar"), AT_TIME | OF_ITEMS},
    {STR_INIT("help"), AT_ALL},
};
enum { ATTRIBUTE_COUNT = sizeof attributes / sizeof *attributes };

struct str field_attribute_at(size_t index) {
    return index < ATTRIBUTE_COUNT ? attributes[index].name : (struct str){0};
}

static const struct attribute *find_attribute(struct str name) {
    for (size_t i = 0; i < ATTRIBUTE_COUNT; i++)
        if (str_equal(attributes[i].name, name)) return &attributes[i];
    return NULL;
}

/* What a value of the field is, or what the items of its list are. */
static struct field *value_field(struct field *field) {
    return field->type == FIELD_LIST && field->element ? field->element : field;
}

/* Choices and fields ------------------------------------------------------------------------------------------ */

/* Those of a named type are read once. */
static const struct choices *read_choices(struct kind_reader *reader, struct str name, const struct value *of) {
    struct named_type *type = named_type_of_choices(reader, of);
    if (!type) return choices_read(reader, name, of);
    if (!type->choices) type->choices = choices_read(reader, type->name, of);
    return type->choices;
}

/* `of:` below an enum, a group or a list of rows. */
static void read_of(struct kind_reader *reader, struct field *field, const struct value *of) {
    struct field *inner = value_field(field);
    if (inner->type == FIELD_CHOICE) {
        inner->name = field->name;
        inner->choices = of ? read_choices(reader, field->name, of) : &choices_none;
        if (!of) kind_mistake(reader, field->span, "the enum “{0}” needs its choices below “of”", field->name);
        return;
    }
    if (inner->type != FIELD_LIST && inner->type != FIELD_GROUP) return;
    static const struct value nothing = {.kind = VALUE_MAPPING};
    if (!of || of->kind != VALUE_MAPPING) {
        struct diagnostic *d =
            kind_mistake(reader, of ? of->span : field->span, "“{0}” needs its fields below “of”", field->name);
        if (inner->type == FIELD_LIST) diagnose_help(reader->sink, d, "a list of single values is a “list of text”");
        of = &nothing;
    }
    if (inner->type == FIELD_LIST) {
        inner = type_element(reader, field);
        inner->type = FIELD_GROUP;
    }
    struct field_set *set = field_set_read(reader, of, field->name, field->set, field->class);
    set->rows = field->type == FIELD_LIST;
    inner->fields = set;
    field->fields = field->type == FIELD_GROUP ? inner->fields : NULL;
}

/* Other attributes -------------------------------------------------------------------------------------------- */

static bool read_truth(struct kind_reader *reader, const struct value *value, const char *what) {
    struct str text = value ? text_read(reader, value, what) : (struct str){0};
    if (text.size && !str_equal_c(text, "true") && !str_equal_c(text, "false"))
        kind_mistake(reader, value->span, "{0} is true or false, found “{1}”", what, text);
    return str_equal_c(text, "true");
}

static void read_required(struct kind_reader *reader, struct field *field, const struct value *value) {
    struct str text = value ? text_read(reader, value, "“required”") : (struct str){0};
    field->required_always = str_equal_c(text, "always");
    field->wanted = str_equal_c(text, "wanted");
    field->required = field->required_always || field->wanted || str_equal_c(text, "true");
    if (text.size && !field->required && !str_equal_c(text, "false"))
        kind_mistake(reader, value->span, "“required” is true, wanted, always or false, found “{0}”", text);
}

static void read_class(struct kind_reader *reader, struct field *field, const struct value *value, enum class holder) {
    field->class = reader->kind->class;
    class_read(reader, value, &field->class);
    if (field->class < holder) field->class = holder;
}

/* Of each language its label, else its first name as one, else the English label. */
static void read_labels(struct kind_reader *reader, struct field *field, const struct value *value,
                        const struct names *names) {
    struct names said = {0};
    if (value) names_read(reader, value, "“label”", &said);
    struct str *labels = field->labels;
    labels_fill(&said, reader->languages, label_from_name(reader->arena, field->name), labels);
    EACH_LANGUAGE (reader->languages, language) {
        struct str name = language_is_source(language) ? (struct str){0} : names_first(names, language);
        if (name.size && !names_first(&said, language).size)
            labels[language->index] = label_from_name(reader->arena, name);
    }
}

/* Below the tag of a language, but for one that an attribute is called like. */
static void read_names_in(struct kind_reader *reader, const struct value *said, const struct language *language,
                          struct names *names) {
    const struct value *own = value_find(said, language->tag);
    const struct attribute *attribute = own ? find_attribute(language->tag) : NULL;
    if (!own || (attribute && attribute->places != AT_ALL)) return;
    names_add(reader, own, language, "a name", names);
}

static void read_names(struct kind_reader *reader, struct field *field, const struct value *said) {
    struct names names = {0};
    ARENA_PUSH(reader->arena, names.items, names.count, names.capacity) =
        (struct spelling){field->name, reader_english(reader)};
    EACH_LANGUAGE (reader->languages, language) read_names_in(reader, said, language, &names);
    field->spellings = names.items;
    field->alias_count = names.count;
    field->aliases = NEW_ARRAY(reader->arena, struct str, names.count);
    for (size_t i = 0; i < names.count; i++) field->aliases[i] = text_name(reader->arena, names.items[i].text);
    read_labels(reader, field, value_find(said, STR("label")), &names);
}

/* What to write instead, in every language. */
static void read_retired(struct kind_reader *reader, struct field *field, const struct value *value) {
    struct names said = {0};
    if (!value) return;
    names_read(reader, value, "“retired”", &said);
    struct str *texts = NEW_ARRAY(reader->arena, struct str, LANGUAGE_MOST);
    labels_fill(&said, reader->languages, (struct str){0}, texts);
    field->retired = texts;
}

static bool in_range(const struct field *field, struct decimal number) {
    return (!field->has_least || decimal_compare(number, field->least) >= 0) &&
           (!field->has_most || decimal_compare(number, field->most) <= 0);
}

/* What some values of a number are called: {5: {en: Very high, de: Sehr hoch}}. */
static void read_words(struct kind_reader *reader, struct field *field, const struct value *words) {
    if (!words) return;
    struct field *inner = value_field(field);
    inner->words = read_choices(reader, field->name, words);
    for (size_t i = 0; i < inner->words->count; i++) {
        struct decimal number;
        struct str name = inner->words->items[i].name;
        if (decimal_parse(name, &number) && in_range(inner, number)) continue;
        struct diagnostic *d =
            kind_mistake(reader, words->span, "“{0}” of “words” is no number that “{1}” can be", name, field->name);
        diagnose_help(reader->sink, d, "write the number and what it is called: 5: '{'en: High, de: Hoch'}'");
        inner->words = NULL;
        return;
    }
}

/* "min" behind a number, or the last word of the field's name: effort_days. */
static void read_unit(struct kind_reader *reader, struct field *field, const struct value *said) {
    const struct value *unit = value_find(said, STR("unit")), *per = value_find(said, STR("per"));
    struct field *inner = value_field(field);
    if (unit) field->unit = inner->unit = text_read(reader, unit, "“unit”");
    struct str text = field->unit, rhythm = per ? text_read(reader, per, "“per”") : (struct str){0};
    if (!measure_take(&text, NULL, &inner->measure) || text.size) inner->measure = measure_of_name(field->name);
    if (!rhythm.size || (measure_take_rhythm(&rhythm, NULL, &inner->per) && !rhythm.size)) return;
    struct diagnostic *d = kind_mistake(reader, per->span, "there is no rhythm “{0}”", per->text);
    diagnose_help(reader->sink, d, "write year, half-year, quarter, month, week or day");
}

static void read_formula(struct kind_reader *reader, const struct value *value, const char *what, struct str *text,
                         struct span *span) {
    if (!value) return;
    *text = text_read(reader, value, what);
    *span = value_text_span(value);
}

/* As a convenience, the default of an enum may be the bare name of a choice. */
static void read_default(struct kind_reader *reader, struct field *field, const struct value *value) {
    read_formula(reader, value, "“default”", &field->standard_text, &field->standard_span);
    if (field->type != FIELD_CHOICE || !field->standard_text.size) return;
    const struct choice *choice = choice_find(field->choices, field->standard_text);
    if (choice) field->standard_text = str_format(reader->arena, "\"%.*s\"", STR_ARG(choice->name));
}

/* One field --------------------------------------------------------------------------------------------------- */

/* Whether not every text can be such a value. */
static bool is_told(enum field_type type) {
    switch (type) {
    case FIELD_NUMBER:
    case FIELD_INTEGER:
    case FIELD_PERCENT:
    case FIELD_MONEY:
    case FIELD_DATE:
    case FIELD_PERIOD:
    case FIELD_YEAR:
    case FIELD_MONTH:
    case FIELD_CLOCK:
    case FIELD_BOOL:
    case FIELD_CHOICE: return true;
    case FIELD_TEXT:
    case FIELD_MARKDOWN:
    case FIELD_REFERENCE:
    case FIELD_POINTER:
    case FIELD_GROUP:
    case FIELD_LIST:
    case FIELD_DOCUMENTS: return false;
    }
    return false;
}

static int places_of(struct field *field, bool made) {
    const struct field *inner = value_field(field);
    int places = AT_ALL;
    if (made) return places | AT_COMPUTED | AT_MADE;
    bool collected = field->type == FIELD_DOCUMENTS || joined_is_said(field->declaration);
    places |= field->formula_text.size ? AT_COMPUTED : collected ? 0 : AT_TYPED;
    if (is_told(field->type) && !field->formula_text.size) places |= AT_TOLD;
    switch (inner->type) {
    case FIELD_NUMBER:
    case FIELD_INTEGER:
    case FIELD_PERCENT:
    case FIELD_MONEY: return places | AT_NUMBER;
    case FIELD_DATE: return places | AT_DATE | AT_DAY | AT_TIME;
    case FIELD_PERIOD: return places | AT_DATE | AT_TIME;
    case FIELD_YEAR: return places | AT_TIME;
    case FIELD_CHOICE: return places | AT_CHOICE;
    case FIELD_GROUP: return places | (inner == field ? AT_GROUP : AT_ROWS);
    case FIELD_LIST: return places | AT_ROWS;
    case FIELD_TEXT: return places | AT_TEXT | (inner == field ? 0 : AT_VALUES);
    case FIELD_MARKDOWN: return places | AT_MARKDOWN;
    case FIELD_MONTH:
    case FIELD_CLOCK:
    case FIELD_BOOL:
    case FIELD_REFERENCE:
    case FIELD_POINTER:
    case FIELD_DOCUMENTS: return places;
    }
    return places;
}

bool field_has_attribute(struct str name) { return find_attribute(name) != NULL; }

bool field_attribute_of_items(struct str name) {
    const struct attribute *attribute = find_attribute(name);
    return attribute && attribute->places & OF_ITEMS;
}

static struct message homes_of(struct arena *arena, const struct attribute *attribute) {
    struct message all = {0};
    size_t left = 0;
    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++) left += (attribute->places & homes[i].place) != 0;
    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++) {
        if (!(attribute->places & homes[i].place)) continue;
        const char *pattern = message_empty(all) ? "{1}" : --left > 1 ? "{0}, {1}" : "{0} and {1}";
        all = message_new(arena, pattern, all, homes[i].name);
    }
    return all;
}

static void check_attribute(struct kind_reader *reader, const struct field *field, const struct entry *entry,
                            int places) {
    const struct attribute *attribute = find_attribute(entry->key);
    if (attribute ? attribute->places & places : language_of_tag(reader->languages, entry->key) != NULL) return;
    if (attribute) {
        kind_mistake(reader, entry->key_span, "“{0}” does not belong to “{1}”: only {2} have it", entry->key,
                     field->name, homes_of(reader->arena, attribute));
        return;
    }
    struct word_list known = {0};
    for (size_t i = 0; i < ATTRIBUTE_COUNT; i++) word_list_add(reader->arena, &known, attributes[i].name);
    struct diagnostic *d = kind_mistake(reader, entry->key_span, "a field has no attribute “{0}”", entry->key);
    word_list_help(reader->sink, d, entry->key, &known, "known are {0}");
}

static void check_name(struct kind_reader *reader, struct str name, struct span span) {
    if (name_is_plain(name)) return;
    struct diagnostic *d = kind_mistake(reader, span, "“{0}” cannot be the name of a field", name);
    diagnose_help(reader->sink, d, "use small letters a to z, digits and “_”; other spellings go into “en” and “de”");
}

/* A computed field cannot have fields or choices of its own: they come with the formula. */
static void check_computed(struct kind_reader *reader, struct field *field, const struct value *type) {
    enum field_type inner = value_field(field)->type;
    bool own = inner == FIELD_LIST || inner == FIELD_GROUP || inner == FIELD_CHOICE || inner == FIELD_DOCUMENTS;
    if (!field->formula_text.size || !own) return;
    struct diagnostic *d =
        kind_mistake(reader, type->span, "the computed field “{0}” cannot be of this type", field->name);
    diagnose_help(reader->sink, d, "leave out “type”: a computed field has the type of its formula");
    field->type = FIELD_TEXT;
    field->element = NULL;
}

static void read_time(struct kind_reader *reader, struct field *field, const struct value *said, int places) {
    const struct value *calendar = value_find(said, STR("calendar"));
    field->may_say_unlimited =
        places & AT_DATE && read_truth(reader, value_find(said, STR("unlimited")), "“unlimited”");
    field->begins = places & AT_DAY && read_truth(reader, value_find(said, STR("begins")), "“begins”");
    field->past = places & AT_DAY && read_truth(reader, value_find(said, STR("past")), "“past”");
    if (calendar && places & AT_TIME) field->calendar = text_read(reader, calendar, "“calendar”");
}

static void read_attributes(struct kind_reader *reader, struct field *field, const struct value *said,
                            enum class holder) {
    const struct value *type = value_find(said, STR("type"));
    read_class(reader, field, value_find(said, STR("class")), holder);
    read_names(reader, field, said);
    read_formula(reader, value_find(said, STR("formula")), "“formula”", &field->formula_text, &field->formula_span);
    if (type) type_read(reader, field, type);
    else if (!value_find(said, STR("formula"))) {
        struct diagnostic *d = kind_mistake(reader, field->span, "“{0}” has no type", field->name);
        diagnose_help(reader->sink, d, "write '{'type: text'}', or another type");
    }
    if (type) check_computed(reader, field, type);
    const struct value *rows = value_find(said, STR("rows"));
    bool made = rows && made_rows_belong(reader, field, rows);
    int places = places_of(field, made);
    for (size_t i = 0; i < said->count; i++) check_attribute(reader, field, &said->entries[i], places);
    if (!field->formula_text.size) read_of(reader, field, value_find(said, STR("of")));
    struct field *inner = value_field(field);
    if (inner->fields) rows_read(reader, field, said);
    if (made) made_rows_read(reader, field, rows);
    if (places & AT_NUMBER) range_read(reader, inner, value_find(said, STR("range")));
    if (places & AT_NUMBER) read_words(reader, field, value_find(said, STR("words")));
    if (places & AT_TYPED) read_default(reader, field, value_find(said, STR("default")));
    if (places & AT_TYPED) read_required(reader, field, value_find(said, STR("required")));
    read_time(reader, inner, said, places);
    inner->person = places & AT_TEXT && read_truth(reader, value_find(said, STR("person")), "“person”");
    inner->path = places & AT_TEXT && read_truth(reader, value_find(said, STR("path")), "“path”");
    field->kind_says = places & AT_CHOICE && read_truth(reader, value_find(said, STR("kind_says")), "“kind_says”");
    field->commas = places & AT_VALUES && read_truth(reader, value_find(said, STR("commas")), "“commas”");
    const struct value *help = value_find(said, STR("help"));
    read_unit(reader, field, said);
    struct names hints = {0};
    if (help) names_read(reader, help, "“help”", &hints);
    read_retired(reader, field, value_find(said, STR("retired")));
}

static void read_field(struct kind_reader *reader, struct field *field, const struct entry *entry, enum class holder) {
    static const struct value nothing = {.kind = VALUE_MAPPING};
    struct named_use use;
    field->name = entry->key;
    field->span = entry->key_span;
    field->declaration = entry->value;
    check_name(reader, entry->key, entry->key_span);
    if (entry->value->kind != VALUE_MAPPING) {
        struct diagnostic *d =
            kind_mistake(reader, entry->value->span, "the field “{0}” needs its attributes here", field->name);
        diagnose_help(reader->sink, d, "write {0}: '{'type: text'}'", field->name);
        read_names(reader, field, &nothing);
        return;
    }
    field->declaration = named_use_begin(reader, entry->value, &use);
    read_attributes(reader, field, field->declaration, holder);
    named_use_end(reader, &use);
}

/* Sets -------------------------------------------------------------------------------------------------------- */

static void report_nameless(struct kind_reader *reader, const struct field *field, struct str name) {
    struct diagnostic *d = kind_mistake(reader, field->span, "“{0}” cannot be a name of “{1}”", name, field->name);
    diagnose_help(reader->sink, d, "a name has letters, digits or signs");
}

static void add_to_index(struct kind_reader *reader, struct field_set *set, struct field *field) {
    for (size_t i = 0; i < field->alias_count; i++) {
        struct str written = field->spellings[i].text;
        if (!field->aliases[i].size) {
            report_nameless(reader, field, written);
            continue;
        }
        const struct field *other = field_index_add(set->index, field->aliases[i], field);
        if (!other) field_index_add(set->index, written, field);
        if (!other || other == field) continue;
        struct diagnostic *d =
            kind_mistake(reader, field->span, "“{0}” means both “{1}” and “{2}”", written, other->name, field->name);
        diagnose_help(
            reader->sink, d,
            "each name may belong to one field of “{0}”; small and capital letters, punctuation, ä and ae are the same",
            set->name);
    }
}

/* A file is not nested deeper than its reader allows, but named types may hold each other, and each other twice. */
static bool is_too_much(struct kind_reader *reader, const struct value *value, struct str name) {
    if (reader->fields > LIMIT_FIELDS) return true; /* reported */
    bool deep = reader->depth == LIMIT_DEPTH, many = value->count > LIMIT_FIELDS - reader->fields;
    if (many) reader->fields = LIMIT_FIELDS + 1;
    if (deep) kind_mistake(reader, value->span, "the fields of “{0}” are nested too deeply", name);
    else if (many)
        kind_mistake(reader, value->span, "with those of “{0}” the kind has more than {1} fields", name, LIMIT_FIELDS);
    return deep || many;
}

struct field_set *field_set_read(struct kind_reader *reader, const struct value *value, struct str name,
                                 const struct field_set *outer, enum class class) {
    size_t names = 0, count = is_too_much(reader, value, name) ? 0 : value->count;
    struct field_set *set = NEW(reader->arena, struct field_set);
    *set = (struct field_set){.name = name, .outer = outer, .kind = reader->kind, .count = count};
    set->fields = NEW_ARRAY(reader->arena, struct field, count);
    reader->fields += count;
    reader->depth++;
    for (size_t i = 0; i < set->count; i++) {
        set->fields[i].set = set;
        set->fields[i].index = i;
        read_field(reader, &set->fields[i], &value->entries[i], class);
        names += set->fields[i].alias_count * 2;
        set->paths |= field_is_path(&set->fields[i]);
        set->retires |= set->fields[i].retired != NULL;
    }
    reader->depth--;
    set->index = field_index_new(reader->arena, names + shares_count(set) * 2);
    for (size_t i = 0; i < set->count; i++) add_to_index(reader, set, &set->fields[i]);
    shares_read(reader, set);
    beside_read(reader, set);
    cues_read(reader, set);
    parted_read(reader, set);
    const struct field *unit = field_find(set, STR("unit"));
    if (unit && unit->type == FIELD_TEXT && str_equal_c(unit->name, "unit")) set->unit = unit;
    return set;
}
