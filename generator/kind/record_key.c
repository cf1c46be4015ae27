/* Names that a field shares with a text: “Chance: 60 %” is a probability, “Chance: Halle 3” a title. */
#include "kind/record_key.h"

#include "base/suggest.h"
#include "kind/record_value.h"
#include "read/scalar.h"

static bool is_misread(const struct diagnostics *unheard) {
    for (const struct diagnostic *d = unheard->first; d; d = d->next) {
        if (d->severity == SEVERITY_ERROR && str_equal(d->code, code_name(CODE_I05))) return true;
    }
    return false;
}

/* “Key acount manager” is a choice with a letter wrong: to be asked about, not a text. */
static bool is_misspelt(const struct choices *choices, struct str key) {
    enum { LONG = 10 };
    struct suggestion nearest = suggest_start(key);
    size_t least = key.size > LONG ? 3 : 2; /* one letter, two of a long word */
    if (nearest.distance > least) nearest.distance = least;
    for (size_t i = 0; i < choices->count; i++)
        for (size_t a = 0; a < choices->items[i].alias_count; a++) {
            struct str name = choices->items[i].aliases[a];
            bool close =
                name.size && name.data[0] == key.data[0] && name.size < key.size + 4 && key.size < name.size + 4;
            if (close) suggest_offer(&nearest, name);
        }
    return nearest.found.size > 0;
}

/* Without the help that a message would give. Only what has signs or a bracket needs more than its key. */
static bool is_choice(const struct record_reader *reader, const struct choices *choices, struct str text) {
    struct str key = text_name(reader->arena, text);
    if (scalar_is_unknown(reader->language, text) || choice_find_key(choices, key) || is_misspelt(choices, key))
        return true;
    bool plain = text_name_core(key).size == key.size && !str_ends(text, STR(")"));
    return !plain && choice_find(choices, text);
}

bool key_fits(const struct record_reader *reader, const struct field *field, const struct value *value) {
    if (value->kind != VALUE_SCALAR || value_is_null(value)) return true;
    if (field->type == FIELD_CHOICE)
        return is_choice(reader, field->choices, str_one_line(reader->arena, str_trim(value->text)));
    struct diagnostics unheard = diagnostics_new(reader->arena);
    struct record_reader quiet = *reader;
    quiet.sink = &unheard;
    quiet.ahead = true;
    datum_read(&quiet, field, value);
    return !is_misread(&unheard);
}

/* Whether the text is said by a name of its own. */
static bool is_said(const struct field_set *set, const struct value *mapping, const struct field *text) {
    for (size_t i = 0; i < mapping->count; i++) {
        const struct field *shared, *field = field_find_shared(set, mapping->entries[i].key, &shared);
        if (field == text && !value_is_null(mapping->entries[i].value)) return true;
    }
    return false;
}

const struct field *key_field(struct record_reader *reader, const struct field_set *set, const struct value *mapping,
                              const struct entry *entry) {
    const struct field *text, *field = field_find_shared(set, entry->key, &text);
    bool fields = !text || key_fits(reader, field, entry->value) || is_said(set, mapping, text);
    return fields ? field : text;
}
