/* Sentences of a fields.yaml: reading their pieces, linking their formulas, saying them. */
#include "kind/sentence.h"

#include "base/buffer.h"
#include "base/discreet.h"
#include "base/region.h"
#include "formula/print.h"
#include "kind/kind_reader.h"

/* Reading -------------------------------------------------------------------------------------------------------- */

struct written_formula written_formula_read(struct kind_reader *reader, const struct value *value, const char *what) {
    return (struct written_formula){text_read(reader, value, what), value_text_span(value)};
}

static void add_piece(struct kind_reader *reader, struct sentence *sentence, size_t *capacity, struct str part,
                      struct span span, bool computed) {
    if (!part.size) return;
    struct sentence_piece piece = {.text = part, .span = span, .computed = computed};
    ARENA_PUSH(reader->arena, sentence->pieces, sentence->count, *capacity) = piece;
}

static struct span span_at(struct span start, struct str whole, struct str part) {
    if (start.column) start.column += (uint32_t)str_code_points(str_slice(whole, 0, (size_t)(part.data - whole.data)));
    start.length = 0;
    return start;
}

/* Texts between code spans, each of which must be a formula. */
static void read_pieces(struct kind_reader *reader, const struct value *value, const char *what, struct sentence *out) {
    struct str whole = text_read(reader, value, what), rest = whole, part;
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
        if (!marked) kind_mistake(reader, span, "a code span of {0} is a formula and starts with “=”", what);
        formula = str_trim(str_skip(formula, 1));
        if (marked) add_piece(reader, out, &capacity, formula, span_at(start, whole, formula), true);
    }
}

/* A sentence is needed in English and German; a language without it says it in English. */
static const struct value *in_language(struct kind_reader *reader, const struct entry *entry,
                                       const struct language *language) {
    const struct value *texts = entry->value;
    const struct value *found = texts->kind == VALUE_MAPPING ? value_find(texts, language->tag) : NULL;
    bool needed = language_is_built_in(language);
    if (found || (!needed && texts->kind == VALUE_MAPPING)) return found ? found : value_find(texts, STR("en"));
    struct diagnostic *d =
        kind_mistake(reader, texts->span, "“{0}” has no text for the language “{1}”", entry->key, language->tag);
    diagnose_help(reader->sink, d, "write {0}: {1}", entry->key, languages_form(reader->arena, reader->languages));
    return NULL;
}

void sentences_read(struct kind_reader *reader, const struct entry *entry, const char *what,
                    struct sentence out[LANGUAGE_MOST]) {
    EACH_LANGUAGE (reader->languages, language) {
        const struct value *text = in_language(reader, entry, language);
        if (text) read_pieces(reader, text, what, &out[language->index]);
    }
}

/* Linking -------------------------------------------------------------------------------------------------------- */

struct formula *written_formula_link(struct formula_linker *linker, struct written_formula written,
                                     const struct scope *scope) {
    struct arena *arena = linker->kinds->arena;
    if (!written.text.size) return NULL;
    struct formula *formula = formula_parse(arena, linker->sink, written.text, written.span);
    if (!formula || !formula_check(arena, linker->sink, formula, scope)) {
        linker->failed = true;
        return NULL;
    }
    enum class class = formula_class(formula);
    if (class > linker->class) linker->class = class;
    return formula;
}

struct sentence sentence_link(struct formula_linker *linker, const struct sentence *written,
                              const struct scope *scope) {
    struct sentence sentence = {.pieces = NEW_ARRAY(linker->kinds->arena, struct sentence_piece, written->count)};
    for (; sentence.count < written->count; sentence.count++) {
        struct sentence_piece piece = written->pieces[sentence.count];
        struct written_formula formula = {piece.text, piece.span};
        if (piece.computed) piece.formula = written_formula_link(linker, formula, scope);
        sentence.pieces[sentence.count] = piece;
    }
    return sentence;
}

struct diagnostic *formula_linker_refuse(struct formula_linker *linker, const struct formula *formula,
                                         const char *expected) {
    linker->failed = true;
    return diagnose(linker->sink, SEVERITY_ERROR, CODE_F03, formula_span(formula), "{0}, found “{1}”", expected,
                    formula_text(formula));
}

bool formula_linker_rows(struct formula_linker *linker, const struct formula *each, struct scope *inside) {
    if (!each) return false;
    struct type type = formula_type(each);
    inside->set = type.set;
    inside->of = type.of;
    if (type_is_rows(type)) return true;
    struct diagnostic *d = formula_linker_refuse(linker, each, "“each” needs a list of rows");
    diagnose_help(linker->sink, d, "name a list of the document, such as “actions” or “actions[open]”");
    return false;
}

/* Saying --------------------------------------------------------------------------------------------------------- */

/* A sentence about “–” would be about any of the rows without a name. */
static struct str value_of(struct computation *computation, struct locale *locale, const struct formula *formula,
                           const struct frame *frame) {
    struct datum value = formula_value(computation, formula, frame);
    struct type type = formula_type(formula);
    bool unnamed = value.kind == DATUM_MISSING && type.field && type.field == frame->record->set->naming;
    struct str id = unnamed ? frame->record->id : (struct str){0};
    return id.size ? id : datum_print(computation->arena, locale, value, type);
}

struct str sentence_as_written(struct arena *arena, const struct sentence *sentence) {
    struct buffer out = {0};
    for (size_t i = 0; i < sentence->count; i++)
        buffer_format(&out, sentence->pieces[i].computed ? "‹%.*s›" : "%.*s", STR_ARG(sentence->pieces[i].text));
    struct str text = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}

enum class sentence_class(const struct sentence *sentence) {
    enum class class = CLASS_CUSTOMER;
    for (size_t i = 0; i < sentence->count; i++) {
        const struct sentence_piece *piece = &sentence->pieces[i];
        if (piece->computed && piece->formula && formula_class(piece->formula) > class) class = formula_class(piece->formula);
    }
    return class;
}

struct str sentence_text(struct computation *computation, struct locale *locale, const struct region *region,
                         const struct sentence *sentence, const struct frame *frame, enum class shown) {
    struct str all = {0};
    for (size_t i = 0; i < sentence->count; i++) {
        const struct sentence_piece *piece = &sentence->pieces[i];
        bool hidden = piece->computed && piece->formula && formula_class(piece->formula) > shown;
        struct str part = hidden            ? STR(DISCREET_MARK)
                          : piece->computed ? value_of(computation, locale, piece->formula, frame)
                                            : region_spell(computation->arena, region, piece->text);
        all = str_join(computation->arena, all, part);
    }
    return all;
}
