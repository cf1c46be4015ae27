/* A title may have several lines: "# Northgate Dairies" above "# Account plan 2027". Where chapters have headings of
 * the first level too, the first heading is the title if chapters are called like fields. */
#include "kind/record_title.h"

#include "base/locale.h"
#include "kind/record_lines.h"
#include "kind/section_field.h"

struct title {
    struct block *first, *last; /* its lines; all but the last have nothing below them. NULL: there is none */
    size_t lines;
    bool chapters; /* there are other sections of the first level */
};

static struct str heading_of(struct record_reader *reader, const struct block *section) {
    return str_trim(inline_plain(reader->arena, section->inlines));
}

static struct block *section_from(struct block *block) {
    while (block && block->kind != BLOCK_SECTION) block = block->next;
    return block;
}

static const struct field *place_of(struct record_reader *reader, const struct record *document,
                                    const struct block *section) {
    const struct field *other;
    return section_place(reader->arena, document->set, NULL, section, &other).field;
}

/* "Development plan: Jonas Weld" above sections and without another title is one, though it begins with the name of a
 * field; "Outlook" alone is none. */
static bool names_field(struct record_reader *reader, const struct record *document, const struct block *section,
                        bool titled) {
    const struct field *field = field_find(document->set, heading_of(reader, section));
    if (field && field_is_written(field)) return true;
    bool around = section_from(section->first) != NULL;
    return (titled || !around) && place_of(reader, document, section);
}

/* Whether a heading of the first level behind the title names a field. */
static bool has_field_below(struct record_reader *reader, const struct record *document, const struct title *title) {
    for (const struct block *block = section_from(title->last->next); block; block = section_from(block->next))
        if (place_of(reader, document, block)) return true;
    return false;
}

/* Sections that are for others than the document stand beside all headings. */
static bool has_divided_section(const struct block *body) {
    for (const struct block *block = body; block; block = block->next)
        if (block->kind == BLOCK_DIVISION && block->first && block->first->kind == BLOCK_SECTION) return true;
    return false;
}

/* Sections in front of which there is one of a lower level are chapters. */
static struct title find_title(struct record_reader *reader, const struct record *document, struct block *body,
                               bool titled) {
    struct title title = {.first = section_from(body)};
    struct block *block = has_divided_section(body) ? NULL : title.first;
    for (bool open = true; open && block && block->level == 1; block = section_from(block->next)) {
        if (names_field(reader, document, block, titled)) break;
        open = !block->first;
        title.last = block;
        title.lines++;
    }
    if (!title.last) return (struct title){0};
    title.chapters = block != NULL;
    if (title.chapters && !has_field_below(reader, document, &title)) return (struct title){0};
    return title;
}

static struct str text_of(struct record_reader *reader, const struct title *title) {
    struct str text = heading_of(reader, title->first);
    for (const struct block *block = title->first; block != title->last;) {
        block = section_from(block->next);
        text = str_format(reader->arena, "%.*s – %.*s", STR_ARG(text), STR_ARG(heading_of(reader, block)));
    }
    return text;
}

/* What stands below it in its place. */
static struct block *without_headings(struct block *body, const struct title *title) {
    struct block_list list = {0};
    bool inside = false, behind = false;
    for (struct block *block = body, *next; block; block = next) {
        next = block->next;
        block->next = NULL;
        inside |= block == title->first;
        bool line = inside && !behind && block->kind == BLOCK_SECTION;
        block_append(&list, line ? block->first : block);
        behind |= block == title->last;
    }
    return list.first;
}

static const struct field *title_field(const struct record *document) {
    const struct field *field = field_find(document->set, STR("title"));
    return field && field->type == FIELD_TEXT && field_is_written(field) ? field : NULL;
}

/* Chapters stand in files of their own: what is at their head is not the document's. */
static bool is_own(const struct record *document, const struct block *block) {
    const struct source *own = document->span.source;
    return own && block->span.source && str_equal(own->path, block->span.source->path);
}

struct block *record_take_title(struct record_reader *reader, struct record *document, struct block **body) {
    const struct field *field = title_field(document);
    const struct datum *said = field ? record_said(document, field) : NULL;
    struct title title = find_title(reader, document, *body, said && said->span.line);
    if (!title.last || !is_own(document, title.first)) return NULL;
    struct str text = text_of(reader, &title);
    if (!field) return title.chapters ? NULL : title.last;
    if (!said->span.line) record_say(reader, document, field, text, place_in_line(title.first->span, text));
    struct str id = text_id(reader->arena, text);
    bool same = said->kind == DATUM_TEXT && str_equal(text_id(reader->arena, said->text), id);
    if (!same && title.chapters) return NULL;
    if (same) *body = without_headings(*body, &title);
    return title.last;
}
