/* Grown documents → files: YAML, rows as mappings or pipe tables, Markdown sections, chapters. */
#include "made.h"

#include "base/arena.h"

/* ---- scalars ---- */

static bool is_plain(struct str text, bool flow) {
    const char *never = "\"'`@%&*!|>{}[]#?~,=<", *first = "-:. ";
    if (!text.size || text.data[text.size - 1] == ':' || text.data[text.size - 1] == ' ') return false;
    for (const char *c = first; *c; c++)
        if (text.data[0] == *c && !(*c == '-' && text.size > 1 && text.data[1] >= '0' && text.data[1] <= '9'))
            return false;
    for (size_t i = 0; i < text.size; i++)
        for (const char *c = never; *c; c++)
            if (text.data[i] == *c && (flow || i == 0 || *c == '#' || *c == '"')) return false;
    return !str_find(text, STR(": "), NULL) && !str_equal(text, STR("null")) && !str_equal(text, STR("none"));
}

struct str yaml_scalar(struct arena *arena, struct str text, bool flow) {
    if (is_plain(text, flow)) return text;
    struct buffer out = {0};
    buffer_char(&out, '"');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"' || text.data[i] == '\\') buffer_char(&out, '\\');
        buffer_char(&out, text.data[i]);
    }
    buffer_char(&out, '"');
    struct str quoted = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return quoted;
}

/* ---- YAML ---- */

struct writer {
    struct maker *maker;
    struct made_document *document;
    struct dice dice;
    struct buffer out;
};

static void indent(struct writer *writer, int depth) {
    for (int i = 0; i < depth; i++) buffer_append_c(&writer->out, "  ");
}

static bool fits_in_line(const struct made *made) {
    if (made->shape == MADE_MARKDOWN) return false;
    for (size_t i = 0; i < made->count; i++)
        if (made->items[i]->shape != MADE_TEXT) return false;
    return made->count < 8;
}

static void write_flow(struct writer *writer, const struct made *made) {
    struct arena *arena = writer->maker->arena;
    if (made->shape == MADE_TEXT) {
        buffer_append(&writer->out, yaml_scalar(arena, made->text, true));
        return;
    }
    buffer_char(&writer->out, made->shape == MADE_LIST ? '[' : '{');
    for (size_t i = 0; i < made->count; i++) {
        if (i) buffer_append_c(&writer->out, ", ");
        if (made->shape == MADE_FIELDS)
            buffer_format(&writer->out, "%.*s: ", STR_ARG(yaml_scalar(arena, made->items[i]->key, true)));
        write_flow(writer, made->items[i]);
    }
    buffer_char(&writer->out, made->shape == MADE_LIST ? ']' : '}');
}

static void write_block_text(struct writer *writer, struct str text, int depth) {
    struct str line;
    buffer_append_c(&writer->out, "|\n");
    while (str_cut(&text, '\n', &line)) {
        if (line.size) indent(writer, depth), buffer_append(&writer->out, line);
        buffer_char(&writer->out, '\n');
    }
}

static void write_items(struct writer *writer, const struct made *made, int depth);

static bool write_keyed(struct writer *writer, const struct made *list, int depth);

/* What stands behind "key:" or "-". */
static void write_value(struct writer *writer, const struct made *made, int depth) {
    if (made->shape == MADE_TEXT)
        buffer_format(&writer->out, " %.*s\n", STR_ARG(yaml_scalar(writer->maker->arena, made->text, false)));
    else if (made->shape == MADE_MARKDOWN) {
        buffer_char(&writer->out, ' ');
        write_block_text(writer, made->text, depth + 1);
    } else if (fits_in_line(made) && dice_chance(&writer->dice, 60)) {
        buffer_char(&writer->out, ' ');
        write_flow(writer, made);
        buffer_char(&writer->out, '\n');
    } else if (made->shape != MADE_LIST || !write_keyed(writer, made, depth + 1)) {
        buffer_char(&writer->out, '\n');
        write_items(writer, made, depth + 1);
    }
}

