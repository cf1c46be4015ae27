/* Places of a template that were not filled in. The closed list of their forms is the function `placeholder_at`. */
#include "kind/placeholders.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "read/markdown_links.h"

enum { LONGEST = 80, MOST_NAMED = 20 };

/* ---- their forms ---- */

static const char *const masks[] = {"TT.MM.JJJJ", "DD.MM.YYYY", "YYYY-MM-DD", "JJJJ-MM-TT", "MM/DD/YYYY", "DD/MM/YYYY",
                                    "TT.MM.JJ",   "DD.MM.YY",   "XX.XX.XXXX", "HH:MM",      "SS:MM"};

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80); }

static bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

/* The size of what starts with one sign and ends with another, on one line; 0. */
static size_t bracketed(struct str text, struct str open, struct str close) {
    size_t end;
    if (!str_starts(text, open) || !str_find(str_skip(text, open.size), close, &end)) return 0;
    struct str inside = str_slice(text, open.size, open.size + end);
    bool lines = str_find(inside, STR("\n"), NULL) || str_find(inside, open, NULL);
    return end && end <= LONGEST && !lines ? open.size + end + close.size : 0;
}

/* "[Offer](my offer.pdf)", "[Offer] (offer.pdf)", "(offer)[offer.pdf]": links that Markdown takes for text (M08). */
static bool is_link(struct str inside, struct str behind) {
    size_t end;
    bool apart = str_starts(behind, STR(" (")) && str_find(behind, STR(")"), &end);
    bool address = str_equal_c(behind, " ("); /* which is a link by itself */
    return address || str_starts(behind, STR("(")) || markdown_is_target(inside) ||
           (apart && markdown_is_target(str_slice(behind, 2, end)));
}

/* "[Customer Name]", "[e.g. Dairy]", "[…]"; not "[sic]", "[1]", "[[note]]", "[x]". */
static size_t in_brackets(struct str text, bool alone) {
    size_t size = bracketed(text, STR("["), STR("]"));
    if (size < 4 || str_starts(str_skip(text, size), STR("]"))) return 0;
    struct str inside = str_trim(str_slice(text, 1, size - 1));
    char c = inside.size ? inside.data[0] : '\0';
    bool capital = (c >= 'A' && c <= 'Z') || str_starts(inside, STR("Ä")) || str_starts(inside, STR("Ö")) ||
                   str_starts(inside, STR("Ü"));
    bool hint = str_starts(inside, STR("e.g.")) || str_starts(inside, STR("z.")) || str_starts(inside, STR("..."));
    bool form = capital || hint || (alone && is_letter(c));
    return form && !is_link(inside, str_skip(text, size)) ? size : 0;
}

static size_t underscores(struct str text) {
    size_t size = 0;
    while (size < text.size && text.data[size] == '_') size++;
    return size >= 3 ? size : 0;
}

static size_t mask(struct str text) {
    for (size_t i = 0; i < sizeof masks / sizeof *masks; i++) {
        struct str form = str_of(masks[i]);
        bool ends = text.size == form.size || (text.size > form.size && !is_word(text.data[form.size]));
        if (ends && str_starts(text, form)) return form.size;
    }
    return 0;
}

/* How many bytes at a place are a placeholder; `alone`: the text before it on this line is one, too, or nothing. */
static size_t placeholder_at(struct str text, bool alone) {
    size_t size = 0;
    switch (text.size ? text.data[0] : '\0') {
    case '[': return in_brackets(text, alone);
    case '{':
        size = bracketed(text, STR("{{"), STR("}}"));
        return size || !alone ? size : bracketed(text, STR("{"), STR("}"));
    case '<': return bracketed(text, STR("<<"), STR(">>"));
    case '_': return underscores(text);
    case 'T':
        if (alone && (str_starts(text, STR("TBD by ")) || str_starts(text, STR("TBD bis ")))) return text.size;
        return mask(text);
    case 'D':
    case 'Y':
    case 'J':
    case 'M':
    case 'X':
    case 'H':
    case 'S': return mask(text);
    default: return 0;
    }
}

/* Most values cannot be one by their first letter. */
bool placeholder_is(struct str value) {
    bool any = false;
    for (struct str rest = str_trim(value); rest.size;) {
        size_t size = placeholder_at(rest, true);
        if (!size && !(any && strchr(" ,.;/|-", rest.data[0]))) return false;
        any |= size > 0;
        rest = str_skip(rest, size ? size : 1);
    }
    return any;
}

