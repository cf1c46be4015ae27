/* Content streams: what is written, and where. Text counts in whatever way it is painted, invisibly or outside of the
 * page too. */
#include <math.h>

#include "gate/pdf_inside.h"

enum { OPERANDS = 32, STATES = 32, MARKS = 64, FORMS = 16 };

struct matrix {
    double a, b, c, d, e, f;
};

struct state {
    struct matrix ctm;
    struct inside_font *font;
    double size, spacing, word_spacing, scale, leading, rise;
};

struct content {
    struct inside_file *file;
    struct inside_page *page;
    const struct inside_value *resources;
    struct arena *operands_arena; /* emptied after each operator */
    struct inside_lexer lexer;
    struct inside_value operands[OPERANDS];
    size_t count;
    struct state state, states[STATES];
    size_t saved;
    struct matrix text, line;
    bool goes_on;    /* the pen stands where the last text ended */
    size_t marks;    /* marked content that is open */
    size_t replaced; /* the mark of it whose text is replaced, counted from 1; 0: none */
    struct str actual;
    struct buffer hidden; /* the text that is replaced */
    struct inside_spot end;
    int depth;
};

static struct matrix times(struct matrix m, struct matrix n) {
    return (struct matrix){m.a * n.a + m.b * n.c, m.a * n.b + m.b * n.d,       m.c * n.a + m.d * n.c,
                           m.c * n.b + m.d * n.d, m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f};
}

static double operand(const struct content *content, size_t index) {
    return index < content->count ? inside_number(&content->operands[index], 0) : 0;
}

static struct matrix matrix_operand(const struct content *content) {
    return (struct matrix){operand(content, 0), operand(content, 1), operand(content, 2),
                           operand(content, 3), operand(content, 4), operand(content, 5)};
}

static const struct inside_value none;

static const struct inside_value *last_operand(const struct content *content) {
    return content->count ? &content->operands[content->count - 1] : &none;
}

/* A thing of the resources by its name: what is there, unresolved. */
static const struct inside_value *resource(const struct content *content, const char *kind,
                                           const struct inside_value *name) {
    if (name->kind != INSIDE_NAME) return &none;
    return inside_get_raw(content->file, inside_get(content->file, content->resources, kind), name->text);
}

/* --- text --------------------------------------------------------------------------------------------------------- */

static struct inside_spot spot(const struct content *content) {
    const struct state *state = &content->state;
    struct matrix all = times(content->text, state->ctm);
    double length = sqrt(all.a * all.a + all.b * all.b), height = sqrt(all.c * all.c + all.d * all.d);
    bool vertical = inside_font_is_vertical(state->font);
    double dx = vertical ? -all.c : all.a, dy = vertical ? -all.d : all.b, by = vertical ? height : length;
    return (struct inside_spot){.x = all.e + state->rise * all.c,
                                .y = all.f + state->rise * all.d,
                                .dx = by > 0 ? dx / by : 1,
                                .dy = by > 0 ? dy / by : 0,
                                .size = fabs(state->size) * height};
}

static void move_on(struct content *content, double by) {
    struct matrix *text = &content->text;
    if (content->state.font && inside_font_is_vertical(content->state.font)) {
        text->e -= by * text->c;
        text->f -= by * text->d;
    } else {
        text->e += by * content->state.scale * text->a;
        text->f += by * content->state.scale * text->b;
    }
}

static void arrive(struct content *content) {
    struct inside_spot at = spot(content);
    if (!content->replaced || !content->hidden.size) inside_page_arrive(content->page, &at);
}

static void leave(struct content *content) {
    content->end = spot(content);
    if (!content->replaced) inside_page_leave(content->page, &content->end);
}

static struct buffer *out_of(struct content *content) {
    return content->replaced ? &content->hidden : inside_page_buffer(content->page);
}

static void hand_on(struct content *content, const char *text, size_t *size) {
    buffer_bytes(out_of(content), text, *size);
    *size = 0;
}

/* What is shown at once: most of it is short, and many glyphs are written together. */
struct shown {
    char text[256];
    size_t size;
    double advance; /* of 1 unit of size */
    size_t glyphs, spaces;
};

