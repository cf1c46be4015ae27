/* Markdown fields whose sections are about rows of a list: minutes, by the items of the agenda. */
#ifndef KIND_RECORD_PARTS_H
#define KIND_RECORD_PARTS_H

#include "kind/record_reader.h"

/* Sections whose headings call a row become that row's text; lines with a cue in them become rows, which say which part
 * they are from. All rows of the document's Markdown have been read, but for those of cues. */
void record_take_parts(struct record_reader *reader, struct record *document);

#endif
