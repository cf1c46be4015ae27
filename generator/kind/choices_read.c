/* The choices of an enum, as fields.yaml lists them. */
#include "kind/choices_read.h"

static bool belongs_to_other(const struct field *field, struct str folded, const struct choice *own) {
    const struct choice *found = choice_find(field, folded);
    return found && found != own;
}

/* Adds a spelling to the last choice of the field; one that another choice has already would make the value ambiguous.
 */
static void add_alias(struct kind_reader *reader, struct field *field, struct str text, struct span span) {
    struct choice *choice = &field->choices[field->choice_count - 1];
    struct str folded = text_fold(reader->arena, text);
    if (belongs_to_other(field, folded, choice)) {
        struct diagnostic *d =
            kind_mistake(reader, span, "two choices of “%.*s” are called “%.*s”", STR_ARG(field->name), STR_ARG(text));
        diagnose_help(reader->sink, d,
                      "each name must mean one choice; small and capital letters, ä and ae are the same");
        return;
    }
    for (size_t i = 0; i < choice->alias_count; i++)
        if (str_equal(choice->aliases[i], folded)) return;
    choice->aliases[choice->alias_count++] = folded;
}

/* `said` is a German label, both languages' names, or NULL. */
static void add_choice(struct kind_reader *reader, struct field *field, struct str name, struct span span,
                       const struct value *said) {
    struct names names = {0};
    if (said && said->kind == VALUE_MAPPING) names_read(reader, said, "a choice", &names);
    else if (said && !value_is_null(said)) names_add(reader, said, LANGUAGE_DE, "a choice", &names);
    struct choice *choice = &field->choices[field->choice_count];
    struct str english = names_first(&names, LANGUAGE_EN), german = names_first(&names, LANGUAGE_DE);
    *choice = (struct choice){.name = name, .rank = field->choice_count};
    choice->labels[LANGUAGE_EN] = english.size ? english : label_from_name(reader->arena, name);
    choice->labels[LANGUAGE_DE] = german.size ? german : choice->labels[LANGUAGE_EN];
    choice->aliases = NEW_ARRAY(reader->arena, struct str, names.count + 2);
    field->choice_count++;
    add_alias(reader, field, name, span);
    add_alias(reader, field, choice->labels[LANGUAGE_EN], span);
    for (size_t i = 0; i < names.count; i++) add_alias(reader, field, names.items[i].text, span);
}

void choices_read(struct kind_reader *reader, struct field *field, const struct value *value) {
    if (value->kind == VALUE_SCALAR || !value->count) {
        struct diagnostic *d = kind_mistake(reader, value->span, "an enum needs its choices below “of”");
        diagnose_help(reader->sink, d, "write of: {won: Gewonnen, lost: Verloren}");
        return;
    }
    field->choices = NEW_ARRAY(reader->arena, struct choice, value->count);
    for (size_t i = 0; i < value->count; i++) {
        if (value->kind == VALUE_MAPPING) {
            struct entry *entry = &value->entries[i];
            add_choice(reader, field, entry->key, entry->key_span, entry->value);
            continue;
        }
        struct str name = text_read(reader, value->items[i], "a choice");
        if (name.size) add_choice(reader, field, name, value->items[i]->span, NULL);
    }
}