static inline void take_glyph(struct content *content, struct shown *shown, const struct inside_glyph *glyph) {
    if (shown->size + glyph->text.size > sizeof shown->text) hand_on(content, shown->text, &shown->size);
    if (glyph->text.size > sizeof shown->text) buffer_append(out_of(content), glyph->text);
    else
        for (size_t i = 0; i < glyph->text.size; i++) shown->text[shown->size++] = glyph->text.data[i];
    shown->advance += (double)glyph->advance;
    shown->spaces += glyph->space;
}

/* Codes of two bytes, as most fonts of many characters have; one byte alone may be left. */
static struct str show_pairs(struct content *content, struct shown *shown, struct str codes,
                             const struct inside_glyph *glyphs) {
    const unsigned char *at = (const unsigned char *)codes.data, *end = at + codes.size;
    for (; end - at >= 2; at += 2) {
        uint32_t code = (uint32_t)at[0] << 8 | at[1];
        const struct inside_glyph *glyph = &glyphs[code % INSIDE_CACHED];
        if (glyph->code != code + 1) inside_font_look_up(content->file, content->state.font, code);
        take_glyph(content, shown, glyph);
    }
    shown->glyphs += codes.size / 2;
    return (struct str){(const char *)at, (size_t)(end - at)};
}

static void show(struct content *content, struct str codes) {
    const struct state *state = &content->state;
    if (!codes.size) return;
    if (!state->font) {
        gate_unread(content->file->texts, MESSAGE("text in a font that the PDF does not have"));
        return;
    }
    if (!content->goes_on) arrive(content);
    struct shown shown;
    shown.size = shown.glyphs = shown.spaces = 0;
    shown.advance = 0;
    const struct inside_glyph *pairs = inside_font_pairs(state->font);
    if (pairs) codes = show_pairs(content, &shown, codes, pairs);
    for (; codes.size && !content->file->broken; shown.glyphs++)
        take_glyph(content, &shown, inside_font_next(content->file, state->font, &codes));
    hand_on(content, shown.text, &shown.size);
    move_on(content, shown.advance * state->size + (double)shown.glyphs * state->spacing +
                         (double)shown.spaces * state->word_spacing);
    content->goes_on = true;
}

/* Between the strings of TJ the pen moves by thousandths of the size: by little within a word. */
static void kern(struct content *content, double thousandths) {
    bool little = thousandths > -100 && thousandths < 500;
    if (content->goes_on && !little) {
        leave(content);
        content->goes_on = false;
    }
    move_on(content, -thousandths / 1000 * content->state.size);
}

static void show_text(struct content *content, struct str list) {
    struct inside_lexer part = inside_lexer(content->file, content->operands_arena, list);
    char codes[INSIDE_SHOWN_MOST];
    struct inside_value item;
    while (inside_next_shown(&part, codes, &item)) {
        if (item.kind == INSIDE_STRING) show(content, item.text);
        else if (item.kind == INSIDE_NUMBER) kern(content, item.number);
    }
}

static void show_all(struct content *content, const struct inside_value *list) {
    if (list->kind == INSIDE_SHOWN) show_text(content, list->text);
    if (list->kind != INSIDE_ARRAY) return;
    for (uint32_t i = 0; i < list->count; i++) {
        const struct inside_value *item = &list->items[i];
        if (item->kind == INSIDE_STRING) show(content, item->text);
        if (item->kind == INSIDE_NUMBER) kern(content, item->number);
    }
}

static void end_show(struct content *content) {
    if (content->goes_on) leave(content);
    content->goes_on = false;
}

static void move_line(struct content *content, double x, double y) {
    content->line = times((struct matrix){1, 0, 0, 1, x, y}, content->line);
    content->text = content->line;
}

static void choose_font(struct content *content) {
    const struct inside_value *name = content->count ? &content->operands[0] : &none;
    content->state.font = inside_font_of(content->file, resource(content, "Font", name));
    content->state.size = operand(content, 1);
}

/* --- marked content ----------------------------------------------------------------------------------------------- */

/* <</MCID 7>>, as thousands are. */
static bool is_number_alone(const struct inside_value *dict) {
    return dict->kind == INSIDE_DICT && dict->count == 2 && dict->items[1].kind == INSIDE_NUMBER;
}

static void begin_mark(struct content *content, bool has_properties) {
    const struct inside_value *properties = has_properties ? last_operand(content) : &none;
    if (is_number_alone(properties)) properties = &none;
    if (properties->kind == INSIDE_NAME)
        properties = inside_resolve(content->file, resource(content, "Properties", properties));
    else if (properties->kind == INSIDE_DICT) inside_give_strings(content->file, properties, STR(""));
    const struct inside_value *actual = inside_get(content->file, properties, "ActualText");
    content->marks++;
    if (content->replaced || actual->kind != INSIDE_STRING) return;
    content->replaced = content->marks;
    content->actual = str_copy(content->file->arena, inside_text(content->file, actual->text));
    buffer_clear(&content->hidden);
}

