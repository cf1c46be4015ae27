/* Images of records: a document as record_read leaves it, with all its groups and rows and with what was said of it, as
 * flat bytes (base/flat.h). Fields, choices and languages are known by their numbers in a kind, so an image is good for
 * the very kind that it was made with, and for sources with the very texts: whoever keeps images has to see to that
 * (project/images.h). Whatever the bytes are, what is read from them is a record of that kind, or nothing. */
#ifndef KIND_RECORD_IMAGE_H
#define KIND_RECORD_IMAGE_H

#include "base/diagnostic.h"
#include "base/flat.h"
#include "base/key.h"
#include "kind/record_read.h"

/* The image of a set of records that holds one document, its first, with the files that its reading looked for. False:
 * there is something in it that has no form in an image, such as a place in another file. */
bool record_image_make(struct arena *arena, const struct records *own, const struct diagnostics *said,
                       const struct looked *looked, struct flat_sources sources, struct str *image);

/* Adds the document with all its rows, as record_read does, and what is said of it. NULL, with nothing added or said:
 * the bytes are no image of such a document, or the files do not stand there as they did. */
struct record *record_image_read(struct records *records, struct diagnostics *sink, const struct kind *kind,
                                 const struct languages *languages, struct flat_sources sources, struct str image);

/* The same of a thin copy (record_thin.h): nothing that was said of it, and no places but files, so that an edit of what
 * is not in it leaves the image as it is. It is read with sources that need no text. */
bool record_image_make_thin(struct arena *arena, const struct records *thin, struct flat_sources sources,
                            struct str *image);

/* Adds to a key what the numbers in images hang on: the fields of a kind, in their order. */
void record_image_key(struct key *key, const struct kind *kind);

#endif
