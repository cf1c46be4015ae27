/* Walking blocks; recursive as deep as Markdown is nested, which its reader limits. */
#include "tree/document_hash.h"

/* Whoever gives blocks something new that Markdown can say has to hash it here, too. */
_Static_assert(sizeof(void *) != 8 || (sizeof(struct block) == 224 && sizeof(struct inline_node) == 120 &&
                                       sizeof(struct table) == 48 && sizeof(struct column) == 16),
               "what blocks are compared by is not all of them");

static void hash_place(struct hash *hash, struct span span) {
    hash_text(hash, span.source ? span.source->name : (struct str){0});
}

void image_hash(struct hash *hash, const struct image *image) {
    hash_number(hash, image != NULL);
    if (!image) return;
    hash_number(hash, image->format);
    hash_text(hash, image->path);
    hash_text(hash, image->bytes);
    hash_number(hash, (uint64_t)image->width << 32 | image->height);
}

static void inlines_hash(struct hash *hash, const struct inline_node *first) {
    for (const struct inline_node *node = first; node; node = node->next) {
        hash_number(hash, 1 + (uint64_t)node->kind + 256 * (uint64_t)node->escaped + 512 * (uint64_t)node->number);
        hash_text(hash, node->text);
        if (node->target.size || node->title.size) hash_text(hash, node->target), hash_text(hash, node->title);
        if (node->image) image_hash(hash, node->image);
        if (node->language) hash_text(hash, node->language->tag);
        if (node->kind == INLINE_LINK || node->kind == INLINE_IMAGE) hash_place(hash, node->span);
        inlines_hash(hash, node->first);
    }
    hash_number(hash, 0);
}

static void table_hash(struct hash *hash, const struct table *table) {
    inlines_hash(hash, table->caption);
    hash_number(hash, (uint64_t)table->column_count << 2 | (uint64_t)table->headed << 1 | table->dense);
    for (size_t c = 0; c < table->column_count; c++) {
        const struct column *column = &table->columns[c];
        inlines_hash(hash, column->heading);
        hash_number(hash, (uint64_t)column->align << 2 | (uint64_t)column->narrow << 1 | column->row_heading);
    }
    for (size_t r = 0; r < table->row_count; r++) {
        const struct row *row = &table->rows[r];
        size_t cells = row->kind == ROW_GROUP ? 1 : table->column_count;
        hash_number(hash, (uint64_t)row->kind << 3 | (uint64_t)row->muted << 2 | (uint64_t)row->surplus << 1 | row->bare);
        for (size_t c = 0; c < cells; c++) {
            blocks_hash(hash, row->cells[c].blocks);
            hash_number(hash, row->cells[c].decimal_at);
        }
    }
}

/* What is small and never large, in one number. */
static uint64_t traits_of(const struct block *block) {
    uint64_t bits = (uint64_t)block->break_before | (uint64_t)block->assumed << 1 | (uint64_t)block->tight << 2 |
                    (uint64_t)block->numbered << 3 | (uint64_t)block->alert << 4 | (uint64_t)block->list_style << 5 |
                    (uint64_t)block->check << 8;
    return (uint64_t)block->kind + 1 + (bits << 8) + ((uint64_t)(unsigned)block->level << 20) +
           ((uint64_t)(unsigned)block->yields << 24);
}

void blocks_hash(struct hash *hash, const struct block *first) {
    for (const struct block *block = first; block; block = block->next) {
        hash_number(hash, traits_of(block));
        hash_number(hash, (uint64_t)(unsigned)block->start << 32 | (unsigned)block->count);
        inlines_hash(hash, block->inlines);
        if (block->text.size) hash_number(hash, 1), hash_text(hash, block->text);
        if (block->text_below.size) hash_number(hash, 2), hash_text(hash, block->text_below);
        if (block->info.size) hash_number(hash, 3), hash_text(hash, block->info);
        if (block->source.size) hash_number(hash, 4), hash_text(hash, block->source);
        if (block->slug.size) hash_number(hash, 5), hash_text(hash, block->slug);
        if (block->table) hash_number(hash, 6), table_hash(hash, block->table);
        if (block->image) hash_number(hash, 7), image_hash(hash, block->image);
        hash_place(hash, block->span);
        blocks_hash(hash, block->first);
    }
    hash_number(hash, 0);
}
