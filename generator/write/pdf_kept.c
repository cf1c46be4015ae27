/* Faces cut down to a set of glyphs, deflated, by face and set. Documents of one kind mostly say the same letters, and
 * cutting and deflating them again is a seventh of the work for each. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "write/pdf_internal.h"

struct entry {
    const struct entry *before; /* the one kept before it */
    const struct face *face;
    uint32_t hash;
    struct str glyphs; /* the bytes of their numbers */
    struct pdf_subset subset;
};

struct pdf_kept {
    struct pdf_deflater *deflater;
    struct arena *arena; /* of the entries */
    const struct entry *entries;
};

struct pdf_kept *pdf_kept_create(void) {
    struct pdf_kept *kept = calloc(1, sizeof *kept);
    pdf_must(kept);
    kept->deflater = pdf_deflater_create();
    kept->arena = arena_create();
    return kept;
}

void pdf_kept_destroy(struct pdf_kept *kept) {
    if (!kept) return;
    pdf_deflater_destroy(kept->deflater);
    arena_destroy(kept->arena);
    free(kept);
}

struct pdf_deflater *pdf_kept_deflater(struct pdf_kept *kept) { return kept->deflater; }

static const struct entry *find(const struct pdf_kept *kept, const struct entry *key) {
    const struct entry *entry = kept->entries;
    while (entry && !(entry->hash == key->hash && entry->face == key->face && str_equal(entry->glyphs, key->glyphs)))
        entry = entry->before;
    return entry;
}

/* All is forgotten when it has become much: what comes next is what the next documents need. */
static void make_room(struct pdf_kept *kept) {
    if (arena_used(kept->arena) < LIMIT_KEPT_SUBSETS) return;
    arena_destroy(kept->arena);
    kept->arena = arena_create();
    kept->entries = NULL;
}

/* What hb-subset makes, which has to be read again for its name, goes into a scratch of its own. */
static bool make(struct pdf_kept *kept, const struct face *face, const uint16_t *glyphs, size_t count,
                 struct pdf_subset *out) {
    struct arena *scratch = arena_create();
    struct font_subset made;
    bool done = face_subset(scratch, face, glyphs, count, &made);
    if (done) {
        uint16_t *new_ids = NEW_ARRAY(kept->arena, uint16_t, count);
        if (count) memcpy(new_ids, made.new_ids, count * sizeof *new_ids);
        *out = (struct pdf_subset){.deflated = str_copy(kept->arena, pdf_deflate(kept->deflater, made.bytes)),
                                   .size = made.bytes.size,
                                   .hash = str_hash(made.bytes),
                                   .new_ids = new_ids};
    }
    arena_destroy(scratch);
    return done;
}

bool pdf_subset_of(struct pdf_kept *kept, const struct face *face, const uint16_t *glyphs, size_t count,
                   struct pdf_subset *out) {
    struct entry key = {.face = face, .glyphs = {(const char *)glyphs, count * sizeof *glyphs}};
    key.hash = str_hash(key.glyphs);
    const struct entry *found = find(kept, &key);
    if (found) return *out = found->subset, true;
    make_room(kept);
    if (!make(kept, face, glyphs, count, out)) return false;
    struct entry *entry = NEW(kept->arena, struct entry);
    *entry = key;
    entry->glyphs = str_copy(kept->arena, key.glyphs);
    entry->subset = *out;
    entry->before = kept->entries;
    kept->entries = entry;
    return true;
}
