/* What the parts of import share. */
#ifndef COMMAND_IMPORT_INTERNAL_H
#define COMMAND_IMPORT_INTERNAL_H

#include "base/csv_read.h"
#include "base/word_list.h"
#include "command/options.h"
#include "command/row_files.h"
#include "kind/import_value.h"
#include "project/import_map.h"

/* What a column is for. */
enum import_role { IMPORT_IGNORED, IMPORT_FIELD, IMPORT_ID, IMPORT_ACCOUNT, IMPORT_CURRENCY };

struct import_column {
    enum import_role role;
    const struct field *field; /* of FIELD */
    struct import_style style;
};

/* A row that is there, under one of the names by which it is found. */
struct known_row {
    struct str key; /* "c:" and the id of the other program, "i:" and its own, "n:" and its name, as ids */
    const struct value *row;
};

/* An account with rows in the table. */
struct import_account {
    struct str text;                         /* as the table calls it */
    const struct project_document *document; /* NULL: there is none */
    struct row_file file;
    struct row_list list;
    struct import_context context;
    struct known_row *known; /* sorted by key */
    size_t known_count;
    struct row_new *rows; /* to be added */
    size_t row_count, row_capacity;
    bool broken; /* it cannot be edited, which was said */
};

/* Names that were given in this run. */
struct name_set {
    struct str *slots;
    size_t count, capacity; /* a power of two */
};
/* False: it is there already. */
bool name_set_add(struct arena *arena, struct name_set *set, struct str name);

struct importing {
    const struct options *options;
    struct arena *arena;
    struct project *project;
    const struct catalogue *words;
    const struct kind *plan;
    struct field_way way;
    struct csv_table table;
    struct import_map map;
    struct import_column *columns;
    struct import_account **accounts;
    size_t account_count, account_capacity;
    struct name_set names;                             /* of rows that are added, and rows that were met */
    struct word_list strangers;                        /* accounts that have no plan */
    size_t added, changed, equal, left_out, put_aside; /* rows; values kept below x- keys */
    size_t failed; /* of those that are left out: they should not be */
};

#define IMPORT_KEY "x-crm"

bool import_columns(struct importing *importing);
void import_row(struct importing *importing, struct import_account *account, size_t row);
/* Keeps what --map said in the project's templates/import.yaml. */
bool import_remember(struct importing *importing, struct message *problem);

#endif
