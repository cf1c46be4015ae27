/* libmicrohttpd, loaded when it is used; its objects stay in this file. */
#include "workbench/http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/library.h"
#include "workbench/http_guard.h"

#define CALLS(call)                                                                                                       \
    call(MHD_start_daemon) call(MHD_stop_daemon) call(MHD_quiesce_daemon) call(MHD_run) call(MHD_get_daemon_info) call(MHD_get_timeout)            \
    call(MHD_lookup_connection_value) call(MHD_create_response_from_buffer) call(MHD_create_response_from_callback)         \
    call(MHD_add_response_header) call(MHD_queue_response) call(MHD_destroy_response) call(MHD_suspend_connection)        \
    call(MHD_resume_connection) call(MHD_set_connection_option)

enum {
    MOST_CONNECTIONS = 96,
    MOST_STREAMS = 48, /* of these, so that pages are served whoever listens */
    EVENTS_KEPT = 64,
    IDLE_SECONDS = 20,
    HEADER_BYTES = 24 * 1024
};

struct event {
    char *text;
    size_t size;
};

/* Somebody who listens. */
struct stream {
    struct stream *next, **place;
    struct http *http;
    struct MHD_Connection *connection;
    uint64_t at;     /* the event that he gets next */
    size_t sent;     /* bytes of it */
    bool suspended;
};

struct http {
    struct mhd {
        CALLS(LIBRARY_CALL)
    } mhd;
    struct MHD_Daemon *daemon;
    unsigned port;
    http_answerer *answerer;
    void *context;
    struct event events[EVENTS_KEPT];
    uint64_t count; /* events so far */
    struct stream *streams;
    size_t stream_count;
    bool closing;
};

/* ---- events ---- */

static void keep_event(struct http *http, const char *text, size_t size) {
    struct event *event = &http->events[http->count++ % EVENTS_KEPT];
    free(event->text);
    event->text = malloc(size + 1);
    memcpy(event->text, text, size);
    event->size = size;
    for (struct stream *stream = http->streams; stream; stream = stream->next) {
        if (!stream->suspended) continue;
        stream->suspended = false;
        http->mhd.MHD_resume_connection(stream->connection);
    }
}

void http_tell(struct http *http, const char *event, struct str data) {
    struct arena *scratch = arena_create();
    struct str text = str_format(scratch, "event: %s\ndata: %.*s\n\n", event, STR_ARG(data));
    keep_event(http, text.data, text.size);
    arena_destroy(scratch);
}

void http_beat(struct http *http) {
    if (http->stream_count) keep_event(http, ":\n\n", 3);
}

/* Whoever is so slow that events are gone goes on with the next one that is there: it says where all stands, not what
 * has changed. */
static ssize_t send_events(void *context, uint64_t position, char *bytes, size_t most) {
    struct stream *stream = context;
    struct http *http = stream->http;
    (void)position;
    if (http->closing) return MHD_CONTENT_READER_END_OF_STREAM;
    if (http->count > EVENTS_KEPT && stream->at < http->count - EVENTS_KEPT && !stream->sent)
        stream->at = http->count - EVENTS_KEPT;
    if (stream->sent && stream->at + EVENTS_KEPT < http->count) return MHD_CONTENT_READER_END_WITH_ERROR;
    if (stream->at == http->count) {
        stream->suspended = true;
        http->mhd.MHD_suspend_connection(stream->connection);
        return 0;
    }
    const struct event *event = &http->events[stream->at % EVENTS_KEPT];
    size_t size = event->size - stream->sent < most ? event->size - stream->sent : most;
    memcpy(bytes, event->text + stream->sent, size);
    stream->sent += size;
    if (stream->sent == event->size) stream->at++, stream->sent = 0;
    return (ssize_t)size;
}

static void end_stream(void *context) {
    struct stream *stream = context;
    *stream->place = stream->next;
    if (stream->next) stream->next->place = stream->place;
    stream->http->stream_count--;
    free(stream);
}

