/* `checks:` of a rules.yaml or fields.yaml → checks: their attributes and the pieces of their texts, as they are written. Also the
 * field `accepted`, which every kind with checks has. */
#include "kind/check_read.h"

#include "base/word_list.h"
#include "kind/check.h"
#include "kind/named_types.h"
#include "read/yaml.h"

/* The field `accepted` ------------------------------------------------------------------------------------------- */

/* Where no types.yaml says what it is: in templates that somebody made from nothing. */
static const char accepted_text[] = "type: list\n"
                                    "naming: code\n"
                                    "of:\n"
                                    "  code: {type: text, required: always}\n"
                                    "  for: {type: text}\n"
                                    "  until: {type: date, unlimited: true, required: always}\n"
                                    "  reason: {type: text, required: always}\n";

const struct value *accepted_added(struct kind_reader *reader, const struct value *fields) {
    if (value_find(fields, STR("accepted"))) return fields;
    struct source *source = NEW(reader->arena, struct source);
    struct str class = class_name(reader->kind->class > CLASS_INTERNAL ? reader->kind->class : CLASS_INTERNAL);
    bool named = named_types_have(reader, STR("accepted"));
    *source = (struct source){.path = STR("the field “accepted”"),
                              .text = str_format(reader->arena, "class: %.*s\n%s", STR_ARG(class),
                                                 named ? "type: accepted\n" : accepted_text)};
    struct value *with = NEW(reader->arena, struct value);
    *with = *fields;
    with->entries = NEW_ARRAY(reader->arena, struct entry, fields->count + 1);
    for (size_t i = 0; i < fields->count; i++) with->entries[i] = fields->entries[i];
    with->entries[with->count++] =
        (struct entry){.key = STR("accepted"),
                       .key_span = fields->span,
                       .value = yaml_read(reader->arena, reader->sink, source, 0, source->text.size)};
    return with;
}

/* Reading -------------------------------------------------------------------------------------------------------- */

static void read_level(struct kind_reader *reader, const struct value *value, struct check *check) {
    struct str text = text_read(reader, value, "“level”");
    for (enum severity level = SEVERITY_INFO; level <= SEVERITY_ERROR; level++)
        if (str_equal_c(text, severity_name(level))) {
            check->level = level;
            return;
        }
    if (!text.size) return;
    struct word_list known = {0};
    for (int level = SEVERITY_ERROR; level >= SEVERITY_INFO; level--)
        word_list_add(reader->arena, &known, str_of(severity_name((enum severity)level)));
    struct diagnostic *d = kind_mistake(reader, value->span, "there is no level “{0}”", text);
    diagnose_help(reader->sink, d, "write {0}", word_list_all(reader->arena, &known, "{0} or {1}"));
}

static struct written_formula read_formula(struct kind_reader *reader, const struct value *value) {
    return written_formula_read(reader, value, "a formula of a check");
}

static void read_fields(struct kind_reader *reader, const struct value *value, struct check *check) {
    size_t capacity = 0;
    if (value->kind != VALUE_SEQUENCE || !value->count) {
        struct diagnostic *d = kind_mistake(reader, value->span, "“fields” is a list of the fields that are asked");
        diagnose_help(reader->sink, d, "write fields: [owner, due], and “it” for each of them in “when”");
        return;
    }
    for (size_t i = 0; i < value->count; i++) {
        struct written_formula field = read_formula(reader, value->items[i]);
        for (size_t f = 0; f < check->field_count; f++)
            if (str_equal(check->fields[f].text, field.text))
                kind_mistake(reader, field.span, "“{0}” is there twice", field.text);
        ARENA_PUSH(reader->arena, check->fields, check->field_count, capacity) = field;
    }
}

enum attribute { CODE, LEVEL, EACH, FIELDS, WHEN, AT, MEND, SAY, HELP, SOURCE, ATTRIBUTE_COUNT };
static const struct str attributes[] = {
    [CODE] = STR_INIT("code"),     [LEVEL] = STR_INIT("level"), [EACH] = STR_INIT("each"),
    [FIELDS] = STR_INIT("fields"), [WHEN] = STR_INIT("when"),   [AT] = STR_INIT("at"),
    [SAY] = STR_INIT("say"),       [HELP] = STR_INIT("help"),   [SOURCE] = STR_INIT("source"), [MEND] = STR_INIT("mend")};

struct str check_attribute_at(size_t index) {
    return index < ATTRIBUTE_COUNT ? attributes[index] : (struct str){0};
}

static enum attribute attribute_of(struct str key) {
    enum attribute attribute = CODE;
    while (attribute < ATTRIBUTE_COUNT && !str_equal(attributes[attribute], key)) attribute++;
    return attribute;
}

static void report_attribute(struct kind_reader *reader, const struct entry *entry) {
    struct word_list known = {0};
    for (size_t i = 0; i < ATTRIBUTE_COUNT; i++) word_list_add(reader->arena, &known, attributes[i]);
    struct diagnostic *d = kind_mistake(reader, entry->key_span, "a check has no attribute “{0}”", entry->key);
    word_list_help(reader->sink, d, entry->key, &known, "known are {0}");
}

