/* What a run keeps for the next one, as bytes: numbers, texts, messages with the places they are about. Written in the
 * order in which it is read; a reader that meets anything else than it expects says so, and what was kept is not used. */
#ifndef COMMAND_KEPT_BYTES_H
#define COMMAND_KEPT_BYTES_H

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "base/hash.h"
#include "project/project.h"

/* The files that messages may be about, by the tree that they stand in and their names. */
struct kept_sources {
    const struct source **items; /* sorted */
    size_t count;
    const struct files *own; /* the project's tree */
};
struct kept_sources kept_sources_of(struct arena *arena, const struct project *project);
const struct source *kept_source(const struct kept_sources *sources, bool own, struct str name); /* NULL */

struct kept_writer {
    struct buffer *out;
    const struct kept_sources *sources;
    bool failed; /* a place is in none of the files */
};
void kept_put(struct kept_writer *writer, uint64_t number);
void kept_put_hash(struct kept_writer *writer, struct hash hash);
void kept_put_text(struct kept_writer *writer, struct str text);
void kept_put_span(struct kept_writer *writer, struct span span);
void kept_put_message(struct kept_writer *writer, struct message message);
void kept_put_diagnostic(struct kept_writer *writer, const struct diagnostic *diagnostic);

struct kept_reader {
    struct str bytes; /* what is left; texts that are read point into it */
    const struct kept_sources *sources;
    struct arena *arena;
    bool failed;
};
uint64_t kept_take(struct kept_reader *reader);
/* A count of things of which each takes so many bytes at least: never more than there can be. */
size_t kept_take_count(struct kept_reader *reader, size_t least);
struct hash kept_take_hash(struct kept_reader *reader);
struct str kept_take_text(struct kept_reader *reader);
struct span kept_take_span(struct kept_reader *reader);
struct message kept_take_message(struct kept_reader *reader);
struct diagnostic kept_take_diagnostic(struct kept_reader *reader);

#endif
