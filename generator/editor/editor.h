/* What an editor wants to know of a place in a text: completion, hover, definitions, references and renaming, outline,
 * folds, links, hints. Answers are plain structs; whoever speaks to an editor turns them into its protocol.
 *
 * The text asked about is one that somebody is typing: it may be half a line, and need not be YAML at all. So answers
 * go by the lines around a place (sketch.h) and never need it to be read; names, ids and values are those of the last
 * project that could be opened. Nothing is read or written here, and nothing is kept from one answer to the next.
 *
 * Places are bytes of the text as it is handed in, whatever its line ends; a place behind the text is its end. Answers
 * live in the arena of who asks. What is said to people is said in editor->language; text that is called Markdown is
 * CommonMark with tables of our own words and with what authors wrote escaped. */
#ifndef EDITOR_EDITOR_H
#define EDITOR_EDITOR_H

#include "base/catalogue.h"
#include "base/message.h"
#include "base/text_edit.h"

struct arena;
struct project;

/* A text with its place. Paths are absolute, without links in them, as project->root is. */
struct editor_file {
    struct str path;
    struct str text;
};

/* Who asks. */
struct editor {
    struct arena *arena;
    const struct project *project;   /* the last good one */
    const struct language *language; /* of who edits */
    const struct catalogue *words;   /* messages in it (project_words); NULL: English */
    const struct str *files; /* of the project's folder, seen from it: what a path or link may lead to; may be none */
    size_t file_count;
    const struct editor_file *open; /* texts in place of those that the project was opened with; may be none */
    size_t open_count;
};

/* A stretch of a text. */
struct editor_range {
    size_t start, end;
};

/* The same in any file; `text` is what it is counted in. */
struct editor_location {
    struct editor_file file;
    struct editor_range range; /* the name itself: "c1" */
    struct editor_range whole; /* the row, section or field that is called so; at least the range */
};

struct editor_locations {
    struct editor_location *items;
    size_t count, capacity;
};

/* ---- completion ---- */

enum editor_item_kind {
    EDITOR_KEY,       /* a field as a key, heading or column */
    EDITOR_SECTION,   /* one that holds others: a group, a list of rows, a heading */
    EDITOR_CHOICE,    /* one of a field's choices; yes and no */
    EDITOR_REFERENCE, /* an id: of a person, an account, a row */
    EDITOR_KIND,      /* behind `kind:` */
    EDITOR_DAY,       /* a day, month, quarter or year */
    EDITOR_FUNCTION,  /* of formulas */
    EDITOR_PATH,      /* a name in a formula */
    EDITOR_WIDGET,    /* of a layout, or one of its options */
    EDITOR_CLASS,     /* of a block: `::: internal` */
    EDITOR_CODE,      /* of a rule */
    EDITOR_FILE,      /* a path or an anchor */
    EDITOR_WORD,      /* any other word that may stand there: a type, a key of a theme */
};

struct editor_item {
    enum editor_item_kind kind;
    struct str label;  /* what the list shows: “owner”, “lück” */
    struct str beside; /* what stands behind it in small print: “Verantwortlich”, “Hanne Lück”; may be empty */
    struct str about;  /* Markdown, as hover has it; may be empty */
    struct str filter; /* what is compared with what was typed: the label and its other names, with spaces between */
    struct text_edit edit; /* what choosing it does, as plain text: what was typed of it is replaced */
    struct str snippet; /* the text of the edit with places to fill in, ${1:…} and $0, and all other signs of snippets
                           escaped; empty: there are none */
    bool wanted;        /* required and not there yet */
    bool goes_on;       /* something can be completed where it ends: a value behind its key */
};

/* In the order in which they are to be shown. */
struct editor_items {
    struct editor_item *items;
    size_t count, capacity;
    bool more; /* there are others: to be asked again when more was typed */
};

/* What may stand at a place. */
struct editor_items editor_complete(const struct editor *editor, const struct editor_file *file, size_t at);
/* After which characters an editor should ask without being told to. */
extern const char *const editor_triggers[]; /* NULL-terminated */

/* ---- hover ---- */

struct editor_about {
    struct editor_range range; /* what it is about */
    struct str text;           /* Markdown */
};

/* False: there is nothing to say. */
bool editor_hover(const struct editor *editor, const struct editor_file *file, size_t at, struct editor_about *about);

/* ---- ids and names, wherever they are used ---- */

/* Where what stands at a place is said: the row, document or file of a reference or link; the declaration of a key, a
 * part, a widget's field; the rule of a code. */
struct editor_locations editor_definition(const struct editor *editor, const struct editor_file *file, size_t at);