static void write_items(struct writer *writer, const struct made *made, int depth) {
    for (size_t i = 0; i < made->count; i++) {
        struct made *item = made->items[i];
        indent(writer, depth);
        if (made->shape == MADE_LIST) buffer_char(&writer->out, '-');
        else buffer_format(&writer->out, "%.*s:", STR_ARG(yaml_scalar(writer->maker->arena, item->key, false)));
        write_value(writer, item, depth);
    }
}

/* ---- keyed lists as mappings ---- */

static const struct made *item_of(const struct made *row, const struct field *field) {
    for (size_t i = 0; i < row->count; i++)
        if (row->items[i]->field == field) return row->items[i];
    return NULL;
}

/* With one key, known in every row, the rows may be "KEY: {…}", and with a leaf alone "KEY: value". */
static bool write_keyed(struct writer *writer, const struct made *list, int depth) {
    const struct field *field = list->field;
    if (field->keyed_count != 1 || !dice_chance(&writer->dice, 60)) return false;
    for (size_t i = 0; i < list->count; i++)
        if (!item_of(list->items[i], field->keyed[0])) return false;
    buffer_char(&writer->out, '\n');
    for (size_t i = 0; i < list->count; i++) {
        struct made rest = *list->items[i];
        const struct made *key = item_of(&rest, field->keyed[0]), *leaf = NULL;
        rest.items = NEW_ARRAY(writer->maker->arena, struct made *, rest.count);
        rest.count = 0;
        for (size_t k = 0; k < list->items[i]->count; k++)
            if (list->items[i]->items[k] != key) rest.items[rest.count++] = list->items[i]->items[k];
        if (rest.count == 1 && rest.items[0]->field == field->leaf) leaf = rest.items[0];
        indent(writer, depth);
        buffer_format(&writer->out, "%.*s:", STR_ARG(yaml_scalar(writer->maker->arena, key->text, false)));
        if (rest.count) write_value(writer, leaf ? leaf : &rest, depth);
        else buffer_append_c(&writer->out, " {}\n");
    }
    return true;
}

/* ---- rows as pipe tables ---- */

static bool is_cell(struct str text) {
    for (size_t i = 0; i < text.size; i++)
        for (const char *c = "|*_`<>[]\\~#&!^="; *c; c++)
            if (text.data[i] == *c) return false;
    return text.size && !str_find(text, STR("https:"), NULL);
}

static bool is_table(const struct made *list) {
    bool rows = list->field && list->field->type == FIELD_LIST && list->shape == MADE_LIST && list->count;
    if (!rows || list->items[0]->shape != MADE_FIELDS) return false;
    for (size_t r = 0; r < list->count; r++)
        for (size_t i = 0; i < list->items[r]->count; i++) {
            const struct made *item = list->items[r]->items[i];
            if (!item->field || item->shape != MADE_TEXT || item->field->type == FIELD_GROUP || !is_cell(item->text))
                return false;
        }
    return true;
}

/* The columns: all fields that some row says. */
static size_t columns_of(struct writer *writer, const struct made *list, const struct field ***out) {
    size_t count = 0, capacity = 0;
    *out = NULL;
    for (size_t r = 0; r < list->count; r++)
        for (size_t i = 0; i < list->items[r]->count; i++) {
            bool known = false;
            for (size_t c = 0; c < count; c++) known |= (*out)[c] == list->items[r]->items[i]->field;
            if (!known) ARENA_PUSH(writer->maker->arena, *out, count, capacity) = list->items[r]->items[i]->field;
        }
    return count;
}

static void write_table(struct writer *writer, const struct made *list) {
    const struct field **columns;
    size_t count = columns_of(writer, list, &columns);
    buffer_format(&writer->out, "# %.*s\n\n", STR_ARG(list->key));
    for (size_t c = 0; c < count; c++)
        buffer_format(&writer->out, "| %.*s ", STR_ARG(field_spelling(columns[c], writer->document->language)));
    buffer_append_c(&writer->out, "|\n");
    for (size_t c = 0; c < count; c++) buffer_append_c(&writer->out, "|---");
    buffer_append_c(&writer->out, "|\n");
    for (size_t r = 0; r < list->count; r++) {
        for (size_t c = 0; c < count; c++) {
            const struct made *item = item_of(list->items[r], columns[c]);
            buffer_format(&writer->out, "| %.*s ", STR_ARG(item ? item->text : STR("")));
        }
        buffer_append_c(&writer->out, "|\n");
    }
    buffer_char(&writer->out, '\n');
}

