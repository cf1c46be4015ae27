/* Slices: of all documents of a kind what others ask of them (formula/asked.h), as one file. With them an output is made
 * of its own document and of nothing else that people edit, and an edit that nobody asks for leaves them as they are,
 * byte for byte: whatever is made of them need not be made again.
 *
 * Two forms, both flat bytes (base/flat.h) behind a line that says what they are: a *thin document*, made of a document's
 * own files, and a *slice*, made of the thin documents of a kind. Both are made and read with the same fields; who has
 * other ones (other templates, another program) is told so. */
#ifndef PROJECT_SLICE_H
#define PROJECT_SLICE_H

#include "base/sha256.h"
#include "base/str.h"

struct arena;
struct message;

struct thin_document {
    struct str kind, id;
    struct str name;            /* of its file, a path in the project's tree */
    const struct str *chapters; /* the same; those that belong to it besides */
    size_t chapter_count;
    bool broken;         /* something of it could not be read */
    struct sha256 shape; /* of the kind's fields (record_image_key) */
    struct str image;    /* record_image_make_thin, with its file and chapters as sources */
};

struct slice {
    struct str kind;
    struct str asked; /* asked_print's lines of this kind */
    struct thin_document *documents; /* in the order in which they were given */
    size_t count;
};

struct str thin_document_bytes(struct arena *arena, struct str asked, const struct thin_document *document);
struct str slice_bytes(struct arena *arena, const struct slice *slice);

/* What they hold points into the bytes. False: they are no such thing. */
bool thin_document_read(struct arena *arena, struct str bytes, struct str *asked, struct thin_document *out);
bool slice_read(struct arena *arena, struct str bytes, struct slice *out);

/* The lines of a kind. */
struct str slice_asked(struct arena *arena, struct str asked, struct str kind);

#endif
