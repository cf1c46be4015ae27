/* Bytes come in pieces of any size and are kept until a message is whole. */
#include "workbench/rpc.h"

#include <errno.h>
#include <poll.h>
#include <strings.h>
#include <unistd.h>

#include "base/limits.h"

enum { PIECE = 1 << 16, HEAD_MOST = 1 << 12, OUT_PIECE = 4096 /* what a pipe that takes anything takes at once */ };

struct rpc rpc_open(int in, int out) { return (struct rpc){.in = in, .out = out}; }

void rpc_close(struct rpc *rpc) { buffer_free(&rpc->input); }

static struct str waiting(const struct rpc *rpc) { return str_skip(buffer_str(&rpc->input), rpc->taken); }

/* ---- bytes ---- */

/* What was taken goes when it is more than what is left, so that each byte is moved once. */
static void drop_taken(struct rpc *rpc) {
    struct buffer *input = &rpc->input;
    if (!rpc->taken || (rpc->taken < PIECE && rpc->taken < input->size)) return;
    if (rpc->taken < input->size - rpc->taken) return;
    memmove(input->data, input->data + rpc->taken, input->size - rpc->taken);
    input->size -= rpc->taken;
    rpc->taken = 0;
}

static bool is_ready(struct rpc *rpc, int milliseconds) {
    struct pollfd in = {.fd = rpc->in, .events = POLLIN};
    return poll(&in, 1, milliseconds) > 0;
}

/* Reads what is there; it is. */
static void take_in(struct rpc *rpc) {
    drop_taken(rpc);
    buffer_grow(&rpc->input, PIECE);
    ssize_t size = read(rpc->in, rpc->input.data + rpc->input.size, PIECE);
    if (size > 0) rpc->input.size += (size_t)size;
    else if (!size || (errno != EINTR && errno != EAGAIN)) rpc->ended = true;
}

bool rpc_is_pending(struct rpc *rpc) { return !rpc->ended && is_ready(rpc, 0); }

/* ---- heads ---- */

static const struct str length_key = STR_INIT("content-length:");

/* A number and nothing else; false: it is none, or so large that nobody means it. */
static bool parse_length(struct str text, size_t *length) {
    text = str_trim(text);
    *length = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || *length > SIZE_MAX / 100) return false;
        *length = *length * 10 + (size_t)(text.data[i] - '0');
    }
    return text.size;
}

enum head { HEAD_WHOLE, HEAD_OPEN /* more has to come */, HEAD_DAMAGED };

/* `size`: of the head with the empty line that ends it. */
static enum head read_head(struct str text, size_t *size, size_t *length) {
    struct str rest = text, line;
    bool said = false;
    while (memchr(rest.data ? rest.data : "", '\n', rest.size)) {
        str_cut(&rest, '\n', &line);
        line = str_trim(line);
        *size = text.size - rest.size;
        if (!line.size) return said ? HEAD_WHOLE : HEAD_DAMAGED;
        bool ours = line.size > length_key.size && !strncasecmp(line.data, length_key.data, length_key.size);
        if (ours && !parse_length(str_skip(line, length_key.size), length)) return HEAD_DAMAGED;
        said |= ours;
        if (!ours && !str_find(line, STR(":"), NULL)) return HEAD_DAMAGED;
    }
    return text.size > HEAD_MOST ? HEAD_DAMAGED : HEAD_OPEN;
}

/* Goes to where a head may begin, behind the first byte. */
static void seek_head(struct rpc *rpc) {
    struct str text = waiting(rpc);
    size_t at = 1;
    while (at < text.size) {
        struct str rest = str_skip(text, at);
        size_t shown = rest.size < length_key.size ? rest.size : length_key.size;
        if (!strncasecmp(rest.data, length_key.data, shown)) break;
        at++;
    }
    rpc->taken += at < text.size ? at : text.size;
}

/* ---- messages ---- */

static void skip(struct rpc *rpc) {
    size_t there = waiting(rpc).size, size = there < rpc->skipped ? there : rpc->skipped;
    rpc->taken += size;
    rpc->skipped -= size;
}

/* NOTHING: more has to come. */
static enum rpc_event take_message(struct rpc *rpc, struct str *body) {
    size_t size = 0, length = 0;
    if (rpc->skipped) skip(rpc);
    struct str text = waiting(rpc);
    if (rpc->skipped || !text.size) return RPC_NOTHING;
    enum head head = read_head(text, &size, &length);
    if (head == HEAD_DAMAGED) return seek_head(rpc), RPC_DAMAGED;
    if (head == HEAD_OPEN) return RPC_NOTHING;
    if (length > LIMIT_RPC_BODY) {
        rpc->taken += size;
        rpc->skipped = length;
        skip(rpc);
        return RPC_LARGE;
    }
    if (text.size - size < length) return RPC_NOTHING;
    *body = str_slice(text, size, size + length);
    rpc->taken += size + length;
    return RPC_BODY;
}

enum rpc_event rpc_next(struct rpc *rpc, int milliseconds, struct str *body) {
    for (;;) {
        enum rpc_event event = take_message(rpc, body);
        if (event != RPC_NOTHING) return event;
        if (rpc->ended) {
            bool torn = waiting(rpc).size;
            rpc->taken = rpc->input.size;
            return torn ? RPC_DAMAGED : RPC_END;
        }
        if (!is_ready(rpc, milliseconds)) return RPC_NOTHING;
        take_in(rpc);
    }
}

/* ---- sending ---- */

/* Waits until something can be written; what comes meanwhile is taken in. */
static bool may_write(struct rpc *rpc) {
    for (;;) {
        struct pollfd ends[] = {{.fd = rpc->out, .events = POLLOUT}, {.fd = rpc->in, .events = POLLIN}};
        if (poll(ends, rpc->ended ? 1 : 2, -1) < 0 && errno != EINTR) return false;
        if (ends[0].revents & POLLOUT) return true;
        if (ends[0].revents) return false;
        if (ends[1].revents) take_in(rpc);
    }
}

static void send_bytes(struct rpc *rpc, struct str bytes) {
    while (bytes.size && !rpc->broken) {
        if (!may_write(rpc)) rpc->broken = true;
        else {
            ssize_t size = write(rpc->out, bytes.data, bytes.size < OUT_PIECE ? bytes.size : OUT_PIECE);
            if (size > 0) bytes = str_skip(bytes, (size_t)size);
            else if (errno != EINTR && errno != EAGAIN) rpc->broken = true;
        }
    }
}

void rpc_send(struct rpc *rpc, struct str body) {
    struct buffer whole = {0};
    buffer_format(&whole, "Content-Length: %zu\r\n\r\n", body.size);
    buffer_append(&whole, body);
    send_bytes(rpc, buffer_str(&whole));
    buffer_free(&whole);
}
