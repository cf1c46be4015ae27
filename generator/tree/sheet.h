/* A page of somebody else's PDF, taken over as a picture is: read/sheets.h makes it, the PDF writer writes it.
 *
 * What its page needs to be painted are objects, the texts of which are PDF as it will stand in the file, but for the
 * numbers of other objects: SHEET_REFERENCE, a decimal number, SHEET_REFERENCE stands for the object of that index. No
 * such byte occurs elsewhere. A sheet paints the unit square, as images do. */
#ifndef TREE_SHEET_H
#define TREE_SHEET_H

#include "base/str.h"

#define SHEET_REFERENCE '\1'

struct sheet_object {
    struct str entries; /* of its dictionary, without << and >> */
    struct str bytes;   /* of a stream, as its entries say that they are packed */
    bool stream;
    bool plain; /* of a stream: it is not packed, and its entries say nothing of that */
};

/* What all pages of a file share. */
struct sheet_file {
    const struct sheet_object *objects;
    size_t count;
};

struct sheet {
    const struct sheet_file *file;
    size_t object;        /* that paints it: a form */
    size_t number, count; /* which of the file's pages it is, from 1, and how many there are */
};

#endif
