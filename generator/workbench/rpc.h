/* Messages between a client and the server: a head that says how long the body is, and the body.
 *
 * Heads may have their lines in any order. What cannot be understood is never waited for: what follows is gone through
 * for the next head. */
#ifndef WORKBENCH_RPC_H
#define WORKBENCH_RPC_H

#include <stdbool.h>

#include "base/buffer.h"

struct rpc {
    int in, out;
    struct buffer input; /* what has come */
    size_t taken;        /* of it */
    size_t skipped;      /* bytes of a body that is too large, still to come */
    bool ended;          /* nothing more will come */
    bool broken;         /* nobody reads */
};

struct rpc rpc_open(int in, int out);
void rpc_close(struct rpc *rpc);

enum rpc_event {
    RPC_BODY,    /* a message has come */
    RPC_NOTHING, /* none has, in the time that was given */
    RPC_DAMAGED, /* no head could be made out */
    RPC_LARGE,   /* a body over LIMIT_RPC_BODY was passed over */
    RPC_END
};
/* The body is valid until the next call. `milliseconds`: -1 waits for ever. */
enum rpc_event rpc_next(struct rpc *rpc, int milliseconds, struct str *body);

/* Whether something has come since. Never waits. */
bool rpc_is_pending(struct rpc *rpc);

/* Sends a body; what comes meanwhile is kept, so that two who both write never wait for each other. */
void rpc_send(struct rpc *rpc, struct str body);

#endif
