/* `checks:` of a fields.yaml → checks: their attributes, the pieces of their messages, and, once all kinds are read,
 * their formulas. Also the field `accepted`, which every kind with checks has. */
#include "kind/check_read.h"

#include "base/suggest.h"
#include "kind/check.h"
#include "read/yaml.h"

/* The field `accepted` ------------------------------------------------------------------------------------------- */

static const char accepted_text[] =
    "type: list\n"
    "naming: code\n"
    "en: [accepted_findings]\n"
    "de: [Akzeptiert, Hingenommen]\n"
    "label: {en: Accepted findings, de: Akzeptierte Hinweise}\n"
    "help: {en: Findings that are known and left as they are for a time, de: Hinweise die bekannt sind und eine Zeit "
    "lang so "
    "bleiben}\n"
    "of:\n"
    "  code: {type: text, required: true, en: [rule, finding], de: [Code, Regel, Hinweis]}\n"
    "  for: {type: text, en: [row, concerns], de: [Für, Betrifft]}\n"
    "  until: {type: date, unlimited: true, required: true, en: [by], de: [Bis]}\n"
    "  reason: {type: text, required: true, en: [because], de: [Grund, Begründung]}\n";

const struct value *accepted_added(struct kind_reader *reader, const struct value *fields) {
    if (value_find(fields, STR("accepted"))) return fields;
    struct source *source = NEW(reader->arena, struct source);
    struct str class = class_name(reader->kind->class > CLASS_INTERNAL ? reader->kind->class : CLASS_INTERNAL);
    *source = (struct source){.path = STR("the field “accepted”"),
                              .text = str_format(reader->arena, "class: %.*s\n%s", STR_ARG(class), accepted_text)};
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

static void add_piece(struct kind_reader *reader, struct check_text *text, size_t *capacity, struct str part,
                      struct span span, bool computed) {
    if (!part.size) return;
    struct check_piece piece = {.text = part, .span = span, .computed = computed};
    ARENA_PUSH(reader->arena, text->pieces, text->count, *capacity) = piece;
}

static struct span span_at(struct span start, struct str whole, struct str part) {
    if (start.column) start.column += (uint32_t)str_code_points(str_slice(whole, 0, (size_t)(part.data - whole.data)));
    start.length = 0;
    return start;
}

/* "No owner for “`= title`”": texts between code spans, each of which must be a formula. */
static void read_say(struct kind_reader *reader, const struct value *value, struct check_text *out) {
    struct str whole = text_read(reader, value, "“say”"), rest = whole, part;
    struct span start = value_text_span(value);
    size_t capacity = 0;
    for (bool inside = false; str_cut(&rest, '`', &part); inside = !inside) {
        if (!inside) {
            add_piece(reader, out, &capacity, part, start, false);
            continue;
        }
        struct str formula = str_trim(part);
        struct span span = span_at(start, whole, part);
        bool marked = str_starts(formula, STR("="));
        if (!marked) kind_mistake(reader, span, "a code span of “say” is a formula and starts with “=”");
        formula = str_trim(str_skip(formula, 1));
        if (marked) add_piece(reader, out, &capacity, formula, span_at(start, whole, formula), true);
    }
}

/* The texts of `say` and `help` are needed in every language. */
static const struct value *in_language(struct kind_reader *reader, const struct entry *entry, enum language language) {
    const struct value *texts = entry->value;
    struct str tag = language_tag(language);
    const struct value *found = texts->kind == VALUE_MAPPING ? value_find(texts, tag) : NULL;
    if (found) return found;
    struct diagnostic *d = kind_mistake(reader, texts->span, "“%.*s” has no text for the language “%.*s”",
                                        STR_ARG(entry->key), STR_ARG(tag));
    diagnose_help(reader->sink, d, "write %.*s: {en: …, de: …}", STR_ARG(entry->key));
    return NULL;
}

static void read_level(struct kind_reader *reader, const struct value *value, struct check *check) {
    struct str text = text_read(reader, value, "“level”");
    for (enum severity level = SEVERITY_INFO; level <= SEVERITY_ERROR; level++)
        if (str_equal(text, severity_name(level))) {
            check->level = level;
            return;
        }
    if (!text.size) return;
    struct diagnostic *d = kind_mistake(reader, value->span, "there is no level “%.*s”", STR_ARG(text));
    diagnose_help(reader->sink, d, "write error, warning or info");
}

static void read_formula(struct kind_reader *reader, const struct entry *entry, struct str *text, struct span *span) {
    *text = text_read(reader, entry->value, "a formula of a check");
    *span = value_text_span(entry->value);
}

enum attribute { CODE, LEVEL, EACH, WHEN, SAY, AT, SOURCE, HELP, ATTRIBUTE_COUNT };
static const struct str attributes[] = {
    [CODE] = STR_INIT("code"), [LEVEL] = STR_INIT("level"), [EACH] = STR_INIT("each"),     [WHEN] = STR_INIT("when"),
    [SAY] = STR_INIT("say"),   [AT] = STR_INIT("at"),       [SOURCE] = STR_INIT("source"), [HELP] = STR_INIT("help")};

static enum attribute attribute_of(struct str key) {
    enum attribute attribute = CODE;
    while (attribute < ATTRIBUTE_COUNT && !str_equal(attributes[attribute], key)) attribute++;
    return attribute;
}

static void report_attribute(struct kind_reader *reader, const struct entry *entry) {
    struct suggestion nearest = suggest_start(entry->key);
    for (size_t i = 0; i < ATTRIBUTE_COUNT; i++) suggest_offer(&nearest, attributes[i]);
    struct diagnostic *d =
        kind_mistake(reader, entry->key_span, "a check has no attribute “%.*s”", STR_ARG(entry->key));
    if (nearest.found.size) diagnose_help(reader->sink, d, "did you mean “%.*s”?", STR_ARG(nearest.found));
    else diagnose_help(reader->sink, d, "known are code, level, each, when, say, at, source and help");
}

static void read_attribute(struct kind_reader *reader, const struct entry *entry, struct check *check) {
    const struct value *text;
    switch (attribute_of(entry->key)) {
    case CODE: check->code = text_read(reader, entry->value, "“code”"); break;
    case LEVEL: read_level(reader, entry->value, check); break;
    case EACH: read_formula(reader, entry, &check->each_text, &check->each_span); break;
    case WHEN: read_formula(reader, entry, &check->when_text, &check->when_span); break;
    case AT: read_formula(reader, entry, &check->at_text, &check->at_span); break;
    case SOURCE: check->source = text_read(reader, entry->value, "“source”"); break;
    case SAY:
        for (int i = 0; i < LANGUAGE_COUNT; i++)
            if ((text = in_language(reader, entry, (enum language)i))) read_say(reader, text, &check->say[i]);
        break;
    case HELP:
        for (int i = 0; i < LANGUAGE_COUNT; i++)
            if ((text = in_language(reader, entry, (enum language)i)))
                check->help[i] = text_read(reader, text, "“help”");
        break;
    case ATTRIBUTE_COUNT: report_attribute(reader, entry); break;
    }
}

/* A letter and digits, "P03", as they stand in messages and behind `planpress explain`. The program's own letters are
 * taken, so that no rule is mistaken for one of its messages. */
static bool code_is_good(struct str code) {
    static const struct str taken = STR_INIT("DFGIKMX");
    if (code.size < 2 || code.data[0] < 'A' || code.data[0] > 'Z') return false;
    if (str_find(taken, str_slice(code, 0, 1), NULL)) return false;
    for (size_t i = 1; i < code.size; i++)
        if (code.data[i] < '0' || code.data[i] > '9') return false;
    return true;
}

static void check_attributes(struct kind_reader *reader, const struct value *value, const struct check *check) {
    static const enum attribute needed[] = {CODE, LEVEL, WHEN, SAY, SOURCE, HELP};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!value_find(value, attributes[needed[i]]))
            kind_mistake(reader, value->span, "a check needs “%.*s”", STR_ARG(attributes[needed[i]]));
    if (!check->code.size || code_is_good(check->code)) return;
    struct diagnostic *d = kind_mistake(reader, value_find(value, STR("code"))->span,
                                        "“%.*s” cannot be the code of a check", STR_ARG(check->code));
    diagnose_help(reader->sink, d,
                  "write a capital letter and digits, such as “P03”; D, F, G, I, K, M and X are the "
                  "program's own");
}

