#include "workbench/round.h"

#include <errno.h>
#include <malloc.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>


struct head {
    uint32_t size;
    char what;
    char unused[3];
};

struct teller {
    int pipe;
    pthread_mutex_t lock; /* one at a time */
};

void teller_tell(struct teller *teller, char what, struct str bytes) {
    struct buffer out = {0};
    struct head head = {.size = (uint32_t)bytes.size, .what = what};
    buffer_bytes(&out, &head, sizeof head);
    buffer_append(&out, bytes);
    pthread_mutex_lock(&teller->lock);
    for (size_t at = 0; at < out.size;) {
        ssize_t written = write(teller->pipe, out.data + at, out.size - at);
        if (written < 0 && errno != EINTR) _exit(3); /* nobody listens any more */
        at += written > 0 ? (size_t)written : 0;
    }
    pthread_mutex_unlock(&teller->lock);
    buffer_free(&out);
}

/* A build touches some forty megabytes for the first time. In pages of two megabytes that is twenty faults in place of ten
 * thousand, which were a fifth of its processor time. */
static void use_large_pages(void) {
    enum { AHEAD = 64 * 1024 * 1024, LARGE = 2 * 1024 * 1024 };
    uintptr_t start = (uintptr_t)sbrk(0);
    mallopt(M_MMAP_THRESHOLD, AHEAD / 2); /* the most that it takes */
    mallopt(M_TRIM_THRESHOLD, 4 * AHEAD);
    mallopt(M_TOP_PAD, AHEAD);
    void *volatile grown = malloc(AHEAD / 4); /* more than is free; compilers leave out what nobody sees */
    free(grown);
    uintptr_t end = (uintptr_t)sbrk(0), first = (start + LARGE - 1) & ~(uintptr_t)(LARGE - 1);
    if (end > first) madvise((void *)first, end - first, MADV_HUGEPAGE); /* where it may not be, pages stay small */
}

/* Of the loop it keeps nothing: neither sockets, which clients would take for open, nor what signals meant to it. Whoever reads
 * the messages may be gone: then nobody hears them, and the work goes on. */
static int work_alone(int pipe_end, int (*work)(struct teller *teller, void *context), void *context) {
    struct teller teller = {3, PTHREAD_MUTEX_INITIALIZER};
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (pipe_end != teller.pipe) dup2(pipe_end, teller.pipe);
    close_range((unsigned)teller.pipe + 1, ~0U, 0);
    use_large_pages();
    int status = work(&teller, context);
    fflush(stdout);
    return status;
}

bool round_start(struct round *round, int (*work)(struct teller *teller, void *context), void *context) {
    int ends[2];
    if (pipe(ends)) return false;
    fflush(stdout);
    fflush(stderr);
    pid_t process = fork();
    if (!process) _exit(work_alone(ends[1], work, context));
    close(ends[1]);
    if (process < 0) return close(ends[0]), false;
    round->process = process;
    round->pipe = ends[0];
    buffer_clear(&round->heard);
    return true;
}

/* As much as is there, and never so much that clients wait. */
static bool read_more(struct round *round) {
    char bytes[65536];
    struct pollfd waiting = {.fd = round->pipe, .events = POLLIN};
    for (int times = 0; times < 16 && poll(&waiting, 1, 0) > 0; times++) {
        ssize_t size = read(round->pipe, bytes, sizeof bytes);
        if (size == 0 || (size < 0 && errno != EINTR)) return false;
        if (size > 0) buffer_bytes(&round->heard, bytes, (size_t)size);
    }
    return true;
}

static void take_whole(struct round *round, void (*take)(void *context, char what, struct str bytes), void *context) {
    size_t at = 0;
    struct head head;
    while (round->heard.size - at >= sizeof head) {
        memcpy(&head, round->heard.data + at, sizeof head);
        if (round->heard.size - at - sizeof head < head.size) break;
        take(context, head.what, (struct str){round->heard.data + at + sizeof head, head.size});
        at += sizeof head + head.size;
    }
    memmove(round->heard.data, round->heard.data + at, round->heard.size - at);
    round->heard.size -= at;
}

/* What one round of many told is no measure of what the next one will. */
static int end(struct round *round) {
    int status = 0;
    while (waitpid(round->process, &status, 0) < 0 && errno == EINTR) continue;
    close(round->pipe);
    buffer_free(&round->heard);
    *round = (struct round){0};
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool round_take(struct round *round, void (*take)(void *context, char what, struct str bytes), void *context,
                int *status) {
    bool more = read_more(round);
    if (round->heard.size) take_whole(round, take, context);
    if (!more) *status = end(round);
    return !more;
}

void round_stop(struct round *round) {
    if (!round->process) return;
    kill(round->process, SIGTERM);
    end(round);
}
