/* Threads that take the next job until none is left. The clock is read for the progress line alone. */
#include "command/crew.h"

#include <pthread.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"

struct crew {
    const struct run *run;
    struct job *jobs;
    size_t count;
    pthread_mutex_t lock; /* of what follows */
    size_t next, done;
    bool shown; /* a progress line is on the terminal */
    bool terminal;
    double start; /* seconds */
};

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void show_progress(struct crew *crew) {
    double left = (seconds() - crew->start) / (double)crew->done * (double)(crew->count - crew->done);
    if (!crew->terminal || left < 1) return;
    struct arena *scratch = arena_create();
    struct str text = message_text(scratch, crew->run->words,
                                   MESSAGE("{0} of {1, plural, one {# document} other {# documents}}, {2} s left",
                                           crew->done, crew->count, (int)left));
    fprintf(stderr, "\r\033[K%.*s", STR_ARG(text));
    arena_destroy(scratch);
    crew->shown = true;
}

static void *work(void *argument) {
    struct crew *crew = argument;
    struct worker worker = worker_open(crew->run);
    pthread_mutex_lock(&crew->lock);
    while (crew->next < crew->count) {
        struct job *job = &crew->jobs[crew->next++];
        pthread_mutex_unlock(&crew->lock);
        job_do(crew->run, &worker, job);
        pthread_mutex_lock(&crew->lock);
        crew->done++;
        show_progress(crew);
    }
    pthread_mutex_unlock(&crew->lock);
    worker_close(&worker);
    return NULL;
}

void crew_do(const struct run *run, struct job *jobs, size_t count) {
    struct crew crew = {.run = run,
                        .jobs = jobs,
                        .count = count,
                        .lock = PTHREAD_MUTEX_INITIALIZER,
                        .terminal = isatty(STDERR_FILENO),
                        .start = seconds()};
    pthread_t threads[256];
    size_t wanted = (size_t)run->options->jobs < count ? (size_t)run->options->jobs : count, started = 0;
    while (started + 1 < wanted && pthread_create(&threads[started], NULL, work, &crew) == 0) started++;
    work(&crew); /* the calling thread is one of the crew */
    for (size_t i = 0; i < started; i++) pthread_join(threads[i], NULL);
    if (crew.shown) fputs("\r\033[K", stderr);
}
