/* The Markdown of a document and its chapters, its title, its language; then its record. */
#include "project/document_read.h"

#include "base/arena.h"
#include "project/head.h"
#include "project/tongue.h"
#include "read/markdown.h"

/* The Markdown of a file as blocks; a file of only YAML has none. */
static struct block *body_of(struct diagnostics *sink, const struct input_file *input) {
    const struct source *source = input->file.source;
    struct str body = str_skip(source->text, input->file.body_start);
    if (!input->file.markdown || !str_trim(body).size) return NULL;
    struct span origin = {.source = source, .line = input->file.body_line, .column = 1};
    return markdown_read(sink->arena, sink, body, origin);
}

/* What stands above the front matter of a Markdown file, such as a title. */
static struct block *head_of(struct diagnostics *sink, const struct input_file *input) {
    struct str head = str_slice(input->file.source->text, 0, input->file.head_end);
    struct span origin = {.source = input->file.source, .line = 1, .column = 1};
    return str_trim(head).size ? markdown_read(sink->arena, sink, head, origin) : NULL;
}

/* What the data say under the field that names a document of the kind; NULL: nothing. */
static const struct value *name_in(const struct input_file *input) {
    const struct field_set *set = input->kind->fields;
    for (size_t i = 0; input->root && i < input->root->count; i++)
        if (field_find(set, input->root->entries[i].key) == set->naming) return input->root->entries[i].value;
    return NULL;
}

/* The data with a further text, as if it stood among them. */
static const struct value *with_name(struct arena *arena, const struct input_file *input, struct str text,
                                     struct span span) {
    struct value *root = NEW(arena, struct value), *name = NEW(arena, struct value);
    *root = *input->root;
    *name = (struct value){.kind = VALUE_SCALAR, .style = SCALAR_QUOTED, .span = span, .text = text};
    root->entries = NEW_ARRAY(arena, struct entry, root->count + 1);
    for (size_t i = 0; i < root->count; i++) root->entries[i] = input->root->entries[i];
    root->entries[root->count++] = (struct entry){input->kind->fields->naming->name, span, name};
    return root;
}

/* A heading above the front matter is the document's title where the data give none; where they say the same it is
 * there already, and where they say something else it is a heading like any other. */
static struct block *take_title(struct arena *arena, struct input_file *input, struct block *head) {
    if (!head || head->kind != BLOCK_SECTION || !input->kind || !input->kind->fields->naming || !input->root)
        return head;
    const struct value *said = name_in(input);
    struct str title = str_trim(inline_plain(arena, head->inlines));
    if (!title.size) return head;
    if (!said) input->root = with_name(arena, input, title, head->span);
    else if (!str_equal(text_fold(arena, said->text), text_fold(arena, title))) return head;
    struct block_list rest = {0};
    if (head->first) block_append(&rest, head->first);
    if (head->next) block_append(&rest, head->next);
    return rest.first;
}

/* All Markdown of the document, in the order of its files. */
static struct block *body_of_all(struct diagnostics *sink, struct input_file *input,
                                 const struct input_file *const *parts, size_t count) {
    struct block_list body = {0};
    struct block *head = take_title(sink->arena, input, head_of(sink, input));
    if (head) block_append(&body, head);
    for (size_t i = 0; i < count; i++) {
        struct block *above = parts[i] == input ? NULL : head_of(sink, parts[i]);
        struct block *blocks = body_of(sink, parts[i]);
        if (above) block_append(&body, above);
        if (blocks) block_append(&body, blocks);
    }
    return body.first;
}

struct record *document_read(const struct project *project, struct records *records, struct diagnostics *sink,
                             struct input_file *input, const struct input_file *const *parts, size_t count,
                             struct looked *looked) {
    struct block *body = body_of_all(sink, input, parts, count);
    bool speaks = input->speaks && input->language != project->language;
    struct tongue standard = {speaks ? input->language : project->language, speaks ? NULL : project->region};
    struct tongue tongue = tongue_of(project, sink, input->root, standard);
    const struct entry *said = head_find(sink->arena, input->root, HEAD_KIND);
    struct record_input record = {.kind = input->kind,
                                  .root = input->root,
                                  .body = body,
                                  .called = said ? said->value->text : (struct str){0},
                                  .id = input->id,
                                  .language = tongue.language,
                                  .region = tongue.region,
                                  .currency = project->currency,
                                  .looked = looked,
                                  .span = {.source = input->file.source, .line = 1}};
    return record_read(records, sink, &record);
}
