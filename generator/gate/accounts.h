/* The accounts of a project: what they are called and which documents are theirs. */
#ifndef GATE_ACCOUNTS_H
#define GATE_ACCOUNTS_H

#include "gate/terms.h"
#include "project/project.h"

struct gate_document {
    const struct record *account, *document; /* full */
    const struct record *seen;               /* the document in the edition for customers; NULL: not in it */
};

struct gate_accounts {
    struct gate_document *items; /* by account, then in the project's order */
    size_t count;
};

struct gate_accounts gate_accounts_of(struct arena *arena, const struct records *full, const struct records *seen);
/* Those of one account: a slice. */
struct gate_accounts gate_accounts_slice(const struct gate_accounts *all, const struct record *account);
/* Adds the names of all accounts, those of plans and those that only stand in a list of accounts. */
void gate_accounts_name(struct gate_terms *terms, const struct gate_accounts *all, const struct records *full);

#endif