static void read_attribute(struct kind_reader *reader, const struct entry *entry, struct check *check) {
    switch (attribute_of(entry->key)) {
    case CODE: check->code = text_read(reader, entry->value, "“code”"); break;
    case LEVEL: read_level(reader, entry->value, check); break;
    case EACH: check->each_text = read_formula(reader, entry->value); break;
    case FIELDS: read_fields(reader, entry->value, check); break;
    case WHEN: check->when_text = read_formula(reader, entry->value); break;
    case AT: check->at_text = read_formula(reader, entry->value); break;
    case MEND: check->mend_text = read_formula(reader, entry->value); break;
    case SAY: sentences_read(reader, entry, "“say”", check->say); break;
    case HELP: sentences_read(reader, entry, "“help”", check->help); break;
    case SOURCE: check->source = text_read(reader, entry->value, "“source”"); break;
    case ATTRIBUTE_COUNT: report_attribute(reader, entry); break;
    }
}

static void check_attributes(struct kind_reader *reader, const struct value *value, const struct check *check) {
    static const enum attribute needed[] = {CODE, LEVEL, WHEN, SAY, HELP, SOURCE};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!value_find(value, attributes[needed[i]]))
            kind_mistake(reader, value->span, "a check needs “{0}”", attributes[needed[i]]);
    if (!check->code.size || check_code_is_good(check->code)) return;
    struct diagnostic *d =
        kind_mistake(reader, value_find(value, STR("code"))->span, "“{0}” cannot be the code of a check", check->code);
    diagnose_help(reader->sink, d,
                  "write a capital letter and digits, such as “P05”, and a small letter behind them where several "
                  "rules are a family, “P05a”; {0} are the program's own",
                  check_letters_taken(reader->arena));
}

static bool has_rule(const struct kind *kind, struct str family, char letter) {
    for (size_t i = 0; i < kind->check_count; i++) {
        struct str code = kind->checks[i].code;
        if (check_is_of_family(code, family) && code.data[code.size - 1] == letter) return true;
    }
    return false;
}

static struct str free_code(struct kind_reader *reader, struct str family) {
    char letter = 'a';
    while (letter < 'z' && has_rule(reader->kind, family, letter)) letter++;
    return str_format(reader->arena, "%.*s%c", STR_ARG(family), letter);
}

/* A rule of the kind that has the code, or the other of a rule and a family that are called alike; NULL. */
static const struct check *find_rival(const struct kind *kind, struct str code) {
    for (size_t i = 0; i < kind->check_count; i++) {
        struct str other = kind->checks[i].code;
        bool alike = check_is_of_family(other, code) || check_is_of_family(code, other);
        if (str_equal(other, code) || alike) return &kind->checks[i];
    }
    return NULL;
}

/* Rules of a kind stand in several files: the other is named by its line, and by its file where that is another. */
static struct diagnostic *report_rival(struct kind_reader *reader, struct span span, struct str code,
                                       const struct check *rival) {
    struct str family = check_family(code);
    bool same = str_equal(rival->code, code);
    unsigned line = rival->span.line;
    if (same && rival->span.source == span.source)
        return kind_mistake(reader, span, "two rules have the code “{0}”; the first is in line {1}", code, line);
    if (rival->span.source == span.source)
        return kind_mistake(reader, span,
                            "“{0}” is the code of a rule and the name of a family; the other is in line {1}", family,
                            line);
    struct str file = rival->span.source->path;
    if (same)
        return kind_mistake(reader, span, "two rules have the code “{0}”; the first is in line {1} of {2}", code, line,
                            file);
    return kind_mistake(reader, span,
                        "“{0}” is the code of a rule and the name of a family; the other is in line {1} of {2}",
                        family, line, file);
}

/* One code, one rule; and the name of a family is no rule's. */
static void check_code_is_its_own(struct kind_reader *reader, const struct value *value, struct str code) {
    const struct check *rival = check_code_is_good(code) ? find_rival(reader->kind, code) : NULL;
    if (!rival) return;
    struct str family = check_family(code), free = free_code(reader, family);
    struct diagnostic *d = report_rival(reader, value_find(value, STR("code"))->span, code, rival);
    if (check_has_family(code) && check_has_family(rival->code)) {
        diagnose_help(reader->sink, d, "“{0}” is free", free);
        return;
    }
    diagnose_help(
        reader->sink, d,
        "give each rule a letter, “{0}a”, “{1}b”: “{2}” goes on as the name of all of them, also where it is accepted",
        family, family, family);
}

void checks_read(struct kind_reader *reader, const struct value *value) {
    struct kind *kind = reader->kind;
    size_t capacity = kind->check_count;
    if (value->kind != VALUE_SEQUENCE) {
        struct diagnostic *d = kind_mistake(reader, value->span, "“checks:” is a list of checks");
        diagnose_help(reader->sink, d, "start each with “- '{'code: …, level: …, when: …, say: …'}'”");
        return;
    }
    for (size_t i = 0; i < value->count; i++) {
        const struct value *item = value->items[i];
        struct check check = {.span = item->span, .class = CLASS_INTERNAL};
        if (item->kind != VALUE_MAPPING) {
            kind_mistake(reader, item->span, "a check is a mapping of attributes, found none here");
            continue;
        }
        for (size_t a = 0; a < item->count; a++) read_attribute(reader, &item->entries[a], &check);
        check_attributes(reader, item, &check);
        check_code_is_its_own(reader, item, check.code);
        ARENA_PUSH(reader->arena, kind->checks, kind->check_count, capacity) = check;
    }
}
