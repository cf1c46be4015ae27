/* Lines that say by their first word what they are, wherever they stand: "offen: Wer leitet das Projekt?" */
#ifndef KIND_RECORD_CUES_H
#define KIND_RECORD_CUES_H

#include "kind/record_reader.h"

/* Takes such lines out of a paragraph or list: they become rows of the document's list that has the cue. False when
 * nothing of the block is left. */
bool record_take_cues(struct record_reader *reader, struct record *document, struct block *block);
/* Adds these rows when all of the body was read; an info for each list says so (I16). */
void record_add_cue_rows(struct record_reader *reader, struct record *document);

/* The text without a cue of the list in front: "offen: wie hoch?" among open questions is "wie hoch?". */
struct str record_without_cue(struct arena *arena, const struct field *list, struct str text);

#endif