/* ---- documents ---- */

/* What a Markdown document says below its front matter. */
static bool is_section(struct writer *writer, const struct made *item) {
    struct dice dice =
        made_dice(writer->maker, str_join(writer->maker->arena, item->path, STR("/section")), item->class);
    if (!writer->document->markdown || !item->field || !dice_chance(&dice, 70)) return false;
    return (item->shape == MADE_MARKDOWN && field_find(writer->document->kind->fields, item->key)) || is_table(item);
}

static void write_free_section(struct writer *writer, int number) {
    struct maker *maker = writer->maker;
    const struct text_pair *pair = text_heading(&writer->dice);
    const struct field *body = writer->document->kind->body;
    struct str path = str_format(maker->arena, "%.*s/section-%d", STR_ARG(writer->document->root->path), number);
    struct str text = markdown_text(maker, writer->document, path, body->class, 2);
    buffer_format(&writer->out, "# %s\n\n%.*s\n\n",
                  !language_is_source(writer->document->language) ? pair->german : pair->english, STR_ARG(text));
}

static void write_body(struct writer *writer) {
    const struct made *root = writer->document->root;
    buffer_append_c(&writer->out, "---\n\n");
    for (size_t i = 0; i < root->count; i++) {
        if (!is_section(writer, root->items[i])) continue;
        if (root->items[i]->shape == MADE_LIST) write_table(writer, root->items[i]);
        else
            buffer_format(&writer->out, "# %.*s\n\n%.*s\n\n", STR_ARG(root->items[i]->key),
                          STR_ARG(root->items[i]->text));
    }
    int free = writer->document->kind->body ? dice_between(&writer->dice, 0, 2) : 0;
    for (int i = 0; i < free; i++) write_free_section(writer, i);
}

static struct writer writer_new(struct maker *maker, struct made_document *document, const char *what) {
    struct str path = str_format(maker->arena, "%.*s/%s", STR_ARG(document->root->path), what);
    return (struct writer){.maker = maker, .document = document, .dice = made_dice(maker, path, CLASS_CUSTOMER)};
}

static void write_kind(struct writer *writer) {
    const struct kind *kind = writer->document->kind;
    if (str_equal(kind->name, STR("project"))) return;
    bool german = !language_is_source(writer->document->language);
    struct str name =
        german && dice_chance(&writer->dice, 50) ? kind->labels[writer->document->language->index] : kind->name;
    if (made_mistake(writer->maker, &writer->dice)) name = STR("acount-plan");
    buffer_format(&writer->out, "%s: %.*s\n", german ? "art" : "kind", STR_ARG(name));
}

void document_write(struct maker *maker, struct made_document *document) {
    struct writer writer = writer_new(maker, document, "written");
    if (document->markdown) buffer_append_c(&writer.out, "---\n");
    write_kind(&writer);
    for (size_t i = 0; i < document->root->count; i++) {
        const struct made *item = document->root->items[i];
        if (is_section(&writer, item)) continue;
        buffer_format(&writer.out, "%.*s:", STR_ARG(yaml_scalar(maker->arena, item->key, false)));
        write_value(&writer, item, 0);
    }
    if (document->markdown) write_body(&writer);
    struct str file = str_join(maker->arena, document->stem, document->markdown ? STR(".md") : STR(".yaml"));
    made_file(maker, file, buffer_str(&writer.out));
    buffer_free(&writer.out);
}

void chapter_write(struct maker *maker, const struct made_document *document) {
    struct made_document chapter = *document;
    struct writer writer = writer_new(maker, &chapter, "chapter");
    struct str of = made_mistake(maker, &writer.dice) ? STR("nowhere") : document->root->id;
    buffer_format(&writer.out, "---\nkind: chapter\nof: %.*s\n---\n\n", STR_ARG(of));
    write_free_section(&writer, 100);
    made_file(maker, str_join(maker->arena, document->stem, STR("-more.md")), buffer_str(&writer.out));
    buffer_free(&writer.out);
}