/* Where the row or document that is called or referred to at a place is named in all files of the project, by its id or
 * its name; of a key: the field in its kind's documents, layouts and rules. `declaration`: also where it is said. By
 * file, then place. */
struct editor_locations editor_references(const struct editor *editor, const struct editor_file *file, size_t at,
                                          bool declaration);

/* The same in the file itself. */
struct editor_locations editor_highlight(const struct editor *editor, const struct editor_file *file, size_t at);

/* Whether what stands at a place can be renamed, and what of it is to be asked for: the id or name as it stands there.
 * False, with a problem that says why not. */
bool editor_may_rename(const struct editor *editor, const struct editor_file *file, size_t at,
                       struct editor_range *range, struct str *name, struct message *problem);

struct editor_edit {
    struct editor_file file;
    struct text_edit edit;
};

struct editor_edits {
    struct editor_edit *items; /* by file, then place */
    size_t count, capacity;
};

/* Edits that give it another id or name wherever it is used; quotes stay, and are put where the new one needs them.
 * False, with a problem: it is no id, or something else is called so already. */
bool editor_rename(const struct editor *editor, const struct editor_file *file, size_t at, struct str name,
                   struct editor_edits *edits, struct message *problem);

/* ---- the shape of a file ---- */

enum editor_symbol_kind {
    EDITOR_DOCUMENT, /* workspace symbols alone */
    EDITOR_HEADING,
    EDITOR_GROUP,
    EDITOR_LIST,
    EDITOR_ROW,
    EDITOR_FIELD,  /* with a single value */
    EDITOR_ACTION, /* a widget, a rule, a formula */
};

struct editor_symbol {
    enum editor_symbol_kind kind;
    struct str name;           /* the key or heading as it stands there, the title of a row */
    struct str detail;         /* a value, an id, how many rows; may be empty */
    struct editor_range whole; /* with all that is below it */
    struct editor_range range; /* the name itself */
    size_t depth;              /* from 0; what follows and is deeper lies in it */
};

struct editor_symbols {
    struct editor_symbol *items; /* in order of the text */
    size_t count, capacity;
};

struct editor_symbols editor_outline(const struct editor *editor, const struct editor_file *file);

/* A document or row of the project by its title. */
struct editor_found {
    enum editor_symbol_kind kind;
    struct str name, detail; /* the title; the id */
    struct str container;    /* what it stands in: "Opportunities, Account plan Kestrel" */
    struct editor_location location;
};

struct editor_findings {
    struct editor_found *items;
    size_t count, capacity;
};

/* Those whose title or id holds all words of a query, in any case and spelling; the nearest first. No more than
 * `most`. */
struct editor_findings editor_find(const struct editor *editor, struct str query, size_t most);

enum editor_fold_kind { EDITOR_FOLD_REGION, EDITOR_FOLD_COMMENT };
struct editor_fold {
    struct editor_range range; /* from the end of its first line to that of its last */
    enum editor_fold_kind kind;
};
struct editor_folds {
    struct editor_fold *items; /* in order of their beginnings */
    size_t count, capacity;
};
struct editor_folds editor_folds(const struct editor *editor, const struct editor_file *file);

/* What may be marked step by step around a place, from the word to the file: each holds the one before. */
struct editor_ranges {
    struct editor_range *items;
    size_t count, capacity;
};
struct editor_ranges editor_selections(const struct editor *editor, const struct editor_file *file, size_t at);

/* A path or address in a text. */
struct editor_link {
    struct editor_range range;
    struct str
        target;  /* an address of the web as it is written, else an absolute path, which need not lead to anything */
    size_t line; /* of the target, from 1, where it has an anchor that is found; 0: none */
};
struct editor_links {
    struct editor_link *items;
    size_t count, capacity;
};
struct editor_links editor_links(const struct editor *editor, const struct editor_file *file);

/* ---- hints ---- */

/* Something that stands in no file, to be shown behind a place: the value of a computed field. */
struct editor_hint {
    size_t at;
    struct str text;  /* "= Weighted €767,000, 6 rows", "in 96 days" */
    struct str about; /* Markdown: how it is computed */
};
struct editor_hints {
    struct editor_hint *items; /* in order of the text */
    size_t count, capacity;
};
/* Of what begins in a range of the text. */
struct editor_hints editor_hints(const struct editor *editor, const struct editor_file *file,
                                 struct editor_range range);

/* ---- formatting ---- */

/* Edits, sorted, that put a text into the form of `planpress fmt` without changing what it means; none where it has it
 * already. False, with a problem: it cannot be done safely. */
bool editor_format(const struct editor *editor, const struct editor_file *file, struct text_edit **edits, size_t *count,
                   struct message *problem);

#endif