void placeholders_add(struct arena *arena, struct placeholders *list, struct str text, struct span span) {
    ARENA_PUSH(arena, list->items, list->count, list->capacity) =
        (struct placeholder){.text = str_excerpt(arena, str_trim(text), LONGEST), .span = span};
}

/* ---- in texts ---- */

/* The text without them. What stood around them goes too when nothing but marks is left. */
static struct str taken_out(struct arena *arena, struct placeholders *list, const struct inline_node *node) {
    struct buffer out = {0};
    bool said = false, any = false;
    for (struct str rest = node->text; rest.size;) {
        bool inside = rest.data > node->text.data && is_word(rest.data[-1]);
        size_t size = inside ? 0 : placeholder_at(rest, !said);
        if (size) placeholders_add(arena, list, str_slice(rest, 0, size), node->span);
        else buffer_char(&out, rest.data[0]);
        said |= !size && is_word(rest.data[0]);
        any |= size > 0;
        rest = str_skip(rest, size ? size : 1);
    }
    struct str text = any ? said ? str_copy(arena, buffer_str(&out)) : STR("") : node->text;
    buffer_free(&out);
    return text;
}

/* "<<X>>" comes in three parts. */
static void join_texts(struct arena *arena, struct inline_node *node) {
    while (node->next && node->next->kind == INLINE_TEXT) {
        node->text = str_join(arena, node->text, node->next->text);
        node->next = node->next->next;
    }
}

/* Takes them out of one node; false when nothing is left of it. */
static bool clear_node(struct arena *arena, struct placeholders *list, struct inline_node *node);

/* "**Customer:**" before a value that went says nothing either. */
static struct inline_node *without(struct arena *arena, struct placeholders *list, struct inline_node *first) {
    struct inline_list rest = {0};
    struct inline_node *key = NULL; /* the last one, while it waits for its value */
    for (struct inline_node *node = first, *next; node; node = next) {
        if (node->kind == INLINE_TEXT) join_texts(arena, node);
        next = node->next;
        node->next = NULL;
        bool left = clear_node(arena, list, node);
        if (key && left) inline_append(&rest, key);
        if (key && !left) list->items[list->count - 1].key = inline_plain(arena, key->first);
        key = left && node->kind == INLINE_STRONG ? node : NULL;
        if (left && !key) inline_append(&rest, node);
    }
    inline_append(&rest, key);
    return rest.first;
}

static bool clear_node(struct arena *arena, struct placeholders *list, struct inline_node *node) {
    size_t before = list->count;
    bool text = node->kind == INLINE_TEXT;
    if (text) node->text = taken_out(arena, list, node);
    if (!text && node->kind != INLINE_IMAGE) node->first = without(arena, list, node->first);
    return list->count == before || (text ? node->text.size > 0 : node->first != NULL);
}

/* ---- in blocks ---- */

static void clear_row(struct arena *arena, struct placeholders *list, const struct table *table, struct row *row) {
    for (size_t c = 0; c < table->column_count; c++)
        row->cells[c].blocks = placeholders_take(arena, list, row->cells[c].blocks);
}

static size_t cells_filled(const struct table *table, const struct row *row) {
    size_t count = 0;
    for (size_t c = 0; c < table->column_count; c++) count += row->cells[c].blocks != NULL;
    return count;
}

/* What goes with its row. */
static void name_cells(struct arena *arena, struct placeholders *list, const struct table *table,
                       const struct row *row) {
    for (size_t c = 0; c < table->column_count; c++) {
        const struct block *cell = row->cells[c].blocks;
        if (cell) placeholders_add(arena, list, inline_plain(arena, cell->inlines), cell->span);
    }
}

/* "High/Medium/Low": what a template offers. */
static bool is_offer(struct arena *arena, const struct cell *cell) {
    struct str text = cell->blocks ? inline_plain(arena, cell->blocks->inlines) : (struct str){0}, part;
    size_t words = 0;
    for (struct str rest = text; str_cut(&rest, '/', &part);) {
        part = str_trim(part);
        words += part.size && is_letter(part.data[0]);
    }
    return words > 2;
}