void checks_read(struct kind_reader *reader, const struct value *value) {
    struct kind *kind = reader->kind;
    size_t capacity = 0;
    if (value->kind != VALUE_SEQUENCE) {
        struct diagnostic *d = kind_mistake(reader, value->span, "“checks:” is a list of checks");
        diagnose_help(reader->sink, d, "start each with “- {code: …, level: …, when: …, say: …}”");
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
        ARENA_PUSH(reader->arena, kind->checks, kind->check_count, capacity) = check;
    }
}

/* Linking -------------------------------------------------------------------------------------------------------- */

struct linker {
    struct kinds *kinds;
    struct diagnostics *sink;
    struct check *check;
};

/* NULL when there is none or it is in error, which makes the check unusable. */
static struct formula *link_formula(struct linker *linker, struct str text, struct span span,
                                    const struct scope *scope) {
    struct arena *arena = linker->kinds->arena;
    if (!text.size) return NULL;
    struct formula *formula = formula_parse(arena, linker->sink, text, span);
    if (!formula || !formula_check(arena, linker->sink, formula, scope)) {
        linker->check->usable = false;
        return NULL;
    }
    enum class class = formula_class(formula);
    if (class > linker->check->class) linker->check->class = class;
    return formula;
}

static const struct field_set *rows_of(struct linker *linker, const struct formula *each) {
    if (!each) return NULL;
    struct type type = formula_type(each);
    if (type.list && type.kind == TYPE_RECORD && type.set) return type.set;
    struct diagnostic *d = diagnose(linker->sink, SEVERITY_ERROR, CODE_F03, formula_span(each),
                                    "“each” needs a list of rows, found “%.*s”", STR_ARG(formula_text(each)));
    diagnose_help(linker->sink, d, "name a list of the document, such as “actions” or “actions[open]”");
    linker->check->usable = false;
    return NULL;
}

