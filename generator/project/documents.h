/* The files of a project: found, read, sorted into documents, registers and chapters, and turned into records. */
#ifndef PROJECT_DOCUMENTS_H
#define PROJECT_DOCUMENTS_H

#include "base/sha256.h"
#include "project/project.h"
#include "read/source_file.h"

struct asked;
struct thin_document;

/* A file that was read and says which kind it is. */
struct input_file {
    struct source_file file;
    const struct value *root; /* its YAML; NULL: none, or not there (inputs.h) */
    struct str kept;          /* the same as flat bytes; empty: not kept */
    struct arena *tree;       /* of the root alone; NULL: it lives as long as the project */
    const struct kind *kind;  /* NULL: a chapter */
    struct sha256 content;    /* of its text, where images are kept */
    struct str id;            /* of a document: its id; of a chapter: the id of the document it belongs to */
    struct str folded_id;     /* for finding it however it is spelt */
    struct span id_span;
    bool broken; /* it contradicts another */
    bool speaks; /* its language is known though it may not say it */
    const struct language *language;
};

struct inputs {
    struct input_file *items;
    size_t count, capacity;
    struct arena *kept; /* what waits to become records */
};

/* First all files are read, which says what kinds are needed. Then, once these are linked, records are made of them. */

/* Reads planpress.yaml; where there is none, `source` is unread and nothing is said in it. False after reporting when
 * it cannot be used. */
bool project_file_read(struct project *project, struct diagnostics *sink, struct source *source,
                       struct input_file *out);
/* Fills project->record, language, currency; what it does not say of these stays as it is. */
void project_record_make(struct project *project, struct diagnostics *sink, const struct input_file *file);
/* Fills project->records and lists those of documents in project->documents; the thin ones of a part hold what is held. */
void documents_make(struct project *project, struct diagnostics *sink, struct inputs *inputs, const struct asked *held);
/* The first document, as records_thin has it. False: there is none, or its values have no form in an image. */
bool document_thin(struct project *project, struct diagnostics *sink, struct inputs *inputs, const struct asked *held,
                   struct thin_document *out);

#endif
