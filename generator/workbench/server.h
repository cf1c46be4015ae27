/* What is answered: pages of the output folder for the readers that were asked for, with the script of the preview, and what
 * that script asks. */
#ifndef WORKBENCH_SERVER_H
#define WORKBENCH_SERVER_H

#include "workbench/http.h"

struct known;
struct loop;
struct server;

struct server *server_new(struct loop *loop);
void server_free(struct server *server); /* NULL is fine */
http_answerer server_answer;             /* its context is the server */

/* A build begins; what it tells; its end. */
void server_begin(struct server *server);
void server_hear(struct server *server, char what, struct str bytes);
void server_end(struct server *server);

/* What it knows, for the process in which a build is done. */
const struct known *server_known(const struct server *server);

/* Begins what waits to be explained. */
void server_work(struct server *server);

#endif
