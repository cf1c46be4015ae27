/* Where the outputs of a project's documents lie. Whoever writes or links to one asks here. */
#ifndef PROJECT_OUTPUTS_H
#define PROJECT_OUTPUTS_H

#include "project/project.h"

/* The folder of outputs in a project's, where none was named. */
#define OUTPUTS_FOLDER "build"

/* Where a document's output in a layout lies, below the output folder. Each lies once, in the folder of its layout's
 * class: `customer/ACCOUNT/` can be handed over whole, and no name in it tells what else the project holds. */
struct output_place {
    struct str stem;   /* without an extension: "customer/uhlenmoor/review-handout", "internal/konten/uhlenmoor/plan" */
    struct str beside; /* as if it lay beside its document: "konten/uhlenmoor/plan" */
    struct str group;  /* of a customer's: the folder that is handed over, "customer/uhlenmoor"; else empty */
    const struct record *owner; /* whose group it is: the account, or a document that belongs to none; else NULL */
};
/* `name`: what the layout calls it, safe on every file system; empty: it is called as its document. */
struct output_place output_place_of(struct arena *arena, const struct project *project,
                                    const struct project_document *document, const struct layout_file *layout,
                                    struct str name);

/* The folder of a class below the output folder: "internal". */
struct str output_class_folder(enum class class);

/* Reads whose readers a layout is for, what it is called and what its outputs are; what is wrong with its head is
 * reported when the layout is read. */
void layout_read_head(struct arena *arena, const struct languages *languages, struct layout_file *layout);

/* The account that a document is about, as its field `account` says, or the account that it is itself: what has a
 * customer; NULL: none. */
const struct record *document_account(const struct record *document);
/* What an account calls its customer, by the short name when it has one; empty: it does not say. */
struct str account_customer(const struct record *account);

#endif
