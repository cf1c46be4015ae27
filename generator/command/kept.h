/* Taking from what runs before have kept, and keeping for the next one: checks and jobs. A NULL keeper has nothing and
 * keeps nothing. */
#ifndef COMMAND_KEPT_H
#define COMMAND_KEPT_H

#include "command/kept_trace.h"

/* For project_check; NULL when there is no keeper. Lives in the keeper's arena. */
const struct check_keeping *kept_checks(struct keeper *keeper);

/* Takes from what was kept whatever needs not be done again: such jobs are `taken`, their files marked as made. When
 * everything is there that jobs hang on. */
void kept_jobs_take(const struct run *run, struct job *jobs, size_t count);
/* Keeps what the others have come to; when they are done. */
void kept_jobs_keep(const struct run *run, struct job *jobs, size_t count);

/* The trace of a job that is about to be done: of what it composes, and of what the gate looks for. */
void kept_job_begin(const struct run *run, struct job *job);

#endif
