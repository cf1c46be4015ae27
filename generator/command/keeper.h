/* What the next run need not do again: the checks of a document, and a document in a layout. With each result stands
 * what it was made of: what all of its kind share (its *grounds*: the program, the templates, the theme, …), its own
 * document, and, by its trace (formula/trace.h), each value of other records that was read, as hashes. The next run
 * compares all of that with what is there now, and takes the result when nothing differs.
 *
 * Everything here belongs to one thread, before and after the crew works. */
#ifndef COMMAND_KEEPER_H
#define COMMAND_KEEPER_H

#include "command/job.h"
#include "command/kept_bytes.h"
#include "command/reason.h"
#include "formula/trace.h"
#include "schema/record_hash.h"

struct keeper;

/* NULL: nothing is kept. When the project is open, before anything is checked. */
struct keeper *keeper_open(struct arena *arena, const struct options *options, struct project *project,
                           const struct editions *editions);
struct arena *keeper_arena(struct keeper *keeper);
struct store *keeper_store(struct keeper *keeper);
const struct kept_sources *keeper_sources(struct keeper *keeper);
void keeper_use_faces(struct keeper *keeper, const struct faces *faces);
void keeper_use_gate(struct keeper *keeper, const struct gate *gate);
void keeper_use_shelf(struct keeper *keeper, const struct shelf *shelf);

/* The grounds of all jobs, and of checks; what belongs to one document alone is zero. */
void keeper_grounds(struct keeper *keeper, struct hash grounds[GROUND_COUNT], bool check);
struct hash keeper_layout_hash(struct keeper *keeper, const struct layout_file *layout);
struct hash keeper_text_hash(struct keeper *keeper, const struct project_document *document);
/* NULL: the records of the class are not there. */
struct record_hashes *keeper_records(struct keeper *keeper, enum class class);
/* Whether files were changed while they were read: what is made of them is not kept. */
bool keeper_is_torn(const struct keeper *keeper);
struct hash keeper_thing(struct keeper *keeper, enum trace_thing thing, enum class class, struct str name);

#endif
