/* What sheets*.c share: libqpdf, loaded, and a file that it has open. Included by them alone. */
#ifndef READ_SHEETS_INTERNAL_H
#define READ_SHEETS_INTERNAL_H

#include <qpdf/qpdf-c.h>

#include "base/buffer.h"
#include "tree/sheet.h"

struct arena;

/* The functions of the library that are used, by their names without qpdf_. */
#define QPDF_FUNCTIONS(F)                                                                                             \
    F(init) F(cleanup) F(silence_errors) F(set_suppress_warnings) F(set_attempt_recovery) F(read_memory)              \
    F(has_error) F(get_error) F(get_error_code) F(more_warnings) F(is_encrypted) F(get_root) F(get_object_by_id)      \
    F(oh_release) F(oh_get_type_code) F(oh_is_indirect) F(oh_get_object_id) F(oh_get_generation) F(oh_get_dict)       \
    F(oh_get_key) F(oh_has_key) F(oh_begin_dict_key_iter) F(oh_dict_more_keys) F(oh_dict_next_key)                    \
    F(oh_get_array_n_items) F(oh_get_array_item) F(oh_get_numeric_value) F(oh_get_int_value_as_int)                   \
    F(oh_get_name) F(oh_unparse_resolved) F(oh_get_stream_data)

struct qpdf {
#define FUNCTION(name) __typeof__(qpdf_##name) *name;
    QPDF_FUNCTIONS(FUNCTION)
#undef FUNCTION
};

/* What keeps a file from being taken over: the problem follows "the enclosure …". */
struct sheets_refusal {
    const char *problem, *help;
};

/* A file that is open. */
struct sheets_file {
    struct arena *arena;
    const struct qpdf *qpdf;
    qpdf_data data;
    struct sheets_refusal refusal; /* the first; empty: nothing was found yet */
};

void sheets_refuse(struct sheets_file *file, const char *problem, const char *help); /* the first counts */
static inline bool sheets_refused(const struct sheets_file *file) { return file->refusal.problem; }

/* The keys of a dictionary or of a stream's, copied: libqpdf goes through one dictionary at a time. */
struct str *sheets_keys(const struct sheets_file *file, qpdf_oh dictionary, size_t *count);
/* What a key says, a dictionary's or a stream's; of anything else, and where it says nothing, null. */
qpdf_oh sheets_value(const struct sheets_file *file, qpdf_oh dictionary, const char *key);
enum qpdf_object_type_e sheets_type(const struct sheets_file *file, qpdf_oh object);
bool sheets_is_name(const struct sheets_file *file, qpdf_oh object, const char *name); /* "/Page" */

/* Objects that were met, by their number: each has its place in the order of meeting. */
struct sheets_seen {
    struct arena *arena;
    struct sheets_id {
        int number, generation;
    } *ids;
    size_t count, capacity;
    size_t *slots; /* by hash: place + 1; 0: free */
    size_t slot_count;
};
size_t sheets_meet(struct sheets_seen *seen, const struct sheets_file *file, qpdf_oh indirect);

/* sheets_judge.c: refuses a file that does more than show pages. */
void sheets_judge(struct sheets_file *file);

/* sheets_copy.c: objects as they will stand in our file. */
struct sheets_copy {
    struct sheets_file *file;
    struct sheets_seen seen; /* those that others refer to */
    struct sheet_object *objects;
    size_t *places; /* of what was seen, in objects */
    size_t count, capacity, place_capacity, place_count;
    size_t done;  /* of those that were seen, copied */
    size_t bytes; /* of all, so far */
    size_t left;  /* bytes that contents may still unpack to */
};
/* A form of a page; the result is its place among the objects. */
size_t sheets_copy_page(struct sheets_copy *copy, qpdf_oh contents, qpdf_oh resources, qpdf_oh group, struct str head);
/* All that the forms refer to. */
void sheets_copy_rest(struct sheets_copy *copy);

#endif