static bool has_offer(struct arena *arena, const struct table *table, const struct row *row) {
    for (size_t c = 0; c < table->column_count; c++)
        if (is_offer(arena, &row->cells[c])) return true;
    return false;
}

static bool is_figure(struct arena *arena, const struct cell *cell) {
    struct str text = cell->blocks ? inline_plain(arena, cell->blocks->inlines) : (struct str){0};
    for (size_t i = 0; i < text.size; i++)
        if (!strchr("0123456789. )#", text.data[i])) return false;
    return true;
}

/* The first cell that is more than a number is what the row is called: "?" where nobody knows it yet but there is more
 * to the row than a number. */
static void mark_name(struct arena *arena, const struct table *table, struct row *row, struct span line) {
    size_t c = 0, said = 0;
    for (size_t i = 0; i < table->column_count; i++) said += row->cells[i].blocks != NULL;
    while (c < table->column_count && row->cells[c].blocks && is_figure(arena, &row->cells[c])) c++;
    if (c == table->column_count || row->cells[c].blocks || said <= c) return;
    row->cells[c].blocks = block_paragraph(arena, inline_text(arena, STR("?"), line), line);
}

static struct span line_of(const struct table *table, const struct row *row) {
    for (size_t c = 0; c < table->column_count; c++)
        if (row->cells[c].blocks) return row->cells[c].blocks->span;
    return (struct span){0};
}

/* A row of which less than half is left is the template's, and so is one that offers choices. */
static void clear_rows(struct arena *arena, struct placeholders *list, struct table *table) {
    size_t left = 0;
    for (size_t r = 0; r < table->row_count; r++) {
        struct row *row = &table->rows[r];
        size_t before = cells_filled(table, row), after;
        clear_row(arena, list, table, row);
        after = cells_filled(table, row);
        bool said = after * 2 >= before && (row->cells[0].blocks || after > 1);
        bool kept = before == after || (said && (row->cells[0].blocks || !has_offer(arena, table, row)));
        if (kept && before != after) mark_name(arena, table, row, line_of(table, row));
        if (kept) table->rows[left++] = *row;
        else name_cells(arena, list, table, row);
    }
    table->row_count = left;
}

/* False when nothing is left of a block of which something was taken. */
static bool clear_block(struct arena *arena, struct placeholders *list, struct block *block) {
    size_t before = list->count;
    bool had = block->inlines || block->first || (block->table && block->table->row_count);
    block->inlines = without(arena, list, block->inlines);
    block->first = placeholders_take(arena, list, block->first);
    if (block->table) clear_rows(arena, list, block->table);
    bool left = block->inlines || block->first || (block->table && block->table->row_count);
    return list->count == before || !had || left;
}

/* As deep as Markdown is nested. A section without its heading leaves what stands in it. */
struct block *placeholders_take(struct arena *arena, struct placeholders *list, struct block *first) {
    struct block_list rest = {0};
    for (struct block *block = first, *next; block; block = next) {
        next = block->next;
        block->next = NULL;
        if (!clear_block(arena, list, block)) continue;
        bool headless = block->kind == BLOCK_SECTION && !block->inlines;
        block_append(&rest, headless ? block->first : block);
    }
    return rest.first;
}

/* ---- the message ---- */

static struct message named(struct arena *arena, const struct placeholders *list) {
    struct message text = {0};
    for (size_t i = 0; i < list->count && i < MOST_NAMED; i++) {
        const struct placeholder *item = &list->items[i];
        bool fresh = !i || item->span.line != list->items[i - 1].span.line;
        struct message one = fresh ? message_new(arena, "line {0} “{1}”", item->span.line, item->text)
                                   : message_new(arena, "“{0}”", item->text);
        text = i ? message_join(arena, "{0}, {1}", text, one) : one;
    }
    if (list->count <= MOST_NAMED) return text;
    return message_new(arena, "{0} and {1} more", text, list->count - MOST_NAMED);
}

void placeholders_report(struct diagnostics *sink, const struct placeholders *list) {
    if (!list->count) return;
    struct diagnostic *d = diagnose(sink, SEVERITY_WARNING, CODE_I19, list->items[0].span,
                                    "{0, plural, one {# place was} other {# places were}} not filled in: {1}",
                                    list->count, named(sink->arena, list));
    diagnose_help(sink, d, "fill them in, or take the lines out; until then they print as nothing, a name as “?”");
}
