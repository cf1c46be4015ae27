/* Where a text is cut depends on who is known: "Lück, Hanne" is one person, "Lück, Meier" are two. */
#include "kind/reference_parts.h"

#include "base/arena.h"

static const struct str conjunctions[] = {STR_INIT(" und "), STR_INIT(" and "), STR_INIT(" & "), STR_INIT(" u. "),
                                          STR_INIT(" sowie ")};

bool reference_cut_and(struct str *rest, struct str *head) {
    size_t at, first = rest->size, size = 0;
    for (size_t i = 0; i < sizeof conjunctions / sizeof *conjunctions; i++)
        if (str_find(*rest, conjunctions[i], &at) && at < first) first = at, size = conjunctions[i].size;
    *head = str_trim(str_slice(*rest, 0, first));
    if (!size) return false;
    *rest = str_trim(str_skip(*rest, first + size));
    return true;
}

bool reference_cut_comma(struct str *rest, struct str *head) {
    size_t end = 0, depth = 0;
    if (!rest->data) return false;
    for (; end < rest->size && (depth || rest->data[end] != ','); end++) {
        if (rest->data[end] == '(') depth++;
        if (rest->data[end] == ')' && depth) depth--;
    }
    *head = str_slice(*rest, 0, end);
    *rest = end < rest->size ? str_skip(*rest, end + 1) : (struct str){0};
    return true;
}

/* The part's own place, when the whole stands in one line. */
static struct datum part_of(const struct datum *whole, struct str text) {
    struct datum part = {.kind = DATUM_TEXT, .text = text, .span = whole->span};
    bool one_line = !str_find(whole->text, STR("\n"), NULL) && whole->span.column;
    if (!one_line) return part;
    struct str before = str_slice(whole->text, 0, (size_t)(text.data - whole->text.data));
    part.span.column += (uint32_t)str_code_points(before);
    part.span.length = (uint32_t)str_code_points(text);
    return part;
}

static void push(struct arena *arena, struct reference_parts *parts, const struct datum *whole, struct str text) {
    text = str_trim(text);
    if (text.size) ARENA_PUSH(arena, parts->items, parts->count, parts->capacity) = part_of(whole, text);
}

/* Up to the next semicolon or end of line. */
static bool cut_hard(struct str *rest, struct str *head) {
    if (!rest->size) return false;
    size_t end = 0;
    while (end < rest->size && rest->data[end] != ';' && rest->data[end] != '\n') end++;
    *head = str_trim(str_slice(*rest, 0, end));
    *rest = str_skip(*rest, end + 1);
    return true;
}

struct reference_parts reference_parts_plain(struct arena *arena, const struct datum *whole) {
    struct reference_parts parts = {0};
    for (struct str rest = whole->text, line; cut_hard(&rest, &line);) {
        struct str head, tail = line;
        while (reference_cut_and(&tail, &head)) push(arena, &parts, whole, head);
        push(arena, &parts, whole, tail);
    }
    return parts;
}

/* While one text is cut. */
struct cutter {
    struct resolver *resolver;
    const struct field *field;
    const struct record *document;
    const struct datum *whole;
    struct reference_parts parts;
    bool any_known;
};

static bool is_known(struct cutter *cutter, struct str text) {
    return resolver_look_up(cutter->resolver, cutter->field, cutter->document, text).count > 0;
}

/* At “und” or at the slash of "Stadler/Pohl". */
static bool cut_joint(struct str *rest, struct str *head) {
    size_t slash;
    struct str text = *rest;
    if (reference_cut_and(rest, head)) return true;
    if (!str_find(text, STR("/"), &slash)) return false;
    *head = str_trim(str_slice(text, 0, slash));
    *rest = str_trim(str_skip(text, slash + 1));
    return true;
}

/* "a und b" when all of it is known; else as it stands. */
static void add_piece(struct cutter *cutter, struct str piece) {
    struct arena *arena = cutter->resolver->scratch;
    struct str head, tail = piece;
    bool several = false, known = true;
    while (cut_joint(&tail, &head)) several = true, known = known && is_known(cutter, head);
    if (!several || !known || !is_known(cutter, tail)) {
        cutter->any_known |= is_known(cutter, piece);
        push(arena, &cutter->parts, cutter->whole, piece);
        return;
    }
    cutter->any_known = true;
    for (tail = piece; cut_joint(&tail, &head);) push(arena, &cutter->parts, cutter->whole, head);
    push(arena, &cutter->parts, cutter->whole, tail);
}

static struct str up_to(struct str from, struct str last) {
    return (struct str){from.data, (size_t)(last.data + last.size - from.data)};
}

/* "Lück, Hanne" at the start of a line: what is left of the line behind it goes into *rest; empty when it is not one
 * name. It may end in "Hanne und Meier". */
static struct str turned_name(struct cutter *cutter, struct str line, struct str *rest) {
    struct str first, second, head, whole = line;
    bool more = reference_cut_comma(&line, &first) && reference_cut_comma(&line, &second);
    if (!more) return (struct str){0};
    struct str name = str_trim(up_to(first, second)), tail = second;
    *rest = line;
    if (is_known(cutter, name)) return name;
    if (!reference_cut_and(&tail, &head)) return (struct str){0};
    *rest = str_skip(whole, (size_t)(tail.data - whole.data));
    name = str_trim(up_to(first, head));
    return is_known(cutter, name) ? name : (struct str){0};
}

/* A name with a comma in it goes before two names. */
static void add_line(struct cutter *cutter, struct str line) {
    while (line.size) {
        struct str rest = {0}, piece, name = turned_name(cutter, line, &rest);
        if (name.size) line = rest;
        else reference_cut_comma(&line, &piece);
        add_piece(cutter, name.size ? name : str_trim(piece));
    }
}

struct reference_parts reference_parts(struct resolver *resolver, const struct field *field,
                                       const struct record *document, const struct datum *whole) {
    struct cutter cutter = {resolver, field, document, whole, {0}, false};
    for (struct str rest = whole->text, line; cut_hard(&rest, &line);) {
        if (is_known(&cutter, line)) push(resolver->scratch, &cutter.parts, whole, line), cutter.any_known = true;
        else add_line(&cutter, line);
    }
    bool cut = cutter.any_known && cutter.parts.count > 1;
    return cut ? cutter.parts : (struct reference_parts){0};
}