/* What stands on the page under another text is given as well: a reader sees it. */
static void end_mark(struct content *content) {
    if (content->marks && content->marks-- != content->replaced) return;
    if (!content->replaced) return;
    struct str hidden = buffer_str(&content->hidden);
    content->replaced = 0;
    buffer_append(inside_page_buffer(content->page), content->actual);
    if (hidden.size) inside_page_leave(content->page, &content->end);
    if (str_code_points(hidden) > 1 && !str_equal(hidden, content->actual))
        gate_add(content->file->texts, GATE_BODY, STR("under ActualText"), content->file->page, hidden);
}

/* --- forms, pictures ---------------------------------------------------------------------------------------------- */

static void run(struct content *content);

static struct matrix form_matrix(struct inside_file *file, const struct inside_value *form) {
    const struct inside_value *list = inside_get(file, form, "Matrix");
    if (list->kind != INSIDE_ARRAY || list->count != 6) return (struct matrix){1, 0, 0, 1, 0, 0};
    double n[6];
    for (int i = 0; i < 6; i++) n[i] = inside_number(inside_resolve(file, &list->items[i]), 0);
    return (struct matrix){n[0], n[1], n[2], n[3], n[4], n[5]};
}

static void run_form(struct content *outer, struct inside_object *form) {
    struct inside_file *file = outer->file;
    struct str bytes;
    form->used = true;
    if (form->active || outer->depth >= FORMS || !inside_spend(file, 256)) return;
    if (!inside_decoded(file, form, &bytes)) {
        gate_unread(file->texts, MESSAGE("a part of page {0}: its bytes cannot be decoded", file->page));
        return;
    }
    struct content *inner = NEW(outer->operands_arena, struct content);
    *inner = *outer;
    inner->hidden = (struct buffer){0};
    inner->lexer = inside_lexer(file, inner->operands_arena, bytes);
    inner->lexer.shows = true;
    inner->count = inner->saved = inner->marks = inner->replaced = 0;
    inner->depth++;
    inner->state.ctm = times(form_matrix(file, &form->value), outer->state.ctm);
    const struct inside_value *own = inside_get(file, &form->value, "Resources");
    if (own->kind == INSIDE_DICT) inner->resources = own;
    form->active = true;
    run(inner);
    form->active = false;
    buffer_free(&inner->hidden);
}

static void paint(struct content *content) {
    struct inside_object *object = inside_stream_of(content->file, resource(content, "XObject", last_operand(content)));
    if (object && inside_is_name(inside_get(content->file, &object->value, "Subtype"), "Form"))
        run_form(content, object);
}

/* The bytes of a picture in the stream: to "EI" between white space. */
static void skip_picture(struct content *content) {
    struct inside_lexer *lexer = &content->lexer;
    const char *start = lexer->at, *end = lexer->end;
    for (const char *at = start; at + 2 <= end; at++) {
        if (!(at = memchr(at, 'E', (size_t)(end - at)))) break;
        bool ends = at > start && at + 1 < end && at[1] == 'I' && inside_is_white(at[-1]) &&
                    (at + 2 >= end || inside_is_white(at[2]));
        if (!ends) continue;
        lexer->at = at + 2;
        return;
    }
    lexer->at = end;
}

/* --- operators ---------------------------------------------------------------------------------------------------- */

static void save(struct content *content) {
    if (content->saved < STATES) content->states[content->saved] = content->state;
    content->saved++;
}

static void restore(struct content *content) {
    if (!content->saved) return;
    content->saved--;
    if (content->saved < STATES) content->state = content->states[content->saved];
}

static void font_of_state(struct content *content) {
    const struct inside_value *graphics =
        inside_resolve(content->file, resource(content, "ExtGState", last_operand(content)));
    const struct inside_value *font = inside_get(content->file, graphics, "Font");
    if (font->kind != INSIDE_ARRAY || font->count < 2) return;
    content->state.font = inside_font_of(content->file, &font->items[0]);
    content->state.size = inside_number(&font->items[1], 0);
}

