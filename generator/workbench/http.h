/* The server: HTTP on this machine's loopback alone, GET and HEAD alone, for whom http_guard.h lets in. It has no thread: the
 * loop waits for its descriptor and lets it run. A client that is slow, or says nothing, holds up nobody. */
#ifndef WORKBENCH_HTTP_H
#define WORKBENCH_HTTP_H

#include "base/message.h"
#include "base/str.h"

struct arena;
struct http;

struct http_question {
    struct str path, query; /* as they were sent: %XX are still there; the query without its "?" */
};

struct http_answer {
    unsigned status;
    const char *type;    /* the media type */
    struct str bytes;    /* in the arena of the question */
    struct str location; /* of a status 303; else empty */
    bool page;           /* may be looked at by itself and in frames of ours */
    bool events;         /* the stream of events, which has no end */
};

typedef struct http_answer http_answerer(void *context, struct arena *arena, const struct http_question *question);

/* `port` 0: one that is free. NULL: the port is taken, *taken, or the machine has another problem, which is said. */
struct http *http_open(struct arena *arena, unsigned port, http_answerer *answerer, void *context, bool *taken,
                       struct message *problem);
unsigned http_port(const struct http *http);
int http_descriptor(const struct http *http); /* readable when there is something to do */
int http_patience(const struct http *http);   /* ms until it wants to run in any case; -1: for ever */
void http_run(struct http *http);
void http_close(struct http *http); /* NULL is fine */

/* To all who listen: a line of data. */
void http_tell(struct http *http, const char *event, struct str data);
/* Whoever has gone away without a word is noticed when something is sent to him. */
void http_beat(struct http *http);

#endif
