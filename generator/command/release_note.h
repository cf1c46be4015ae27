/* Release notes: what was checked before a customer's edition was handed over, kept in the house. A note is a small
 * YAML file with English keys, so that people and programs read the same; `internal/releases/` below the output folder
 * has them, one for each file that was released, and no build removes one. What an earlier note of the same file said
 * stays in the new one in short. */
#ifndef COMMAND_RELEASE_NOTE_H
#define COMMAND_RELEASE_NOTE_H

#include "base/catalogue.h"
#include "base/date.h"
#include "base/sha256.h"
#include "command/manifest.h"
#include "gate/gate.h"

/* An edition that was released. */
struct release_edition {
    struct str day; /* as of which the project was read: "2027-01-31" */
    struct str sha256, commit;
};

struct release_source {
    struct str file; /* in the project */
    struct sha256 sha256;
};

struct release_note {
    struct str file; /* below the output folder */
    struct str account, document, layout;
    struct release_edition edition; /* commit empty: without git */
    bool changed;                   /* the work tree held what was not committed */
    size_t bytes, pages;            /* pages 0: it has none */
    const struct release_source *sources;
    size_t source_count;
    struct gate_tally tally;
    const struct record **exceptions; /* rows of planpress.yaml that were needed */
    size_t exception_count;
    const struct release_edition *before; /* the newest first */
    size_t before_count;
};

/* Where the note of a customer's file lies, below the output folder. */
struct str release_note_path(struct arena *arena, struct str file);
bool release_is_note(const struct folder_file *file);
/* The way back: the file that a note is of. */
struct str release_noted_file(struct arena *arena, struct str note);

/* `words`: the language of the lines that say what this is. */
void release_note_print(struct buffer *out, const struct release_note *note, const struct catalogue *words);

/* What a note says: of the edition that it is about, then of those before; at least one. */
struct release_noted {
    struct str account, document, layout;
    struct release_edition *editions;
    size_t count;
};
/* False: it is no note. */
bool release_note_read(struct arena *arena, struct str text, struct release_noted *noted);

#endif
