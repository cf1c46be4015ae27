/* The leak gate: what may not be in the outputs that a customer gets, and whether it is. It knows nothing of how
 * outputs are made; it is given the texts that were read out of them.
 *
 * Forbidden are the terms of `never_to_customer`, the names of competitors and of all other accounts, texts and figures
 * of the account's documents that its edition for customers does not have, and what tells of the machine. What a value
 * for customers of the same account says too is no leak, nor what its customer or our company is called; a term of
 * `never_to_customer` always is. */
#ifndef GATE_GATE_H
#define GATE_GATE_H

#include "edition/editions.h"
#include "base/hash.h"
#include "gate/terms.h"
#include "gate/texts.h"

struct gate;
struct trace;

/* Terms that all outputs share, and exceptions; mistakes in them and exceptions that are over are reported (L07). The
 * project and its edition for customers, which is filled, must outlive it. */
struct gate *gate_open(struct arena *arena, struct diagnostics *sink, const struct project *project,
                       struct editions *editions);
void gate_close(struct gate *gate); /* NULL is fine */
/* Of the terms that all outputs share, and of the exceptions. */
struct hash gate_shared_hash(const struct gate *gate);
size_t gate_exception_count(const struct gate *gate);
/* The row of planpress.yaml that an exception is. */
const struct record *gate_exception(const struct gate *gate, size_t number);

/* A file of an output, or what will become one. */
struct gate_file {
    struct str name; /* as messages name it: "customer/uhlenmoor/review-handout.pdf" */
    bool pages;      /* numbers of its texts are pages, else lines */
    struct gate_texts texts;
};

/* How many terms of each kind an output was searched for. */
struct gate_tally {
    size_t of[GATE_REASON_COUNT];
};

/* An output for one customer. */
struct gate_output {
    const struct record *account;     /* full; NULL: it belongs to none */
    const struct record *document;    /* the same; NULL: any of the account */
    bool lists;                       /* it lists the documents of the account: what is excepted for one of them is here */
    const struct source *source;      /* what messages name when no line is found; may be NULL */
    const struct layout_file *layout; /* NULL: it was not made by one */
    struct locale *locale;
    struct gate_file *files;
    size_t file_count;
    bool *used; /* by exception, gate_exception_count of them: set for those that were needed; may be NULL */
    struct gate_tally *tally; /* filled; may be NULL */
    struct trace *trace;      /* told what judging took (formula/trace.h); may be NULL */
};

/* Reports each term that stands in it once, at the source line that put it there when that is found (L01, L02, L05,
 * L06), and what could not be read (L08). False: something was found. May be called from many threads. */
bool gate_judge(const struct gate *gate, struct diagnostics *sink, const struct gate_output *output);

/* Says which exceptions nothing needed. */
void gate_report_unused(const struct gate *gate, struct diagnostics *sink, const bool *used);

/* The account that messages and folders call so: by its id, its folder's name or its customer's; NULL: none. */
const struct record *gate_account(const struct gate *gate, struct str name);

/* The one that the project has; NULL: there are several, or none. */
const struct record *gate_only_account(const struct gate *gate);

/* The texts of a composed document, as a reader of its outputs would find them. */
struct document;
void gate_document_texts(struct gate_texts *texts, const struct document *document);

#endif