static void link_check(struct linker *linker, const struct kind *kind) {
    struct check *check = linker->check;
    struct scope around = {.set = kind->fields, .kinds = linker->kinds, .class = CLASS_CONFIDENTIAL};
    check->usable = check->when_text.size > 0;
    check->each = link_formula(linker, check->each_text, check->each_span, &around);
    const struct field_set *rows = rows_of(linker, check->each);
    if (check->each_text.size && !rows) return; /* what the names mean is not known */
    struct scope inside = around;
    if (rows)
        inside = (struct scope){.set = rows, .outer = &around, .kinds = linker->kinds, .class = CLASS_CONFIDENTIAL};
    check->when = link_formula(linker, check->when_text, check->when_span, &inside);
    check->at = link_formula(linker, check->at_text, check->at_span, &inside);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        for (size_t p = 0; p < check->say[i].count; p++) {
            struct check_piece *piece = &check->say[i].pieces[p];
            if (piece->computed) piece->formula = link_formula(linker, piece->text, piece->span, &inside);
        }
}

void checks_link(struct kinds *kinds, struct diagnostics *sink) {
    for (size_t k = 0; k < kinds->count; k++)
        for (size_t c = 0; c < kinds->items[k]->check_count; c++) {
            struct linker linker = {kinds, sink, &kinds->items[k]->checks[c]};
            link_check(&linker, kinds->items[k]);
        }
}