static void show_operand(struct content *content) {
    const struct inside_value *value = last_operand(content);
    if (value->kind == INSIDE_STRING) show(content, value->text);
    else show_all(content, value);
    end_show(content);
}

#define OP1(a) ((uint32_t)(a))
#define OP2(a, b) ((uint32_t)(a) | (uint32_t)(b) << 8)
#define OP3(a, b, c) (OP2(a, b) | (uint32_t)(c) << 16)

static uint32_t operator_of(struct str word) {
    if (word.size > 3) return 0;
    uint32_t code = 0;
    for (size_t i = 0; i < word.size; i++) code |= (uint32_t)(unsigned char)word.data[i] << 8 * i;
    return code;
}

static void execute(struct content *content, uint32_t operator) {
    struct state *state = &content->state;
    switch (operator) {
    case OP1('q'): save(content); break;
    case OP1('Q'): restore(content); break;
    case OP2('c', 'm'): state->ctm = times(matrix_operand(content), state->ctm); break;
    case OP2('g', 's'): font_of_state(content); break;
    case OP2('D', 'o'): paint(content); break;
    case OP2('I', 'D'): skip_picture(content); break;
    case OP2('B', 'T'): content->text = content->line = (struct matrix){1, 0, 0, 1, 0, 0}; break;
    case OP2('T', 'f'): choose_font(content); break;
    case OP2('T', 'c'): state->spacing = operand(content, 0); break;
    case OP2('T', 'w'): state->word_spacing = operand(content, 0); break;
    case OP2('T', 'z'): state->scale = operand(content, 0) / 100; break;
    case OP2('T', 'L'): state->leading = operand(content, 0); break;
    case OP2('T', 's'): state->rise = operand(content, 0); break;
    case OP2('T', 'm'): content->text = content->line = matrix_operand(content); break;
    case OP2('T', 'D'):
        state->leading = -operand(content, 1);
        move_line(content, operand(content, 0), operand(content, 1));
        break;
    case OP2('T', 'd'): move_line(content, operand(content, 0), operand(content, 1)); break;
    case OP2('T', '*'): move_line(content, 0, -state->leading); break;
    case OP2('T', 'j'):
    case OP2('T', 'J'): show_operand(content); break;
    case OP1('"'):
        state->word_spacing = operand(content, 0);
        state->spacing = operand(content, 1); /* fall through */
        __attribute__((fallthrough));
    case OP1('\''):
        move_line(content, 0, -state->leading);
        show_operand(content);
        break;
    case OP3('B', 'M', 'C'): begin_mark(content, false); break;
    case OP3('B', 'D', 'C'): begin_mark(content, true); break;
    case OP3('E', 'M', 'C'): end_mark(content); break;
    default: break;
    }
}

static void run(struct content *content) {
    struct inside_value value;
    struct arena_mark mark = arena_mark(content->operands_arena);
    while (inside_next(&content->lexer, &value)) {
        if (value.kind != INSIDE_WORD) {
            if (content->count < OPERANDS) content->operands[content->count++] = value;
            continue;
        }
        execute(content, operator_of(value.text));
        if (last_operand(content)->kind > INSIDE_NUMBER) arena_rewind(content->operands_arena, mark);
        content->count = 0;
    }
    while (content->replaced) end_mark(content); /* marks that nothing closed */
}

static struct content *begin(struct inside_file *file, struct inside_page *page, struct arena *operands) {
    struct content *content = NEW(operands, struct content);
    content->file = file;
    content->page = page;
    content->operands_arena = operands;
    content->resources = &none;
    content->state.ctm = content->text = content->line = (struct matrix){1, 0, 0, 1, 0, 0};
    content->state.scale = 1;
    return content;
}

void inside_read_content(struct inside_file *file, struct inside_page *page, struct str bytes,
                         const struct inside_value *resources) {
    struct arena *operands = arena_create();
    struct content *content = begin(file, page, operands);
    content->resources = resources;
    content->lexer = inside_lexer(file, operands, bytes);
    content->lexer.shows = true;
    run(content);
    buffer_free(&content->hidden);
    arena_destroy(operands);
}

void inside_read_form(struct inside_file *file, struct inside_page *page, struct inside_object *form,
                      const struct inside_value *resources) {
    struct arena *operands = arena_create();
    struct content *content = begin(file, page, operands);
    content->resources = resources;
    run_form(content, form);
    arena_destroy(operands);
}