static struct MHD_Response *stream_response(struct http *http, struct MHD_Connection *connection) {
    struct stream *stream = calloc(1, sizeof *stream);
    *stream = (struct stream){.next = http->streams, .place = &http->streams, .http = http, .connection = connection,
                              .at = http->count};
    if (stream->next) stream->next->place = &stream->next;
    http->streams = stream;
    http->stream_count++;
    http->mhd.MHD_set_connection_option(connection, MHD_CONNECTION_OPTION_TIMEOUT, 0U);
    return http->mhd.MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 4096, send_events, stream, end_stream);
}

/* ---- answers ---- */

/* What a browser may do with an answer. Pages say themselves what may be loaded by them. */
static void put_headers(struct http *http, struct MHD_Response *response, const struct http_answer *answer) {
    const char *const headers[][2] = {
        {"Content-Type", answer->type},           {"Cache-Control", "no-store"},
        {"X-Content-Type-Options", "nosniff"},    {"Referrer-Policy", "no-referrer"},
        {"X-Frame-Options", answer->page ? "SAMEORIGIN" : "DENY"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
    };
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        http->mhd.MHD_add_response_header(response, headers[i][0], headers[i][1]);
}

static enum MHD_Result send_answer(struct http *http, struct MHD_Connection *connection,
                                   const struct http_answer *answer) {
    struct arena *scratch = arena_create();
    struct str bytes = answer->bytes;
    struct MHD_Response *response =
        answer->events ? stream_response(http, connection)
                       : http->mhd.MHD_create_response_from_buffer(bytes.size, (void *)(uintptr_t)bytes.data,
                                                                   MHD_RESPMEM_MUST_COPY);
    put_headers(http, response, answer);
    if (answer->location.size)
        http->mhd.MHD_add_response_header(response, "Location", str_terminated(scratch, answer->location));
    if (answer->status == MHD_HTTP_METHOD_NOT_ALLOWED) http->mhd.MHD_add_response_header(response, "Allow", "GET, HEAD");
    enum MHD_Result sent = http->mhd.MHD_queue_response(connection, answer->status, response);
    http->mhd.MHD_destroy_response(response);
    arena_destroy(scratch);
    return sent;
}

static struct http_answer plain_answer(unsigned status, const char *text) {
    return (struct http_answer){.status = status, .type = "text/plain; charset=utf-8", .bytes = str_of(text)};
}

static const char *header(struct http *http, struct MHD_Connection *connection, const char *name) {
    return http->mhd.MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

static bool is_asked_for(const char *method) { return !strcmp(method, "GET") || !strcmp(method, "HEAD"); }

static struct http_answer answer_to(struct http *http, struct MHD_Connection *connection, struct arena *arena,
                                    const char *method, struct str target) {
    struct http_headers headers = {header(http, connection, "Host"), header(http, connection, "Origin"),
                                   header(http, connection, "Sec-Fetch-Site"),
                                   header(http, connection, "Sec-Fetch-Mode")};
    struct http_question question = {0};
    if (!http_guard_lets(http->port, &headers))
        return plain_answer(MHD_HTTP_FORBIDDEN, "planpress serves pages of its own address alone\n");
    if (!is_asked_for(method))
        return plain_answer(MHD_HTTP_METHOD_NOT_ALLOWED, "only GET and HEAD\n");
    str_cut(&target, '?', &question.path);
    question.query = target;
    struct http_answer answer = http->answerer(http->context, arena, &question);
    if (answer.events && http->stream_count >= MOST_STREAMS)
        return plain_answer(MHD_HTTP_SERVICE_UNAVAILABLE, "too many listen already\n");
    return answer;
}

/* A question while it is read: all of its target, as it was sent. */
struct asking {
    bool whole; /* its head is read */
    char target[];
};

static void *take_target(void *context, const char *target, struct MHD_Connection *connection) {
    (void)context, (void)connection;
    size_t size = strlen(target) + 1;
    struct asking *asking = malloc(sizeof *asking + size);
    asking->whole = false;
    return memcpy(asking->target, target, size), asking;
}

static void end_question(void *context, struct MHD_Connection *connection, void **asking,
                         enum MHD_RequestTerminationCode how) {
    (void)context, (void)connection, (void)how;
    free(*asking);
    *asking = NULL;
}

/* Called when the head is read, and again when all is: who is answered at once loses the connection, as he ought to who sends
 * what nobody wants. */
static enum MHD_Result take_question(void *context, struct MHD_Connection *connection, const char *path,
                                     const char *method, const char *version, const char *body, size_t *body_size,
                                     void **state) {
    struct http *http = context;
    struct asking *asking = *state;
    (void)path, (void)version, (void)body, (void)body_size;
    if (!asking->whole && is_asked_for(method)) return asking->whole = true, MHD_YES;
    struct arena *arena = arena_create();
    struct http_answer answer = answer_to(http, connection, arena, method, str_of(asking->target));
    enum MHD_Result sent = send_answer(http, connection, &answer);
    arena_destroy(arena);
    return sent;
}

/* ---- opening ---- */

/* Our own, so that it is seen whether the port is taken. */
static int listen_at(unsigned port) {
    int on = 1, socket_of_ours = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (socket_of_ours < 0) return -1;
    setsockopt(socket_of_ours, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (!bind(socket_of_ours, (struct sockaddr *)&address, sizeof address) && !listen(socket_of_ours, 64))
        return socket_of_ours;
    int problem = errno;
    close(socket_of_ours);
    errno = problem;
    return -1;
}

static unsigned port_of(int socket_of_ours) {
    struct sockaddr_in address;
    socklen_t size = sizeof address;
    return getsockname(socket_of_ours, (struct sockaddr *)&address, &size) ? 0 : ntohs(address.sin_port);
}

static struct MHD_Daemon *start(struct http *http, int listening) {
    return http->mhd.MHD_start_daemon(
        MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, take_question, http, MHD_OPTION_LISTEN_SOCKET,
        listening, MHD_OPTION_CONNECTION_LIMIT, (unsigned)MOST_CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)IDLE_SECONDS, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEADER_BYTES, MHD_OPTION_URI_LOG_CALLBACK,
        take_target, NULL, MHD_OPTION_NOTIFY_COMPLETED, end_question, NULL, MHD_OPTION_END);
}

struct http *http_open(struct arena *arena, unsigned port, http_answerer *answerer, void *context, bool *taken,
                       struct message *problem) {
    int listening = listen_at(port);
    *taken = listening < 0 && errno == EADDRINUSE;
    *problem = message_new(arena, "port {0} cannot be listened at: {1}", port, str_of(strerror(errno)));
    if (listening < 0) return NULL;
    struct http *http = calloc(1, sizeof *http);
    http->answerer = answerer;
    http->context = context;
    http->port = port_of(listening);
    library_load("libmicrohttpd.so.12", (const char *const[]){CALLS(LIBRARY_NAME) NULL}, &http->mhd);
    http->daemon = start(http, listening);
    if (http->daemon) return http;
    close(listening);
    free(http);
    return NULL;
}

unsigned http_port(const struct http *http) { return http->port; }

int http_descriptor(const struct http *http) {
    return http->mhd.MHD_get_daemon_info(http->daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
}

int http_patience(const struct http *http) {
    MHD_UNSIGNED_LONG_LONG wait;
    if (http->mhd.MHD_get_timeout(http->daemon, &wait) != MHD_YES) return -1;
    return wait < 60000 ? (int)wait : 60000;
}

void http_run(struct http *http) { http->mhd.MHD_run(http->daemon); }

void http_close(struct http *http) {
    if (!http) return;
    http->closing = true;
    http_tell(http, "end", STR("{}"));
    http_run(http);
    http->mhd.MHD_stop_daemon(http->daemon);
    for (size_t i = 0; i < EVENTS_KEPT; i++) free(http->events[i].text);
    free(http);
}
